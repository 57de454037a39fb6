"""Calendars out of rows: windows, seasons, decreed days, whose calendar counts, and the November warning."""

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from cityloop.catalog import actions, holidays, queries
from cityloop.catalog.calendars import BUILTIN_KEY, undecreed_years_warning
from cityloop.catalog.models import Calendar
from cityloop.catalog.rows import DayRow, WindowRow
from cityloop.catalog.worktime import ClockError, Limit, Unit
from cityloop.core import editions
from cityloop.core.errors import Invalid
from cityloop.people.models import Platform
from tests.town import Town

ZONE = ZoneInfo("Asia/Shanghai")
WORK_DAY = Limit(Decimal(1), Unit.WORK_DAY)
HOURS = Limit(Decimal(4), Unit.WORK_HOUR)
UNKNOWN_YEAR = max(holidays.decreed_years()) + 1  # the first year nobody has decreed


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.fixture
def platform(db: None) -> Platform:
    return Platform.objects.create(code="p", name="甲区")


@pytest.fixture
def calendar(platform: Platform) -> Calendar:
    return actions.default_calendar(platform)


@pytest.mark.parametrize(
    ("start", "limit", "due"),
    [
        ("2023-09-01T17:00", HOURS, "2023-09-04T11:00"),
        ("2023-09-28T16:00", WORK_DAY, "2023-10-07T16:00"),
    ],
)
def test_without_rows_the_builtin_calendar_counts(
    platform: Platform, start: str, limit: Limit, due: str
) -> None:
    calendar = queries.calendar_for(platform.pk, None)
    assert calendar.key == BUILTIN_KEY
    assert calendar.add(local(start), limit).at == local(due)


def test_the_rows_of_the_default_calendar_count_the_same(platform: Platform, calendar: Calendar) -> None:
    found = queries.calendar_for(platform.pk, None)
    assert found.key == "default@1"
    assert found.add(local("2023-09-28T16:00"), WORK_DAY).at == local("2023-10-07T16:00")


def test_a_departments_calendar_counts_for_it_and_the_units_below(town: Town) -> None:
    actions.default_calendar(town.platform)
    nights = Calendar.objects.create(platform=town.platform, code="nights", name="夜班", holidays="none")
    actions.replace_windows(nights, [WindowRow(weekdays="1234567", opens=time(22), closes=time(6))])
    nights.departments.add(town.departments["sanitation"])
    editions.bump(editions.CATALOG)
    keys = {
        code: queries.calendar_for(town.platform.pk, town.departments[code].pk).key
        for code in ("sanitation", "sanitation_east_1", "water")
    }
    assert keys == {"sanitation": "nights@2", "sanitation_east_1": "nights@2", "water": "default@1"}


def test_seasons_and_days_override_the_ordinary_week(platform: Platform, calendar: Calendar) -> None:
    actions.replace_windows(
        calendar,
        [
            WindowRow(weekdays="12345", opens=time(8), closes=time(12)),
            WindowRow(weekdays="12345", opens=time(14), closes=time(18)),
            WindowRow(
                weekdays="12345", opens=time(15), closes=time(19), season_from="06-01", season_to="09-30"
            ),
        ],
    )
    actions.put_calendar_days(
        calendar,
        [
            DayRow(day=date(2026, 11, 16), works=False, note="停电"),
            DayRow(day=date(2026, 11, 21), works=True),
            DayRow(day=date(2026, 11, 22), works=True, windows="09:00-10:00"),
        ],
    )
    found = queries.calendar_for(platform.pk, None)
    assert found.key == "default@3"
    spans = {
        day: [str(window) for window in found.windows_on(date.fromisoformat(day))]
        for day in ("2026-07-01", "2026-11-16", "2026-11-17", "2026-11-21", "2026-11-22")
    }
    assert spans == {
        "2026-07-01": ["15:00-19:00"],
        "2026-11-16": [],
        "2026-11-17": ["08:00-12:00", "14:00-18:00"],
        "2026-11-21": ["08:00-12:00", "14:00-18:00"],
        "2026-11-22": ["09:00-10:00"],
    }


def test_windows_that_overlap_are_refused_and_nothing_changes(platform: Platform, calendar: Calendar) -> None:
    rows = [
        WindowRow(weekdays="12345", opens=time(8), closes=time(12)),
        WindowRow(weekdays="12345", opens=time(11), closes=time(15)),
    ]
    with pytest.raises(ClockError, match="重叠"):
        actions.replace_windows(calendar, rows)
    editions.forget()
    assert queries.calendar_for(platform.pk, None).key == "default@1"


def test_a_decree_makes_the_year_known_and_due_dates_firm(platform: Platform, calendar: Calendar) -> None:
    start = datetime(UNKNOWN_YEAR, 3, 1, 9, tzinfo=ZONE)
    assert queries.calendar_for(platform.pk, None).add(start, WORK_DAY).provisional
    days = [DayRow(day=date(UNKNOWN_YEAR, 10, n), works=False, note="国庆节") for n in range(1, 8)]
    actions.load_decree(calendar, UNKNOWN_YEAR, days)
    found = queries.calendar_for(platform.pk, None)
    assert found.key == "default@2"
    assert not found.add(start, WORK_DAY).provisional
    assert not found.is_work_day(date(UNKNOWN_YEAR, 10, 5))


def test_a_decree_of_another_year_or_without_a_day_off_is_refused(calendar: Calendar) -> None:
    with pytest.raises(Invalid, match="不在 2030 年"):
        actions.load_decree(calendar, 2030, [DayRow(day=date(2031, 1, 1), works=False)])
    with pytest.raises(Invalid, match="没有放假的日子"):
        actions.load_decree(calendar, 2030, [DayRow(day=date(2030, 1, 5), works=True)])
    assert not calendar.decreed_years.exists()


def test_from_november_on_an_unknown_next_year_is_warned_of(platform: Platform, calendar: Calendar) -> None:
    year = UNKNOWN_YEAR
    assert undecreed_years_warning(platform, date(year - 1, 10, 31)) is None
    warning = undecreed_years_warning(platform, date(year - 1, 11, 1))
    assert warning is not None and f"{year} 年的放假安排" in warning and "默认工作日历" in warning
    actions.load_decree(calendar, year, [DayRow(day=date(year, 1, 1), works=False)])
    assert undecreed_years_warning(platform, date(year - 1, 11, 1)) is None
    assert undecreed_years_warning(platform, date(year, 10, 31)) is None


def test_without_a_calendar_the_warning_speaks_of_the_builtin_one(platform: Platform) -> None:
    warning = undecreed_years_warning(platform, date(UNKNOWN_YEAR, 2, 1))
    assert warning is not None and warning.startswith("内置日历")


def test_a_calendar_without_holidays_needs_no_decree(platform: Platform, calendar: Calendar) -> None:
    calendar.holidays = "none"
    calendar.save()
    assert undecreed_years_warning(platform, date(UNKNOWN_YEAR, 12, 1)) is None
