"""Mapbox vector tiles (MVT 2.1), written by hand: where a tile lies, and its bytes. Pure.

A tile is a protobuf message of layers; a layer holds features, and the words and values that their tags
point at. Geometry is a list of commands with zigzag-coded steps from point to point, y growing southwards.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Value = str | int | float | bool

EXTENT = 4096
DEEPEST = 22
POINT, LINE, POLYGON = 1, 2, 3
_MOVE, _DRAW, _CLOSE = 1, 2, 7


@dataclass(frozen=True, slots=True)
class Tile:
    """One square of the web map: at zoom z the world is 2^z tiles wide, counted from the north-west."""

    z: int
    x: int
    y: int

    def __post_init__(self) -> None:
        if not (0 <= self.z <= DEEPEST and 0 <= self.x < 1 << self.z and 0 <= self.y < 1 << self.z):
            raise ValueError(f"没有瓦片 {self.z}/{self.x}/{self.y} (no such tile)")

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees."""
        size = 1 << self.z
        north, south = (latitude(row / size) for row in (self.y, self.y + 1))
        return self.x / size * 360 - 180, south, (self.x + 1) / size * 360 - 180, north

    def window(self, buffer: int = 0) -> tuple[float, float, float, float]:
        """The tile in world units (see `to_world`), widened by so many of its own 4096 units."""
        size, more = 1 << self.z, buffer / EXTENT
        west, north = (self.x - more) / size, (self.y - more) / size
        return west, north, (self.x + 1 + more) / size, (self.y + 1 + more) / size

    def pixels(self, world: Floats) -> Ints:
        """World units (n × 2) to units of the tile, (0, 0) being its north-western corner."""
        inside = world * (1 << self.z) - np.array([self.x, self.y], dtype=np.float64)
        return np.floor(inside * EXTENT).astype(np.int64)


def to_world(lons: Floats, lats: Floats) -> Floats:
    """Degrees to the square of the web mercator map: x and y from 0 to 1, y growing southwards."""
    sine = np.sin(np.radians(np.clip(lats, -85.06, 85.06)))
    y = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * math.pi)
    return np.column_stack([(lons + 180) / 360, y])


def latitude(y: float) -> float:
    """The way back of `to_world`, for y."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))


@dataclass
class Layer:
    """A layer being filled."""

    name: str
    _features: list[bytes] = field(default_factory=list)
    _keys: dict[str, int] = field(default_factory=dict)
    _values: dict[tuple[type, Value], int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._features)

    def add_point(self, x: int, y: int, properties: Mapping[str, Value], feature_id: int = 0) -> None:
        self._add(POINT, [_MOVE | 1 << 3, _zigzag(x), _zigzag(y)], properties, feature_id)

    def add_lines(self, lines: Iterable[Ints], properties: Mapping[str, Value], feature_id: int = 0) -> None:
        """Lines of one feature; those that shrink to a point at this scale are left out."""
        pen = _Pen()
        for line in lines:
            pen.draw(_without_repeats(line), least=2)
        if pen.commands:
            self._add(LINE, pen.commands, properties, feature_id)

    def add_polygons(
        self, polygons: Iterable[Sequence[Ints]], properties: Mapping[str, Value], feature_id: int = 0
    ) -> None:
        """Polygons of one feature, each its outer ring and then its holes; those too small to see are left out."""
        pen = _Pen()
        for rings in polygons:
            for place, ring in enumerate(rings):
                drawn = pen.draw_ring(_without_repeats(ring), outer=place == 0)
                if place == 0 and not drawn:
                    break
        if pen.commands:
            self._add(POLYGON, pen.commands, properties, feature_id)

    def encoded(self) -> bytes:
        """The layer as a field of the tile; several of them, one after another, are a tile."""
        parts = [_bytes(1, self.name.encode())]
        parts += [_bytes(2, feature) for feature in self._features]
        parts += [_bytes(3, key.encode()) for key in self._keys]
        parts += [_bytes(4, _value(value)) for _, value in self._values]
        parts += [_number(5, EXTENT), _number(15, 2)]
        return _bytes(3, b"".join(parts)) if self._features else b""

    def _add(self, kind: int, commands: list[int], properties: Mapping[str, Value], feature_id: int) -> None:
        tags: list[int] = []
        for key, value in properties.items():
            tags.append(self._keys.setdefault(key, len(self._keys)))
            tags.append(self._values.setdefault((type(value), value), len(self._values)))
        head = _number(1, feature_id) if feature_id else b""
        self._features.append(head + _packed(2, tags) + _number(3, kind) + _packed(4, commands))


class _Pen:
    """Draws geometry as commands, remembering where it is."""

    def __init__(self) -> None:
        self.commands: list[int] = []
        self._at = np.zeros(2, dtype=np.int64)

    def draw(self, points: Ints, *, least: int) -> bool:
        """A move to the first point, then lines to the others."""
        if len(points) < least:
            return False
        steps = np.diff(points, axis=0, prepend=self._at[np.newaxis, :])
        coded = ((steps << 1) ^ (steps >> 63)).ravel().tolist()
        self.commands += [_MOVE | 1 << 3, *coded[:2], _DRAW | (len(points) - 1) << 3, *coded[2:]]
        self._at = points[-1]
        return True

    def draw_ring(self, ring: Ints, *, outer: bool) -> bool:
        """A closed ring, its last point not repeated; outer rings run clockwise on the screen, holes against."""
        ring = ring[:-1] if len(ring) > 1 and (ring[0] == ring[-1]).all() else ring
        area = _area(ring) if len(ring) > 2 else 0
        if area == 0:
            return False
        if (area > 0) != outer:
            ring = ring[::-1]
        self.draw(ring, least=3)
        self.commands.append(_CLOSE | 1 << 3)
        return True


def _area(ring: Ints) -> int:
    """Twice the signed area: positive when clockwise on the screen."""
    after = np.roll(ring, -1, axis=0)
    return int((ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]).sum())


def _without_repeats(points: Ints) -> Ints:
    if len(points) < 2:
        return points
    moved = np.any(np.diff(points, axis=0) != 0, axis=1)
    kept: Ints = points[np.concatenate([[True], moved])]
    return kept


# Protobuf


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


_SMALL = [_varint(number) for number in range(1 << 14)]


def _zigzag(number: int) -> int:
    return (number << 1) ^ (number >> 63)


def _number(tag: int, number: int) -> bytes:
    return _varint(tag << 3) + _varint(number)


def _bytes(tag: int, content: bytes) -> bytes:
    return _varint(tag << 3 | 2) + _varint(len(content)) + content


def _packed(tag: int, numbers: list[int]) -> bytes:
    small = len(_SMALL)
    return _bytes(tag, b"".join([_SMALL[one] if one < small else _varint(one) for one in numbers]))


def _value(value: Value) -> bytes:
    if isinstance(value, str):
        return _bytes(1, value.encode())
    if isinstance(value, bool):
        return _number(7, int(value))
    if isinstance(value, float):
        return _varint(3 << 3 | 1) + np.float64(value).tobytes()
    return _number(5, value) if value >= 0 else _number(6, _zigzag(value))
