"""The one door for change: lock, check, change, write the timeline; one transaction.

Only `cases.actions` come in here, and only this module assigns `case.stage`.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from cityloop.cases import deadlines, numbers, rules
from cityloop.cases.chain import GENESIS, seal
from cityloop.cases.deadlines import Promise
from cityloop.cases.models import Assignment, Case, Decision, Evidence, Reporter, TimelineEntry
from cityloop.cases.stages import HOLDING, KEEPS_SPELL, OPEN, ROWS_OF, Kind, Row, Stage, Verb
from cityloop.core import clock
from cityloop.core.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from cityloop.core.ids import new_id
from cityloop.core.together import insert_together
from cityloop.people import queries as people
from cityloop.people.actors import Actor, Seat
from cityloop.people.models import Desk, Platform

Facts = dict[str, Any]

# The spells in which something can be asked for (申请).
ASKED_IN = frozenset(
    HOLDING[stage] for verb in rules.REQUESTING for row in ROWS_OF[verb] for stage in row.sources
)

MAX_NOTE = 1000
MAX_FACT = 2000
MAX_KEY = 80


@dataclass(slots=True)
class Turn:
    """One turn of the loop while the case is locked; an action's effect works on it."""

    case: Case
    row: Row
    by: Actor
    seat: Seat | None
    at: datetime
    note: str
    standing: rules.Standing
    left: Assignment | None = None  # the spell that this move ended
    opened: Assignment | None = None  # the spell that this move began
    payload: Facts = field(default_factory=dict)

    @property
    def holder(self) -> Assignment:
        """The spell under hand: the one this move ended, or the one that holds the case."""
        holder = self.left or self.standing.holder
        if holder is None:
            raise Refused("案件没有承办人。", "Nobody holds the case.", stage=self.case.stage)
        return holder

    def hold(
        self, kind: Kind, department_id: int, promise: Promise, *, person_id: int | None = None, **facts: Any
    ) -> Assignment:
        """Begin the spell that holds the case from now on."""
        self.opened = _spell(self.case, kind, department_id, promise, person_id=person_id, **facts)
        self.opened.save(force_insert=True)
        return self.opened

    def nest(self, kind: Kind, parent: Assignment, department_id: int, promise: Promise) -> Assignment:
        """Begin a nested spell, second level or assisting, under the one that holds the case."""
        child = _spell(self.case, kind, department_id, promise, parent=parent)
        child.save(force_insert=True)
        return child

    def attach(self, evidence_ids: Sequence[int], spell: Assignment | None = None) -> None:
        """Hang evidence that was uploaded ahead onto the case and the spell that is being left."""
        _attach(self.case, evidence_ids, self.by, spell or self.holder)

    def end(self, spell: Assignment, *, finding: str = "") -> None:
        """End a spell with this verb as its outcome."""
        spell.ended_at, spell.ended_by_id = self.at, self.by.user_id
        spell.outcome, spell.finding = self.row.verb.value, finding
        spell.paused_at = spell.due_before_pause = None
        spell.save(
            update_fields=["ended_at", "ended_by", "outcome", "finding", "paused_at", "due_before_pause"]
        )


Effect = Callable[[Turn], None]


def move(
    case: Case,
    verb: Verb,
    *,
    by: Actor,
    note: str = "",
    key: str = "",
    facts: Facts | None = None,
    effect: Effect | None = None,
) -> Case:
    """Say a verb over a case. Returns the case as it stands afterwards.

    `key` makes a repeat harmless: the same key with the same content answers with the case as it
    is, with another content it is a `Conflict`. `facts` go into the timeline and the key's digest.
    """
    check_text(note, "note", MAX_NOTE)
    for name, said in (facts or {}).items():
        if isinstance(said, str):
            check_text(said, name, MAX_FACT)
    token = _key(by, key)
    digest = _digest(verb, case.number, note, facts)
    try:
        with transaction.atomic():
            locked = _lock(case)
            if token and _repeats(token, digest):
                return locked
            _turn(locked, verb, by, note, facts or {}, effect, token, digest)
            return locked
    except IntegrityError:
        if token and _repeats(token, digest):
            return Case.objects.get(pk=case.pk)
        raise


def open_case(
    case: Case,
    verb: Verb,
    *,
    by: Actor,
    platform: Platform,
    key: str = "",
    note: str = "",
    facts: Facts | None = None,
    reporter: Reporter | None = None,
    evidence_ids: Sequence[int] = (),
) -> Case:
    """Begin a case that the action has filled in: number, first spell and first timeline row, in one transaction."""
    (row,) = ROWS_OF[verb]
    seat = next((seat for seat in by.seats if seat.post in row.posts), None)
    if by.platform_id != platform.pk or (seat is None and by.unmanned not in row.posts):
        posts = "、".join(sorted(post.label for post in row.posts))
        raise NotAllowed(f"上报须由{posts}办理。", "This user may not report.", verb=verb.value)
    token = _key(by, key)
    digest = _digest(verb, "", note, {**(facts or {}), "evidence": list(evidence_ids)})
    if token and (earlier := _repeats(token, digest)):
        return earlier
    at = clock.now()
    case.stage, case.reported_at = row.target or "", at
    spell = _desk_spell(case, at)
    rows: list[Model] = [case, spell]
    if reporter is not None:
        reporter.case = case
        rows.append(reporter)
    rows.append(_entry(case, row, "", by, seat, at, note, facts or {}, spell, token, digest))
    try:
        _write_opened(platform, at, rows, evidence_ids, by)
    except IntegrityError:
        if token and (earlier := _repeats(token, digest)):
            return earlier
        _check_source_ref(case)
        raise
    return case


def _write_opened(
    platform: Platform, at: datetime, rows: list[Model], evidence_ids: Sequence[int], by: Actor
) -> None:
    """Number and rows of a new case. On PostgreSQL one statement, which is its own transaction unless more follows."""
    case, spell = cast(Case, rows[0]), cast(Assignment, rows[1])
    on_postgres = connection.vendor == "postgresql"
    alone = on_postgres and not evidence_ids and not connection.in_atomic_block
    with nullcontext() if alone else transaction.atomic():
        if on_postgres:
            drawn = insert_together(rows, drawn={"number": numbers.drawn_number(platform, at)})
            case.number = drawn["number"]
        else:
            case.number = numbers.next_number(platform, at)
            insert_together(rows)
        _attach(case, evidence_ids, by, spell)


def _check_source_ref(case: Case) -> None:
    """Another system's order number comes in once; a second report under it is told which case it became."""
    if not case.source_ref:
        return
    known = Case.objects.filter(
        platform=case.platform, source=case.source, source_ref=case.source_ref
    ).first()
    if known is not None:
        raise Conflict(
            f"来源编号“{case.source_ref}”已上报，案件编号 {known.number}。",
            f"Source reference {case.source_ref!r} was reported before.",
            field="source_ref",
            number=known.number,
        )


def check_text(text: str, field: str, longest: int) -> None:
    """A text that every database can keep: not too long, no NUL, no half of a character."""
    if len(text) > longest:
        raise Invalid(
            f"文字最长 {longest} 字，现在 {len(text)} 字。", f"At most {longest} characters.", field=field
        )
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Invalid(
            "文字中有无法保存的字符，请重新输入。", "The text holds unstorable characters.", field=field
        )


def _turn(
    case: Case,
    verb: Verb,
    by: Actor,
    note: str,
    facts: Facts,
    effect: Effect | None,
    token: str | None,
    digest: str,
) -> None:
    standing = rules.Standing(case)
    permit = rules.check(verb, standing, by)
    row, at = permit.row, clock.now()
    if "note" in row.needs and not note.strip():
        raise Invalid(f"“{verb.label}”须填写意见或理由。", f"{verb.value} needs a note.", field="note")
    turn = Turn(case, row, by, permit.seat, at, note, standing, payload=dict(facts))
    stage_from = case.stage
    keeps = row.target is None or verb in KEEPS_SPELL
    if not keeps and standing.holder is not None:
        _leave(turn, standing.holder, str(facts.get("finding", "")))
    if row.target is not None:
        case.stage = row.target
        case.ended_at = None if row.target in OPEN else at
        case.main_id = None if row.target is not Stage.MERGED else case.main_id
    if effect is not None:
        effect(turn)
    if not keeps:
        _drop_requests(turn)
    if not keeps and row.target in OPEN and turn.opened is None:
        turn.opened = _desk_spell(case, at)
        turn.opened.save(force_insert=True)
    spell = turn.opened or turn.left or standing.holder
    entry = _entry(case, row, stage_from, by, permit.seat, at, note, turn.payload, spell, token, digest)
    case.save()
    entry.save(force_insert=True)


def _leave(turn: Turn, holder: Assignment, finding: str) -> None:
    """End the spell that held the case, with everything that hung on it."""
    turn.left = holder
    for child in turn.standing.children:
        turn.end(child)
    turn.end(holder, finding=finding)


def _drop_requests(turn: Turn) -> None:
    """A request that nobody decided ends with the spell it was asked in."""
    if turn.left is not None and turn.left.kind not in ASKED_IN:
        return
    turn.case.requests.filter(decision="").update(
        decision=Decision.WITHDRAWN, decided_at=turn.at, decision_note="环节已结束"
    )


def _lock(case: Case) -> Case:
    rows = Case.objects.select_for_update(of=("self",)).select_related("category", "platform")
    locked = next(iter(rows.filter(pk=case.pk)), None)  # first() would order one row
    if locked is None:
        raise NotFound("没有这个案件。", "No such case.")
    return locked


def _desk_spell(case: Case, at: datetime) -> Assignment:
    """The spell of a centre desk, for stages that a desk holds."""
    stage = Stage(case.stage)
    kind = HOLDING[stage]
    desk = Desk.COMMAND if kind is Kind.DISPATCH else Desk.SUPERVISION
    department_id = people.desk_of(case.platform_id, desk)
    return _spell(case, kind, department_id, deadlines.for_stage(case.platform_id, kind, at, department_id))


def _spell(
    case: Case,
    kind: Kind,
    department_id: int,
    promise: Promise,
    *,
    person_id: int | None = None,
    **facts: Any,
) -> Assignment:
    return Assignment(
        id=new_id(),
        case=case,
        kind=kind,
        department_id=department_id,
        person_id=person_id,
        limit_amount=promise.limit.amount,
        limit_unit=promise.limit.unit.value,
        limit_seconds=promise.limit_seconds,
        used_before=promise.used_before,
        calendar_key=promise.calendar_key,
        started_at=promise.started_at,
        yellow_at=promise.yellow_at,
        due_at=promise.due_at,
        original_due_at=promise.due_at,
        provisional=promise.provisional,
        sign_due_at=promise.sign_due_at,
        **facts,
    )


def _entry(
    case: Case,
    row: Row,
    stage_from: str,
    by: Actor,
    seat: Seat | None,
    at: datetime,
    note: str,
    payload: Facts,
    spell: Assignment | None,
    token: str | None,
    digest: str,
) -> TimelineEntry:
    """The timeline row, sealed onto the case's chain; moves the head that the case remembers."""
    entry = TimelineEntry(
        id=new_id(),
        case=case,
        verb=row.verb,
        stage_from=stage_from,
        stage_to=case.stage,
        by_id=by.user_id,
        post=seat.post if seat else (by.unmanned or ""),
        department_id=seat.department_id if seat else None,
        assignment_id=spell.pk if spell else None,
        at=at,
        note=note,
        payload=payload,
        previous_hash=case.log_head or GENESIS,
        request_key=token,
        request_digest=digest if token else "",
    )
    entry.hash = seal(entry)
    case.log_head = entry.hash
    return entry


def _attach(case: Case, evidence_ids: Sequence[int], by: Actor, spell: Assignment) -> None:
    """Hang uploaded evidence, taken before there was a case, onto it."""
    if not evidence_ids:
        return
    mine = Evidence.objects.filter(
        pk__in=evidence_ids, case__isnull=True, platform_id=case.platform_id, uploaded_by_id=by.user_id
    )
    if mine.update(case=case, assignment=spell) != len(set(evidence_ids)):
        raise Invalid(
            "有材料不存在、不是您上传的或已用于其他案件，请重新上传。",
            "Unknown or used evidence.",
            field="evidence",
        )


def _key(by: Actor, key: str) -> str | None:
    """A key belongs to who sent it: two phones may choose the same one, and so may two platforms' citizens."""
    if not key:
        return None
    check_text(key, "key", MAX_KEY)
    return f"{by.user_id or f'{by.unmanned}@{by.platform_id}'}:{key}"


def _digest(verb: Verb, number: str, note: str, facts: Facts | None) -> str:
    text = json.dumps(
        [verb.value, number, note, facts or {}], ensure_ascii=False, sort_keys=True, default=str
    )
    return hashlib.sha256(text.encode()).hexdigest()


def _repeats(token: str, digest: str) -> Case | None:
    """The case to which this very request was answered before; another content under the key is a conflict."""
    earlier = TimelineEntry.objects.select_related("case").filter(request_key=token).first()
    if earlier is None:
        return None
    if earlier.request_digest != digest:
        raise Conflict(
            "这个幂等键已用于另一个请求。", "This idempotency key was used for another request.", field="key"
        )
    return earlier.case
