"""Figures for the leader's page: today by stage, the four promptnesses, where and when problems are many.

Every number is a `Number`: how many cases, and the `Filter` of the list 案件查询 that shows exactly these.
It is counted by that same filter, as far as the asker may see. Nothing reads further back than its window.
Rates are of cases: a case of which one round was late is late. Answers are kept for some seconds.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractHour, Length, Substr

from cityloop.cases import queries
from cityloop.cases.done import Deed, Done, spells, took_from
from cityloop.cases.models import Assignment
from cityloop.cases.narrowing import lamped
from cityloop.cases.queries import Filter, Lamp, Worklist
from cityloop.cases.stages import OPEN, Kind, Stage
from cityloop.catalog import queries as catalog
from cityloop.catalog.worktime import Limit, Unit
from cityloop.core import briefly, clock
from cityloop.people.actors import Actor
from cityloop.people.queries import zone_of
from cityloop.places.cells import cells_of

T = TypeVar("T")

KEPT_SECONDS = 5.0
HOT = 10
STREET = 9  # digits of a street's division code
NOMINAL_MINUTES = {
    Unit.MINUTE: 1,
    Unit.URGENT_HOUR: 60,
    Unit.WORK_HOUR: 60,
    Unit.WORK_DAY: 480,
    Unit.URGENT_DAY: 1440,
    Unit.CALENDAR_DAY: 1440,
}


@dataclass(frozen=True, slots=True)
class Number:
    """So many cases: exactly those of the list narrowed by `cases`."""

    count: int
    cases: Filter


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; empty when there is no whole."""

    part: Number
    whole: Number

    @property
    def value(self) -> float | None:
        return self.part.count / self.whole.count if self.whole.count else None


@dataclass(frozen=True, slots=True)
class Promptness:
    """One of the 四个第一时间: wall-clock minutes of the cases that took the step, and how many kept the target.

    `target` is the nominal sum of the desks' limits in minutes; empty where every case has its own due date.
    """

    done: Done
    label: str
    target: int | None
    median: float | None
    p90: float | None
    kept: Share


@dataclass(frozen=True, slots=True)
class Slice:
    """One line of a breakdown."""

    key: str
    label: str
    number: Number


@dataclass(frozen=True, slots=True)
class Today:
    at: datetime
    since: datetime
    reported: Number
    done: list[Slice]
    open: list[Slice]
    lamps: list[Slice]
    promptness: list[Promptness]
    in_limit: Share
    same_day: Share
    categories: list[Slice]
    streets: list[Slice]
    hours: list[Slice]


def today(actor: Actor) -> Today:
    """The figures of the local day up to now."""
    return kept(actor, "today", lambda: _today(actor))


def kept(actor: Actor, name: Hashable, build: Callable[[], T]) -> T:
    """Built once in some seconds for everybody who sees the same cases."""
    scope = "centre" if actor.is_centre else actor.user_id
    return briefly.kept((actor.platform_id, scope, name), KEPT_SECONDS, build)


def counted(actor: Actor, cases: Filter) -> Number:
    """How many cases a filter of the list lets through."""
    return Number(queries.cases_of(actor, Worklist.ALL, cases).count(), cases)


def midnight(actor: Actor, days_ago: int = 0) -> datetime:
    """When the local day began, so many days ago."""
    local = clock.now().astimezone(zone_of(actor.platform_id))
    return (local - timedelta(days=days_ago)).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)


def percentile(ranked: list[float], share: float) -> float | None:
    """The nearest-rank percentile of sorted values."""
    if not ranked:
        return None
    return ranked[max(-(-len(ranked) * round(share * 100) // 100), 1) - 1]


def _today(actor: Actor) -> Today:
    begin, now = midnight(actor), clock.now()
    arrived = Filter(reported_from=begin)
    reported = counted(actor, arrived)
    steps = [done for done in Done if done is not Done.REWORKED]
    handled = counted(actor, Filter(deed=Deed(done=Done.HANDLED, begin=begin)))
    on_time = counted(actor, Filter(deed=Deed(done=Done.HANDLED, begin=begin, late=False)))
    same_day = counted(actor, replace(arrived, stage=Stage.CLOSED, same_day=True))
    return Today(
        at=now,
        since=begin,
        reported=reported,
        done=[
            Slice(one.value, one.label, counted(actor, Filter(deed=Deed(done=one, begin=begin))))
            for one in steps
        ],
        open=_open(actor),
        lamps=_lamps(actor),
        promptness=[_promptness(actor, *step, begin) for step in PROMPT],
        in_limit=Share(on_time, handled),
        same_day=Share(same_day, reported),
        categories=_categories(actor, arrived),
        streets=_streets(actor, arrived),
        hours=_hours(actor, arrived, begin),
    )


def _open(actor: Actor) -> list[Slice]:
    """How many stand where, stage by stage."""
    open_cases = queries.cases_of(actor, Worklist.ALL, Filter()).filter(stage__in=sorted(OPEN))
    found = dict(open_cases.order_by().values_list("stage").annotate(n=Count("pk")))
    return [
        Slice(stage.value, stage.label, Number(found.get(stage.value, 0), Filter(stage=stage)))
        for stage in Stage
        if stage in OPEN
    ]


def _lamps(actor: Actor) -> list[Slice]:
    """How many burn how, in one pass over the spells that hold a case."""
    counts = {lamp.value: Count("pk", filter=lamped(lamp)) for lamp in Lamp}
    found = holding(actor).aggregate(**counts)
    return [Slice(lamp.value, lamp.label, Number(found[lamp.value], Filter(lamp=lamp))) for lamp in Lamp]


def holding(actor: Actor) -> QuerySet[Assignment]:
    """The open spells that hold the cases an actor may see; a unit's platform is that of its cases."""
    held = Assignment.objects.filter(ended_at__isnull=True, parent__isnull=True)
    if actor.is_centre:
        return held.filter(department__platform_id=actor.platform_id)
    return held.filter(case__in=queries.cases_of(actor, Worklist.ALL, Filter()))


# The four promptnesses: which step, how people call it, whose limits add up to the target.
PROMPT: tuple[tuple[Done, str, tuple[Kind, ...]], ...] = (
    (Done.ACCEPTED, "第一时间受理", (Kind.ACCEPT,)),
    (Done.DISPATCHED, "第一时间转办", (Kind.FILE, Kind.DISPATCH)),
    (Done.HANDLED, "第一时间办结", ()),
    (Done.CLOSED, "第一时间反馈", (Kind.ARRANGE, Kind.INSPECT, Kind.CLOSE)),
)


def _promptness(actor: Actor, done: Done, label: str, desks: tuple[Kind, ...], begin: datetime) -> Promptness:
    target = sum(nominal(catalog.stage_limit(actor.platform_id, kind.value).limit) for kind in desks) or None
    deed = Deed(done=done, begin=begin)
    inside = replace(deed, within=target) if target else replace(deed, late=False)
    took = sorted(minutes(actor, deed).values())
    share = Share(counted(actor, Filter(deed=inside)), counted(actor, Filter(deed=deed)))
    return Promptness(done, label, target, percentile(took, 0.5), percentile(took, 0.9), share)


def nominal(limit: Limit) -> int:
    """A limit in minutes by the wall clock, as people say it: four work hours are 240."""
    return int(limit.amount * Decimal(NOMINAL_MINUTES[limit.unit]))


def minutes(actor: Actor, deed: Deed) -> dict[int, float]:
    """Wall-clock minutes that a measured step took, by case; the slowest where it was taken more than once."""
    since = took_from(deed.done)
    found = seen_spells(actor, deed).annotate(since=since).filter(since__isnull=False)
    took: dict[int, float] = {}
    for case_id, begun, ended in found.values_list("case_id", "since", "ended_at"):
        took[case_id] = max(took.get(case_id, 0.0), (ended - begun).total_seconds() / 60)
    return took


def seen_spells(actor: Actor, deed: Deed) -> QuerySet[Assignment]:
    """The spells of a deed in cases that the actor may see. A unit's platform is that of its cases."""
    if actor.is_centre:
        return spells(deed).filter(department__platform_id=actor.platform_id)
    return spells(deed).filter(case__in=queries.cases_of(actor, Worklist.ALL, Filter()))


def _categories(actor: Actor, arrived: Filter) -> list[Slice]:
    """高发问题."""
    found = _grouped(actor, arrived, "nature", "category_code", "category__name")
    lines: dict[tuple[str, str], Slice] = {}
    for nature, code, name, count in found:
        before = lines[nature, code].number.count if (nature, code) in lines else 0
        cases = replace(arrived, nature=nature, subcategory=code)
        lines[nature, code] = Slice(f"{nature}:{code}", name, Number(before + count, cases))
    return _most(lines.values())


def _streets(actor: Actor, arrived: Filter) -> list[Slice]:
    """高发区域."""
    cases = queries.cases_of(actor, Worklist.ALL, arrived).annotate(street=street_of(""))
    whole = cases.alias(digits=Length("street")).filter(digits=STREET)
    found = whole.order_by().values_list("street").annotate(n=Count("pk"))
    names = cells_of(actor.platform_id).divisions
    lines = [
        Slice(code, names.get(code, code), Number(count, replace(arrived, division_code=code)))
        for code, count in found
    ]
    return _most(lines)


def _hours(actor: Actor, arrived: Filter, begin: datetime) -> list[Slice]:
    """高发时段: every hour of the local day."""
    zone = zone_of(actor.platform_id)
    cases = queries.cases_of(actor, Worklist.ALL, arrived).annotate(
        hour=ExtractHour("reported_at", tzinfo=zone)
    )
    found = dict(cases.order_by().values_list("hour").annotate(n=Count("pk")))
    return [
        Slice(str(hour), f"{hour} 时", Number(found.get(hour, 0), _in_hour(arrived, begin, hour)))
        for hour in range(24)
    ]


def _in_hour(arrived: Filter, begin: datetime, hour: int) -> Filter:
    at = begin.replace(hour=hour)
    return replace(arrived, reported_from=at, reported_to=at + timedelta(hours=1))


def street_of(at: str) -> Substr:
    """The street's part of a case's division code."""
    return Substr(f"{at}division_code", 1, STREET)


def _grouped(actor: Actor, narrow: Filter, *keys: str) -> Iterable[tuple[Any, ...]]:
    cases: Any = queries.cases_of(actor, Worklist.ALL, narrow).order_by()
    found: Iterable[tuple[Any, ...]] = cases.values_list(*keys).annotate(n=Count("pk"))
    return found


def _most(lines: Iterable[Slice]) -> list[Slice]:
    return sorted(lines, key=lambda line: (-line.number.count, line.key))[:HOT]
