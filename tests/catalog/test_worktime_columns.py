"""The column clock gives the very answers of the scalar one."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityloop.catalog.holidays import china
from cityloop.catalog.worktime import ClockError, Season, Unit, Window, WorkCalendar, week
from cityloop.catalog.worktime_columns import add_many, between_many

OFFICE = week(["08:00-12:00", "14:00-18:00"])
CALENDARS = [
    WorkCalendar("china", OFFICE, seasons=[Season((6, 1), (9, 30), week(["07:30-19:00"]))], holidays=china()),
    WorkCalendar("nights", week(["16:00-20:00", "22:00-06:00"], range(1, 7))),
    WorkCalendar(
        "new york", week(["01:30-05:00", "21:30-01:00"], range(1, 8)), tz=ZoneInfo("America/New_York")
    ),
    WorkCalendar(
        "one day a year", {}, days={date(y, 2, 28): (Window.parse("09:00-12:00"),) for y in range(2015, 2050)}
    ),
]
seconds_of_time = st.integers(1_577_836_800, 1_893_456_000)  # 2020 to 2030
budgets = st.integers(0, 20 * 3600)
rows = st.lists(st.tuples(seconds_of_time, budgets), min_size=1, max_size=20)


def moment(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


@settings(deadline=None)
@given(st.sampled_from(CALENDARS), rows, st.sampled_from(Unit))
def test_add_many_is_add(calendar: WorkCalendar, rows: list[tuple[int, int]], unit: Unit) -> None:
    starts, seconds = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    expected = [calendar.add_seconds(moment(a), n, unit).at.timestamp() for a, n in rows]
    assert add_many(calendar, starts, seconds, unit).tolist() == expected


@settings(deadline=None)
@given(
    st.sampled_from(CALENDARS),
    st.lists(st.tuples(seconds_of_time, seconds_of_time), min_size=1, max_size=20),
    st.sampled_from(Unit),
)
def test_between_many_is_between(calendar: WorkCalendar, rows: list[tuple[int, int]], unit: Unit) -> None:
    a, b = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    expected = [calendar.between(moment(one), moment(other), unit) for one, other in rows]
    assert between_many(calendar, a, b, unit).tolist() == expected


def test_missing_instants_stay_missing() -> None:
    known = int(datetime(2026, 10, 12, 1, tzinfo=UTC).timestamp())
    dates = np.array(["NaT", "2026-10-12T01:00:00"], dtype="datetime64[ms]")
    calendar = CALENDARS[0]
    assert add_many(calendar, [-1, known], 60, Unit.WORK_HOUR).tolist() == [-1, known + 60]
    assert add_many(calendar, dates, 60, Unit.WORK_HOUR).tolist() == [-1, known + 60]
    assert between_many(calendar, [-1, known, known], [known, -1, known + 60], Unit.WORK_HOUR).tolist() == [
        -1,
        -1,
        60,
    ]


@pytest.mark.parametrize("unit", Unit)
def test_no_rows_and_only_missing_rows(unit: Unit) -> None:
    assert add_many(CALENDARS[0], [], 60, unit).tolist() == []
    assert add_many(CALENDARS[0], [-1], 60, unit).tolist() == [-1]
    assert between_many(CALENDARS[0], [], [], unit).tolist() == []


def test_one_start_and_many_budgets() -> None:
    start = int(datetime(2026, 10, 12, 0, tzinfo=UTC).timestamp())  # 08:00 in Shanghai
    assert add_many(CALENDARS[0], start, [3600, 5 * 3600], Unit.WORK_HOUR).tolist() == [
        start + 3600,
        start + 7 * 3600,
    ]


def test_refusals_are_those_of_the_scalar_clock() -> None:
    start = [int(datetime(2026, 10, 12, tzinfo=UTC).timestamp())]
    empty = WorkCalendar("empty", {})
    with pytest.raises(ClockError, match="没有任何工作时段"):
        add_many(empty, start, 60, Unit.WORK_HOUR)
    assert between_many(empty, start, [start[0] + 60], Unit.WORK_HOUR).tolist() == [0]
    with pytest.raises(ClockError, match="不能为负"):
        add_many(CALENDARS[0], start, -1, Unit.WORK_HOUR)
    with pytest.raises(ClockError, match="20 年"):
        add_many(CALENDARS[3], start, 70 * 3600, Unit.WORK_HOUR)
    with pytest.raises(ClockError, match="20 年"):
        add_many(CALENDARS[0], start, 10**9, Unit.MINUTE)
    with pytest.raises(ClockError, match="年份"):
        between_many(CALENDARS[0], [10**12], [10**13], Unit.WORK_HOUR)
    with pytest.raises(ClockError, match="整数秒"):
        add_many(CALENDARS[0], [1.5], 60, Unit.WORK_HOUR)


def test_a_long_column_is_spot_checked() -> None:
    first = int(datetime(2025, 1, 1, tzinfo=UTC).timestamp())
    starts = np.random.default_rng(7).integers(first, first + 2 * 365 * 86400, 100_000)
    due = add_many(CALENDARS[0], starts, 40 * 3600, Unit.WORK_DAY)
    assert (between_many(CALENDARS[0], starts, due, Unit.WORK_DAY) == 40 * 3600).all()
    for row in range(0, 100_000, 5_000):
        alone = CALENDARS[0].add_seconds(moment(int(starts[row])), 40 * 3600, Unit.WORK_DAY).at
        assert alone == datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(due[row]))
