"""What each person did or was told to do in a case. See `brute`."""

from collections.abc import Iterator

from cityloop.cases.models import TimelineEntry
from cityloop.evaluation.words import Fact, OverdueAt
from tests.evaluation.brute_facts import before
from tests.evaluation.brute_past import Facts, Past, Seg

Deed = tuple[str, int | None, int | None, Facts]  # post, person, department


def deeds(past: Past) -> Iterator[Deed]:
    """What each person did or was told to do."""
    first = past.entries[0]
    filed, voided = past.filing is not None, past.stage == "voided"
    yield (
        first.post,
        first.by_id,
        first.department_id,
        {
            Fact.REPORTED: 1,
            Fact.VALID_REPORT: int(filed),
            Fact.FILED: int(filed),
            Fact.FILED_ON_TIME: int(past.filing is not None and not past.filing.late),
            Fact.FILED_ACCURATELY: int(filed and not voided),
            Fact.VOIDED: int(filed and voided),
            Fact.PUBLIC_REPORT: int(past.public),
            Fact.SELF_HANDLED: int(past.self_handled),
        },
    )
    for seg in past.segs:
        if seg.kind in {"verify", "inspect"}:
            yield _task(seg)
        if seg.ended is not None and seg.spell is not None:
            facts = _deed(past, seg, seg.ended)
            if facts:
                yield seg.ended.post, seg.ended.by_id, seg.ended.department_id, facts


def _task(seg: Seg) -> Deed:
    assert seg.spell is not None
    to, did, on_time = (
        (Fact.TO_VERIFY, Fact.VERIFIED, Fact.VERIFIED_ON_TIME)
        if seg.kind == "verify"
        else (Fact.TO_INSPECT, Fact.INSPECTED, Fact.INSPECTED_ON_TIME)
    )
    done = seg.outcome in {"submit_verification", "submit_inspection"}
    facts = {to: int(done or seg.ended is None), did: int(done), on_time: int(done and not seg.late)}
    return "inspector", seg.spell.person_id, seg.spell.department_id, facts


def _deed(past: Past, seg: Seg, ended: TimelineEntry) -> Facts:
    on_time, verb = int(not seg.late), ended.verb
    same_day = int(ended.at < past.day_end)
    if verb == "accept":
        return {Fact.ACCEPTED: 1, Fact.ACCEPTED_ON_TIME: on_time, Fact.SAME_DAY_ARRIVED: same_day}
    if verb == "request_verification":
        return {
            Fact.TO_REQUEST_VERIFICATION: 1,
            Fact.VERIFICATION_REQUESTED: 1,
            Fact.VERIFICATION_REQUESTED_ON_TIME: on_time,
        }
    if verb == "reject":
        return {Fact.REJECTED: 1}
    if verb == "file_case":
        voided = int(past.stage == "voided")
        return {
            Fact.FILED: 1,
            Fact.FILED_ON_TIME: on_time,
            Fact.FILED_ACCURATELY: 1 - voided,
            Fact.VOIDED: voided,
        }
    if verb in {"dispatch", "designate"} and seg.kind == "dispatch":
        later = past.handling[[one.began for one in past.handling].index(ended) :]
        resent = any(one.unit != later[0].unit for one in later)
        closed = past.stage == "closed"
        return {
            Fact.TO_DISPATCH: 1,
            Fact.DISPATCHED: 1,
            Fact.DISPATCHED_ON_TIME: on_time,
            Fact.DISPATCHED_ACCURATELY: int(closed and not resent),
            Fact.DISPATCHED_WRONGLY: int(closed and resent),
            Fact.SAME_DAY_ARRIVED: same_day,
        }
    if verb == "request_inspection":
        return {Fact.TO_ARRANGE: 1, Fact.ARRANGED: 1, Fact.ARRANGED_ON_TIME: on_time}
    return _closing(past, ended, on_time) if verb == "close" else {}


def _closing(past: Past, ended: TimelineEntry, on_time: int) -> Facts:
    """The duty chief's own step, and whether the case that was closed had been in time."""
    until = [seg for seg in past.handling if before(past, seg.began, ended)]
    last = until[-1]
    handled = last.ended.at if last.ended is not None and last.outcome == "feed_back" else None
    act = handled if handled is not None and past.fork is OverdueAt.HANDLED else ended.at
    late = int(act > last.due())
    urgent, public = int(past.case.urgent), int(past.public)
    return {
        Fact.DUE: 1,
        Fact.CLOSED: 1,
        Fact.CLOSED_ON_TIME: 1 - late,
        Fact.CLOSED_LATE: late,
        Fact.CHIEF_CLOSED_ON_TIME: on_time,
        Fact.SAME_DAY_CLOSED: int(ended.at < past.day_end),
        Fact.URGENT_DUE: urgent,
        Fact.URGENT_CLOSED: urgent,
        Fact.URGENT_CLOSED_ON_TIME: urgent * (1 - late),
        Fact.PUBLIC_CLOSED_LATE: public * late,
    }
