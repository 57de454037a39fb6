"""One endpoint per verb: POST /api/v1/cases/{number}/{verb}. Who may say it, and when, is decided by the loop."""

from ninja import Router

from cityloop.api.auth import ApiRequest, case_of
from cityloop.api.rows import moved
from cityloop.api.schemas import Moved
from cityloop.api.schemas_in import (
    Amendment,
    Answered,
    BelowUnit,
    ByRule,
    Inspected,
    IntoMain,
    Key,
    Note,
    OnePerson,
    Satisfied,
    Shown,
    Somebody,
    ToUnits,
    Verified,
)
from cityloop.api.translate import ids, some_point, verb_path
from cityloop.cases.actions import closing, dispatching, handling, intake
from cityloop.cases.stages import Verb
from cityloop.catalog.worktime import Limit

router = Router(tags=["动作"])
NO_NOTE, NOBODY, NOTHING_SHOWN, NO_ANSWER, UNRATED = Note(), Somebody(), Shown(), Answered(), Satisfied()


# 信息收集


@router.post(verb_path(Verb.REQUEST_VERIFICATION), response=Moved, summary="派核实")
def request_verification(request: ApiRequest, number: str, body: Somebody = NOBODY, key: Key = "") -> Moved:
    case = case_of(request, number)
    return moved(
        intake.request_verification(case, by=request.actor, person_id=body.person_id, note=body.note, key=key)
    )


@router.post(verb_path(Verb.SUBMIT_VERIFICATION), response=Moved, summary="核实反馈")
def submit_verification(request: ApiRequest, number: str, body: Verified, key: Key = "") -> Moved:
    case, shown = case_of(request, number), ids(body.evidence)
    return moved(
        intake.submit_verification(
            case, by=request.actor, confirmed=body.confirmed, note=body.note, evidence_ids=shown, key=key
        )
    )


@router.post(verb_path(Verb.ACCEPT), response=Moved, summary="受理")
def accept(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(intake.accept(case_of(request, number), by=request.actor, note=body.note, key=key))


@router.post(verb_path(Verb.REJECT), response=Moved, summary="不予受理")
def reject(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(intake.reject(case_of(request, number), by=request.actor, note=body.note, key=key))


@router.post(verb_path(Verb.MERGE), response=Moved, summary="合并")
def merge(request: ApiRequest, number: str, body: IntoMain, key: Key = "") -> Moved:
    case, main = case_of(request, number), case_of(request, body.main)
    return moved(intake.merge(case, by=request.actor, main=main, note=body.note, key=key))


@router.post(verb_path(Verb.UNMERGE), response=Moved, summary="取消合并")
def unmerge(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(intake.unmerge(case_of(request, number), by=request.actor, note=body.note, key=key))


@router.post(verb_path(Verb.APPROVE_SELF_HANDLED), response=Moved, summary="自处理通过")
def approve_self_handled(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(
        intake.approve_self_handled(case_of(request, number), by=request.actor, note=body.note, key=key)
    )


@router.post(verb_path(Verb.REFUSE_SELF_HANDLED), response=Moved, summary="自处理不通过")
def refuse_self_handled(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(
        intake.refuse_self_handled(case_of(request, number), by=request.actor, note=body.note, key=key)
    )


@router.post(verb_path(Verb.AMEND), response=Moved, summary="更正信息")
def amend(request: ApiRequest, number: str, body: Amendment, key: Key = "") -> Moved:
    lon, lat = some_point(body.lon, body.lat, body.coordinate_system)
    case = intake.amend(
        case_of(request, number),
        by=request.actor,
        nature=body.nature,
        category_code=body.category,
        description=body.description,
        address=body.address,
        lon=lon,
        lat=lat,
        urgent=body.urgent,
        note=body.note,
        key=key,
    )
    return moved(case)


# 案件建立、任务派遣


@router.post(verb_path(Verb.FILE_CASE), response=Moved, summary="立案")
def file_case(request: ApiRequest, number: str, body: ByRule, key: Key = "") -> Moved:
    case = case_of(request, number)
    return moved(dispatching.file_case(case, by=request.actor, rule_id=body.rule_id, note=body.note, key=key))


@router.post(verb_path(Verb.RETURN_TO_INTAKE), response=Moved, summary="回退受理")
def return_to_intake(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(
        dispatching.return_to_intake(case_of(request, number), by=request.actor, note=body.note, key=key)
    )


@router.post(verb_path(Verb.DISPATCH), response=Moved, summary="派遣")
def dispatch(request: ApiRequest, number: str, body: ToUnits, key: Key = "") -> Moved:
    return moved(
        dispatching.dispatch(
            case_of(request, number),
            by=request.actor,
            department_id=body.department_id,
            assisting_ids=body.assisting_ids,
            clause=body.clause,
            note=body.note,
            key=key,
        )
    )


@router.post(verb_path(Verb.DESIGNATE), response=Moved, summary="指定办理")
def designate(request: ApiRequest, number: str, body: ToUnits, key: Key = "") -> Moved:
    return moved(
        dispatching.designate(
            case_of(request, number),
            by=request.actor,
            department_id=body.department_id,
            assisting_ids=body.assisting_ids,
            clause=body.clause,
            note=body.note,
            key=key,
        )
    )


# 任务处理


@router.post(verb_path(Verb.SIGN), response=Moved, summary="签收")
def sign(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(handling.sign(case_of(request, number), by=request.actor, note=body.note, key=key))


@router.post(verb_path(Verb.ASSIGN_PERSON), response=Moved, summary="指派经办人")
def assign_person(request: ApiRequest, number: str, body: OnePerson, key: Key = "") -> Moved:
    case = case_of(request, number)
    return moved(
        handling.assign_person(case, by=request.actor, person_id=body.person_id, note=body.note, key=key)
    )


@router.post(verb_path(Verb.REDISPATCH), response=Moved, summary="二级派遣")
def redispatch(request: ApiRequest, number: str, body: BelowUnit, key: Key = "") -> Moved:
    case, unit = case_of(request, number), body.department_id
    limit = Limit(body.limit.amount, body.limit.unit) if body.limit else None
    return moved(
        handling.redispatch(case, by=request.actor, department_id=unit, limit=limit, note=body.note, key=key)
    )


@router.post(verb_path(Verb.REPORT_BACK), response=Moved, summary="下级反馈")
def report_back(request: ApiRequest, number: str, body: Shown = NOTHING_SHOWN, key: Key = "") -> Moved:
    case, shown = case_of(request, number), ids(body.evidence)
    return moved(handling.report_back(case, by=request.actor, note=body.note, evidence_ids=shown, key=key))


@router.post(verb_path(Verb.RECALL), response=Moved, summary="撤回下派")
def recall(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(handling.recall(case_of(request, number), by=request.actor, note=body.note, key=key))


@router.post(verb_path(Verb.FEED_BACK), response=Moved, summary="处理反馈")
def feed_back(request: ApiRequest, number: str, body: Shown = NOTHING_SHOWN, key: Key = "") -> Moved:
    case, shown = case_of(request, number), ids(body.evidence)
    return moved(handling.feed_back(case, by=request.actor, note=body.note, evidence_ids=shown, key=key))


# 处理反馈、核查结案


@router.post(verb_path(Verb.REQUEST_INSPECTION), response=Moved, summary="派核查")
def request_inspection(request: ApiRequest, number: str, body: Somebody = NOBODY, key: Key = "") -> Moved:
    case = case_of(request, number)
    return moved(
        closing.request_inspection(case, by=request.actor, person_id=body.person_id, note=body.note, key=key)
    )


@router.post(verb_path(Verb.SUBMIT_INSPECTION), response=Moved, summary="核查反馈")
def submit_inspection(request: ApiRequest, number: str, body: Inspected, key: Key = "") -> Moved:
    case, shown = case_of(request, number), ids(body.evidence)
    return moved(
        closing.submit_inspection(
            case, by=request.actor, fixed=body.fixed, note=body.note, evidence_ids=shown, key=key
        )
    )


@router.post(verb_path(Verb.REINSPECT), response=Moved, summary="再次核查")
def reinspect(request: ApiRequest, number: str, body: Somebody = NOBODY, key: Key = "") -> Moved:
    case = case_of(request, number)
    return moved(closing.reinspect(case, by=request.actor, person_id=body.person_id, note=body.note, key=key))


@router.post(verb_path(Verb.REWORK), response=Moved, summary="返工")
def rework(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(closing.rework(case_of(request, number), by=request.actor, note=body.note, key=key))


@router.post(verb_path(Verb.CLOSE), response=Moved, summary="结案")
def close(request: ApiRequest, number: str, body: Answered = NO_ANSWER, key: Key = "") -> Moved:
    case = case_of(request, number)
    return moved(closing.close(case, by=request.actor, note=body.note, answer=body.answer, key=key))


@router.post(verb_path(Verb.FORCE_CLOSE), response=Moved, summary="强制结案")
def force_close(request: ApiRequest, number: str, body: Answered = NO_ANSWER, key: Key = "") -> Moved:
    case = case_of(request, number)
    return moved(closing.force_close(case, by=request.actor, note=body.note, answer=body.answer, key=key))


@router.post(verb_path(Verb.REOPEN), response=Moved, summary="重开")
def reopen(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(closing.reopen(case_of(request, number), by=request.actor, note=body.note, key=key))


@router.post(verb_path(Verb.FOLLOW_UP), response=Moved, summary="回访")
def follow_up(request: ApiRequest, number: str, body: Satisfied = UNRATED, key: Key = "") -> Moved:
    case = case_of(request, number)
    return moved(
        closing.follow_up(case, by=request.actor, note=body.note, satisfaction=body.satisfaction, key=key)
    )
