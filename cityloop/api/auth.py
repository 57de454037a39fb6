"""Who is asking: a bearer token for programs, a session (with CSRF token) for browsers."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from cityloop.api.errors import MissingCsrf
from cityloop.cases import sight
from cityloop.cases.models import Case
from cityloop.core import clock, editions
from cityloop.core.errors import NotAllowed, NotFound
from cityloop.people import actors, tokens
from cityloop.people.actors import Actor
from cityloop.people.models import Platform, User


class ApiRequest(HttpRequest):
    """A request that has been let in."""

    actor: Actor
    person: User


class Token(HttpBearer):
    """`Authorization: Bearer <令牌>`."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        user = tokens.owner(token.strip())
        return _let_in(request, user) if user is not None else None


class Session(APIKeyCookie):
    """The cookie of a signed-in browser; writing needs the CSRF token too."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """Django has read the session by the key already."""
        if "Authorization" in request.headers or not request.user.is_authenticated:
            return None
        if check_csrf(request) is not None:
            raise MissingCsrf(
                "请在 X-CSRFToken 中带上登录时得到的 csrf_token。", "Send the CSRF token in X-CSRFToken."
            )
        return _let_in(request, request.user)


AUTH = [Token(), Session(csrf=False)]  # our own answer says what is missing


def actor_of(user: User) -> Actor:
    """The person's seats, kept until people change."""
    return editions.kept(editions.PEOPLE, ("actor", user.pk), lambda: actors.of(user))


def platform_of(actor: Actor) -> Platform:
    """The platform the person belongs to."""
    found = editions.kept(
        editions.PEOPLE,
        ("platform", actor.platform_id),
        lambda: Platform.objects.filter(pk=actor.platform_id).first(),
    )
    if found is None:
        raise NotAllowed("您的账号还没有归属平台，请联系管理员。", "Your account belongs to no platform.")
    return found


def case_of(request: ApiRequest, number: str) -> Case:
    """The case with a number; what is not there and what is not yours get the same answer."""
    if not number.isalnum():
        raise no_case(number)
    found = (
        sight.visible_cases(request.actor)
        .filter(number=number)
        .select_related("category", "platform")
        .first()
    )
    if found is None:
        raise no_case(number)
    return found


def no_case(number: str) -> NotFound:
    return NotFound(
        "没有这个案件，或不在您的查看范围内。", "No such case, or not yours to see.", number=number[:24]
    )


def _let_in(request: Any, user: User) -> Actor:
    actor = actor_of(user)
    request.person, request.actor = user, actor
    return actor


def today(platform: Platform) -> date:
    """The calendar day at the platform's place."""
    return clock.now().astimezone(ZoneInfo(platform.timezone)).date()
