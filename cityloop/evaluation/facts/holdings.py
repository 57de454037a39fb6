"""The rows that a case gives: itself, every unit that held it, every unit below, every deed of a person."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cityloop.evaluation.facts.columns import Level
from cityloop.evaluation.facts.versions import Change, History, Value


@dataclass(slots=True)
class Row:
    """One holding: who, and what became of it."""

    level: Level
    kind: str = ""
    unit_id: int | None = None
    parent_unit_id: int | None = None
    person_id: int | None = None
    post: str = ""
    spell_id: int | None = None
    told: History = field(default_factory=History)


@dataclass(slots=True)
class Holdings:
    """The rows of one case under construction, and what is said on all of them (`common`)."""

    case: Row = field(default_factory=lambda: Row(Level.CASE))
    units: dict[int, Row] = field(default_factory=dict)
    below: dict[tuple[int, int], Row] = field(default_factory=dict)
    deeds: list[Row] = field(default_factory=list)
    common: list[Change] = field(default_factory=list)
    at: int = 0
    order: int = 0
    last: Row | None = None  # the unit that holds or last held it

    def say(self, **columns: Value) -> None:
        """On every row of the case."""
        self.common.append((self.at, self.order, columns))

    def of_case(self, **columns: Value) -> None:
        self.case.told.set(self.at, self.order, **columns)

    def first_of_case(self, **columns: Value) -> None:
        self.case.told.first(self.at, self.order, **columns)

    def of_holder(self, **columns: Value) -> None:
        """On the case and on the unit that holds or last held it."""
        for row in self._case_and_last():
            row.told.set(self.at, self.order, **columns)

    def first_of_holder(self, **columns: Value) -> None:
        for row in self._case_and_last():
            row.told.first(self.at, self.order, **columns)

    def count_of_holder(self, times: str, since: str) -> None:
        for row in self._case_and_last():
            row.told.count(self.at, self.order, times, since)

    def count_of_case(self, times: str, since: str) -> None:
        self.case.told.count(self.at, self.order, times, since)

    def deed(self, row: Row, **columns: Value) -> Row:
        """A new row about what a person did or was told to do."""
        row.told.set(self.at, self.order, **columns)
        self.deeds.append(row)
        return row

    def rows(self) -> Iterable[Row]:
        return [self.case, *self.units.values(), *self.below.values(), *self.deeds]

    def _case_and_last(self) -> Iterable[Row]:
        return (self.case,) if self.last is None else (self.case, self.last)
