"""Public holidays of China (法定节假日与调休), as decreed year by year; today's source is a library."""

from datetime import date
from functools import cache

import chinese_calendar

from cityloop.catalog.worktime_days import PublicHolidays


@cache
def decreed_years() -> frozenset[int]:
    """The years whose holidays have been decreed and are known."""
    return frozenset(day.year for day in chinese_calendar.holidays)


def exception(day: date) -> bool | None:
    """True for a 调休 day that works, False for a public holiday, None for an ordinary day."""
    if day in chinese_calendar.workdays:
        return True
    return False if day in chinese_calendar.holidays else None


def is_work_day(day: date) -> bool | None:
    """Do offices work on this day? None if the year is not decreed yet."""
    if day.year not in decreed_years():
        return None
    special = exception(day)
    return day.isoweekday() <= 5 if special is None else special


@cache
def china() -> PublicHolidays:
    """The source that a WorkCalendar takes as `holidays`."""
    return PublicHolidays(exception, decreed_years())
