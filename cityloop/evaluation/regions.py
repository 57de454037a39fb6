"""区域等级: the grades of regions as they were last published, for the map. What is not published is not shown."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cityloop.core import briefly
from cityloop.evaluation.adopted import scheme_of
from cityloop.evaluation.models import Publication
from cityloop.evaluation.objects import CODE_LENGTH
from cityloop.evaluation.schemes.grading import Colour
from cityloop.evaluation.words import ObjectType

# How many digits of a cell's code name the region it lies in.
DIGITS = {ObjectType.CELL: 15} | {one: CODE_LENGTH[one] for one in sorted(CODE_LENGTH, reverse=True)}
ASKED_SECONDS = 5.0
READ_SECONDS = 600.0  # a publication never changes


@dataclass(frozen=True, slots=True)
class Region:
    """One region. `grade` and `colour` are empty where the scheme gave none, `total` is None where it was not scored."""

    total: str | None
    grade: str
    colour: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the legend. `low`: the lowest total of the grade."""

    label: str
    colour: Colour
    low: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class Graded:
    """All regions of a type, each by the latest publication that names it; those publications, the newest first."""

    object_type: ObjectType
    publications: tuple[Publication, ...]
    regions: Mapping[str, Region]
    legend: tuple[Step, ...]
    ungraded: int

    def of_cell(self, code: str) -> Region | None:
        """The region in which a cell, or a street, lies."""
        return self.regions.get(code[: DIGITS[self.object_type]])


def published_regions(platform_id: int) -> list[Graded]:
    """Every type of region of which something was published, the smallest regions first."""
    found = [graded(platform_id, one) for one in DIGITS]
    return [one for one in found if one is not None]


def graded(platform_id: int, object_type: ObjectType) -> Graded | None:
    """The regions of one type; None when nothing was published of them."""
    rows = _latest(platform_id, object_type)
    key = ("graded", *edition(platform_id, object_type))
    return briefly.kept(key, READ_SECONDS, lambda: _graded(object_type, rows)) if rows else None


def edition(platform_id: int, object_type: ObjectType) -> tuple[int, ...]:
    """Changes when something new is published of the type."""
    return tuple(row.pk for row in _latest(platform_id, object_type))


def _latest(platform_id: int, object_type: ObjectType) -> list[Publication]:
    """Of each scheme the publication of the last period, as corrected; the newest first."""
    key = ("published regions", platform_id, object_type)
    return briefly.kept(key, ASKED_SECONDS, lambda: _asked(platform_id, object_type))


def _asked(platform_id: int, object_type: ObjectType) -> list[Publication]:
    rows = Publication.objects.filter(
        platform_id=platform_id, scheme_version__object_type=object_type, corrected_by__isnull=True
    )
    rows = rows.select_related("scheme_version").defer("snapshot", "difference")
    by_scheme = {row.scheme: row for row in rows.order_by("ends_at", "pk")}
    return sorted(by_scheme.values(), key=lambda row: (row.ends_at, row.pk), reverse=True)


def _graded(object_type: ObjectType, rows: list[Publication]) -> Graded:
    regions: dict[str, Region] = {}
    named: list[Publication] = []
    for row in rows:
        before = len(regions)
        for score in _scores(row):
            regions.setdefault(score["key"], _region(score))
        if len(regions) > before:
            named.append(row)
    counts = Counter(one.grade for one in regions.values())
    steps = {grade.label: grade for row in reversed(named) for grade in scheme_of(row.scheme_version).grades}
    legend = tuple(
        Step(one.label, one.colour, one.low, counts[one.label])
        for one in sorted(steps.values(), key=lambda one: -one.low)
    )
    return Graded(object_type, tuple(named), regions, legend, counts[""])


def _scores(row: Publication) -> list[dict[str, Any]]:
    """Of a snapshot only its scores: what they rest on is many times larger."""
    found: list[dict[str, Any]] = Publication.objects.values_list("snapshot__scores", flat=True).get(
        pk=row.pk
    )
    return found


def _region(score: dict[str, Any]) -> Region:
    grade = score["grade"]
    return Region(score["total"], grade["label"] if grade else "", grade["colour"] if grade else "")
