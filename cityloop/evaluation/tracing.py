"""From a score to its cases: the formula, the numbers put in, and the cases behind each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cityloop.cases import sight
from cityloop.cases.models import Case
from cityloop.core.errors import Invalid, NotFound
from cityloop.core.paging import MAX_PAGE
from cityloop.evaluation import rights
from cityloop.evaluation.adopted import scheme_of
from cityloop.evaluation.counting import Behind
from cityloop.evaluation.live import counting_for, live, spans_of, version_of_period
from cityloop.evaluation.schemes.document import Scheme
from cityloop.evaluation.schemes.scores import ItemScore, RateScore, Score
from cityloop.evaluation.spans import Span
from cityloop.evaluation.words import Fact
from cityloop.people.actors import Actor
from cityloop.people.models import Platform


@dataclass(frozen=True, slots=True)
class Trace:
    """One item of one object, with the rates it draws on."""

    scheme: Scheme
    score: Score
    item: ItemScore
    rates: list[RateScore]


@dataclass(frozen=True, slots=True)
class Listed:
    """One case behind a number. `case` is empty where the reader may not see it: the number is told all the same."""

    number: str
    times: int
    ruled: bool
    case: Case | None


@dataclass(frozen=True, slots=True)
class Cases:
    """A page of the cases behind a number; the `times` of all of them add up to `count`."""

    count: int
    rows: list[Listed]
    next_cursor: str


def trace(actor: Actor, platform: Platform, scheme: str, over: Span, key: str, item: str) -> Trace:
    """How an item of an object came about."""
    version = version_of_period(platform.pk, scheme, over)
    found = live(platform, version, over)
    rights.check_sees(actor, found.scheme.object_type, key)
    score = found.of(key)
    if score is None:
        raise NotFound("本期没有这个考核对象。", "No such object in this period.")
    line = next((one for one in score.items if one.id == item), None)
    if line is None:
        raise Invalid("没有这个考核项目，或本期成绩是各期平均。", "No such item here.", field="item")
    facts = {one.fact for one in line.drawn}
    rates = [one for one in score.rates if facts.issuperset(drawn.fact for drawn in one.drawn)]
    return Trace(found.scheme, score, line, rates)


def cases_behind(
    actor: Actor, platform: Platform, scheme: str, over: Span, key: str, fact: Fact, *, size: int, cursor: str
) -> Cases:
    """The cases behind one number of a score, in the order of their reports."""
    counted_by = scheme_of(version_of_period(platform.pk, scheme, over))
    rights.check_sees(actor, counted_by.object_type, key)
    parts = spans_of(platform.pk, counted_by, over)
    rows = [one for part in parts for one in counting_for(platform, counted_by, part).behind(key, fact)]
    return paged(actor, rows, size=size, cursor=cursor)


def paged(actor: Actor, rows: Sequence[Behind], *, size: int, cursor: str) -> Cases:
    """A page of a list; the cursor is the place in it."""
    begin = _place(cursor)
    if not 0 < size <= MAX_PAGE:
        raise Invalid(f"每页条数应在 1–{MAX_PAGE} 之间。", f"Page size must be 1–{MAX_PAGE}.", field="size")
    part = rows[begin : begin + size]
    seen = _seen(actor, [one.number for one in part])
    listed = [Listed(one.number, one.times, one.ruled, seen.get(one.number)) for one in part]
    more = begin + size < len(rows)
    return Cases(sum(one.times for one in rows), listed, str(begin + size) if more else "")


def _place(cursor: str) -> int:
    if not cursor:
        return 0
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 10):
        raise Invalid(
            "翻页标记无效：请从第一页重新查询。",
            "Bad cursor: start again from the first page.",
            field="cursor",
        )
    return int(cursor)


def _seen(actor: Actor, numbers: Sequence[str]) -> Mapping[str, Case]:
    rows = sight.visible_cases(actor).filter(number__in=numbers).select_related("category")
    return {one.number: one for one in rows}
