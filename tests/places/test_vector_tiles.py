"""Vector tiles: what is written is read back by a reader that knows only the specification."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityloop.places.tiles import middles, ranges_in_box, tile_of
from cityloop.places.vector_tiles import EXTENT, LINE, POINT, POLYGON, Layer, Tile, to_world
from tests.console import mvt

UNITS = st.integers(-500, 5000)
VALUES = st.one_of(
    st.text(max_size=8), st.booleans(), st.integers(-(2**40), 2**40), st.floats(allow_nan=False, width=64)
)


def ring(*points: tuple[int, int]) -> np.ndarray:
    return np.array([*points, points[0]], dtype=np.int64)


@given(
    st.lists(st.tuples(UNITS, UNITS, st.dictionaries(st.text(max_size=4), VALUES, max_size=4)), max_size=20)
)
def test_points_with_any_properties_come_back(points: list[tuple[int, int, dict[str, str | int]]]) -> None:
    layer = Layer("点")
    for number, (x, y, said) in enumerate(points, 1):
        layer.add_point(x, y, said, number)
    found = mvt.layers(layer.encoded())
    if not points:
        assert found == {}
        return
    told = [(one.parts[0][0], one.properties, one.kind, one.id) for one in found["点"]]
    assert told == [((x, y), said, POINT, number) for number, (x, y, said) in enumerate(points, 1)]
    for one, (_, _, said) in zip(found["点"], points, strict=True):
        assert [type(value) for value in one.properties.values()] == [type(value) for value in said.values()]


def test_rings_turn_as_the_specification_wants_and_holes_against_them() -> None:
    outer, hole = ring((0, 0), (0, 100), (100, 100), (100, 0)), ring((10, 10), (20, 10), (20, 20), (10, 20))
    layer = Layer("cells")
    layer.add_polygons([[outer, hole], [ring((200, 0), (300, 0), (300, 100))]], {"code": "1"})
    (one,) = mvt.layers(layer.encoded())["cells"]
    assert one.kind == POLYGON
    assert [math.copysign(1, area(part)) for part in one.parts] == [1, -1, 1]
    assert (
        set(one.parts[0]) == {(0, 0), (0, 100), (100, 100), (100, 0)} and one.parts[0][0] == one.parts[0][-1]
    )


def area(points: list[tuple[int, int]]) -> int:
    pairs = pairwise(points)
    return sum(x * v - u * y for (x, y), (u, v) in pairs)


def test_what_is_too_small_to_see_is_left_out() -> None:
    layer = Layer("x")
    layer.add_polygons([[ring((5, 5), (5, 5), (5, 5))], [ring((0, 0), (10, 0), (20, 0))]], {})
    layer.add_lines([np.array([[1, 1], [1, 1]], dtype=np.int64)], {})
    assert len(layer) == 0 and layer.encoded() == b""
    tiny_outer, hole = ring((0, 0), (1, 0), (1, 0)), ring((0, 0), (5, 0), (5, 5))
    layer.add_polygons([[tiny_outer, hole]], {})
    assert layer.encoded() == b""


def test_lines_without_repeated_points() -> None:
    layer = Layer("roads")
    points = [np.array(one, dtype=np.int64) for one in ([[0, 0], [0, 0], [5, 7]], [[9, 9], [4, -3], [4, -3]])]
    layer.add_lines(points, {"name": "东街"})
    (one,) = mvt.layers(layer.encoded())["roads"]
    assert (one.kind, one.parts) == (LINE, [[(0, 0), (5, 7)], [(9, 9), (4, -3)]])


@pytest.mark.parametrize("z", [0, 1, 8, 14, 22])
def test_a_tile_lies_where_the_web_map_has_it(z: int) -> None:
    """The tile of Tiananmen, by the formula everybody uses."""
    lon, lat = 116.3913, 39.9075
    size = 1 << z
    x = int((lon + 180) / 360 * size)
    y = int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * size)
    tile = Tile(z, x, y)
    west, south, east, north = tile.box
    assert west <= lon < east and south <= lat < north
    (pixels,) = tile.pixels(to_world(np.array([lon]), np.array([lat])))
    assert all(0 <= unit < EXTENT for unit in pixels)
    corners = tile.pixels(to_world(np.array([west, east]), np.array([north, south])))
    assert np.allclose(corners, [[0, 0], [EXTENT, EXTENT]], atol=1)


@pytest.mark.parametrize("place", [(-1, 0, 0), (23, 0, 0), (1, 2, 0), (1, 0, 2), (3, -1, 0)])
def test_there_are_no_other_tiles(place: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="瓦片"):
        Tile(*place)


@given(st.floats(-179, 179), st.floats(-80, 80), st.integers(12, 18))
def test_the_key_ranges_of_a_tile_miss_none_of_its_points(lon: float, lat: float, z: int) -> None:
    size = 1 << z
    x, y = (int(part * size) for part in to_world(np.array([lon]), np.array([lat]))[0])
    west, south, east, north = Tile(z, x, y).box
    ranges = ranges_in_box(west, south, east, north)
    for share in (0.0, 0.25, 0.5, 0.999):
        key = tile_of(west + (east - west) * share, south + (north - south) * (1 - share))
        assert any(low <= key <= high for low, high in ranges)
    lons, lats = middles(np.array([tile_of(lon, lat)]))
    assert tile_of(lons[0], lats[0]) == tile_of(lon, lat)
