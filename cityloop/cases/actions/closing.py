"""核查结案: somebody else looks on the spot, the desk decides, the reporter is answered."""

from collections.abc import Sequence

from cityloop.cases import deadlines, rules, staffing
from cityloop.cases.actions.intake import DEFAULT_ANSWER, answer_reporters
from cityloop.cases.models import Case, Reporter, Satisfaction
from cityloop.cases.move import Facts, Turn, move
from cityloop.cases.stages import Kind, Verb
from cityloop.core.errors import Invalid, NotAllowed, Refused
from cityloop.people.actors import Actor


def request_inspection(
    case: Case, *, by: Actor, person_id: int | None = None, note: str = "", key: str = ""
) -> Case:
    """派核查: send an inspector to see whether it is really fixed; never the reporter."""
    return _send_inspector(case, Verb.REQUEST_INSPECTION, by, person_id, note, key)


def reinspect(case: Case, *, by: Actor, person_id: int | None = None, note: str, key: str = "") -> Case:
    """再次核查: the finding does not convince; look again."""
    return _send_inspector(case, Verb.REINSPECT, by, person_id, note, key)


def submit_inspection(
    case: Case, *, by: Actor, fixed: bool, note: str, evidence_ids: Sequence[int] = (), key: str = ""
) -> Case:
    """核查反馈: fixed or not; the field never closes a case, the desk decides."""
    facts: Facts = {"finding": rules.FIXED if fixed else rules.NOT_FIXED, "evidence": list(evidence_ids)}
    return move(
        case,
        Verb.SUBMIT_INSPECTION,
        by=by,
        note=note,
        key=key,
        facts=facts,
        effect=lambda turn: turn.attach(evidence_ids),
    )


def rework(case: Case, *, by: Actor, note: str, key: str = "") -> Case:
    """返工: back to the same unit, on what is left of its original budget (捆绑时限)."""

    def effect(turn: Turn) -> None:
        spent = turn.standing.last_handling
        if spent is None:
            raise Refused("该案未经单位处置，不能返工。", "Never handled by a unit.")
        promise = deadlines.for_rework(turn.case, spent, turn.at)
        turn.hold(
            Kind.HANDLE,
            spent.department_id,
            promise,
            rework_of=spent,
            binding=spent.binding,
            clause=spent.clause,
        )

    return move(case, Verb.REWORK, by=by, note=note, key=key, effect=effect)


def close(case: Case, *, by: Actor, note: str = "", answer: str = "", key: str = "") -> Case:
    """结案: the closing condition is met, seen by an inspector and shown by the evidence of the category."""
    return _close(case, Verb.CLOSE, by, note, answer, key)


def force_close(case: Case, *, by: Actor, note: str, answer: str = "", key: str = "") -> Case:
    """强制结案: a special right, with the reason on record."""
    return _close(case, Verb.FORCE_CLOSE, by, note, answer, key)


def reopen(case: Case, *, by: Actor, note: str, track_code: str = "", key: str = "") -> Case:
    """重开 inside the window, by the reporter (with the tracking code) or the intake desk for them."""

    def effect(turn: Turn) -> None:
        if by.user_id is None:
            reporter_of(turn.case, track_code)

    return move(case, Verb.REOPEN, by=by, note=note, key=key, effect=effect)


def follow_up(
    case: Case, *, by: Actor, note: str, satisfaction: Satisfaction | None = None, key: str = ""
) -> Case:
    """回访: the desk rang the reporter; how satisfied they are, if they said so."""

    def effect(turn: Turn) -> None:
        if satisfaction is not None:
            turn.case.reporters.update(satisfaction=satisfaction, rated_at=turn.at)

    facts: Facts = {"satisfaction": satisfaction.value} if satisfaction else {}
    return move(case, Verb.FOLLOW_UP, by=by, note=note, key=key, facts=facts, effect=effect)


def rate(
    case: Case, *, by: Actor, track_code: str, satisfaction: Satisfaction, note: str = "", key: str = ""
) -> Case:
    """评价: the reporter's own word."""

    def effect(turn: Turn) -> None:
        reporter = reporter_of(turn.case, track_code)
        reporter.satisfaction, reporter.rated_at = satisfaction, turn.at
        reporter.save(update_fields=["satisfaction", "rated_at"])

    return move(
        case, Verb.RATE, by=by, note=note, key=key, facts={"satisfaction": satisfaction.value}, effect=effect
    )


def reporter_of(case: Case, track_code: str) -> Reporter:
    """The reporter who holds the tracking code (查询码) of this case."""
    if not track_code:
        raise Invalid("请填写查询码。", "The tracking code is needed.", field="track_code")
    found = Reporter.objects.filter(case=case, track_code=track_code.strip().upper()).first()
    if found is None:
        raise NotAllowed("案件编号或查询码不对。", "Wrong number or tracking code.")
    return found


def _send_inspector(case: Case, verb: Verb, by: Actor, person_id: int | None, note: str, key: str) -> Case:
    def effect(turn: Turn) -> None:
        person = staffing.inspector_for(turn.case, person_id)
        promise = deadlines.for_stage(turn.case.platform_id, Kind.INSPECT, turn.at, person.department_id)
        turn.hold(Kind.INSPECT, person.department_id, promise, person_id=person.user_id)
        turn.payload["person"] = person.user_id

    return move(case, verb, by=by, note=note, key=key, facts={"person": person_id}, effect=effect)


def _close(case: Case, verb: Verb, by: Actor, note: str, answer: str, key: str) -> Case:
    def effect(turn: Turn) -> None:
        turn.case.suspensions.filter(ended_at__isnull=True).update(ended_at=turn.at)
        subs = list(turn.case.subs.order_by("pk").values_list("number", flat=True))
        if subs:
            turn.payload["answered_with"] = subs
        answer_reporters(turn.case, answer or DEFAULT_ANSWER, turn.at)

    return move(
        case, verb, by=by, note=note, key=key, facts={"answer": answer} if answer else {}, effect=effect
    )
