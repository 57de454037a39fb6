"""Work calendars out of their rows, and the warning that next year's holidays are not known yet."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

from cityloop.catalog import holidays
from cityloop.catalog.models import Calendar, CalendarDay, CalendarWindow, DecreedYear
from cityloop.catalog.worktime import (
    ClockError,
    DaySemantics,
    OutsideStart,
    Season,
    Window,
    WorkCalendar,
    week,
)
from cityloop.people.models import Platform

WARN_FROM_MONTH = 11  # next year's decree is usually out in November
BUILTIN_KEY = "builtin@1"
BUILTIN_WINDOWS = ("08:00-12:00", "14:00-18:00")

Day = tuple[Window, ...] | Literal["work"] | None


def builtin_calendar(zone: str) -> WorkCalendar:
    """What counts while a platform has no calendar of its own: Monday to Friday, national holidays."""
    return WorkCalendar(
        key=BUILTIN_KEY, week=week(BUILTIN_WINDOWS), tz=ZoneInfo(zone), holidays=holidays.china()
    )


def work_calendar(calendar: Calendar) -> WorkCalendar:
    """The calendar of a row with its windows, days and decreed years; ClockError when they contradict."""
    windows = list(calendar.windows.all())
    by_season: dict[tuple[str, str], list[CalendarWindow]] = defaultdict(list)
    for window in windows:
        by_season[(window.season_from, window.season_to)].append(window)
    ordinary = by_season.pop(("", ""), [])
    return WorkCalendar(
        key=f"{calendar.code}@{calendar.version}",
        week=_week(ordinary),
        tz=ZoneInfo(calendar.platform.timezone),
        seasons=tuple(
            Season(_month_day(first), _month_day(last), _week(rows))
            for (first, last), rows in by_season.items()
        ),
        days={row.day: _day(row) for row in calendar.days.all()},
        holidays=holidays.china() if calendar.holidays == "china" else None,
        decreed_years=frozenset(calendar.decreed_years.values_list("year", flat=True)),
        day_semantics=DaySemantics(calendar.day_semantics),
        work_day_hours=calendar.work_day_hours,
        outside_start=OutsideStart(calendar.outside_start),
    )


def parse_windows(text: str) -> tuple[Window, ...]:
    """Read "09:00-12:00,13:00-17:00"; the order does not matter. ClockError when it makes no sense."""
    parts = (part.strip() for part in text.replace("，", ",").replace("、", ",").split(","))
    return tuple(sorted(Window.parse(part) for part in parts if part))


def undecreed_years_warning(platform: Platform, today: date) -> str | None:
    """A sentence when deadlines rest on a year whose holidays nobody has loaded; else None.

    This year is asked for always, the next one from November on.
    """
    years = [today.year, today.year + 1] if today.month >= WARN_FROM_MONTH else [today.year]
    missing = [year for year in years if year not in holidays.decreed_years()]
    if not missing:
        return None
    calendars = list(Calendar.objects.filter(platform=platform).order_by("code"))
    if not calendars:
        return _warning(missing, "内置日历")
    known = defaultdict(set)
    for pk, year in DecreedYear.objects.filter(calendar__in=calendars).values_list("calendar_id", "year"):
        known[pk].add(year)
    for calendar in calendars:
        gap = [year for year in missing if year not in known[calendar.pk]]
        if gap and calendar.holidays == "china":
            return _warning(gap, f"工作日历“{calendar.name}”")
    return None


def _warning(years: Iterable[int], where: str) -> str:
    named = "、".join(f"{year} 年" for year in years)
    return (
        f"{where}还没有 {named}的放假安排，落在该年的截止时间都是暂定的。"
        "请载入国务院办公厅公布的放假和调休日期。"
    )


def _week(rows: Iterable[CalendarWindow]) -> dict[int, tuple[Window, ...]]:
    found: dict[int, list[Window]] = defaultdict(list)
    for row in rows:
        for weekday in row.weekdays:
            found[int(weekday)].append(Window.of(row.opens, row.closes))
    return {weekday: tuple(sorted(windows)) for weekday, windows in found.items()}


def _month_day(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    if not (month.isdecimal() and day.isdecimal()):
        raise ClockError(f"季节起止应写成 月-日，如 05-01，而不是“{text}”", f"not a month and day: {text!r}")
    return int(month), int(day)


def _day(row: CalendarDay) -> Day:
    if not row.works:
        return None
    return parse_windows(row.windows) or "work"
