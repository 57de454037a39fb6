"""部门: the tree of units by the code of the one above; paths and initials are kept with it."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cityloop.core import editions
from cityloop.core.pinyin import initials_of
from cityloop.core.words import Said
from cityloop.loading.columns import YES_NO, Column, choice, code, labels_of, whole, yes_no
from cityloop.loading.kinds import Job, Kind
from cityloop.people import tree
from cityloop.people.models import Department, DepartmentKind, Desk, Platform

KINDS, KIND_WORDS = labels_of(list(DepartmentKind.choices))
DESKS, DESK_WORDS = labels_of(list(Desk.choices))
FIELDS = ["name", "short_name", "initials", "kind", "desk", "division_code", "phone", "order", "active"]
BATCH = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRow:
    """`parent` is the code of the unit above, empty at the top."""

    code: str
    name: str
    kind: str
    short_name: str = ""
    desk: str = ""
    parent: str = ""
    division_code: str = ""
    phone: str = ""
    order: int = 100
    active: bool = True


class Departments(Kind[DepartmentRow]):
    name = "departments"
    label = "部门"
    about = "中心、专业部门、二级平台、班组及其上下级；上级可在同一文件中，先后不限。"
    columns = (
        Column("code", "代码", "平台内不重复", "sanitation", required=True, parse=code, aliases=("部门代码",)),
        Column("name", "名称", "", "红旗区环境卫生服务中心", required=True, aliases=("部门名称", "单位名称")),
        Column("short_name", "简称", "", "环卫中心"),
        Column(
            "kind", "类别", "", "专业部门", required=True, choices=tuple(KINDS), parse=choice(KINDS, KIND_WORDS),
            aliases=("部门类别",),
        ),
        Column(
            "desk", "中心职能", "只有中心才填；小地方可合一", "监督中心", choices=tuple(DESKS),
            parse=choice(DESKS, DESK_WORDS),
        ),
        Column("parent", "上级代码", "上级部门的代码，最上层空着", "", parse=code, aliases=("上级", "上级部门")),
        Column(
            "division_code", "管辖区划", "6、9 或 12 位区划代码", "410702001", parse=code, aliases=("区划代码",)
        ),
        Column("phone", "值班电话", "", "0373-1234567", aliases=("电话",)),
        Column("order", "序号", "按官方次序排列，小的在前", "10", parse=whole, empty=100),
        Column("active", "启用", "空着即启用", "是", choices=YES_NO, parse=yes_no, empty=True),
    )  # fmt: skip

    def key(self, fields: Mapping[str, Any]) -> Hashable:
        return str(fields["code"])

    def make(self, fields: dict[str, Any]) -> DepartmentRow:
        return DepartmentRow(**fields)

    def present(self, job: Job) -> dict[Hashable, DepartmentRow]:
        rows = Department.objects.filter(platform=job.platform).select_related("parent")
        return {
            row.code: DepartmentRow(
                code=row.code,
                name=row.name,
                kind=row.kind,
                short_name=row.short_name,
                desk=row.desk,
                parent=row.parent.code if row.parent else "",
                division_code=row.division_code,
                phone=row.phone,
                order=row.order,
                active=row.active,
            )
            for row in rows
        }

    def check(self, job: Job, rows: Sequence[DepartmentRow]) -> list[list[Said]]:
        above = dict(Department.objects.filter(platform=job.platform).values_list("code", "parent__code")) | {
            row.code: row.parent for row in rows
        }
        return [_problems(row, above) for row in rows]

    def write(self, job: Job, changed: Sequence[DepartmentRow], rows: Sequence[DepartmentRow]) -> None:
        if changed:
            _put(job.platform, changed)


def _problems(row: DepartmentRow, above: Mapping[str, str | None]) -> list[Said]:
    found = [
        Said(f"{label}超过 {longest} 字", f"{label.en} is longer than {longest} characters")
        for label, text, longest in (
            (Said("代码", "The code"), row.code, 40),
            (Said("名称", "The name"), row.name, 80),
            (Said("简称", "The short name"), row.short_name, 40),
            (Said("值班电话", "The telephone number"), row.phone, 40),
        )
        if len(text) > longest
    ]
    if row.desk and row.kind != DepartmentKind.CENTRE:
        found.append(
            Said("只有类别为“中心”的部门才能填中心职能", "Only a department of the kind “中心” has a desk")
        )
    if len(row.division_code) not in (0, 6, 9, 12) or not (row.division_code or "0").isdecimal():
        found.append(
            Said(
                f"管辖区划“{row.division_code}”应为 6、9 或 12 位数字",
                f"The division “{row.division_code}” must have 6, 9 or 12 digits",
            )
        )
    if row.parent and row.parent not in above:
        return [
            *found,
            Said(
                f"上级“{row.parent}”不存在，请在本文件中加上它，或先载入它",
                f"The department above, “{row.parent}”, does not exist; add it to this file, or load it first",
            ),
        ]
    passed, higher = [row.code], row.parent
    while higher:
        if higher in passed:
            ring = " → ".join([*passed, higher])
            return [*found, Said(f"上下级成了环：{ring}", f"The departments lie above one another: {ring}")]
        passed.append(higher)
        higher = above.get(higher) or ""
    return found


def _put(platform: Platform, rows: Sequence[DepartmentRow]) -> None:
    Department.objects.bulk_create(
        [
            Department(
                platform=platform,
                code=row.code,
                name=row.name,
                short_name=row.short_name,
                initials=initials_of(row.name)[:80],
                kind=row.kind,
                desk=row.desk,
                division_code=row.division_code,
                phone=row.phone,
                order=row.order,
                active=row.active,
            )
            for row in rows
        ],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["platform", "code"],
        update_fields=FIELDS,
    )
    tree.plant_all(platform, {row.code: row.parent for row in rows})
    editions.bump(editions.PEOPLE)
