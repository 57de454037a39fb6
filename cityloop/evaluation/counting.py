"""Where the assessment meets the facts: what was counted of every object, and the cases behind each number.

Counts come from the record (`measures`); what people ruled about cases (`rulings`) is laid over them here and
nowhere else, so a number and its list always say the same.
"""

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import Max

from cityloop.cases.models import TimelineEntry
from cityloop.core import editions
from cityloop.evaluation.definitions import worth
from cityloop.evaluation.engine.duck import DuckEngine
from cityloop.evaluation.engine.engines import Engine
from cityloop.evaluation.engine.questions import Asked, Key, Where
from cityloop.evaluation.facts.columns import micros
from cityloop.evaluation.facts.refreshing import refresh
from cityloop.evaluation.facts.store import Store
from cityloop.evaluation.measures import Measuring, Window
from cityloop.evaluation.objects import CODE_LENGTH, POST_OF
from cityloop.evaluation.rulings import ON_TIME_INSTEAD, exempt_cases, forgiven
from cityloop.evaluation.words import Fact, ObjectType, Population
from cityloop.people.models import Platform

CASEWISE = frozenset({ObjectType.UNIT, ObjectType.SECOND_LEVEL, ObjectType.CELL, *CODE_LENGTH})
NUMBERED = frozenset({ObjectType.UNIT, ObjectType.SECOND_LEVEL, ObjectType.COMPANY, *POST_OF})


@dataclass(frozen=True, slots=True)
class Behind:
    """A case behind a number; `times` is what it adds, `ruled` says that it stands there by a granted appeal."""

    case_id: int
    number: str
    times: int
    ruled: bool = False


Cases = dict[str, dict[Fact, list[Behind]]]  # object → fact → the cases behind the number


@lru_cache(maxsize=1)
def engine() -> Engine:
    """One DuckDB for the process."""
    return DuckEngine()


@dataclass(frozen=True, slots=True)
class _Fresh:
    """When the facts of a platform were last looked after, by the monotonic clock, and what was the newest then."""

    at: float
    newest: tuple[int, ...]


_fresh: dict[tuple[Path, int], _Fresh] = {}


def measuring(platform: Platform) -> Measuring:
    """The facts of a platform, at most some seconds old (`FACTS_SECONDS`)."""
    store = Store(Path(settings.FACTS_ROOT))
    known = _fresh.get((store.root, platform.pk))
    old = known is None or time.monotonic() - known.at >= settings.FACTS_SECONDS
    if old or store.manifest(platform.pk) is None:
        look_after(platform)
    return Measuring(store, engine(), platform.pk)


def look_after(platform: Platform) -> None:
    """Bring the facts up to date unless nothing was recorded and no reference data changed: before what stays."""
    store = Store(Path(settings.FACTS_ROOT))
    began = time.monotonic()
    newest = (
        TimelineEntry.objects.aggregate(newest=Max("pk"))["newest"] or 0,
        *(editions.current(name) for name in (editions.PEOPLE, editions.PLACES, editions.CATALOG)),
    )
    kept = (store.root, platform.pk)
    known = _fresh.get(kept)
    if known is None or known.newest != newest or store.manifest(platform.pk) is None:
        refresh(platform, store)
    _fresh[kept] = _Fresh(began, newest)


class Counting:
    """What was counted of one type of objects in one window by the forks of one scheme."""

    def __init__(
        self, platform: Platform, object_type: ObjectType, window: Window, population: Population
    ) -> None:
        self.platform = platform
        self.object_type = object_type
        self.window = window
        self.population = population
        self._measuring = measuring(platform)
        self._where = Where(exempt_cases=exempt_cases(platform.pk))
        self._forgiven = forgiven(platform.pk) if object_type in CASEWISE else {}

    def numbers(self, facts: Sequence[Fact]) -> dict[str, dict[Fact, int]]:
        """Object → fact → number: as counted, and what the rulings change about it."""
        counted = self._measuring.measure(self.object_type, self.window, self.population, facts, self._where)
        found = {str(key): dict(counts) for key, counts in counted.items()}
        if self._forgiven:
            for key, rows in self._listed(_with_late(facts), only=self._forgiven).items():
                before = {fact: _sum(rows, fact) for fact in facts}
                self._rule(key, rows)
                for fact in facts:
                    found[key][fact] += _sum(rows, fact) - before[fact]
        return found

    def cases(self, facts: Iterable[Fact], key: str = "") -> Cases:
        """Object → fact → the cases behind the number, of one object or of all."""
        wanted = list(dict.fromkeys(facts))
        found = self._listed(_with_late(wanted) if self._forgiven else wanted, key)
        for object_key, rows in found.items():
            self._rule(object_key, rows)
        return {
            object_key: {fact: rows.get(fact, []) for fact in wanted} for object_key, rows in found.items()
        }

    def behind(self, key: str, fact: Fact) -> list[Behind]:
        """The cases behind one number, in the order of their reports."""
        return self.cases([fact], key).get(key, {}).get(fact, [])

    def _listed(self, facts: Sequence[Fact], key: str = "", only: Collection[int] = ()) -> Cases:
        plain = [fact for fact in facts if fact is not Fact.CARRIED_OVER]
        found: Cases = defaultdict(lambda: defaultdict(list))
        begin, as_of = micros(self.window.begin), micros(self.window.as_of)
        if plain:
            self._add(found, plain, self._asked(begin, as_of, key), only)
        if Fact.CARRIED_OVER in facts:
            self._add(found, [Fact.CARRIED_OVER], self._asked(None, begin, key), only)
        return found

    def _asked(self, begin: int | None, as_of: int, key: str) -> Asked:
        where = self._where
        asked = Asked(self.object_type, begin, micros(self.window.end), as_of, self.population, where)
        if not key:
            return asked
        equal: dict[str, list[Key | bool]] = {asked.key: [int(key) if self.object_type in NUMBERED else key]}
        return replace(asked, where=replace(where, equal=equal))

    def _add(self, found: Cases, facts: Sequence[Fact], asked: Asked, only: Collection[int]) -> None:
        """One question for all lists: what each case adds to each fact of each object."""
        sums = ", ".join(f"SUM({worth(fact, asked.terms)})" for fact in facts)
        chosen = f" AND case_id IN ({', '.join(map(str, sorted(only)))})" if only else ""
        sql = (
            f"SELECT {asked.key}, case_id, number, {sums} FROM facts WHERE {asked.rows()}{chosen}"
            f" GROUP BY {asked.key}, case_id, number ORDER BY case_id"
        )
        files = self._measuring.store.files(self.platform.pk, asked.level)
        for object_key, case_id, number, *amounts in self._measuring.engine.ask(sql, files) if files else []:
            rows = found[str(object_key)]
            for fact, times in zip(facts, amounts, strict=True):
                if times:
                    rows[fact].append(Behind(int(case_id or 0), str(number), int(times)))

    def _rule(self, object_key: str, rows: dict[Fact, list[Behind]]) -> None:
        """Granted appeals: the case leaves what is late and stands with what is on time; the record stays."""
        ours = {
            case_id
            for case_id, units in self._forgiven.items()
            if self.object_type not in (ObjectType.UNIT, ObjectType.SECOND_LEVEL) or int(object_key) in units
        }
        if not ours:
            return
        for late, instead in ON_TIME_INSTEAD.items():
            moved = [one for one in rows.get(late, []) if one.case_id in ours]
            if not moved:
                continue
            gone = {one.case_id for one in moved}
            rows[late] = _without(rows[late], gone)
            if instead is not None:
                _put(rows, instead, moved)
            if late is Fact.CLOSED_LATE:
                urgent = {one.case_id for one in rows.get(Fact.URGENT_CLOSED, [])}
                _put(rows, Fact.URGENT_CLOSED_ON_TIME, [one for one in moved if one.case_id in urgent])
            if late is Fact.UNHANDLED_OVERDUE:  # not overdue, not handled: not due
                for due in (Fact.DUE, Fact.URGENT_DUE):
                    rows[due] = _without(rows.get(due, []), gone)


def _with_late(facts: Iterable[Fact]) -> list[Fact]:
    """The facts, and those that a ruling needs to know to change them."""
    return list(dict.fromkeys([*facts, *ON_TIME_INSTEAD, Fact.URGENT_CLOSED]))


def _sum(rows: Mapping[Fact, list[Behind]], fact: Fact) -> int:
    return sum(one.times for one in rows.get(fact, []))


def as_decimals(counts: Mapping[Fact, int]) -> dict[Fact, Decimal]:
    """Counts as a score takes them."""
    return {fact: Decimal(number) for fact, number in counts.items()}


def _without(rows: list[Behind], gone: set[int]) -> list[Behind]:
    return [one for one in rows if one.case_id not in gone]


def _put(rows: dict[Fact, list[Behind]], fact: Fact, moved: list[Behind]) -> None:
    added = [Behind(one.case_id, one.number, 1, ruled=True) for one in moved]
    rows[fact] = sorted([*rows.get(fact, []), *added], key=lambda one: one.case_id)
