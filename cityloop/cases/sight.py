"""Who sees which cases (department tree × platform): one scope for lists, objects, figures, exports and search."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cityloop.cases.models import Assignment, Case
from cityloop.core import briefly, editions
from cityloop.people.actors import Actor
from cityloop.people.models import Department
from cityloop.people.posts import Post
from cityloop.places.models import DutyGrid

# So many cases or fewer are named one by one.
FEW = 5_000
KNOWN_SECONDS = 300.0


def visible_cases(actor: Actor) -> QuerySet[Case]:
    """The cases an actor may see; used for objects, exports and search alike. Quick for single cases."""
    cases = Case.objects.filter(platform_id=actor.platform_id)
    return cases if actor.is_centre else cases.filter(_scope(actor, "pk", lambda of_case: of_case))


def cases_in_sight(actor: Actor) -> QuerySet[Case]:
    """The same cases as `visible_cases`, for lists: who has seen few cases in a large city is not asked case by case."""
    if actor.is_centre or _has_seen_many(actor):
        return visible_cases(actor)
    return Case.objects.filter(platform_id=actor.platform_id, pk__in=set(_reasons(actor)))


def ever_in_sight(actor: Actor) -> QuerySet[Case]:
    """The same cases, for counting many of them: what was seen is read once, not asked case by case."""
    if actor.is_centre:
        return visible_cases(actor)
    seen, reported = _held_or_kept(actor), _reported(actor)
    if (
        not seen or reported.exists()
    ):  # of one reason PostgreSQL knows how many cases it brings, of a union not
        seen.append(reported)
    return Case.objects.filter(platform_id=actor.platform_id, pk__in=_together(seen))


def spells_in_sight(actor: Actor) -> QuerySet[Assignment]:
    """All spells of the same cases, without reading the cases. A unit's platform is that of its cases."""
    spells = Assignment.objects.filter(department__platform_id=actor.platform_id)
    if actor.is_centre:
        return spells
    if not _has_seen_many(actor):
        return spells.filter(case__in=set(_reasons(actor)))
    return spells.filter(
        _scope(actor, "case", lambda of_case: Q(case__in=Case.objects.filter(of_case).values("pk")))
    )


def seen_among(actor: Actor, cases: Collection[int]) -> set[int]:
    """Which of some cases of one's own platform an actor may see."""
    if actor.is_centre:
        return set(cases)
    return set(visible_cases(actor).filter(pk__in=cases).values_list("pk", flat=True))


def _scope(actor: Actor, case: str, wrap: Callable[[Q], Q]) -> Q:
    """Whoever held it, who keeps its grid, who reported it. `case` names the case, `wrap` asks something of it."""
    # The second condition says nothing new, but PostgreSQL cannot hash it: it would rather read all that a unit
    # ever held than ask for the cases of one page.
    spells = Assignment.objects.filter(case=OuterRef(case), case__gte=OuterRef(case))
    scope: Q = Q(pk__in=[])
    if below := _units_below(actor):
        scope |= Q(Exists(spells.filter(department_id__in=below)))
    if Post.INSPECTOR in actor.posts:
        scope |= Q(Exists(spells.filter(person_id=actor.user_id)))
        scope |= wrap(Q(duty_grid__inspector_id=actor.user_id))
    if actor.user_id is not None:
        scope |= wrap(Q(reported_by_id=actor.user_id))
    return scope


def _has_seen_many(actor: Actor) -> bool:
    key = ("many cases", actor.platform_id, actor.user_id, actor.seats)
    return briefly.kept(key, KNOWN_SECONDS, lambda: _reasons(actor)[: FEW + 1].count() > FEW)


def _reasons(actor: Actor) -> "QuerySet[Any, Any]":
    """The numbers of the cases an actor may see, each reason sought by its own index; some twice."""
    return _together([*_held_or_kept(actor), _reported(actor)])


def _held_or_kept(actor: Actor) -> "list[QuerySet[Any, Any]]":
    seen: list[QuerySet[Any, Any]] = []
    held = Assignment.objects.order_by().values_list("case_id", flat=True)
    if below := _units_below(actor):
        seen.append(held.filter(department_id__in=below))
    if Post.INSPECTOR in actor.posts:
        grids = list(DutyGrid.objects.filter(inspector_id=actor.user_id).values_list("pk", flat=True))
        seen.append(held.filter(person_id=actor.user_id))
        seen.append(Case.objects.order_by().filter(duty_grid_id__in=grids).values_list("pk", flat=True))
    return seen


def _reported(actor: Actor) -> "QuerySet[Any, Any]":
    mine = Case.objects.order_by().filter(reported_by_id=actor.user_id or 0)
    return mine.values_list("pk", flat=True)


def _together(seen: "list[QuerySet[Any, Any]]") -> "QuerySet[Any, Any]":
    return seen[0].union(*seen[1:], all=True) if seen[1:] else seen[0]


def _units_below(actor: Actor) -> list[int]:
    """The units for which a person handles, with all below them."""
    paths = tuple(seat.path for seat in actor.seats if seat.post is Post.HANDLER)
    if not paths:
        return []
    units = Q()
    for path in paths:
        units |= Q(path__startswith=path)
    return editions.kept(
        editions.PEOPLE,
        ("units below", paths),
        lambda: list(Department.objects.filter(units).order_by("pk").values_list("pk", flat=True)),
    )
