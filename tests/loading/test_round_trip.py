"""For every kind: write the template, fill it in as an office would, load it twice, change a row."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cityloop.catalog.models import (
    CalendarDay,
    CalendarWindow,
    FilingRule,
    Responsibility,
    StageLimit,
)
from cityloop.loading.registry import KINDS, kind_named
from cityloop.loading.sheets import GUIDE
from cityloop.loading.workbooks import write_template
from cityloop.people.models import Department, User
from cityloop.places.models import Component, Division, DutyGrid, GridCell, PlaceName, Road
from tests.loading.conftest import Load, counts
from tests.town import Town

SQUARE = "POLYGON((113.902 35.3, 113.903 35.3, 113.903 35.301, 113.902 35.301, 113.902 35.3))"
LINE = "LINESTRING(113.9 35.3, 113.91 35.3)"


@dataclass(frozen=True)
class Trip:
    """Two rows as an office writes them, one change to the first, and what must then be stored."""

    rows: list[dict[str, object]]
    change: dict[str, object]
    stored: Callable[[], Any]
    expected: Any


TRIPS = {
    "divisions": Trip(
        [
            {"代码": "410702003", "名称": "南街街道"},
            {"代码": "410702003001", "名称": "南一社区", "名录年份": "2023"},
        ],
        {"名称": "南街"},
        lambda: Division.objects.values_list("name", "initials").get(code="410702003"),
        ("南街", "nj"),
    ),
    "departments": Trip(
        [
            {"代码": "g1", "名称": "园林班组", "类别": "班组", "上级代码": "green"},
            {"代码": "green", "名称": "园林中心", "类别": "专业部门", "序号": "5", "值班电话": "0373-1"},
        ],
        {"名称": "园林一组", "启用": "否"},
        lambda: Department.objects.values_list("name", "parent__code", "initials", "active").get(code="g1"),
        ("园林一组", "green", "ylyz", False),
    ),
    "people": Trip(
        [
            {
                "用户名": "lin",
                "姓名": "林一",
                "岗位": "sanitation:处置人员；监督中心：受理员",
                "初始密码": "garden-2026",
            },
            {"用户名": "ma", "姓名": "马二", "电话": "138"},
        ],
        {"岗位": "sanitation:handler", "初始密码": ""},
        lambda: (
            User.objects.get(username="lin").check_password("garden-2026"),
            list(User.objects.get(username="lin").memberships.values_list("department__code", "post")),
            User.objects.get(username="ma").has_usable_password(),
        ),
        (True, [("sanitation", "handler")], False),
    ),
    "duty-grids": Trip(
        [{"代码": "G8", "名称": "八格", "采集员": "inspector_wu"}, {"代码": "G9", "名称": "九格"}],
        {"采集员": "inspector_li"},
        lambda: DutyGrid.objects.values_list("name", "inspector__username").get(code="G8"),
        ("八格", "inspector_li"),
    ),
    "cells": Trip(
        [{"代码": "410702001001009", "边界": SQUARE, "责任网格": "G1", "区域类别": "A"}],
        {"区域类别": "C 外围区", "名称": "九号"},
        lambda: GridCell.objects.values_list("name", "area_class", "duty_grid__code").get(
            code__endswith="009"
        ),
        ("九号", "C", "G1"),
    ),
    "components": Trip(
        [
            {
                "标识码": "4107020106000009",
                "小类代码": "106",
                "名称": "路灯井盖",
                "经度": "113.9005",
                "纬度": 35.3005,
                "权属单位": "供水公司",
            },
            {"标识码": "4107020101000010", "名称": "上水井盖", "经度": 113.9006, "纬度": 35.3005},
        ],
        {"状态": "破损", "养护单位": "sanitation"},
        lambda: Component.objects.values_list(
            "category_code", "state", "owner__code", "maintainer__code", "cell__code"
        ).get(code="4107020106000009"),
        ("0106", "damaged", "water", "sanitation", "410702001001003"),
    ),
    "roads": Trip(
        [{"名称": "平原路", "走向": LINE, "类型": "主干路"}],
        {"类型": "次干路"},
        lambda: Road.objects.values_list("road_class", "initials").get(name="平原路"),
        ("次干路", "pyl"),
    ),
    "place-names": Trip(
        [{"名称": "人民公园", "经度": "113.9", "纬度": "35.3", "类型": "公园"}],
        {"类型": "广场"},
        lambda: PlaceName.objects.values_list("kind", "lon").get(),
        ("广场", 113.9),
    ),
    "catalogue": Trip(
        [
            {
                "类别": "事件",
                "大类代码": "01",
                "大类名称": "市容环境",
                "小类代码": "21",
                "小类名称": "暴露垃圾",
                "立案条件": "有垃圾",
                "处置时限": "4工作时",
                "处置时限A": "2紧急工作时",
                "办理不过天": "是",
            },
            {
                "立案条件": "大量垃圾",
                "处置时限": "1.5",
                "时限单位": "工作日",
                "结案所需材料": "处置前照片；处置后照片",
            },
        ],
        {"处置时限A": ""},
        lambda: [
            (
                str(rule.category),
                rule.rule_no,
                rule.category.same_day,
                rule.category.closing_evidence,
                sorted((one.area_class, str(one.amount.normalize()), one.unit) for one in rule.limits.all()),
            )
            for rule in FilingRule.objects.filter(category__version__name="标准")
        ],
        [
            ("事件 0121 暴露垃圾", 1, True, ["before", "after"], [("", "4", "work_hour")]),
            ("事件 0121 暴露垃圾", 2, True, ["before", "after"], [("", "1.5", "work_day")]),
        ],
    ),
    "responsibilities": Trip(
        [
            {
                "类别": "事件",
                "小类代码": "101",
                "区划": "410702001",
                "主办单位": "环卫处",
                "协办单位": "enforcement；供水公司",
                "依据": "清单第 9 条",
                "起用日期": "2026年1月1日",
            },
            {
                "类别": "部件",
                "小类代码": "2",
                "主办单位": "water",
                "依据": "第 10 条",
                "起用日期": date(2026, 1, 1),
            },
        ],
        {"协办单位": "enforcement", "终止日期": "2026/12/31"},
        lambda: [
            (row.category_code, row.lead.code, [unit.code for unit in row.assisting.all()], row.valid_to)
            for row in Responsibility.objects.filter(valid_from=date(2026, 1, 1)).order_by("category_code")
        ],
        [("0101", "sanitation", ["enforcement"], date(2026, 12, 31)), ("02", "water", [], None)],
    ),
    "stage-limits": Trip(
        [{"环节": "受理", "时限": "5分钟", "黄灯阈值": "60%"}, {"环节": "签收", "时限": "2工作时"}],
        {"时限": "10分钟"},
        lambda: [
            (row.kind, str(row.amount.normalize() + 0), row.unit, str(row.yellow_at))
            for row in StageLimit.objects.order_by("kind")
        ],
        [("accept", "10", "minute", "0.60"), ("sign", "2", "work_hour", "0.80")],
    ),
    "calendar-windows": Trip(
        [
            {"星期": "12345", "开始": "08:00", "结束": "12:00"},
            {"星期": "12345", "开始": "15:00", "结束": "18:30", "季节起": "06-01", "季节止": "09-30"},
        ],
        {"结束": "11:30"},
        lambda: list(CalendarWindow.objects.order_by("opens").values_list("opens", "closes")),
        [(time(8), time(11, 30)), (time(15), time(18, 30))],
    ),
    "calendar-days": Trip(
        [
            {"日期": "2026-11-20", "上班": "休息", "说明": "停电"},
            {"日期": date(2026, 11, 21), "上班": "上班", "时段": "09:00-12:00"},
        ],
        {"上班": "上班"},
        lambda: list(CalendarDay.objects.order_by("day").values_list("day", "works", "windows")),
        [(date(2026, 11, 20), True, ""), (date(2026, 11, 21), True, "09:00-12:00")],
    ),
}


def fill(path: Path, kind: str, rows: list[dict[str, object]]) -> None:
    """Fill the template in by its headings, leaving its guide where it is."""
    book = openpyxl.load_workbook(path)
    sheet = book[kind_named(kind).label]
    places = {str(cell.value).rstrip("*"): cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, start=2):
        for heading, value in row.items():
            sheet.cell(number, places[heading], value)
    book.save(path)


def test_every_kind_is_tried() -> None:
    assert set(TRIPS) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_template_fill_load(town: Town, run: Load, tmp_path: Path, kind: str) -> None:
    trip = TRIPS[kind]
    options = {"version": "标准"} if kind == "catalogue" else {}
    path = tmp_path / f"{kind}.xlsx"
    write_template(KINDS[kind], path)
    fill(path, kind, trip.rows)
    rows = len(trip.rows)
    assert counts(run(kind, path, town.platform, dry_run=True, **options)) == (rows, 0, 0)
    assert counts(run(kind, path, town.platform, **options)) == (rows, 0, 0)
    assert counts(run(kind, path, town.platform, **options)) == (0, 0, rows)
    write_template(KINDS[kind], path)
    fill(path, kind, [trip.rows[0] | trip.change, *trip.rows[1:]])
    assert counts(run(kind, path, town.platform, **options)) == (0, 1, rows - 1)
    assert trip.stored() == trip.expected


@pytest.mark.parametrize("kind", KINDS)
def test_the_template_explains_every_column(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "模板.xlsx"
    write_template(KINDS[kind], path)
    book = openpyxl.load_workbook(path)
    guide = {str(row[0]) for row in book[GUIDE].iter_rows(values_only=True)}
    for column in KINDS[kind].columns:
        assert column.label in guide
    lists = book[KINDS[kind].label].data_validations.dataValidation
    assert len(lists) == sum(1 for column in KINDS[kind].columns if column.choices)


@pytest.mark.parametrize("kind", KINDS)
def test_examples_of_the_guide_can_be_read(kind: str) -> None:
    for column in KINDS[kind].columns:
        if column.example and "…" not in column.example:
            column.read(column.example)
