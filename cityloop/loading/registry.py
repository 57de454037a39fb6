"""The kinds of tables, in the order in which a new district is set up."""

from typing import Any

from cityloop.core.errors import NotFound
from cityloop.loading.calendar_days import CalendarDays
from cityloop.loading.calendar_windows import CalendarWindows
from cityloop.loading.catalogue import Catalogue
from cityloop.loading.cells import Cells
from cityloop.loading.components import Components
from cityloop.loading.departments import Departments
from cityloop.loading.divisions import Divisions
from cityloop.loading.duty_grids import DutyGrids
from cityloop.loading.kinds import Kind
from cityloop.loading.people import People
from cityloop.loading.place_names import PlaceNames
from cityloop.loading.responsibilities import Responsibilities
from cityloop.loading.roads import Roads
from cityloop.loading.stage_limits import StageLimits

KINDS: dict[str, Kind[Any]] = {
    kind.name: kind
    for kind in (
        Divisions(),
        Departments(),
        People(),
        DutyGrids(),
        Cells(),
        Components(),
        Roads(),
        PlaceNames(),
        Catalogue(),
        Responsibilities(),
        StageLimits(),
        CalendarWindows(),
        CalendarDays(),
    )
}


def kind_named(name: str) -> Kind[Any]:
    """The kind of a name, English or Chinese."""
    for kind in KINDS.values():
        if name.replace("_", "-") == kind.name or name == kind.label:
            return kind
    known = "、".join(f"{kind.name}（{kind.label}）" for kind in KINDS.values())
    raise NotFound(f"没有“{name}”这类表。可以载入：{known}。", f"no such kind: {name}")
