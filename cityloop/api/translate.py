"""From the words of the API to those of the loop: ids, points, filters."""

from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from cityloop.api.schemas_in import BIG, In, Narrow
from cityloop.cases.done import Deed
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


def check_known(request: HttpRequest, narrow: type[In]) -> None:
    """A misspelt filter must not widen a list in silence."""
    for name in request.GET:
        if name not in narrow.model_fields:
            raise Invalid(f"没有“{name[:40]}”这个筛选项。", "There is no such filter.", field=name[:40])


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
        person_id=narrow.person_id,
        open=narrow.open,
        urgent=narrow.urgent,
        lamp=narrow.lamp or "",
        reported_from=narrow.reported_from,
        reported_to=narrow.reported_to,
        subcategory=narrow.subcategory,
        same_day=narrow.same_day,
        deed=_deed_of(narrow),
    )


def _deed_of(narrow: Narrow) -> Deed | None:
    if narrow.done is None:
        return None
    return Deed(
        done=narrow.done,
        begin=narrow.done_from,
        end=narrow.done_to,
        department_id=narrow.done_by,
        late=narrow.done_late,
        over=narrow.done_over,
        within=narrow.done_within,
    )


def query_of(narrow: Filter) -> dict[str, str]:
    """The filter of a list as its query parameters: the way back of `filter_of`."""
    told: dict[str, Any] = {
        one.name: getattr(narrow, one.name) for one in fields(narrow) if one.name != "deed"
    }
    if narrow.deed is not None:
        said = asdict(narrow.deed)
        told |= {"done": said.pop("done")} | {_DEED_WORDS[name]: value for name, value in said.items()}
    return {name: _text(value) for name, value in told.items() if value not in (None, "")}


_DEED_WORDS = {
    "begin": "done_from",
    "end": "done_to",
    "department_id": "done_by",
    "late": "done_late",
    "over": "done_over",
    "within": "done_within",
}


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)
