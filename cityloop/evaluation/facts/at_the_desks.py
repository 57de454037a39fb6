"""信息收集、立案、派遣: what the desks of the centre and the inspectors do before a unit has the case."""

from cityloop.cases.rules import CONFIRMED
from cityloop.cases.stages import Kind
from cityloop.evaluation.facts.columns import NEVER, Level
from cityloop.evaluation.facts.holdings import Row
from cityloop.evaluation.facts.record import Entry, Spell
from cityloop.evaluation.facts.walk import Walk


def reported(walk: Walk, entry: Entry, left: Spell | None) -> None:
    rows, at = walk.rows, walk.at
    rows.say(in_reported_at=at)
    rows.of_case(came_at=at, report_at=at)
    if entry.by_id is not None:
        row = Row(Level.POST, "report", unit_id=entry.department_id, person_id=entry.by_id, post=entry.post)
        walk.report = rows.deed(row, report_at=at)


def verification_requested(walk: Walk, entry: Entry, left: Spell | None) -> None:
    walk.act(entry, left, "requested_at", "requested_late_at")


def verified(walk: Walk, entry: Entry, left: Spell | None) -> None:
    """属实 or not; a public report that was true in somebody's grid was missed there (漏报)."""
    at = walk.at
    late = {"verified_late_at": at} if walk.late(left) else {}
    walk.rows.first_of_case(verified_at=at, **late)
    walk.tell_task(left, verified_at=at, **late)
    found = at if entry.payload.get("finding") == CONFIRMED else NEVER
    walk.rows.of_case(confirmed_at=found)
    if walk.grid is None:
        return
    walk.rows.of_case(missed_at=found)
    if walk.grid.told.changes:
        walk.grid.told.set(at, walk.rows.order, missed_at=found)
    elif found != NEVER:
        walk.rows.deed(walk.grid, missed_at=found)


def accepted(walk: Walk, entry: Entry, left: Spell | None) -> None:
    walk.act(entry, left, "accepted_at", "accepted_late_at")


def rejected(walk: Walk, entry: Entry, left: Spell | None) -> None:
    walk.act(entry, left, "rejected_at")
    walk.rows.of_case(dropped_at=walk.at)


def merged(walk: Walk, entry: Entry, left: Spell | None) -> None:
    walk.rows.of_case(dropped_at=walk.at)


def unmerged(walk: Walk, entry: Entry, left: Spell | None) -> None:
    walk.rows.of_case(dropped_at=NEVER)
    returned(walk, entry, left)


def returned(walk: Walk, entry: Entry, left: Spell | None) -> None:
    """回退受理, 取消合并: filed no longer."""
    gone = {"filed_at": NEVER, "filed_late_at": NEVER}
    walk.rows.of_case(**gone, to_dispatch_at=NEVER)
    walk.rows.say(in_filed_at=NEVER)
    if walk.report is not None:
        walk.report.told.set(walk.at, walk.rows.order, **gone)


def self_handled(walk: Walk, entry: Entry, left: Spell | None) -> None:
    """自处理通过: counted apart, never as a closure of the loop."""
    at = walk.at
    walk.rows.of_case(self_handled_at=at, dropped_at=at)
    walk.rows.say(in_self_handled_at=at, in_closed_at=at)
    if walk.report is not None:
        walk.report.told.set(at, walk.rows.order, self_handled_at=at)


def filed(walk: Walk, entry: Entry, left: Spell | None) -> None:
    """立案; straight from the intake desk it is acceptance as well."""
    at = walk.at
    late = {"filed_late_at": at} if walk.late(left) else {}
    if left is not None and left.kind == Kind.ACCEPT:
        walk.rows.first_of_case(accepted_at=at, **({"accepted_late_at": at} if late else {}))
    walk.act(entry, left, "filed_at", "filed_late_at")
    walk.rows.say(in_filed_at=at)
    if walk.report is not None:
        walk.report.told.first(at, walk.rows.order, filed_at=at, **late)


def voided(walk: Walk, entry: Entry, left: Spell | None) -> None:
    at = walk.at
    walk.rows.of_case(voided_at=at, dropped_at=at)
    if walk.rows.last is not None and left is not None and left.kind == Kind.HANDLE:
        walk.rows.last.told.set(at, walk.rows.order, voided_at=at)
    walk.rows.say(in_voided_at=at)
    for row in walk.rows.deeds:
        if row.told.has("filed_at"):
            row.told.set(at, walk.rows.order, voided_at=at)


def dispatched(walk: Walk, entry: Entry, left: Spell | None) -> None:
    """派遣 from the dispatch desk; a designation out of a unit's hands ends no spell of the desk."""
    to = walk.upcoming()
    if left is None or left.kind != Kind.DISPATCH or to is None:
        return
    row = walk.act(entry, left, "dispatched_at", "dispatched_late_at")
    if row is not None:
        row.told.set(walk.at, walk.rows.order, to_dispatch_at=walk.at)
        walk.dispatches.append((to.department_id, row))
