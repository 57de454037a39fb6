"""任务处理: the unit signs, hands down to its second level, fixes the thing and feeds back."""

from collections.abc import Sequence

from cityloop.cases import deadlines, staffing
from cityloop.cases.models import Assignment, Case, EvidenceKind
from cityloop.cases.move import Facts, Turn, move
from cityloop.cases.stages import Kind, Verb
from cityloop.catalog.worktime import Limit
from cityloop.core.errors import Invalid, Refused
from cityloop.people import queries as people
from cityloop.people.actors import Actor


def sign(case: Case, *, by: Actor, note: str = "", key: str = "") -> Case:
    """签收: the unit has seen it. The clock does not wait for this."""

    def effect(turn: Turn) -> None:
        holder = turn.holder
        holder.signed_at, holder.signed_by_id = turn.at, by.user_id
        holder.save(update_fields=["signed_at", "signed_by"])

    return move(case, Verb.SIGN, by=by, note=note, key=key, effect=effect)


def assign_person(case: Case, *, by: Actor, person_id: int, note: str = "", key: str = "") -> Case:
    """指派经办人: who in the unit is to do it; the unit stays answerable."""

    def effect(turn: Turn) -> None:
        holder = turn.holder
        holder.person_id = staffing.handler_in(holder.department_id, person_id).user_id
        holder.save(update_fields=["person"])

    return move(
        case, Verb.ASSIGN_PERSON, by=by, note=note, key=key, facts={"person": person_id}, effect=effect
    )


def redispatch(
    case: Case, *, by: Actor, department_id: int, limit: Limit | None = None, note: str = "", key: str = ""
) -> Case:
    """二级派遣: to a unit below one's own, inside one's own limit; the parent stays answerable."""

    def effect(turn: Turn) -> None:
        parent = _own_spell(turn)
        unit = people.department(turn.case.platform_id, department_id)
        if unit.pk == parent.department_id or not unit.path.startswith(parent.department.path):
            raise Refused("只能派给本单位的下级。", "Only to a unit below one's own.")
        if any(spell.department_id == unit.pk for spell in turn.standing.children):
            raise Refused(f"“{unit}”已有未办结的下派。", "That unit already holds a nested spell.")
        kind = (
            Kind.ASSIST if parent.kind == Kind.ASSIST else Kind.HANDLE
        )  # below an assisting unit one assists
        turn.nest(kind, parent, unit.pk, deadlines.for_child(parent, limit, unit.pk, turn.at))

    facts: Facts = {"department": department_id, "limit": str(limit) if limit else ""}
    return move(case, Verb.REDISPATCH, by=by, note=note, key=key, facts=facts, effect=effect)


def report_back(case: Case, *, by: Actor, note: str, evidence_ids: Sequence[int] = (), key: str = "") -> Case:
    """下级反馈、协办反馈: ends the nested spell; the case stays with the parent, who feeds back to the centre."""

    def effect(turn: Turn) -> None:
        spell = _own_spell(turn)
        if any(child.parent_id == spell.pk for child in turn.standing.children):
            raise Refused("本单位的下派还未反馈。", "A unit below has not reported back.")
        turn.attach(evidence_ids, spell)
        turn.end(spell)

    return move(
        case,
        Verb.REPORT_BACK,
        by=by,
        note=note,
        key=key,
        facts={"evidence": list(evidence_ids)},
        effect=effect,
    )


def recall(case: Case, *, by: Actor, note: str, key: str = "") -> Case:
    """撤回下派: takes back every nested spell, e.g. before sending the case back."""

    def effect(turn: Turn) -> None:
        for child in turn.standing.children:
            turn.end(child)

    return move(case, Verb.RECALL, by=by, note=note, key=key, effect=effect)


def feed_back(case: Case, *, by: Actor, note: str, evidence_ids: Sequence[int] = (), key: str = "") -> Case:
    """处理反馈: the unit says it is fixed and shows it; its clock stops here, not at the inspection."""

    def effect(turn: Turn) -> None:
        turn.attach(evidence_ids)
        left = turn.left
        needs_after = EvidenceKind.AFTER in turn.case.category.closing_evidence
        shown = (
            turn.case.evidence.filter(kind=EvidenceKind.AFTER, uploaded_at__gte=left.started_at)
            if left
            else None
        )
        if needs_after and (shown is None or not shown.exists()):
            raise Invalid(
                "反馈须附本次处置后的照片。", "Feedback needs a photo taken after handling.", field="evidence"
            )

    return move(
        case, Verb.FEED_BACK, by=by, note=note, key=key, facts={"evidence": list(evidence_ids)}, effect=effect
    )


def _own_spell(turn: Turn) -> Assignment:
    """The spell of the seat that speaks: the holder's, or the nested one of its unit."""
    unit = turn.seat.department_id if turn.seat else None
    spells = [*turn.standing.children, turn.holder]
    return next((spell for spell in spells if spell.department_id == unit), turn.holder)
