"""特殊日 of a work calendar: 放假, 调休, other windows; a whole year of them is a decree (放假安排)."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from cityloop.catalog import actions, checks
from cityloop.catalog.rows import DayRow
from cityloop.core.words import Said
from cityloop.loading.columns import Column, choice, day
from cityloop.loading.kinds import Job, Kind
from cityloop.loading.work_calendars import calendar_named, calendar_to_write

WORKS = {"上班": True, "休息": False}
WORK_WORDS = {
    "调休": True,
    "调休上班": True,
    "是": True,
    "work": True,
    "放假": False,
    "否": False,
    "off": False,
}


class CalendarDays(Kind[DayRow]):
    name = "calendar-days"
    label = "日历特殊日"
    about = "与平常星期不同的日子。国务院公布的全年安排用 --decree 年份 载入，该年即视为已知。"
    columns = (
        Column("day", "日期", "", "2027-02-17", required=True, parse=day),
        Column(
            "works", "上班", "放假写“休息”；调休上班写“上班”", "休息", required=True, choices=tuple(WORKS),
            parse=choice(WORKS, WORK_WORDS), aliases=("是否上班", "类型"),
        ),
        Column("windows", "时段", "空着即平常的时段", "09:00-12:00,13:00-17:00", aliases=("工作时段",)),
        Column("note", "说明", "", "春节", aliases=("备注", "节日")),
    )  # fmt: skip

    def key(self, fields: Mapping[str, Any]) -> Hashable:
        return str(fields["day"])

    def make(self, fields: dict[str, Any]) -> DayRow:
        return DayRow(**fields)

    def present(self, job: Job) -> dict[Hashable, DayRow]:
        calendar = calendar_named(job)
        rows = calendar.days.values("day", "works", "windows", "note") if calendar else []
        return {str(row["day"]): DayRow(**row) for row in rows}

    def check(self, job: Job, rows: Sequence[DayRow]) -> list[list[Said]]:
        return [checks.check_day(row) + self._stray(row, job) for row in rows]

    def _stray(self, row: DayRow, job: Job) -> list[Said]:
        year = job.options.decree
        if not year or row.day.year == year:
            return []
        return [Said(f"{row.day} 不在 {year} 年", f"{row.day} does not lie in {year}")]

    def write(self, job: Job, changed: Sequence[DayRow], rows: Sequence[DayRow]) -> None:
        if job.options.decree:
            actions.load_decree(calendar_to_write(job), job.options.decree, rows)
        elif changed:
            actions.put_calendar_days(calendar_to_write(job), changed)
