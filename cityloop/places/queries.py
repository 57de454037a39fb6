"""Reading places: what lies where. Addresses are read in `addresses`."""

import math
from dataclasses import dataclass
from typing import NoReturn

import numpy as np
from numpy.typing import ArrayLike

from cityloop.core.errors import Invalid, OutsideDistrict
from cityloop.places.cells import CellIndex, Location, cells_of
from cityloop.places.coords import metres_between
from cityloop.places.models import Component, ComponentState
from cityloop.places.tiles import MAX_METRES, tiles_around

SWAPPED = "经纬度是否写反？"


@dataclass(frozen=True, slots=True)
class Near:
    """A component and how far it is, in metres."""

    component: Component
    distance_m: float


def locate(platform_id: int, lon: float, lat: float) -> Location:
    """The grid cell of a point and what follows from it (定位).

    OutsideDistrict when no cell in use today holds it, Invalid when the point is absurd.
    """
    check_point(lon, lat)
    index = cells_of(platform_id)
    found = index.find(lon, lat)
    if found is None:
        _refuse(index, lon, lat)
    return found


def locate_many(platform_id: int, lons: ArrayLike, lats: ArrayLike) -> list[Location | None]:
    """The twin of `locate` for columns: None where `locate` would refuse."""
    lon, lat = np.atleast_1d(np.asarray(lons, np.float64)), np.atleast_1d(np.asarray(lats, np.float64))
    if lon.shape != lat.shape:
        raise Invalid("经度与纬度的个数不同", "longitudes and latitudes differ in number")
    return cells_of(platform_id).find_many(lon, lat)


def components_near(
    platform_id: int,
    lon: float,
    lat: float,
    metres: float = 50,
    category_code: str | None = None,
    limit: int = 10,
) -> list[Near]:
    """The components in use within so many metres (at most 2,000), nearest first."""
    check_point(lon, lat)
    if not 0 <= metres <= MAX_METRES:
        raise Invalid(
            f"查找半径须在 0 到 {MAX_METRES:.0f} 米之间", "the radius is out of bounds", metres=metres
        )
    rows = Component.objects.filter(platform_id=platform_id, tile__in=tiles_around(lon, lat, metres))
    rows = rows.exclude(state=ComponentState.RETIRED)
    if category_code is not None:
        rows = rows.filter(category_code=category_code)
    reached = [(metres_between(lon, lat, x, y), pk) for pk, x, y in rows.values_list("pk", "lon", "lat")]
    nearest = sorted(pair for pair in reached if pair[0] <= metres)[:limit]
    found = Component.objects.select_related("owner", "maintainer", "cell").in_bulk([pk for _, pk in nearest])
    return [Near(found[pk], distance) for distance, pk in nearest]


def check_point(lon: float, lat: float) -> None:
    """Invalid for what cannot be a point at all: not a number, off the globe, or 0, 0."""
    if not (math.isfinite(lon) and math.isfinite(lat)):
        raise Invalid("坐标不是数字", "the coordinates are not numbers")
    if abs(lat) > 90 and abs(lon) <= 90:
        raise Invalid(
            f"纬度 {lat} 超出 ±90 度，{SWAPPED}", "latitude out of range, swapped?", lon=lon, lat=lat
        )
    if abs(lat) > 90 or abs(lon) > 180:
        raise Invalid(f"坐标（{lon}, {lat}）超出经纬度范围", "coordinates out of range", lon=lon, lat=lat)
    if lon == 0 and lat == 0:
        raise Invalid("坐标为 0, 0，定位没有成功", "the position is 0, 0: no fix", lon=lon, lat=lat)


def _refuse(index: CellIndex, lon: float, lat: float) -> NoReturn:
    here = f"坐标（{lon:.6f}, {lat:.6f}）"
    if abs(lon) <= 90 and index.find(lat, lon) is not None:
        raise Invalid(f"{here}不在中国，{SWAPPED}", "longitude and latitude seem swapped", lon=lon, lat=lat)
    nearest = index.nearest(lon, lat)
    if nearest is None:
        raise OutsideDistrict(
            "平台还没有启用的单元网格", "the platform has no grid cells in use", lon=lon, lat=lat
        )
    cell, metres = nearest
    away = f"{metres:.0f} 米" if metres < 1000 else f"{metres / 1000:.1f} 公里"
    raise OutsideDistrict(
        f"{here}不在任何单元网格内；最近的是 {cell.cell_code}（{cell.community_name}），相距 {away}",
        f"the point lies in no grid cell; the nearest is {cell.cell_code}, {metres:.0f} m away",
        lon=lon,
        lat=lat,
        nearest=cell.cell_code,
        metres=round(metres),
    )
