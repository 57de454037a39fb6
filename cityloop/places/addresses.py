"""From words to a point and back: what people say on the hotline (地址检索).

A sentence is tried as an offset ("…东北方向13.76米"), a crossing ("甲路与乙路交叉口"), a road with
a number ("甲路 23号"), a name or part of one, and at last as a sentence that holds a known name.
"""

import math
import re
from dataclasses import dataclass, replace
from itertools import product

import shapely
from shapely.geometry import Point

from cityloop.core.words import Word
from cityloop.places.cells import Location
from cityloop.places.gazetteer import (
    METRES_PER_NUMBER,
    Entry,
    Gazetteer,
    NameKind,
    along,
    crossings,
    fold,
    gazetteer_of,
)

MAX_TEXT = 200
MAX_OFFSET_M = 20_000
ON_ROAD_M, AT_CROSSING_M, BY_PLACE_M, BY_ROAD_M = 15.0, 35.0, 60.0, 150.0

BEARINGS = {"北": 0, "东北": 45, "东": 90, "东南": 135, "南": 180, "西南": 225, "西": 270, "西北": 315}
_POINTS = "东北|东南|西北|西南|东|南|西|北"
_OFFSET = re.compile(
    rf"^(?P<base>.+?)正?(?P<bearing>{_POINTS})(?:方向|侧|面|边|方)?(?:大?约)?"
    r"(?P<amount>\d{1,6}(?:\.\d{1,6})?)(?P<unit>公里|千米|km|米|m)(?:处|远|左右)*$"
)
_CROSSING = re.compile(r"^(?P<one>.{2,}?)(?:与|和|及|跟|、|/|&|\+|×)(?P<other>.{2,})$")
_NUMBER = re.compile(r"^(?P<road>.*?\D)(?P<number>\d{1,5})(?:号|-\d+号?|$)")


class Exactness(Word):
    """How near to the spoken place the point is, best first (定位精度)."""

    POINT = "point", "准确位置"
    CROSSING = "crossing", "道路交叉口"
    NUMBER = "number", "按门牌沿路估算"
    OFFSET = "offset", "按方位距离推算"
    NEARBY = "nearby", "在其附近"
    ROAD = "road", "道路中段"
    AREA = "area", "片区中心"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place the words may mean; `cell` is None when the point lies in no cell in use."""

    name: str
    kind: NameKind
    lon: float
    lat: float
    exactness: Exactness
    cell: Location | None


_OF_KIND = {
    NameKind.PLACE: Exactness.POINT,
    NameKind.ROAD: Exactness.ROAD,
    NameKind.COMMUNITY: Exactness.AREA,
    NameKind.STREET: Exactness.AREA,
    NameKind.CROSSING: Exactness.CROSSING,
}


def search_address(platform_id: int, text: str, limit: int = 10) -> list[Candidate]:
    """Places that the words may mean, the likeliest first; nothing found is an empty list."""
    query = fold(text[:MAX_TEXT])
    return _read(gazetteer_of(platform_id), query)[:limit] if query else []


def reverse(platform_id: int, lon: float, lat: float) -> str:
    """A readable address of a point: 西街街道曙光社区甲路与乙路路口; else its coordinates."""
    book = gazetteer_of(platform_id)
    location = book.cells.find(lon, lat)
    community = location.community_name if location else ""
    point = Point(book.cells.plane.to_metres(lon, lat))
    spot = _spot(book, point) if book.entries else ""
    return community + spot or f"经度 {lon:.6f}，纬度 {lat:.6f}"


def _read(book: Gazetteer, query: str) -> list[Candidate]:
    for reader in (_offset, _crossing, _numbered, _named, _held):
        found = reader(book, query)
        if found:
            return found
    return []


def _offset(book: Gazetteer, query: str) -> list[Candidate]:
    said = _OFFSET.match(query)
    if said is None:
        return []
    metres = float(said["amount"]) * (1 if said["unit"] in ("米", "m") else 1000)
    if metres > MAX_OFFSET_M:
        return []
    words = query[said.end("base") :]
    return [
        _moved(book, base, BEARINGS[said["bearing"]], metres, words) for base in _read(book, said["base"])
    ]


def _moved(book: Gazetteer, base: Candidate, bearing: int, metres: float, words: str) -> Candidate:
    x, y = book.cells.plane.to_metres(base.lon, base.lat)
    angle = math.radians(bearing)
    lon, lat = book.cells.plane.to_degrees(x + metres * math.sin(angle), y + metres * math.cos(angle))
    order = list(Exactness)
    worse = max(base.exactness, Exactness.OFFSET, key=order.index)
    return replace(
        base, name=base.name + words, lon=lon, lat=lat, exactness=worse, cell=book.cells.find(lon, lat)
    )


def _crossing(book: Gazetteer, query: str) -> list[Candidate]:
    said = _CROSSING.match(query)
    if said is None:
        return []
    ones, others = book.roads_in(said["one"]), book.roads_in(said["other"])
    pairs = [(one, other) for one, other in product(ones, others) if one is not other]
    found = [
        _candidate(book, f"{one.name}与{other.name}路口", NameKind.CROSSING, point, Exactness.CROSSING)
        for one, other in pairs
        for point in crossings(one.shape, other.shape)
    ]
    if not ones or not others:
        return []
    return found or [_of_entry(book, road) for road in [*ones, *others]]


def _numbered(book: Gazetteer, query: str) -> list[Candidate]:
    """Numbers are taken to run from the start of the road's line, five metres each."""
    said = _NUMBER.match(query)
    if said is None or _named(book, query):
        return []
    number = int(said["number"])
    return [
        _candidate(
            book,
            f"{road.name}{number}号",
            NameKind.ROAD,
            along(road.shape, number * METRES_PER_NUMBER),
            Exactness.NUMBER,
        )
        for road in book.roads_in(said["road"])
    ]


def _named(book: Gazetteer, query: str) -> list[Candidate]:
    return [_of_entry(book, entry) for entry in book.named(query)]


def _held(book: Gazetteer, query: str) -> list[Candidate]:
    """Words before a place only lead to it; words after it ("门口") lead away from it."""
    found = []
    for entry in book.named_within(query):
        leads_to = entry.kind is not NameKind.PLACE or query.endswith((entry.folded, entry.short))
        candidate = _of_entry(book, entry)
        found.append(candidate if leads_to else replace(candidate, exactness=Exactness.NEARBY))
    return found


def _of_entry(book: Gazetteer, entry: Entry) -> Candidate:
    return _candidate(book, entry.name, entry.kind, entry.point(), _OF_KIND[entry.kind])


def _candidate(book: Gazetteer, name: str, kind: NameKind, point: Point, exactness: Exactness) -> Candidate:
    lon, lat = book.cells.plane.to_degrees(point.x, point.y)
    return Candidate(name, kind, lon, lat, exactness, book.cells.find(lon, lat))


def _spot(book: Gazetteer, point: Point) -> str:
    """The crossing, the road or the place name that a passer-by would name, whichever is plainest."""
    roads, places = book.roads_near(point, BY_ROAD_M), book.places_near(point, BY_PLACE_M)
    crossing = _crossing_at(roads, point)
    if crossing:
        return crossing
    if places and (not roads or roads[0][0] > ON_ROAD_M):
        metres, place = places[0]
        return f"{place.name}{_side(place.point(), point, metres)}"
    if not roads:
        return ""
    metres, road = roads[0]
    foot = Point(shapely.shortest_line(road.shape, point).coords[0])
    beside = "" if metres <= ON_ROAD_M else _side(foot, point, metres)
    return road.name + beside + (f"（近{places[0][1].name}）" if places else "")


def _crossing_at(roads: list[tuple[float, Entry]], point: Point) -> str:
    close = [road for metres, road in roads if metres <= AT_CROSSING_M]
    for position, one in enumerate(close):
        for other in close[position + 1 :]:
            if any(spot.distance(point) <= AT_CROSSING_M for spot in crossings(one.shape, other.shape)):
                return f"{one.name}与{other.name}路口"
    return ""


def _side(start: Point, end: Point, metres: float) -> str:
    if metres < 1:
        return ""
    bearing = math.degrees(math.atan2(end.x - start.x, end.y - start.y)) % 360
    return f"{list(BEARINGS)[round(bearing / 45) % 8]}侧约{metres:.0f}米"
