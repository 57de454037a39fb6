"""Shapefiles (.shp with .dbf, and .prj beside them) out of a zip: attributes as columns, the geometry as one more.

Chinese survey offices hand their cells out this way, mostly in metres of a Gauss–Krüger zone; the .prj says of
which. Metres become degrees here; whether degrees are of a shifted web map no file says, so people do (`crs`).
"""

import codecs
import io
import json
import re
import struct
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import shapefile

from cityloop.core.errors import Invalid
from cityloop.core.words import Said
from cityloop.places.coords import GaussKrueger

HEADER, HEADING = 32, 11  # bytes of a dbf: its head and each description of a column; the name in it
DIGITS = 9  # of a degree: a tenth of a millimetre
# Old datums lie some hundred metres off and need parameters that only the survey office has.
BEIJING = Said("北京 54", "Beijing 54")
OLD_DATUMS = {"beijing": BEIJING, "xian": Said("西安 80", "Xi'an 80"), "krasovsky": BEIJING}
REMEDY = Said(
    "请在 GIS 软件中转为 CGCS2000（经纬度或高斯投影）后重新导出",
    "convert it to CGCS2000 (degrees or Gauss-Krüger) and export it again",
)


@dataclass(frozen=True, slots=True)
class Layer:
    """One shapefile: names of its attributes and the geometry, and its rows in that order."""

    name: str
    names: list[str]
    rows: list[list[Any]]


def holds_shapes(packed: zipfile.ZipFile) -> bool:
    return any(name.lower().endswith(".shp") for name in packed.namelist())


def read_layers(packed: zipfile.ZipFile) -> list[Layer]:
    """Every shapefile of the archive."""
    parts = {
        name.casefold(): name for name in packed.namelist() if not PurePosixPath(name).name.startswith("._")
    }
    stems = sorted(key[:-4] for key in parts if key.endswith(".shp"))
    return [_layer(packed, parts, stem) for stem in stems]


def _layer(packed: zipfile.ZipFile, parts: dict[str, str], stem: str) -> Layer:
    name = _readable(parts[f"{stem}.shp"])
    found = {
        ending: packed.read(parts[f"{stem}.{ending}"])
        for ending in ("shp", "dbf", "prj")
        if f"{stem}.{ending}" in parts
    }
    if "dbf" not in found:
        raise Invalid(
            f"{name} 缺少同名的 .dbf（属性表）；请把 .shp、.shx、.dbf、.prj 一起压缩后再上传。",
            f"“{name}” lacks its .dbf (the attributes); zip .shp, .shx, .dbf and .prj together.",
        )
    names, records, shapes = _read(name, found)
    plane = _projection(name, found.get("prj"), shapes)
    turned = [json.dumps(_turned(one, plane)) if one else "" for one in shapes]
    return Layer(name, [*names, "geometry"], [[*row, one] for row, one in zip(records, turned, strict=True)])


def _read(name: str, found: dict[str, bytes]) -> tuple[list[str], list[list[Any]], list[Any]]:
    encoding = _encoding(name, found["dbf"])
    try:
        with shapefile.Reader(
            shp=io.BytesIO(found["shp"]),
            dbf=io.BytesIO(found["dbf"]),
            encoding=encoding,
            encodingErrors="ignore",  # of a heading or text that was cut inside a character
        ) as reader:
            names = [field[0] for field in reader.fields if field[0] != "DeletionFlag"]
            records = [list(record) for record in reader.iterRecords()]
            shapes = [_geometry(shape) for shape in reader.iterShapes()]
    except (shapefile.ShapefileException, struct.error, ValueError, OSError, IndexError) as problem:
        kind = type(problem).__name__
        raise _damaged(name, Said(kind, kind)) from None
    if len(records) != len(shapes):
        drawn, told = len(shapes), len(records)
        raise _damaged(
            name, Said(f"图形 {drawn} 个，属性 {told} 行", f"{drawn} shapes, {told} rows of attributes")
        )
    return names, records, shapes


def _encoding(name: str, dbf: bytes) -> str:
    """UTF-8 or GB18030, by the bytes: what the file says of itself is often wrong."""
    if len(dbf) < HEADER:
        raise _damaged(name, Said("dbf", "dbf"))
    begin = int.from_bytes(dbf[8:10], "little")
    headings = [dbf[at : at + HEADING].split(b"\0")[0] for at in range(HEADER, begin - 1, HEADER)]
    for encoding in ("utf-8", "gb18030"):
        try:
            dbf[begin:].decode(encoding)
            for heading in headings:
                codecs.getincrementaldecoder(encoding)().decode(heading)  # its last character may be cut
        except UnicodeDecodeError:
            continue
        return encoding
    raise Invalid(
        f"{name} 的属性表编码不认识：既不是 UTF-8 也不是 GB18030（GBK）。",
        f"The attributes of “{name}” are neither UTF-8 nor GB18030 (GBK).",
    )


def _damaged(name: str, why: Said) -> Invalid:
    return Invalid(
        f"{name} 不是完好的 shapefile（{why}）；请从 GIS 软件重新导出。",
        f"“{name}” is no sound shapefile ({why.en}); export it again.",
    )


def _geometry(shape: Any) -> Any:
    return shape.__geo_interface__ if shape.shapeType != shapefile.NULL else None


def _projection(name: str, prj: bytes | None, shapes: Sequence[Any]) -> GaussKrueger | None:
    """What turns the coordinates into degrees; None where they are degrees already."""
    text = (prj or b"").decode("utf-8", "ignore")
    plain = text.casefold()
    for word, datum in OLD_DATUMS.items():
        if word in plain:
            raise Invalid(f"{name} 的坐标系是{datum}；{REMEDY}。", f"“{name}” is in {datum.en}; {REMEDY.en}.")
    if not plain.startswith(("projcs", "projcrs")):
        first = next((point for one in shapes if one for point in _points(one["coordinates"])), (0.0, 0.0))
        if abs(first[0]) > 180 or abs(first[1]) > 90:
            raise Invalid(
                f"{name} 的坐标是米，但没有 .prj 说明是哪一带投影；请连同 .prj 一起压缩，或{REMEDY[1:]}。",
                f"“{name}” is in metres, and no .prj says of which zone; zip the .prj with it, or {REMEDY.en}.",
            )
        return None
    if (
        "gauss_kruger" not in plain
        and "transverse_mercator" not in plain
        and "transverse mercator" not in plain
    ):
        raise Invalid(
            f"{name} 的投影不是高斯—克吕格；{REMEDY}。",
            f"The projection of “{name}” is not Gauss-Krüger; {REMEDY.en}.",
        )
    return GaussKrueger(
        central_meridian=_parameter(text, "central_meridian", "longitude of natural origin"),
        false_easting=_parameter(text, "false_easting", "false easting"),
        false_northing=_parameter(text, "false_northing", "false northing", or_else=0.0),
        scale=_parameter(text, "scale_factor", "scale factor at natural origin", or_else=1.0),
    )


def _parameter(text: str, *names: str, or_else: float | None = None) -> float:
    for name in names:
        if found := re.search(rf'"{name}"\s*,\s*(-?[\d.]+)', text, re.IGNORECASE):
            return float(found[1])
    if or_else is None:
        raise Invalid(f".prj 里没有 {names[0]}；{REMEDY}。", f"The .prj has no {names[0]}; {REMEDY.en}.")
    return or_else


def _points(coordinates: Any) -> Iterator[Sequence[float]]:
    if coordinates and isinstance(coordinates[0], int | float):
        yield coordinates
        return
    for inner in coordinates:
        yield from _points(inner)


def _turned(geometry: Any, plane: GaussKrueger | None) -> dict[str, Any]:
    return {"type": geometry["type"], "coordinates": _in_degrees(geometry["coordinates"], plane)}


def _in_degrees(coordinates: Any, plane: GaussKrueger | None) -> list[Any]:
    if coordinates and isinstance(coordinates[0], int | float):
        x, y = coordinates[0], coordinates[1]
        if plane is None:
            return [x, y]
        return [round(degrees, DIGITS) for degrees in plane.to_degrees(x, y)]
    return [_in_degrees(inner, plane) for inner in coordinates]


def _readable(name: str) -> str:
    """The file's name; archives made on Chinese Windows write GBK where readers expect code page 437."""
    stem = PurePosixPath(name).name
    try:
        return stem.encode("cp437").decode("gb18030")
    except UnicodeError:
        return stem
