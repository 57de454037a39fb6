"""What must hold for every calendar, start and limit; and a slow, obvious clock that must agree."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cityloop.catalog.holidays import china
from cityloop.catalog.worktime import (
    DaySemantics,
    Limit,
    OutsideStart,
    Season,
    Unit,
    Window,
    WorkCalendar,
    week,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICE = week(["08:00-12:00", "14:00-18:00"])
SUMMER = Season((6, 1), (9, 30), week(["07:30-11:30", "15:00-19:00"]))
CALENDARS = [
    WorkCalendar("plain", OFFICE),
    WorkCalendar("china", OFFICE, seasons=[SUMMER], holidays=china()),
    WorkCalendar("nights", week(["16:00-20:00", "22:00-06:00"], range(1, 7))),
    WorkCalendar("always", week(["00:00-24:00"], range(1, 8))),
    WorkCalendar(
        "new york",
        week(["01:30-05:00", "09:00-17:00", "21:30-01:00"], range(1, 8)),
        tz=ZoneInfo("America/New_York"),
    ),
    WorkCalendar("saturdays", week(["09:00-12:00"], [6])),
]
calendars = st.sampled_from(CALENDARS)
FIRST = datetime(2022, 1, 1, tzinfo=UTC)
instants = st.timedeltas(timedelta(0), timedelta(days=8 * 365)).map(lambda later: FIRST + later)
budgets = st.integers(1, 40 * 8 * 3600)
units = st.sampled_from(Unit)


@settings(deadline=None)
@given(calendars, instants, budgets, units)
def test_between_undoes_add(calendar: WorkCalendar, start: datetime, seconds: int, unit: Unit) -> None:
    assert calendar.between(start, calendar.add_seconds(start, seconds, unit).at, unit) == seconds


@settings(deadline=None)
@given(calendars, instants, budgets, units)
def test_due_is_the_first_such_instant(
    calendar: WorkCalendar, start: datetime, seconds: int, unit: Unit
) -> None:
    due = calendar.add_seconds(start, seconds, unit).at
    assert calendar.between(start, due - timedelta(microseconds=1), unit) == seconds - 1


@settings(deadline=None)
@given(calendars, instants, st.timedeltas(timedelta(0), timedelta(days=20)), budgets, units)
def test_a_later_start_is_never_due_earlier(
    calendar: WorkCalendar, start: datetime, later: timedelta, seconds: int, unit: Unit
) -> None:
    assert (
        calendar.add_seconds(start, seconds, unit).at <= calendar.add_seconds(start + later, seconds, unit).at
    )


@settings(deadline=None)
@given(calendars, instants, budgets, budgets, units)
def test_budgets_add_up(calendar: WorkCalendar, start: datetime, one: int, other: int, unit: Unit) -> None:
    middle = calendar.add_seconds(start, one, unit).at
    assert calendar.add_seconds(middle, other, unit) == calendar.add_seconds(start, one + other, unit)


@settings(deadline=None)
@given(
    calendars,
    instants,
    st.timedeltas(timedelta(0), timedelta(days=30)),
    st.timedeltas(timedelta(0), timedelta(days=30)),
)
def test_counted_time_adds_up(
    calendar: WorkCalendar, a: datetime, first: timedelta, second: timedelta
) -> None:
    a = a.replace(microsecond=0)
    b = (a + first).replace(microsecond=0)
    c = (b + second).replace(microsecond=0)
    unit = Unit.WORK_HOUR
    assert calendar.between(a, b, unit) + calendar.between(b, c, unit) == calendar.between(a, c, unit)


@settings(deadline=None)
@given(
    calendars, instants, budgets, st.integers(0, 99), st.timedeltas(timedelta(0), timedelta(days=60)), units
)
def test_after_a_pause_the_rest_counts_on(
    calendar: WorkCalendar, start: datetime, seconds: int, percent: int, pause: timedelta, unit: Unit
) -> None:
    # hundredths of an hour: no rounding to whole seconds
    limit = Limit(Decimal(-(-seconds // 36)) / 100, Unit.WORK_HOUR if not unit.is_wall else Unit.URGENT_HOUR)
    total = calendar.total_seconds(limit, start)
    used = total * percent // 100
    stopped = calendar.add_seconds(start, used, limit.unit).at
    resumed = stopped + pause
    rest = calendar.add_seconds(resumed, total - used, limit.unit)
    assert calendar.add_paused(start, limit, [(stopped, resumed)]).at == rest.at
    assert calendar.add_paused(start, limit, []) == calendar.add(start, limit)


@settings(deadline=None)
@given(st.sampled_from(CALENDARS[:2]), instants, instants, st.integers(1, 30), st.sampled_from(OutsideStart))
def test_same_clock_time_is_monotone_and_lies_ahead(
    calendar: WorkCalendar, one: datetime, other: datetime, days: int, rule: OutsideStart
) -> None:
    same = WorkCalendar(
        calendar.key,
        OFFICE,
        holidays=calendar.holidays,
        day_semantics=DaySemantics.SAME_TIME,
        outside_start=rule,
    )
    first, last = sorted((one, other))
    limit = Limit(Decimal(days), Unit.WORK_DAY)
    assert first < same.add(first, limit).at <= same.add(last, limit).at
    total = same.total_seconds(limit, first)
    assert same.add_seconds(first, total, Unit.WORK_DAY).at <= same.add(first, limit).at


# A slow, obvious clock: it walks minute by minute and asks a wall clock whether the office is open.


def is_open(calendar: WorkCalendar, at: datetime) -> bool:
    local = at.astimezone(calendar.tz)
    second = local.hour * 3600 + local.minute * 60
    yesterday = calendar.windows_on(local.date() - timedelta(days=1))
    return any(one.opens <= second < one.closes for one in calendar.windows_on(local.date())) or any(
        one.opens <= second + 86400 < one.closes for one in yesterday
    )


def walk(calendar: WorkCalendar, start: datetime, minutes: int) -> datetime:
    at = start
    while minutes:
        minutes -= is_open(calendar, at)
        at += timedelta(minutes=1)
    return at


@st.composite
def any_week(draw: st.DrawFn) -> dict[int, tuple[Window, ...]]:
    found = {}
    for weekday in draw(st.sets(st.integers(1, 7), min_size=1)):
        marks = sorted(draw(st.sets(st.integers(0, 1440), min_size=2, max_size=6)))
        pairs = zip(marks[::2], marks[1::2], strict=False)
        found[weekday] = tuple(Window(opens * 60, closes * 60) for opens, closes in pairs)
    if draw(st.booleans()):  # a night shift on one day, when there is room before the next day's first window
        weekday = draw(st.sampled_from(sorted(found)))
        tomorrow = found.get(weekday % 7 + 1, ())
        evening = found[weekday][-1].closes
        morning = tomorrow[0].opens if tomorrow else 6 * 3600
        if evening < 86400 and 0 < morning <= evening:
            found[weekday] += (Window(evening, 86400 + morning),)
    return found


DAYS_OFF = {date(2026, 10, 1) + timedelta(days=n): None for n in range(7)}


@settings(max_examples=60, deadline=None)
@given(
    any_week(),
    st.integers(0, 60 * 24 * 60),
    st.integers(1, 30 * 60),
    st.dictionaries(
        st.dates(date(2026, 9, 1), date(2026, 11, 30)), st.sampled_from([None, "work"]), max_size=5
    ),
)
def test_the_slow_clock_agrees(
    windows: dict[int, tuple[Window, ...]], offset: int, minutes: int, days: dict[date, None]
) -> None:
    calendar = WorkCalendar("any", windows, days=DAYS_OFF | days)
    open_a_week = sum(one.closes - one.opens for spans in windows.values() for one in spans) // 60
    assume(minutes < 4 * open_a_week)
    start = datetime(2026, 8, 31, 16, tzinfo=UTC) + timedelta(minutes=offset)
    assert calendar.add_seconds(start, minutes * 60, Unit.WORK_HOUR).at == walk(calendar, start, minutes)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([datetime(2026, 3, 7, 5, tzinfo=UTC), datetime(2026, 10, 31, 4, tzinfo=UTC)]),
    st.integers(0, 36 * 60),
    st.integers(1, 12 * 60),
)
def test_the_slow_clock_agrees_when_the_clocks_change(around: datetime, offset: int, minutes: int) -> None:
    calendar = WorkCalendar(
        "ny", week(["00:00-04:00", "09:00-17:00"], range(1, 8)), tz=ZoneInfo("America/New_York")
    )
    start = around + timedelta(minutes=offset)
    assert calendar.add_seconds(start, minutes * 60, Unit.WORK_HOUR).at == walk(calendar, start, minutes)
