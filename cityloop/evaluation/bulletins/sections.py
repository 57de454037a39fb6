"""Which sections a bulletin has and in which order: content in, blocks out."""

from collections.abc import Callable

from cityloop.core.words import Word
from cityloop.evaluation.bulletins import annex, casework, drafting, overview, printing, scored
from cityloop.evaluation.bulletins.blocks import Block, Document, Section
from cityloop.evaluation.bulletins.content import Content
from cityloop.evaluation.periods import Kind


class Part(Word):
    """A section; its label is its heading and its place in the template."""

    OVERALL = "overall", "总体情况"
    SOURCES = "sources", "问题来源"
    UNITS = "units", "部门办理情况"
    STREETS = "streets", "街道情况"
    SPLITS = "splits", "分类情况"
    HOT = "hot", "高发问题"
    OVERDUE = "overdue", "超期未处置案件"
    TYPICAL = "typical", "典型案例"
    INSPECTORS = "inspectors", "采集工作"
    SCORES = "scores", "考核得分"
    REWARDS = "rewards", "奖惩情况"
    NEWS = "news", "工作动态"
    PRAISE = "praise", "表扬台账"
    LEDGER = "ledger", "挂账和积压"
    QUALITY = "quality", "数据质量"
    NEXT = "next", "存在问题和下步要求"
    MEETING = "meeting", "分单位讲评"


_WRITERS: dict[Part, Callable[[Content], list[Block]]] = {
    Part.OVERALL: lambda content: [
        *overview.overall(content),
        *overview.trend(content),
        *overview.satisfaction(content),
    ],
    Part.SOURCES: overview.sources,
    Part.UNITS: overview.units,
    Part.STREETS: overview.streets,
    Part.SPLITS: overview.splits,
    Part.HOT: casework.hot,
    Part.OVERDUE: casework.overdue,
    Part.TYPICAL: casework.typical,
    Part.INSPECTORS: casework.inspectors,
    Part.SCORES: scored.scores,
    Part.REWARDS: drafting.rewards,
    Part.NEWS: drafting.news,
    Part.PRAISE: scored.praise,
    Part.LEDGER: casework.ledger,
    Part.QUALITY: casework.quality,
    Part.NEXT: drafting.next_steps,
    Part.MEETING: scored.meeting,
}
_WEEK = (
    Part.OVERALL,
    Part.SOURCES,
    Part.UNITS,
    Part.STREETS,
    Part.SPLITS,
    Part.HOT,
    Part.OVERDUE,
    Part.TYPICAL,
)
PARTS: dict[Kind, tuple[Part, ...]] = {
    Kind.WEEK: (*_WEEK, Part.NEXT),
    Kind.MONTH: (
        *_WEEK,
        Part.INSPECTORS,
        Part.SCORES,
        Part.NEWS,
        Part.PRAISE,
        Part.LEDGER,
        Part.QUALITY,
        Part.NEXT,
        Part.MEETING,
    ),
    Kind.YEAR: (
        Part.OVERALL,
        Part.SOURCES,
        Part.UNITS,
        Part.STREETS,
        Part.SPLITS,
        Part.HOT,
        Part.SCORES,
        Part.REWARDS,
        Part.NEWS,
        Part.PRAISE,
        Part.LEDGER,
        Part.NEXT,
    ),
}
TITLES = {
    Kind.WEEK: "城市运行管理工作周通报",
    Kind.MONTH: "城市运行管理工作月讲评",
    Kind.YEAR: "城市运行管理工作年度考核通报",
}


def written(content: Content) -> Document:
    """The bulletin in words and tables."""
    return Document(
        title=TITLES[content.period.kind] + ("（更正）" if content.corrects else ""),
        issuer=content.platform,
        period=printing.days(content.period.first, content.period.last),
        issue=issue(content),
        date=printing.day(content.made_on),
        remark=_remark(content),
        sections=tuple(
            Section(part.label, tuple(_WRITERS[part](content)), annexed=part is Part.MEETING)
            for part in PARTS[content.period.kind]
        ),
        annex=annex.inputs(content),
    )


def issue(content: Content) -> str:
    """2026年第46周 | 2026年11月 | 2026年度."""
    year, _, rest = content.period.name.partition("-")
    match content.period.kind:
        case Kind.WEEK:
            return f"{year}年第{int(rest.removeprefix('W'))}周"
        case Kind.MONTH:
            return f"{year}年{int(rest)}月"
        case Kind.YEAR:
            return f"{year}年度"
        case _:
            return printing.days(content.period.first, content.period.last)


def _remark(content: Content) -> str:
    """What must be said of the whole under its title; empty when nothing."""
    said = []
    if content.corrects:
        said.append(f"本件更正本期第{content.corrects}稿，以本件为准")
    if not content.complete:
        said.append("本期尚未结束，数据截至制作之时")
    if content.sheets and not all(sheet.published for sheet in content.sheets):
        said.append("考核得分未公布，仅供核对")
    return "；".join(said)
