"""申请与审批: 退回, 延期, 挂账, 作废. A unit asks, somebody else decides."""

from datetime import datetime, timedelta
from decimal import Decimal

from cityloop.cases import deadlines
from cityloop.cases.models import Case, Decision, Request, Suspension
from cityloop.cases.move import Effect, Facts, Turn, move
from cityloop.cases.stages import Asked, Verb
from cityloop.catalog import queries as catalog
from cityloop.core.errors import Invalid, Refused
from cityloop.people.actors import Actor


def request_send_back(case: Case, *, by: Actor, note: str, clause: str, key: str = "") -> Case:
    """申请退回: not ours, with the clause (权责依据) that says so."""
    if not clause.strip():
        raise Invalid("申请退回须写明权责依据。", "A return needs the clause it rests on.", field="clause")
    return _ask(case, Verb.REQUEST_SEND_BACK, Asked.SEND_BACK, by, note, key, clause=clause)


def request_extension(case: Case, *, by: Actor, note: str, key: str = "") -> Case:
    """申请延期, never once overdue."""
    return _ask(case, Verb.REQUEST_EXTENSION, Asked.EXTENSION, by, note, key)


def request_suspension(case: Case, *, by: Actor, note: str, until: datetime, key: str = "") -> Case:
    """申请挂账 until a review date: season or engineering work that cannot be done in the limit."""
    return _ask(case, Verb.REQUEST_SUSPENSION, Asked.SUSPENSION, by, note, key, until=until)


def request_void(case: Case, *, by: Actor, note: str, key: str = "") -> Case:
    """申请作废; the duty chief decides."""
    return _ask(case, Verb.REQUEST_VOID, Asked.VOID, by, note, key)


def withdraw_request(case: Case, *, by: Actor, note: str = "", key: str = "") -> Case:
    """撤回申请."""
    return move(
        case,
        Verb.WITHDRAW_REQUEST,
        by=by,
        note=note,
        key=key,
        effect=_deciding(Decision.WITHDRAWN, note),
    )


def refuse_request(case: Case, *, by: Actor, note: str, key: str = "") -> Case:
    """不同意: the case stays where it is, its clock never stopped."""
    return move(
        case,
        Verb.REFUSE_REQUEST,
        by=by,
        note=note,
        key=key,
        effect=_deciding(Decision.REFUSED, note),
    )


def send_back(case: Case, *, by: Actor, note: str = "", key: str = "") -> Case:
    """同意退回: the case waits at the dispatch desk for another unit."""
    return move(
        case,
        Verb.SEND_BACK,
        by=by,
        note=note,
        key=key,
        effect=_deciding(Decision.APPROVED, note),
    )


def extend(case: Case, *, by: Actor, factor: Decimal = Decimal(1), note: str = "", key: str = "") -> Case:
    """同意延期: `factor` × the original limit is added to the present deadline."""

    def effect(turn: Turn) -> None:
        top = catalog.policy(turn.case.platform_id).extension_factor
        if not 0 < factor <= top:
            raise Invalid(
                f"单次延期须大于 0 且不超过原时限的 {top} 倍。", "Extension out of range.", field="factor"
            )
        _decide(turn, Decision.APPROVED, note)
        holder = turn.holder
        calendar, old = deadlines.calendar_of(holder), holder.due_at
        due = deadlines.extended(holder, factor)
        added = calendar.between(old, due.at, deadlines.unit_of(holder))
        share = catalog.policy(turn.case.platform_id).yellow_at
        holder.due_at, holder.provisional = due.at, due.provisional
        holder.yellow_at = calendar.add_seconds(old, int(added * share), deadlines.unit_of(holder)).at
        holder.limit_seconds = (holder.limit_seconds or 0) + added
        deadlines.forget_marks(holder, turn.at)
        holder.save()
        turn.payload |= {"due_before": old.isoformat(), "due_after": due.at.isoformat()}

    return move(case, Verb.EXTEND, by=by, note=note, key=key, facts={"factor": str(factor)}, effect=effect)


def suspend(case: Case, *, by: Actor, note: str = "", key: str = "") -> Case:
    """同意挂账: the clock stands still from the moment the unit asked; the old promise is kept beside it."""

    def effect(turn: Turn) -> None:
        request = _decide(turn, Decision.APPROVED, note)
        holder = turn.holder
        review_at = request.until
        if review_at is None or review_at <= turn.at:
            raise Refused("申请的挂账日期已过，请退回重新申请。", "The asked-for date has passed.")
        Suspension.objects.create(
            case=turn.case,
            assignment=holder,
            request=request,
            started_at=request.asked_at,
            review_at=review_at,
            due_before=holder.due_at,
        )
        holder.paused_at, holder.due_before_pause, holder.due_at = request.asked_at, holder.due_at, review_at
        holder.save()
        turn.payload["review_at"] = review_at.isoformat()

    return move(case, Verb.SUSPEND, by=by, note=note, key=key, effect=effect)


def resume(case: Case, *, by: Actor, note: str = "", key: str = "") -> Case:
    """恢复: by hand or at the review date; the time that was left counts on from now."""

    def effect(turn: Turn) -> None:
        holder = turn.holder
        if by.unmanned is not None and holder.due_at > turn.at:
            raise Refused("还没有到挂账复核时间。", "The review date has not come.")
        due, yellow = deadlines.after_pause(holder, turn.at)
        holder.due_at, holder.yellow_at, holder.provisional = due.at, yellow, due.provisional
        holder.paused_at = holder.due_before_pause = None
        deadlines.forget_marks(holder, turn.at)
        holder.save()
        turn.case.suspensions.filter(ended_at__isnull=True).update(ended_at=turn.at)
        turn.payload["due_after"] = due.at.isoformat()

    return move(case, Verb.RESUME, by=by, note=note, key=key, effect=effect)


def void(case: Case, *, by: Actor, note: str = "", key: str = "") -> Case:
    """作废, on somebody else's application."""

    def effect(turn: Turn) -> None:
        _decide(turn, Decision.APPROVED, note)
        turn.case.suspensions.filter(ended_at__isnull=True).update(ended_at=turn.at)

    return move(case, Verb.VOID, by=by, note=note, key=key, effect=effect)


def _ask(
    case: Case,
    verb: Verb,
    asked: Asked,
    by: Actor,
    note: str,
    key: str,
    *,
    clause: str = "",
    until: datetime | None = None,
) -> Case:
    def effect(turn: Turn) -> None:
        if until is not None:
            _check_until(turn, until)
        holder = turn.holder
        Request.objects.create(
            case=turn.case,
            assignment=holder,
            asked=asked,
            asked_by_id=by.user_id or 0,
            department_id=turn.seat.department_id if turn.seat else holder.department_id,
            asked_at=turn.at,
            reason=note,
            clause=clause[:400],
            until=until,
        )

    facts: Facts = {"clause": clause} if clause else {}
    if until is not None:
        facts["until"] = until.isoformat()
    return move(case, verb, by=by, note=note, key=key, facts=facts, effect=effect)


def _check_until(turn: Turn, until: datetime) -> None:
    days = catalog.policy(turn.case.platform_id).max_suspension_days
    if until.tzinfo is None or until <= turn.at:
        raise Invalid("挂账日期须在将来。", "The date must lie in the future.", field="until")
    if until > turn.at + timedelta(days=days):
        raise Invalid(f"挂账最长 {days} 天。", f"At most {days} days.", field="until")


def _deciding(decision: Decision, note: str) -> Effect:
    def effect(turn: Turn) -> None:
        _decide(turn, decision, note)

    return effect


def _decide(turn: Turn, decision: Decision, note: str) -> Request:
    request = turn.standing.pending
    if request is None:
        raise Refused("没有待批的申请。", "There is no pending request.")
    request.decision, request.decided_by_id = decision, turn.by.user_id
    request.decided_at, request.decision_note = turn.at, note
    request.save()
    turn.payload["request"] = str(request.asked)
    return request
