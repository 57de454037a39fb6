"""任务处理: a unit gets the case, keeps it, and leaves it handled or not."""

from datetime import datetime

from cityloop.cases.stages import Asked, Kind, Verb
from cityloop.evaluation.facts.columns import NEVER, Level, micros
from cityloop.evaluation.facts.holdings import Row
from cityloop.evaluation.facts.record import Entry, Spell
from cityloop.evaluation.facts.walk import Walk


def given(walk: Walk, spell: Spell) -> None:
    """The unit gets the case: for the first time, once more, or back (返工, on the rest of its budget)."""
    rows, at, unit = walk.rows, walk.at, spell.department_id
    before = rows.last
    row = rows.units.get(unit)
    if row is None:
        row = rows.units[unit] = Row(Level.UNIT, Kind.HANDLE, unit_id=unit, spell_id=spell.id)
        filed = {name: rows.case.told.now.get(name, NEVER) for name in ("filed_at", "filed_late_at")}
        row.told.set(at, rows.order, came_at=at, **filed)
    rows.last = row
    if before is not None and before is not row:
        before.told.first(at, rows.order, dropped_at=at)
        rows.of_case(signed_in_time_at=row.told.now.get("signed_in_time_at", NEVER))
    if len(rows.units) > 1:
        _resent(walk, unit)
    walk.due = micros(spell.original_due_at)
    rows.first_of_holder(dispatched_at=at)
    row.told.set(at, rows.order, dropped_at=NEVER)
    rows.of_holder(due_at=walk.due, handled_at=NEVER)
    first = rows.case.told.now["dispatched_at"]
    rows.say(in_dispatched_at=first, in_due_at=walk.due)


def _resent(walk: Walk, unit: int) -> None:
    """改派: the case has been with more than one unit, and whoever had chosen another one chose wrongly."""
    at, order = walk.at, walk.rows.order
    walk.rows.first_of_case(second_unit_at=at)
    for row in walk.rows.units.values():
        row.told.first(at, order, second_unit_at=at)
    for chosen, row in walk.dispatches:
        if chosen != unit:
            row.told.first(at, order, second_unit_at=at)


def left(walk: Walk, spell: Spell, verb: Verb) -> None:
    """The spell ends; what was taken from the unit unhandled is not its to handle any more."""
    walk.resume()
    walk.spend(spell)
    last = walk.rows.last
    if last is not None and verb in {Verb.SEND_BACK, Verb.VOID}:
        last.told.set(walk.at, walk.rows.order, dropped_at=walk.at)
    if verb is Verb.SEND_BACK:
        walk.rows.of_case(due_at=NEVER)


def fed_back(walk: Walk, entry: Entry, left: Spell | None) -> None:
    if left is not None:
        walk.rows.of_holder(
            handled_at=walk.at,
            handling_seconds=walk.spent(left.department_id),
            limit_seconds=left.limit_seconds or 0,
        )


def signed(walk: Walk, entry: Entry, left: Spell | None) -> None:
    """签收: the first signature of a unit counts."""
    if left is None or left.department_id in walk.signed:
        return
    walk.signed.add(left.department_id)
    if left.sign_due_at is not None and walk.at <= micros(left.sign_due_at):
        walk.rows.first_of_holder(signed_in_time_at=walk.at)


def suspended(walk: Walk, entry: Entry, left: Spell | None) -> None:
    walk.pause()
    walk.rows.of_holder(suspended_at=walk.at)
    walk.rows.first_of_holder(ever_suspended_at=walk.at)
    walk.rows.say(in_suspended_at=walk.at)


def resumed(walk: Walk, entry: Entry, left: Spell | None) -> None:
    walk.resume()
    extended(walk, entry, left)


def extended(walk: Walk, entry: Entry, left: Spell | None) -> None:
    """The promise moves to where the timeline says."""
    if said := entry.payload.get("due_after"):
        _promise(walk, micros(datetime.fromisoformat(said)))


def recomputed(walk: Walk, entry: Entry, left: Spell | None) -> None:
    """时限重算 of the spell that holds the case or of one below it: the timeline names the old promise, not the spell."""
    before, after = (
        micros(datetime.fromisoformat(entry.payload[name])) for name in ("due_before", "due_after")
    )
    if left is not None and left.kind == Kind.HANDLE and walk.due == before:
        _promise(walk, after)
    elif below := walk.promised_below(before, after):
        walk.due_below[below.id] = after
        walk.nested[below.id].told.set(walk.at, walk.rows.order, due_at=after)
    elif left is not None and left is walk.lead[0]:
        walk.rows.say(in_desk_due_at=after)


def _promise(walk: Walk, due: int) -> None:
    walk.due = due
    walk.rows.of_holder(due_at=due)
    walk.rows.say(in_due_at=due)


def decided(walk: Walk) -> None:
    """申请 as decided: 退回, 推诿 (refused), 延期. Told of the case and of the unit that asked."""
    what = {
        (Asked.SEND_BACK, "approved"): "sent_back_at",
        (Asked.SEND_BACK, "refused"): "shirked_at",
        (Asked.EXTENSION, "approved"): "extended_at",
    }
    unit_of = {spell.id: spell.department_id for spell in walk.record.spells}
    for order, asking in enumerate(walk.record.askings):
        name = what.get((Asked(asking.asked), asking.decision))
        row = walk.rows.units.get(unit_of.get(asking.assignment_id, 0))
        if name is not None:
            at = micros(asking.decided_at)
            walk.rows.case.told.first(at, order, **{name: at})
            if row is not None:
                row.told.first(at, order, **{name: at})
