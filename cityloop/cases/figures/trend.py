"""How the days went: reported, handled, late, closed on each local day."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncDate

from cityloop.cases import queries
from cityloop.cases.done import LATE, Deed, Done, moment
from cityloop.cases.figures import deeds
from cityloop.cases.figures.numbers import Number, kept, midnight
from cityloop.cases.queries import Filter, Worklist
from cityloop.core.errors import Invalid
from cityloop.people.actors import Actor
from cityloop.people.queries import zone_of

MOST_DAYS = 92


@dataclass(frozen=True, slots=True)
class Day:
    """One local day of the trend."""

    on: str
    reported: Number
    handled: Number
    late: Number
    closed: Number


def trend(actor: Actor, days: int) -> list[Day]:
    """The last so many local days, today included."""
    if not 1 <= days <= MOST_DAYS:
        raise Invalid(f"天数应在 1–{MOST_DAYS} 之间。", f"Days must be 1–{MOST_DAYS}.", field="days")
    return kept(actor, ("trend", days), lambda: _trend(actor, days))


def _trend(actor: Actor, days: int) -> list[Day]:
    starts = [midnight(actor, ago) for ago in reversed(range(days))] + [midnight(actor, -1)]
    zone, begin = zone_of(actor.platform_id), starts[0]
    cases = queries.cases_of(actor, Worklist.ALL, Filter(reported_from=begin)).order_by()
    reported = dict(
        cases.annotate(on=TruncDate("reported_at", tzinfo=zone)).values_list("on").annotate(n=Count("pk"))
    )
    steps = {done: Deed(done=done, begin=begin) for done in (Done.HANDLED, Done.CLOSED)}
    handled, closed = (_by_day(actor, steps[done], zone) for done in (Done.HANDLED, Done.CLOSED))
    found = []
    for start, end in pairwise(starts):
        on = start.date()
        in_day = replace(steps[Done.HANDLED], begin=start, end=end)
        late = handled.get(on, (0, 0))[1]
        found.append(
            Day(
                on=on.isoformat(),
                reported=Number(reported.get(on, 0), Filter(reported_from=start, reported_to=end)),
                handled=Number(handled.get(on, (0, 0))[0], Filter(deed=in_day)),
                late=Number(late, Filter(deed=replace(in_day, late=True))),
                closed=Number(
                    closed.get(on, (0, 0))[0], Filter(deed=Deed(done=Done.CLOSED, begin=start, end=end))
                ),
            )
        )
    return found


def _by_day(actor: Actor, deed: Deed, zone: Any) -> dict[Any, tuple[int, int]]:
    """Cases, and late ones among them, by local day."""
    found = deeds.spells_of(actor, deed).order_by().annotate(on=TruncDate(moment(deed.done), tzinfo=zone))
    grouped = found.values_list("on").annotate(
        n=Count("case", distinct=True), late=Count("case", filter=LATE, distinct=True)
    )
    return {on: (whole, late) for on, whole, late in grouped}
