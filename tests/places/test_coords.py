"""Coordinates: literal pairs from a published library, and round trips everywhere in China."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityloop.places import coords
from cityloop.places.coords import Plane, metres_between

# WGS-84, GCJ-02, BD-09 as the PyPI package coordTransform 0.2.1 computes them.
PAIRS = [
    (113.8832, 35.3032, 113.88913151, 35.30260768, 113.89555517, 35.30891652),  # 新乡
    (113.9268, 35.1905, 113.93269352, 35.18980200, 113.93931056, 35.19549082),
    (116.404, 39.915, 116.41024450, 39.91640428, 116.41662724, 39.92269955),  # 北京
    (121.4737, 31.2304, 121.47822306, 31.22845774, 121.48478147, 31.23431059),  # 上海
    (104.0668, 30.5728, 104.06930548, 30.57034614, 104.07578296, 30.57635186),  # 成都
    (87.6177, 43.7928, 87.62054922, 43.79402456, 87.62698133, 43.80014663),  # 乌鲁木齐
    (126.6424, 45.7567, 126.64836982, 45.75865110, 126.65499933, 45.76434556),  # 哈尔滨
    (110.3312, 20.0311, 110.33557084, 20.02905366, 110.34211865, 20.03472958),  # 海口
    (91.1322, 29.6604, 91.13374332, 29.65767959, 91.14034276, 29.66342567),  # 拉萨
    (105.0, 35.0, 105.00328624, 34.99909863, 105.00966683, 35.00540367),  # origin of the shift
]
OUTSIDE = [(2.3522, 48.8566), (-73.99, 40.75), (113.9, 0.5), (72.0, 35.0), (140.0, 36.0), (0.0, 0.0)]
china = {"lon": st.floats(73, 137), "lat": st.floats(1, 55.5)}


@pytest.mark.parametrize(("lon", "lat", "gcj_lon", "gcj_lat", "bd_lon", "bd_lat"), PAIRS)
def test_known_pairs_forth_and_back(lon, lat, gcj_lon, gcj_lat, bd_lon, bd_lat):
    assert coords.wgs_to_gcj(lon, lat) == pytest.approx((gcj_lon, gcj_lat), abs=1.1e-8)
    assert coords.wgs_to_bd(lon, lat) == pytest.approx((bd_lon, bd_lat), abs=1.1e-8)
    assert metres_between(*coords.gcj_to_wgs(gcj_lon, gcj_lat), lon, lat) < 0.01
    assert metres_between(*coords.bd_to_wgs(bd_lon, bd_lat), lon, lat) < 0.01


@settings(deadline=None)
@given(**china)
def test_round_trips_lose_less_than_a_millimetre(lon, lat):
    assert metres_between(*coords.gcj_to_wgs(*coords.wgs_to_gcj(lon, lat)), lon, lat) < 0.001
    assert metres_between(*coords.bd_to_gcj(*coords.gcj_to_bd(lon, lat)), lon, lat) < 0.001
    assert metres_between(*coords.bd_to_wgs(*coords.wgs_to_bd(lon, lat)), lon, lat) < 0.001


@settings(deadline=None)
@given(
    st.lists(st.tuples(china["lon"], china["lat"]), min_size=1, max_size=5), st.sampled_from(coords.System)
)
def test_columns_agree_with_points(points, system):
    lons, lats = np.array(points).T
    there = np.column_stack(coords.from_wgs_many(lons, lats, system))
    back = np.column_stack(coords.to_wgs_many(lons, lats, system))
    assert there == pytest.approx(np.array([coords.from_wgs(*point, system) for point in points]), abs=1e-10)
    assert back == pytest.approx(np.array([coords.to_wgs(*point, system) for point in points]), abs=1e-10)


@pytest.mark.parametrize(("lon", "lat"), OUTSIDE)
def test_points_outside_china_are_not_shifted(lon, lat):
    assert coords.wgs_to_gcj(lon, lat) == (lon, lat)
    assert coords.gcj_to_wgs(lon, lat) == (lon, lat)
    assert [float(column[0]) for column in coords.wgs_to_gcj_many([lon], [lat])] == [lon, lat]
    assert [float(column[0]) for column in coords.gcj_to_wgs_many([lon], [lat])] == [lon, lat]


def test_what_we_store_stays_as_it_is():
    assert coords.to_wgs(113.9, 35.28, "cgcs2000") == (113.9, 35.28)
    assert coords.from_wgs(113.9, 35.28, "wgs84") == (113.9, 35.28)


def test_an_unknown_system_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="“mars”未知，可用：cgcs2000、wgs84、gcj02、bd09"):
        coords.to_wgs(113.9, 35.28, "mars")


# lon, lat, lon, lat, metres on the mean sphere
DISTANCES = [
    (113.9, 35.28, 113.9, 35.28, 0),
    (113.9, 35.0, 113.9, 36.0, 111_195),
    (0, 0, 1, 0, 111_195),
    (113.9, 60.0, 114.9, 60.0, 55_597),
    (179.5, 0, -179.5, 0, 111_195),
    (0, 0, 180, 0, 20_015_114),
    (0, 90, 0, -90, 20_015_114),
]


@pytest.mark.parametrize(("lon1", "lat1", "lon2", "lat2", "metres"), DISTANCES)
def test_metres_between(lon1, lat1, lon2, lat2, metres):
    assert metres_between(lon1, lat1, lon2, lat2) == pytest.approx(metres, abs=1)
    many = coords.metres_between_many([lon1], [lat1], [lon2], [lat2])
    assert many.tolist() == pytest.approx([metres], abs=1)


@settings(deadline=None)
@given(st.floats(-80, 80), st.floats(-5000, 5000), st.floats(-5000, 5000))
def test_a_plane_comes_back_and_keeps_distances(lat, x, y):
    plane = Plane.around(113.9, lat)
    lon, north = plane.to_degrees(x, y)
    assert plane.to_metres(lon, north) == pytest.approx((x, y), abs=1e-6)
    assert metres_between(113.9, lat, lon, north) == pytest.approx(math.hypot(x, y), rel=0.012, abs=0.01)
