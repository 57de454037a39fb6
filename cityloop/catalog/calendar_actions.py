"""The few writes to work calendars. Each raises the calendar's version, so that running clocks can tell."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from cityloop.catalog import checks
from cityloop.catalog.calendars import work_calendar
from cityloop.catalog.models import Calendar, CalendarDay, CalendarWindow, DecreedYear
from cityloop.catalog.rows import DayRow, WindowRow, Written
from cityloop.core import clock, editions
from cityloop.core.errors import Invalid
from cityloop.core.words import Said
from cityloop.people.models import Platform

DEFAULT_CODE = "default"
DEFAULT_WINDOWS = (("08:00", "12:00"), ("14:00", "18:00"))


@transaction.atomic
def default_calendar(platform: Platform) -> Calendar:
    """The platform's default calendar; without one it is written: 08:00–12:00, 14:00–18:00, 周一 to 周五."""
    found = Calendar.objects.filter(platform=platform, is_default=True).first()
    if found is not None:
        return found
    calendar = Calendar.objects.create(
        platform=platform, code=DEFAULT_CODE, name="默认工作日历", is_default=True
    )
    for opens, closes in DEFAULT_WINDOWS:
        CalendarWindow.objects.create(calendar=calendar, weekdays="12345", opens=opens, closes=closes)
    editions.bump(editions.CATALOG)
    return calendar


@transaction.atomic
def put_calendar_days(calendar: Calendar, rows: Iterable[DayRow]) -> Written:
    """Write 特殊日 by date: 调休, 放假, or other windows."""
    rows = list(rows)
    if len({row.day for row in rows}) < len(rows):
        raise Invalid("同一天写了两次", "a day is given twice")
    checks.check_all((Said(str(row.day), str(row.day)), checks.check_day(row)) for row in rows)
    if not rows:
        return Written(0, 0)
    before = calendar.days.count()
    CalendarDay.objects.bulk_create(
        [
            CalendarDay(calendar=calendar, day=row.day, works=row.works, windows=row.windows, note=row.note)
            for row in rows
        ],
        batch_size=400,
        update_conflicts=True,
        unique_fields=["calendar", "day"],
        update_fields=["works", "windows", "note"],
    )
    created = calendar.days.count() - before
    _changed(calendar)
    return Written(created, len(rows) - created)


@transaction.atomic
def load_decree(calendar: Calendar, year: int, rows: Iterable[DayRow]) -> Written:
    """年度放假安排: all days of a year that rest or work against the week; the year then counts as known."""
    rows = list(rows)
    strays = [row.day for row in rows if row.day.year != year]
    if strays:
        raise Invalid(f"{strays[0]} 不在 {year} 年", f"{strays[0]} is not in {year}", year=year)
    if not any(not row.works for row in rows):
        raise Invalid(
            f"{year} 年的放假安排里没有放假的日子", f"no day off in the decree of {year}", year=year
        )
    DecreedYear.objects.update_or_create(calendar=calendar, year=year, defaults={"loaded_at": clock.now()})
    return put_calendar_days(calendar, rows)


@transaction.atomic
def replace_windows(calendar: Calendar, rows: Iterable[WindowRow]) -> Written:
    """The 工作时段 of a calendar, all of them: what the list does not name is gone."""
    rows = list(rows)
    checks.check_all(
        (Said(f"时段 {row.opens:%H:%M}", f"hours from {row.opens:%H:%M}"), checks.check_window(row))
        for row in rows
    )
    if not rows:
        raise Invalid("工作日历至少要有一个时段", "a calendar needs a window")
    updated, _ = calendar.windows.all().delete()
    CalendarWindow.objects.bulk_create(
        CalendarWindow(
            calendar=calendar,
            weekdays=row.weekdays,
            opens=row.opens,
            closes=row.closes,
            season_from=row.season_from,
            season_to=row.season_to,
        )
        for row in rows
    )
    _changed(calendar)
    return Written(max(len(rows) - updated, 0), min(updated, len(rows)))


def _changed(calendar: Calendar) -> None:
    """The next version; refuses what cannot be counted with, before it is committed."""
    Calendar.objects.filter(pk=calendar.pk).update(version=F("version") + 1)
    calendar.refresh_from_db()
    work_calendar(calendar)
    editions.bump(editions.CATALOG)
