"""Cells out of a GeoJSON file, as surveyors deliver them."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from cityloop.core.errors import Invalid
from cityloop.places.coords import System, system_named, to_wgs
from cityloop.places.rows import CellRow, Geometry

DIGITS = 8  # a millimetre


def read_cells(source: Path | str | bytes | Mapping[str, Any], crs: str = System.CGCS2000) -> list[CellRow]:
    """Rows of a FeatureCollection, from a path, its text, or what the text holds; not yet checked.

    Properties read: `code`, `name`, `area_class`, `duty_grid`, `area_m2`, `valid_from`, `valid_to`,
    `synthetic`. `crs` is the coordinate system of the file (cgcs2000, wgs84, gcj02, bd09). Invalid
    when the file is not GeoJSON of that kind, naming the feature.
    """
    collection = _opened(source)
    features = collection.get("features")
    if collection.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise Invalid("文件不是 GeoJSON FeatureCollection", "not a GeoJSON FeatureCollection")
    system = _system(crs)
    return [_row(number, feature, system) for number, feature in enumerate(features, 1)]


def converted(geometry: Geometry, system: str = System.CGCS2000) -> dict[str, Any]:
    """A GeoJSON geometry with its positions turned into CGCS2000, heights dropped.

    A polygon that is the only part of its MultiPolygon stands for itself.
    """
    coordinates = _turned(geometry["coordinates"], system_named(system))
    if geometry["type"] == "MultiPolygon" and len(coordinates) == 1:
        return {"type": "Polygon", "coordinates": coordinates[0]}
    return {"type": geometry["type"], "coordinates": coordinates}


def _opened(source: Path | str | bytes | Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(source, Mapping):
        return source
    text = source.read_bytes() if isinstance(source, Path) else source
    try:
        opened = json.loads(text.decode("utf-8-sig") if isinstance(text, bytes) else text.lstrip("\ufeff"))
    except ValueError as error:
        raise Invalid(f"文件不是有效的 JSON：{error}", "not valid JSON") from error
    if not isinstance(opened, dict):
        raise Invalid("文件不是 GeoJSON FeatureCollection", "not a GeoJSON FeatureCollection")
    return opened


def _system(crs: str) -> System:
    try:
        return system_named(crs)
    except ValueError as error:
        raise Invalid(str(error), f"unknown coordinate system {crs}") from error


def _row(number: int, feature: Mapping[str, Any], system: System) -> CellRow:
    try:
        said = feature.get("properties") or {}
        return CellRow(
            code=_text(said.get("code")),
            polygon=converted(feature["geometry"], system),
            name=_text(said.get("name")),
            duty_grid=_text(said.get("duty_grid")),
            area_class=_text(said.get("area_class")),
            area_m2=float(said["area_m2"]) if said.get("area_m2") else None,
            valid_from=date.fromisoformat(said["valid_from"]) if said.get("valid_from") else None,
            valid_to=date.fromisoformat(said["valid_to"]) if said.get("valid_to") else None,
            synthetic=bool(said.get("synthetic", False)),
        )
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise Invalid(
            f"第 {number} 个要素读不懂：{error}", f"feature {number} cannot be read", row=number
        ) from error


def _text(said: object) -> str:
    return "" if said is None else str(said).strip()


def _turned(coordinates: Sequence[Any], system: System) -> list[Any]:
    if coordinates and not isinstance(coordinates[0], list | tuple):
        lon, lat = coordinates[0], coordinates[1]
        if system in (System.CGCS2000, System.WGS84):
            return [lon, lat]
        return [round(degrees, DIGITS) for degrees in to_wgs(lon, lat, system)]
    return [_turned(item, system) for item in coordinates]
