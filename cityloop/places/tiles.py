"""An integer tile key per point, so that near-by look-ups need no spatial extension. Pure.

The earth is cut into rows of 0.001° of latitude (about 111 m); each row is cut into as many
columns as make a tile about as wide as it is high at that latitude, up to the poles. The key is
`row · 2²⁰ + column` (38 bits), so the tiles of one row that touch a disc are one unbroken range:
a search of radius r is `2r/111 m + 2` ranges (37 for 2 km) or about `(r/59 m)²` keys (1,150 for 2 km).
"""

import math
from array import array

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cityloop.places.coords import EARTH_RADIUS_M

ROWS_PER_DEGREE = 1000
ROWS = 180 * ROWS_PER_DEGREE
COLUMN_BITS = 20
MAX_METRES = 2000.0

_mid_latitudes = np.radians((np.arange(ROWS) + 0.5) / ROWS_PER_DEGREE - 90)
_COLUMNS_MANY = np.maximum(np.rint(360 * ROWS_PER_DEGREE * np.cos(_mid_latitudes)), 1).astype(np.int64)
_COLUMNS = array("q", _COLUMNS_MANY.tobytes())  # the same numbers, quick to ask one by one


def tile_of(lon: float, lat: float) -> int:
    """The tile key of a point in degrees. ValueError for NaN or a latitude off the globe."""
    if not (-90 <= lat <= 90 and math.isfinite(lon)):
        raise ValueError(f"坐标 {lon}, {lat} 不在地球上 (not on the globe)")
    row = min(math.floor((lat + 90) * ROWS_PER_DEGREE), ROWS - 1)
    columns: int = _COLUMNS[row]
    return row << COLUMN_BITS | min(int((lon + 180) % 360 / 360 * columns), columns - 1)


def tile_many(lons: ArrayLike, lats: ArrayLike) -> NDArray[np.int64]:
    """The twin of `tile_of` for columns."""
    lon, lat = np.asarray(lons, dtype=np.float64), np.asarray(lats, dtype=np.float64)
    if not (np.all((lat >= -90) & (lat <= 90)) and np.all(np.isfinite(lon))):
        raise ValueError("有坐标不在地球上 (a point is not on the globe)")
    row = np.minimum(np.floor((lat + 90) * ROWS_PER_DEGREE).astype(np.int64), ROWS - 1)
    columns = _COLUMNS_MANY[row]
    column = np.minimum(((lon + 180) % 360 / 360 * columns).astype(np.int64), columns - 1)
    keys: NDArray[np.int64] = row << COLUMN_BITS | column
    return keys


def ranges_around(lon: float, lat: float, metres: float) -> list[tuple[int, int]]:
    """Inclusive key ranges that cover the disc of this radius, south to north.

    Ready for `tile BETWEEN a AND b`; never misses a point of the disc, but holds some outside it.
    ValueError when the radius is not within 0 … 2,000 m.
    """
    if not 0 <= metres <= MAX_METRES:
        raise ValueError(f"半径 {metres} 米不在 0–{MAX_METRES:.0f} 米之内 (radius out of bounds)")
    reach = metres / EARTH_RADIUS_M + 1e-12
    reach_deg = math.degrees(reach)
    first = tile_of(lon, max(lat - reach_deg, -90.0)) >> COLUMN_BITS
    last = tile_of(lon, min(lat + reach_deg, 90.0)) >> COLUMN_BITS
    ranges: list[tuple[int, int]] = []
    for row in range(first, last + 1):
        ranges += _ranges_in_row(row, lon, lat, reach)
    return ranges


def tiles_around(lon: float, lat: float, metres: float) -> list[int]:
    """The keys of `ranges_around` one by one, for an `IN`: at most about 1,200 for 2,000 m."""
    return [key for low, high in ranges_around(lon, lat, metres) for key in range(low, high + 1)]


def ranges_in_box(west: float, south: float, east: float, north: float) -> list[tuple[int, int]]:
    """Inclusive key ranges that cover a box of degrees, a range for each row; west must lie west of east."""
    first, last = (tile_of(0.0, lat) >> COLUMN_BITS for lat in (south, north))
    ranges: list[tuple[int, int]] = []
    for row in range(first, last + 1):
        columns, start = _COLUMNS[row], row << COLUMN_BITS
        low, high = (math.floor((lon + 180) / 360 * columns) for lon in (west, east))
        ranges.append((start + max(low, 0), start + min(high, columns - 1)))
    return ranges


def band(south: float, north: float) -> tuple[int, int]:
    """The inclusive key range of all rows between two latitudes, right around the earth."""
    first, last = (tile_of(0.0, lat) >> COLUMN_BITS for lat in (south, north))
    return first << COLUMN_BITS, last + 1 << COLUMN_BITS


def middles(keys: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Longitudes and latitudes of the middles of tiles."""
    row, column = keys >> COLUMN_BITS, keys & ((1 << COLUMN_BITS) - 1)
    lons: NDArray[np.float64] = (column + 0.5) / _COLUMNS_MANY[row] * 360 - 180
    lats: NDArray[np.float64] = (row + 0.5) / ROWS_PER_DEGREE - 90
    return lons, lats


def _ranges_in_row(row: int, lon: float, lat: float, reach: float) -> list[tuple[int, int]]:
    """The columns of one row that the disc may touch: one range, two across the date line."""
    columns = _COLUMNS[row]
    start = row << COLUMN_BITS
    half = _half_width(row / ROWS_PER_DEGREE - 90, (row + 1) / ROWS_PER_DEGREE - 90, lat, reach)
    if half >= 180 or 2 * half / 360 * columns >= columns - 1:
        return [(start, start + columns - 1)]
    low = math.floor((lon - half + 180) / 360 * columns) % columns
    high = math.floor((lon + half + 180) / 360 * columns) % columns
    if low <= high:
        return [(start + low, start + high)]
    return [(start, start + high), (start + low, start + columns - 1)]


def _half_width(south: float, north: float, lat: float, reach: float) -> float:
    """How many degrees of longitude the disc can reach from its centre within this band of latitude.

    From the haversine: hav(Δλ) = (hav(r) − hav(Δφ)) / (cos φ · cos φ₀), with the band's latitude
    nearest to the centre above the line and the one nearest to a pole below it.
    """
    nearest = min(max(lat, south), north)
    above = math.sin(reach / 2) ** 2 - math.sin(math.radians(nearest - lat) / 2) ** 2
    below = math.cos(math.radians(max(abs(south), abs(north)))) * math.cos(math.radians(lat))
    if below <= 0 or above >= below:
        return 180.0
    return math.degrees(2 * math.asin(math.sqrt(max(above, 0.0) / below))) + 1e-9
