"""Places as layers of vector tiles: divisions, grid cells, grounds of one grade, roads, components.

Shapes are kept in memory, in world units of the web map, until places change; a tile cuts out its part.
"""

import threading
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from django.db.models import Q
from shapely.geometry import Polygon, shape
from shapely.geometry.base import BaseGeometry

from cityloop.core import clock, editions
from cityloop.people.queries import zone_of
from cityloop.places.cells import STREET, cells_of
from cityloop.places.models import Component, ComponentState, GridCell, Road
from cityloop.places.tiles import ranges_in_box
from cityloop.places.vector_tiles import EXTENT, Ints, Layer, Tile, latitude, to_world

BUFFER = 64  # units beyond the edge of a tile, so that lines do not show seams
CELLS_FROM, ROADS_FROM, COMPONENTS_FROM = 13, 10, 15
MOST_COMPONENTS = 5_000
PLACES = 6  # of a degree: a decimetre

Properties = dict[str, Any]
More = Callable[[str], Properties]  # what else is said of a place, by its code


_building = threading.RLock()  # many tiles ask at once for what is built once


def nothing(code: str) -> Properties:
    return {}


@dataclass(frozen=True, eq=False)
class Shapes:
    """Shapes in world units with what is said of each."""

    tree: shapely.STRtree
    said: tuple[Properties, ...]

    def cut(self, tile: Tile) -> list[tuple[BaseGeometry, Properties]]:
        """The parts inside a tile and a little around it."""
        west, north, east, south = tile.window(BUFFER)
        hits = np.sort(self.tree.query(shapely.box(west, north, east, south)))
        parts = shapely.clip_by_rect(self.tree.geometries[hits], west, north, east, south)
        return [
            (part, self.said[hit])
            for part, hit in zip(parts, hits, strict=True)
            if not shapely.is_empty(part)
        ]


def cells_layer(platform_id: int, tile: Tile, load: Mapping[int, int], more: More = nothing) -> Layer:
    """单元网格 with code, area class and how many open cases they hold."""
    layer = Layer("cells")
    if tile.z < CELLS_FROM:
        return layer
    for part, said in _kept("cell shapes", platform_id, _cells).cut(tile):
        told = {"code": said["code"], "class": said["class"], "load": load.get(said["id"], 0)}
        told |= more(said["code"])
        layer.add_polygons(_rings(part, tile), told, said["id"])
    return layer


def grounds_layer(platform_id: int, tile: Tile, more: More, digits: int, edition: Hashable) -> Layer:
    """What cells are from afar: those of a street and a grade joined to one ground, with how many regions it holds.

    `digits`: how many of a cell's code name its region. `edition` changes when `more` does.
    """
    layer = Layer("grounds")
    if tile.z >= CELLS_FROM:
        return layer
    key = (digits, edition)
    kept = _kept("grounds", platform_id, lambda one: _grounds(one, more, digits), key)
    for part, said in kept.cut(tile):
        layer.add_polygons(_rings(part, tile), said)
    return layer


def divisions_layer(platform_id: int, tile: Tile, more: More = nothing) -> Layer:
    """Streets, as the union of their cells."""
    layer = Layer("divisions")
    for part, said in _kept("street shapes", platform_id, _streets).cut(tile):
        layer.add_polygons(_rings(part, tile), said | more(said["code"]))
    return layer


def roads_layer(platform_id: int, tile: Tile) -> Layer:
    """道路."""
    layer = Layer("roads")
    if tile.z < ROADS_FROM:
        return layer
    for part, said in _kept("road shapes", platform_id, _roads).cut(tile):
        lines = [one for one in _parts(part) if one.geom_type in {"LineString", "LinearRing"}]
        layer.add_lines([tile.pixels(shapely.get_coordinates(line)) for line in lines], said)
    return layer


def components_layer(platform_id: int, tile: Tile) -> Layer:
    """部件 in use."""
    layer = Layer("components")
    if tile.z < COMPONENTS_FROM:
        return layer
    reach = Q()
    for low, high in ranges_in_box(*tile.box):
        reach |= Q(tile__range=(low, high))
    rows = Component.objects.filter(reach, platform_id=platform_id).exclude(state=ComponentState.RETIRED)
    found = list(
        rows.values_list("lon", "lat", "pk", "code", "name", "category_code", "state")[:MOST_COMPONENTS]
    )
    places = np.array([row[:2] for row in found], dtype=np.float64).reshape(-1, 2)
    for (x, y), row in zip(tile.pixels(to_world(places[:, 0], places[:, 1])).tolist(), found, strict=True):
        if 0 <= x < EXTENT and 0 <= y < EXTENT:
            told = dict(zip(("code", "name", "category", "state"), row[3:], strict=True))
            layer.add_point(x, y, told, row[2])
    return layer


# What is kept


def _kept(name: str, platform_id: int, build: Callable[[int], Shapes], more: Hashable = None) -> Shapes:
    today = clock.now().astimezone(zone_of(platform_id)).date()
    with _building:
        return editions.kept(editions.PLACES, (name, platform_id, today, more), lambda: build(platform_id))


def _cells(platform_id: int) -> Shapes:
    today = clock.now().astimezone(zone_of(platform_id)).date()
    current = Q(valid_from__isnull=True) | Q(valid_from__lte=today)
    current &= Q(valid_to__isnull=True) | Q(valid_to__gte=today)
    rows = GridCell.objects.filter(current, platform_id=platform_id)
    found = list(rows.values_list("pk", "code", "area_class", "polygon"))
    said = tuple({"id": pk, "code": code, "class": area_class} for pk, code, area_class, _ in found)
    return _shapes([shape(polygon) for *_, polygon in found], said)


def _streets(platform_id: int) -> Shapes:
    cells, names = _kept("cell shapes", platform_id, _cells), cells_of(platform_id).divisions
    members: dict[str, list[int]] = {}
    for place, said in enumerate(cells.said):
        members.setdefault(said["code"][:STREET], []).append(place)
    whole = _joined(cells, members.values())
    # Where a name has most room: the middle of the largest circle inside.
    middles = shapely.get_coordinates(shapely.maximum_inscribed_circle(whole.geometries))[::2].tolist()
    boxes = shapely.bounds(whole.geometries).tolist()
    told = tuple(
        {"code": code, "name": names.get(code, code)} | _place(*box, *middle)
        for code, box, middle in zip(members, boxes, middles, strict=True)
    )
    return Shapes(whole, told)


def _place(west: float, north: float, east: float, south: float, x: float, y: float) -> Properties:
    """The box and the middle of a street, from world units to degrees: its part in a single tile cannot say them."""
    lons = {"west": west, "east": east, "lon": x}
    lats = {"south": south, "north": north, "lat": y}
    told = {name: x * 360 - 180 for name, x in lons.items()} | {name: latitude(y) for name, y in lats.items()}
    return {name: round(degrees, PLACES) for name, degrees in told.items()}


def _grounds(platform_id: int, more: More, digits: int) -> Shapes:
    """Cells without a grade have no ground: there the street shows."""
    cells = _kept("cell shapes", platform_id, _cells)
    members: dict[tuple[str, str, str], list[int]] = {}
    for place, said in enumerate(cells.said):
        graded = more(said["code"])
        if "colour" in graded:
            members.setdefault((said["code"][:STREET], graded["grade"], graded["colour"]), []).append(place)
    told = tuple(
        {
            "code": street,
            "grade": grade,
            "colour": colour,
            "regions": len({cells.said[place]["code"][:digits] for place in places}),
        }
        for (street, grade, colour), places in members.items()
    )
    return Shapes(_joined(cells, members.values()), told)


def _joined(cells: Shapes, groups: Iterable[list[int]]) -> shapely.STRtree:
    return shapely.STRtree([shapely.union_all(cells.tree.geometries[places]) for places in groups])


def _roads(platform_id: int) -> Shapes:
    found = list(Road.objects.filter(platform_id=platform_id).values_list("name", "road_class", "line"))
    said = tuple({"name": name, "class": road_class} for name, road_class, _ in found)
    return _shapes([shape(line) for *_, line in found], said)


def _shapes(geometries: Sequence[BaseGeometry], said: tuple[Properties, ...]) -> Shapes:
    flat = shapely.transform(
        np.array(geometries, dtype=object), lambda points: to_world(points[:, 0], points[:, 1])
    )
    return Shapes(shapely.STRtree(flat), said)


def _parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    return list(shapely.get_parts(geometry))


def _rings(geometry: BaseGeometry, tile: Tile) -> list[list[Ints]]:
    """Outer ring and holes of each polygon, in units of the tile."""
    polygons = [one for one in _parts(geometry) if isinstance(one, Polygon)]
    return [
        [tile.pixels(shapely.get_coordinates(ring)) for ring in (one.exterior, *one.interiors)]
        for one in polygons
    ]
