"""What was done when: the steps that figures count, found by the spells (环节) that they ended.

A step of a case is a spell that ended with certain verbs. The same condition gives the number on the
leader's page and the list behind it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable

from cityloop.cases.models import Assignment
from cityloop.cases.stages import Kind, Verb
from cityloop.core.words import Word


class Done(Word):
    ACCEPTED = "accepted", "受理"
    FILED = "filed", "立案"
    DISPATCHED = "dispatched", "派遣"
    HANDLED = "handled", "处置"
    REWORKED = "reworked", "返工"
    INSPECTED = "inspected", "核查"
    CLOSED = "closed", "结案"
    REJECTED = "rejected", "不予受理"
    VOIDED = "voided", "作废"


# Which spells, ended by which verbs. A rework counts when it begins.
_KINDS: Mapping[Done, tuple[Kind, ...]] = {
    Done.ACCEPTED: (Kind.ACCEPT,),
    Done.DISPATCHED: (Kind.DISPATCH,),
    Done.HANDLED: (Kind.HANDLE,),
    Done.REWORKED: (Kind.HANDLE,),
    Done.INSPECTED: (Kind.INSPECT,),
}
_VERBS: Mapping[Done, tuple[Verb, ...]] = {
    Done.ACCEPTED: (Verb.ACCEPT, Verb.FILE_CASE),
    Done.FILED: (Verb.FILE_CASE,),
    Done.DISPATCHED: (Verb.DISPATCH, Verb.DESIGNATE),
    Done.HANDLED: (Verb.FEED_BACK,),
    Done.INSPECTED: (Verb.SUBMIT_INSPECTION,),
    Done.CLOSED: (Verb.CLOSE, Verb.FORCE_CLOSE, Verb.APPROVE_SELF_HANDLED),
    Done.REJECTED: (Verb.REJECT,),
    Done.VOIDED: (Verb.VOID,),
}
ENDINGS = sorted({verb.value for verbs in _VERBS.values() for verb in verbs})


@cache
def done_by(kind: str, outcome: str) -> tuple[Done, ...]:
    """The steps that a spell of a kind did by ending so; rework, which counts when it begins, is none of them."""
    return tuple(
        done
        for done, verbs in _VERBS.items()
        if outcome in verbs and (done not in _KINDS or kind in _KINDS[done])
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A step done in a window of time [begin, end), perhaps by one unit, late or not, slower than so many minutes.

    `late` and `over` speak of the case: late when any of its spells in the window was; else on time.
    """

    done: Done
    begin: datetime | None = None
    end: datetime | None = None
    department_id: int | None = None
    late: bool | None = None
    over: int | None = None
    within: int | None = None


def spells(deed: Deed) -> QuerySet[Assignment]:
    """The spells that are the deed, whether late or not."""
    found = Assignment.objects.filter(parent__isnull=True)
    if deed.done in _KINDS:
        found = found.filter(kind__in=_KINDS[deed.done])
    if deed.done in _VERBS:
        found = found.filter(ended_at__isnull=False, outcome__in=_VERBS[deed.done])
    else:
        found = found.filter(rework_of__isnull=False)
    when = moment(deed.done)
    if deed.begin is not None:
        found = found.filter(**{f"{when}__gte": deed.begin})
    if deed.end is not None:
        found = found.filter(**{f"{when}__lt": deed.end})
    return found.filter(department_id=deed.department_id) if deed.department_id is not None else found


def moment(done: Done) -> str:
    """The field that says when."""
    return "started_at" if done is Done.REWORKED else "ended_at"


def took_from(done: Done) -> Combinable | None:
    """The instant from which the time of a step counts (四个第一时间); None where it is not measured.

    受理 from the report, 派遣 from acceptance, 处置 from dispatch, 结案 from the last feedback.
    """
    measured: dict[Done, Combinable] = {
        Done.ACCEPTED: F("case__reported_at"),
        Done.DISPATCHED: _latest(Done.ACCEPTED),
        Done.HANDLED: F("started_at"),
        Done.CLOSED: _latest(Done.HANDLED),
    }
    return measured.get(done)


def was_done(deed: Deed, case: Any) -> Q:
    """The cases of which the deed is true; `case` is the outer reference to the case."""
    of_case = spells(deed).filter(case=case)
    said = Q(Exists(of_case))
    if deed.late is not None:
        late = Exists(of_case.filter(LATE))
        said &= Q(late) if deed.late else ~Q(late)
    if deed.over is not None:
        said &= Q(Exists(_slower(of_case, deed.done, deed.over)))
    if deed.within is not None:
        said &= ~Q(Exists(_slower(of_case, deed.done, deed.within)))
    return said


LATE = Q(ended_at__gt=F("due_at"))


def _slower(found: QuerySet[Assignment], done: Done, minutes: int) -> QuerySet[Assignment]:
    since = took_from(done)
    if since is None:
        return found.none()
    return found.alias(since=since).filter(ended_at__gt=F("since") + timedelta(minutes=minutes))


def _latest(done: Done) -> Subquery:
    """When the step was last done in the same case before this spell ended."""
    earlier = spells(Deed(done=done)).filter(case=OuterRef("case"), ended_at__lte=OuterRef("ended_at"))
    return Subquery(earlier.order_by("-ended_at").values("ended_at")[:1])
