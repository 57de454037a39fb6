"""环节时限: how long each desk may hold a case."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from cityloop.catalog import actions, checks
from cityloop.catalog.models import StageLimit
from cityloop.catalog.queries import DEFAULT_YELLOW_AT
from cityloop.catalog.rows import StageLimitRow
from cityloop.catalog.worktime import Limit, Unit
from cityloop.core.words import Said
from cityloop.loading.columns import Column, choice, share
from cityloop.loading.kinds import Job, Kind

STAGES = {
    "受理": "accept",
    "核实": "verify",
    "立案": "file",
    "派遣": "dispatch",
    "签收": "sign",
    "派核查": "arrange",
    "核查": "inspect",
    "结案": "close",
    "自处理审核": "review",
}


class StageLimits(Kind[StageLimitRow]):
    name = "stage-limits"
    label = "环节时限"
    about = "受理、派遣、核查等各环节的时限；没有写到的环节用系统的默认值。"
    columns = (
        Column(
            "kind", "环节", "", "受理", required=True, choices=tuple(STAGES),
            parse=choice(STAGES, {value: value for value in STAGES.values()}),
        ),
        Column(
            "limit", "时限", "数字加单位：分钟、工作时、紧急工作时、工作日、自然日", "15分钟", required=True,
            parse=Limit.parse,
        ),
        Column(
            "yellow_at", "黄灯阈值", "用掉时限的多少后亮黄灯，0.8 或 80%", "0.8", parse=share,
            empty=DEFAULT_YELLOW_AT,
        ),
    )  # fmt: skip

    def key(self, fields: Mapping[str, Any]) -> Hashable:
        return str(fields["kind"])

    def make(self, fields: dict[str, Any]) -> StageLimitRow:
        return StageLimitRow(**fields)

    def present(self, job: Job) -> dict[Hashable, StageLimitRow]:
        rows = StageLimit.objects.filter(platform=job.platform)
        return {
            row.kind: StageLimitRow(
                kind=row.kind, limit=Limit(row.amount, Unit(row.unit)), yellow_at=row.yellow_at
            )
            for row in rows
        }

    def check(self, job: Job, rows: Sequence[StageLimitRow]) -> list[list[Said]]:
        return [checks.check_stage_limit(row) for row in rows]

    def write(self, job: Job, changed: Sequence[StageLimitRow], rows: Sequence[StageLimitRow]) -> None:
        if changed:
            actions.put_stage_limits(job.platform, changed)
