"""How units, streets and kinds of problem compare over a period.

Fair to the small: a line with fewer than `ENOUGH` handled cases is marked and stands behind all others,
unranked, however good its rate looks.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Substr

from cityloop.cases import queries, sight
from cityloop.cases.done import LATE, Deed, Done
from cityloop.cases.figures import deeds
from cityloop.cases.figures.numbers import Number, Share, kept, midnight
from cityloop.cases.models import Assignment
from cityloop.cases.narrowing import lamped
from cityloop.cases.queries import Filter, Lamp
from cityloop.core.words import Word
from cityloop.people.actors import Actor
from cityloop.people.models import Department, DepartmentKind
from cityloop.places.cells import STREET, cells_of

ENOUGH = 5
Key = tuple[Any, ...]


class By(Word):
    DEPARTMENT = "department", "部门"
    DIVISION = "division", "街道"
    CATEGORY = "category", "小类"


class Period(Word):
    DAY = "day", "今日"
    WEEK = "week", "本周"
    MONTH = "month", "本月"


@dataclass(frozen=True, slots=True)
class Standing:
    """One line: `rank` is empty where the sample is small."""

    key: str
    label: str
    rank: int | None
    handled: Number
    on_time: Share
    rework: Number
    overdue: Number
    small_sample: bool


def ranking(actor: Actor, by: By, period: Period) -> list[Standing]:
    """Handled, on-time share, rework and what is overdue now; best first."""
    return kept(actor, ("ranking", by, period), lambda: _ranking(actor, by, begins(actor, period)))


def begins(actor: Actor, period: Period) -> datetime:
    """When the period in which we are began: midnight, Monday's midnight, the first of the month."""
    today = midnight(actor)
    if period is Period.WEEK:
        return midnight(actor, today.weekday())
    return today.replace(day=1) if period is Period.MONTH else today


def _ranking(actor: Actor, by: By, begin: datetime) -> list[Standing]:
    handled, rework = Deed(done=Done.HANDLED, begin=begin), Deed(done=Done.REWORKED, begin=begin)
    done = {
        tuple(key): (whole, late)
        for *key, whole, late in _by_key(deeds.spells_of(actor, handled), by).annotate(
            n=Count("case", distinct=True), late=Count("case", filter=LATE, distinct=True)
        )
    }
    again = _counts(_by_key(deeds.spells_of(actor, rework), by))
    overdue = _counts(_by_key(_overdue(actor), by))
    names = _names(actor, by, {*done, *again, *overdue})
    lines = []
    for key, label in names.items():
        whole, late = done.get(key, (0, 0))
        of_key = _narrowed_to(by, key)
        on_time = Number(whole - late, _doing(of_key, by, key, replace(handled, late=False)))
        all_of_it = Number(whole, _doing(of_key, by, key, handled))
        lines.append(
            Standing(
                key=":".join(str(part) for part in key),
                label=label,
                rank=None,
                handled=all_of_it,
                on_time=Share(on_time, all_of_it),
                rework=Number(again.get(key, 0), _doing(of_key, by, key, rework)),
                overdue=Number(overdue.get(key, 0), _overdue_now(of_key, by, key)),
                small_sample=whole < ENOUGH,
            )
        )
    return _ranked(lines)


def _ranked(lines: list[Standing]) -> list[Standing]:
    """By on-time rate, then by how much was done; those with few cases behind, without a rank."""
    ordered = sorted(
        lines, key=lambda one: (one.small_sample, -(one.on_time.value or 0.0), -one.handled.count, one.key)
    )
    return [one if one.small_sample else replace(one, rank=place) for place, one in enumerate(ordered, 1)]


def _by_key(found: QuerySet[Assignment], by: By) -> "QuerySet[Assignment, Any]":
    """Spells grouped by what is compared."""
    found = found.order_by()
    if by is By.DEPARTMENT:
        return found.exclude(department__kind=DepartmentKind.CENTRE).values_list("department_id")
    if by is By.DIVISION:
        return found.annotate(street=Substr("case__division_code", 1, STREET)).values_list("street")
    return found.annotate(nature=F("case__nature"), code=F("case__category_code")).values_list(
        "nature", "code"
    )


def _counts(grouped: "QuerySet[Assignment, Any]") -> dict[Key, int]:
    return {tuple(key): count for *key, count in grouped.annotate(n=Count("case", distinct=True))}


def _overdue(actor: Actor) -> QuerySet[Assignment]:
    """The open spells with a red lamp that hold a case the actor may see."""
    # Whoever is held is open: said so that the database need not look at those long closed.
    held = {"ended_at__isnull": True, "parent__isnull": True, "case__ended_at__isnull": True}
    return sight.spells_in_sight(actor).filter(lamped(Lamp.RED), **held)


def _narrowed_to(by: By, key: Key) -> Filter:
    if by is By.DIVISION:
        return Filter(division_code=key[0])
    return Filter(nature=key[0], subcategory=key[1]) if by is By.CATEGORY else Filter()


def _doing(of_key: Filter, by: By, key: Key, deed: Deed) -> Filter:
    unit = key[0] if by is By.DEPARTMENT else None
    return replace(of_key, deed=replace(deed, department_id=unit))


def _overdue_now(of_key: Filter, by: By, key: Key) -> Filter:
    return replace(of_key, lamp=Lamp.RED, department_id=key[0] if by is By.DEPARTMENT else None)


def _names(actor: Actor, by: By, keys: Iterable[Key]) -> dict[Key, str]:
    """What the lines are called."""
    if by is By.DEPARTMENT:
        units = Department.objects.in_bulk([key[0] for key in keys])
        return {key: str(units[key[0]]) for key in keys}
    if by is By.DIVISION:
        streets = cells_of(actor.platform_id).divisions
        # Cases outside all streets are left out here: asked of the database, it would be misled by the length of a code.
        return {key: streets.get(key[0]) or key[0] for key in keys if len(key[0]) == STREET}
    seen = queries.category_names(actor.platform_id, keys)
    return {key: seen.get(key) or key[1] for key in keys}
