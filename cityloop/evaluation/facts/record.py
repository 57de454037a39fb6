"""What the record holds about some cases, read with a handful of queries however many they are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from cityloop.cases.models import Assignment, Case, Oversight, Request, TimelineEntry


class Entry(NamedTuple):
    """办理经过."""

    case_id: int
    id: int
    verb: str
    stage_from: str
    by_id: int | None
    post: str
    department_id: int | None
    at: datetime
    payload: dict[str, Any]


class Spell(NamedTuple):
    """环节."""

    case_id: int
    id: int
    parent_id: int | None
    kind: str
    department_id: int
    person_id: int | None
    limit_unit: str
    limit_seconds: int | None
    started_at: datetime
    due_at: datetime
    original_due_at: datetime
    sign_due_at: datetime | None
    signed_at: datetime | None
    ended_at: datetime | None
    outcome: str


class Asking(NamedTuple):
    """申请 that somebody decided."""

    case_id: int
    assignment_id: int
    asked_at: datetime
    asked: str
    decision: str
    decided_at: datetime


class Watch(NamedTuple):
    """督办."""

    case_id: int
    department_id: int
    placed_at: datetime
    answer_due_at: datetime | None
    answered_at: datetime | None


class About(NamedTuple):
    """What the case is, as last amended (更正)."""

    id: int
    number: str
    nature: str
    category_code: str
    source: str
    urgent: bool
    area_class: str
    division_code: str
    cell_code: str | None
    duty_grid_id: int | None
    duty_grid_code: str | None
    reported_at: datetime


@dataclass(slots=True)
class Recorded:
    """Everything about one case."""

    about: About
    entries: list[Entry] = field(default_factory=list)
    spells: list[Spell] = field(default_factory=list)
    askings: list[Asking] = field(default_factory=list)
    watches: list[Watch] = field(default_factory=list)


def read(case_ids: Sequence[int]) -> list[Recorded]:
    """The cases with their records. The timeline is read first: a spell may be newer than it, never missing."""
    entries = _by_case(
        Entry._make(row)
        for row in TimelineEntry.objects.filter(case__in=case_ids)
        .order_by("at", "id")
        .values_list(*Entry._fields)
    )
    spells = _by_case(
        Spell._make(row)
        for row in Assignment.objects.filter(case__in=case_ids)
        .order_by("started_at", "id")
        .values_list(*Spell._fields)
    )
    askings = _by_case(
        Asking._make(row)
        for row in Request.objects.filter(case__in=case_ids, decided_at__isnull=False)
        .order_by("decided_at", "id")
        .values_list(*Asking._fields)
    )
    watches = _by_case(
        Watch._make(row)
        for row in Oversight.objects.filter(case__in=case_ids)
        .order_by("placed_at", "id")
        .values_list(*Watch._fields)
    )
    return [
        Recorded(about, entries[about.id], spells[about.id], askings[about.id], watches[about.id])
        for about in _about(case_ids)
    ]


def _about(case_ids: Sequence[int]) -> Iterable[About]:
    rows = Case.objects.filter(pk__in=case_ids).order_by("pk")
    return map(
        About._make,
        rows.values_list(
            "id",
            "number",
            "nature",
            "category_code",
            "source",
            "urgent",
            "area_class",
            "division_code",
            "cell__code",
            "duty_grid_id",
            "duty_grid__code",
            "reported_at",
        ),
    )


def _by_case(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found
