"""Where a case stands while its timeline is walked once more: the spell that holds it, its promise, its pauses.

A spell ends with the move that leaves it and the next one begins with the same entry (`cases.move`), so the
spells of a case need only be taken in their order.
"""

from cityloop.cases.models import FROM_PEOPLE
from cityloop.cases.stages import Asked, Kind
from cityloop.evaluation.facts.columns import NEVER, Level, micros
from cityloop.evaluation.facts.holdings import Holdings, Row
from cityloop.evaluation.facts.record import Entry, Recorded, Spell
from cityloop.evaluation.facts.stopwatch import Stopwatch
from cityloop.evaluation.facts.versions import Value
from cityloop.people.posts import Post


class Walk:
    """One case on its way; `inspector` is whose grid it lies in, with their company."""

    def __init__(self, record: Recorded, watch: Stopwatch, inspector: tuple[int, int | None] | None) -> None:
        self.rows = Holdings()
        self.record = record
        self.watch = watch
        self.public = record.about.source in FROM_PEOPLE
        self.lead = [spell for spell in record.spells if spell.parent_id is None]
        self.held: Spell | None = None
        self.due = NEVER  # the standing promise of the unit that holds the case
        self.nested: dict[int, Row] = {}  # spells below another
        self.due_below = {one.id: micros(one.original_due_at) for one in record.spells if one.parent_id}
        self.paused: int | None = None
        self.stretches: dict[int, list[tuple[Spell, int, int, int]]] = {}
        self.report: Row | None = None
        self.grid: Row | None = None
        if self.public and inspector is not None:
            person, company = inspector
            self.grid = Row(Level.POST, "grid", unit_id=company, person_id=person, post=Post.INSPECTOR)
        self.dispatches: list[tuple[int, Row]] = []
        self.signed: set[int] = set()
        self._next = 0

    @property
    def at(self) -> int:
        return self.rows.at

    def upcoming(self) -> Spell | None:
        """The spell that begins with this entry. None when it is newer than what was read of the spells."""
        return self.lead[self._next] if self._next < len(self.lead) else None

    def take(self) -> Spell | None:
        self.held = self.upcoming()
        self._next += 1
        return self.held

    def promised_below(self, due: int, later: int) -> Spell | None:
        """The open spell below another whose promise stands at `due`; of several, the one that ended up at `later`."""
        found = [
            one
            for one in self.record.spells
            if self.due_below.get(one.id) == due
            and micros(one.started_at) <= self.at
            and (one.ended_at is None or micros(one.ended_at) > self.at)
        ]
        return min(found, key=lambda one: micros(one.due_at) != later, default=None)

    def late(self, left: Spell | None) -> bool:
        """Whether a desk or an inspector let the limit of their spell pass (环节时限)."""
        return left is not None and self.at > micros(left.due_at)

    def act(self, entry: Entry, left: Spell | None, done: str, too_late: str = "") -> Row | None:
        """Somebody did what the spell waited for: told of the case, and of the person who did it, if it was one."""
        columns: dict[str, Value] = {done: self.at}
        if too_late and self.late(left):
            columns[too_late] = self.at
        self.rows.first_of_case(**columns)
        if entry.by_id is None or left is None:
            return None
        row = Row(
            Level.POST,
            left.kind,
            unit_id=entry.department_id,
            person_id=entry.by_id,
            post=entry.post,
            spell_id=left.id,
        )
        return self.rows.deed(row, **columns)

    def given_to(self, spell: Spell, given: str) -> None:
        """A task for one inspector: it is theirs from now on, done or not."""
        self.rows.first_of_case(**{given: self.at})
        row = Row(
            Level.POST,
            spell.kind,
            unit_id=spell.department_id,
            person_id=spell.person_id,
            post=Post.INSPECTOR,
            spell_id=spell.id,
        )
        self.rows.deed(row, **{given: self.at})

    def tell_task(self, spell: Spell | None, **columns: Value) -> None:
        """What became of an inspector's task."""
        for row in self.rows.deeds:
            if spell is not None and row.spell_id == spell.id:
                row.told.set(self.at, self.rows.order, **columns)

    def pause(self) -> None:
        """挂账: the clock stood still from the moment the unit asked."""
        asked = (
            micros(one.asked_at)
            for one in self.record.askings
            if one.asked == Asked.SUSPENSION and micros(one.decided_at) == self.at
        )
        self.paused = next(asked, self.at)

    def resume(self) -> None:
        if self.paused is not None and self.held is not None:
            self._stretch(self.held, self.paused, self.at, -1)
            self.paused = None
            self.rows.of_holder(suspended_at=NEVER)
            self.rows.say(in_suspended_at=NEVER)

    def spend(self, left: Spell) -> None:
        """The unit's clock ran in this spell."""
        self._stretch(left, micros(left.started_at), self.at, 1)

    def spent(self, unit: int) -> int:
        """A ticket for the working time that the unit has used up so far."""
        ticket = self.watch.ticket()
        for spell, begin, end, sign in self.stretches.get(unit, []):
            self.watch.count(ticket, unit, spell.limit_unit, begin, end, sign)
        return ticket

    def _stretch(self, spell: Spell, begin: int, end: int, sign: int) -> None:
        if spell.kind == Kind.HANDLE and spell.limit_unit:
            self.stretches.setdefault(spell.department_id, []).append((spell, begin, end, sign))
