"""Calendar files: what may be written, and how a mistake is answered."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cityloop.catalog.calendar_file import CalendarFileError, parse_calendar, read_calendar
from cityloop.catalog.worktime import DaySemantics, OutsideStart, WorkCalendar

ROOT = Path(__file__).parents[2]
PLAIN = 'windows = ["08:00-12:00", "14:00-18:00"]\n'


def hours(calendar: WorkCalendar, day: str) -> str:
    return ",".join(str(window) for window in calendar.windows_on(date.fromisoformat(day)))


def test_the_least_that_is_needed() -> None:
    calendar = parse_calendar(PLAIN, source="plain.toml")
    assert (calendar.key, calendar.tz.key, calendar.holidays) == ("plain", "Asia/Shanghai", None)
    assert (calendar.day_semantics, calendar.work_day_hours) == (DaySemantics.CONSUME, Decimal(8))
    assert calendar.outside_start is OutsideStart.NEXT_OPEN
    assert hours(calendar, "2026-10-16") == "08:00-12:00,14:00-18:00"  # Friday
    assert hours(calendar, "2026-10-17") == ""  # Saturday


def test_everything() -> None:
    calendar = parse_calendar(
        """
        name = "全"
        timezone = "Asia/Urumqi"
        windows = "10:00-14:00，16:00-20:00"
        weekdays = ["周一", "tue", "Wednesday", 4, "星期五"]
        by_weekday = { "周六" = ["10:00-14:00"] }
        holidays = "china"
        decreed_years = [2027]
        work_day = { semantics = "same_time", hours = 7.5 }
        start_outside = "prev_close"

        [[season]]
        from = "11-01"
        to = "03-31"
        windows = ["10:30-14:00"]

        [days]
        2026-10-16 = "off"
        "2026-10-18" = "work"
        "2026-12-01..2026-12-03" = ["09:00-12:00"]
        "2026-12-02" = "off"
        """,
        source="all.toml",
    )
    assert (calendar.key, calendar.tz.key) == ("全", "Asia/Urumqi")
    assert (calendar.day_semantics, calendar.work_day_hours) == (DaySemantics.SAME_TIME, Decimal("7.5"))
    assert (calendar.outside_start, calendar.decreed_years) == (OutsideStart.PREV_CLOSE, {2027})
    assert hours(calendar, "2026-10-15") == "10:00-14:00,16:00-20:00"
    assert hours(calendar, "2026-10-16") == ""
    assert hours(calendar, "2026-10-17") == "10:00-14:00"  # Saturday
    assert hours(calendar, "2026-10-18") == "10:00-14:00,16:00-20:00"  # Sunday at work
    assert hours(calendar, "2026-10-01") == ""  # 国庆
    assert hours(calendar, "2026-11-02") == "10:30-14:00"
    assert hours(calendar, "2027-03-31") == "10:30-14:00"
    assert [hours(calendar, f"2026-12-0{day}") for day in (1, 2, 3)] == ["09:00-12:00", "", "09:00-12:00"]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "examples" / "calendars").glob("*.toml")), ids=lambda path: path.stem
)
def test_examples_can_be_read(path: Path) -> None:
    assert read_calendar(path).key == path.stem


def test_the_examples_say_what_their_comments_say() -> None:
    seasons = read_calendar(ROOT / "examples/calendars/summer-winter.toml")
    assert hours(seasons, "2026-06-01") == "08:00-12:00,15:00-18:30"
    assert hours(seasons, "2026-06-05") == "08:00-12:00,15:00-17:30"  # Friday
    assert hours(seasons, "2026-11-16") == "08:30-12:00,13:30-17:30"
    assert hours(seasons, "2027-02-26") == "08:30-12:00,13:30-16:30"  # Friday
    assert hours(seasons, "2026-10-09") == "08:00-12:00"
    assert hours(seasons, "2026-12-25") == ""


def test_the_guide_shows_a_file_that_works() -> None:
    guide = (ROOT / "docs" / "clocks.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    calendar = parse_calendar(example, source="clocks.md")
    assert calendar.key == "city-centre"


@pytest.mark.parametrize(
    ("text", "key", "remedy"),
    [
        ("", "windows", "08:00-12:00"),
        ("windows = 8", "windows", "08:00-12:00"),
        ('windows = ["08:00-08:00"]', "windows", "08:00-12:00"),
        ('windows = ["8-12"]', "windows", "08:00-12:00"),
        (PLAIN + 'tiemzone = "Asia/Shanghai"', "tiemzone", "timezone"),
        (PLAIN + "nonsense = 1", "nonsense", "可用的键"),
        (PLAIN + 'timezone = "Asia/Shanghia"', "timezone", "Asia/Shanghai"),
        (PLAIN + 'timezone = "../etc/passwd"', "timezone", "Asia/Shanghai"),
        (PLAIN + "name = 3", "name", "name ="),
        (PLAIN + 'weekdays = "mon"', "weekdays", "mon"),
        (PLAIN + 'weekdays = ["mon", "周八"]', "weekdays", "周一"),
        (PLAIN + "weekdays = [0]", "weekdays", "周日为 7"),
        (PLAIN + "weekdays = [true]", "weekdays", "周日为 7"),
        (PLAIN + 'by_weekday = { sat = ["x"] }', "by_weekday.sat", "08:00"),
        (PLAIN + 'holidays = "france"', "holidays", "china"),
        (PLAIN + 'decreed_years = ["2027"]', "decreed_years", "2027"),
        (PLAIN + 'work_day = { semantics = "sometimes" }', "work_day.semantics", "consume"),
        (PLAIN + "work_day = { hours = 0 }", "work_day.hours", "hours = 8"),
        (PLAIN + "work_day = { hours = nan }", "work_day.hours", "hours = 8"),
        (PLAIN + "work_day = { hour = 8 }", "work_day.hour", "hours"),
        (PLAIN + 'start_outside = "later"', "start_outside", "next_open"),
        (PLAIN + 'season = "summer"', "season", "[[season]]"),
        (PLAIN + '[[season]]\nfrom = "06-01"\nto = "09-30"', "season[1].windows", "windows"),
        (PLAIN + '[[season]]\nfrom = "06-01"\nwindows = []', "season[1].to", "05-01"),
        (PLAIN + '[[season]]\nfrom = "06-31"\nto = "09-30"\nwindows = []', "season[1].from", "05-01"),
        (PLAIN + '[[season]]\nfrom = "06-01"\nto = "09-30"\nwindow = []', "season[1].window", "windows"),
        (PLAIN + '[days]\n2026-13-01 = "off"', 'days."2026-13-01"', "2026-10-01"),
        (PLAIN + '[days]\n"2026-10-01..2026-09-01" = "off"', 'days."2026-10-01..2026-09-01"', "366"),
        (PLAIN + '[days]\n"2026-10-01..2028-10-01" = "off"', 'days."2026-10-01..2028-10-01"', "366"),
        (PLAIN + '[days]\n2026-10-01 = "closed"', 'days."2026-10-01"', "off"),
        (PLAIN + "[days]\n2026-10-01 = false", 'days."2026-10-01"', "08:00-12:00"),
        (
            PLAIN + '[days]\n"2026-10-01..2026-10-03" = "off"\n"2026-10-03..2026-10-05" = "off"',
            'days."2026-10-03..2026-10-05"',
            "只写一次",
        ),
    ],
)
def test_mistakes_name_file_key_and_remedy(text: str, key: str, remedy: str) -> None:
    with pytest.raises(CalendarFileError) as refusal:
        parse_calendar(text, source="city.toml")
    for words in (refusal.value.zh, refusal.value.en):
        assert words.startswith(f"city.toml: {key}: ") or words.startswith(f"city.toml：{key}：")
    assert remedy in refusal.value.zh


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('windows = ["14:00-18:00", "08:00-12:00"]', "顺序颠倒"),
        ('windows = ["08:00-12:00", "11:00-18:00"]', "重叠"),
        (PLAIN + '[days]\n2026-10-01 = ["08:00-12:00", "11:00-18:00"]', "2026-10-01"),
        ("windows = [", "TOML"),
    ],
)
def test_contradictions_name_the_file_and_the_place(text: str, complaint: str) -> None:
    with pytest.raises(CalendarFileError, match=rf"city\.toml.*{complaint}"):
        parse_calendar(text, source="city.toml")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CalendarFileError, match=r"missing\.toml"):
        read_calendar(tmp_path / "missing.toml")
    (tmp_path / "old.toml").write_bytes('name = "城区"'.encode("gb18030"))
    with pytest.raises(CalendarFileError, match="UTF-8"):
        read_calendar(tmp_path / "old.toml")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "bom.toml").write_text(PLAIN, encoding="utf-8-sig")
    assert read_calendar(tmp_path / "bom.toml").key == "bom"
