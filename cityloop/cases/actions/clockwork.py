"""What the platform itself does when time passes: marks lamps once, wakes suspended cases, recomputes
provisional promises. Safe in any number of copies: under the lock of the case the truth is read again,
and a copy that came late changes nothing.
"""

from cityloop.cases import deadlines
from cityloop.cases.actions import requests
from cityloop.cases.models import Assignment, Case
from cityloop.cases.move import Effect, Turn, move
from cityloop.cases.stages import Verb
from cityloop.core import clock
from cityloop.core.errors import Refused, WrongStage
from cityloop.people import actors


class _CameLate(Exception):
    """Another copy, or a person, was faster; nothing is to be done."""


def mark_near_due(spell: Assignment) -> bool:
    """黄灯, once. Returns whether this call marked it."""
    return _mark(spell, Verb.MARK_NEAR_DUE, "near_due_marked_at", "yellow_at")


def mark_overdue(spell: Assignment) -> bool:
    """红灯, once."""
    return _mark(spell, Verb.MARK_OVERDUE, "overdue_marked_at", "due_at")


def mark_sign_overdue(spell: Assignment) -> bool:
    """签收超时, once, counted apart from the handling clock."""
    return _mark(spell, Verb.MARK_SIGN_OVERDUE, "sign_overdue_marked_at", "sign_due_at")


def wake(case: Case) -> bool:
    """到期恢复: the review date of a suspension has come."""
    holder = case.assignments.filter(
        ended_at__isnull=True, paused_at__isnull=False, parent__isnull=True
    ).first()
    if holder is None or holder.due_at > clock.now():
        return False
    try:
        requests.resume(case, by=actors.system(case.platform_id), note="挂账到期，自动恢复")
    except (WrongStage, Refused):
        return False
    return True


def recompute_due(spell: Assignment) -> bool:
    """时限重算: a decree was loaded, the provisional promise is computed again from its frozen limit."""

    def effect(turn: Turn) -> None:
        fresh = _still_open(spell)
        if not fresh.provisional:
            raise _CameLate
        old = fresh.due_before_pause or fresh.due_at
        promise = deadlines.recomputed(fresh)
        if promise.provisional and promise.due_at == old:
            raise _CameLate  # still beyond what is decreed
        if fresh.paused_at is None:
            fresh.due_at = promise.due_at
        else:
            fresh.due_before_pause = promise.due_at
        fresh.yellow_at, fresh.calendar_key = promise.yellow_at, promise.calendar_key
        fresh.provisional = promise.provisional
        if fresh.paused_at is None:
            deadlines.forget_marks(fresh, turn.at)
        fresh.save()
        turn.payload |= {"due_before": old.isoformat(), "due_after": promise.due_at.isoformat()}

    return _try(spell.case, Verb.RECOMPUTE_DUE, effect)


def _mark(spell: Assignment, verb: Verb, mark: str, when: str) -> bool:
    def effect(turn: Turn) -> None:
        fresh = _still_open(spell)
        passed = getattr(fresh, when)
        if (
            getattr(fresh, mark) is not None
            or fresh.paused_at is not None
            or passed is None
            or passed > turn.at
        ):
            raise _CameLate
        setattr(fresh, mark, turn.at)
        fresh.save(update_fields=[mark])
        turn.payload |= {"kind": str(fresh.kind), "department": fresh.department_id, when: passed.isoformat()}

    return _try(spell.case, verb, effect)


def _try(case: Case, verb: Verb, effect: Effect) -> bool:
    try:
        move(case, verb, by=actors.system(case.platform_id), effect=effect)
    except (_CameLate, WrongStage):
        return False
    return True


def _still_open(spell: Assignment) -> Assignment:
    fresh = Assignment.objects.select_related("case").filter(pk=spell.pk, ended_at__isnull=True).first()
    if fresh is None:
        raise _CameLate
    return fresh
