"""Comparing facts with their brute-force recomputation, cell by cell."""

from datetime import datetime

from cityloop.evaluation.engine.duck import DuckEngine
from cityloop.evaluation.facts.store import Store
from cityloop.evaluation.measures import Measuring, Window
from cityloop.evaluation.words import AttributeBy, Exclusion, Fact, ObjectType, OverdueAt, Population
from cityloop.people.models import Platform
from tests.evaluation import brute

Cells = dict[tuple[ObjectType, int | str, Fact], int]

# The forks on which a count depends: each option at least once.
POPULATIONS = [
    Population(attribute_by=AttributeBy.REPORTED),
    Population(attribute_by=AttributeBy.FILED, exclude=frozenset({Exclusion.VOIDED})),
    Population(attribute_by=AttributeBy.DISPATCHED, overdue_at=OverdueAt.CLOSED),
    Population(attribute_by=AttributeBy.DUE, exclude=frozenset({Exclusion.SUSPENDED})),
    Population(attribute_by=AttributeBy.CLOSED, exclude=frozenset({Exclusion.SELF_HANDLED})),
]


def measuring(store: Store, platform: Platform) -> Measuring:
    return Measuring(store, DuckEngine(threads=1), platform.pk)


def counted(facts: Measuring, window: Window, population: Population) -> Cells:
    """Every cell that is not zero, of every kind of object."""
    return {
        (object_type, key, fact): value
        for object_type in ObjectType
        for key, row in facts.measure(object_type, window, population).items()
        for fact, value in row.items()
        if value
    }


def recomputed(platform: Platform, window: Window, population: Population, cases: list[object]) -> Cells:
    return brute.recompute(platform, window.begin, window.end, window.as_of, population, cases)  # type: ignore[arg-type]


def differences(one: Cells, other: Cells) -> list[tuple[object, ...]]:
    """Cells in which the two differ, with both numbers."""
    cells = one.keys() | other.keys()
    found = [(*cell, one.get(cell, 0), other.get(cell, 0)) for cell in cells]
    return sorted((row for row in found if row[-1] != row[-2]), key=str)


def told(one: Cells, other: Cells) -> str:
    return "\n".join(map(str, differences(one, other)[:40]))


def at(text: str) -> datetime:
    """An instant in Beijing: "2026-11-18 12:00"."""
    return datetime.fromisoformat(f"{text}+08:00")
