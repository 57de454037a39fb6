"""Writing places: what is refused, row by row, and what a second writing does."""

from dataclasses import replace
from datetime import date

import pytest

from cityloop.core.errors import Invalid
from cityloop.core.models import Edition
from cityloop.places import actions, checks
from cityloop.places.actions import Written
from cityloop.places.checks import Known
from cityloop.places.models import Component, Division, DutyGrid, GridCell, PlaceName, Road
from cityloop.places.rows import DivisionRow, DutyGridRow, PlaceNameRow, RoadRow
from cityloop.places.tiles import tile_of

from .conftest import CELLS, DIVISIONS, EAST, LAMP, MANHOLE, PLACES, ROADS, square

pytestmark = pytest.mark.django_db

NAN = float("nan")


def ring(*points):
    return {"type": "Polygon", "coordinates": [[list(point) for point in points]]}


DIVISION = DivisionRow(code="410702001017", name="双石桥社区居民委员会")
DIVISION_PROBLEMS = [
    ({}, []),
    ({"name": " "}, ["名称不能为空"]),
    ({"name": "长" * 81}, ["名称超过 80 字"]),
    ({"code": "41070200"}, ["区划代码“41070200”应为 6、9 或 12 位数字"]),
    ({"code": "４１０７０２"}, ["区划代码“４１０７０２”应为 6、9 或 12 位数字"]),
    ({"code": "410703001"}, ["上级区划 410703 不存在"]),
    ({"code": "410799"}, []),
]

DUTY_GRID_PROBLEMS = [
    ({}, []),
    ({"inspector": "li"}, []),
    ({"inspector": "nobody"}, ["采集员“nobody”不存在"]),
    ({"code": ""}, ["责任网格代码不能为空，且不超过 20 字"]),
    ({"name": ""}, ["名称不能为空"]),
]

CELL_PROBLEMS = [
    ({}, []),
    ({"area_m2": 9800.0}, []),
    ({"code": "41070200101600"}, ["单元网格代码“41070200101600”应为 15 位数字"]),
    ({"code": "410702001999001"}, ["社区（村） 410702001999 不存在"]),
    ({"area_class": "D"}, ["区域类别“D”应为 A、B、C 或空"]),
    ({"duty_grid": "G9"}, ["责任网格“G9”不存在"]),
    ({"area_m2": -1.0}, ["面积 -1.0 平方米不合理"]),
    ({"polygon": {"type": "Point", "coordinates": [113.9, 35.3]}}, ["边界应为 Polygon 或 MultiPolygon"]),
    ({"polygon": {"type": "Polygon"}}, ["边界应为 Polygon 或 MultiPolygon"]),
    ({"polygon": {"type": "Polygon", "coordinates": [[113.9, 35.3]]}}, ["边界应为 Polygon 或 MultiPolygon"]),
    ({"polygon": ring(("东", "北"), (1, 1), (1, 2), ("东", "北"))}, ["坐标 '东', '北' 不是数字"]),
    ({"polygon": {"type": "Polygon", "coordinates": []}}, ["边界至少要有四个点（首尾相同）"]),
    ({"polygon": ring((113.9, 35.3), (113.901, 35.3), (113.9, 35.3))}, ["边界至少要有四个点（首尾相同）"]),
    (
        {"polygon": ring((113.9, 35.3), (113.901, 35.3), (113.901, 35.301), (113.9, 35.301))},
        ["边界没有闭合（首尾点不同）"],
    ),
    (
        {"polygon": ring((35.3, 113.9), (35.3, 113.901), (35.301, 113.901), (35.3, 113.9))},
        ["坐标 35.3, 113.9 的经纬度是否写反？"],
    ),
    (
        {"polygon": ring((113.9, 35.3), (113.901, 35.301), (113.901, 35.3), (113.9, 35.301), (113.9, 35.3))},
        ["边界无效（自相交等）：Self-intersection[113.9005 35.3005]"],
    ),
]

COMPONENT_PROBLEMS = [
    ({}, []),
    ({"owner": "", "maintainer": "water", "state": "damaged"}, []),
    ({"code": "41070201010001"}, ["标识码“41070201010001”应为 16 位数字（6 位区划 + 4 位小类 + 6 位流水）"]),
    ({"category_code": "0102"}, ["标识码中的小类 0101 与小类代码 0102 不一致"]),
    ({"category_code": "1"}, ["小类代码“1”应为 4 位数字", "标识码中的小类 0101 与小类代码 1 不一致"]),
    ({"code": "4107030101000001"}, ["标识码的区划 410703 与所在区划 410702 不一致"]),
    ({"owner": "gas"}, ["权属单位“gas”不存在"]),
    ({"maintainer": "gas"}, ["养护单位“gas”不存在"]),
    ({"state": "broken"}, ["部件状态“broken”无效"]),
    ({"address": "长" * 201}, ["位置超过 200 字"]),
    ({"lon": 113.95}, ["坐标（113.950000, 35.300500）不在任何单元网格内"]),
    ({"lon": 35.3, "lat": 113.9}, ["坐标 35.3, 113.9 的经纬度是否写反？"]),
    ({"lon": NAN}, ["坐标 nan, 35.3005 不是数字"]),
    ({"name": "", "lon": "113.9"}, ["名称不能为空", "坐标 '113.9', 35.3005 不是数字"]),
]

ROAD_PROBLEMS = [
    ({}, []),
    ({"line": {"type": "MultiLineString", "coordinates": [[[113.9, 35.3], [113.91, 35.3]]]}}, []),
    ({"line": {"type": "Point", "coordinates": [113.9, 35.3]}}, ["走向应为 LineString 或 MultiLineString"]),
    ({"line": {"type": "LineString", "coordinates": [[113.9, 35.3]]}}, ["走向至少要有两个点"]),
    (
        {"line": {"type": "LineString", "coordinates": [[113.9, 35.3], [113.9]]}},
        ["坐标 [113.9] 不成对"],
    ),
    (
        {"line": {"type": "LineString", "coordinates": [113.9, 35.3]}},
        ["走向应为 LineString 或 MultiLineString"],
    ),
    ({"name": ""}, ["名称不能为空"]),
]

PLACE_PROBLEMS = [
    ({}, []),
    ({"lon": 120.0}, []),
    ({"lat": 135.0, "lon": 100.0}, ["坐标 100.0, 135.0 超出经纬度范围"]),
]

MATRIX = [
    (checks.check_division, DIVISION, DIVISION_PROBLEMS),
    (checks.check_duty_grid, DutyGridRow(code="G3", name="第三责任网格"), DUTY_GRID_PROBLEMS),
    (checks.check_cell, CELLS[0], CELL_PROBLEMS),
    (checks.check_component, MANHOLE, COMPONENT_PROBLEMS),
    (checks.check_road, ROADS[0], ROAD_PROBLEMS),
    (checks.check_place_name, PLACES[0], PLACE_PROBLEMS),
]


@pytest.mark.parametrize(
    ("check", "row", "changes", "problems"),
    [(check, row, changes, problems) for check, row, table in MATRIX for changes, problems in table],
)
def test_what_is_wrong_with_a_row(quarter, check, row, changes, problems):
    assert check(replace(row, **changes), Known(quarter)) == problems


def test_dates_of_a_cell_must_be_in_order(quarter):
    row = replace(CELLS[0], valid_from=date(2026, 7, 2), valid_to=date(2026, 7, 1))
    assert checks.check_cell(row, Known(quarter)) == ["终止日期早于起用日期"]


# writer, rows
WRITERS = [
    (actions.put_divisions, DIVISIONS, Division),
    (
        actions.put_duty_grids,
        [DutyGridRow(code="G1", name="一"), DutyGridRow(code="G2", name="二")],
        DutyGrid,
    ),
    (actions.put_cells, CELLS, GridCell),
    (actions.put_roads, ROADS, Road),
    (actions.put_place_names, PLACES, PlaceName),
]


@pytest.mark.parametrize(("put", "rows", "model"), WRITERS)
def test_a_second_writing_updates_and_adds_nothing(quarter, put, rows, model):
    before = set(model.objects.values_list("pk", flat=True))
    assert put(quarter, rows) == Written(created=0, updated=len(rows))
    assert set(model.objects.values_list("pk", flat=True)) == before


def test_components_get_their_cell_tile_and_units(quarter):
    assert actions.put_components(quarter, [MANHOLE]) == Written(created=1, updated=0)
    assert actions.put_components(quarter, [replace(MANHOLE, owner="", lon=113.9015), LAMP]) == Written(1, 1)
    written = Component.objects.get(code=MANHOLE.code)
    assert (written.cell.code, written.tile, written.owner) == (
        EAST + "002",
        tile_of(113.9015, 35.3005),
        None,
    )
    assert Component.objects.get(code=LAMP.code).maintainer is None


def test_names_get_their_initials(quarter):
    assert Road.objects.get(name="重光街").initials == "cgj"
    assert Division.objects.get(code=EAST).initials == "sgsqjmwyh"
    assert PlaceName.objects.get(name="示例小学").initials == "slxx"


def test_an_area_is_measured_unless_given(quarter):
    measured = GridCell.objects.get(code=EAST + "001").area_m2
    assert measured == pytest.approx(90.97 * 110.95, rel=1e-3)  # a thousandth of a degree each way
    actions.put_cells(quarter, [replace(CELLS[0], area_m2=10_000.0)])
    assert GridCell.objects.get(code=EAST + "001").area_m2 == 10_000.0


def test_another_platform_may_use_the_same_codes(quarter):
    other = type(quarter).objects.create(code="other", name="另一区")
    assert actions.put_divisions(other, DIVISIONS) == Written(created=5, updated=0)


def test_one_bad_row_refuses_the_list_and_is_named(quarter):
    bad = replace(MANHOLE, code="4107020101000002", lon=113.95)
    with pytest.raises(Invalid) as refusal:
        actions.put_components(quarter, [MANHOLE, bad, replace(bad, owner="gas")])
    assert refusal.value.zh == (
        "4107020101000002：权属单位“gas”不存在；坐标（113.950000, 35.300500）不在任何单元网格内；同一批中重复"
    )
    assert refusal.value.facts["row"] == "4107020101000002"
    assert Component.objects.count() == 0


def test_many_bad_rows_are_counted(quarter):
    rows = [RoadRow(name=f"路{number}", line={"type": "Point"}) for number in range(60)]
    with pytest.raises(Invalid, match="另有 59 行有误") as refusal:
        actions.put_roads(quarter, rows)
    assert len(refusal.value.facts["rows"]) == 50


@pytest.mark.parametrize(("put", "rows", "model"), WRITERS)
def test_every_writing_moves_the_edition_of_places(quarter, put, rows, model):
    before = Edition.objects.get(name="places").number
    put(quarter, rows[:1])
    put(quarter, [])
    assert Edition.objects.get(name="places").number == before + 1


def test_queries_do_not_grow_with_the_rows(quarter, django_assert_max_num_queries):
    rows = [PlaceNameRow(name=f"示例{number}号", lon=113.9, lat=35.3) for number in range(1, 400)]
    with django_assert_max_num_queries(10):
        actions.put_place_names(quarter, rows)


def test_a_cell_may_be_of_several_parts(quarter):
    parts = [square(113.905)["coordinates"], square(113.907)["coordinates"]]
    row = replace(CELLS[0], code=EAST + "009", polygon={"type": "MultiPolygon", "coordinates": parts})
    assert actions.put_cells(quarter, [row]) == Written(1, 0)
