"""通报文字、专项: what the office writes for its bulletins, and which cases it counts together."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from cityloop.catalog import queries as catalog
from cityloop.core import clock
from cityloop.core.errors import Invalid
from cityloop.evaluation import rights
from cityloop.evaluation.bulletins.texts import TOPICS
from cityloop.evaluation.models import BulletinText, CaseTheme
from cityloop.evaluation.models.bulletins import MOST_WORDS
from cityloop.evaluation.periods import Period
from cityloop.evaluation.words import Topic
from cityloop.people.actors import Actor
from cityloop.people.models import Platform
from cityloop.people.posts import Permission
from cityloop.people.queries import zone_of

MOST_THEMES, LONGEST_NAME = 12, 20


@dataclass(frozen=True, slots=True)
class Theme:
    """专项 by name: 小类 of one nature."""

    name: str
    nature: str
    category_codes: tuple[str, ...]


def write(*, by: Actor, platform: Platform, period: Period, topic: Topic, text: str) -> BulletinText:
    """撰写: from the next issue on these words stand in the place of the draft; empty ones give it back."""
    rights.check(by, Permission.ASSESS, "撰写通报文字")
    if topic not in TOPICS.get(period.kind, ()):
        known = "、".join(one.label for one in TOPICS.get(period.kind, ()))
        raise Invalid(
            f"这种通报没有“{topic.label}”栏目，可写：{known or '（无）'}。",
            "No such topic in a bulletin of this kind.",
            field="topic",
        )
    said = text.replace("\r\n", "\n").strip()
    if len(said) > MOST_WORDS:
        raise Invalid(
            f"文字超过 {MOST_WORDS} 字，请精简。", f"At most {MOST_WORDS} characters.", field="text"
        )
    if "\x00" in said:
        raise Invalid("文字中有不能保存的字符。", "A character that cannot be stored.", field="text")
    return BulletinText.objects.create(
        platform=platform, period=period.name, topic=topic, text=said, by_id=by.user_id or 0, at=clock.now()
    )


def set_themes(*, by: Actor, platform: Platform, themes: Sequence[Theme]) -> list[CaseTheme]:
    """设定专项: all of them at once; what is not named is no longer one."""
    rights.check(by, Permission.ASSESS, "设定专项")
    if len(themes) > MOST_THEMES:
        raise Invalid(f"专项最多 {MOST_THEMES} 个。", f"At most {MOST_THEMES} themes.", field="themes")
    names = [one.name.strip() for one in themes]
    if len(set(names)) < len(names):
        raise Invalid("专项名称重复。", "Two themes have one name.", field="themes")
    every = [(one.nature, code) for one in themes for code in set(one.category_codes)]
    if len(set(every)) < len(every):
        twice = sorted({code for nature, code in every if every.count((nature, code)) > 1})
        raise Invalid(
            f"小类 {'、'.join(twice)} 属于两个专项，无法分开统计。",
            "A category belongs to two themes.",
            field="category_codes",
        )
    today = clock.now().astimezone(zone_of(platform.pk)).date()
    known = {(one.nature, one.code) for one in catalog.categories(platform.pk, today)}
    rows = [_row(platform, one, known) for one in themes]
    with transaction.atomic():
        CaseTheme.objects.filter(platform=platform).delete()
        return CaseTheme.objects.bulk_create(rows)


def _row(platform: Platform, theme: Theme, known: set[tuple[str, str]]) -> CaseTheme:
    name = theme.name.strip()
    if not name or len(name) > LONGEST_NAME:
        raise Invalid(f"专项名称应为 1–{LONGEST_NAME} 字。", "Give the theme a short name.", field="name")
    if not theme.category_codes:
        raise Invalid(f"专项“{name}”没有小类。", "A theme needs categories.", field="category_codes")
    unknown = [code for code in theme.category_codes if (theme.nature, code) not in known]
    if unknown:
        raise Invalid(
            f"专项“{name}”中的小类 {'、'.join(unknown)} 不在现行目录中。",
            "Categories that the catalogue in force does not have.",
            field="category_codes",
        )
    codes = sorted(set(theme.category_codes))
    return CaseTheme(platform=platform, name=name, nature=theme.nature, category_codes=codes)
