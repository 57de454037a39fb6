"""Points and shapes as the tables of places tell them, turned into the one coordinate system."""

from collections.abc import Mapping
from typing import Any

from cityloop.core.errors import Invalid
from cityloop.core.words import Said
from cityloop.loading.columns import Column, number
from cityloop.loading.kinds import Job
from cityloop.places.checks import check_position
from cityloop.places.coords import System, to_wgs
from cityloop.places.shapes import DIGITS, converted

LON = Column(
    "lon", "经度", "度，东经为正", "113.9021", required=True, parse=number, aliases=("lng", "x", "longitude")
)
LAT = Column("lat", "纬度", "度，北纬为正", "35.3012", required=True, parse=number, aliases=("y", "latitude"))


def converted_shape(shape: dict[str, Any], job: Job) -> dict[str, Any]:
    try:
        return converted(shape, job.system.value)
    except (KeyError, TypeError, IndexError):
        raise Invalid("图形的坐标不完整", "the coordinates of the shape are not whole") from None


def point(fields: Mapping[str, Any], job: Job) -> tuple[float, float]:
    lon, lat = fields["lon"], fields["lat"]
    problem = check_position(lon, lat)
    if problem is not None:
        raise Invalid(problem, problem.en)
    if job.system in (System.CGCS2000, System.WGS84):
        return lon, lat
    x, y = to_wgs(lon, lat, job.system)
    return round(x, DIGITS), round(y, DIGITS)


def too_long(label: Said, text: str, longest: int) -> list[Said]:
    if len(text) <= longest:
        return []
    return [Said(f"{label}超过 {longest} 字", f"{label.en} is longer than {longest} characters")]
