"""催办、督办、备注: marks that leave the stage alone."""

from datetime import datetime

from cityloop.cases.models import Case, Oversight
from cityloop.cases.move import Turn, move
from cityloop.cases.stages import Verb
from cityloop.core.errors import Invalid, Refused
from cityloop.people import queries as people
from cityloop.people.actors import Actor


def urge(case: Case, *, by: Actor, note: str = "", key: str = "") -> Case:
    """催办: a word to whoever holds the case."""
    return move(case, Verb.URGE, by=by, note=note, key=key)


def place_under_oversight(
    case: Case, *, by: Actor, note: str, answer_due_at: datetime | None = None, key: str = ""
) -> Case:
    """督办: a requirement laid on the unit that holds the case, which must answer."""

    def effect(turn: Turn) -> None:
        holder = turn.standing.holder
        if holder is None or by.user_id is None:
            raise Refused("案件没有承办单位，不能督办。", "Nobody holds the case.")
        if answer_due_at is not None and (answer_due_at.tzinfo is None or answer_due_at <= turn.at):
            raise Invalid("督办回复期限须在将来。", "The answer is due in the future.", field="answer_due_at")
        Oversight.objects.create(
            case=turn.case,
            department_id=holder.department_id,
            placed_by_id=by.user_id,
            placed_at=turn.at,
            requirement=note,
            answer_due_at=answer_due_at,
        )

    facts = {"answer_due_at": answer_due_at.isoformat()} if answer_due_at else {}
    return move(case, Verb.PLACE_UNDER_OVERSIGHT, by=by, note=note, key=key, facts=facts, effect=effect)


def answer_oversight(case: Case, *, by: Actor, note: str, key: str = "") -> Case:
    """督办回复 by the unit that was asked."""

    def effect(turn: Turn) -> None:
        units = [seat.department_id for seat in by.seats]
        waiting = turn.case.oversights.filter(answered_at__isnull=True, department_id__in=units)
        if not waiting.update(answered_at=turn.at, answered_by_id=by.user_id, answer=note[:1000]):
            raise Refused("没有针对本单位的待回复督办。", "No oversight waits for this unit.")

    return move(case, Verb.ANSWER_OVERSIGHT, by=by, note=note, key=key, effect=effect)


def lift_oversight(case: Case, *, by: Actor, note: str, key: str = "") -> Case:
    """督办销号."""

    def effect(turn: Turn) -> None:
        turn.case.oversights.filter(lifted_at__isnull=True).update(lifted_at=turn.at)

    return move(case, Verb.LIFT_OVERSIGHT, by=by, note=note, key=key, effect=effect)


def comment(case: Case, *, by: Actor, note: str, key: str = "") -> Case:
    """备注; a unit called by "@部门简称" finds it among its mentions."""

    def effect(turn: Turn) -> None:
        if units := people.mentioned(turn.case.platform_id, note):
            turn.payload["mentioned"] = units

    return move(case, Verb.COMMENT, by=by, note=note, key=key, effect=effect)
