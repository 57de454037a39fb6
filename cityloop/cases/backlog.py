"""单位在办: how much lies with each unit now, and how much of it is late; for the dispatcher before the case
goes there, for a unit about those below it.
"""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from cityloop.cases.models import Assignment, Request
from cityloop.cases.narrowing import Lamp, lamped
from cityloop.cases.stages import Kind
from cityloop.people.actors import Actor
from cityloop.people.models import Department, DepartmentKind
from cityloop.people.posts import Post

AT_UNITS = (Kind.HANDLE, Kind.ASSIST)


@dataclass(frozen=True, slots=True)
class Backlog:
    """One unit. `open` runs, `suspended` stands still; `handed_down` of the open ones came from the unit above."""

    unit: Department
    own: bool
    open: int = 0
    unsigned: int = 0
    near_due: int = 0
    overdue: int = 0
    suspended: int = 0
    handed_down: int = 0
    asked: int = 0


def at_units(actor: Actor) -> QuerySet[Assignment]:
    """The open spells that lie with units the actor looks down on: all of the platform for the centre."""
    spells = Assignment.objects.filter(
        ended_at__isnull=True, kind__in=AT_UNITS, department__platform_id=actor.platform_id
    )
    return spells if actor.is_centre else spells.filter(_down_from(actor, "department__"))


def below(actor: Actor) -> QuerySet[Assignment]:
    """下级在办: those of them that run and do not lie with the actor's own unit."""
    return at_units(actor).filter(paused_at__isnull=True).exclude(department_id__in=_own(actor))


def backlog(actor: Actor) -> list[Backlog]:
    """Every unit in use that the actor looks down on, its own first, with what lies there."""
    units = Department.objects.filter(platform_id=actor.platform_id, active=True)
    units = (
        units.exclude(kind=DepartmentKind.CENTRE) if actor.is_centre else units.filter(_down_from(actor, ""))
    )
    own = _own(actor)
    found = _counted(actor)
    asked = _asked(actor)
    return [
        Backlog(unit, own=unit.pk in own, asked=asked.get(unit.pk, 0), **found.get(unit.pk, {}))
        for unit in _in_tree_order(list(units))
    ]


def _counted(actor: Actor) -> dict[int, dict[str, int]]:
    running = Q(paused_at__isnull=True)
    numbers = {
        "open": running,
        "unsigned": running & Q(kind=Kind.HANDLE, parent__isnull=True, signed_at__isnull=True),
        "near_due": lamped(Lamp.YELLOW),
        "overdue": lamped(Lamp.RED),
        "suspended": ~running,
        "handed_down": running & Q(kind=F("parent__kind")),
    }
    grouped = at_units(actor).order_by().values_list("department_id")
    counted = grouped.annotate(**{name: Count("pk", filter=condition) for name, condition in numbers.items()})
    return {unit: dict(zip(numbers, counts, strict=True)) for unit, *counts in counted}


def _asked(actor: Actor) -> dict[int, int]:
    """How many requests of a unit nobody has decided yet."""
    waiting = Request.objects.filter(decision="", case__platform_id=actor.platform_id).order_by()
    return dict(waiting.values_list("department_id").annotate(n=Count("pk")))


def _down_from(actor: Actor, at: str) -> Q:
    down = Q(pk__in=[])
    for seat in actor.seats:
        if seat.post is Post.HANDLER:
            down |= Q(**{f"{at}path__startswith": seat.path})
    return down


def _own(actor: Actor) -> set[int]:
    return {seat.department_id for seat in actor.seats if seat.post is Post.HANDLER}


def _in_tree_order(units: list[Department]) -> list[Department]:
    """Each unit before those below it, neighbours in the official order."""
    place = {unit.pk: (unit.order, unit.pk) for unit in units}
    return sorted(
        units,
        key=lambda unit: [place[int(part)] for part in unit.path.strip("/").split("/") if int(part) in place],
    )
