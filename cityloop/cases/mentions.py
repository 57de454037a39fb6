"""Where somebody called us: open cases with an "@部门" for one of our units that none of ours has answered."""

from django.db.models import Exists, OuterRef

from cityloop.cases import sight
from cityloop.cases.models import Case, TimelineEntry
from cityloop.cases.stages import Verb
from cityloop.people.actors import Actor

LOOKED_AT = 1_000
SHOWN = 100


def mentions(actor: Actor) -> list[tuple[Case, TimelineEntry]]:
    """Case and the latest unanswered call in it, newest first. Any word of our unit in the case answers."""
    units = {seat.department_id for seat in actor.seats}
    spoken = TimelineEntry.objects.filter(
        case=OuterRef("case"), pk__gt=OuterRef("pk"), department_id__in=units
    )
    open_cases = sight.visible_cases(actor).filter(ended_at__isnull=True)
    calls = TimelineEntry.objects.filter(verb=Verb.COMMENT, payload__has_key="mentioned", case__in=open_cases)
    calls = calls.filter(~Exists(spoken)).select_related("case__category", "department", "by").order_by("-pk")
    found: dict[int, tuple[Case, TimelineEntry]] = {}
    for call in calls[:LOOKED_AT]:
        if units.intersection(call.payload["mentioned"]):
            found.setdefault(call.case_id, (call.case, call))
    return list(found.values())[:SHOWN]
