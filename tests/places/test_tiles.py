"""Tiles: a literal table, and near-by look-ups that never miss a point of the disc."""

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cityloop.places.coords import metres_between
from cityloop.places.tiles import COLUMN_BITS, ranges_around, tile_many, tile_of, tiles_around

# lon, lat, row, column
TILES = [
    (113.9001, 35.2805, 125280, 239920),
    (113.9015, 35.2805, 125280, 239921),
    (113.9001, 35.2815, 125281, 239917),
    (-180.0, 0.0, 90_000, 0),
    (180.0, 0.0, 90_000, 0),
    (179.9999, 0.0, 90_000, 359_999),
    (0.0, 90.0, 179_999, 1),
    (0.0, -90.0, 0, 1),
]
anywhere = {"lon": st.floats(-180, 180), "lat": st.floats(-80, 80)}


@pytest.mark.parametrize(("lon", "lat", "row", "column"), TILES)
def test_tile_of(lon, lat, row, column):
    assert divmod(tile_of(lon, lat), 1 << COLUMN_BITS) == (row, column)
    assert tile_many([lon], [lat]).tolist() == [tile_of(lon, lat)]


@settings(deadline=None)
@given(**anywhere)
def test_keys_fit_a_bigint_and_columns_agree(lon, lat):
    assert 0 <= tile_of(lon, lat) < 1 << 38
    assert tile_many(lon, lat) == tile_of(lon, lat)


@pytest.mark.parametrize("lat", [0.0, 35.28, 60.0, 79.9])
def test_a_tile_is_about_as_wide_as_it_is_high(lat):
    start = tile_of(10.0, lat)
    wide = next(step for step in range(1, 10_000) if tile_of(10.0 + step * 1e-5, lat) > start + 1)
    first = next(step for step in range(1, 10_000) if tile_of(10.0 + step * 1e-5, lat) > start)
    metres = metres_between(10.0, lat, 10.0 + (wide - first) * 1e-5, lat)
    assert 109 < metres < 114


@settings(deadline=None)
@given(
    **anywhere,
    metres=st.floats(0, 2000),
    angle=st.floats(0, 2 * math.pi),
    part=st.one_of(st.just(1.0), st.floats(0, 1)),
)
@example(lon=180.0, lat=0.0, metres=500.0, angle=math.pi / 2, part=1.0)
@example(lon=-179.9999, lat=79.99, metres=2000.0, angle=-math.pi / 2, part=1.0)
def test_no_point_of_the_disc_is_missed(lon, lat, metres, angle, part):
    reach = math.degrees(metres * part / 6_371_008.8)
    near_lat = lat + reach * math.cos(angle)
    near_lon = lon + reach * math.sin(angle) / math.cos(math.radians(near_lat))
    if metres_between(lon, lat, near_lon, near_lat) <= metres:
        assert tile_of(near_lon, near_lat) in set(tiles_around(lon, lat, metres))


@pytest.mark.parametrize("lat", [0.0, 35.28, -60.0, 80.0])
def test_the_disc_by_brute_force(lat):
    metres, steps = 700.0, np.linspace(-0.01, 0.01, 81)
    lons, lats = (
        column.ravel() for column in np.meshgrid(113.9 + steps / math.cos(math.radians(lat)), lat + steps)
    )
    inside = [metres_between(113.9, lat, lon, north) <= metres for lon, north in zip(lons, lats, strict=True)]
    assert set(tile_many(lons[inside], lats[inside]).tolist()) <= set(tiles_around(113.9, lat, metres))


# radius, at most so many keys, at most so many ranges
SIZES = [(0, 4, 2), (50, 6, 2), (200, 30, 5), (1000, 330, 20), (2000, 1200, 38)]


@pytest.mark.parametrize(("metres", "keys", "ranges"), SIZES)
@pytest.mark.parametrize("lat", [0.0, 35.2805, 60.0, 80.0])
def test_lists_are_bounded(metres, keys, ranges, lat):
    assert len(tiles_around(113.9, lat, metres)) <= keys
    assert len(ranges_around(113.9, lat, metres)) <= ranges


def test_ranges_split_at_the_date_line():
    assert [high - low for low, high in ranges_around(180.0, 0.0005, 50)] == [0, 0]


def test_the_pole_is_one_whole_row():
    assert set(tiles_around(0.0, 90.0, 100)) >= {tile_of(lon, 89.9999) for lon in (-170, -80, 0, 80, 170)}


@pytest.mark.parametrize(
    ("lon", "lat"), [(math.nan, 35.0), (113.9, math.nan), (113.9, 90.1), (math.inf, 0.0)]
)
def test_points_off_the_globe_are_refused(lon, lat):
    with pytest.raises(ValueError, match="不在地球上"):
        tile_of(lon, lat)
    with pytest.raises(ValueError, match="不在地球上"):
        tile_many([lon], [lat])


@pytest.mark.parametrize("metres", [-1, 2000.1, math.nan])
def test_absurd_radii_are_refused(metres):
    with pytest.raises(ValueError, match="不在 0–2000 米之内"):
        tiles_around(113.9, 35.28, metres)
