"""部件, as the census delivers them. Checks and writes are those of `places`."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from cityloop.core.errors import Invalid
from cityloop.core.words import Said
from cityloop.loading.columns import (
    Column,
    category_code,
    choice,
    code,
    labels_of,
)
from cityloop.loading.kinds import Job, Kind, Told
from cityloop.loading.positions import LAT, LON, point
from cityloop.places import actions, checks
from cityloop.places.models import Component, ComponentState
from cityloop.places.rows import ComponentRow

STATES, STATE_WORDS = labels_of(list(ComponentState.choices))


class Components(Kind[ComponentRow]):
    name = "components"
    label = "部件"
    about = "部件普查的结果，16 位标识码 = 6 位区划 + 4 位小类 + 6 位流水；所在单元网格由坐标确定。"
    columns = (
        Column(
            "code", "标识码", "16 位数字", "4107020101000001", required=True, parse=code,
            aliases=("部件标识码", "部件编码", "代码"),
        ),
        Column(
            "category_code", "小类代码", "4 位；没有此列则取自标识码", "0101", parse=category_code,
            pad=4, aliases=("部件小类代码",),
        ),
        Column("name", "名称", "", "上水井盖", required=True, aliases=("部件名称",)),
        LON,
        LAT,
        Column("owner", "权属单位", "部门代码或名称", "供水公司", aliases=("权属单位代码", "主管部门")),
        Column("maintainer", "养护单位", "部门代码或名称", "供水公司", aliases=("养护单位代码", "维护单位")),
        Column("address", "位置", "", "平原路 23 号门前", aliases=("地址", "所在位置")),
        Column(
            "state", "状态", "空着即完好", "完好", choices=tuple(STATES), parse=choice(STATES, STATE_WORDS),
            empty=ComponentState.SOUND.value, aliases=("部件状态",),
        ),
    )  # fmt: skip

    def fields(self, told: Told, job: Job) -> dict[str, Any]:
        found = dict(told.values)
        found["lon"], found["lat"] = point(found, job)
        for unit in ("owner", "maintainer"):
            if unit in found:
                found[unit] = job.department(found[unit])
        if len(found["code"]) != 16:
            wrong = checks.bad_component_code(found["code"])
            raise Invalid(wrong, wrong.en)
        if not found.get("category_code"):
            found["category_code"] = found["code"][6:10]
        return found

    def key(self, fields: Mapping[str, Any]) -> Hashable:
        return str(fields["code"])

    def make(self, fields: dict[str, Any]) -> ComponentRow:
        return ComponentRow(**fields)

    def present(self, job: Job) -> dict[Hashable, ComponentRow]:
        names = ("code", "category_code", "name", "lon", "lat", "address", "state", "synthetic")
        rows = Component.objects.filter(platform=job.platform)
        told = rows.values_list(*names, "owner__code", "maintainer__code")
        return {
            row[0]: ComponentRow(
                **dict(zip(names, row[:-2], strict=True)), owner=row[-2] or "", maintainer=row[-1] or ""
            )
            for row in told
        }

    def check(self, job: Job, rows: Sequence[ComponentRow]) -> list[list[Said]]:
        return [checks.check_component(row, job.known) for row in rows]

    def write(self, job: Job, changed: Sequence[ComponentRow], rows: Sequence[ComponentRow]) -> None:
        actions.put_components(job.platform, changed)
