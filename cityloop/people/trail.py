"""访问记录: who signed in, looked at personal data or took data out; and how often somebody guessed wrong."""

from datetime import timedelta
from typing import Any

from cityloop.core import clock
from cityloop.core.words import Word
from cityloop.people.models import AccessEntry


class Act(Word):
    """What is put on the trail here; other rooms may add words of their own."""

    LOGIN = "login", "登录"
    LOGOUT = "logout", "退出"
    LOGIN_FAILED = "login_failed", "登录失败"
    TRACK_FAILED = "track_failed", "查询码错误"
    VIEW_REPORTER = "view_reporter", "查看诉求人"
    TOKEN_MADE = "make_token", "新建令牌"
    TOKEN_REVOKED = "revoke_token", "吊销令牌"


def write(act: str, *, user_id: int | None, thing: str = "", **facts: Any) -> None:
    """Put one line on the trail; `thing` names what it was about."""
    AccessEntry.objects.create(at=clock.now(), user_id=user_id, act=act, object=thing[:120], facts=facts)


def times(act: str, thing: str, *, within: timedelta) -> int:
    """How often this happened about this thing lately."""
    since = clock.now() - within
    return AccessEntry.objects.filter(at__gt=since, act=act, object=thing[:120]).count()
