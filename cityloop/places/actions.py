"""The few writes to places: whole lists of rows, update-or-insert by code, in one transaction each.

Order of a first load: divisions, duty grids, cells, components; roads and place names any time.
Every `put_*` checks its rows, refuses the list if one is wrong, and tells readers that places changed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import numpy as np
import shapely
from django.db import models, transaction
from shapely.geometry import shape

from cityloop.core import editions
from cityloop.core.errors import Invalid
from cityloop.core.pinyin import initials_of
from cityloop.core.words import Said
from cityloop.people.models import Platform
from cityloop.places import checks
from cityloop.places.checks import Known
from cityloop.places.coords import Plane
from cityloop.places.models import Component, Division, DutyGrid, GridCell, PlaceName, Road
from cityloop.places.rows import (
    CellRow,
    ComponentRow,
    DivisionRow,
    DutyGridRow,
    Geometry,
    PlaceNameRow,
    RoadRow,
)
from cityloop.places.tiles import tile_of

BATCH = 500
SHOWN = 50  # bad rows told at once


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows were new and how many were there before."""

    created: int
    updated: int


class Row(Protocol):
    @property
    def key(self) -> str: ...


R = TypeVar("R", bound=Row)
Check = Callable[[R, Known], list[Said]]


@transaction.atomic
def put_divisions(platform: Platform, rows: Iterable[DivisionRow]) -> Written:
    """Write 区划; parents may come in the same list."""
    rows = list(rows)
    known = Known(platform, extra_divisions=[row.code for row in rows])
    _check_all(rows, checks.check_division, known)
    made = [
        Division(
            platform=platform,
            code=row.code,
            name=row.name,
            initials=_initials(row.name),
            list_year=row.list_year,
            synthetic=row.synthetic,
        )
        for row in rows
    ]
    return _write(platform, made, "code", ["name", "initials", "list_year", "synthetic"])


@transaction.atomic
def put_duty_grids(platform: Platform, rows: Iterable[DutyGridRow]) -> Written:
    """Write 责任网格; the inspector is given by username."""
    rows, known = list(rows), Known(platform)
    _check_all(rows, checks.check_duty_grid, known)
    made = [
        DutyGrid(
            platform=platform,
            code=row.code,
            name=row.name,
            inspector_id=known.people.get(row.inspector),
            synthetic=row.synthetic,
        )
        for row in rows
    ]
    return _write(platform, made, "code", ["name", "inspector", "synthetic"])


@transaction.atomic
def put_cells(platform: Platform, rows: Iterable[CellRow]) -> Written:
    """Write 单元网格; an area that is not given is measured."""
    rows, known = list(rows), Known(platform)
    _check_all(rows, checks.check_cell, known)
    made = [
        GridCell(
            platform=platform,
            code=row.code,
            name=row.name,
            duty_grid_id=known.duty_grids.get(row.duty_grid),
            area_class=row.area_class,
            polygon=dict(row.polygon),
            area_m2=row.area_m2 or area_of(row.polygon),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            synthetic=row.synthetic,
        )
        for row in rows
    ]
    fields = ["name", "duty_grid", "area_class", "polygon", "area_m2", "valid_from", "valid_to", "synthetic"]
    return _write(platform, made, "code", fields)


@transaction.atomic
def put_components(platform: Platform, rows: Iterable[ComponentRow]) -> Written:
    """Write 部件, each into the cell that holds its point."""
    rows, known = list(rows), Known(platform)
    _check_all(rows, checks.check_component, known)
    made = [_component(platform, row, known) for row in rows]
    fields = [
        "category_code",
        "name",
        "owner",
        "maintainer",
        "cell",
        "lon",
        "lat",
        "tile",
        "address",
        "state",
    ]
    return _write(platform, made, "code", [*fields, "synthetic"])


@transaction.atomic
def put_roads(platform: Platform, rows: Iterable[RoadRow]) -> Written:
    """Write 道路 by name."""
    rows, known = list(rows), Known(platform)
    _check_all(rows, checks.check_road, known)
    made = [
        Road(
            platform=platform,
            name=row.name,
            initials=_initials(row.name),
            road_class=row.road_class,
            line=dict(row.line),
            synthetic=row.synthetic,
        )
        for row in rows
    ]
    return _write(platform, made, "name", ["initials", "road_class", "line", "synthetic"])


@transaction.atomic
def put_place_names(platform: Platform, rows: Iterable[PlaceNameRow]) -> Written:
    """Write 地名 by name."""
    rows, known = list(rows), Known(platform)
    _check_all(rows, checks.check_place_name, known)
    made = [
        PlaceName(
            platform=platform,
            name=row.name,
            initials=_initials(row.name),
            kind=row.kind,
            lon=row.lon,
            lat=row.lat,
            synthetic=row.synthetic,
        )
        for row in rows
    ]
    return _write(platform, made, "name", ["initials", "kind", "lon", "lat", "synthetic"])


def area_of(polygon: Geometry) -> float:
    """Square metres of a polygon of city size, on the ellipsoid, to a tenth."""
    geometry = shape(dict(polygon))
    plane = Plane.around(geometry.centroid.x, geometry.centroid.y)
    flat = shapely.transform(
        geometry, lambda points: np.column_stack(plane.to_metres(points[:, 0], points[:, 1]))
    )
    return round(flat.area, 1)


def _component(platform: Platform, row: ComponentRow, known: Known) -> Component:
    location = known.cells.find(row.lon, row.lat)
    return Component(
        platform=platform,
        code=row.code,
        category_code=row.category_code,
        name=row.name,
        owner_id=known.departments.get(row.owner),
        maintainer_id=known.departments.get(row.maintainer),
        cell_id=location.cell_id if location else None,
        lon=row.lon,
        lat=row.lat,
        tile=tile_of(row.lon, row.lat),
        address=row.address,
        state=row.state,
        synthetic=row.synthetic,
    )


def _initials(name: str) -> str:
    return initials_of(name)[:80]


def _check_all(rows: Sequence[R], check: Check[R], known: Known) -> None:
    """Invalid, naming the first bad row, with all of them (up to fifty) in `facts["rows"]`."""
    bad = dict(_bad_rows(rows, check, known))
    if bad:
        key, problems = next(iter(bad.items()))
        more, more_en = "", ""
        if len(bad) > 1:
            more, more_en = f"（另有 {len(bad) - 1} 行有误）", f" (and {len(bad) - 1} more rows)"
        shown = dict(list(bad.items())[:SHOWN])
        raise Invalid(
            f"{key}：{'；'.join(problems)}{more}",
            f"{key}: {'; '.join(one.en for one in problems)}{more_en}",
            row=key,
            rows=shown,
        )


def _bad_rows(rows: Sequence[R], check: Check[R], known: Known) -> Iterator[tuple[str, list[Said]]]:
    seen: set[str] = set()
    for row in rows:
        problems = check(row, known)
        if row.key in seen:
            problems = [*problems, Said("同一批中重复", "twice in one batch")]
        seen.add(row.key)
        if problems:
            yield row.key, problems


def _write(platform: Platform, made: Sequence[models.Model], key: str, fields: Sequence[str]) -> Written:
    if not made:
        return Written(0, 0)
    manager: models.Manager[Any] = type(made[0])._default_manager
    keys = [getattr(row, key) for row in made]
    batches = (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
    present = sum(manager.filter(platform=platform, **{f"{key}__in": batch}).count() for batch in batches)
    manager.bulk_create(
        made, batch_size=BATCH, update_conflicts=True, unique_fields=["platform", key], update_fields=fields
    )
    editions.bump(editions.PLACES)
    return Written(created=len(made) - present, updated=present)
