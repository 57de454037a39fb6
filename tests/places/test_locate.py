"""From a point to its cell."""

import math
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cityloop.core import clock
from cityloop.core.errors import Invalid, OutsideDistrict
from cityloop.places import actions, queries
from cityloop.places.cells import Location
from cityloop.places.models import DutyGrid, GridCell

from .conftest import CELLS, DIVISIONS, EAST, WEST, square

pytestmark = pytest.mark.django_db

CHAIN_EAST = (("410702", "红旗区"), ("410702001", "东街街道"), (EAST, "曙光社区居民委员会"))

# lon, lat, cell; a shared edge belongs to the smaller code
POINTS = [
    (113.9005, 35.3005, EAST + "001"),
    (113.9, 35.3, EAST + "001"),
    (113.901, 35.3005, EAST + "001"),
    (113.9010001, 35.3005, EAST + "002"),
    (113.902, 35.301, EAST + "002"),
    (113.9035, 35.3001, WEST + "002"),
]


def test_a_location_says_all_that_follows_from_the_cell(quarter):
    grid = DutyGrid.objects.get(code="G1")
    assert queries.locate(quarter.pk, 113.9005, 35.3005) == Location(
        cell_id=GridCell.objects.get(code=EAST + "001").pk,
        cell_code=EAST + "001",
        area_class="A",
        duty_grid_id=grid.pk,
        inspector_id=grid.inspector_id,
        division_code=EAST,
        chain=CHAIN_EAST,
    )


def test_a_cell_may_have_no_duty_grid(quarter):
    location = queries.locate(quarter.pk, 113.9035, 35.3005)
    assert (location.duty_grid_id, location.inspector_id, location.area_class) == (None, None, "")


@pytest.mark.parametrize(("lon", "lat", "code"), POINTS)
def test_points_and_edges(quarter, lon, lat, code):
    assert queries.locate(quarter.pk, lon, lat).cell_code == code


def test_columns_agree_with_points_and_are_none_outside(quarter):
    lons, lats, codes = zip(*POINTS, strict=True)
    located = queries.locate_many(quarter.pk, [*lons, 113.95, math.nan], [*lats, 35.3, 35.3])
    assert [place and place.cell_code for place in located] == [*codes, None, None]


def test_columns_must_be_of_one_length(quarter):
    with pytest.raises(Invalid, match="个数不同"):
        queries.locate_many(quarter.pk, [113.9], [35.3, 35.3])


def test_outside_names_the_point_and_the_nearest_cell(quarter):
    with pytest.raises(OutsideDistrict) as refusal:
        queries.locate(quarter.pk, 113.9051, 35.3005)
    assert refusal.value.zh == (
        f"坐标（113.905100, 35.300500）不在任何单元网格内；最近的是 {WEST}002（西街街道张堤村），相距 100 米"
    )
    assert refusal.value.facts == {"lon": 113.9051, "lat": 35.3005, "nearest": WEST + "002", "metres": 100}


def test_far_outside_is_told_in_kilometres(quarter):
    with pytest.raises(OutsideDistrict, match=r"相距 90\.7 公里"):
        queries.locate(quarter.pk, 114.904, 35.3005)


def test_without_cells_the_platform_says_so(platform):
    with pytest.raises(OutsideDistrict, match="还没有启用的单元网格"):
        queries.locate(platform.pk, 113.9, 35.3)
    assert queries.locate_many(platform.pk, [113.9], [35.3]) == [None]


# lon, lat, words
ABSURD = [
    (35.3005, 113.9005, "纬度 113.9005 超出 ±90 度，经纬度是否写反？"),
    (math.nan, 35.3, "坐标不是数字"),
    (113.9, math.inf, "坐标不是数字"),
    (200.0, 35.3, "超出经纬度范围"),
    (113.9, -100.0, "超出经纬度范围"),
    (0.0, 0.0, "定位没有成功"),
]


@pytest.mark.parametrize(("lon", "lat", "words"), ABSURD)
def test_absurd_points_are_refused_with_a_hint(quarter, lon, lat, words):
    with pytest.raises(Invalid, match=words) as refusal:
        queries.locate(quarter.pk, lon, lat)
    assert refusal.value.code == "invalid"


def test_a_swapped_point_is_recognised_even_where_both_orders_are_on_the_globe(platform):
    actions.put_divisions(platform, DIVISIONS)
    actions.put_cells(platform, [replace(CELLS[0], duty_grid="", polygon=square(85.0, 43.0))])
    with pytest.raises(Invalid, match="经纬度是否写反") as refusal:
        queries.locate(platform.pk, 43.0005, 85.0005)
    assert refusal.value.code == "invalid"


# day in Beijing, cell found: the second takes over on 1 July, both stand on that day
SUCCESSION = [
    (datetime(2026, 6, 30, 15, 59, tzinfo=UTC), EAST + "001"),  # 30 June 23:59
    (datetime(2026, 6, 30, 16, 0, tzinfo=UTC), EAST + "002"),  # 1 July 00:00
    (datetime(2026, 7, 1, 16, 0, tzinfo=UTC), EAST + "002"),  # 2 July
    (datetime(2026, 12, 31, 15, 59, tzinfo=UTC), EAST + "002"),
]


@pytest.mark.parametrize(("instant", "code"), SUCCESSION)
def test_cells_are_versioned_by_local_date(platform, instant, code):
    actions.put_divisions(platform, DIVISIONS)
    old = replace(CELLS[0], duty_grid="", valid_to=date(2026, 7, 1))
    new = replace(
        CELLS[1],
        duty_grid="",
        polygon=square(113.9),
        valid_from=date(2026, 7, 1),
        valid_to=date(2026, 12, 31),
    )
    actions.put_cells(platform, [old, new])
    with clock.at(instant):
        assert queries.locate(platform.pk, 113.9005, 35.3005).cell_code == code
        assert [place.cell_code for place in queries.locate_many(platform.pk, [113.9005], [35.3005])] == [
            code
        ]


def test_after_its_last_day_a_cell_is_nowhere(platform):
    actions.put_divisions(platform, DIVISIONS)
    actions.put_cells(platform, [replace(CELLS[0], duty_grid="", valid_to=date(2026, 7, 1))])
    with (
        clock.at(datetime(2026, 7, 1, 16, 0, tzinfo=UTC)),
        pytest.raises(OutsideDistrict, match="还没有启用"),
    ):
        queries.locate(platform.pk, 113.9005, 35.3005)


def test_another_platform_knows_nothing_of_it(quarter, django_user_model):
    other = type(quarter).objects.create(code="other", name="另一区")
    assert queries.locate_many(other.pk, [113.9005], [35.3005]) == [None]


def test_once_built_a_look_up_asks_nothing(quarter, django_assert_num_queries):
    queries.locate(quarter.pk, 113.9005, 35.3005)
    with django_assert_num_queries(0):
        queries.locate(quarter.pk, 113.9035, 35.3005)


def test_a_changed_cell_is_seen_at_once(quarter):
    assert queries.locate(quarter.pk, 113.9035, 35.3005).area_class == ""
    actions.put_cells(quarter, [replace(CELLS[3], area_class="B")])
    assert queries.locate(quarter.pk, 113.9035, 35.3005).area_class == "B"
