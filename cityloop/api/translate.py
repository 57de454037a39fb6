"""From the words of the API to those of the loop: ids, points, filters."""

from cityloop.api.schemas_in import BIG, Narrow
from cityloop.cases.queries import Filter
from cityloop.cases.stages import Verb
from cityloop.core.errors import Invalid
from cityloop.places import coords
from cityloop.places.coords import System


def verb_path(verb: Verb) -> str:
    """Where a verb is said: /cases/{number}/send-back."""
    return f"/cases/{{number}}/{verb.value.replace('_', '-')}"


def ids(texts: list[str]) -> list[int]:
    """Ids of 63 bits travel as text, because browsers round larger numbers."""
    numbers = [int(text) for text in texts]
    if any(number > BIG for number in numbers):
        raise Invalid("没有这份材料。", "No such evidence.", field="evidence")
    return numbers


def point(lon: float, lat: float, system: System) -> tuple[float, float]:
    """A point as it is stored. Absurd ones pass unchanged, to be refused with a reason further in."""
    if abs(lat) > 90 or abs(lon) > 180:
        return lon, lat
    return coords.to_wgs(lon, lat, system.value)


def some_point(lon: float | None, lat: float | None, system: System) -> tuple[float | None, float | None]:
    """A point or none; never half of one."""
    if lon is None and lat is None:
        return None, None
    if lon is None or lat is None:
        raise Invalid("经度与纬度须同时给出。", "Longitude and latitude go together.", field="lon")
    return point(lon, lat, system)


def filter_of(narrow: Narrow) -> Filter:
    """The filter of a list."""
    return Filter(
        text=narrow.text,
        nature=narrow.nature or "",
        category_code=narrow.category_code,
        source=narrow.source or "",
        stage=narrow.stage or "",
        division_code=narrow.division_code,
        cell_code=narrow.cell_code,
        area_class=narrow.area_class or "",
        rule_id=narrow.rule_id,
        department_id=narrow.department_id,
        urgent=narrow.urgent,
        lamp=narrow.lamp or "",
        reported_from=narrow.reported_from,
        reported_to=narrow.reported_to,
    )
