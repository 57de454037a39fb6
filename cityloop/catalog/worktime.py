"""The clock: when is it due, how much of it has been used. Pure: no Django, no settings.

A due date (截止时间) is the first instant at which the limit has been counted in full, so a limit
that runs out exactly at the end of a window is due there and not at the next opening.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from cityloop.catalog.worktime_days import (
    HORIZON,
    HORIZON_YEARS,
    YEARS,
    PublicHolidays,
    Table,
    Timetable,
    instant,
    out_of_reach,
)
from cityloop.catalog.worktime_limits import SECONDS, ClockError, Limit, Unit, whole_seconds
from cityloop.catalog.worktime_windows import Season, Window, week

__all__ = [
    "ClockError",
    "DaySemantics",
    "Due",
    "Limit",
    "OutsideStart",
    "PublicHolidays",
    "Season",
    "Unit",
    "Window",
    "WorkCalendar",
    "week",
]

MICRO = 1_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
EARLIEST, LATEST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (YEARS[0], YEARS[-1] + 1))


class DaySemantics(StrEnum):
    """What one 工作日 is: hours consumed through the windows, or the same clock time a work day later."""

    CONSUME = "consume"
    SAME_TIME = "same_time"


class OutsideStart(StrEnum):
    """Where a SAME_TIME limit starts that begins while the windows are closed (非工作时间起算).

    NEXT_OPEN: at the next opening. PREV_CLOSE: at the last closing. KEEP_CLOCK: on a work day at
    the very clock time (lunch, evening), on any other day at the next opening.
    """

    NEXT_OPEN = "next_open"
    KEEP_CLOCK = "keep_clock"
    PREV_CLOSE = "prev_close"


@dataclass(frozen=True, slots=True)
class Due:
    """截止时间 in UTC; provisional while it rests on a year whose holidays are not decreed yet."""

    at: datetime
    provisional: bool = False


@dataclass(frozen=True, eq=False)
class WorkCalendar(Timetable):
    """工作日历: a timetable and the clocks that count through it.

    `day_semantics` and `work_day_hours` say what a 工作日 is, `outside_start` where a SAME_TIME
    limit begins outside the windows.
    """

    day_semantics: DaySemantics = DaySemantics.CONSUME
    work_day_hours: Decimal = Decimal(8)
    outside_start: OutsideStart = OutsideStart.NEXT_OPEN

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 0 < self.work_day_hours <= 24:
            raise ClockError(
                f"日历「{self.key}」：一个工作日折合工时须在 0 与 24 之间，而不是 {self.work_day_hours}",
                f"calendar {self.key}: work_day_hours must lie in 0..24, not {self.work_day_hours}",
            )

    # Open or not

    def is_open(self, at: datetime) -> bool:
        """Does the work clock run at this instant? At a closing it does not."""
        second, _ = _split(at)
        table = self.table_at(at)
        index = table.at_or_before(second)
        return index >= 0 and second < table.closes[index]

    def next_open(self, at: datetime) -> datetime:
        """The instant itself (in UTC) if the windows are open, else the next opening."""
        if self.is_open(at):
            return at.astimezone(UTC)
        table, index = self._next_window(at)
        return _instant(table.opens[index])

    def windows_between(self, a: datetime, b: datetime) -> list[tuple[datetime, datetime]]:
        """The open stretches from a to b in UTC, cut at both ends."""
        (second, _), (until, _) = _split(a), _split(b)
        start, end = a.astimezone(UTC), b.astimezone(UTC)
        table = self.table_at(a, b)
        found = []
        for index in range(max(0, table.at_or_before(second)), table.at_or_before(until) + 1):
            opens, closes = max(start, _instant(table.opens[index])), min(end, _instant(table.closes[index]))
            if opens < closes:
                found.append((opens, closes))
        return found

    # The clocks

    def add(self, start: datetime, limit: Limit) -> Due:
        """When a limit that starts now runs out."""
        if limit.unit is Unit.WORK_DAY and self.day_semantics is DaySemantics.SAME_TIME:
            return self._add_same_time(start, limit.amount)
        return self.add_seconds(start, self._seconds(limit), limit.unit)

    def add_seconds(self, start: datetime, seconds: int, unit: Unit) -> Due:
        """The first instant at which so many seconds of the unit's clock have run; 0 is the start itself."""
        second, micro = _split(start)
        if seconds < 0:
            raise ClockError(f"剩余时限不能为负：{seconds} 秒", f"cannot count {seconds} seconds")
        if seconds > HORIZON:
            raise self.too_far()
        if unit.is_wall or not seconds:
            return Due(start.astimezone(UTC) + seconds * _SECOND)
        self.check_ever_open()
        year = last = start.astimezone(self.tz).year
        table = self.table(year - 1, last)
        while (target := _position(table, second, micro) + seconds * MICRO) > table.total * MICRO:
            last += 1
            if last > year + HORIZON_YEARS:
                raise self.too_far()
            table = self.table(year - 1, last)
        whole, micro = divmod(target, MICRO)
        index = (bisect_right(table.before, whole) if micro else bisect_left(table.before, whole)) - 1
        due = table.opens[index] + whole - table.before[index]
        if due - second > HORIZON:
            raise self.too_far()
        return Due(_instant(due, micro), self._is_provisional(year, table.days[index]))

    def between(self, a: datetime, b: datetime, unit: Unit) -> int:
        """Whole seconds of the unit's clock from a to b; 0 if b is not after a."""
        (start, start_micro), (end, end_micro) = _split(a), _split(b)
        if (end, end_micro) <= (start, start_micro):
            return 0
        if unit.is_wall:
            return end - start - (end_micro < start_micro)
        table = self.table_at(a, b)
        return (_position(table, end, end_micro) - _position(table, start, start_micro)) // MICRO

    def total_seconds(self, limit: Limit, start: datetime) -> int:
        """The limit as counted seconds, from this start if its days mean the same clock time."""
        if limit.unit is Unit.WORK_DAY and self.day_semantics is DaySemantics.SAME_TIME:
            return self.between(start, self.add(start, limit).at, limit.unit)
        return self._seconds(limit)

    def add_fraction(self, start: datetime, limit: Limit, fraction: Decimal) -> Due:
        """When a share of the limit is used, e.g. 0.8 for the yellow lamp (黄灯); 1 is the due date."""
        if fraction <= 0:
            raise ClockError(f"比例须大于零：{fraction}", f"a share must be above zero: {fraction}")
        if fraction == 1:
            return self.add(start, limit)
        return self.add_seconds(start, whole_seconds(self.total_seconds(limit, start) * fraction), limit.unit)

    def add_paused(self, start: datetime, limit: Limit, pauses: Iterable[tuple[datetime, datetime]]) -> Due:
        """When the limit runs out if the clock stood still in each pause (挂账 to 恢复), given in order.

        What was left at the pause counts on from the resume instant. Refuses a pause that ends
        before it begins, overlaps the one before it, precedes the start, or begins when overdue.
        """
        due, resumed, left = self.add(start, limit), start, self.total_seconds(limit, start)
        for pause, resume in pauses:
            _split(resume)
            if resume < pause or pause < resumed or pause >= due.at:
                span = "..".join(one.astimezone(self.tz).isoformat() for one in (pause, resume))
                if resume < pause:
                    raise ClockError(f"挂账 {span} 结束早于开始", f"the pause {span} ends before it begins")
                if pause < resumed:
                    raise ClockError(f"挂账 {span} 早于起算或上次恢复", f"the pause {span} begins too early")
                raise ClockError(f"挂账 {span} 开始时已超时", f"the pause {span} begins when already overdue")
            left -= self.between(resumed, pause, limit.unit)
            again = self.add_seconds(resume, left, limit.unit)
            resumed, due = resume, Due(again.at, again.provisional or due.provisional)
        return due

    # Behind the clocks

    def _next_window(self, at: datetime) -> tuple[Table, int]:
        self.check_ever_open()
        second, _ = _split(at)
        year = at.astimezone(self.tz).year
        for last in range(year, year + HORIZON_YEARS + 1):
            table = self.table(year - 1, last)
            index = table.at_or_before(second) + 1
            if index < len(table.opens):
                if table.opens[index] - second > HORIZON:
                    break
                return table, index
        raise self.too_far()

    def _add_same_time(self, start: datetime, amount: Decimal) -> Due:
        self.check_ever_open()
        second, _ = _split(start)
        table = self.table_at(start)
        local = start.astimezone(self.tz)
        year, day = local.year, local.toordinal()
        index = table.at_or_before(second)
        if index >= 0 and second < table.closes[index]:
            day = table.days[index]
        elif self.outside_start is OutsideStart.PREV_CLOSE:
            while index < 0:
                if table.first <= year - HORIZON_YEARS:
                    raise self.too_far()
                table = self.table(table.first - 1, year)
                index = table.at_or_before(second)
            if second - table.closes[index] > HORIZON:
                raise self.too_far()
            local, day = _instant(table.closes[index]).astimezone(self.tz), table.days[index]
        elif self.outside_start is OutsideStart.NEXT_OPEN or not self.is_work_day(local.date()):
            table, index = self._next_window(start)
            local, day = _instant(table.opens[index]).astimezone(self.tz), table.days[index]
        whole, rest = divmod(amount, 1)
        at = local.astimezone(UTC)
        if whole:
            target = self._work_day_after(day, int(whole))
            clock = local.hour * 3600 + local.minute * 60 + local.second
            # A night shift belongs to the day it began: its small hours lie one date later.
            at = _instant(instant(self.tz, target + local.toordinal() - day, clock), local.microsecond)
            day = target
        due = Due(at, self._is_provisional(year, day))
        if rest:
            more = self.add_seconds(at, whole_seconds(rest * self.work_day_hours * 3600), Unit.WORK_DAY)
            due = Due(more.at, more.provisional or due.provisional)
        return due

    def _work_day_after(self, day: int, number: int) -> int:
        year = date.fromordinal(day).year
        for last in range(year, year + HORIZON_YEARS + 1):
            work_days = self.table(year, last).work_days
            index = bisect_right(work_days, day) + number - 1
            if index < len(work_days):
                if (work_days[index] - day) * 86400 > HORIZON:
                    break
                return work_days[index]
        raise self.too_far()

    def _seconds(self, limit: Limit) -> int:
        if limit.unit is Unit.WORK_DAY:
            return max(1, whole_seconds(limit.amount * self.work_day_hours * 3600))
        return max(1, whole_seconds(limit.amount * SECONDS[limit.unit]))

    def _is_provisional(self, start_year: int, due_day: int) -> bool:
        if self.holidays is None:
            return False
        last = date.fromordinal(due_day).year
        years = range(min(start_year, last), last + 1)
        return any(year not in self.holidays.years and year not in self.decreed_years for year in years)


def _split(at: datetime) -> tuple[int, int]:
    """Seconds since 1970 UTC and microseconds; refuses a naive datetime."""
    if at.utcoffset() is None:
        raise ClockError(f"时刻须带时区：{at.isoformat()}", f"the instant must be aware: {at.isoformat()}")
    since = at - _EPOCH
    second = since.days * 86400 + since.seconds
    if not EARLIEST <= second < LATEST:
        raise out_of_reach()
    return second, since.microseconds


def _instant(second: int, micro: int = 0) -> datetime:
    return _EPOCH + timedelta(seconds=second, microseconds=micro)


def _position(table: Table, second: int, micro: int) -> int:
    """Open microseconds of the table that have passed by an instant."""
    index = table.at_or_before(second)
    if index < 0:
        return 0
    if second >= table.closes[index]:
        return (table.before[index] + table.closes[index] - table.opens[index]) * MICRO
    return (table.before[index] + second - table.opens[index]) * MICRO + micro
