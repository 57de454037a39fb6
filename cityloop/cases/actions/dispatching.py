"""案件建立、任务派遣: a report is filed by a rule and sent to the unit that must fix it."""

from collections.abc import Sequence

from cityloop.cases import deadlines
from cityloop.cases.models import Case, Decision
from cityloop.cases.move import Facts, Turn, move
from cityloop.cases.stages import Asked, Kind, Verb
from cityloop.catalog.models import FilingRule
from cityloop.core.errors import Invalid
from cityloop.people import queries as people
from cityloop.people.actors import Actor
from cityloop.people.models import DepartmentKind


def file_case(case: Case, *, by: Actor, rule_id: int, note: str = "", key: str = "") -> Case:
    """立案: choosing the filing rule (立案条件) fixes the limit and the closing condition."""

    def effect(turn: Turn) -> None:
        rule = FilingRule.objects.filter(pk=rule_id, category_id=turn.case.category_id).first()
        if rule is None:
            raise Invalid(
                f"立案条件不属于小类“{turn.case.category.name}”。",
                "That rule belongs to another category.",
                field="rule",
            )
        turn.case.filing_rule = rule
        turn.payload["rule_no"] = rule.rule_no

    return move(case, Verb.FILE_CASE, by=by, note=note, key=key, facts={"rule": rule_id}, effect=effect)


def return_to_intake(case: Case, *, by: Actor, note: str, key: str = "") -> Case:
    """回退: the duty chief or the dispatcher gives the case back to the intake desk, with the reason."""

    def effect(turn: Turn) -> None:
        turn.case.filing_rule = None

    return move(case, Verb.RETURN_TO_INTAKE, by=by, note=note, key=key, effect=effect)


def dispatch(
    case: Case,
    *,
    by: Actor,
    department_id: int,
    assisting_ids: Sequence[int] = (),
    clause: str = "",
    note: str = "",
    key: str = "",
) -> Case:
    """派遣: the lead unit's clock starts now, signed or not; assisting units (协办) get nested spells."""

    def effect(turn: Turn) -> None:
        _give(turn, department_id, assisting_ids, clause, binding=False)

    facts: Facts = {"department": department_id, "assisting": list(assisting_ids), "clause": clause}
    return move(case, Verb.DISPATCH, by=by, note=note, key=key, facts=facts, effect=effect)


def designate(
    case: Case,
    *,
    by: Actor,
    department_id: int,
    assisting_ids: Sequence[int] = (),
    clause: str = "",
    note: str,
    key: str = "",
) -> Case:
    """指定办理: the decision that binds; ends the ping-pong. The unit that had it goes on with its old budget."""

    def effect(turn: Turn) -> None:
        same = turn.left is not None and turn.left.department_id == department_id
        pending = turn.case.requests.filter(decision="", asked=Asked.SEND_BACK).first()
        if pending is not None and pending.asked_by_id != by.user_id:  # one's own ends with the spell
            pending.decision = Decision.REFUSED if same else Decision.APPROVED
            pending.decided_by_id, pending.decided_at, pending.decision_note = by.user_id, turn.at, note
            pending.save()
        _give(turn, department_id, assisting_ids, clause, binding=True)

    facts: Facts = {"department": department_id, "assisting": list(assisting_ids), "clause": clause}
    return move(case, Verb.DESIGNATE, by=by, note=note, key=key, facts=facts, effect=effect)


def _give(
    turn: Turn, department_id: int, assisting_ids: Sequence[int], clause: str, *, binding: bool
) -> None:
    case, left = turn.case, turn.left
    unit = people.department(case.platform_id, department_id)
    if unit.kind == DepartmentKind.CENTRE:
        raise Invalid(
            "不能派遣给监督或指挥中心，请选择专业部门或二级平台。",
            "A centre handles nothing.",
            field="department",
        )
    if department_id in assisting_ids or len(set(assisting_ids)) != len(assisting_ids):
        raise Invalid(
            "协办单位不能重复，也不能与主办单位相同。", "Assisting units must differ.", field="assisting"
        )
    if left is not None and left.kind == Kind.HANDLE and left.department_id == department_id:
        promise = deadlines.for_rework(case, left, turn.at)
    else:
        promise = deadlines.for_handling(case, department_id, turn.at)
    lead = turn.hold(Kind.HANDLE, department_id, promise, binding=binding, clause=clause[:400])
    for assisting_id in assisting_ids:
        if people.department(case.platform_id, assisting_id).kind == DepartmentKind.CENTRE:
            raise Invalid("监督或指挥中心不能协办。", "A centre assists nobody.", field="assisting")
        turn.nest(Kind.ASSIST, lead, assisting_id, deadlines.for_child(lead, None, assisting_id, turn.at))
