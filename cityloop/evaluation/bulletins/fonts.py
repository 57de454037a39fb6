"""Chinese fonts for PDF and charts: those of an office if they are there, else whatever the machine has."""

from dataclasses import dataclass
from functools import cache

import typst
from django.conf import settings

# Families by role, as fonts name themselves, best first.
_SONG = (
    "SimSun", "宋体", "NSimSun", "Songti SC", "STSong", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC",
    "Source Han Serif CN", "AR PL UMing CN", "FandolSong",
)  # fmt: skip
_HEI = (
    "SimHei", "黑体", "Microsoft YaHei", "PingFang SC", "STHeiti", "Noto Sans CJK SC", "Noto Sans SC",
    "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "FandolHei",
    "Droid Sans Fallback",
)  # fmt: skip
_FANG = ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "FandolFang")
_KAI = (
    "KaiTi_GB2312",
    "楷体_GB2312",
    "KaiTi",
    "楷体",
    "STKaiti",
    "Kaiti SC",
    "AR PL UKai CN",
    "LXGW WenKai",
    "FandolKai",
)
_TITLE = (
    "FZXiaoBiaoSong-B05S",
    "FZXiaoBiaoSong-B05",
    "方正小标宋简体",
    "方正小标宋_GBK",
    "STZhongsong",
    "华文中宋",
)


@dataclass(frozen=True, slots=True)
class Faces:
    """What each kind of text is set in."""

    title: str
    body: str
    heading: str
    script: str


MISSING = (
    "没有找到中文字体，未生成 PDF 和图表；Word、Excel 不受影响。请安装一种中文字体（如 fonts-noto-cjk），"
    "或把字体文件放进一个文件夹，用环境变量 CITYLOOP_FONTS 指明。"
)


def folders() -> list[str]:
    return [str(settings.ENV.fonts)] if settings.ENV.fonts else []


@cache
def installed() -> typst.Fonts:
    """The fonts of the system and of CITYLOOP_FONTS, looked for once."""
    return typst.Fonts(include_embedded_fonts=True, font_paths=folders())


@cache
def faces() -> Faces | None:
    """None when nothing here can write Chinese."""
    return choose(installed().families())


def choose(families: list[str]) -> Faces | None:
    """The best of what there is, for every role."""
    known = {family.lower(): family for family in families}

    def first(*wanted: tuple[str, ...]) -> str:
        names = (known.get(name.lower()) for role in wanted for name in role)
        return next((name for name in names if name), "")

    if not first(_SONG, _HEI, _FANG, _KAI, _TITLE):
        return None
    return Faces(
        title=first(_TITLE, _SONG, _HEI, _FANG, _KAI),
        body=first(_FANG, _SONG, _KAI, _HEI, _TITLE),
        heading=first(_HEI, _SONG, _FANG, _KAI, _TITLE),
        script=first(_KAI, _FANG, _SONG, _HEI, _TITLE),
    )
