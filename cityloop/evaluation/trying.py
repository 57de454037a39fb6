"""试算与试运行: what would come of other rules, before anybody adopts them. Nothing is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cityloop.core.errors import Invalid
from cityloop.evaluation import rights
from cityloop.evaluation.adopted import in_force
from cityloop.evaluation.live import Scored, live, score_by, version_of_period
from cityloop.evaluation.models import SchemeVersion
from cityloop.evaluation.periods import Kind
from cityloop.evaluation.schemes.document import Scheme, parse_scheme
from cityloop.evaluation.schemes.errors import SchemeError
from cityloop.evaluation.schemes.golden import GoldenRow, check_golden
from cityloop.evaluation.schemes.scores import Score
from cityloop.evaluation.schemes.what_if import Changed, Move, compare, what_if
from cityloop.evaluation.spans import Span, last_complete, span
from cityloop.people.actors import Actor
from cityloop.people.models import Platform
from cityloop.people.posts import Permission


@dataclass(frozen=True, slots=True)
class Trial:
    """The scores by the tried rules, and who moves against the rules in force (`against`; without any nobody does)."""

    scored: Scored
    before: list[Score]
    moves: list[Move]
    against: SchemeVersion | None


@dataclass(frozen=True, slots=True)
class Checked:
    """The live check of a document: its mistakes with their lines, or the scheme and its worked examples (验算)."""

    mistakes: tuple[SchemeError, ...]
    scheme: Scheme | None
    golden: list[GoldenRow]


def check_text(text: str) -> Checked:
    """Read a document as far as it can be read."""
    try:
        scheme = parse_scheme(text)
    except SchemeError as mistake:
        return Checked(mistake.every, None, [])
    return Checked((), scheme, check_golden(scheme))


def what_would(
    actor: Actor, platform: Platform, scheme: str, over: Span, changes: Mapping[str, Changed]
) -> Trial:
    """试算: weights or thresholds of the scheme in force changed, and the new ranking."""
    rights.check(actor, Permission.VIEW_SCORES, "试算")
    version = version_of_period(platform.pk, scheme, over)
    now = live(platform, version, over)
    tried = score_by(platform, what_if(now.scheme, changes), over)
    return Trial(tried, now.scores, compare(now.scores, tried.scores), version)


def dry_run(
    actor: Actor, platform: Platform, text: str, over: Span | None = None, against: str = ""
) -> Trial:
    """试运行 of a document on a period, by default the last one of its kind that is over (上月), beside the scheme
    `against`, by default the one that it would replace."""
    rights.check(actor, Permission.VIEW_SCORES, "试运行")
    scheme = parse_scheme(text)
    if over is None:
        kind = Kind.MONTH if scheme.period == "custom" else Kind(scheme.period)
        over = span(platform.pk, last_complete(platform.pk, kind))
    tried = score_by(platform, scheme, over)
    other = _beside(platform, scheme, over, against)
    before = live(platform, other, over).scores if other else []
    return Trial(tried, before, compare(before, tried.scores) if other else [], other)


def _beside(platform: Platform, scheme: Scheme, over: Span, against: str) -> SchemeVersion | None:
    """The version in force that was asked for; else that of the same id, else the first in force for the same objects
    and the same groups, else none."""
    rows = in_force(platform.pk, over.period.first, scheme.object_type)
    asked = [row for row in rows if row.scheme == against]
    if against and not asked:
        known = "、".join(f"{row.title}（{row.scheme}）" for row in rows) or "没有"
        raise Invalid(
            f"这一期没有对同一类对象有效的方案 {against}；可以比较的：{known}。",
            "No such scheme is in force for these objects.",
            field="against",
        )
    same = [row for row in rows if row.scheme == scheme.id]
    alike = [row for row in rows if tuple(row.groups) == scheme.groups]
    return next(iter([*asked, *same, *alike]), None)


@dataclass(frozen=True, slots=True)
class Tunable:
    """A number of a scheme that may be changed in a trial: its path (see `what_if`) and the value it has."""

    path: str
    label: str
    value: str


def tunables(scheme: Scheme) -> list[Tunable]:
    """Every weight, benchmark, step and border of a scheme, in the order of the document."""
    found: list[Tunable] = []
    for name in ("items", "rates", "rank", "grades"):
        found += _leaves(name, "", scheme.table.get(name))
    return found


def _leaves(path: str, label: str, value: Any) -> Iterator[Tunable]:
    if isinstance(value, Mapping):
        label = str(value.get("label", label))
        for key, inner in value.items():
            yield from _leaves(f"{path}.{key}", label, inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            step = inner.get("id", index) if isinstance(inner, Mapping) else index
            yield from _leaves(f"{path}.{step}", label, inner)
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        yield Tunable(path, label, f"{value}")
