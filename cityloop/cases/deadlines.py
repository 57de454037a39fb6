"""Promises: until when a spell of holding must end. Facts come from the catalogue, arithmetic from worktime.

A promise is frozen when the spell begins: later edits of catalogue or calendar never move a running clock.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from cityloop.cases.models import Assignment, Case
from cityloop.cases.stages import Kind
from cityloop.catalog import queries as catalog
from cityloop.catalog.worktime import Due, Limit, Unit, WorkCalendar
from cityloop.core.errors import Invalid

SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Promise:
    """The due instant (截止时间) with everything that gave it; instants are aware UTC."""

    started_at: datetime
    yellow_at: datetime
    due_at: datetime
    limit: Limit
    limit_seconds: int
    calendar_key: str
    provisional: bool
    used_before: int = 0
    sign_due_at: datetime | None = None


def for_stage(platform_id: int, kind: Kind, at: datetime, department_id: int | None = None) -> Promise:
    """The promise of a desk: 环节时限 of this kind, from `at`."""
    facts = catalog.stage_limit(platform_id, kind.value)
    calendar = catalog.calendar_for(platform_id, department_id)
    return _promise(calendar, facts.limit, facts.yellow_at, at)


def for_handling(case: Case, department_id: int, at: datetime) -> Promise:
    """The promise of the unit that is dispatched: limit of the filing rule in the area class, from dispatch.

    A same-day category (办理不过天) dispatched before the cut-off is due at the day's closing hour at the latest.
    """
    if case.filing_rule_id is None:
        raise Invalid(
            "案件还没有选定立案条件，无法计算处置时限。", "No filing rule chosen.", field="filing_rule"
        )
    policy = catalog.policy(case.platform_id)
    calendar = catalog.calendar_for(case.platform_id, department_id)
    limit = catalog.limit_for(case.filing_rule_id, case.area_class)
    promise = _promise(calendar, limit, policy.yellow_at, at)
    closes = _same_day_close(case, calendar, at)
    if closes is not None and closes < promise.due_at:
        seconds = calendar.between(at, closes, limit.unit)
        yellow = calendar.add_seconds(at, int(seconds * policy.yellow_at), limit.unit).at
        provisional = calendar.add_seconds(at, seconds, limit.unit).provisional
        promise = Promise(at, yellow, closes, limit, seconds, calendar.key, provisional)
    return _with_sign(promise, case.platform_id, calendar)


def for_rework(case: Case, spent: Assignment, at: datetime) -> Promise:
    """捆绑时限: the returned case goes on with what is left of the unit's original budget, no fresh one."""
    calendar = catalog.calendar_for(case.platform_id, spent.department_id)
    limit = _frozen_limit(spent)
    whole = spent.limit_seconds or 0
    used = min(whole, spent.used_before + used_seconds(spent, calendar, spent.ended_at or at))
    due = calendar.add_seconds(at, whole - used, limit.unit) if used < whole else Due(at, False)
    share = catalog.policy(case.platform_id).yellow_at
    to_yellow = int(whole * share) - used
    yellow = calendar.add_seconds(at, to_yellow, limit.unit).at if to_yellow > 0 else at
    promise = Promise(
        at, min(yellow, due.at), due.at, limit, whole, calendar.key, due.provisional, used_before=used
    )
    return _with_sign(promise, case.platform_id, calendar)


def for_child(parent: Assignment, asked: Limit | None, department_id: int, at: datetime) -> Promise:
    """The promise of a second-level unit: its own limit, but never beyond the parent's due date."""
    platform_id = parent.case.platform_id
    calendar = catalog.calendar_for(platform_id, department_id)
    share = catalog.policy(platform_id).yellow_at
    limit = asked or _frozen_limit(parent)
    promise = _promise(calendar, limit, share, at)
    if promise.due_at > parent.due_at:
        if asked is not None:
            raise Invalid(
                "下级时限超出了上级的截止时间，请缩短。",
                "The second-level limit reaches beyond the parent's due date.",
                field="limit",
                parent_due_at=parent.due_at.isoformat(),
            )
        due = max(parent.due_at, at)
        seconds = calendar.between(at, due, limit.unit)
        yellow = calendar.add_seconds(at, int(seconds * share), limit.unit).at if seconds else due
        promise = Promise(at, min(yellow, due), due, limit, seconds, calendar.key, parent.provisional)
    return promise


def after_pause(assignment: Assignment, at: datetime) -> tuple[Due, datetime]:
    """恢复: the time that was left when the clock stopped counts on from `at`: the due date and the yellow one."""
    paused, promised = assignment.paused_at, assignment.due_before_pause
    if paused is None or promised is None:
        raise ValueError("the assignment is not paused")
    calendar, unit = calendar_of(assignment), unit_of(assignment)
    due = _shifted(calendar, unit, promised, paused, at)
    if assignment.yellow_at <= paused:
        return due, assignment.yellow_at
    return due, min(_shifted(calendar, unit, assignment.yellow_at, paused, at).at, due.at)


def extended(assignment: Assignment, factor: Decimal) -> Due:
    """延期: `factor` × the original limit added to the present deadline."""
    limit = _frozen_limit(assignment)
    return calendar_of(assignment).add(assignment.due_at, Limit(limit.amount * factor, limit.unit))


def recomputed(assignment: Assignment) -> Promise:
    """The promise again from its frozen budget and start, by today's calendar (a decree was loaded)."""
    calendar, limit = calendar_of(assignment), _frozen_limit(assignment)
    whole = assignment.limit_seconds or 0
    left = max(whole - assignment.used_before, 0)
    due = calendar.add_seconds(assignment.started_at, left, limit.unit)
    to_yellow = max(int(whole * _yellow_share(assignment)) - assignment.used_before, 0)
    yellow = calendar.add_seconds(assignment.started_at, to_yellow, limit.unit)
    for pause in assignment.suspensions.filter(ended_at__isnull=False).order_by("started_at"):
        if pause.ended_at is not None:
            due = _shifted(calendar, limit.unit, due.at, pause.started_at, pause.ended_at)
            yellow = _shifted(calendar, limit.unit, yellow.at, pause.started_at, pause.ended_at)
    return Promise(
        assignment.started_at,
        min(yellow.at, due.at),
        due.at,
        limit,
        whole,
        calendar.key,
        due.provisional,
        assignment.used_before,
    )


def forget_marks(assignment: Assignment, at: datetime) -> None:
    """A promise that has moved into the future is announced anew when it comes near and when it passes."""
    if assignment.yellow_at > at:
        assignment.near_due_marked_at = None
    if assignment.due_at > at:
        assignment.overdue_marked_at = None


def used_seconds(assignment: Assignment, calendar: WorkCalendar, until: datetime) -> int:
    """Counted time a spell has used up to `until`, pauses taken out, in the limit's own clock."""
    unit = Unit(assignment.limit_unit)
    used = calendar.between(assignment.started_at, until, unit)
    for pause in assignment.suspensions.all():
        used -= calendar.between(pause.started_at, min(pause.ended_at or until, until), unit)
    return max(used, 0)


def unit_of(assignment: Assignment) -> Unit:
    """The unit of a spell's frozen limit."""
    return Unit(assignment.limit_unit)


def calendar_of(assignment: Assignment) -> WorkCalendar:
    """The calendar by which a spell is counted."""
    return catalog.calendar_for(assignment.case.platform_id, assignment.department_id)


def _promise(calendar: WorkCalendar, limit: Limit, share: Decimal, at: datetime) -> Promise:
    due = calendar.add(at, limit)
    yellow = calendar.add_fraction(at, limit, share).at
    seconds = calendar.total_seconds(limit, at)
    return Promise(at, min(yellow, due.at), due.at, limit, seconds, calendar.key, due.provisional)


def _shifted(
    calendar: WorkCalendar, unit: Unit, promised: datetime, paused: datetime, resumed: datetime
) -> Due:
    """A promise moved by a pause: what was left of it at the pause counts on from the resumption."""
    left = calendar.between(paused, promised, unit)
    return calendar.add_seconds(resumed, left, unit) if left else Due(resumed, False)


def _with_sign(promise: Promise, platform_id: int, calendar: WorkCalendar) -> Promise:
    """签收 has a limit of its own inside the handling spell."""
    sign = calendar.add(promise.started_at, catalog.stage_limit(platform_id, SIGN).limit).at
    return Promise(
        promise.started_at,
        promise.yellow_at,
        promise.due_at,
        promise.limit,
        promise.limit_seconds,
        promise.calendar_key,
        promise.provisional,
        promise.used_before,
        sign_due_at=sign,
    )


def _same_day_close(case: Case, calendar: WorkCalendar, at: datetime) -> datetime | None:
    """The closing hour of the day of dispatch, if the category is a same-day one and there is time left for it."""
    if not case.category.same_day:
        return None
    policy = catalog.policy(case.platform_id)
    local = at.astimezone(calendar.tz)
    if local.time() > policy.same_day_cutoff or not calendar.is_work_day(local.date()):
        opens = calendar.next_open(at if local.time() <= policy.same_day_cutoff else _midnight_after(local))
        local = opens.astimezone(calendar.tz)
    closes = local.replace(
        hour=policy.same_day_closes.hour, minute=policy.same_day_closes.minute, second=0, microsecond=0
    )
    return closes.astimezone(at.tzinfo)


def _midnight_after(local: datetime) -> datetime:
    return (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)


def _frozen_limit(assignment: Assignment) -> Limit:
    return Limit(assignment.limit_amount or Decimal(0), Unit(assignment.limit_unit))


def _yellow_share(assignment: Assignment) -> Decimal:
    if assignment.kind in {Kind.HANDLE, Kind.ASSIST}:
        return catalog.policy(assignment.case.platform_id).yellow_at
    return catalog.stage_limit(assignment.case.platform_id, assignment.kind).yellow_at
