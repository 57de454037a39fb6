"""Map files, other coordinate systems, references between tables, and the two calendar tables."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cityloop.catalog import queries
from cityloop.catalog.models import Calendar
from cityloop.core.errors import Invalid
from cityloop.places.coords import wgs_to_gcj
from cityloop.places.models import GridCell, PlaceName, Road
from tests.loading.conftest import Load, Table, counts, said
from tests.town import Town

RING = [[113.902, 35.3], [113.903, 35.3], [113.903, 35.301], [113.902, 35.301], [113.902, 35.3]]


def geojson(path: Path, *features: tuple[dict[str, Any], dict[str, Any] | None]) -> Path:
    collection = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": told, "geometry": shape} for told, shape in features],
    }
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    return path


def test_cells_come_from_a_map_file(town: Town, run: Load, tmp_path: Path) -> None:
    shape = {"type": "MultiPolygon", "coordinates": [[RING]]}
    told = {"code": "410702001001009", "name": "九号", "area_class": "B", "duty_grid": "G2"}
    path = geojson(tmp_path / "格.geojson", (told, shape))
    assert counts(run("cells", path, town.platform)) == (1, 0, 0)
    assert counts(run("cells", path, town.platform)) == (0, 0, 1)
    cell = GridCell.objects.get(code="410702001001009")
    assert cell.polygon == {"type": "Polygon", "coordinates": [RING]}
    assert 9_000 < cell.area_m2 < 11_000


@pytest.mark.parametrize(
    ("told", "shape", "problem"),
    [
        ({"code": "410702001001009"}, None, "图形读不懂"),
        ({"code": "410702001001009"}, {"type": "Point", "coordinates": [113.9, 35.3]}, "边界应为 Polygon"),
        ({"code": "410702001001009"}, {"type": "Polygon", "coordinates": [RING[:3]]}, "读不懂|四个点"),
        ({"code": "410702009001009"}, {"type": "Polygon", "coordinates": [RING]}, "410702009001 不存在"),
        ({"code": "41"}, {"type": "Polygon", "coordinates": [RING]}, "应为 15 位数字"),
        (
            {"code": "410702001001009", "area_class": "D"},
            {"type": "Polygon", "coordinates": [RING]},
            "“D”应为 A、B、C 之一",
        ),
    ],
)
def test_a_wrong_feature_is_named(
    town: Town, run: Load, tmp_path: Path, told: dict[str, Any], shape: dict[str, Any] | None, problem: str
) -> None:
    report = run("cells", geojson(tmp_path / "格.geojson", (told, shape)), town.platform)
    (first,) = said(report)
    assert first.startswith("1: ")
    assert any(words in first for words in problem.split("|"))


def test_roads_come_from_a_map_file_in_another_system(town: Town, run: Load, tmp_path: Path) -> None:
    line = [list(wgs_to_gcj(*point)) for point in ([113.9, 35.3], [113.91, 35.3])]
    path = geojson(
        tmp_path / "路.json",
        ({"name": "平原路", "class": "主干路"}, {"type": "LineString", "coordinates": line}),
    )
    assert counts(run("roads", path, town.platform, crs="gcj02")) == (1, 0, 0)
    road = Road.objects.get()
    assert road.road_class == "主干路"
    assert road.line["coordinates"][0] == pytest.approx([113.9, 35.3], abs=1e-7)


def test_points_are_converted_too_and_an_unknown_system_is_refused(
    town: Town, book: Table, run: Load
) -> None:
    lon, lat = wgs_to_gcj(113.9, 35.3)
    path = book(表=[["名称", "经度", "纬度"], ["公园", lon, lat]])
    assert counts(run("place-names", path, town.platform, crs="gcj02")) == (1, 0, 0)
    assert PlaceName.objects.get().lon == pytest.approx(113.9, abs=1e-7)
    with pytest.raises(Invalid, match="坐标系“mars”未知"):
        run("place-names", path, town.platform, crs="mars")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["4107020101000010", "井盖", 113.9005, 35.3005, "无此单位"], "没有部门“无此单位”"),
        (["4107020101000010", "井盖", 35.3005, 113.9005, ""], "经纬度是否写反"),
        (["4107020101000010", "井盖", 114.5, 35.3005, ""], "不在任何单元网格内"),
        (["410702", "井盖", 113.9005, 35.3005, ""], "应为 16 位数字"),
        ([4107020101000010, "井盖", 113.9005, 35.3005, ""], "末几位已丢失"),
        (["4107020101000010", "井盖", "东经113度", 35.3005, ""], "应为数字"),
    ],
)
def test_a_component_that_cannot_be_is_refused(
    town: Town, book: Table, run: Load, row: list[object], problem: str
) -> None:
    report = run("components", book(表=[["标识码", "名称", "经度", "纬度", "权属单位"], row]), town.platform)
    assert problem in said(report)[0]


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        (["410799", ""], "区划 410799 不存在"),
        (["", "410702001001999"], "单元网格 410702001001999 不存在"),
        (["4107", ""], "应为 6、9、12 位数字或空"),
    ],
)
def test_a_responsibility_for_an_unknown_place_is_refused(
    town: Town, book: Table, run: Load, place: list[str], problem: str
) -> None:
    head = ["类别", "小类代码", "区划", "单元网格", "主办单位", "依据", "起用日期"]
    row = ["事件", "0101", *place, "water", "第 1 条", "2026-01-01"]
    assert problem in said(run("responsibilities", book(表=[head, row]), town.platform))[0]


def test_overlapping_responsibilities_are_refused_as_a_whole(town: Town, book: Table, run: Load) -> None:
    head = ["类别", "小类代码", "主办单位", "依据", "起用日期", "终止日期"]
    rows = [["事件", "01", "water", "新条款", "2026-01-01", ""]]
    report = run("responsibilities", book(表=[head, *rows]), town.platform)
    assert "早于 2026-01-01 的终止日期" in said(report)[0]
    assert not report.written
    mended = [["事件", "01", "sanitation", "权责清单第1条", "2020-01-01", "2025-12-31"], *rows]
    assert counts(run("responsibilities", book(表=[head, *mended]), town.platform)) == (1, 1, 0)


def test_windows_replace_those_of_the_calendar(town: Town, book: Table, run: Load) -> None:
    head = ["星期", "开始", "结束"]
    run(
        "calendar-windows",
        book(表=[head, ["12345", "08:00", "12:00"], ["12345", "14:00", "18:00"]]),
        town.platform,
    )
    report = run("calendar-windows", book(表=[head, ["1234567", "09:00", "17:00"]]), town.platform)
    assert counts(report) == (1, 0, 0)
    assert report.removed == 2
    calendar = queries.calendar_for(town.platform.pk, None)
    assert [str(one) for one in calendar.windows_on(date(2026, 11, 21))] == ["09:00-17:00"]
    report = run(
        "calendar-windows", book(表=[head, ["1", "09:00", "17:00"], ["12", "16:00", "18:00"]]), town.platform
    )
    assert "重叠" in said(report)[0]


def test_a_year_of_holidays_loads_as_a_decree(town: Town, book: Table, run: Load) -> None:
    rows = [["日期", "上班", "说明"], ["2031-01-01", "放假", "元旦"], ["2031-01-04", "调休", ""]]
    assert counts(run("calendar-days", book(表=rows), town.platform, decree=2031)) == (2, 0, 0)
    assert 2031 in queries.calendar_for(town.platform.pk, None).decreed_years
    report = run("calendar-days", book(表=[*rows, ["2032-01-01", "放假", ""]]), town.platform, decree=2031)
    assert said(report) == ["4: 2032-01-01 不在 2031 年"]


def test_days_go_to_the_calendar_that_is_named(town: Town, book: Table, run: Load) -> None:
    nights = Calendar.objects.create(platform=town.platform, code="nights", name="夜班")
    path = book(表=[["日期", "上班"], ["2026-11-20", "休息"]])
    assert counts(run("calendar-days", path, town.platform, calendar="nights")) == (1, 0, 0)
    assert nights.days.count() == 1
    with pytest.raises(Invalid, match="现有：nights"):
        run("calendar-days", path, town.platform, calendar="days")
