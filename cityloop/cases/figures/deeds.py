"""What was done since an instant, read once by columns and judged in memory by the table of `done`.

A page of figures asks a dozen questions of the same thousands of spells (环节): one read answers them all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from django.db.models import BooleanField, Case, ExpressionWrapper, F, QuerySet, When
from numpy.typing import NDArray

from cityloop.cases import sight
from cityloop.cases.done import ENDINGS, LATE, Deed, Done, done_by, spells
from cityloop.cases.models import Assignment
from cityloop.cases.stages import Kind
from cityloop.core.columns import TICKS_A_MINUTE, Column, Ticks
from cityloop.people.actors import Actor

Numbers = NDArray[np.int64]
_NONE: Numbers = np.empty(0, np.int64)
_LONG_AGO = -(2**62)


@dataclass(frozen=True, slots=True)
class Ended:
    """Spells that ended, by columns; instants in microseconds. `since`: 处置 from its own beginning, others from the report."""

    cases: Numbers
    ended: Numbers
    since: Numbers
    late: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Deeds:
    """The spells in which a step was done, by step, in cases that the actor may see."""

    spells: Mapping[Done, Ended]

    def count(self, done: Done) -> int:
        """The cases in which it was done."""
        return _different(self.spells[done].cases)

    def late(self, done: Done) -> int:
        """Those in which one of the spells was late."""
        found = self.spells[done]
        return _different(found.cases[found.late])

    def minutes(self, done: Done) -> NDArray[np.float64]:
        """Wall-clock minutes that a measured step took in each case, the quickest first; the slowest where it was taken twice.

        受理 from the report, 派遣 from acceptance, 处置 from dispatch, 结案 from the last feedback.
        """
        found, since = self.spells[done], self._since(done)
        known = since > _LONG_AGO
        cases, took = found.cases[known], (found.ended - since)[known]
        order = np.lexsort((took, cases))
        slowest = np.append(np.diff(cases[order]) != 0, True) if len(order) else np.empty(0, bool)
        return np.sort(took[order][slowest]) / TICKS_A_MINUTE

    def _since(self, done: Done) -> Numbers:
        if done in (Done.ACCEPTED, Done.HANDLED):
            return self.spells[done].since
        before = {Done.DISPATCHED: Done.ACCEPTED, Done.CLOSED: Done.HANDLED}[done]
        return _last_before(before, self.spells[before], self.spells[done])


def _different(cases: Numbers) -> int:
    return len(np.unique(cases))


def _last_before(done: Done, lately: Ended, others: Ended) -> Numbers:
    """When a step was last done in the same case before other spells ended: mostly since the same instant, else long ago."""
    found = _last(lately.cases, lately.ended, others)
    missing = np.unique(others.cases[found == _LONG_AGO])
    if not len(missing):
        return found
    whole = spells(Deed(done=done)).filter(case__in=missing.tolist()).order_by()
    told = whole.aggregate(cases=Column("case_id"), ended=Column(Ticks(F("ended_at"))))
    return np.maximum(found, _last(_numbers(told["cases"]), _numbers(told["ended"]), others))


def _last(cases: Numbers, ended: Numbers, others: Ended) -> Numbers:
    """For each of the other spells the last of these instants of its case that is not after its end."""
    every_case, every_end = np.concatenate([cases, others.cases]), np.concatenate([ended, others.ended])
    asks = np.arange(len(every_case)) >= len(cases)
    order = np.lexsort((asks, every_end, every_case))
    # Where the last instant stood on the way through the sorted rows; an answer only if it is of the same case.
    stood = np.maximum.accumulate(np.where(asks[order], -1, np.arange(len(order))))
    same = (stood >= 0) & (every_case[order][stood] == every_case[order])
    answer = np.empty(len(order), np.int64)
    answer[order] = np.where(same, every_end[order][stood], _LONG_AGO)
    return answer[len(cases) :]


def since(actor: Actor, begin: datetime) -> Deeds:
    """What was done from an instant on. Rework, which counts when it begins, is not among it."""
    ended = sight.spells_in_sight(actor).filter(
        parent__isnull=True, outcome__in=ENDINGS, ended_at__isnull=False, ended_at__gte=begin
    )
    own = When(kind=Kind.HANDLE, then="started_at")
    asked: Iterable[tuple[Any, ...]] = (
        ended.order_by()
        .alias(since=Case(own, default="case__reported_at"), is_late=ExpressionWrapper(LATE, BooleanField()))
        .values_list("kind", "outcome")
        .annotate(
            cases=Column("case_id"),
            ended=Column(Ticks(F("ended_at"))),
            begun=Column(Ticks(F("since"))),
            late=Column("is_late"),
        )
    )
    found: dict[Done, list[Ended]] = {done: [] for done in Done}
    for kind, outcome, cases, end, begun, late in asked:
        rows = Ended(_numbers(cases), _numbers(end), _numbers(begun), np.array(late, bool))
        for done in done_by(kind, outcome):
            found[done].append(rows)
    return Deeds({done: _joined(parts) for done, parts in found.items()})


def _numbers(column: list[int]) -> Numbers:
    return np.array(column, np.int64)


def _joined(parts: list[Ended]) -> Ended:
    return Ended(
        np.concatenate([_NONE, *(one.cases for one in parts)]),
        np.concatenate([_NONE, *(one.ended for one in parts)]),
        np.concatenate([_NONE, *(one.since for one in parts)]),
        np.concatenate([np.empty(0, bool), *(one.late for one in parts)]),
    )


def spells_of(actor: Actor, deed: Deed) -> QuerySet[Assignment]:
    """The spells of a deed in cases that the actor may see."""
    return spells(deed) & sight.spells_in_sight(actor)
