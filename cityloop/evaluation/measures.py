"""Counts of facts per object and period, and the cases behind every one of them, by the same definitions."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from cityloop.evaluation.engine.engines import Engine
from cityloop.evaluation.engine.questions import (
    EVERYWHERE,
    Asked,
    Key,
    Where,
    counting,
    counting_in_steps,
    listing,
)
from cityloop.evaluation.facts.columns import micros
from cityloop.evaluation.facts.store import Store
from cityloop.evaluation.periods import Period
from cityloop.evaluation.words import Fact, ObjectType, Population

Counts = dict[Key, dict[Fact, int]]


@dataclass(frozen=True, slots=True)
class Window:
    """[begin, end) and the instant of evaluation: only what happened before `as_of` counts. Aware instants."""

    begin: datetime
    end: datetime
    as_of: datetime

    @classmethod
    def of(cls, period: Period, zone: ZoneInfo, *, as_of: datetime | None = None) -> "Window":
        """A period as of its end, or of an earlier instant while it runs."""
        begin, end = period.bounds(zone)
        return cls(begin, end, min(end, as_of) if as_of is not None else end)


@dataclass(frozen=True, slots=True)
class Traced:
    """A case behind a number; `times` is what it adds."""

    case_id: int
    number: str
    times: int


@dataclass(frozen=True, slots=True)
class Measuring:
    """The facts of one platform and who counts them."""

    store: Store
    engine: Engine
    platform_id: int

    def measure(
        self,
        object_type: ObjectType,
        window: Window,
        population: Population,
        facts: Collection[Fact] = tuple(Fact),
        where: Where = EVERYWHERE,
    ) -> Counts:
        """Object → fact → number. Objects without a row in the window are absent; a fact that is there may be 0."""
        asked = _asked(object_type, window, population, where)
        plain = [fact for fact in facts if fact is not Fact.CARRIED_OVER]
        found: Counts = defaultdict(lambda: dict.fromkeys(facts, 0))
        if plain:
            self._add(found, asked, plain)
        if Fact.CARRIED_OVER in facts:
            self._add(found, _before(asked, window), [Fact.CARRIED_OVER])
        return dict(found)

    def series(
        self,
        object_type: ObjectType,
        windows: Sequence[Window],
        population: Population,
        facts: Sequence[Fact],
        where: Where = EVERYWHERE,
    ) -> list[Counts]:
        """The counts of windows that follow each other, in one pass, all as of the last one's instant."""
        _check_series(windows, facts)
        whole = Window(windows[0].begin, windows[-1].end, windows[-1].as_of)
        asked = _asked(object_type, whole, population, where)
        step = self._step(windows, asked.belongs())
        found: list[Counts] = [{} for _ in windows]
        for key, number, *values in self._ask(asked, counting_in_steps(asked, facts, step)):
            if key is not None and isinstance(number, int):
                found[number][key] = _numbers(facts, values)
        return found

    def behind(
        self,
        object_type: ObjectType,
        key: Key,
        fact: Fact,
        window: Window,
        population: Population,
        where: Where = EVERYWHERE,
    ) -> list[Traced]:
        """The cases that make up one number of `measure`; their `times` add up to it."""
        asked = _asked(object_type, window, population, where)
        if fact is Fact.CARRIED_OVER:
            asked = _before(asked, window)
        rows = self._ask(asked, listing(asked, fact, key))
        return [Traced(int(case_id or 0), str(number), int(times or 0)) for case_id, number, times in rows]

    def _add(self, found: Counts, asked: Asked, facts: Sequence[Fact]) -> None:
        for key, *values in self._ask(asked, counting(asked, facts)):
            numbers = _numbers(facts, values)
            if key is not None and (asked.begin is not None or any(numbers.values())):
                found[key] |= numbers

    def _ask(self, asked: Asked, sql: str) -> list[tuple[int | str | None, ...]]:
        """Months that began after the instant of evaluation hold nothing that counts (a day's grace for the zone)."""
        last = datetime.fromtimestamp(asked.as_of // 1_000_000 + 86_400, UTC).strftime("%Y-%m")
        files = self.store.files(self.platform_id, asked.level, last)
        return self.engine.ask(sql, files) if files else []

    def _step(self, windows: Sequence[Window], at: str) -> str:
        begins = [micros(window.begin) for window in windows]
        length = micros(windows[0].end) - begins[0]
        if all(micros(window.end) - micros(window.begin) == length for window in windows):
            return self.engine.whole(f"({at}) - {begins[0]}", length)
        later = "".join(f" WHEN ({at}) < {begin} THEN {index}" for index, begin in enumerate(begins[1:]))
        return f"CASE{later} ELSE {len(windows) - 1} END" if later else "0"


def _asked(object_type: ObjectType, window: Window, population: Population, where: Where) -> Asked:
    return Asked(
        object_type, micros(window.begin), micros(window.end), micros(window.as_of), population, where
    )


def _before(asked: Asked, window: Window) -> Asked:
    """遗留 is asked of all cases, as of the beginning of the window: what had come before and was still open."""
    return replace(asked, begin=None, as_of=micros(window.begin))


def _numbers(facts: Sequence[Fact], values: Sequence[int | str | None]) -> dict[Fact, int]:
    return {fact: int(value or 0) for fact, value in zip(facts, values, strict=True)}


def _check_series(windows: Sequence[Window], facts: Sequence[Fact]) -> None:
    gap = any(one.end != other.begin for one, other in pairwise(windows))
    if not windows or gap or Fact.CARRIED_OVER in facts:
        raise ValueError(
            "序列须由首尾相接的周期组成，且不含“遗留” (windows of a series follow each other; no carried_over)"
        )
