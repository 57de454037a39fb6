"""Reads a work calendar (工作日历) from a TOML file; the format is described in docs/clocks.md. Pure.

Generous in how a thing may be written, strict about what it says: whatever is not understood is
refused, naming the file, the key and the remedy.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, NoReturn, TypeVar
from zoneinfo import ZoneInfo

from cityloop.catalog.holidays import china
from cityloop.catalog.worktime import (
    ClockError,
    DaySemantics,
    OutsideStart,
    PublicHolidays,
    Season,
    Window,
    WorkCalendar,
    week,
)
from cityloop.catalog.worktime_days import YEARS

KEYS = {
    "name",
    "timezone",
    "windows",
    "weekdays",
    "by_weekday",
    "season",
    "holidays",
    "decreed_years",
    "days",
    "work_day",
    "start_outside",
}
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY_WORDS = {
    word: number
    for number, (english, chinese) in enumerate(zip(_ENGLISH, "一二三四五六日", strict=True), start=1)
    for word in (str(number), english, english[:3], f"周{chinese}", f"星期{chinese}", f"礼拜{chinese}")
} | {"周天": 7, "星期天": 7}
LONGEST_RANGE = timedelta(days=366)

Week = dict[int, tuple[Window, ...]]
Day = tuple[Window, ...] | Literal["work"] | None
Choice = TypeVar("Choice", bound=StrEnum)


class CalendarFileError(ClockError):
    """A calendar file that cannot be read as it stands."""

    code = "calendar_file"


def read_calendar(path: str | Path) -> WorkCalendar:
    """The calendar in a TOML file; CalendarFileError if it is missing or says something unclear."""
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise CalendarFileError(
            f"读不到日历文件 {path}：{problem.strerror}", f"cannot read {path}: {problem.strerror}"
        ) from None
    except UnicodeDecodeError:
        raise CalendarFileError(
            f"日历文件 {path} 不是 UTF-8 编码；请另存为 UTF-8", f"{path} is not UTF-8; save it as UTF-8"
        ) from None
    return parse_calendar(text, source=path.name)


def parse_calendar(text: str, source: str) -> WorkCalendar:
    """The calendar in a TOML text; `source` is the name used in refusals."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise CalendarFileError(
            f"{source} 不是有效的 TOML：{problem}", f"{source} is not valid TOML: {problem}"
        ) from None
    return _Reader(source).calendar(content)


class _Reader:
    """Knows the file's name, so that every refusal can say it."""

    def __init__(self, source: str) -> None:
        self.source = source

    def calendar(self, content: dict[str, Any]) -> WorkCalendar:
        self._known(content, KEYS, "")
        name = self._text(content, "name", Path(self.source).stem)
        weekdays = self._weekdays(content.get("weekdays", [1, 2, 3, 4, 5]), "weekdays")
        if "windows" not in content and "by_weekday" not in content:
            self._refuse(
                "windows", "缺少工作时段", "no work windows", 'windows = ["08:00-12:00", "14:00-18:00"]'
            )
        semantics, hours = self._work_day(content.get("work_day", {}))
        try:
            return WorkCalendar(
                key=name,
                week=self._week(content, weekdays, ""),
                tz=self._zone(self._text(content, "timezone", "Asia/Shanghai")),
                seasons=self._seasons(content.get("season", []), weekdays),
                days=self._days(content.get("days", {})),
                holidays=self._holidays(content.get("holidays", "none")),
                decreed_years=self._years(content.get("decreed_years", [])),
                day_semantics=semantics,
                work_day_hours=hours,
                outside_start=self._choice(
                    OutsideStart, content.get("start_outside", "next_open"), "start_outside"
                ),
            )
        except CalendarFileError:
            raise
        except ClockError as problem:
            raise CalendarFileError(f"{self.source}：{problem.zh}", f"{self.source}: {problem.en}") from None

    def _week(self, content: Mapping[str, Any], weekdays: Iterable[int], inside: str) -> Week:
        found = week(self._windows(content.get("windows", []), f"{inside}windows"), weekdays)
        by_weekday = self._table(content.get("by_weekday", {}), f"{inside}by_weekday")
        for word, windows in by_weekday.items():
            key = f"{inside}by_weekday.{word}"
            found[self._weekday(word, key)] = self._windows(windows, key)
        return found

    def _windows(self, value: Any, key: str) -> tuple[Window, ...]:
        if isinstance(value, str):
            value = value.replace("，", ",").split(",")
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self._refuse(key, f"时段写法有误：{value!r}", f"not windows: {value!r}", '["08:00-12:00"]')
        try:
            return tuple(Window.parse(one) for one in value)
        except ClockError as problem:
            self._refuse(key, problem.zh, problem.en, '["08:00-12:00", "14:00-18:00"]')

    def _weekdays(self, value: Any, key: str) -> list[int]:
        if not isinstance(value, list):
            self._refuse(key, f"须为列表：{value!r}", f"not a list: {value!r}", '["mon", "tue"] 或 [1, 2]')
        return [self._weekday(one, key) for one in value]

    def _weekday(self, word: Any, key: str) -> int:
        number = WEEKDAY_WORDS.get(str(word).strip().lower())
        if number is None or isinstance(word, bool):
            self._refuse(
                key, f"不认识的星期 {word!r}", f"not a weekday: {word!r}", "mon、周一 或 1（周日为 7）"
            )
        return number

    def _seasons(self, value: Any, weekdays: list[int]) -> list[Season]:
        if not isinstance(value, list):
            self._refuse("season", "须写成表的列表", "not a list of tables", "[[season]]")
        seasons = []
        for number, content in enumerate(value, start=1):
            inside = f"season[{number}]."
            self._known(
                self._table(content, inside), {"from", "to", "windows", "weekdays", "by_weekday"}, inside
            )
            if "windows" not in content and "by_weekday" not in content:
                self._refuse(
                    f"{inside}windows", "缺少工作时段", "no windows", "windows = []（整季停工）或写出时段"
                )
            days = (
                self._weekdays(content["weekdays"], f"{inside}weekdays")
                if "weekdays" in content
                else weekdays
            )
            first, last = (self._month_day(content.get(end), f"{inside}{end}") for end in ("from", "to"))
            seasons.append(Season(first, last, self._week(content, days, inside)))
        return seasons

    def _month_day(self, value: Any, key: str) -> tuple[int, int]:
        found = re.fullmatch(r"(\d{1,2})-(\d{1,2})", value) if isinstance(value, str) else None
        if found:
            try:
                day = date(2024, int(found[1]), int(found[2]))
            except ValueError:
                pass
            else:
                return day.month, day.day
        self._refuse(key, f"不是月-日：{value!r}", f"not a month and day: {value!r}", '"05-01"')

    def _days(self, value: Any) -> dict[date, Day]:
        single: dict[date, Day] = {}
        ranged: dict[date, Day] = {}
        for word, said in self._table(value, "days").items():
            key = f'days."{word}"'
            first, last = self._range(word, key)
            known = single if ".." not in word else ranged
            for offset in range((last - first).days + 1):
                day = first + timedelta(days=offset)
                if day in known:
                    self._refuse(
                        key, f"{day} 写了两次", f"{day} is given twice", "每一天只写一次；单日优先于区间"
                    )
                known[day] = self._day(said, key)
        return ranged | single

    def _range(self, word: str, key: str) -> tuple[date, date]:
        try:
            ends = [date.fromisoformat(end.strip()) for end in word.split("..")]
        except ValueError:
            ends = []
        if not 1 <= len(ends) <= 2 or not all(end.year in YEARS for end in ends):
            self._refuse(key, "不是日期", "not a date", '"2026-10-01" 或 "2026-10-01..2026-10-07"')
        first, last = ends[0], ends[-1]
        if not timedelta(0) <= last - first <= LONGEST_RANGE:
            self._refuse(key, "区间倒置或超过一年", "range reversed or above a year", "从早到晚，至多 366 天")
        return first, last

    def _day(self, said: Any, key: str) -> Day:
        if said == "off":
            return None
        if said == "work":
            return "work"
        if isinstance(said, str) and ":" not in said.replace("：", ":"):
            self._refuse(key, f"不认识 {said!r}", f"cannot read {said!r}", '"off"、"work" 或 ["09:00-12:00"]')
        return self._windows(said, key)

    def _holidays(self, value: Any) -> PublicHolidays | None:
        sources: dict[str, Callable[[], PublicHolidays | None]] = {"china": china, "none": lambda: None}
        if not isinstance(value, str) or value not in sources:
            self._refuse(
                "holidays", f"不认识的节假日来源 {value!r}", f"unknown: {value!r}", '"china" 或 "none"'
            )
        return sources[value]()

    def _years(self, value: Any) -> frozenset[int]:
        if not isinstance(value, list) or not all(type(year) is int and year in YEARS for year in value):
            self._refuse("decreed_years", f"不是年份列表：{value!r}", f"not years: {value!r}", "[2027]")
        return frozenset(value)

    def _work_day(self, value: Any) -> tuple[DaySemantics, Decimal]:
        content = self._table(value, "work_day")
        self._known(content, {"semantics", "hours"}, "work_day.")
        semantics = self._choice(DaySemantics, content.get("semantics", "consume"), "work_day.semantics")
        hours = content.get("hours", 8)
        if isinstance(hours, bool) or not isinstance(hours, int | float) or not 0 < hours <= 24:
            self._refuse(
                "work_day.hours", f"须为 0 到 24 的数：{hours!r}", f"not hours: {hours!r}", "hours = 8"
            )
        return semantics, Decimal(str(hours))

    def _choice(self, choices: type[Choice], value: Any, key: str) -> Choice:
        try:
            return choices(value)
        except ValueError:
            words = "、".join(f'"{one.value}"' for one in choices)
            self._refuse(key, f"不认识 {value!r}", f"unknown: {value!r}", words)

    def _zone(self, value: str) -> ZoneInfo:
        try:
            return ZoneInfo(value)
        except (OSError, ValueError, KeyError):
            self._refuse("timezone", f"不认识的时区 {value!r}", f"unknown zone {value!r}", '"Asia/Shanghai"')

    def _text(self, content: Mapping[str, Any], key: str, default: str) -> str:
        value = content.get(key, default)
        if not isinstance(value, str) or not value.strip():
            self._refuse(key, f"须为文字：{value!r}", f"not a text: {value!r}", f'{key} = "{default}"')
        return value.strip()

    def _table(self, value: Any, key: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            self._refuse(key, f"须为表：{value!r}", f"not a table: {value!r}", f"[{key}]")
        return value

    def _known(self, content: Mapping[str, Any], keys: set[str], inside: str) -> None:
        for key in content:
            if key not in keys:
                near = get_close_matches(key, keys, n=1)
                remedy = f"是否想写 {near[0]}？" if near else "可用的键：" + "、".join(sorted(keys))
                self._refuse(inside + key, "不认识的键", "unknown key", remedy)

    def _refuse(self, key: str, zh: str, en: str, remedy: str) -> NoReturn:
        raise CalendarFileError(
            f"{self.source}：{key}：{zh}；请写 {remedy}",
            f"{self.source}: {key}: {en}; write {remedy}",
            file=self.source,
            key=key,
        )
