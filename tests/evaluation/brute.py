"""The facts a second time: plain Python over the rows of the record, case by case, as of one instant.

Written from the definitions and slow on purpose; nothing of `cityloop.evaluation.facts` is used. What happened at
or after the instant is not looked at.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cityloop.cases.models import Assignment, Case, Oversight, Request, TimelineEntry
from cityloop.evaluation.words import AttributeBy, Exclusion, Fact, ObjectType, OverdueAt, Population
from cityloop.people.models import Membership, Platform

PUBLIC = {"hotline", "12345", "public", "petition"}
KEEPING = {"suspend", "resume"}
OPEN_STAGES = {
    "reported", "verifying", "accepted", "filed", "handling", "suspended", "handled", "inspecting",
    "inspected", "self_handled",
}  # fmt: skip
MARKS = {
    "amend", "sign", "assign_person", "redispatch", "report_back", "recall", "request_send_back",
    "request_extension", "request_suspension", "request_void", "withdraw_request", "refuse_request", "extend",
    "urge", "place_under_oversight", "answer_oversight", "lift_oversight", "comment", "follow_up", "rate",
    "mark_near_due", "mark_overdue", "mark_sign_overdue", "recompute_due",
}  # fmt: skip
Facts = dict[Fact, int]
Belongs = dict[AttributeBy, datetime | None]


@dataclass
class Seg:
    """The time between two moves: the spell that held the case, what was said in it, how it ended."""

    began: TimelineEntry
    spell: Assignment | None
    said: list[TimelineEntry] = field(default_factory=list)
    ended: TimelineEntry | None = None

    @property
    def kind(self) -> str:
        return self.spell.kind if self.spell else ""

    @property
    def unit(self) -> int:
        assert self.spell is not None
        return self.spell.department_id

    @property
    def outcome(self) -> str:
        return self.ended.verb if self.ended else ""

    @property
    def late(self) -> bool:
        return self.ended is not None and self.spell is not None and self.ended.at > self.spell.due_at

    def suspended(self) -> bool:
        told = [one.verb for one in self.said if one.verb in KEEPING]
        return self.ended is None and bool(told) and told[-1] == "suspend"

    def due(self) -> datetime:
        """The promise as it stood: extended, resumed, computed anew."""
        assert self.spell is not None
        due = self.spell.original_due_at
        for one in self.said:
            if one.verb in {"extend", "resume"} and "due_after" in one.payload:
                due = datetime.fromisoformat(one.payload["due_after"])
            if one.verb == "recompute_due" and datetime.fromisoformat(one.payload["due_before"]) == due:
                due = datetime.fromisoformat(one.payload["due_after"])
        return due


class Past:
    """A case as it was known just before an instant."""

    def __init__(self, case: Case, as_of: datetime, fork: OverdueAt, zone: ZoneInfo) -> None:
        self.case, self.as_of, self.fork = case, as_of, fork
        self.entries = [
            one for one in sorted(case.timeline.all(), key=lambda one: (one.at, one.pk)) if one.at < as_of
        ]
        spells = sorted(case.assignments.all(), key=lambda one: (one.started_at, one.pk))
        self.spells = [one for one in spells if one.started_at < as_of]
        self.segs = self._segs([one for one in self.spells if one.parent_id is None])
        self.handling = [seg for seg in self.segs if seg.kind == "handle"]
        self.public = case.source in PUBLIC
        local = case.reported_at.astimezone(zone).date() + timedelta(days=1)
        self.day_end = datetime(local.year, local.month, local.day, tzinfo=zone)
        self.stage = self.entries[-1].stage_to if self.entries else ""
        moves = [one.verb for one in self.entries if one.verb not in MARKS]
        self.self_handled = bool(moves) and moves[-1] == "approve_self_handled"
        self.closed_by = next(
            (seg.began for seg in reversed(self.segs) if seg.began.stage_to == "closed"), None
        )
        if self.stage != "closed" or self.self_handled:
            self.closed_by = None
        self.dropped = self.stage in {"rejected", "voided", "merged"} or self.self_handled

    def _segs(self, lead: list[Assignment]) -> list[Seg]:
        found: list[Seg] = []
        spells = iter(lead)
        for one in self.entries:
            if one.verb in MARKS or one.verb in KEEPING:
                found[-1].said.append(one)
                continue
            if found:
                found[-1].ended = one
            found.append(Seg(one, next(spells) if one.stage_to in OPEN_STAGES else None))
        return found

    def said(self, *verbs: str) -> list[TimelineEntry]:
        return [one for one in self.entries if one.verb in verbs]

    def left_by(self, *verbs: str, kind: str = "") -> list[Seg]:
        return [seg for seg in self.segs if seg.outcome in verbs and kind in {"", seg.kind}]

    @property
    def filing(self) -> Seg | None:
        """The filing that stands."""
        told = [seg for seg in self.segs if seg.outcome in {"file_case", "return_to_intake", "unmerge"}]
        return told[-1] if told and told[-1].outcome == "file_case" else None

    def unit_at(self, at: TimelineEntry) -> int | None:
        """The unit that held the case, or had held it last, when something was said."""
        order = self.entries.index(at)
        before = [seg.unit for seg in self.handling if self.entries.index(seg.began) < order]
        return before[-1] if before else None

    def decided(self, asked: str, decision: str) -> list[Request]:
        return [
            one
            for one in self.case.requests.all()
            if one.asked == asked
            and one.decision == decision
            and one.decided_at is not None
            and one.decided_at < self.as_of
        ]

    def belongs(self) -> Belongs:
        first = self.segs[0].spell if self.segs else None
        due = self.handling[-1].due() if self.handling else first.original_due_at if first else None
        closed = [seg.began.at for seg in self.segs if seg.began.stage_to == "closed"]
        return {
            AttributeBy.REPORTED: self.case.reported_at if self.entries else None,
            AttributeBy.FILED: self.filing.ended.at if self.filing and self.filing.ended else None,
            AttributeBy.DISPATCHED: self.handling[0].began.at if self.handling else None,
            AttributeBy.DUE: due,
            AttributeBy.CLOSED: closed[-1] if self.stage == "closed" else None,
        }


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
    filings = [seg for seg in past.left_by("file_case") if _before(past, seg.ended, segs[0].began)]
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


def _before(past: Past, one: TimelineEntry | None, other: TimelineEntry) -> bool:
    return one is not None and past.entries.index(one) < past.entries.index(other)


def of_nested(past: Past, spells: list[Assignment]) -> Facts:
    """A unit below: its own feedback ends its part."""
    last = spells[-1]
    ended = last.ended_at is not None and last.ended_at < past.as_of
    handled = ended and last.outcome == "report_back"
    due = last.original_due_at
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
    before = [seg for seg in past.handling if _before(past, seg.began, ended)]
    last = before[-1]
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


REGIONS = {ObjectType.COMMUNITY: (12, 12), ObjectType.STREET: (9, 9), ObjectType.DISTRICT: (6, 0)}
POSTS = {
    ObjectType.INSPECTOR: "inspector",
    ObjectType.INTAKE: "intake",
    ObjectType.DUTY_CHIEF: "duty_chief",
    ObjectType.DISPATCHER: "dispatcher",
}
Row = tuple[ObjectType, int | str, Facts, Belongs]


def rows_of(past: Past, companies: dict[int, int]) -> Iterator[Row]:
    """Every object that the case says something about."""
    case, belongs = past.case, past.belongs()
    inspector = case.duty_grid.inspector_id if case.duty_grid else None
    whole = of_case(past, inspector is not None)
    if case.cell:
        yield ObjectType.CELL, case.cell.code, whole, belongs
    for object_type, (cut, least) in REGIONS.items():
        code = case.division_code
        if code and len(code) >= least:
            yield object_type, code[:cut], whole, belongs
    for unit in {seg.unit for seg in past.handling}:
        segs = [seg for seg in past.handling if seg.unit == unit]
        own = {AttributeBy.DUE: segs[-1].due(), AttributeBy.DISPATCHED: segs[0].began.at}
        yield ObjectType.UNIT, unit, of_unit(past, unit), belongs | own
    yield from _below(past, belongs)
    everybody = list(deeds(past))
    if inspector is not None and past.public and past.said("submit_verification"):
        everybody.append(
            ("inspector", inspector, companies.get(inspector), {Fact.MISSED: whole[Fact.MISSED]})
        )
    for post, person, department, facts in everybody:
        for object_type, wanted in POSTS.items():
            if post == wanted and person is not None:
                yield object_type, person, facts, belongs
        if post == "inspector" and person is not None and department is not None:
            yield ObjectType.COMPANY, department, facts, belongs


def _below(past: Past, belongs: Belongs) -> Iterator[Row]:
    bundles: dict[tuple[int, int], list[Assignment]] = defaultdict(list)
    unit_of = {one.pk: one.department_id for one in past.spells}
    for one in past.spells:
        if one.parent_id is not None:
            bundles[one.department_id, unit_of[one.parent_id]].append(one)
    for (unit, _), spells in bundles.items():
        own = {AttributeBy.DUE: spells[-1].original_due_at, AttributeBy.DISPATCHED: spells[0].started_at}
        yield ObjectType.SECOND_LEVEL, unit, of_nested(past, spells), belongs | own


def _left_out(past: Past, population: Population) -> bool:
    return (
        (Exclusion.SUSPENDED in population.exclude and past.stage == "suspended")
        or (Exclusion.VOIDED in population.exclude and past.stage == "voided")
        or (Exclusion.SELF_HANDLED in population.exclude and past.self_handled)
    )


Cells = dict[tuple[ObjectType, int | str, Fact], int]


def recompute(
    platform: Platform,
    begin: datetime,
    end: datetime,
    as_of: datetime,
    population: Population,
    cases: list[Case] | None = None,
) -> Cells:
    """Every cell that is not zero."""
    zone = ZoneInfo(platform.timezone)
    companies = dict(
        Membership.objects.filter(post="inspector", department__platform=platform)
        .order_by("-pk")
        .values_list("user_id", "department_id")
    )
    found: Cells = defaultdict(int)
    for case in load(platform) if cases is None else cases:
        past = Past(case, as_of, population.overdue_at, zone)
        if past.entries and not _left_out(past, population):
            for object_type, key, facts, belongs in rows_of(past, companies):
                at = belongs[population.attribute_by]
                if at is not None and begin <= at < end:
                    for fact, value in facts.items():
                        found[object_type, key, fact] += value
        before = Past(case, begin, population.overdue_at, zone)
        if before.entries and not _left_out(before, population):
            for object_type, key, facts, _ in rows_of(before, companies):
                found[object_type, key, Fact.CARRIED_OVER] += facts.get(Fact.UNCLOSED, 0)
    return {cell: value for cell, value in found.items() if value}


def load(platform: Platform, **which: Any) -> list[Case]:
    return list(
        Case.objects.filter(platform=platform, **which)
        .select_related("cell", "duty_grid")
        .prefetch_related("timeline", "assignments", "requests__assignment", "oversights")
    )
