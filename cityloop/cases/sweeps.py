"""The sweep: what must happen when time passes, looked for and done once, by any number of copies at once.

One round reads the open spells whose stored instants have passed and hands each to `actions.clockwork`,
which looks again under the lock. A row that fails is reported and does not stop the others.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractYear

from cityloop.cases.actions import clockwork
from cityloop.cases.models import Assignment
from cityloop.catalog.holidays import decreed_years
from cityloop.core import clock
from cityloop.core.models import Heartbeat

BATCH = 500
HEARTBEAT = "sweep"
logger = logging.getLogger(__name__)


@dataclass
class Round:
    """What one round did."""

    near_due: int = 0
    overdue: int = 0
    sign_overdue: int = 0
    resumed: int = 0
    recomputed: int = 0
    failed: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"将超期 {self.near_due} · 超期 {self.overdue} · 签收超时 {self.sign_overdue} · "
            f"恢复 {self.resumed} · 重算 {self.recomputed} · 失败 {len(self.failed)}"
        )


def sweep() -> Round:
    """One round over everything that is due; beats the heart when done."""
    done, now = Round(), clock.now()
    running = _open().filter(paused_at__isnull=True)
    asleep = _open().filter(paused_at__isnull=False, parent__isnull=True, due_at__lte=now)
    done.resumed = _each(asleep, lambda spell: clockwork.wake(spell.case), done)
    late = running.filter(due_at__lte=now, overdue_marked_at__isnull=True)
    done.overdue = _each(late, clockwork.mark_overdue, done)
    near = running.filter(yellow_at__lte=now, due_at__gt=now, near_due_marked_at__isnull=True)
    done.near_due = _each(near, clockwork.mark_near_due, done)
    unsigned = running.filter(
        sign_due_at__lte=now, signed_at__isnull=True, sign_overdue_marked_at__isnull=True
    )
    done.sign_overdue = _each(unsigned, clockwork.mark_sign_overdue, done)
    done.recomputed = _each(_decreed_since(), clockwork.recompute_due, done)
    Heartbeat.objects.update_or_create(
        name=HEARTBEAT, defaults={"beat_at": clock.now(), "note": str(done)[:200]}
    )
    return done


def _open() -> QuerySet[Assignment]:
    return Assignment.objects.filter(ended_at__isnull=True).select_related("case").order_by("due_at", "pk")


def _decreed_since() -> QuerySet[Assignment]:
    """Provisional promises whose years have been decreed meanwhile, by the library or by loaded rows."""
    years = decreed_years()
    by_library = Q(due_at__year__in=years) & (
        Q(case__platform__calendars__holidays="china") | Q(case__platform__calendars__isnull=True)
    )
    by_rows = Q(case__platform__calendars__decreed_years__year__gte=ExtractYear("started_at")) & Q(
        case__platform__calendars__decreed_years__year__lte=ExtractYear("due_at")
    )
    return _open().filter(provisional=True).filter(by_library | by_rows).distinct()


def _each(spells: QuerySet[Assignment], do: Callable[[Assignment], bool], done: Round) -> int:
    count = 0
    for spell in spells[:BATCH]:
        try:
            count += do(spell)
        except Exception as problem:  # one sick case must not stop the sweep; it is named and tried again
            logger.exception("巡检案件失败 %s", spell.case.number)
            done.failed.append(f"{spell.case.number}: {problem}")
    return count
