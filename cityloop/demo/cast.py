"""The people of the demo district as actors, built once, and who of them is on duty when."""

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cityloop.people import actors
from cityloop.people.actors import Actor, Seat
from cityloop.people.models import Department, DepartmentKind, Membership, Platform
from cityloop.people.posts import Post
from cityloop.places.models import Component, DutyGrid, GridCell

INSPECTORS_WALK = range(7, 19)


@dataclass(frozen=True)
class Unit:
    """A department that handles: where it stands in the tree and who works there."""

    id: int
    code: str
    kind: str
    handlers: tuple[Actor, ...]
    teams: tuple[int, ...]


class Cast:
    """Everybody who can act, read from the database in a few queries."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.zone = ZoneInfo(platform.timezone)
        self.by_user: dict[int, Actor] = {}
        self._by_post: dict[Post, list[Actor]] = defaultdict(list)
        self.units: dict[int, Unit] = {}
        self.system = actors.system(platform.pk)
        self.citizen = actors.citizen(platform.pk)
        self._read_people()
        self.grid_inspectors = dict(
            DutyGrid.objects.filter(platform=platform, inspector__isnull=False).values_list(
                "pk", "inspector_id"
            )
        )
        self.cells = dict(GridCell.objects.filter(platform=platform).values_list("pk", "code"))
        rows = Component.objects.filter(platform=platform).values_list("pk", "owner_id", "maintainer_id")
        self.keepers = {pk: (owner, maintainer) for pk, owner, maintainer in rows}
        walkers = set(self.grid_inspectors.values())
        self.day_inspectors = [one for one in self._by_post[Post.INSPECTOR] if one.user_id in walkers]
        self.night_inspectors = [one for one in self._by_post[Post.INSPECTOR] if one.user_id not in walkers]

    def someone(self, post: Post, roll: random.Random) -> Actor:
        """Somebody who holds a post at the centre."""
        return roll.choice(self._by_post[post])

    def other(self, post: Post, than: int | None, roll: random.Random) -> Actor:
        """Somebody of a post who is not that person."""
        return roll.choice([one for one in self._by_post[post] if one.user_id != than])

    def handler(self, department_id: int, roll: random.Random) -> Actor:
        """Somebody of a unit."""
        return roll.choice(self.units[department_id].handlers)

    def inspector(
        self, duty_grid_id: int | None, reporter_id: int | None, at: datetime, roll: random.Random
    ) -> Actor:
        """Who is to look: by day the grid's own or a neighbour, by night somebody of the night round."""
        if at.astimezone(self.zone).hour in INSPECTORS_WALK or not self.night_inspectors:
            own = self.grid_inspectors.get(duty_grid_id or 0)
            if own is not None and own != reporter_id:
                return self.by_user[own]
            return roll.choice([one for one in self.day_inspectors if one.user_id != reporter_id])
        return roll.choice([one for one in self.night_inspectors if one.user_id != reporter_id])

    def specialist(self, than: int, roll: random.Random) -> int:
        """A unit of the first level that is not the given one."""
        others = [
            one.id for one in self.units.values() if one.kind == DepartmentKind.SPECIALIST and one.id != than
        ]
        return roll.choice(others)

    def _read_people(self) -> None:
        rows = Membership.objects.filter(
            user__platform=self.platform, user__is_active=True, department__active=True
        )
        seats: dict[int, list[Membership]] = defaultdict(list)
        for row in rows.select_related("user", "department").order_by("pk"):
            seats[row.user_id].append(row)
        crews: dict[int, list[Actor]] = defaultdict(list)
        for user_id, held in seats.items():
            actor = _actor(held, self.platform.pk)
            self.by_user[user_id] = actor
            for row in held:
                self._by_post[Post(row.post)].append(actor)
                if row.post == Post.HANDLER:
                    crews[row.department_id].append(actor)
        teams: dict[int, list[int]] = defaultdict(list)
        departments = list(Department.objects.filter(platform=self.platform, active=True).order_by("pk"))
        for department in departments:
            if department.parent_id and crews[department.pk]:
                teams[department.parent_id].append(department.pk)
        for one in departments:
            if crews[one.pk]:
                self.units[one.pk] = Unit(
                    one.pk, one.code, one.kind, tuple(crews[one.pk]), tuple(teams[one.pk])
                )


def _actor(held: list[Membership], platform_id: int) -> Actor:
    seats = tuple(
        Seat(Post(row.post), row.department_id, row.department.path, row.department.kind, row.department.desk)
        for row in held
    )
    user = held[0].user
    return Actor(user.pk, str(user), platform_id, seats=seats, posts=frozenset(seat.post for seat in seats))
