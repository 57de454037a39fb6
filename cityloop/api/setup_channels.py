"""Setting up without a file: name and numbering of the platform, what comes with the software, channels."""

from typing import Annotated

from ninja import Router, Schema
from pydantic import Field

from cityloop.api.auth import ApiRequest, platform_of
from cityloop.api.schemas_in import In, RowId, TokenIn
from cityloop.api.session import NewToken, TokenOut
from cityloop.catalog import actions as catalog
from cityloop.core import clock
from cityloop.core.errors import NotAllowed
from cityloop.loading import frame
from cityloop.people import channels, tokens, trail
from cityloop.people.models import Platform, User
from cityloop.people.posts import Permission
from cityloop.people.queries import zone_of

router = Router(tags=["建区"])


class Frame(Schema):
    """`numbered`: there are cases, the prefix of their numbers stays."""

    code: str
    name: str
    division_code: str
    number_prefix: str
    numbered: bool
    example: str


class FrameIn(In):
    name: Annotated[str, Field(min_length=1, max_length=frame.NAME)]
    division_code: Annotated[str, Field(max_length=12)]
    number_prefix: Annotated[str, Field(max_length=20)] = ""


class Written(Schema):
    """What was written, in words."""

    detail: str
    detail_en: str


class ChannelIn(In):
    username: Annotated[str, Field(pattern=r"^[\w.@+-]{2,60}$")]
    name: Annotated[str, Field(min_length=1, max_length=40)]


class ChannelOut(Schema):
    """An outside program that reports; `tokens` without their texts, newest first."""

    id: int
    username: str
    name: str
    tokens: list[TokenOut]


@router.get("/setup/platform", response=Frame, summary="平台与编号")
def setup_platform(request: ApiRequest) -> Frame:
    """Name, division and numbering, with an example of today's first number."""
    check_right(request)
    return _frame(Platform.objects.get(pk=platform_of(request.actor).pk))


@router.put("/setup/platform", response=Frame, summary="更改平台与编号")
def change_platform(request: ApiRequest, body: FrameIn) -> Frame:
    """The prefix can be changed only before the first case."""
    check_right(request)
    platform = platform_of(request.actor)
    row = frame.put_frame(platform, **body.dict())
    trail.write("change_platform", user_id=request.actor.user_id, thing=platform.code, **body.dict())
    return _frame(row)


@router.post("/setup/catalogue/default", response={201: Written}, summary="采用自带标准")
def use_default_catalogue(request: ApiRequest) -> Written:
    """The catalogue that comes with the software, in force from today."""
    check_right(request)
    platform = platform_of(request.actor)
    today = clock.now().astimezone(zone_of(platform.pk)).date()
    version = catalog.load_default_catalogue(platform, today)
    count = version.categories.count()
    trail.write(
        "load_reference", user_id=request.actor.user_id, thing=f"{platform.code}:catalogue", default=True
    )
    return Written(
        detail=f"已采用“{version.name}”，{count} 个小类，今日起生效。",
        detail_en=f"“{version.name}” with {count} subcategories is in force from today.",
    )


@router.post("/setup/calendar/default", response={201: Written}, summary="采用常规工作日历")
def use_default_calendar(request: ApiRequest) -> Written:
    """Monday to Friday, 8–12 and 14–18, with the public holidays; it stays as it is if there is one."""
    check_right(request)
    platform = platform_of(request.actor)
    calendar = catalog.default_calendar(platform)
    trail.write(
        "load_reference", user_id=request.actor.user_id, thing=f"{platform.code}:calendar", default=True
    )
    count = calendar.windows.count()
    return Written(
        detail=f"默认工作日历是“{calendar.name}”，{count} 个时段。",
        detail_en=f"The default calendar is “{calendar.name}” with {count} spans of working hours.",
    )


@router.get("/setup/channels", response=list[ChannelOut], summary="接入渠道")
def setup_channels(request: ApiRequest) -> list[ChannelOut]:
    """The programs that may report, with their tokens."""
    check_right(request)
    found = channels.channels(platform_of(request.actor)).prefetch_related("tokens")
    return [_channel(one) for one in found]


@router.post("/setup/channels", response={201: ChannelOut}, summary="新建接入渠道")
def open_channel(request: ApiRequest, body: ChannelIn) -> ChannelOut:
    """A person of the post 接入渠道 without a password, who comes in by tokens."""
    check_right(request)
    user = channels.open_channel(platform_of(request.actor), username=body.username, name=body.name)
    trail.write("open_channel", user_id=request.actor.user_id, thing=user.username)
    return _channel(user)


@router.post("/setup/channels/{channel_id}/tokens", response={201: NewToken}, summary="渠道的新令牌")
def make_channel_token(request: ApiRequest, channel_id: RowId, body: TokenIn) -> NewToken:
    """Its text is shown this once."""
    check_right(request)
    user = channels.channel(platform_of(request.actor), channel_id)
    row, text = tokens.make(user, name=body.name, days=body.days)
    facts = {"for_user": user.username}
    trail.write(trail.Act.TOKEN_MADE, user_id=request.actor.user_id, thing=row.name, **facts)
    return NewToken(token=text, **TokenOut.from_orm(row).dict())


@router.delete("/setup/channels/{channel_id}/tokens/{token_id}", response={204: None}, summary="吊销渠道令牌")
def revoke_channel_token(request: ApiRequest, channel_id: RowId, token_id: RowId) -> None:
    """From now on the token opens nothing."""
    check_right(request)
    user = channels.channel(platform_of(request.actor), channel_id)
    tokens.revoke(user.pk, token_id)
    trail.write(
        trail.Act.TOKEN_REVOKED, user_id=request.actor.user_id, thing=str(token_id), for_user=user.username
    )


def check_right(request: ApiRequest) -> None:
    if not request.actor.holds(Permission.MANAGE_REFERENCE):
        raise NotAllowed("建区由管理员进行。", "Setting up is for the administrator.")


def _frame(row: Platform) -> Frame:
    on = clock.now().astimezone(zone_of(row.pk)).date()
    return Frame(
        code=row.code,
        name=row.name,
        division_code=row.division_code,
        number_prefix=row.number_prefix,
        numbered=frame.is_numbered(row),
        example=f"{row.number_prefix}{on:%Y%m%d}00001",
    )


def _channel(user: User) -> ChannelOut:
    rows = sorted(user.tokens.all(), key=lambda one: -one.pk)
    return ChannelOut(
        id=user.pk, username=user.username, name=str(user), tokens=[TokenOut.from_orm(one) for one in rows]
    )
