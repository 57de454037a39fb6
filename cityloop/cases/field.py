"""在岗采集员: which inspectors did something in the field today, where the case of their last act lies, what waits for them.

The platform follows nobody: it knows no positions, only the record of what was reported, verified and inspected. Nothing
here ranks people or counts what they did.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from cityloop.cases.figures.numbers import kept, midnight
from cityloop.cases.models import Assignment, TimelineEntry
from cityloop.cases.stages import Kind, Verb
from cityloop.core.errors import NotAllowed
from cityloop.people.actors import Actor
from cityloop.people.models import Membership, User
from cityloop.people.posts import Post
from cityloop.places.models import DutyGrid

ACTS = (Verb.REPORT, Verb.REPORT_SELF_HANDLED, Verb.SUBMIT_VERIFICATION, Verb.SUBMIT_INSPECTION)
TASKS = (Kind.VERIFY, Kind.INSPECT)


@dataclass(frozen=True, slots=True)
class Inspector:
    """One inspector: the grids on duty, the last act of today if there was one, the open tasks by kind."""

    user: User
    grids: tuple[DutyGrid, ...]
    act: TimelineEntry | None
    tasks: dict[Kind, int]


def inspectors(actor: Actor) -> list[Inspector]:
    """Those with an act today, a duty grid or an open task, by grid: all for the centre, an inspector only themselves."""
    if not actor.is_centre and Post.INSPECTOR not in actor.posts:
        raise NotAllowed(
            "采集员由中心调度，处置单位不能查看。", "The handling side does not see who inspects."
        )
    return kept(actor, "inspectors on duty", lambda: _inspectors(actor))


def _inspectors(actor: Actor) -> list[Inspector]:
    people = _people(actor)
    grids, acts, tasks = _grids(people), _last_acts(actor, people), _tasks(people)
    found = [
        Inspector(user, tuple(grids[user.pk]), acts.get(user.pk), tasks[user.pk])
        for user in people
        if user.pk in grids or user.pk in acts or user.pk in tasks
    ]
    return sorted(
        found, key=lambda one: (not one.grids, [grid.code for grid in one.grids], str(one.user), one.user.pk)
    )


def _people(actor: Actor) -> list[User]:
    seats = Membership.objects.filter(
        post=Post.INSPECTOR, department__platform_id=actor.platform_id, department__active=True
    )
    people = User.objects.filter(pk__in=seats.values("user_id"), is_active=True)
    return list(people if actor.is_centre else people.filter(pk=actor.user_id or 0))


def _grids(people: list[User]) -> dict[int, list[DutyGrid]]:
    found: dict[int, list[DutyGrid]] = defaultdict(list)
    for grid in DutyGrid.objects.filter(inspector__in=people).order_by("code"):
        found[grid.inspector_id or 0].append(grid)
    return found


def _last_acts(actor: Actor, people: list[User]) -> dict[int, TimelineEntry]:
    """Each person's last act since local midnight."""
    today = _acts().filter(by__in=people, at__gte=midnight(actor), case__platform_id=actor.platform_id)
    last = dict(today.order_by("at", "pk").values_list("by_id", "pk"))
    rows = TimelineEntry.objects.filter(pk__in=last.values()).select_related(
        "case__category", "case__cell", "case__duty_grid"
    )
    return {row.by_id: row for row in rows if row.by_id is not None}


def _acts() -> QuerySet[TimelineEntry]:
    return TimelineEntry.objects.filter(post=Post.INSPECTOR, verb__in=[verb.value for verb in ACTS])


def _tasks(people: list[User]) -> dict[int, dict[Kind, int]]:
    open_ones = Assignment.objects.filter(person__in=people, ended_at__isnull=True, kind__in=TASKS).order_by()
    found: dict[int, dict[Kind, int]] = defaultdict(dict)
    for person, kind, count in open_ones.values_list("person_id", "kind").annotate(n=Count("pk")):
        found[person][Kind(kind)] = count
    return found
