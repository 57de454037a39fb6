"""单元网格, out of a table or a GeoJSON file. Checks and writes are those of `places`."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cityloop.core.words import Said
from cityloop.loading.columns import (
    Column,
    choice,
    code,
    day,
    geometry,
    number,
)
from cityloop.loading.kinds import Job, Kind, Told
from cityloop.loading.positions import converted_shape
from cityloop.places import actions, checks
from cityloop.places.models import GridCell
from cityloop.places.rows import CellRow

CLASSES = {"A": "A", "B": "B", "C": "C"}
CLASS_WORDS = {
    "A 核心区": "A",
    "B 一般区": "B",
    "C 外围区": "C",
    "核心区": "A",
    "一般区": "B",
    "外围区": "C",
    "不分类": "",
}


class Cells(Kind[CellRow]):
    name = "cells"
    label = "单元网格"
    about = (
        "约一万平方米的网格，15 位代码 = 12 位社区 + 3 位顺序；"
        "也可直接载入 GeoJSON 面文件，或 shapefile（.shp、.dbf、.shx、.prj 压缩为 zip）。"
    )
    columns = (
        Column(
            "code", "代码", "15 位数字", "410702001016001", required=True, parse=code,
            aliases=("单元网格代码", "网格编码", "标识码", "bgcode"),  # as shapefiles of the standard say
        ),
        Column(
            "polygon", "边界", "WKT 或 GeoJSON 的面，首尾相同", "POLYGON((113.9 35.3, 113.901 35.3, …))",
            required=True, parse=geometry, aliases=("geometry", "wkt", "面"),
        ),
        Column("name", "名称", "", "曙光一号"),
        Column("duty_grid", "责任网格", "责任网格的代码", "D001", parse=code, aliases=("责任网",)),  # 10 bytes of UTF-8
        Column(
            "area_class", "区域类别", "决定处置时限；城市不分类则空着", "A", choices=tuple(CLASSES),
            parse=choice(CLASSES, CLASS_WORDS), aliases=("区域类",),
        ),
        Column("area_m2", "面积", "平方米；空着则按边界计算", "10020.5", parse=number, empty=None),
        Column("valid_from", "起用日期", "", "2026-01-01", parse=day, empty=None),
        Column("valid_to", "终止日期", "", "", parse=day, empty=None),
    )  # fmt: skip

    def fields(self, told: Told, job: Job) -> dict[str, Any]:
        return {**told.values, "polygon": converted_shape(told.values["polygon"], job)}

    def key(self, fields: Mapping[str, Any]) -> Hashable:
        return str(fields["code"])

    def make(self, fields: dict[str, Any]) -> CellRow:
        return CellRow(**fields)

    def present(self, job: Job) -> dict[Hashable, CellRow]:
        rows = GridCell.objects.filter(platform=job.platform).select_related("duty_grid")
        return {
            row.code: CellRow(
                code=row.code,
                polygon=row.polygon,
                name=row.name,
                duty_grid=row.duty_grid.code if row.duty_grid else "",
                area_class=row.area_class,
                area_m2=row.area_m2,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                synthetic=row.synthetic,
            )
            for row in rows
        }

    def same(self, row: CellRow, before: CellRow) -> bool:
        return replace(row, area_m2=row.area_m2 or actions.area_of(row.polygon)) == before

    def check(self, job: Job, rows: Sequence[CellRow]) -> list[list[Said]]:
        return [checks.check_cell(row, job.known) for row in rows]

    def write(self, job: Job, changed: Sequence[CellRow], rows: Sequence[CellRow]) -> None:
        actions.put_cells(job.platform, changed)
