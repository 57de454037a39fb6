"""区划: districts, streets and communities. Checks and writes are those of `places`."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from cityloop.core.words import Said
from cityloop.loading.columns import (
    Column,
    code,
    whole,
)
from cityloop.loading.kinds import Job, Kind
from cityloop.places import actions, checks
from cityloop.places.checks import Known
from cityloop.places.models import Division
from cityloop.places.rows import DivisionRow


class Divisions(Kind[DivisionRow]):
    name = "divisions"
    label = "区划"
    about = "区（县）、街道（乡镇）、社区（村）的名录，代码 6、9、12 位；上级可在同一文件中。"
    columns = (
        Column(
            "code", "代码", "6 位区县、9 位街道、12 位社区", "410702001016", required=True, parse=code,
            aliases=("区划代码", "行政区划代码", "统计用区划代码"),
        ),
        Column("name", "名称", "", "曙光社区居民委员会", required=True, aliases=("区划名称",)),
        Column("list_year", "名录年份", "名录公布的年份", "2023", parse=whole, empty=None),
    )  # fmt: skip

    def key(self, fields: Mapping[str, Any]) -> Hashable:
        return str(fields["code"])

    def make(self, fields: dict[str, Any]) -> DivisionRow:
        return DivisionRow(**fields)

    def present(self, job: Job) -> dict[Hashable, DivisionRow]:
        rows = Division.objects.filter(platform=job.platform).values("code", "name", "list_year", "synthetic")
        return {row["code"]: DivisionRow(**row) for row in rows}

    def check(self, job: Job, rows: Sequence[DivisionRow]) -> list[list[Said]]:
        known = Known(job.platform, extra_divisions=[row.code for row in rows])
        return [checks.check_division(row, known) for row in rows]

    def write(self, job: Job, changed: Sequence[DivisionRow], rows: Sequence[DivisionRow]) -> None:
        actions.put_divisions(job.platform, changed)
