"""One row of a foreign table becomes a `HistoricalCase`, or is rejected with a reason."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from cityloop.cases.models import Source
from cityloop.cases.stages import FINAL, Stage
from cityloop.core import clock
from cityloop.intake.history.dirt import FIRST, REPAIR, Notes, Rejected
from cityloop.intake.history.expressions import Expression, clean
from cityloop.intake.history.instants import Moment, Unreadable
from cityloop.intake.history.mapping import Mapping, folded
from cityloop.intake.history.points import read_point
from cityloop.intake.history.tables import Record

UNCLASSED = "未分类"
OTHERS = "其他"
TOO_LONG_LIMIT = timedelta(days=20 * 365)


class CategoryKey(NamedTuple):
    """What names a 小类 in the table: its code where the mapping gives one, else its words."""

    nature: str
    code: str
    broad: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoricalCase:
    """Everything the table tells about one case."""

    row: int
    ref: str
    stage: Stage
    opened: datetime
    closed: datetime | None
    due: datetime | None
    category: CategoryKey
    unit: str
    division: str
    description: str
    address: str
    lon: float | None
    lat: float | None
    source: Source
    urgent: bool
    closing: str
    main_ref: str
    on_time: bool | None
    kept: dict[str, str] = field(default_factory=dict)
    dirt: frozenset[str] = frozenset()


class Reader:
    """Reads rows by a mapping. Pure but for the present instant; knows no database."""

    def __init__(self, mapping: Mapping, known_categories: frozenset[str] = frozenset()) -> None:
        self._mapping = mapping
        self._known = known_categories
        self._rejecting = mapping.dirt.rejecting
        self._now = clock.now()

    def read(self, record: Record) -> HistoricalCase:
        """The case of a row. Raises `Rejected`."""
        if record.broken:
            raise Rejected(*record.broken)
        row, notes, mapping = record.cells, Notes(self._rejecting), self._mapping
        columns = mapping.fields
        opened = self._opened(row, notes)
        closed, due = self._closed(row, opened, notes), self._due(row, opened, notes)
        closing = _value(columns.closing, row)
        stage, closed = self._stage(row, closing, opened, closed, notes)
        if closed == opened:
            notes.flag("same_second")
        category = self._category(row, notes)
        lon, lat = read_point(columns, mapping.place, row, notes)
        return HistoricalCase(
            row=record.number,
            ref=self._ref(row, notes),
            stage=stage,
            opened=opened,
            closed=closed,
            due=due,
            category=category,
            unit=self._unit(row, notes),
            division=_short(_value(columns.division, row, notes), 80, notes),
            description=_short(self._description(row, category, notes), 2000, notes),
            address=_short(_value(columns.address, row, notes), 200, notes),
            lon=lon,
            lat=lat,
            source=self._source(row, notes),
            urgent=bool(columns.urgent) and folded(_value(columns.urgent, row)) in mapping.urgent_words,
            closing=_short(closing, 1000, notes),
            main_ref=_value(columns.main, row) if stage is Stage.MERGED else "",
            on_time=mapping.on_time.get(folded(_value(columns.on_time, row))),
            kept={name: text for name in mapping.keep if (text := clean(row.get(name, "")))},
            dirt=frozenset(notes.found),
        )

    # When

    def _opened(self, row: dict[str, str], notes: Notes) -> datetime:
        text = _value(self._mapping.fields.opened_at, row)
        if not text:
            raise Rejected("no_opened")
        moment = self._moment(text, self._mapping.time.opened, notes)
        if moment is None:
            raise Rejected("bad_opened", f"“{text}”")
        if moment.at.year < self._mapping.time.earliest or moment.at > self._now:
            raise Rejected("opened_out_of_range", text)
        return moment.at

    def _closed(self, row: dict[str, str], opened: datetime, notes: Notes) -> datetime | None:
        text = _value(self._mapping.fields.closed_at, row)
        if not text:
            return None
        moment = self._moment(text, self._mapping.time.closed, notes)
        if moment is None:
            notes.flag("bad_closed", f"“{text}”")
            return None
        closed = _not_before(opened, moment, self._mapping.time.clock.day)
        if closed < opened:
            notes.flag("closed_before_opened", text)
            closed = opened
        if closed > self._now:
            notes.flag("closed_in_future", text)
        return closed

    def _due(self, row: dict[str, str], opened: datetime, notes: Notes) -> datetime | None:
        if self._mapping.fields.due_at is None:
            return None
        text = _value(self._mapping.fields.due_at, row)
        if not text:
            notes.flag("no_due")
            return None
        moment = self._moment(text, self._mapping.time.due, notes)
        if moment is None:
            notes.flag("bad_due", f"“{text}”")
            return None
        if moment.at - opened > TOO_LONG_LIMIT:
            notes.flag("due_too_far", text)
            return None
        due = _not_before(opened, moment, self._mapping.time.clock.day)
        if due <= opened:
            notes.flag("due_before_opened", text)
            return None
        return due

    def _moment(self, text: str, bare_clock: time, notes: Notes) -> Moment | None:
        try:
            moment = self._mapping.time.clock.read(text, bare_clock)
        except Unreadable:
            return None
        if moment.bare:
            notes.flag("bare_date")
        if moment.second:
            notes.flag("clock_twice", text)
        if moment.skipped:
            notes.flag("clock_skipped", text)
        return moment

    # How it ended

    def _stage(
        self, row: dict[str, str], closing: str, opened: datetime, closed: datetime | None, notes: Notes
    ) -> tuple[Stage, datetime | None]:
        stage = self._told_stage(row, closed, notes)
        for rule in self._mapping.stage.rules:
            if stage in rule.when and rule.pattern.search(closing):
                stage = rule.stage
                break
        if stage in FINAL and closed is None:
            notes.flag("closed_without_time")
            return (Stage.HANDLING, None) if stage is Stage.CLOSED else (stage, opened)
        if stage is Stage.HANDLED:
            return stage, closed or opened
        if stage not in FINAL and closed is not None:
            notes.flag("open_with_closing")
            if self._mapping.dirt.action("open_with_closing") == REPAIR:
                return Stage.CLOSED, closed
            return stage, None
        return stage, closed

    def _told_stage(self, row: dict[str, str], closed: datetime | None, notes: Notes) -> Stage:
        spec = self._mapping.stage
        by_time = Stage.CLOSED if closed else Stage.HANDLING
        if self._mapping.fields.status is None:
            return by_time
        word = _value(self._mapping.fields.status, row)
        stage = spec.words.get(folded(word))
        if stage is None:
            notes.flag("unknown_status", f"“{word}”（请写进 [stage.words]）")
        return stage or spec.default or by_time

    # What, who

    def _ref(self, row: dict[str, str], notes: Notes) -> str:
        """The city's own number; without such a column the row's content stands for it."""
        if self._mapping.fields.number is None:
            return digest(row)
        ref = _value(self._mapping.fields.number, row, notes)
        if not ref:
            notes.flag("number")
        return ref[:80] if ref else digest(row)

    def _category(self, row: dict[str, str], notes: Notes) -> CategoryKey:
        spec, columns = self._mapping.category, self._mapping.fields
        name, broad = _value(columns.category, row, notes)[:80], _value(columns.broad, row, notes)[:40]
        if not name:
            if columns.category is not None:
                notes.flag("no_category")
            name = UNCLASSED
        known = spec.words.get(folded(name))
        if known is not None:
            return CategoryKey(
                known.nature or spec.nature, known.code, known.broad or broad or UNCLASSED, known.name or name
            )
        if spec.unknown != "register" and folded(name) not in self._known:
            if spec.unknown == "reject":
                raise Rejected("unknown_category", f"“{name}”（请写进 [category.words]）")
            return CategoryKey(spec.nature, spec.unknown.removeprefix("other:"), OTHERS, OTHERS)
        return CategoryKey(spec.nature, "", broad or UNCLASSED, name)

    def _unit(self, row: dict[str, str], notes: Notes) -> str:
        unit = _value(self._mapping.fields.unit, row, notes)
        if not unit and self._mapping.fields.unit is not None:
            notes.flag("no_unit")
        return self._mapping.unit_names.get(folded(unit), unit or self._mapping.unit_default)[:80]

    def _source(self, row: dict[str, str], notes: Notes) -> Source:
        word = _value(self._mapping.fields.source, row)
        found = self._mapping.source_words.get(folded(word))
        if found is None and word:
            notes.flag("unknown_source", f"“{word}”")
        return found or self._mapping.source_default

    def _description(self, row: dict[str, str], category: CategoryKey, notes: Notes) -> str:
        text = _value(self._mapping.fields.description, row)
        if not text:
            if self._mapping.fields.description is not None:
                notes.flag("no_description")
            return category.name
        return text


class Repeats:
    """Which row of several with one number counts."""

    def __init__(self, action: str) -> None:
        self._action = action
        self._first: dict[str, int] = {}
        self._counts: dict[str, int | None] = {}

    @property
    def refs(self) -> Iterable[str]:
        """Every number of the table."""
        return self._first.keys()

    def see(self, ref: str, row: int) -> None:
        """Look at a row in the first walk through the table."""
        first = self._first.setdefault(ref, row)
        if first != row:
            self._counts[ref] = {FIRST: first, "last": row}.get(self._action)

    def check(self, ref: str, row: int) -> None:
        """In the second walk: raises `Rejected` for a row that does not count."""
        if ref in self._counts and self._counts[ref] != row:
            kept = self._counts[ref]
            raise Rejected("duplicate_number", f"{ref}，" + (f"保留第 {kept} 行" if kept else "都不导入"))


def _value(expression: Expression | None, row: dict[str, str], notes: Notes | None = None) -> str:
    return expression.value(row, notes) if expression else ""


def _short(text: str, most: int, notes: Notes) -> str:
    if len(text) > most:
        notes.flag("long_text")
        return text[:most]
    return text


def digest(row: dict[str, str]) -> str:
    """A number for a row that has none: the same content always gets the same."""
    said = json.dumps(
        {name: clean(text) for name, text in row.items() if name and text.strip()}, sort_keys=True
    )
    return "row-" + hashlib.sha256(said.encode()).hexdigest()[:32]


def _not_before(opened: datetime, moment: Moment, day: Callable[[datetime], date]) -> datetime:
    """The reading of an end that does not lie before the beginning, where the clocks leave a choice.

    A bare date on the day of opening, and the second of two equal clock times in autumn.
    """
    if moment.at >= opened:
        return moment.at
    if moment.second is not None and moment.second >= opened:
        return moment.second
    if moment.bare and day(moment.at) == day(opened):
        return opened
    return moment.at
