"""核查、结案、督办、回访: what the centre and the reporter say about a unit's work."""

from collections.abc import Iterable

from cityloop.cases.rules import NOT_FIXED
from cityloop.cases.stages import Verb
from cityloop.evaluation.facts.columns import NEVER, micros
from cityloop.evaluation.facts.record import Entry, Spell, Watch
from cityloop.evaluation.facts.versions import History
from cityloop.evaluation.facts.walk import Walk


def arranged(walk: Walk, entry: Entry, left: Spell | None) -> None:
    row = walk.act(entry, left, "arranged_at", "arranged_late_at")
    if row is not None:
        row.told.set(walk.at, walk.rows.order, to_arrange_at=walk.at)


def inspected(walk: Walk, entry: Entry, left: Spell | None) -> None:
    at = walk.at
    late = {"inspected_late_at": at} if walk.late(left) else {}
    walk.rows.first_of_case(inspected_at=at, **late)
    walk.tell_task(left, inspected_at=at, **late)
    if entry.payload.get("finding") == NOT_FIXED:
        walk.rows.count_of_holder("failed_count", "failed_at")


def reworked(walk: Walk, entry: Entry, left: Spell | None) -> None:
    """返工 is said only after an inspection and always to the same unit (`cases.stages`)."""
    walk.rows.count_of_holder("rework_count", "reworked_at")


def closed(walk: Walk, entry: Entry, left: Spell | None) -> None:
    at = walk.at
    walk.rows.of_holder(closed_at=at)
    walk.rows.say(in_closed_at=at)
    if entry.verb == Verb.FORCE_CLOSE:
        walk.rows.first_of_holder(force_closed_at=at)
        return
    late = at if walk.late(left) else NEVER
    walk.rows.of_case(chief_closed_at=at, close_late_at=late)
    row = walk.act(entry, left, "chief_closed_at")
    if row is not None:
        promise = {name: walk.rows.case.told.now.get(name, NEVER) for name in ("handled_at", "due_at")}
        row.told.set(at, walk.rows.order, closed_at=at, close_late_at=late, **promise)


def reopened(walk: Walk, entry: Entry, left: Spell | None) -> None:
    walk.rows.of_holder(closed_at=NEVER)
    walk.rows.of_case(chief_closed_at=NEVER, close_late_at=NEVER)
    walk.rows.first_of_holder(reopened_at=walk.at)
    walk.rows.say(in_closed_at=NEVER)


def urged(walk: Walk, entry: Entry, left: Spell | None) -> None:
    """催办 of whoever holds the case; told of a unit only while it does."""
    unit = walk.rows.units.get(left.department_id) if left is not None and left.kind == "handle" else None
    walk.rows.count_of_case("urged_count", "urged_at")
    if unit is not None:
        unit.told.count(walk.at, walk.rows.order, "urged_count", "urged_at")


def followed_up(walk: Walk, entry: Entry, left: Spell | None) -> None:
    walk.rows.first_of_holder(followed_up_at=walk.at)
    rated(walk, entry, left)


def rated(walk: Walk, entry: Entry, left: Spell | None) -> None:
    """评价, or what was said on the telephone: the last word counts."""
    if said := entry.payload.get("satisfaction"):
        walk.rows.of_holder(rated_at=walk.at, satisfaction=said)


def watched(walk: Walk) -> None:
    """督办: told of the case and of each unit on which it was laid."""
    _watched(walk.rows.case.told, walk.record.watches)
    for unit, row in walk.rows.units.items():
        _watched(row.told, [one for one in walk.record.watches if one.department_id == unit])


def _watched(told: History, watches: Iterable[Watch]) -> None:
    """Answered on time as long as every requirement laid so far has been."""
    placed = [(micros(one.placed_at), 0, one) for one in watches]
    answered = [(micros(one.answered_at), 1, one) for _, _, one in placed if one.answered_at is not None]
    waiting = 0
    for at, is_answer, one in sorted([*placed, *answered], key=lambda step: step[:2]):
        if not is_answer:
            waiting += 1
            told.first(at, 0, overseen_at=at)
            told.set(at, 0, oversight_kept_at=NEVER)
        elif at <= micros(one.answer_due_at):
            waiting -= 1
            told.set(at, 0, oversight_kept_at=at if waiting == 0 else NEVER)
