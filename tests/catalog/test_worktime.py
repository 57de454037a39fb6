"""Due dates a duty chief can check with a wall calendar."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from cityloop.catalog import holidays
from cityloop.catalog.worktime import (
    ClockError,
    DaySemantics,
    Due,
    Limit,
    OutsideStart,
    PublicHolidays,
    Season,
    Unit,
    Window,
    WorkCalendar,
    week,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
OFFICE = week(["08:00-12:00", "14:00-18:00"])
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
# 29 September to 6 October 2023 off, the weekend of 7 and 8 October at work.
REST = {date(2023, 9, 29) + timedelta(days=n): None for n in range(8)}
CALENDAR_R = WorkCalendar("R", OFFICE, days=REST | {date(2023, 10, 7): "work", date(2023, 10, 8): "work"})
CHINA = WorkCalendar("china", OFFICE, holidays=holidays.china())


def local(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """ "Fri 2026-10-09 17:00": the weekday must be true."""
    weekday, _, rest = text.partition(" ")
    at = datetime.fromisoformat(rest).replace(tzinfo=zone)
    assert DAYS[at.weekday()] == weekday, f"{rest} is a {DAYS[at.weekday()]}"
    return at


def said(due: Due, zone: ZoneInfo = SHANGHAI) -> str:
    assert due.at.tzinfo is UTC
    at = due.at.astimezone(zone)
    return f"{DAYS[at.weekday()]} {at:%Y-%m-%d %H:%M}" + (f":{at:%S}" if at.second else "")


@pytest.mark.parametrize(
    ("start", "limit", "due"),
    [
        ("Fri 2023-09-01 17:00", "4 work_hour", "Mon 2023-09-04 11:00"),
        ("Fri 2023-09-01 17:00", "2 urgent_hour", "Fri 2023-09-01 19:00"),
        ("Fri 2023-09-01 10:00", "1 work_day", "Mon 2023-09-04 10:00"),
        ("Sat 2023-09-02 10:00", "2 work_day", "Tue 2023-09-05 18:00"),
        ("Fri 2023-09-01 12:30", "2 work_hour", "Fri 2023-09-01 16:00"),
        ("Mon 2023-09-04 19:00", "2 work_hour", "Tue 2023-09-05 10:00"),
        ("Thu 2023-09-28 16:00", "1 work_day", "Sat 2023-10-07 16:00"),
        ("Fri 2023-09-01 17:00", "1 urgent_day", "Sat 2023-09-02 17:00"),
        ("Fri 2023-09-01 17:00", "3 calendar_day", "Mon 2023-09-04 17:00"),
        ("Fri 2023-09-01 17:45", "30 minute", "Fri 2023-09-01 18:15"),
        # a limit that runs out at a closing is due there, not at the next opening
        ("Fri 2023-09-01 08:00", "4 work_hour", "Fri 2023-09-01 12:00"),
        ("Fri 2023-09-01 12:00", "4 work_hour", "Fri 2023-09-01 18:00"),
        ("Fri 2023-09-01 08:00", "1 work_day", "Fri 2023-09-01 18:00"),
        ("Fri 2023-09-01 18:00", "1 work_day", "Mon 2023-09-04 18:00"),
        ("Fri 2023-09-01 11:30", "1.5 work_hour", "Fri 2023-09-01 15:00"),
        ("Fri 2023-09-01 16:00", "0.5 work_day", "Mon 2023-09-04 10:00"),
        ("Sun 2023-10-08 17:59", "1 work_hour", "Mon 2023-10-09 08:59"),
        ("Fri 2023-09-01 17:00", "15 work_day", "Fri 2023-09-22 17:00"),
    ],
)
def test_calendar_r(start: str, limit: str, due: str) -> None:
    assert said(CALENDAR_R.add(local(start), Limit.parse(limit))) == due


@pytest.mark.parametrize(
    ("festival", "start", "limit", "due"),
    [
        ("元旦", "Wed 2025-12-31 17:00", "2 work_hour", "Sun 2026-01-04 09:00"),
        ("春节前的周六调休", "Fri 2026-02-13 17:00", "2 work_hour", "Sat 2026-02-14 09:00"),
        ("春节", "Sat 2026-02-14 17:00", "2 work_hour", "Tue 2026-02-24 09:00"),
        ("春节后的周六调休", "Fri 2026-02-27 16:00", "1 work_day", "Sat 2026-02-28 16:00"),
        ("清明", "Fri 2026-04-03 17:00", "2 work_hour", "Tue 2026-04-07 09:00"),
        ("劳动节", "Thu 2026-04-30 17:00", "2 work_hour", "Wed 2026-05-06 09:00"),
        ("劳动节后的周六调休", "Fri 2026-05-08 17:00", "1 work_day", "Sat 2026-05-09 17:00"),
        ("端午", "Thu 2026-06-18 17:00", "2 work_hour", "Mon 2026-06-22 09:00"),
        ("国庆前的周日调休", "Fri 2026-09-18 17:00", "2 work_hour", "Sun 2026-09-20 09:00"),
        ("中秋", "Thu 2026-09-24 17:00", "2 work_hour", "Mon 2026-09-28 09:00"),
        ("国庆", "Wed 2026-09-30 16:30", "4 work_hour", "Thu 2026-10-08 10:30"),
        ("国庆后的周六调休", "Fri 2026-10-09 17:00", "2 work_hour", "Sat 2026-10-10 09:00"),
        ("国庆假期中起算", "Sat 2026-10-03 10:00", "1 work_day", "Thu 2026-10-08 18:00"),
    ],
)
def test_long_holidays_of_2026(festival: str, start: str, limit: str, due: str) -> None:
    answer = CHINA.add(local(start), Limit.parse(limit))
    assert (said(answer), answer.provisional) == (due, False), festival


def test_library_knows_the_decree() -> None:
    assert 2026 in holidays.decreed_years()
    assert 2050 not in holidays.decreed_years()
    saturday_at_work, holiday, monday = date(2026, 10, 10), date(2026, 10, 1), date(2026, 10, 12)
    assert [holidays.is_work_day(day) for day in (saturday_at_work, holiday, monday)] == [True, False, True]
    assert holidays.is_work_day(date(2050, 10, 3)) is None
    assert holidays.exception(date(2026, 10, 11)) is None  # an ordinary Sunday


# The source below stands still while the library learns new years.
SOURCE = PublicHolidays({date(2026, 1, 1): False, date(2026, 12, 26): True}.get, frozenset({2025, 2026}))
UNTIL_2026 = WorkCalendar("2026", OFFICE, holidays=SOURCE)


@pytest.mark.parametrize(
    ("start", "limit", "due", "provisional"),
    [
        ("Thu 2026-12-31 14:00", "4 work_hour", "Thu 2026-12-31 18:00", False),
        ("Thu 2026-12-31 17:00", "4 work_hour", "Fri 2027-01-01 11:00", True),
        ("Thu 2026-12-31 18:00", "2 work_hour", "Fri 2027-01-01 10:00", True),
        ("Thu 2026-12-31 23:00", "2 urgent_hour", "Fri 2027-01-01 01:00", False),
        ("Mon 2026-12-21 09:00", "6 work_day", "Mon 2026-12-28 09:00", False),
        ("Sat 2027-01-02 09:00", "2 work_hour", "Mon 2027-01-04 10:00", True),
    ],
)
def test_year_without_a_decree_is_plain_weekdays_and_provisional(
    start: str, limit: str, due: str, provisional: bool
) -> None:
    answer = UNTIL_2026.add(local(start), Limit.parse(limit))
    assert (said(answer), answer.provisional) == (due, provisional)


def test_rows_may_decree_a_year() -> None:
    rows = {date(2027, 1, 1): None, date(2027, 1, 3): "work"}
    calendar = WorkCalendar("rows", OFFICE, days=rows, holidays=SOURCE, decreed_years=frozenset({2027}))
    answer = calendar.add(local("Thu 2026-12-31 17:00"), Limit.parse("4 work_hour"))
    assert (said(answer), answer.provisional) == ("Sun 2027-01-03 11:00", False)


def test_without_public_holidays_nothing_is_provisional() -> None:
    plain = WorkCalendar("plain", OFFICE)
    assert plain.add(local("Thu 2099-12-31 17:00"), Limit.parse("3 work_day")).provisional is False


def same_time(outside: OutsideStart = OutsideStart.NEXT_OPEN) -> WorkCalendar:
    return WorkCalendar(
        "same", OFFICE, holidays=holidays.china(), day_semantics=DaySemantics.SAME_TIME, outside_start=outside
    )


@pytest.mark.parametrize(
    ("start", "limit", "due"),
    [
        ("Fri 2026-10-16 10:00", "1 work_day", "Mon 2026-10-19 10:00"),
        ("Mon 2026-10-12 09:17", "3 work_day", "Thu 2026-10-15 09:17"),
        ("Wed 2026-09-30 16:30", "1 work_day", "Thu 2026-10-08 16:30"),
        ("Wed 2026-09-30 16:30", "3 work_day", "Sat 2026-10-10 16:30"),
        ("Fri 2026-10-16 10:00", "0.5 work_day", "Fri 2026-10-16 16:00"),
        ("Fri 2026-10-16 10:00", "1.5 work_day", "Mon 2026-10-19 16:00"),
        # other units keep counting through the windows
        ("Fri 2026-10-16 17:00", "4 work_hour", "Mon 2026-10-19 11:00"),
    ],
)
def test_same_clock_time(start: str, limit: str, due: str) -> None:
    assert said(same_time().add(local(start), Limit.parse(limit))) == due


@pytest.mark.parametrize(
    ("start", "next_open", "keep_clock", "prev_close"),
    [
        # lunch
        ("Mon 2026-10-12 12:30", "Tue 2026-10-13 14:00", "Tue 2026-10-13 12:30", "Tue 2026-10-13 12:00"),
        # evening
        ("Mon 2026-10-12 20:00", "Wed 2026-10-14 08:00", "Tue 2026-10-13 20:00", "Tue 2026-10-13 18:00"),
        # early morning
        ("Tue 2026-10-13 06:00", "Wed 2026-10-14 08:00", "Wed 2026-10-14 06:00", "Tue 2026-10-13 18:00"),
        # weekend
        ("Sat 2026-10-17 10:00", "Tue 2026-10-20 08:00", "Tue 2026-10-20 08:00", "Mon 2026-10-19 18:00"),
        # inside the windows the rule is not asked
        ("Mon 2026-10-12 15:00", "Tue 2026-10-13 15:00", "Tue 2026-10-13 15:00", "Tue 2026-10-13 15:00"),
    ],
)
def test_same_clock_time_from_outside_hours(
    start: str, next_open: str, keep_clock: str, prev_close: str
) -> None:
    one_day = Limit.parse("1 work_day")
    answers = [said(same_time(rule).add(local(start), one_day)) for rule in OutsideStart]
    assert answers == [next_open, keep_clock, prev_close]


def test_a_night_shift_belongs_to_the_day_it_begins() -> None:
    nights = week(["22:00-06:00"])
    consume = WorkCalendar("nights", nights)
    assert (
        said(consume.add(local("Fri 2026-10-16 23:00"), Limit.parse("8 work_hour"))) == "Mon 2026-10-19 23:00"
    )
    assert (
        said(consume.add(local("Sat 2026-10-17 02:00"), Limit.parse("4 work_hour"))) == "Sat 2026-10-17 06:00"
    )
    same = WorkCalendar("nights", nights, day_semantics=DaySemantics.SAME_TIME)
    assert said(same.add(local("Sat 2026-10-17 02:00"), Limit.parse("1 work_day"))) == "Tue 2026-10-20 02:00"


def test_new_years_night_counts_in_the_old_year() -> None:
    nights = WorkCalendar("nights", week(["22:00-06:00"]), holidays=SOURCE)
    answer = nights.add(local("Thu 2026-12-31 23:00"), Limit.parse("4 work_hour"))
    assert (said(answer), answer.provisional) == ("Fri 2027-01-01 03:00", False)
    assert nights.is_open(local("Fri 2027-01-01 05:59"))
    assert (
        nights.between(local("Fri 2027-01-01 01:00"), local("Fri 2027-01-01 12:00"), Unit.WORK_HOUR)
        == 5 * 3600
    )


SEASONS = WorkCalendar(
    "seasons",
    OFFICE,
    seasons=[
        Season((6, 1), (9, 30), week(["08:00-12:00", "15:00-19:00"])),
        Season((11, 15), (2, 28), week(["09:00-12:00", "13:00-17:00"])),
    ],
)


@pytest.mark.parametrize(
    ("start", "limit", "due"),
    [
        ("Fri 2026-05-29 17:00", "4 work_hour", "Mon 2026-06-01 11:00"),
        ("Fri 2026-05-29 17:00", "6 work_hour", "Mon 2026-06-01 16:00"),
        ("Wed 2026-09-30 18:00", "2 work_hour", "Thu 2026-10-01 09:00"),
        ("Thu 2026-12-31 16:00", "2 work_hour", "Fri 2027-01-01 10:00"),
        ("Fri 2027-02-26 16:00", "2 work_hour", "Mon 2027-03-01 09:00"),
        # 1 工作日 is 8 work hours also where a winter day has only 7
        ("Mon 2026-12-07 09:00", "1 work_day", "Tue 2026-12-08 10:00"),
    ],
)
def test_seasons(start: str, limit: str, due: str) -> None:
    assert said(SEASONS.add(local(start), Limit.parse(limit))) == due


def test_special_days() -> None:
    half, off, sunday = date(2026, 10, 14), date(2026, 10, 15), date(2026, 10, 18)
    calendar = WorkCalendar(
        "days", OFFICE, days={half: (Window.parse("08:00-12:00"),), off: None, sunday: "work"}
    )
    assert (
        said(calendar.add(local("Wed 2026-10-14 11:00"), Limit.parse("2 work_hour")))
        == "Fri 2026-10-16 09:00"
    )
    assert (
        said(calendar.add(local("Fri 2026-10-16 17:00"), Limit.parse("2 work_hour")))
        == "Sun 2026-10-18 09:00"
    )
    assert [calendar.is_work_day(day) for day in (half, off, sunday)] == [True, False, True]


def test_a_day_with_no_windows_at_all_is_closed() -> None:
    assert not WorkCalendar("days", OFFICE, days={date(2026, 10, 14): ()}).is_work_day(date(2026, 10, 14))


def test_a_seven_day_service_rests_only_on_holidays() -> None:
    calendar = WorkCalendar("daily", week(["08:00-18:00"], range(1, 8)), holidays=holidays.china())
    saturday, in_golden_week = date(2026, 10, 17), date(2026, 10, 3)
    assert [calendar.is_work_day(day) for day in (saturday, in_golden_week)] == [True, False]


def test_open_or_not() -> None:
    assert CALENDAR_R.is_open(local("Fri 2023-09-01 08:00"))
    assert not CALENDAR_R.is_open(local("Fri 2023-09-01 12:00"))
    assert CALENDAR_R.next_open(local("Fri 2023-09-01 12:00")) == local("Fri 2023-09-01 14:00")
    assert CALENDAR_R.next_open(local("Fri 2023-09-01 09:30")) == local("Fri 2023-09-01 09:30")
    assert CALENDAR_R.next_open(local("Thu 2023-09-28 18:00")) == local("Sat 2023-10-07 08:00")


def test_between() -> None:
    friday, monday = local("Fri 2023-09-01 17:00"), local("Mon 2023-09-04 11:00")
    assert CALENDAR_R.between(friday, monday, Unit.WORK_HOUR) == 4 * 3600
    assert CALENDAR_R.between(friday, monday, Unit.URGENT_HOUR) == 66 * 3600
    assert CALENDAR_R.between(monday, friday, Unit.WORK_HOUR) == 0
    assert CALENDAR_R.windows_between(friday, monday) == [
        (local("Fri 2023-09-01 17:00"), local("Fri 2023-09-01 18:00")),
        (local("Mon 2023-09-04 08:00"), local("Mon 2023-09-04 11:00")),
    ]


def test_a_pause_stops_the_clock_and_the_rest_counts_on() -> None:
    start, limit = local("Mon 2023-09-04 09:00"), Limit.parse("4 work_hour")
    pause = local("Mon 2023-09-04 11:00"), local("Wed 2023-09-06 09:00")
    assert said(CALENDAR_R.add_paused(start, limit, [pause])) == "Wed 2023-09-06 11:00"
    again = local("Wed 2023-09-06 10:00"), local("Wed 2023-09-06 18:00")
    assert said(CALENDAR_R.add_paused(start, limit, [pause, again])) == "Thu 2023-09-07 09:00"


@pytest.mark.parametrize(
    ("pauses", "complaint"),
    [
        ([("Mon 2023-09-04 11:00", "Mon 2023-09-04 10:00")], "结束早于开始"),
        ([("Mon 2023-09-04 08:00", "Mon 2023-09-04 10:00")], "早于起算"),
        ([("Mon 2023-09-04 15:00", "Mon 2023-09-04 16:00")], "已超时"),
        (
            [
                ("Mon 2023-09-04 09:30", "Mon 2023-09-04 11:00"),
                ("Mon 2023-09-04 10:30", "Tue 2023-09-05 10:00"),
            ],
            "早于",
        ),
    ],
)
def test_senseless_pauses_are_refused(pauses: list[tuple[str, str]], complaint: str) -> None:
    spans = [(local(a), local(b)) for a, b in pauses]
    with pytest.raises(ClockError, match=complaint):
        CALENDAR_R.add_paused(local("Mon 2023-09-04 09:00"), Limit.parse("4 work_hour"), spans)


def test_yellow_comes_at_its_share_of_the_limit() -> None:
    start = local("Fri 2023-09-01 10:00")
    yellow = CALENDAR_R.add_fraction(start, Limit.parse("1 work_day"), Decimal("0.8"))  # 6 h 24 min
    assert said(yellow) == "Mon 2023-09-04 08:24"
    assert (
        said(CALENDAR_R.add_fraction(start, Limit.parse("5 urgent_hour"), Decimal("0.8")))
        == "Fri 2023-09-01 14:00"
    )
    assert (
        said(CALENDAR_R.add_fraction(start, Limit.parse("1 work_day"), Decimal(1))) == "Mon 2023-09-04 10:00"
    )


def test_a_limit_as_seconds() -> None:
    start = local("Mon 2026-10-12 10:00")
    assert CHINA.total_seconds(Limit.parse("2 work_day"), start) == 16 * 3600
    assert CHINA.total_seconds(Limit.parse("1.5 work_hour"), start) == 5400
    assert CHINA.total_seconds(Limit.parse("1 urgent_day"), start) == 86400
    half_day = {date(2026, 10, 13): (Window.parse("08:00-12:00"),)}
    same = WorkCalendar("same", OFFICE, days=half_day, day_semantics=DaySemantics.SAME_TIME)
    assert same.total_seconds(Limit.parse("2 work_day"), start) == (6 + 4 + 2) * 3600


def test_work_day_of_another_length() -> None:
    calendar = WorkCalendar("seven", OFFICE, work_day_hours=Decimal("7.5"))
    assert (
        said(calendar.add(local("Mon 2026-10-12 08:00"), Limit.parse("1 work_day"))) == "Mon 2026-10-12 17:30"
    )


@pytest.mark.parametrize(
    ("start", "limit", "due"),
    [
        # wall units are elapsed time: the clocks go forward on 8 March, back on 1 November
        ("Sat 2026-03-07 17:00", "1 urgent_day", "Sun 2026-03-08 18:00"),
        ("Sat 2026-10-31 17:00", "1 urgent_day", "Sun 2026-11-01 16:00"),
        # windows are local clock
        ("Fri 2026-03-06 17:00", "2 work_hour", "Mon 2026-03-09 09:00"),
        ("Fri 2026-10-30 17:00", "2 work_hour", "Mon 2026-11-02 09:00"),
    ],
)
def test_daylight_saving(start: str, limit: str, due: str) -> None:
    calendar = WorkCalendar("ny", OFFICE, tz=NEW_YORK)
    assert said(calendar.add(local(start, NEW_YORK), Limit.parse(limit)), NEW_YORK) == due


@pytest.mark.parametrize(
    ("day", "hours"), [("Sat 2026-03-07", 7), ("Sat 2026-10-31", 9), ("Sat 2026-10-24", 8)]
)
def test_a_night_shift_when_the_clocks_change(day: str, hours: int) -> None:
    calendar = WorkCalendar("ny", week(["22:00-06:00"], [6]), tz=NEW_YORK)
    evening = local(f"{day} 20:00", NEW_YORK)
    assert calendar.between(evening, evening + timedelta(days=1), Unit.WORK_HOUR) == hours * 3600


def test_windows_inside_the_skipped_hour() -> None:
    sunday = week(["01:00-02:30", "02:45-04:00"], [7])
    calendar = WorkCalendar("ny", sunday, tz=NEW_YORK)
    midnight = local("Sun 2026-03-08 00:00", NEW_YORK)
    assert calendar.between(midnight, local("Sun 2026-03-08 12:00", NEW_YORK), Unit.WORK_HOUR) == 2 * 3600


def test_any_zone_may_ask_and_utc_answers() -> None:
    start = local("Fri 2023-09-01 17:00").astimezone(NEW_YORK)
    assert said(CALENDAR_R.add(start, Limit.parse("4 work_hour"))) == "Mon 2023-09-04 11:00"


def test_parts_of_a_second_are_kept() -> None:
    start = local("Fri 2023-09-01 17:59:59") + timedelta(microseconds=250_000)
    due = CALENDAR_R.add_seconds(start, 1, Unit.WORK_HOUR).at
    assert due == local("Mon 2023-09-04 08:00") + timedelta(microseconds=250_000)


def test_naive_instants_are_refused() -> None:
    naive = datetime(2026, 10, 12, 10, 0)  # noqa: DTZ001
    with pytest.raises(ValueError, match="时区"):
        CHINA.add(naive, Limit.parse("4 work_hour"))
    with pytest.raises(ValueError, match="时区"):
        CHINA.between(naive, local("Mon 2026-10-12 10:00"), Unit.MINUTE)


def test_nothing_left_is_due_at_once_and_less_is_refused() -> None:
    saturday = local("Sat 2023-09-02 10:00")
    assert CALENDAR_R.add_seconds(saturday, 0, Unit.WORK_HOUR).at == saturday
    with pytest.raises(ClockError, match="不能为负"):
        CALENDAR_R.add_seconds(saturday, -1, Unit.WORK_HOUR)


@pytest.mark.parametrize("semantics", DaySemantics)
def test_a_calendar_without_windows_is_refused_not_searched(semantics: DaySemantics) -> None:
    empty = WorkCalendar("empty", {1: ()}, day_semantics=semantics)
    with pytest.raises(ClockError, match="没有任何工作时段"):
        empty.add(local("Fri 2023-09-01 10:00"), Limit.parse("1 work_day"))
    with pytest.raises(ClockError, match="没有任何工作时段"):
        empty.next_open(local("Fri 2023-09-01 10:00"))
    assert (
        said(empty.add(local("Fri 2023-09-01 10:00"), Limit.parse("2 urgent_hour"))) == "Fri 2023-09-01 12:00"
    )


@pytest.mark.parametrize(
    "limit", ["30000 work_day", "99999999 work_hour", "8000 calendar_day", "9999 work_day"]
)
def test_limits_beyond_twenty_years_are_refused(limit: str) -> None:
    for semantics in DaySemantics:
        calendar = WorkCalendar("far", OFFICE, day_semantics=semantics)
        with pytest.raises(ClockError, match="20 年"):
            calendar.add(local("Fri 2023-09-01 10:00"), Limit.parse(limit))


def test_a_window_on_one_past_day_only_is_no_endless_search() -> None:
    calendar = WorkCalendar("past", {}, days={date(2020, 1, 6): (Window.parse("08:00-12:00"),)})
    with pytest.raises(ClockError, match="20 年"):
        calendar.next_open(local("Fri 2023-09-01 10:00"))


@pytest.mark.parametrize("year", [1, 1850, 2400, 9999])
def test_absurd_years_are_refused(year: int) -> None:
    for unit in Unit:
        with pytest.raises(ClockError, match="可计算的年份"):
            CHINA.add(datetime(year, 12, 31, 23, tzinfo=SHANGHAI), Limit(Decimal(1), unit))


@pytest.mark.parametrize(
    ("windows", "complaint"),
    [
        (["14:00-18:00", "08:00-12:00"], "周一：时段 14:00-18:00 与 08:00-12:00 顺序颠倒"),
        (["08:00-12:00", "11:00-18:00"], "周一：时段 08:00-12:00 与 11:00-18:00 重叠"),
        (["08:00-12:00", "08:00-12:00"], "重叠"),
        (["08:00-12:00", "22:00-09:00"], "周一 22:00-09:00 与次日 周二 08:00-12:00 重叠"),
    ],
)
def test_malformed_windows_are_refused_with_their_place(windows: list[str], complaint: str) -> None:
    with pytest.raises(ClockError, match=f"日历「bad」 .*{complaint}|日历「bad」：{complaint}"):
        WorkCalendar("bad", week(windows))


@pytest.mark.parametrize(
    "text", ["08:00-08:00", "25:00-26:00", "08:60-09:00", "08:00", "24:00-08:00", "8-12"]
)
def test_malformed_times_are_refused(text: str) -> None:
    with pytest.raises(ClockError):
        Window.parse(text)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("08:00-12:00", Window(8 * 3600, 12 * 3600)),
        ("8:00 – 12:00", Window(8 * 3600, 12 * 3600)),
        ("08：00至12：00", Window(8 * 3600, 12 * 3600)),
        ("18:00-24:00", Window(18 * 3600, 24 * 3600)),
        ("18:00-00:00", Window(18 * 3600, 24 * 3600)),
        ("00:00-24:00", Window(0, 24 * 3600)),
        ("22:00-06:00", Window(22 * 3600, 30 * 3600)),
    ],
)
def test_windows_as_written(text: str, window: Window) -> None:
    assert Window.parse(text) == window


def test_seasons_must_not_overlap() -> None:
    seasons = [Season((5, 1), (9, 30), OFFICE), Season((9, 30), (11, 1), OFFICE)]
    with pytest.raises(ClockError, match="09-30 重叠"):
        WorkCalendar("bad", OFFICE, seasons=seasons)
    with pytest.raises(ClockError, match="不存在"):
        Season((2, 30), (3, 1), OFFICE)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("4 work_hour", "4 work_hour"),
        ("4工作时", "4 work_hour"),
        ("4小时", "4 work_hour"),
        ("1.5 工作时", "1.5 work_hour"),
        ("2紧急工作时", "2 urgent_hour"),
        ("1紧急工作时制止", "1 urgent_hour"),
        ("5工作日", "5 work_day"),
        ("5 个工作日内", "5 work_day"),
        ("5天", "5 work_day"),
        ("2紧急工作日", "2 urgent_day"),
        ("3自然日", "3 calendar_day"),
        ("30分钟", "30 minute"),
        ("４工作时", "4 work_hour"),
        ("4.00 work_hour", "4 work_hour"),
        ("10 work_day", "10 work_day"),
    ],
)
def test_limits_as_cities_write_them(text: str, limit: str) -> None:
    assert str(Limit.parse(text)) == limit


def test_limits_as_people_read_them() -> None:
    assert Limit.parse("4 work_hour").label == "4 工作时"
    assert Limit(Decimal("1.50"), Unit.WORK_DAY).label == "1.5 工作日"
    assert Limit(Decimal("4.00"), Unit.WORK_HOUR) == Limit.parse("4工作时")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "工作时",
        "4",
        "0工作时",
        "-4工作时",
        "4小时30分钟",
        "2-3工作日",
        "4 work_hours",
        "4 fortnights",
        "nan 天",
    ],
)
def test_unclear_limits_are_refused(text: str) -> None:
    with pytest.raises(ClockError, match="时限"):
        Limit.parse(text)


def test_the_first_question_may_be_about_new_years_night() -> None:
    nights = WorkCalendar("nights", week(["22:00-06:00"], range(1, 8)))
    assert nights.is_open(local("Fri 2027-01-01 05:59"))


def test_a_night_shift_running_into_an_early_day_counts_once() -> None:
    early = {date(2026, 10, 14): (Window.parse("04:00-08:00"),)}
    calendar = WorkCalendar("nights", week(["22:00-06:00"]), days=early)
    evening, noon = local("Tue 2026-10-13 21:00"), local("Wed 2026-10-14 12:00")
    assert calendar.between(evening, noon, Unit.WORK_HOUR) == 10 * 3600
    assert said(calendar.add(evening, Limit.parse("9 work_hour"))) == "Wed 2026-10-14 07:00"


UNKNOWN_2026 = PublicHolidays({}.get, frozenset({2025, 2027}))


@pytest.mark.parametrize("semantics", DaySemantics)
@pytest.mark.parametrize("limit", ["0.5 work_day", "2 work_day", "1.5 work_day"])
def test_any_undecreed_year_on_the_way_makes_it_provisional(semantics: DaySemantics, limit: str) -> None:
    calendar = WorkCalendar("gap", OFFICE, holidays=UNKNOWN_2026, day_semantics=semantics)
    answer = calendar.add(local("Thu 2026-12-31 17:00"), Limit.parse(limit))
    assert (answer.at.year, answer.provisional) == (2027, True)
    assert not calendar.add(local("Mon 2027-01-04 17:00"), Limit.parse(limit)).provisional


def test_a_pause_does_not_make_a_provisional_date_certain() -> None:
    calendar = WorkCalendar("gap", OFFICE, holidays=UNKNOWN_2026)
    start, limit = local("Thu 2026-12-31 16:00"), Limit.parse("4 work_hour")
    pause = local("Thu 2026-12-31 17:00"), local("Mon 2027-01-04 09:00")
    answer = calendar.add_paused(start, limit, [pause])
    assert (said(answer), answer.provisional) == ("Mon 2027-01-04 12:00", True)


def test_same_time_prev_close_looks_back_as_far_as_it_must() -> None:
    days = {
        date(2020, 1, 6): (Window.parse("08:00-12:00"),),
        date(2026, 10, 12): (Window.parse("08:00-12:00"),),
    }
    calendar = WorkCalendar(
        "rare", {}, days=days, day_semantics=DaySemantics.SAME_TIME, outside_start=OutsideStart.PREV_CLOSE
    )
    assert (
        said(calendar.add(local("Fri 2023-09-01 10:00"), Limit.parse("1 work_day"))) == "Mon 2026-10-12 12:00"
    )
