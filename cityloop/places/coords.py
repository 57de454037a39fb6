"""The only room where coordinates are converted. Pure: neither Django nor settings.

Everything stored is CGCS2000, which here equals WGS-84 (they differ by centimetres). Chinese
web maps draw in GCJ-02 (火星坐标, Amap and Tencent) or BD-09 (Baidu). The forward formulas are
the public approximation of the official shift; the way back is iterated until it closes, so a
round trip loses less than a millimetre. Longitude always comes first; units are degrees and metres.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cityloop.core.words import Word

Floats = NDArray[np.float64]

EARTH_RADIUS_M = 6_371_008.8  # mean radius, for the haversine
_AXIS = 6_378_245.0  # Krasovsky 1940, which the shift is defined on
_ECCENTRICITY2 = 0.006_693_421_622_965_943
_WGS_AXIS = 6_378_137.0
_WGS_ECCENTRICITY2 = 0.006_694_379_990_141_317
_FLATTENING = 1 / 298.257_222_101  # of CGCS2000
_BD_TURN = math.pi * 3000 / 180
_CLOSED_DEG = 1e-11  # about a thousandth of a millimetre
_ROUNDS = 12

# The rough box inside which the shift is applied at all.
_WEST, _EAST, _SOUTH, _NORTH = 72.004, 137.8347, 0.8293, 55.8271


class System(Word):
    """A coordinate system (坐标系) that outside material may come in."""

    CGCS2000 = "cgcs2000", "CGCS2000"
    WGS84 = "wgs84", "WGS-84"
    GCJ02 = "gcj02", "GCJ-02（高德、腾讯）"
    BD09 = "bd09", "BD-09（百度）"


def system_named(name: str) -> System:
    """The system of this value; ValueError, naming the known ones, for another."""
    for system in System:
        if system.value == name:
            return system
    known = "、".join(system.value for system in System)
    raise ValueError(f"坐标系“{name}”未知，可用：{known} (unknown coordinate system)")


def is_in_china(lon: float, lat: float) -> bool:
    """Whether the point lies in the rough box where maps are shifted."""
    return _WEST <= lon <= _EAST and _SOUTH <= lat <= _NORTH


def wgs_to_gcj(lon: float, lat: float) -> tuple[float, float]:
    """GCJ-02 of a WGS-84 point; a point outside China stays where it is."""
    if not is_in_china(lon, lat):
        return lon, lat
    east, north = _gcj_shift(lon, lat, math)
    return lon + east, lat + north


def gcj_to_wgs(lon: float, lat: float) -> tuple[float, float]:
    """WGS-84 of a GCJ-02 point; a point outside China stays where it is."""
    if not is_in_china(lon, lat):
        return lon, lat
    return _undo(lambda x, y: _gcj_shift(x, y, math), lon, lat)


def gcj_to_bd(lon: float, lat: float) -> tuple[float, float]:
    """BD-09 of a GCJ-02 point."""
    east, north = _bd_shift(lon, lat, math)
    return lon + east, lat + north


def bd_to_gcj(lon: float, lat: float) -> tuple[float, float]:
    """GCJ-02 of a BD-09 point."""
    return _undo(lambda x, y: _bd_shift(x, y, math), lon, lat)


def wgs_to_bd(lon: float, lat: float) -> tuple[float, float]:
    """BD-09 of a WGS-84 point."""
    return gcj_to_bd(*wgs_to_gcj(lon, lat))


def bd_to_wgs(lon: float, lat: float) -> tuple[float, float]:
    """WGS-84 of a BD-09 point."""
    return gcj_to_wgs(*bd_to_gcj(lon, lat))


def to_wgs(lon: float, lat: float, system: str) -> tuple[float, float]:
    """What we store, from a point in any known system. ValueError for an unknown one."""
    return _TO_WGS[system_named(system)](lon, lat)


def from_wgs(lon: float, lat: float, system: str) -> tuple[float, float]:
    """What another map wants, from a stored point. ValueError for an unknown system."""
    return _FROM_WGS[system_named(system)](lon, lat)


def wgs_to_gcj_many(lons: ArrayLike, lats: ArrayLike) -> tuple[Floats, Floats]:
    """The twin of `wgs_to_gcj` for columns."""
    lon, lat = _columns(lons, lats)
    east, north = _gcj_shift(lon, lat, np)
    inside = _in_china_many(lon, lat)
    return np.where(inside, lon + east, lon), np.where(inside, lat + north, lat)


def gcj_to_wgs_many(lons: ArrayLike, lats: ArrayLike) -> tuple[Floats, Floats]:
    """The twin of `gcj_to_wgs` for columns."""
    lon, lat = _columns(lons, lats)
    back_lon, back_lat = _undo_many(_gcj_shift, lon, lat)
    inside = _in_china_many(lon, lat)
    return np.where(inside, back_lon, lon), np.where(inside, back_lat, lat)


def gcj_to_bd_many(lons: ArrayLike, lats: ArrayLike) -> tuple[Floats, Floats]:
    """The twin of `gcj_to_bd` for columns."""
    lon, lat = _columns(lons, lats)
    east, north = _bd_shift(lon, lat, np)
    return lon + east, lat + north


def bd_to_gcj_many(lons: ArrayLike, lats: ArrayLike) -> tuple[Floats, Floats]:
    """The twin of `bd_to_gcj` for columns."""
    return _undo_many(_bd_shift, *_columns(lons, lats))


def to_wgs_many(lons: ArrayLike, lats: ArrayLike, system: str) -> tuple[Floats, Floats]:
    """The twin of `to_wgs` for columns."""
    match system_named(system):
        case System.GCJ02:
            return gcj_to_wgs_many(lons, lats)
        case System.BD09:
            return gcj_to_wgs_many(*bd_to_gcj_many(lons, lats))
        case _:
            return _columns(lons, lats)


def from_wgs_many(lons: ArrayLike, lats: ArrayLike, system: str) -> tuple[Floats, Floats]:
    """The twin of `from_wgs` for columns."""
    match system_named(system):
        case System.GCJ02:
            return wgs_to_gcj_many(lons, lats)
        case System.BD09:
            return gcj_to_bd_many(*wgs_to_gcj_many(lons, lats))
        case _:
            return _columns(lons, lats)


def metres_between(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Great-circle distance in metres (haversine on the mean sphere, true to about 0.3 %)."""
    y1, y2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((y2 - y1) / 2) ** 2
    half += math.cos(y1) * math.cos(y2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(half)))


def metres_between_many(lons1: ArrayLike, lats1: ArrayLike, lons2: ArrayLike, lats2: ArrayLike) -> Floats:
    """The twin of `metres_between` for columns."""
    (lon1, lat1), (lon2, lat2) = _columns(lons1, lats1), _columns(lons2, lats2)
    y1, y2 = np.radians(lat1), np.radians(lat2)
    half = np.sin((y2 - y1) / 2) ** 2 + np.cos(y1) * np.cos(y2) * np.sin(np.radians(lon2 - lon1) / 2) ** 2
    distances: Floats = 2 * EARTH_RADIUS_M * np.arcsin(np.minimum(1.0, np.sqrt(half)))
    return distances


@dataclass(frozen=True, slots=True)
class Plane:
    """A flat piece of the earth around a point, in metres east and north; good for a city (±50 km).

    The scale is that of the WGS-84 ellipsoid at `lat`. Longitude goes to x alone and latitude to
    y alone, so edges shared in degrees are still shared in metres.
    """

    lon: float
    lat: float
    east: float  # metres per degree of longitude
    north: float  # metres per degree of latitude

    @classmethod
    def around(cls, lon: float, lat: float) -> "Plane":
        """The plane touching the earth at this point."""
        y = math.radians(lat)
        w2 = 1 - _WGS_ECCENTRICITY2 * math.sin(y) ** 2
        degree = math.pi / 180
        east = degree * _WGS_AXIS / math.sqrt(w2) * math.cos(y)
        north = degree * _WGS_AXIS * (1 - _WGS_ECCENTRICITY2) / (w2 * math.sqrt(w2))
        return cls(lon, lat, east, north)

    def to_metres(self, lon: Any, lat: Any) -> tuple[Any, Any]:
        """Degrees to metres; floats or columns."""
        return (lon - self.lon) * self.east, (lat - self.lat) * self.north

    def to_degrees(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Metres to degrees; floats or columns."""
        return self.lon + x / self.east, self.lat + y / self.north


@dataclass(frozen=True, slots=True)
class GaussKrueger:
    """高斯—克吕格: metres of a zone of the CGCS2000 ellipsoid to degrees, by Krüger's series (true to 0.1 mm).

    Zones written with their number (东坐标加带号) have it in the false easting.
    """

    central_meridian: float
    false_easting: float = 500_000.0
    false_northing: float = 0.0
    scale: float = 1.0

    def to_degrees(self, east: float, north: float) -> tuple[float, float]:
        """Longitude and latitude of a point in metres."""
        n = _FLATTENING / (2 - _FLATTENING)
        radius = _WGS_AXIS / (1 + n) * (1 + n**2 / 4 + n**4 / 64) * self.scale
        xi = (north - self.false_northing) / radius
        eta = (east - self.false_easting) / radius
        back = (
            n / 2 - 2 * n**2 / 3 + 37 * n**3 / 96 - n**4 / 360,
            n**2 / 48 + n**3 / 15 - 437 * n**4 / 1440,
            17 * n**3 / 480 - 37 * n**4 / 840,
            4397 * n**4 / 161_280,
        )
        waves = [(2 * k * xi, 2 * k * eta, beta) for k, beta in enumerate(back, 1)]
        xi0 = xi - sum(beta * math.sin(x) * math.cosh(e) for x, e, beta in waves)
        eta0 = eta - sum(beta * math.cos(x) * math.sinh(e) for x, e, beta in waves)
        conformal = math.asin(math.sin(xi0) / math.cosh(eta0))
        turn = (
            2 * n - 2 * n**2 / 3 - 2 * n**3 + 116 * n**4 / 45,
            7 * n**2 / 3 - 8 * n**3 / 5 - 227 * n**4 / 45,
            56 * n**3 / 15 - 136 * n**4 / 35,
            4279 * n**4 / 630,
        )
        lat = conformal + sum(delta * math.sin(2 * k * conformal) for k, delta in enumerate(turn, 1))
        lon = math.atan2(math.sinh(eta0), math.cos(xi0))
        return self.central_meridian + math.degrees(lon), math.degrees(lat)


def _gcj_shift(lon: Any, lat: Any, m: Any) -> tuple[Any, Any]:
    """How far GCJ-02 lies from a WGS-84 point, in degrees; `m` is `math` or `numpy`."""
    x, y = lon - 105.0, lat - 35.0
    root, waves = m.sqrt(abs(x)), x * math.pi
    common = (20.0 * m.sin(6.0 * waves) + 20.0 * m.sin(2.0 * waves)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common
    east += (20.0 * m.sin(waves) + 40.0 * m.sin(waves / 3.0)) * 2.0 / 3.0
    east += (150.0 * m.sin(waves / 12.0) + 300.0 * m.sin(waves / 30.0)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common
    north += (20.0 * m.sin(y * math.pi) + 40.0 * m.sin(y * math.pi / 3.0)) * 2.0 / 3.0
    north += (160.0 * m.sin(y * math.pi / 12.0) + 320.0 * m.sin(y * math.pi / 30.0)) * 2.0 / 3.0
    radians = lat * (math.pi / 180.0)
    w2 = 1.0 - _ECCENTRICITY2 * m.sin(radians) ** 2
    w = m.sqrt(w2)
    east_m = _AXIS / w * m.cos(radians) * math.pi / 180.0
    north_m = _AXIS * (1.0 - _ECCENTRICITY2) / (w2 * w) * math.pi / 180.0
    return east / east_m, north / north_m


def _bd_shift(lon: Any, lat: Any, m: Any) -> tuple[Any, Any]:
    """How far BD-09 lies from a GCJ-02 point, in degrees: a small turn and stretch, then a fixed step."""
    atan2 = np.arctan2 if m is np else math.atan2
    reach = m.sqrt(lon * lon + lat * lat) + 0.00002 * m.sin(lat * _BD_TURN)
    angle = atan2(lat, lon) + 0.000003 * m.cos(lon * _BD_TURN)
    return reach * m.cos(angle) + 0.0065 - lon, reach * m.sin(angle) + 0.006 - lat


Shift = Callable[[float, float], tuple[float, float]]


def _undo(shift: Shift, lon: float, lat: float) -> tuple[float, float]:
    """The point which `shift` moves to (lon, lat); shifts vary slowly, so a few rounds close."""
    x, y = lon, lat
    for _ in range(_ROUNDS):
        east, north = shift(x, y)
        next_x, next_y = lon - east, lat - north
        moved = abs(next_x - x) + abs(next_y - y)
        x, y = next_x, next_y
        if moved < _CLOSED_DEG:
            break
    return x, y


def _undo_many(
    shift: Callable[[Any, Any, Any], tuple[Any, Any]], lon: Floats, lat: Floats
) -> tuple[Floats, Floats]:
    x, y = lon, lat
    for _ in range(_ROUNDS):
        east, north = shift(x, y, np)
        moved = np.abs(lon - east - x) + np.abs(lat - north - y)
        x, y = lon - east, lat - north
        if not np.any(moved >= _CLOSED_DEG):
            break
    return x, y


def _in_china_many(lon: Floats, lat: Floats) -> NDArray[np.bool_]:
    return (lon >= _WEST) & (lon <= _EAST) & (lat >= _SOUTH) & (lat <= _NORTH)


def _columns(lons: ArrayLike, lats: ArrayLike) -> tuple[Floats, Floats]:
    return np.asarray(lons, dtype=np.float64), np.asarray(lats, dtype=np.float64)


def _stay(lon: float, lat: float) -> tuple[float, float]:
    return lon, lat


_TO_WGS: dict[System, Shift] = {
    System.CGCS2000: _stay,
    System.WGS84: _stay,
    System.GCJ02: gcj_to_wgs,
    System.BD09: bd_to_wgs,
}
_FROM_WGS: dict[System, Shift] = {
    System.CGCS2000: _stay,
    System.WGS84: _stay,
    System.GCJ02: wgs_to_gcj,
    System.BD09: wgs_to_bd,
}
