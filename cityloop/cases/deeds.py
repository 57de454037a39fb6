"""What was done since an instant, read once and judged in memory by the table of `done`.

A page of figures asks a dozen questions of the same few thousand spells (环节): one read answers them all.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import BooleanField, Case, ExpressionWrapper, When

from cityloop.cases import sight
from cityloop.cases.done import ENDINGS, LATE, Deed, Done, done_by, spells
from cityloop.cases.models import Assignment
from cityloop.cases.stages import Kind
from cityloop.people.actors import Actor


class Ended(NamedTuple):
    """A spell that ended, with what figures ask of it. `since`: 处置 from its own beginning, others from the report."""

    case_id: int
    kind: str
    outcome: str
    ended_at: datetime
    since: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class Deeds:
    """The spells in which a step was done, by step, in cases that the actor may see."""

    spells: Mapping[Done, list[Ended]]

    def cases(self, done: Done) -> set[int]:
        """The cases in which it was done."""
        return {one.case_id for one in self.spells[done]}

    def late(self, done: Done) -> set[int]:
        """Those in which one of the spells was late."""
        return {one.case_id for one in self.spells[done] if one.late}

    def minutes(self, done: Done) -> dict[int, float]:
        """Wall-clock minutes that a measured step took, by case; the slowest where it was taken more than once.

        受理 from the report, 派遣 from acceptance, 处置 from dispatch, 结案 from the last feedback.
        """
        begun = self._begins(done)
        took: dict[int, float] = {}
        for one in self.spells[done]:
            since = begun(one)
            if since is not None:
                spent = (one.ended_at - since).total_seconds() / 60
                took[one.case_id] = max(took.get(one.case_id, 0.0), spent)
        return took

    def _begins(self, done: Done) -> Callable[[Ended], datetime | None]:
        if done in (Done.ACCEPTED, Done.HANDLED):
            return lambda one: one.since
        before = {Done.DISPATCHED: Done.ACCEPTED, Done.CLOSED: Done.HANDLED}[done]
        return _Latest(before, self.spells[before], self.spells[done]).before


class _Latest:
    """When a step was last done before other spells ended: mostly since the same instant, else long ago."""

    def __init__(self, done: Done, lately: Iterable[Ended], others: Iterable[Ended]) -> None:
        self._ends = _in_order((one.case_id, one.ended_at) for one in lately)
        long_ago = {one.case_id for one in others if self.before(one) is None}
        whole = spells(Deed(done=done)).filter(case__in=long_ago)
        self._ends |= _in_order(whole.values_list("case_id", "ended_at"))

    def before(self, one: Ended) -> datetime | None:
        """The last time before this spell ended."""
        ends = self._ends.get(one.case_id, [])
        place = bisect_right(ends, one.ended_at)
        return ends[place - 1] if place else None


def _in_order(ends: Iterable[tuple[Any, ...]]) -> dict[int, list[datetime]]:
    """Instants by case, the earliest first."""
    found: dict[int, list[datetime]] = defaultdict(list)
    for case_id, ended in sorted(ends):
        found[case_id].append(ended)
    return found


def since(actor: Actor, begin: datetime) -> Deeds:
    """What was done from an instant on. Rework, which counts when it begins, is not among it."""
    ended = Assignment.objects.filter(
        parent__isnull=True,
        outcome__in=ENDINGS,
        ended_at__gte=begin,
        department__platform_id=actor.platform_id,
    )
    own = When(kind=Kind.HANDLE, then="started_at")
    told = ended.annotate(
        since=Case(own, default="case__reported_at"), late=ExpressionWrapper(LATE, BooleanField())
    )
    asked: Iterable[tuple[Any, ...]] = told.values_list(
        "case_id", "kind", "outcome", "ended_at", "since", "late"
    )
    rows = [Ended(*row) for row in asked]
    seen = sight.seen_among(actor, {one.case_id for one in rows})
    found: dict[Done, list[Ended]] = {done: [] for done in Done}
    for one in rows:
        if one.case_id in seen:
            for done in done_by(one.kind, one.outcome):
                found[done].append(one)
    return Deeds(found)
