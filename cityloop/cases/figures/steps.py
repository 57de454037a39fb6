"""What was done today: cases by step, the four promptnesses (四个第一时间), the in-limit share.

What a step is, `done` says for the filter and for the count alike. Rates are of cases: a case of which one
round was late is late.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from cityloop.cases.done import Deed, Done
from cityloop.cases.figures import deeds
from cityloop.cases.figures.deeds import Deeds
from cityloop.cases.figures.numbers import Number, Share, Slice, kept, midnight
from cityloop.cases.queries import Filter
from cityloop.cases.stages import Kind
from cityloop.catalog import queries as catalog
from cityloop.catalog.worktime import Limit, Unit
from cityloop.core import clock
from cityloop.people.actors import Actor

NOMINAL_MINUTES = {
    Unit.MINUTE: 1,
    Unit.URGENT_HOUR: 60,
    Unit.WORK_HOUR: 60,
    Unit.WORK_DAY: 480,
    Unit.URGENT_DAY: 1440,
    Unit.CALENDAR_DAY: 1440,
}


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
class Steps:
    at: datetime
    since: datetime
    done: list[Slice]
    promptness: list[Promptness]
    in_limit: Share


def steps(actor: Actor) -> Steps:
    """The steps done since local midnight, in cases that an actor may see."""
    return kept(actor, "steps", lambda: _steps(actor, midnight(actor)))


def _steps(actor: Actor, begin: datetime) -> Steps:
    done = deeds.since(actor, begin)
    counted = [one for one in Done if one is not Done.REWORKED]
    return Steps(
        at=clock.now(),
        since=begin,
        done=[Slice(one.value, one.label, _done(done, one, begin)) for one in counted],
        promptness=[_promptness(actor, done, *step, begin) for step in PROMPT],
        in_limit=Share(_on_time(done, Done.HANDLED, begin), _done(done, Done.HANDLED, begin)),
    )


def _done(done: Deeds, step: Done, begin: datetime) -> Number:
    return Number(done.count(step), Filter(deed=Deed(done=step, begin=begin)))


def _on_time(done: Deeds, step: Done, begin: datetime) -> Number:
    kept_it = done.count(step) - done.late(step)
    return Number(kept_it, Filter(deed=Deed(done=step, begin=begin, late=False)))


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
        slower = int((took > target).sum())
        cases = Filter(deed=Deed(done=step, begin=begin, within=target))
        inside = Number(done.count(step) - slower, cases)
    share = Share(inside, _done(done, step, begin))
    return Promptness(step, label, target, percentile(took, 0.5), percentile(took, 0.9), share)


def nominal(limit: Limit) -> int:
    """A limit in minutes by the wall clock, as people say it: four work hours are 240."""
    return int(limit.amount * Decimal(NOMINAL_MINUTES[limit.unit]))


def percentile(ranked: Sequence[float] | NDArray[np.float64], share: float) -> float | None:
    """The nearest-rank percentile of sorted values."""
    if not len(ranked):
        return None
    return float(ranked[max(-(-len(ranked) * round(share * 100) // 100), 1) - 1])
