"""责任网格: who looks after which group of cells. Checks and writes are those of `places`."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from cityloop.core.words import Said
from cityloop.loading.columns import (
    Column,
    code,
)
from cityloop.loading.kinds import Job, Kind
from cityloop.places import actions, checks
from cityloop.places.models import DutyGrid
from cityloop.places.rows import DutyGridRow


class DutyGrids(Kind[DutyGridRow]):
    name = "duty-grids"
    label = "责任网格"
    about = "由一名采集员负责的一组单元网格；单元网格属于哪个责任网格写在单元网格表里。"
    columns = (
        Column(
            "code", "代码", "", "D001", required=True, parse=code, aliases=("责任网格代码", "责任网格编码")
        ),
        Column("name", "名称", "", "东街一网格", required=True, aliases=("责任网格名称",)),
        Column(
            "inspector",
            "采集员",
            "采集员的用户名；人员须已载入",
            "li.caiji",
            aliases=("监督员", "采集员用户名"),
        ),
    )

    def key(self, fields: Mapping[str, Any]) -> Hashable:
        return str(fields["code"])

    def make(self, fields: dict[str, Any]) -> DutyGridRow:
        return DutyGridRow(**fields)

    def present(self, job: Job) -> dict[Hashable, DutyGridRow]:
        rows = DutyGrid.objects.filter(platform=job.platform)
        told = rows.values_list("code", "name", "inspector__username", "synthetic")
        return {
            code: DutyGridRow(code=code, name=name, inspector=inspector or "", synthetic=synthetic)
            for code, name, inspector, synthetic in told
        }

    def check(self, job: Job, rows: Sequence[DutyGridRow]) -> list[list[Said]]:
        return [checks.check_duty_grid(row, job.known) for row in rows]

    def write(self, job: Job, changed: Sequence[DutyGridRow], rows: Sequence[DutyGridRow]) -> None:
        actions.put_duty_grids(job.platform, changed)
