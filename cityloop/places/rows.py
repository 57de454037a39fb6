"""What a table of places says, one row each, before it is checked and written by `actions`.

A row says everything: what it leaves empty is emptied. Codes stand for things; `key` names the row.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cityloop.places.models import AreaClass, ComponentState

Geometry = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionRow:
    code: str
    name: str
    list_year: int | None = None
    synthetic: bool = False

    @property
    def key(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyGridRow:
    code: str
    name: str
    inspector: str = ""  # username
    synthetic: bool = False

    @property
    def key(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRow:
    """`area_m2` is measured from the polygon when it is left out."""

    code: str
    polygon: Geometry
    name: str = ""
    duty_grid: str = ""  # code
    area_class: str = AreaClass.NONE.value
    area_m2: float | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    synthetic: bool = False

    @property
    def key(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentRow:
    """Its cell is not said but found from the point."""

    code: str
    category_code: str
    name: str
    lon: float
    lat: float
    owner: str = ""  # department code
    maintainer: str = ""  # department code
    address: str = ""
    state: str = ComponentState.SOUND.value
    synthetic: bool = False

    @property
    def key(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadRow:
    name: str
    line: Geometry
    road_class: str = ""
    synthetic: bool = False

    @property
    def key(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNameRow:
    name: str
    lon: float
    lat: float
    kind: str = ""
    synthetic: bool = False

    @property
    def key(self) -> str:
        return self.name
