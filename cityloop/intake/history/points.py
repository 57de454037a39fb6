"""Coordinates of foreign tables: two columns or one text, degrees or metres, sometimes the wrong way round."""

import math
import re

from cityloop.intake.history.dirt import Notes
from cityloop.intake.history.expressions import Row
from cityloop.intake.history.mapping import WEB_MERCATOR, Fields, PlaceSpec
from cityloop.places.coords import to_wgs

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_AXIS = 6_378_137.0  # the sphere of web maps
_NEAR_NOTHING = 1e-6

Point = tuple[float | None, float | None]
NOWHERE: Point = (None, None)


def read_point(fields: Fields, place: PlaceSpec, row: Row, notes: Notes) -> Point:
    """Longitude and latitude in WGS-84 degrees, or nothing, with the dirt noted."""
    pair = _pair(fields, place, row, notes)
    if pair is None:
        return NOWHERE
    east, north = pair
    if abs(east) < _NEAR_NOTHING and abs(north) < _NEAR_NOTHING:
        notes.flag("no_point", "0, 0")
        return NOWHERE
    if place.system == WEB_MERCATOR:
        lon, lat = _from_web_mercator(east, north)
    elif _on_globe(east, north):
        lon, lat = to_wgs(east, north, place.system)
    else:
        lon, lat = east, north
    if _inside(lon, lat, place):
        return round(lon, 7), round(lat, 7)
    if _inside(lat, lon, place) and place.bounds is not None:
        notes.flag("point_swapped", f"{lon}, {lat}")
        return round(lat, 7), round(lon, 7)
    notes.flag("point_outside", f"{lon:.5f}, {lat:.5f}")
    return NOWHERE


def _pair(fields: Fields, place: PlaceSpec, row: Row, notes: Notes) -> tuple[float, float] | None:
    if fields.lon is not None and fields.lat is not None:
        texts = [fields.lon.value(row, None), fields.lat.value(row, None)]
    elif fields.point is not None:
        text = fields.point.value(row, None)
        texts = _NUMBER.findall(text)[:2] if text else ["", ""]
        if place.lat_first:
            texts.reverse()
    else:
        return None
    if not any(texts):
        notes.flag("no_point")
        return None
    try:
        east, north = (float(text.replace(",", ".") if "." not in text else text) for text in texts)
    except ValueError:
        notes.flag("bad_point", "、".join(texts))
        return None
    if not (math.isfinite(east) and math.isfinite(north)):
        notes.flag("bad_point", "、".join(texts))
        return None
    return east, north


def _inside(lon: float, lat: float, place: PlaceSpec) -> bool:
    if place.bounds is None:
        return _on_globe(lon, lat)
    west, south, east, north = place.bounds
    return west <= lon <= east and south <= lat <= north


def _on_globe(lon: float, lat: float) -> bool:
    return -180 <= lon <= 180 and -90 <= lat <= 90


def _from_web_mercator(east: float, north: float) -> tuple[float, float]:
    lat = math.degrees(2 * math.atan(math.exp(min(max(north / _AXIS, -20), 20))) - math.pi / 2)
    return math.degrees(east / _AXIS), lat
