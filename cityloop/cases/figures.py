"""Figures for the leader's page: today by stage, the four promptnesses, where and when problems are many.

Every number is a `Number`: how many cases, and the `Filter` of the list 案件查询 that shows exactly these.
What a step is, `done` says for the filter and for the count alike. Nothing reads further back than its window.
Rates are of cases: a case of which one round was late is late. Answers are kept for some seconds.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr

from cityloop.cases import deeds, queries, sight
from cityloop.cases.deeds import Deeds
from cityloop.cases.done import Deed, Done
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
    begin = midnight(actor)
    arrived, done = Arrived(actor, begin), deeds.since(actor, begin)
    open_, lamps = _held(actor)
    handled = _done(done, Done.HANDLED, begin)
    return Today(
        at=clock.now(),
        since=begin,
        reported=arrived.reported,
        done=[
            Slice(one.value, one.label, _done(done, one, begin)) for one in Done if one is not Done.REWORKED
        ],
        open=open_,
        lamps=lamps,
        promptness=[_promptness(actor, done, *step, begin) for step in PROMPT],
        in_limit=Share(_on_time(done, Done.HANDLED, begin), handled),
        same_day=Share(arrived.ended_same_day, arrived.reported),
        categories=arrived.categories(),
        streets=arrived.streets(),
        hours=arrived.hours(),
    )


def _done(done: Deeds, step: Done, begin: datetime) -> Number:
    return Number(len(done.cases(step)), Filter(deed=Deed(done=step, begin=begin)))


def _on_time(done: Deeds, step: Done, begin: datetime) -> Number:
    kept_it = done.cases(step) - done.late(step)
    return Number(len(kept_it), Filter(deed=Deed(done=step, begin=begin, late=False)))


def _held(actor: Actor) -> tuple[list[Slice], list[Slice]]:
    """How many open cases stand where and burn how, in one pass over the spells that hold them."""
    burning = {lamp.value: Count("pk", filter=lamped(lamp)) for lamp in Lamp}
    spells: QuerySet[Any, Any] = holding(actor).order_by().values_list("case__stage")
    by_stage: Counter[str] = Counter()
    by_lamp: Counter[str] = Counter()
    for stage, count, *counts in spells.annotate(n=Count("pk"), **burning):
        by_stage[stage] += count
        by_lamp.update(dict(zip(burning, counts, strict=True)))
    stages = [
        Slice(stage.value, stage.label, Number(by_stage[stage], Filter(stage=stage)))
        for stage in Stage
        if stage in OPEN
    ]
    lamps = [Slice(lamp.value, lamp.label, Number(by_lamp[lamp], Filter(lamp=lamp))) for lamp in Lamp]
    return stages, lamps


def holding(actor: Actor) -> QuerySet[Assignment]:
    """The open spells that hold the cases an actor may see."""
    # Whoever is held is open: said so that the database need not look at those long closed.
    return sight.spells_in_sight(actor).filter(
        ended_at__isnull=True, parent__isnull=True, case__ended_at__isnull=True
    )


# The four promptnesses: which step, how people call it, whose limits add up to the target.
PROMPT: tuple[tuple[Done, str, tuple[Kind, ...]], ...] = (
    (Done.ACCEPTED, "第一时间受理", (Kind.ACCEPT,)),
    (Done.DISPATCHED, "第一时间转办", (Kind.FILE, Kind.DISPATCH)),
    (Done.HANDLED, "第一时间办结", ()),
    (Done.CLOSED, "第一时间反馈", (Kind.ARRANGE, Kind.INSPECT, Kind.CLOSE)),
)


def _promptness(
    actor: Actor, done: Deeds, step: Done, label: str, desks: tuple[Kind, ...], begin: datetime
) -> Promptness:
    target = sum(nominal(catalog.stage_limit(actor.platform_id, kind.value).limit) for kind in desks) or None
    took = done.minutes(step)
    if target is None:
        inside = _on_time(done, step, begin)
    else:
        slower = {case for case, spent in took.items() if spent > target}
        cases = Filter(deed=Deed(done=step, begin=begin, within=target))
        inside = Number(len(done.cases(step) - slower), cases)
    ranked = sorted(took.values())
    share = Share(inside, _done(done, step, begin))
    return Promptness(step, label, target, percentile(ranked, 0.5), percentile(ranked, 0.9), share)


def nominal(limit: Limit) -> int:
    """A limit in minutes by the wall clock, as people say it: four work hours are 240."""
    return int(limit.amount * Decimal(NOMINAL_MINUTES[limit.unit]))


class Arrived:
    """The cases reported since the day began, as far as the actor may see: read once."""

    def __init__(self, actor: Actor, begin: datetime) -> None:
        self._actor, self._begin, self._zone = actor, begin, zone_of(actor.platform_id)
        self._narrow = Filter(reported_from=begin)
        found = queries.cases_of(actor, Worklist.ALL, self._narrow).order_by()
        self._cases = [
            _Case(*row)
            for row in found.values_list(
                "stage", "nature", "category_code", "division_code", "reported_at", "ended_at"
            )
        ]

    @property
    def reported(self) -> Number:
        return Number(len(self._cases), self._narrow)

    @property
    def ended_same_day(self) -> Number:
        """同日办结."""
        ended = [one for one in self._cases if one.stage == Stage.CLOSED and one.on_one_day(self._zone)]
        return Number(len(ended), replace(self._narrow, stage=Stage.CLOSED, same_day=True))

    def categories(self) -> list[Slice]:
        """高发问题."""
        found = Counter((one.nature, one.category_code) for one in self._cases)
        names = queries.category_names(self._actor.platform_id, found)
        return _most(
            Slice(f"{nature}:{code}", names.get((nature, code), code),
                  Number(count, replace(self._narrow, nature=nature, subcategory=code)))
            for (nature, code), count in found.items()
        )  # fmt: skip

    def streets(self) -> list[Slice]:
        """高发区域."""
        streets = (one.division_code[:STREET] for one in self._cases)
        found = Counter(code for code in streets if len(code) == STREET)
        names = cells_of(self._actor.platform_id).divisions
        return _most(
            Slice(code, names.get(code, code), Number(count, replace(self._narrow, division_code=code)))
            for code, count in found.items()
        )

    def hours(self) -> list[Slice]:
        """高发时段: every hour of the local day."""
        found = Counter(one.reported_at.astimezone(self._zone).hour for one in self._cases)
        return [
            Slice(str(hour), f"{hour} 时", Number(found[hour], self._in_hour(hour))) for hour in range(24)
        ]

    def _in_hour(self, hour: int) -> Filter:
        at = self._begin.replace(hour=hour)
        return replace(self._narrow, reported_from=at, reported_to=at + timedelta(hours=1))


class _Case(NamedTuple):
    """What figures ask of a case that arrived."""

    stage: str
    nature: str
    category_code: str
    division_code: str
    reported_at: datetime
    ended_at: datetime | None

    def on_one_day(self, zone: ZoneInfo) -> bool:
        """Reported and ended on the same local day."""
        if self.ended_at is None:
            return False
        return self.reported_at.astimezone(zone).date() == self.ended_at.astimezone(zone).date()


def street_of(at: str) -> Substr:
    """The street's part of a case's division code."""
    return Substr(f"{at}division_code", 1, STREET)


def _most(lines: Iterable[Slice]) -> list[Slice]:
    return sorted(lines, key=lambda line: (-line.number.count, line.key))[:HOT]
