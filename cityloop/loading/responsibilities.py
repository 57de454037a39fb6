"""权责清单: who must fix what where, with the clause it rests on."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from cityloop.catalog import actions, checks
from cityloop.catalog.models import Nature, Responsibility
from cityloop.catalog.rows import ResponsibilityRow
from cityloop.core.words import Said
from cityloop.loading.columns import Column, category_code, choice, code, day, labels_of, several
from cityloop.loading.kinds import Job, Kind, Told
from cityloop.places.models import GridCell

NATURES, NATURE_WORDS = labels_of(list(Nature.choices))


class Responsibilities(Kind[ResponsibilityRow]):
    name = "responsibilities"
    label = "权责清单"
    about = "小类 × 地点 → 主办单位。越精确的行越优先：先看单元网格，再看区划，再看小类。"
    columns = (
        Column(
            "nature", "类别", "", "事件", required=True, choices=tuple(NATURES),
            parse=choice(NATURES, NATURE_WORDS),
        ),
        Column(
            "category_code", "小类代码", "4 位小类或 2 位大类；空着即所有小类", "0101", parse=category_code,
            aliases=("大类或小类代码",),
        ),
        Column("division_code", "区划", "6、9 或 12 位；空着即全区域", "410702001", parse=code, aliases=("区划代码",)),
        Column("cell_code", "单元网格", "15 位；一般空着", "", parse=code, aliases=("单元网格代码",)),
        Column(
            "lead", "主办单位", "部门代码或名称", "sanitation", required=True,
            aliases=("主办单位代码", "责任单位", "处置单位"),
        ),
        Column(
            "assisting", "协办单位", "部门代码或名称，多个用 ； 隔开", "enforcement", parse=several, empty=(),
            aliases=("协办单位代码",),
        ),
        Column("clause", "依据", "文件名称和条款", "《城市管理权责清单》第 12 条", required=True),
        Column("valid_from", "起用日期", "自这一天起适用", "2026-01-01", required=True, parse=day),
        Column("valid_to", "终止日期", "最后适用的一天；空着即一直适用", "", parse=day, empty=None),
    )  # fmt: skip

    def fields(self, told: Told, job: Job) -> dict[str, Any]:
        found = dict(told.values)
        found["lead"] = job.department(found["lead"])
        if "assisting" in found:
            found["assisting"] = tuple(sorted(job.department(word) for word in found["assisting"]))
        return found

    def key(self, fields: Mapping[str, Any]) -> Hashable:
        scope = tuple(fields.get(name, "") for name in ("category_code", "division_code", "cell_code"))
        return (fields["nature"], *scope, fields["valid_from"])

    def make(self, fields: dict[str, Any]) -> ResponsibilityRow:
        return ResponsibilityRow(**fields)

    def present(self, job: Job) -> dict[Hashable, ResponsibilityRow]:
        rows = Responsibility.objects.filter(platform=job.platform).select_related("lead")
        found = [
            ResponsibilityRow(
                nature=row.nature,
                lead=row.lead.code,
                clause=row.clause,
                valid_from=row.valid_from,
                category_code=row.category_code,
                division_code=row.division_code,
                cell_code=row.cell_code,
                assisting=tuple(sorted(unit.code for unit in row.assisting.all())),
                valid_to=row.valid_to,
            )
            for row in rows.prefetch_related("assisting")
        ]
        return {row.key: row for row in found}

    def check(self, job: Job, rows: Sequence[ResponsibilityRow]) -> list[list[Said]]:
        cells = set(GridCell.objects.filter(platform=job.platform).values_list("code", flat=True))
        return [self._problems(job, row, cells) for row in rows]

    def _problems(self, job: Job, row: ResponsibilityRow, cells: set[str]) -> list[Said]:
        found = checks.check_responsibility(row, job.known.departments)
        if not found and row.division_code and row.division_code not in job.known.divisions:
            found.append(
                Said(
                    f"区划 {row.division_code} 不存在，请先载入区划",
                    f"Division {row.division_code} does not exist; load the divisions first",
                )
            )
        if not found and row.cell_code and row.cell_code not in cells:
            found.append(
                Said(
                    f"单元网格 {row.cell_code} 不存在，请先载入单元网格",
                    f"Grid cell {row.cell_code} does not exist; load the grid cells first",
                )
            )
        return found

    def write(
        self, job: Job, changed: Sequence[ResponsibilityRow], rows: Sequence[ResponsibilityRow]
    ) -> None:
        if changed:
            actions.put_responsibilities(job.platform, changed)
