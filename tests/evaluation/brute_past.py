"""A case as it was known before an instant, read from the rows of its record. See `brute`."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cityloop.cases.models import Assignment, Case, Request, TimelineEntry
from cityloop.evaluation.words import AttributeBy, Fact, OverdueAt

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
            if one.verb == "recompute_due" and _moved(one)[0] == due:
                due = _moved(one)[1]
        return due


def _moved(recomputation: TimelineEntry) -> tuple[datetime, datetime]:
    """From where to where a decree moved a promise."""
    told = recomputation.payload
    return datetime.fromisoformat(told["due_before"]), datetime.fromisoformat(told["due_after"])


def _leading(due: datetime, told: list[TimelineEntry], to: datetime) -> list[TimelineEntry] | None:
    """Those of the recomputations that lead from one promise to another."""
    if not told:
        return [] if due == to else None
    before, after = _moved(told[0])
    taken = _leading(after, told[1:], to) if before == due else None
    return _leading(due, told[1:], to) if taken is None else [told[0], *taken]


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

    def due_below(self, spell: Assignment) -> datetime:
        """The promise of a unit below another: which recomputations were its own shows in where it ended up."""
        told = [
            one
            for one in sorted(self.case.timeline.all(), key=lambda one: (one.at, one.pk))
            if one.verb == "recompute_due"
            and spell.started_at <= one.at
            and (spell.ended_at is None or one.at < spell.ended_at)
        ]
        own = _leading(spell.original_due_at, told, spell.due_before_pause or spell.due_at)
        return next(
            (_moved(one)[1] for one in reversed(own or []) if one.at < self.as_of), spell.original_due_at
        )

    def belongs(self) -> Belongs:
        first = self.segs[0].spell if self.segs else None
        due = self.handling[-1].due() if self.handling else self.segs[0].due() if first else None
        closed = [seg.began.at for seg in self.segs if seg.began.stage_to == "closed"]
        return {
            AttributeBy.REPORTED: self.case.reported_at if self.entries else None,
            AttributeBy.FILED: self.filing.ended.at if self.filing and self.filing.ended else None,
            AttributeBy.DISPATCHED: self.handling[0].began.at if self.handling else None,
            AttributeBy.DUE: due,
            AttributeBy.CLOSED: closed[-1] if self.stage == "closed" else None,
        }
