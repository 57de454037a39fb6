"""Who acts: a person with the posts they hold, the system itself, or a citizen with a tracking code."""

from dataclasses import dataclass, field

from cityloop.people.models import Membership, User
from cityloop.people.posts import CENTRE_POSTS, GRANTS, Permission, Post


@dataclass(frozen=True, slots=True)
class Seat:
    """One membership, as the loop needs it: which post, in which department, at which place of the tree."""

    post: Post
    department_id: int
    path: str
    kind: str
    desk: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who may act on cases; built once per request, never stored."""

    user_id: int | None
    name: str
    platform_id: int
    seats: tuple[Seat, ...] = ()
    unmanned: Post | None = None
    posts: frozenset[Post] = field(default=frozenset())

    @property
    def is_centre(self) -> bool:
        """Sees every case of the platform."""
        return self.unmanned is Post.SYSTEM or bool(self.posts & CENTRE_POSTS)

    def holds(self, permission: Permission) -> bool:
        return bool(self.posts & GRANTS[permission])


def of(user: User) -> Actor:
    """The actor for a signed-in person: one query for the memberships. Needs `user.platform`."""
    rows = Membership.objects.filter(user=user, department__active=True).select_related("department")
    seats = tuple(
        Seat(Post(row.post), row.department_id, row.department.path, row.department.kind, row.department.desk)
        for row in rows
    )
    return Actor(
        user_id=user.pk,
        name=str(user),
        platform_id=user.platform_id or 0,
        seats=seats,
        posts=frozenset(seat.post for seat in seats),
    )


def system(platform_id: int) -> Actor:
    """The platform's own clockwork (the sweep)."""
    return Actor(None, "系统", platform_id, unmanned=Post.SYSTEM, posts=frozenset({Post.SYSTEM}))


def citizen(platform_id: int) -> Actor:
    """A reporter who proved the tracking code of their report."""
    return Actor(None, "市民", platform_id, unmanned=Post.CITIZEN, posts=frozenset({Post.CITIZEN}))
