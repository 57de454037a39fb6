"""READ FIRST: a case walks once more through its timeline, and the rows it gives are told what happened."""

from collections.abc import Callable, Mapping

from cityloop.cases.stages import HOLDING, KEEPS_SPELL, ROWS_OF, Kind, Verb
from cityloop.evaluation.facts import at_the_desks, at_the_end, at_the_unit
from cityloop.evaluation.facts.columns import NEVER, Level, micros
from cityloop.evaluation.facts.holdings import Holdings, Row
from cityloop.evaluation.facts.record import Entry, Recorded, Spell
from cityloop.evaluation.facts.stopwatch import Stopwatch
from cityloop.evaluation.facts.walk import Walk

Effect = Callable[[Walk, Entry, Spell | None], None]

# The verbs that mean something to the facts. Called with the spell that held the case.
EFFECTS: Mapping[Verb, Effect] = {
    Verb.REPORT: at_the_desks.reported,
    Verb.REPORT_SELF_HANDLED: at_the_desks.reported,
    Verb.REQUEST_VERIFICATION: at_the_desks.verification_requested,
    Verb.SUBMIT_VERIFICATION: at_the_desks.verified,
    Verb.ACCEPT: at_the_desks.accepted,
    Verb.REJECT: at_the_desks.rejected,
    Verb.MERGE: at_the_desks.merged,
    Verb.UNMERGE: at_the_desks.unmerged,
    Verb.APPROVE_SELF_HANDLED: at_the_desks.self_handled,
    Verb.FILE_CASE: at_the_desks.filed,
    Verb.RETURN_TO_INTAKE: at_the_desks.returned,
    Verb.VOID: at_the_desks.voided,
    Verb.DISPATCH: at_the_desks.dispatched,
    Verb.DESIGNATE: at_the_desks.dispatched,
    Verb.SIGN: at_the_unit.signed,
    Verb.FEED_BACK: at_the_unit.fed_back,
    Verb.SUSPEND: at_the_unit.suspended,
    Verb.RESUME: at_the_unit.resumed,
    Verb.EXTEND: at_the_unit.extended,
    Verb.RECOMPUTE_DUE: at_the_unit.recomputed,
    Verb.REQUEST_INSPECTION: at_the_end.arranged,
    Verb.SUBMIT_INSPECTION: at_the_end.inspected,
    Verb.REWORK: at_the_end.reworked,
    Verb.CLOSE: at_the_end.closed,
    Verb.FORCE_CLOSE: at_the_end.closed,
    Verb.REOPEN: at_the_end.reopened,
    Verb.URGE: at_the_end.urged,
    Verb.FOLLOW_UP: at_the_end.followed_up,
    Verb.RATE: at_the_end.rated,
}
_TARGET = {verb: rows[0].target for verb, rows in ROWS_OF.items()}  # the rows of a verb agree on it


def lived(record: Recorded, watch: Stopwatch, inspector: tuple[int, int | None] | None) -> Holdings:
    """The rows of a case. `inspector`: whose grid it lies in, with their company."""
    walk = Walk(record, watch, inspector)
    _below(walk)
    for order, entry in enumerate(record.entries):
        walk.rows.at, walk.rows.order = micros(entry.at), order
        _step(walk, entry)
    at_the_unit.decided(walk)
    at_the_end.watched(walk)
    return walk.rows


def _step(walk: Walk, entry: Entry) -> None:
    verb, held = Verb(entry.verb), walk.held
    moves = _TARGET[verb] is not None and verb not in KEEPS_SPELL
    if moves and held is not None:
        if held.kind == Kind.HANDLE:
            at_the_unit.left(walk, held, verb)
        elif held.kind == Kind.INSPECT and verb is not Verb.SUBMIT_INSPECTION:
            walk.tell_task(held, dropped_at=walk.at)
    if verb in EFFECTS:
        EFFECTS[verb](walk, entry, held)
    if moves:
        walk.held = None
        if _TARGET[verb] in HOLDING:
            _begin(walk, verb)


def _begin(walk: Walk, verb: Verb) -> None:
    """The next spell begins with the same entry."""
    spell = walk.take()
    if spell is None:
        return
    kind = Kind(spell.kind)
    if kind is Kind.HANDLE:
        at_the_unit.given(walk, spell)
    elif kind is Kind.VERIFY:
        walk.given_to(spell, "to_verify_at")
    elif kind is Kind.INSPECT:
        walk.given_to(spell, "to_inspect_at")
    elif kind is Kind.DISPATCH:
        walk.rows.first_of_case(to_dispatch_at=walk.at)
    elif kind is Kind.ARRANGE:
        walk.rows.first_of_case(to_arrange_at=walk.at)
    elif kind is Kind.ACCEPT:
        walk.rows.first_of_case(intake_at=walk.at)
    if verb in {Verb.REPORT, Verb.REPORT_SELF_HANDLED}:
        walk.rows.say(in_desk_due_at=micros(spell.original_due_at))


def _below(walk: Walk) -> None:
    """二级、协办: spells below another, bundled by unit and by the unit above. Their own feedback closes their part."""
    unit_of = {spell.id: spell.department_id for spell in walk.record.spells}
    order = -1_000_000
    for spell in walk.record.spells:
        if spell.parent_id is None:
            continue
        above = unit_of.get(spell.parent_id)
        row = walk.rows.below.setdefault(
            (spell.department_id, above or 0),
            Row(Level.NESTED, spell.kind, spell.department_id, above, spell_id=spell.id),
        )
        walk.nested[spell.id] = row
        at, order = micros(spell.started_at), order + 1
        row.told.first(at, order, came_at=at, dispatched_at=at)
        again = dict.fromkeys(("handled_at", "closed_at", "dropped_at"), NEVER)
        row.told.set(at, order, due_at=micros(spell.original_due_at), **again)
        if spell.ended_at is not None:
            done = ("handled_at", "closed_at") if spell.outcome == Verb.REPORT_BACK else ("dropped_at",)
            end, order = micros(spell.ended_at), order + 1
            row.told.set(end, order, **dict.fromkeys(done, end))
