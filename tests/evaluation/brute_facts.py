"""What a case, a unit and a unit below say of themselves. See `brute`."""

from datetime import datetime

from cityloop.cases.models import Assignment, Oversight, TimelineEntry
from cityloop.evaluation.words import Fact, OverdueAt
from tests.evaluation.brute_past import Facts, Past, Seg


def of_handling(past: Past, segs: list[Seg], closed: TimelineEntry | None, dropped: bool) -> Facts:
    """What belongs to the hands in which a case is: a unit's, or all of them together."""
    last = segs[-1] if segs else None
    handled = last is not None and last.outcome == "feed_back"
    suspended = last is not None and last.suspended()
    waiting_for_unit = last is None or last.outcome == "send_back"
    due = None if waiting_for_unit or last is None else last.due()
    yes = {
        "to_handle": last is not None and not suspended and not dropped and (handled or not closed),
    }
    yes["handled"] = yes["to_handle"] and handled
    yes["unhandled"] = yes["to_handle"] and not handled
    overdue = yes["unhandled"] and due is not None and due <= past.as_of
    late_handled = (
        handled and last is not None and last.ended is not None and due is not None and last.ended.at > due
    )
    act = None
    if closed is not None:
        by_feedback = handled and past.fork is OverdueAt.HANDLED
        act = last.ended.at if by_feedback and last is not None and last.ended else closed.at
    closed_late = act is not None and due is not None and act > due
    in_due = not suspended and not dropped and (closed is not None or yes["handled"] or overdue)
    urgent, public = past.case.urgent, past.public
    told: dict[Fact, bool] = {
        Fact.TO_HANDLE: yes["to_handle"],
        Fact.HANDLED: yes["handled"],
        Fact.HANDLED_ON_TIME: yes["handled"] and not late_handled,
        Fact.HANDLED_LATE: yes["handled"] and late_handled,
        Fact.UNHANDLED: yes["unhandled"],
        Fact.UNHANDLED_IN_TIME: yes["unhandled"] and not overdue,
        Fact.UNHANDLED_OVERDUE: overdue,
        Fact.SUSPENDED: suspended,
        Fact.DUE: in_due,
        Fact.CLOSED: closed is not None,
        Fact.CLOSED_LATE: closed_late,
        Fact.CLOSED_ON_TIME: closed is not None and not closed_late,
        Fact.UNCLOSED: closed is None and not dropped,
        Fact.SAME_DAY_CLOSED: closed is not None and closed.at < past.day_end,
        Fact.URGENT_DUE: urgent and in_due,
        Fact.URGENT_CLOSED: urgent and closed is not None,
        Fact.URGENT_CLOSED_ON_TIME: urgent and closed is not None and not closed_late,
        Fact.LEADER_MEDIA: past.case.source in {"leader", "media"},
        Fact.PUBLIC_CLOSED_LATE: public and closed_late,
        Fact.PUBLIC_UNHANDLED_OVERDUE: public and overdue,
    }
    return {fact: int(value) for fact, value in told.items()}


def of_words(past: Past, unit: int | None) -> Facts:
    """Events: of the case (`unit` None) or of one unit."""

    def mine(entries: list[TimelineEntry]) -> list[TimelineEntry]:
        return [one for one in entries if unit is None or past.unit_at(one) == unit]

    def asked(asking: str, decision: str) -> bool:
        return any(unit in {None, one.assignment.department_id} for one in past.decided(asking, decision))

    segs = [seg for seg in past.handling if unit in {None, seg.unit}]
    signing = segs[-1].unit if segs else None
    signatures = [
        (one, seg) for seg in past.handling if seg.unit == signing for one in seg.said if one.verb == "sign"
    ]
    failed = [one for one in mine(past.said("submit_inspection")) if one.payload["finding"] == "not_fixed"]
    reworks = mine(past.said("rework"))
    urged = [
        one
        for seg in past.segs
        for one in seg.said
        if one.verb == "urge" and (unit is None or (seg.kind == "handle" and seg.unit == unit))
    ]
    rated = [
        one.payload["satisfaction"]
        for one in mine(past.said("follow_up", "rate"))
        if one.payload.get("satisfaction")
    ]
    laid = [
        one
        for one in past.case.oversights.all()
        if one.placed_at < past.as_of and unit in {None, one.department_id}
    ]
    told = {
        Fact.SIGNED_ON_TIME: bool(signatures)
        and signatures[0][1].spell.sign_due_at is not None  # type: ignore[union-attr]
        and signatures[0][0].at <= signatures[0][1].spell.sign_due_at,  # type: ignore[union-attr]
        Fact.SENT_BACK: asked("send_back", "approved"),
        Fact.SHIRKED: asked("send_back", "refused"),
        Fact.EXTENDED: asked("extension", "approved"),
        Fact.EVER_SUSPENDED: bool(mine(past.said("suspend"))),
        Fact.REWORK: bool(reworks),
        Fact.INSPECTION_FAILED_OFTEN: len(failed) >= 3,
        Fact.FORCE_CLOSED: bool(mine(past.said("force_close"))),
        Fact.REOPENED: bool(mine(past.said("reopen"))),
        Fact.OVERSEEN: bool(laid),
        Fact.OVERSIGHT_ANSWERED_ON_TIME: bool(laid) and all(_kept(one, past.as_of) for one in laid),
        Fact.FOLLOWED_UP: bool(mine(past.said("follow_up"))),
        Fact.VERY_SATISFIED: rated[-1:] == ["very_satisfied"],
        Fact.SATISFIED: rated[-1:] == ["satisfied"],
        Fact.FAIR: rated[-1:] == ["fair"],
        Fact.DISSATISFIED: rated[-1:] == ["dissatisfied"],
    }
    found = {fact: int(value) for fact, value in told.items()}
    return found | {
        Fact.REWORK_COUNT: len(reworks),
        Fact.INSPECTION_FAILED_COUNT: len(failed),
        Fact.URGED_COUNT: len(urged),
    }


def _kept(one: Oversight, as_of: datetime) -> bool:
    answered = one.answered_at is not None and one.answered_at < as_of
    return answered and (one.answer_due_at is None or one.answered_at <= one.answer_due_at)  # type: ignore[operator]


def of_case(past: Past, grid_has_inspector: bool) -> Facts:
    accepts = past.left_by("accept") + past.left_by("file_case", kind="accept")
    requests = past.left_by("request_verification")
    verified = past.left_by("submit_verification")
    dispatches = past.left_by("dispatch", "designate", kind="dispatch")
    arranged = past.left_by("request_inspection")
    inspected = past.left_by("submit_inspection")
    chief = past.left_by("close")[-1:] if past.closed_by and past.closed_by.verb == "close" else []
    confirmed = bool(verified) and verified[-1].ended.payload["finding"] == "confirmed"  # type: ignore[union-attr]
    kinds = {seg.kind for seg in past.segs}
    filing, units = past.filing, {seg.unit for seg in past.handling}
    ended = past.dropped or past.closed_by is not None
    closed = past.stage == "closed"
    waits = "accept" in kinds and not accepts and filing is None and not past.dropped
    # At the dispatch desk, unless the filing was taken back since.
    at_desk = filing is not None or bool(past.handling)
    told = {
        Fact.REPORTED: True,
        Fact.VALID_REPORT: filing is not None,
        Fact.PUBLIC_REPORT: past.public,
        Fact.VERIFIED_PUBLIC_REPORT: past.public and confirmed,
        Fact.MISSED: past.public and confirmed and grid_has_inspector,
        Fact.SELF_HANDLED: past.self_handled,
        Fact.ACCEPTED: bool(accepts),
        Fact.ACCEPTED_ON_TIME: bool(accepts) and not any(seg.late for seg in accepts),
        Fact.REJECTED: past.stage == "rejected",
        Fact.TO_REQUEST_VERIFICATION: bool(requests) or (past.public and waits),
        Fact.VERIFICATION_REQUESTED: bool(requests),
        Fact.VERIFICATION_REQUESTED_ON_TIME: bool(requests) and not any(seg.late for seg in requests),
        Fact.TO_VERIFY: "verify" in kinds,
        Fact.VERIFIED: bool(verified),
        Fact.VERIFIED_ON_TIME: bool(verified) and not any(seg.late for seg in verified),
        Fact.FILED: filing is not None,
        Fact.FILED_ON_TIME: filing is not None and not filing.late,
        Fact.FILED_ACCURATELY: filing is not None and past.stage != "voided",
        Fact.VOIDED: past.stage == "voided",
        Fact.TO_DISPATCH: at_desk and filing is not None and (bool(past.handling) or not past.dropped),
        Fact.DISPATCHED: bool(past.handling),
        Fact.DISPATCHED_ON_TIME: filing is not None
        and bool(past.handling)
        and not any(seg.late for seg in dispatches),
        Fact.DISPATCHED_ACCURATELY: closed and len(units) == 1,
        Fact.DISPATCHED_WRONGLY: closed and len(units) > 1,
        Fact.TO_ARRANGE: "arrange" in kinds and (bool(arranged) or not ended),
        Fact.ARRANGED: bool(arranged),
        Fact.ARRANGED_ON_TIME: bool(arranged) and not any(seg.late for seg in arranged),
        Fact.TO_INSPECT: "inspect" in kinds and (bool(inspected) or not ended),
        Fact.INSPECTED: bool(inspected),
        Fact.INSPECTED_ON_TIME: bool(inspected) and not any(seg.late for seg in inspected),
        Fact.CHIEF_CLOSED_ON_TIME: bool(chief) and not chief[0].late,
        Fact.SAME_DAY_ARRIVED: any(seg.ended is not None and seg.ended.at < past.day_end for seg in accepts),
    }
    found = {fact: int(value) for fact, value in told.items()}
    return of_handling(past, past.handling, past.closed_by, past.dropped) | of_words(past, None) | found


def of_unit(past: Past, unit: int) -> Facts:
    segs = [seg for seg in past.handling if seg.unit == unit]
    last, mine = segs[-1], past.handling[-1].unit == unit
    taken = last.outcome in {"send_back", "void"} or not mine
    closed = past.closed_by if mine else None
    filings = [seg for seg in past.left_by("file_case") if before(past, seg.ended, segs[0].began)]
    units = {seg.unit for seg in past.handling}
    case_closed = past.stage == "closed"
    voided = last.outcome == "void"
    told = {
        Fact.FILED: bool(filings),
        Fact.VALID_REPORT: False,
        Fact.FILED_ON_TIME: bool(filings) and not filings[-1].late,
        Fact.FILED_ACCURATELY: bool(filings) and not voided,
        Fact.VOIDED: voided,
        Fact.DISPATCHED: True,
        Fact.DISPATCHED_ACCURATELY: case_closed and len(units) == 1,
        Fact.DISPATCHED_WRONGLY: case_closed and len(units) > 1,
        Fact.SAME_DAY_ARRIVED: segs[0].began.at < past.day_end,
    }
    found = {fact: int(value) for fact, value in told.items()}
    return of_handling(past, segs, closed, taken) | of_words(past, unit) | found


def before(past: Past, one: TimelineEntry | None, other: TimelineEntry) -> bool:
    return one is not None and past.entries.index(one) < past.entries.index(other)


def of_nested(past: Past, spells: list[Assignment]) -> Facts:
    """A unit below: its own feedback ends its part."""
    last = spells[-1]
    ended = last.ended_at is not None and last.ended_at < past.as_of
    handled = ended and last.outcome == "report_back"
    due = past.due_below(last)
    overdue = not ended and due <= past.as_of
    late = handled and last.ended_at is not None and last.ended_at > due
    told = {
        Fact.DISPATCHED: True,
        Fact.DISPATCHED_ACCURATELY: past.stage == "closed",
        Fact.TO_HANDLE: handled or not ended,
        Fact.HANDLED: handled,
        Fact.HANDLED_ON_TIME: handled and not late,
        Fact.HANDLED_LATE: late,
        Fact.UNHANDLED: not ended,
        Fact.UNHANDLED_IN_TIME: not ended and not overdue,
        Fact.UNHANDLED_OVERDUE: overdue,
        Fact.DUE: handled or overdue,
        Fact.CLOSED: handled,
        Fact.CLOSED_ON_TIME: handled and not late,
        Fact.CLOSED_LATE: late,
        Fact.UNCLOSED: not ended,
        Fact.SAME_DAY_ARRIVED: spells[0].started_at < past.day_end,
        Fact.SAME_DAY_CLOSED: handled and last.ended_at is not None and last.ended_at < past.day_end,
        Fact.URGENT_DUE: past.case.urgent and (handled or overdue),
        Fact.URGENT_CLOSED: past.case.urgent and handled,
        Fact.URGENT_CLOSED_ON_TIME: past.case.urgent and handled and not late,
        Fact.LEADER_MEDIA: past.case.source in {"leader", "media"},
        Fact.PUBLIC_CLOSED_LATE: past.public and late,
        Fact.PUBLIC_UNHANDLED_OVERDUE: past.public and overdue,
    }
    return {fact: int(value) for fact, value in told.items()}
