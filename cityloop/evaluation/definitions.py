"""READ FIRST: what each fact (基础事实) means, as one condition over the columns of a fact row.

The same condition counts and lists. `done(x)` reads "x had happened as of the instant of evaluation". Conditions
are plain SQL that every engine understands; whatever differs between engines is in `engine`.
Source of the definitions: the national indicator family (GB/T 30428.4) as practised; where cities differ, `Population` decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from cityloop.cases.models import Satisfaction, Source
from cityloop.evaluation.words import Fact, OverdueAt

F = Fact


@dataclass(frozen=True, slots=True)
class Terms:
    """The instant of evaluation, in microseconds, and at which act the clock is read (fork 3)."""

    as_of: int
    overdue_at: OverdueAt = OverdueAt.HANDLED
    standing: bool = False  # the rows come with `is_to_handle`, on which many conditions rest, computed once

    def done(self, column: str) -> str:
        return f"({column} < {self.as_of})"

    def open(self, column: str) -> str:
        return f"({column} >= {self.as_of})"

    def on_time(self, step: str) -> str:
        """A step of a desk or an inspector, every round of it within its limit (环节时限)."""
        return f"({self.done(f'{step}_at')} AND {self.open(f'{step}_late_at')})"

    @property
    def handled_late(self) -> str:
        return f"({self.done('handled_at')} AND handled_at > due_at)"

    @property
    def to_handle(self) -> str:
        """With a unit and its to handle: neither hanging (挂账), nor taken from it, nor closed over its head."""
        if self.standing:
            return "is_to_handle"
        return (
            f"({self.done('came_at')} AND {self.done('dispatched_at')} AND {self.open('suspended_at')}"
            f" AND {self.open('dropped_at')} AND ({self.done('handled_at')} OR {self.open('closed_at')}))"
        )

    @property
    def unhandled(self) -> str:
        return f"({self.to_handle} AND {self.open('handled_at')})"

    @property
    def unhandled_overdue(self) -> str:
        """Overdue as the lamp says: the instant of evaluation has reached the promise."""
        return f"({self.unhandled} AND due_at <= {self.as_of})"

    @property
    def due(self) -> str:
        return (
            f"({self.open('suspended_at')} AND {self.open('dropped_at')} AND ({self.done('closed_at')}"
            f" OR ({self.to_handle} AND {self.done('handled_at')}) OR {self.unhandled_overdue}))"
        )

    @property
    def closed_late(self) -> str:
        """By the unit's feedback, or by the closing itself; closed without feedback is read at the closing."""
        act = "LEAST(handled_at, closed_at)" if self.overdue_at is OverdueAt.HANDLED else "closed_at"
        return f"({self.done('closed_at')} AND {act} > due_at)"

    @property
    def closed_on_time(self) -> str:
        return f"({self.done('closed_at')} AND NOT {self.closed_late})"

    @property
    def unclosed(self) -> str:
        return f"({self.done('came_at')} AND {self.open('closed_at')} AND {self.open('dropped_at')})"


@lru_cache(maxsize=64)
def conditions(terms: Terms) -> Mapping[Fact, str]:
    """The condition under which a fact is one, for all that are 0 or 1."""
    return (
        _collecting(terms)
        | _desks(terms)
        | _handling(terms)
        | _checking(terms)
        | _closing(terms)
        | _public(terms)
    )


def amounts(terms: Terms) -> Mapping[Fact, str]:
    """The facts that are counted by times (次)."""
    return {
        F.REWORK_COUNT: f"CASE WHEN {terms.done('reworked_at')} THEN rework_count ELSE 0 END",
        F.INSPECTION_FAILED_COUNT: f"CASE WHEN {terms.done('failed_at')} THEN failed_count ELSE 0 END",
        F.URGED_COUNT: f"CASE WHEN {terms.done('urged_at')} THEN urged_count ELSE 0 END",
    }


def total(fact: Fact, terms: Terms) -> str:
    """What a fact adds up to over rows; counting is cheaper than adding ones."""
    if fact in (times := amounts(terms)):
        return f"SUM({times[fact]})"
    return f"COUNT(CASE WHEN {conditions(terms)[fact]} THEN 1 END)"


def worth(fact: Fact, terms: Terms) -> str:
    """The number that a row adds to a fact."""
    if fact in (times := amounts(terms)):
        return times[fact]
    return f"CASE WHEN {conditions(terms)[fact]} THEN 1 ELSE 0 END"


def _collecting(t: Terms) -> dict[Fact, str]:
    undecided = " AND ".join(t.open(name) for name in ("accepted_at", "filed_at", "dropped_at"))
    return {
        F.REPORTED: t.done("report_at"),
        F.VALID_REPORT: f"({t.done('report_at')} AND {t.done('filed_at')})",
        F.PUBLIC_REPORT: f"(public AND {t.done('report_at')})",
        F.VERIFIED_PUBLIC_REPORT: f"(public AND {t.done('confirmed_at')})",
        F.MISSED: t.done("missed_at"),
        F.SELF_HANDLED: t.done("self_handled_at"),
        F.ACCEPTED: t.done("accepted_at"),
        F.ACCEPTED_ON_TIME: t.on_time("accepted"),
        F.REJECTED: t.done("rejected_at"),
        F.TO_REQUEST_VERIFICATION: (
            f"({t.done('requested_at')} OR (public AND {t.done('intake_at')} AND {undecided}))"
        ),
        F.VERIFICATION_REQUESTED: t.done("requested_at"),
        F.VERIFICATION_REQUESTED_ON_TIME: t.on_time("requested"),
        F.TO_VERIFY: t.done("to_verify_at"),
        F.VERIFIED: t.done("verified_at"),
        F.VERIFIED_ON_TIME: t.on_time("verified"),
    }


def _desks(t: Terms) -> dict[Fact, str]:
    return {
        F.FILED: t.done("filed_at"),
        F.FILED_ON_TIME: t.on_time("filed"),
        F.FILED_ACCURATELY: f"({t.done('filed_at')} AND {t.open('voided_at')})",
        F.VOIDED: t.done("voided_at"),
        F.TO_DISPATCH: (
            f"({t.done('to_dispatch_at')} AND ({t.done('dispatched_at')} OR {t.open('dropped_at')}))"
        ),
        F.DISPATCHED: t.done("dispatched_at"),
        F.DISPATCHED_ON_TIME: f"({t.done('to_dispatch_at')} AND {t.on_time('dispatched')})",
        # Both are decided at closing.
        F.DISPATCHED_ACCURATELY: (
            f"({t.done('dispatched_at')} AND {t.done('in_closed_at')} AND {t.open('second_unit_at')})"
        ),
        F.DISPATCHED_WRONGLY: (
            f"({t.done('dispatched_at')} AND {t.done('in_closed_at')} AND {t.done('second_unit_at')})"
        ),
    }


def _handling(t: Terms) -> dict[Fact, str]:
    handled = f"({t.to_handle} AND {t.done('handled_at')})"
    return {
        F.TO_HANDLE: t.to_handle,
        F.HANDLED: handled,
        F.HANDLED_ON_TIME: f"({handled} AND NOT {t.handled_late})",
        F.HANDLED_LATE: f"({handled} AND {t.handled_late})",
        F.UNHANDLED: t.unhandled,
        F.UNHANDLED_IN_TIME: f"({t.unhandled} AND NOT {t.unhandled_overdue})",
        F.UNHANDLED_OVERDUE: t.unhandled_overdue,
        F.SIGNED_ON_TIME: t.done("signed_in_time_at"),
        F.SENT_BACK: t.done("sent_back_at"),
        F.SHIRKED: t.done("shirked_at"),
        F.EXTENDED: t.done("extended_at"),
        F.SUSPENDED: t.done("suspended_at"),
        F.EVER_SUSPENDED: t.done("ever_suspended_at"),
        F.REWORK: t.done("reworked_at"),
        F.INSPECTION_FAILED_OFTEN: f"({t.done('failed_at')} AND failed_count >= 3)",
    }


def _checking(t: Terms) -> dict[Fact, str]:
    ended = f"({t.done('dropped_at')} OR {t.done('closed_at')})"
    return {
        F.TO_ARRANGE: f"({t.done('to_arrange_at')} AND ({t.done('arranged_at')} OR NOT {ended}))",
        F.ARRANGED: t.done("arranged_at"),
        F.ARRANGED_ON_TIME: t.on_time("arranged"),
        F.TO_INSPECT: f"({t.done('to_inspect_at')} AND ({t.done('inspected_at')} OR NOT {ended}))",
        F.INSPECTED: t.done("inspected_at"),
        F.INSPECTED_ON_TIME: t.on_time("inspected"),
    }


def _closing(t: Terms) -> dict[Fact, str]:
    return {
        F.DUE: t.due,
        F.CLOSED: t.done("closed_at"),
        F.CLOSED_ON_TIME: t.closed_on_time,
        F.CLOSED_LATE: t.closed_late,
        F.UNCLOSED: t.unclosed,
        F.CHIEF_CLOSED_ON_TIME: f"({t.done('chief_closed_at')} AND {t.open('close_late_at')})",
        F.FORCE_CLOSED: t.done("force_closed_at"),
        F.REOPENED: t.done("reopened_at"),
        F.SAME_DAY_ARRIVED: (
            f"({t.done('LEAST(accepted_at, dispatched_at)')} AND LEAST(accepted_at, dispatched_at) < day_ends_at)"
        ),
        F.SAME_DAY_CLOSED: f"({t.done('closed_at')} AND closed_at < day_ends_at)",
        F.CARRIED_OVER: t.unclosed,  # asked as of the beginning of the window
        F.URGENT_DUE: f"(urgent AND {t.due})",
        F.URGENT_CLOSED: f"(urgent AND {t.done('closed_at')})",
        F.URGENT_CLOSED_ON_TIME: f"(urgent AND {t.closed_on_time})",
        F.LEADER_MEDIA: f"({t.done('came_at')} AND source IN ('{Source.LEADER}', '{Source.MEDIA}'))",
        F.PUBLIC_CLOSED_LATE: f"(public AND {t.closed_late})",
        F.PUBLIC_UNHANDLED_OVERDUE: f"(public AND {t.unhandled_overdue})",
    }


def _public(t: Terms) -> dict[Fact, str]:
    said = {
        F.VERY_SATISFIED: Satisfaction.VERY,
        F.SATISFIED: Satisfaction.SATISFIED,
        F.FAIR: Satisfaction.FAIR,
        F.DISSATISFIED: Satisfaction.NOT,
    }
    return {
        F.OVERSEEN: t.done("overseen_at"),
        F.OVERSIGHT_ANSWERED_ON_TIME: t.done("oversight_kept_at"),
        F.FOLLOWED_UP: t.done("followed_up_at"),
    } | {fact: f"({t.done('rated_at')} AND satisfaction = '{word}')" for fact, word in said.items()}
