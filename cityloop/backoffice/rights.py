"""Who may do what in the back office: the posts of `people/posts.py`, asked once per request."""

from typing import cast

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from cityloop.cases.models import Case
from cityloop.cases.sight import visible_cases
from cityloop.people import actors
from cityloop.people.actors import Actor
from cityloop.people.models import User
from cityloop.people.posts import Permission


def actor(request: HttpRequest) -> Actor:
    """The actor of the signed-in person, read once per request."""
    found: Actor | None = getattr(request, "cityloop_actor", None)
    if found is None:
        found = actors.of(cast(User, request.user))
        request.cityloop_actor = found  # type: ignore[attr-defined]
    return found


def may_enter(request: HttpRequest) -> bool:
    """Back-office people (is_staff) who belong to a platform; superusers belong to all."""
    user = request.user
    if not (user.is_authenticated and user.is_active and user.is_staff):
        return False
    return user.is_superuser or user.platform_id is not None


def may_manage(request: HttpRequest) -> bool:
    """Change reference data of one's own platform."""
    return may_enter(request) and (is_superuser(request) or actor(request).holds(Permission.MANAGE_REFERENCE))


def may_see_trail(request: HttpRequest) -> bool:
    return may_enter(request) and (is_superuser(request) or actor(request).holds(Permission.VIEW_TRAIL))


def may_see_assessment(request: HttpRequest) -> bool:
    return may_manage(request) or (may_enter(request) and actor(request).holds(Permission.VIEW_SCORES))


def is_superuser(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))


def platform_id(request: HttpRequest) -> int | None:
    """The platform one works for; None for a superuser who belongs to none."""
    return cast(User, request.user).platform_id


def scoped(rows: QuerySet[Model], path: str, request: HttpRequest) -> QuerySet[Model]:
    """The rows of one's own platform; `path` leads from the row to it. Superusers see all."""
    if is_superuser(request):
        return rows
    own = platform_id(request)
    return rows.none() if own is None else rows.filter(**{path: own})


def cases(request: HttpRequest) -> QuerySet[Case]:
    """The cases the person sees elsewhere too; the back office opens no second door."""
    return Case.objects.all() if is_superuser(request) else visible_cases(actor(request))
