"""The live ticker of the big screen: the last moves, without a word that could name a person."""

from dataclasses import dataclass
from datetime import datetime

from cityloop.cases import sight
from cityloop.cases.models import TimelineEntry
from cityloop.cases.stages import ROWS_OF, Verb
from cityloop.people.actors import Actor
from cityloop.people.models import Department
from cityloop.places.cells import STREET, cells_of

SHOWN = 20
LOOKED_AT = 2_000  # of all platforms together, so that a quiet one does not make us read its whole history
MOVES = [verb.value for verb in Verb if any(row.is_move for row in ROWS_OF[verb])]


@dataclass(frozen=True, slots=True)
class Move:
    """One line: when, what, by which unit, what kind of problem, in which street."""

    at: datetime
    number: str
    verb: str
    label: str
    department: str
    category: str
    street: str


def ticker(actor: Actor) -> list[Move]:
    """The latest moves of cases the actor may see, newest first."""
    latest = TimelineEntry.objects.order_by("-pk").values("pk")[:LOOKED_AT]
    moves = TimelineEntry.objects.filter(pk__in=list(latest.values_list("pk", flat=True)), verb__in=MOVES)
    moves = moves.filter(case__in=sight.visible_cases(actor)).order_by("-pk")
    streets = cells_of(actor.platform_id).divisions
    units = {unit.pk: str(unit) for unit in Department.objects.filter(platform_id=actor.platform_id)}
    return [
        Move(
            at=entry.at,
            number=entry.case.number,
            verb=entry.verb,
            label=Verb(entry.verb).label,
            department=units.get(entry.department_id or 0, ""),
            category=entry.case.category.name,
            street=streets.get(entry.case.division_code[:STREET], ""),
        )
        for entry in moves.select_related("case__category")[:SHOWN]
    ]
