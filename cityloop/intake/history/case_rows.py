"""A historical case walks the shortest honest path through the loop: only steps that the table knows.

No inspection is invented: a closed case goes from feedback straight to closing. Every timeline row carries
`imported` and the number of the row it came from, and is sealed as any other. Rows are plain facts by column:
building hundreds of thousands of model objects would take longer than writing them.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cityloop.cases.chain import GENESIS, seal
from cityloop.cases.models import TimelineEntry
from cityloop.cases.stages import HOLDING, KEEPS_SPELL, OPEN, Kind, Stage, Verb
from cityloop.catalog.models import FilingRule
from cityloop.catalog.worktime import Limit
from cityloop.core.ids import new_id
from cityloop.intake.history.inserting import Facts
from cityloop.intake.history.promises import Frozen, Promises
from cityloop.intake.history.reading import HistoricalCase
from cityloop.places.tiles import tile_of

_V = Verb
_TO_UNIT = (_V.REPORT, _V.FILE_CASE, _V.DISPATCH)
PATHS: dict[Stage, tuple[Verb, ...]] = {
    Stage.REPORTED: (_V.REPORT,),
    Stage.FILED: (_V.REPORT, _V.FILE_CASE),
    Stage.HANDLING: _TO_UNIT,
    Stage.SUSPENDED: (*_TO_UNIT, _V.SUSPEND),
    Stage.HANDLED: (*_TO_UNIT, _V.FEED_BACK),
    Stage.CLOSED: (*_TO_UNIT, _V.FEED_BACK, _V.CLOSE),
    Stage.REJECTED: (_V.REPORT, _V.REJECT),
    Stage.VOIDED: (*_TO_UNIT, _V.VOID),
    Stage.MERGED: (_V.REPORT, _V.MERGE),
}
TARGET: dict[Verb, Stage] = {
    _V.REPORT: Stage.REPORTED,
    _V.FILE_CASE: Stage.FILED,
    _V.DISPATCH: Stage.HANDLING,
    _V.SUSPEND: Stage.SUSPENDED,
    _V.FEED_BACK: Stage.HANDLED,
    _V.CLOSE: Stage.CLOSED,
    _V.REJECT: Stage.REJECTED,
    _V.VOID: Stage.VOIDED,
    _V.MERGE: Stage.MERGED,
}
# Steps at the beginning of the history; the others happened when it ended.
_AT_OPENING = frozenset({*_TO_UNIT, _V.SUSPEND})
# Where the table's closing words stand: with the unit's answer, or with the refusal.
_CARRIES_CLOSING = frozenset({_V.FEED_BACK, _V.REJECT, _V.VOID, _V.MERGE})
# The one entry that lends its shape to all that are sealed here.
_SEALED = TimelineEntry()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rows of one platform have in common."""

    platform_id: int
    supervision_id: int
    command_id: int
    promises: Promises
    now: datetime
    review_at: datetime  # when a suspended case of the history is to be looked at


@dataclass(frozen=True, slots=True)
class Told:
    """A historical case with everything that had to be looked up for it."""

    case: HistoricalCase
    number: str
    rule: FilingRule
    limit: Limit
    unit_id: int
    division_code: str
    main_id: int | None = None


class Walk:
    """One case on its way through the loop; leaves the rows to be written."""

    def __init__(self, told: Told, setting: Setting) -> None:
        self._told, self._setting = told, setting
        self._ended = told.case.closed or told.case.opened
        self.case = _case(told, setting.platform_id)
        self.spells: list[Facts] = []
        self.entries: list[Facts] = []
        self._holder: Facts | None = None
        self._stage = ""
        self._head = GENESIS
        for verb in PATHS[told.case.stage]:
            self._step(verb)
        self.case["log_head"] = self._head

    def _step(self, verb: Verb) -> None:
        at = self._told.case.opened if verb in _AT_OPENING else self._ended
        target, left = TARGET[verb], self._holder
        if left is not None and verb not in KEEPS_SPELL:
            left |= {
                "ended_at": at,
                "outcome": verb.value,
                "near_due_marked_at": None,
                "overdue_marked_at": None,
            }
            self._holder = None
        if target in OPEN and verb not in KEEPS_SPELL:
            self._holder = self._hold(HOLDING[target], at)
            self.spells.append(self._holder)
        if verb is Verb.SUSPEND and left is not None:
            _pause(left, at, self._setting.review_at)
        self._say(verb, target, at, self._holder or left)

    def _hold(self, kind: Kind, at: datetime) -> Facts:
        promise, now = self._promise(kind, at), self._setting.now
        unit = {Kind.HANDLE: self._told.unit_id, Kind.DISPATCH: self._setting.command_id}
        return {
            "id": new_id(),
            "case_id": self.case["id"],
            "kind": kind.value,
            "department_id": unit.get(kind, self._setting.supervision_id),
            "limit_amount": promise.limit.amount,
            "limit_unit": promise.limit.unit.value,
            "limit_seconds": promise.seconds,
            "calendar_key": promise.calendar_key,
            "started_at": at,
            "yellow_at": promise.yellow_at,
            "due_at": promise.due_at,
            "original_due_at": promise.due_at,
            # A lamp that turned in the past is no news for anybody today.
            "near_due_marked_at": promise.yellow_at if promise.yellow_at <= now else None,
            "overdue_marked_at": promise.due_at if promise.due_at <= now else None,
        }

    def _promise(self, kind: Kind, at: datetime) -> Frozen:
        case, promises = self._told.case, self._setting.promises
        waits_here = case.stage in OPEN and HOLDING[case.stage] is kind
        if case.due is not None and (kind is Kind.HANDLE or (waits_here and at == case.opened)):
            return promises.told(case.opened, case.due)
        if kind is Kind.HANDLE:
            return promises.assumed(case.opened, self._told.limit)
        return promises.desk(kind.value, at)

    def _say(self, verb: Verb, target: Stage, at: datetime, spell: Facts | None) -> None:
        entry: Facts = {
            "id": new_id(),
            "case_id": self.case["id"],
            "verb": verb.value,
            "stage_from": self._stage,
            "stage_to": target.value,
            "department_id": self._speaker(verb),
            "assignment_id": spell["id"] if spell else None,
            "at": at,
            "note": self._told.case.closing if verb in _CARRIES_CLOSING else "",
            "payload": self._facts(verb),
            "previous_hash": self._head,
        }
        _SEALED.__dict__.update(entry)
        entry["hash"] = self._head = seal(_SEALED)
        self._stage = target.value
        self.entries.append(entry)

    def _speaker(self, verb: Verb) -> int:
        if verb is Verb.FEED_BACK:
            return self._told.unit_id
        return (
            self._setting.command_id
            if verb in {Verb.DISPATCH, Verb.SUSPEND}
            else self._setting.supervision_id
        )

    def _facts(self, verb: Verb) -> Facts:
        case = self._told.case
        facts: Facts = {"imported": True, "source_row": case.row}
        if verb is Verb.REPORT:
            facts["source_ref"] = case.ref
            if case.kept:
                facts["original"] = case.kept
        elif verb is Verb.DISPATCH:
            facts["limit_from"] = "table" if case.due else "mapping"
        elif verb is Verb.MERGE:
            facts["main"] = case.main_ref
        return facts


def _case(told: Told, platform_id: int) -> Facts:
    case, category = told.case, told.rule.category
    return {
        "id": new_id(),
        "platform_id": platform_id,
        "number": told.number,
        "stage": case.stage.value,
        "source": case.source.value,
        "nature": category.nature,
        "category_id": category.pk,
        "category_code": category.code,
        "filing_rule_id": told.rule.pk if Verb.FILE_CASE in PATHS[case.stage] else None,
        "urgent": case.urgent,
        "description": case.description,
        "address": case.address,
        "lon": case.lon,
        "lat": case.lat,
        "tile": None if case.lon is None or case.lat is None else tile_of(case.lon, case.lat),
        "division_code": told.division_code,
        "reported_at": case.opened,
        "ended_at": None if case.stage in OPEN else case.closed or case.opened,
        "main_id": told.main_id,
        "source_ref": case.ref,
    }


def _pause(spell: Facts, at: datetime, review_at: datetime) -> None:
    """The table says that it rests, not since when nor until when: from the start, to be looked at by us."""
    spell |= {"paused_at": at, "due_before_pause": spell["due_at"], "due_at": review_at}
    spell |= {"near_due_marked_at": None, "overdue_marked_at": None}


def review_date(now: datetime, days: int) -> datetime:
    """When imported 挂账 cases come up for review."""
    return now + timedelta(days=days)
