"""Whether a row of places can be true: each `check_*` names what is wrong, or nothing.

A row is checked against what the platform already has (`Known`); `actions` writes only rows
without problems.
"""

import math
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from shapely.geometry import shape
from shapely.validation import explain_validity

from cityloop.core.words import Said
from cityloop.people.models import Department, Platform, User
from cityloop.places.cells import CellIndex, cells_of
from cityloop.places.models import AreaClass, ComponentState, Division, DutyGrid
from cityloop.places.rows import (
    CellRow,
    ComponentRow,
    DivisionRow,
    DutyGridRow,
    Geometry,
    PlaceNameRow,
    RoadRow,
)

MAX_CELL_M2 = 10_000_000  # a thousand times the rule; beyond it the unit is wrong


class Known:
    """What a platform already has, asked when first needed. `extra_divisions` are about to be written."""

    def __init__(self, platform: Platform, extra_divisions: Iterable[str] = ()) -> None:
        self.platform = platform
        self._extra_divisions = frozenset(extra_divisions)

    @cached_property
    def divisions(self) -> frozenset[str]:
        codes = Division.objects.filter(platform=self.platform).values_list("code", flat=True)
        return self._extra_divisions.union(codes)

    @cached_property
    def duty_grids(self) -> dict[str, int]:
        return dict(DutyGrid.objects.filter(platform=self.platform).values_list("code", "pk"))

    @cached_property
    def departments(self) -> dict[str, int]:
        return dict(Department.objects.filter(platform=self.platform).values_list("code", "pk"))

    @cached_property
    def people(self) -> dict[str, int]:
        return dict(User.objects.filter(platform=self.platform).values_list("username", "pk"))

    @cached_property
    def cells(self) -> CellIndex:
        return cells_of(self.platform.pk)


def check_division(row: DivisionRow, known: Known) -> list[Said]:
    """Shape of the code, and that what it lies in exists."""
    problems = _check_name(row.name)
    if not re.fullmatch(r"\d{6}(\d{3}(\d{3})?)?", row.code, re.ASCII):
        wrong = f"The division code “{row.code}” must have 6, 9 or 12 digits"
        return [*problems, Said(f"区划代码“{row.code}”应为 6、9 或 12 位数字", wrong)]
    if len(row.code) > 6 and row.code[:-3] not in known.divisions:
        above = row.code[:-3]
        problems.append(Said(f"上级区划 {above} 不存在", f"The division above, {above}, does not exist"))
    return problems


def check_duty_grid(row: DutyGridRow, known: Known) -> list[Said]:
    """Code, name, and that the inspector is one of the platform's people."""
    problems = _check_name(row.name)
    if not 0 < len(row.code) <= 20:
        problems.append(
            Said("责任网格代码不能为空，且不超过 20 字", "The code of a duty grid has 1 to 20 characters")
        )
    if row.inspector and row.inspector not in known.people:
        problems.append(
            Said(f"采集员“{row.inspector}”不存在", f"The inspector “{row.inspector}” does not exist")
        )
    return problems


def check_cell(row: CellRow, known: Known) -> list[Said]:
    """Code against divisions, classes against their lists, and a sound closed polygon."""
    problems = _check_name(row.name, optional=True)
    if not re.fullmatch(r"\d{15}", row.code, re.ASCII):
        problems.append(
            Said(
                f"单元网格代码“{row.code}”应为 15 位数字",
                f"The code of the grid cell, “{row.code}”, must have 15 digits",
            )
        )
    elif row.code[:12] not in known.divisions:
        community = row.code[:12]
        problems.append(Said(f"社区（村） {community} 不存在", f"The community {community} does not exist"))
    if row.area_class not in AreaClass.values:
        problems.append(
            Said(
                f"区域类别“{row.area_class}”应为 A、B、C 或空",
                f"The area class “{row.area_class}” must be A, B, C or empty",
            )
        )
    if row.duty_grid and row.duty_grid not in known.duty_grids:
        problems.append(
            Said(f"责任网格“{row.duty_grid}”不存在", f"The duty grid “{row.duty_grid}” does not exist")
        )
    if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
        problems.append(Said("终止日期早于起用日期", "The last day lies before the first"))
    if row.area_m2 is not None and not 0 < row.area_m2 <= MAX_CELL_M2:
        problems.append(
            Said(f"面积 {row.area_m2} 平方米不合理", f"An area of {row.area_m2} m² cannot be right")
        )
    return problems + _check_polygon(row.polygon)


def check_component(row: ComponentRow, known: Known) -> list[Said]:
    """The parts of the code against category and place, the units, and that a cell holds the point."""
    problems = _check_name(row.name)
    problems += _check_component_code(row)
    if row.state not in ComponentState.values:
        problems.append(
            Said(f"部件状态“{row.state}”无效", f"There is no such state of a component: “{row.state}”")
        )
    if len(row.address) > 200:
        problems.append(Said("位置超过 200 字", "The address is longer than 200 characters"))
    for label, code in (
        (Said("权属单位", "owner"), row.owner),
        (Said("养护单位", "maintainer"), row.maintainer),
    ):
        if code and code not in known.departments:
            problems.append(Said(f"{label}“{code}”不存在", f"The {label.en} “{code}” does not exist"))
    absurd = check_position(row.lon, row.lat)
    if absurd:
        return [*problems, absurd]
    location = known.cells.find(row.lon, row.lat)
    if location is None:
        point = f"{row.lon:.6f}, {row.lat:.6f}"
        problems.append(
            Said(f"坐标（{point}）不在任何单元网格内", f"The point ({point}) lies in no grid cell")
        )
    elif location.cell_code[:6] != row.code[:6]:
        told, here = row.code[:6], location.cell_code[:6]
        problems.append(
            Said(
                f"标识码的区划 {told} 与所在区划 {here} 不一致",
                f"The code says division {told}, but it lies in {here}",
            )
        )
    return problems


def check_road(row: RoadRow, known: Known) -> list[Said]:
    """A name and a line of at least two points."""
    problems = _check_name(row.name)
    lines = _unpacked(row.line, "LineString", 1)
    if lines is None:
        return [
            *problems,
            Said(
                "走向应为 LineString 或 MultiLineString", "The line must be a LineString or MultiLineString"
            ),
        ]
    if not lines or any(len(line) < 2 for line in lines):
        problems.append(Said("走向至少要有两个点", "The line needs two points or more"))
    return problems + _check_positions(point for line in lines for point in line)


def check_place_name(row: PlaceNameRow, known: Known) -> list[Said]:
    """A name and a point; a place outside the platform's cells may still help an address."""
    absurd = check_position(row.lon, row.lat)
    return _check_name(row.name) + ([absurd] if absurd else [])


def check_position(lon: Any, lat: Any) -> Said | None:
    """What is wrong with a pair of degrees; None when nothing is."""
    if not (isinstance(lon, int | float) and isinstance(lat, int | float)):
        return Said(f"坐标 {lon!r}, {lat!r} 不是数字", f"The coordinates {lon!r}, {lat!r} are no numbers")
    if not (math.isfinite(lon) and math.isfinite(lat)):
        return Said(f"坐标 {lon}, {lat} 不是数字", f"The coordinates {lon}, {lat} are no numbers")
    if abs(lat) > 90 and abs(lon) <= 90:
        return Said(
            f"坐标 {lon}, {lat} 的经纬度是否写反？",
            f"Are longitude and latitude the wrong way round in {lon}, {lat}?",
        )
    if abs(lat) <= 90 and abs(lon) <= 180:
        return None
    return Said(
        f"坐标 {lon}, {lat} 超出经纬度范围",
        f"The coordinates {lon}, {lat} are beyond all longitudes and latitudes",
    )


def _check_component_code(row: ComponentRow) -> Iterator[Said]:
    if not re.fullmatch(r"\d{4}", row.category_code, re.ASCII):
        yield Said(
            f"小类代码“{row.category_code}”应为 4 位数字",
            f"The subcategory code “{row.category_code}” must have 4 digits",
        )
    if not re.fullmatch(r"\d{16}", row.code, re.ASCII):
        yield bad_component_code(row.code)
    elif row.code[6:10] != row.category_code:
        yield Said(
            f"标识码中的小类 {row.code[6:10]} 与小类代码 {row.category_code} 不一致",
            f"The code holds subcategory {row.code[6:10]}, not {row.category_code}",
        )


def bad_component_code(code: str) -> Said:
    return Said(
        f"标识码“{code}”应为 16 位数字（6 位区划 + 4 位小类 + 6 位流水）",
        f"The code “{code}” must have 16 digits (6 of the division, 4 of the subcategory, 6 running)",
    )


def _check_polygon(polygon: Geometry) -> list[Said]:
    parts = _unpacked(polygon, "Polygon", 2)
    if parts is None:
        return [Said("边界应为 Polygon 或 MultiPolygon", "The outline must be a Polygon or MultiPolygon")]
    rings = [ring for part in parts for ring in part]
    if not rings or any(len(ring) < 4 for ring in rings):
        return [
            Said(
                "边界至少要有四个点（首尾相同）",
                "The outline needs four points or more (the last is the first)",
            )
        ]
    if any(list(ring[0]) != list(ring[-1]) for ring in rings):
        return [
            Said("边界没有闭合（首尾点不同）", "The outline is not closed: its last point is not its first")
        ]
    problems = _check_positions(point for ring in rings for point in ring)
    if problems:
        return problems
    geometry = shape(dict(polygon))
    if not geometry.is_valid:
        why = explain_validity(geometry)
        return [Said(f"边界无效（自相交等）：{why}", f"The outline is not valid (it crosses itself?): {why}")]
    return [] if geometry.area > 0 else [Said("边界没有面积", "The outline has no area")]


def _unpacked(geometry: Geometry, kind: str, depth: int) -> list[Any] | None:
    """The parts of a geometry of this kind or of its Multi-kind; None when it is neither, or misshapen."""
    coordinates = geometry.get("coordinates")
    parts = [coordinates] if geometry.get("type") == kind else coordinates
    known = geometry.get("type") in (kind, f"Multi{kind}")
    return parts if known and isinstance(parts, list) and _is_nested(parts, depth + 1) else None


def _is_nested(coordinates: Any, depth: int) -> bool:
    """Whether these are lists of lists down to positions, `depth` levels below."""
    if not isinstance(coordinates, list | tuple):
        return False
    return depth == 0 or all(_is_nested(item, depth - 1) for item in coordinates)


def _check_positions(points: Iterable[Any]) -> list[Said]:
    """The first absurd position is enough to say."""
    for point in points:
        if len(point) < 2:
            return [Said(f"坐标 {point!r} 不成对", f"The coordinates {point!r} are no pair")]
        absurd = check_position(point[0], point[1])
        if absurd:
            return [absurd]
    return []


def _check_name(name: str, optional: bool = False) -> list[Said]:
    if not name.strip() and not optional:
        return [Said("名称不能为空", "The name must not be empty")]
    return [Said("名称超过 80 字", "The name is longer than 80 characters")] if len(name) > 80 else []
