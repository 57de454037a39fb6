"""Signing in and out, who am I, personal tokens."""

from datetime import datetime, timedelta

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Router, Schema

from cityloop.api.auth import ApiRequest, actor_of
from cityloop.api.errors import TooMany
from cityloop.api.schemas import Named, Unit, Word
from cityloop.api.schemas_in import Login, RowId, TokenIn
from cityloop.core.errors import CityloopError
from cityloop.people import tokens, trail
from cityloop.people.models import ApiToken, Department, User
from cityloop.people.posts import Permission

router = Router(tags=["登录"])
WRONG_ALLOWED = 5
WITHIN = timedelta(minutes=5)


class WrongPassword(CityloopError):
    code = "unauthenticated"
    status = 401


class Seat(Schema):
    """`below`: how many units in use lie below the department."""

    post: Word
    department: Unit
    below: int


class Me(Schema):
    """The signed-in person. `csrf_token` goes into X-CSRFToken of every write of a browser."""

    username: str
    name: str
    platform: Named | None
    seats: list[Seat]
    permissions: list[str]
    csrf_token: str


class TokenOut(Schema):
    id: int
    name: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None


class NewToken(TokenOut):
    """`token` is shown this once."""

    token: str


@router.post("/session/login", response=Me, auth=None, summary="登录")
def sign_in(request: HttpRequest, body: Login) -> Me:
    """Opens a session. Wrong five times in five minutes, the door stays shut for a while."""
    thing = f"{body.username.strip()[:70]} {request.META.get('REMOTE_ADDR', '')}"
    if trail.times(trail.Act.LOGIN_FAILED, thing, within=WITHIN) >= WRONG_ALLOWED:
        seconds = int(WITHIN.total_seconds())
        raise TooMany("密码错误次数过多，请 5 分钟后再试。", "Too many wrong passwords.", retry_after=seconds)
    user = authenticate(request, username=body.username.strip(), password=body.password)
    if not isinstance(user, User):
        trail.write(trail.Act.LOGIN_FAILED, user_id=None, thing=thing)
        raise WrongPassword("用户名或密码不对。", "Wrong user name or password.")
    login(request, user)
    trail.write(trail.Act.LOGIN, user_id=user.pk, thing=thing)
    return _me(request, user)


@router.post("/session/logout", response={204: None}, summary="退出")
def sign_out(request: ApiRequest) -> None:
    """Ends the session."""
    trail.write(trail.Act.LOGOUT, user_id=request.actor.user_id)
    logout(request)


@router.get("/session/me", response=Me, summary="我是谁")
def me(request: ApiRequest) -> Me:
    """Name, posts and permissions of who is asking."""
    return _me(request, request.person)


@router.get("/tokens", response=list[TokenOut], summary="我的令牌")
def my_tokens(request: ApiRequest) -> list[ApiToken]:
    """One's own personal tokens, newest first; their texts are not kept."""
    return list(ApiToken.objects.filter(user=request.person).order_by("-pk"))


@router.post("/tokens", response={201: NewToken}, summary="新建令牌")
def make_token(request: ApiRequest, body: TokenIn) -> NewToken:
    """A personal token for programs, with the rights of its owner."""
    row, text = tokens.make(request.person, name=body.name, days=body.days)
    trail.write(trail.Act.TOKEN_MADE, user_id=request.actor.user_id, thing=row.name)
    return NewToken(token=text, **TokenOut.from_orm(row).dict())


@router.delete("/tokens/{token_id}", response={204: None}, summary="吊销令牌")
def revoke_token(request: ApiRequest, token_id: RowId) -> None:
    """From now on the token opens nothing."""
    tokens.revoke(request.person.pk, token_id)
    trail.write(trail.Act.TOKEN_REVOKED, user_id=request.actor.user_id, thing=str(token_id))


def _below(unit: Department) -> int:
    return Department.objects.filter(path__startswith=unit.path, active=True).exclude(pk=unit.pk).count()


def _me(request: HttpRequest, user: User) -> Me:
    actor = actor_of(user)
    seats = user.memberships.filter(department__active=True).select_related("department").order_by("pk")
    return Me(
        username=user.username,
        name=str(user),
        platform=Named(code=user.platform.code, name=user.platform.name) if user.platform else None,
        seats=[
            Seat(
                post=Word(value=seat.post, label=seat.get_post_display()),
                department=Unit(id=seat.department_id, name=str(seat.department)),
                below=_below(seat.department),
            )
            for seat in seats
        ],
        permissions=[one.value for one in Permission if actor.holds(one)],
        csrf_token=get_token(request),
    )
