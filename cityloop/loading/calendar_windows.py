"""工作时段 of a work calendar, all of them at once."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from cityloop.catalog import actions, checks
from cityloop.catalog.rows import WindowRow
from cityloop.core.words import Said
from cityloop.loading.columns import Column, clock_time, text
from cityloop.loading.kinds import Job, Kind
from cityloop.loading.work_calendars import calendar_named, calendar_to_write


class CalendarWindows(Kind[WindowRow]):
    name = "calendar-windows"
    label = "工作时段"
    about = "工作日历的全部时段。文件替换原有的时段：没有写到的时段会删去。"
    columns = (
        Column("weekdays", "星期", "1=周一 … 7=周日，连写", "12345", required=True, parse=text),
        Column("opens", "开始", "", "08:00", required=True, parse=clock_time, aliases=("开始时间", "上班时间")),
        Column(
            "closes", "结束", "早于开始即次日", "12:00", required=True, parse=clock_time,
            aliases=("结束时间", "下班时间"),
        ),
        Column("season_from", "季节起", "月-日；全年适用则空着", "06-01"),
        Column("season_to", "季节止", "月-日", "09-30"),
    )  # fmt: skip

    def key(self, fields: Mapping[str, Any]) -> Hashable:
        row = self.make(dict(fields))
        return row.key

    def make(self, fields: dict[str, Any]) -> WindowRow:
        return WindowRow(**fields)

    def present(self, job: Job) -> dict[Hashable, WindowRow]:
        calendar = calendar_named(job)
        names = ("weekdays", "opens", "closes", "season_from", "season_to")
        rows = calendar.windows.values(*names) if calendar else []
        return {row.key: row for row in (WindowRow(**one) for one in rows)}

    def check(self, job: Job, rows: Sequence[WindowRow]) -> list[list[Said]]:
        return [checks.check_window(row) for row in rows]

    def removed(self, job: Job, rows: Sequence[WindowRow]) -> int:
        return len(self.present(job).keys() - {row.key for row in rows})

    def write(self, job: Job, changed: Sequence[WindowRow], rows: Sequence[WindowRow]) -> None:
        if changed or self.removed(job, rows):
            actions.replace_windows(calendar_to_write(job), rows)
