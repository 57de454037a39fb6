"""Reference data that facts lean on: who stands above a unit, whose grid it is, which calendar counts.

The record does not keep when these changed. `digest` tells whether facts must be computed again.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from cityloop.catalog import queries as catalog
from cityloop.catalog.worktime import WorkCalendar
from cityloop.people import queries as people
from cityloop.people.models import Department, Membership
from cityloop.people.posts import Post
from cityloop.places.models import DutyGrid


@dataclass(frozen=True)
class Reference:
    """The reference data of one platform as it stands."""

    platform_id: int

    @cached_property
    def zone(self) -> ZoneInfo:
        return people.zone_of(self.platform_id)

    @cached_property
    def paths(self) -> dict[int, str]:
        """Unit → the ids from its root down to itself, "/1/7/"."""
        return dict(Department.objects.filter(platform_id=self.platform_id).values_list("pk", "path"))

    @cached_property
    def inspectors(self) -> dict[int, tuple[int, int | None]]:
        """责任网格 → its inspector and the company (or centre) they belong to."""
        company = dict(
            Membership.objects.filter(department__platform_id=self.platform_id, post=Post.INSPECTOR)
            .order_by("-pk")
            .values_list("user_id", "department_id")
        )
        grids = DutyGrid.objects.filter(platform_id=self.platform_id, inspector__isnull=False)
        return {
            pk: (person, company.get(person))
            for pk, person in grids.values_list("pk", "inspector_id")
            if person is not None
        }

    def calendar(self, department_id: int) -> WorkCalendar:
        return catalog.calendar_for(self.platform_id, department_id)

    def digest(self) -> str:
        """Changes when any of it does."""
        calendars = {unit: self.calendar(unit).key for unit in self.paths}
        told = [str(self.zone), self.paths, self.inspectors, calendars]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
