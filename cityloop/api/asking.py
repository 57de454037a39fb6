"""One endpoint per verb, the second half: applications and their approval, oversight, urging, remarks."""

from ninja import Router

from cityloop.api.auth import ApiRequest, case_of
from cityloop.api.rows import moved
from cityloop.api.schemas import Moved
from cityloop.api.schemas_in import AnswerBy, Factor, Key, Note, Until, WithClause
from cityloop.api.translate import verb_path
from cityloop.cases.actions import oversight, requests
from cityloop.cases.stages import Verb

router = Router(tags=["动作"])
NO_NOTE, ONCE, NO_TERM = Note(), Factor(), AnswerBy()


# 申请与审批


@router.post(verb_path(Verb.REQUEST_SEND_BACK), response=Moved, summary="申请退回")
def request_send_back(request: ApiRequest, number: str, body: WithClause, key: Key = "") -> Moved:
    case = case_of(request, number)
    return moved(
        requests.request_send_back(case, by=request.actor, note=body.note, clause=body.clause, key=key)
    )


@router.post(verb_path(Verb.REQUEST_EXTENSION), response=Moved, summary="申请延期")
def request_extension(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(
        requests.request_extension(case_of(request, number), by=request.actor, note=body.note, key=key)
    )


@router.post(verb_path(Verb.REQUEST_SUSPENSION), response=Moved, summary="申请挂账")
def request_suspension(request: ApiRequest, number: str, body: Until, key: Key = "") -> Moved:
    case = case_of(request, number)
    return moved(
        requests.request_suspension(case, by=request.actor, note=body.note, until=body.until, key=key)
    )


@router.post(verb_path(Verb.REQUEST_VOID), response=Moved, summary="申请作废")
def request_void(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(requests.request_void(case_of(request, number), by=request.actor, note=body.note, key=key))


@router.post(verb_path(Verb.WITHDRAW_REQUEST), response=Moved, summary="撤回申请")
def withdraw_request(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(
        requests.withdraw_request(case_of(request, number), by=request.actor, note=body.note, key=key)
    )


@router.post(verb_path(Verb.REFUSE_REQUEST), response=Moved, summary="不同意申请")
def refuse_request(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(requests.refuse_request(case_of(request, number), by=request.actor, note=body.note, key=key))


@router.post(verb_path(Verb.SEND_BACK), response=Moved, summary="同意退回")
def send_back(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(requests.send_back(case_of(request, number), by=request.actor, note=body.note, key=key))


@router.post(verb_path(Verb.EXTEND), response=Moved, summary="同意延期")
def extend(request: ApiRequest, number: str, body: Factor = ONCE, key: Key = "") -> Moved:
    case = case_of(request, number)
    return moved(requests.extend(case, by=request.actor, factor=body.factor, note=body.note, key=key))


@router.post(verb_path(Verb.SUSPEND), response=Moved, summary="同意挂账")
def suspend(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(requests.suspend(case_of(request, number), by=request.actor, note=body.note, key=key))


@router.post(verb_path(Verb.RESUME), response=Moved, summary="恢复")
def resume(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(requests.resume(case_of(request, number), by=request.actor, note=body.note, key=key))


@router.post(verb_path(Verb.VOID), response=Moved, summary="作废")
def void(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(requests.void(case_of(request, number), by=request.actor, note=body.note, key=key))


# 催办、督办、备注


@router.post(verb_path(Verb.URGE), response=Moved, summary="催办")
def urge(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(oversight.urge(case_of(request, number), by=request.actor, note=body.note, key=key))


@router.post(verb_path(Verb.PLACE_UNDER_OVERSIGHT), response=Moved, summary="督办")
def place_under_oversight(request: ApiRequest, number: str, body: AnswerBy = NO_TERM, key: Key = "") -> Moved:
    case, due = case_of(request, number), body.answer_due_at
    return moved(
        oversight.place_under_oversight(case, by=request.actor, note=body.note, answer_due_at=due, key=key)
    )


@router.post(verb_path(Verb.ANSWER_OVERSIGHT), response=Moved, summary="督办回复")
def answer_oversight(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(
        oversight.answer_oversight(case_of(request, number), by=request.actor, note=body.note, key=key)
    )


@router.post(verb_path(Verb.LIFT_OVERSIGHT), response=Moved, summary="督办销号")
def lift_oversight(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(
        oversight.lift_oversight(case_of(request, number), by=request.actor, note=body.note, key=key)
    )


@router.post(verb_path(Verb.COMMENT), response=Moved, summary="备注")
def comment(request: ApiRequest, number: str, body: Note = NO_NOTE, key: Key = "") -> Moved:
    return moved(oversight.comment(case_of(request, number), by=request.actor, note=body.note, key=key))
