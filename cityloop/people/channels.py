"""接入渠道: outside programs (热线, 视频, 省市平台) that report into a platform, each a person of its own with tokens."""

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import QuerySet

from cityloop.core import editions
from cityloop.core.errors import Conflict, Invalid, NotFound, Refused
from cityloop.people.models import Department, DepartmentKind, Membership, Platform, User
from cityloop.people.posts import Post


def channels(platform: Platform) -> QuerySet[User]:
    """The channels of a platform that are in use, oldest first."""
    return User.objects.filter(
        pk__in=Membership.objects.filter(post=Post.CHANNEL, department__active=True).values("user_id"),
        platform=platform,
        is_active=True,
    ).order_by("pk")


def channel(platform: Platform, user_id: int) -> User:
    """One of them, or a clear refusal."""
    found = channels(platform).filter(pk=user_id).first()
    if found is None:
        raise NotFound("没有这个接入渠道。", "No such channel.")
    return found


@transaction.atomic
def open_channel(platform: Platform, *, username: str, name: str) -> User:
    """A new channel at the centre. It has no password: it comes in by tokens only."""
    username, name = username.strip(), name.strip()
    if not name:
        raise Invalid("请写明渠道名称，如“市级平台”。", "Name the channel.", field="name")
    if User.objects.filter(username=username).exists():
        raise Conflict(f"用户名“{username}”已有人使用，请换一个。", f"User name {username!r} is taken.")
    centres = Department.objects.filter(platform=platform, kind=DepartmentKind.CENTRE, active=True)
    centre = centres.order_by("order", "pk").first()
    if centre is None:
        raise Refused("还没有中心部门，请先载入部门。", "There is no centre yet: load the departments first.")
    user = User(username=username, name=name[:40], platform=platform, password=make_password(None))
    user.save()
    Membership.objects.create(user=user, department=centre, post=Post.CHANNEL)
    editions.bump(editions.PEOPLE)
    return user
