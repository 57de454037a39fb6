"""Names on the map in memory (地名库): roads, place names, streets and communities, in metres.

`addresses` reads sentences with it; nothing here knows about sentences.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, MultiPoint, Point, shape
from shapely.geometry.base import BaseGeometry

from cityloop.core import editions
from cityloop.core.pinyin import initials_of
from cityloop.core.words import Word
from cityloop.places.cells import COMMUNITY, STREET, CellIndex, cells_of, short_name
from cityloop.places.models import PlaceName, Road

CROSSING_GAP_M = 30.0  # roads whose drawn lines stop this short of each other still cross
METRES_PER_NUMBER = 5.0  # a shop front of ten metres on either side


class NameKind(Word):
    """What kind of thing a name on the map names."""

    PLACE = "place", "地名"
    ROAD = "road", "道路"
    COMMUNITY = "community", "社区"
    STREET = "street", "街道"
    CROSSING = "crossing", "路口"


@dataclass(frozen=True, slots=True)
class Entry:
    """A name and where it is: a road has its line, the others a point; metres on the gazetteer's plane."""

    name: str
    kind: NameKind
    shape: BaseGeometry
    folded: str
    short: str  # as people say it
    initials: str

    def rank(self, query: str) -> int | None:
        """How well a folded query names this entry: 0 is exactly, None not at all."""
        if query in (self.folded, self.short):
            return 0
        if self.folded.startswith(query):
            return 1
        if query in self.folded:
            return 2
        if self.initials.startswith(query):
            return 3 if self.initials == query else 4
        return 5 if len(query) > 1 and query in self.initials else None

    def point(self) -> Point:
        """One point that stands for the entry: a road's middle."""
        if isinstance(self.shape, Point):
            return self.shape
        return along(self.shape, self.shape.length / 2)


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """All names of a platform; the first of equals is the one people more likely mean."""

    cells: CellIndex
    entries: list[Entry] = field(default_factory=list)

    @cached_property
    def roads(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind is NameKind.ROAD]

    @cached_property
    def places(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind is NameKind.PLACE]

    @cached_property
    def _road_tree(self) -> shapely.STRtree:
        return shapely.STRtree([road.shape for road in self.roads])

    @cached_property
    def _place_tree(self) -> shapely.STRtree:
        return shapely.STRtree([place.shape for place in self.places])

    def named(self, query: str) -> list[Entry]:
        """Entries whose name, part of name or initials is the query, best first."""
        ranked = [(rank, entry) for entry in self.entries if (rank := entry.rank(query)) is not None]
        ranked.sort(key=lambda pair: (pair[0], len(pair[1].name)))
        return [entry for _, entry in ranked]

    def named_within(self, query: str) -> list[Entry]:
        """Entries whose whole name occurs in the query; places first, then the longest name."""
        inside = [entry for entry in self.entries if entry.folded in query or entry.short in query]
        order = list(NameKind)
        return sorted(inside, key=lambda entry: (order.index(entry.kind), -len(entry.short)))

    def roads_in(self, part: str) -> list[Entry]:
        """The roads a part of a sentence means: the longest name it holds, else all it is a part of."""
        inside = [road for road in self.roads if road.folded in part]
        if inside:
            longest = max(len(road.folded) for road in inside)
            return [road for road in inside if len(road.folded) == longest]
        return [road for road in self.roads if len(part) > 1 and road.rank(part) is not None]

    def roads_near(self, point: Point, metres: float) -> list[tuple[float, Entry]]:
        """Roads within so many metres, nearest first."""
        return _nearest(self._road_tree, self.roads, point, metres)

    def places_near(self, point: Point, metres: float) -> list[tuple[float, Entry]]:
        """Place names within so many metres, nearest first."""
        return _nearest(self._place_tree, self.places, point, metres)


def gazetteer_of(platform_id: int) -> Gazetteer:
    """The platform's names as of the present edition of places."""
    return editions.kept(editions.PLACES, ("gazetteer", platform_id), lambda: _build(platform_id))


def fold(text: str) -> str:
    """Text as names are compared: full width narrowed, lower case, without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def along(line: BaseGeometry, metres: float) -> Point:
    """The point so far along a line, or its end when the line is shorter."""
    for part in _parts(line):
        if metres <= part.length:
            return part.interpolate(metres)
        metres -= part.length
    return Point(_parts(line)[-1].coords[-1])


def crossings(one: BaseGeometry, other: BaseGeometry) -> list[Point]:
    """Where two roads meet: every common point, or the middle of a small gap between them."""
    common = one.intersection(other)
    if not common.is_empty:
        return [part.representative_point() for part in getattr(common, "geoms", [common])]
    gap = shapely.shortest_line(one, other)
    return [gap.interpolate(0.5, normalized=True)] if gap.length <= CROSSING_GAP_M else []


def _parts(line: BaseGeometry) -> list[LineString]:
    if isinstance(line, MultiLineString):
        return list(line.geoms)
    assert isinstance(line, LineString)
    return [line]


def _nearest(
    tree: shapely.STRtree, entries: list[Entry], point: Point, metres: float
) -> list[tuple[float, Entry]]:
    hits = tree.query(point, predicate="dwithin", distance=metres).tolist()
    found = [(entries[hit].shape.distance(point), entries[hit]) for hit in hits]
    return sorted(found, key=lambda pair: (pair[0], pair[1].name))


def _build(platform_id: int) -> Gazetteer:
    cells = cells_of(platform_id)
    if not cells.locations:  # without cells the plane lies nowhere; names cannot be placed on it
        return Gazetteer(cells)
    return Gazetteer(cells, [*_places(platform_id, cells), *_roads(platform_id, cells), *_divisions(cells)])


def _places(platform_id: int, cells: CellIndex) -> Iterator[Entry]:
    for place in PlaceName.objects.filter(platform_id=platform_id).order_by("name"):
        yield _entry(
            place.name, NameKind.PLACE, Point(cells.plane.to_metres(place.lon, place.lat)), place.initials
        )


def _roads(platform_id: int, cells: CellIndex) -> Iterator[Entry]:
    for road in Road.objects.filter(platform_id=platform_id).order_by("name"):
        line = shapely.transform(
            shape(road.line),
            lambda points: np.column_stack(cells.plane.to_metres(points[:, 0], points[:, 1])),
        )
        yield _entry(road.name, NameKind.ROAD, line, road.initials)


def _divisions(cells: CellIndex) -> Iterator[Entry]:
    """Communities and streets stand where the cell nearest to their cells' middle stands."""
    middles: dict[str, list[Point]] = defaultdict(list)
    for location, polygon in zip(cells.locations, cells.tree.geometries, strict=True):
        middles[location.division_code].append(polygon.centroid)
        middles[location.division_code[:STREET]].append(polygon.centroid)
    for code, name in cells.divisions.items():
        if code in middles:
            kind = NameKind.COMMUNITY if len(code) == COMMUNITY else NameKind.STREET
            yield _entry(name, kind, _middle(middles[code]), initials_of(name))


def _middle(points: list[Point]) -> Point:
    mean = MultiPoint(points).centroid
    return min(points, key=lambda point: (round(mean.distance(point), 1), point.x, point.y))


def _entry(name: str, kind: NameKind, geometry: BaseGeometry, initials: str) -> Entry:
    return Entry(name, kind, geometry, fold(name), fold(short_name(name)), initials)
