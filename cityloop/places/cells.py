"""The platform's grid cells and divisions in memory: from a point to its cell in microseconds."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Point, shape

from cityloop.core import clock, editions
from cityloop.people.models import Platform
from cityloop.places.coords import Floats, Plane, metres_between
from cityloop.places.models import Division, GridCell

Chain = tuple[tuple[str, str], ...]
DISTRICT, STREET, COMMUNITY = 6, 9, 12  # digits of a division's code (区划代码), and of a cell's that name it


@dataclass(frozen=True, slots=True)
class Location:
    """What a point belongs to: its cell and all that follows from the cell.

    `chain` is (code, name) of district, street and community; a division missing from the list
    is named by its code.
    """

    cell_id: int
    cell_code: str
    area_class: str
    duty_grid_id: int | None
    inspector_id: int | None
    division_code: str
    chain: Chain

    @property
    def community_name(self) -> str:
        """Street and community as people say them: 西街街道曙光社区."""
        return "".join(short_name(name) for _, name in self.chain[1:])


@dataclass(frozen=True, eq=False)
class CellIndex:
    """All cells of a platform in a tree; the preferred of two overlapping cells stands first.

    Of cells that share a point (a common edge, or two editions of one place) the one that came
    into use last is preferred, then the smaller code.
    """

    plane: Plane
    zone: ZoneInfo
    tree: shapely.STRtree
    locations: tuple[Location, ...]
    first_days: NDArray[np.int64]
    last_days: NDArray[np.int64]
    divisions: dict[str, str]

    def find(self, lon: float, lat: float) -> Location | None:
        """The cell in use today that holds the point, edges included."""
        today = self._today()
        hits = self.tree.query(
            shapely.points(*self.plane.to_metres(lon, lat)), predicate="intersects"
        ).tolist()
        valid = [hit for hit in hits if self.first_days[hit] <= today <= self.last_days[hit]]
        return self.locations[min(valid)] if valid else None

    def find_many(self, lons: Floats, lats: Floats) -> list[Location | None]:
        """The twin of `find` for columns; a point that is not a number is nowhere."""
        nowhere = len(self.locations)
        best = np.full(lons.shape, nowhere, dtype=np.int64)
        real = np.flatnonzero(np.isfinite(lons) & np.isfinite(lats))
        points = shapely.points(*self.plane.to_metres(lons[real], lats[real]))
        point, cell = self.tree.query(points, predicate="intersects")
        today = self._today()
        valid = (self.first_days[cell] <= today) & (today <= self.last_days[cell])
        np.minimum.at(best, real[point[valid]], cell[valid])
        table = np.empty(nowhere + 1, dtype=object)
        table[:nowhere], table[nowhere] = self.locations, None
        found: list[Location | None] = table[best].tolist()
        return found

    def nearest(self, lon: float, lat: float) -> tuple[Location, float] | None:
        """The nearest cell in use today and its distance in metres; None when there is no cell."""
        today = self._today()
        valid = np.flatnonzero((self.first_days <= today) & (today <= self.last_days))
        if not len(valid):
            return None
        point = Point(self.plane.to_metres(lon, lat))
        distances = shapely.distance(self.tree.geometries[valid], point)
        hit = int(valid[np.argmin(distances)])
        edge = shapely.shortest_line(self.tree.geometries[hit], point).coords[0]
        return self.locations[hit], metres_between(lon, lat, *self.plane.to_degrees(*edge))

    def _today(self) -> int:
        return clock.now().astimezone(self.zone).toordinal()


def cells_of(platform_id: int) -> CellIndex:
    """The platform's cells as of the present edition of places."""
    return editions.kept(editions.PLACES, ("cells", platform_id), lambda: _build(platform_id))


def short_name(name: str) -> str:
    """曙光社区居民委员会 → 曙光社区; 张堤村民委员会 → 张堤村."""
    if name.endswith("村民委员会"):
        village = name.removesuffix("村民委员会")
        return village if village.endswith("村") else village + "村"
    return name.removesuffix("居民委员会")


def _build(platform_id: int) -> CellIndex:
    platform = Platform.objects.get(pk=platform_id)
    divisions = dict(Division.objects.filter(platform=platform).values_list("code", "name"))
    rows = list(GridCell.objects.filter(platform=platform).select_related("duty_grid"))
    rows.sort(key=lambda cell: (-_ordinal(cell.valid_from, date.min), cell.code))
    polygons = [shape(cell.polygon) for cell in rows]
    west, south, east, north = shapely.total_bounds(polygons) if polygons else (0.0, 0.0, 0.0, 0.0)
    plane = Plane.around(float(west + east) / 2, float(south + north) / 2)
    flat = shapely.transform(
        polygons, lambda points: np.column_stack(plane.to_metres(points[:, 0], points[:, 1]))
    )
    shapely.prepare(flat)
    return CellIndex(
        plane=plane,
        zone=ZoneInfo(platform.timezone),
        tree=shapely.STRtree(flat),
        locations=tuple(_location(cell, divisions) for cell in rows),
        first_days=np.array([_ordinal(cell.valid_from, date.min) for cell in rows], dtype=np.int64),
        last_days=np.array([_ordinal(cell.valid_to, date.max) for cell in rows], dtype=np.int64),
        divisions=divisions,
    )


def _ordinal(day: date | None, otherwise: date) -> int:
    return (day or otherwise).toordinal()


def _location(cell: GridCell, divisions: dict[str, str]) -> Location:
    codes = (cell.code[:DISTRICT], cell.code[:STREET], cell.code[:COMMUNITY])
    return Location(
        cell_id=cell.pk,
        cell_code=cell.code,
        area_class=cell.area_class,
        duty_grid_id=cell.duty_grid_id,
        inspector_id=cell.duty_grid.inspector_id if cell.duty_grid else None,
        division_code=codes[2],
        chain=tuple((code, divisions.get(code, code)) for code in codes),
    )
