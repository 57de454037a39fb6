"""Work windows, seasons and the table of open time that the clock looks things up in. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

from cityloop.catalog.worktime_limits import ClockError
from cityloop.core.words import Said

DAY = 86400
YEARS = range(1900, 2300)  # what the clock can answer for
EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
WEEKDAYS = (
    Said("周一", "Monday"),
    Said("周二", "Tuesday"),
    Said("周三", "Wednesday"),
    Said("周四", "Thursday"),
    Said("周五", "Friday"),
    Said("周六", "Saturday"),
    Said("周日", "Sunday"),
)
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """工作时段: from `opens` to `closes`, in seconds after the midnight that begins its day.

    A window belongs to the day on which it opens; `closes` beyond 24 h lies in the next day.
    """

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens < DAY or not 0 < self.closes - self.opens <= DAY:
            raise ClockError(
                f"时段 {self} 无效：长度须大于零且不超过 24 小时",
                f"window {self}: its length must be above zero and at most 24 h",
            )

    @classmethod
    def of(cls, opens: time, closes: time) -> "Window":
        """From two local times. Closing at or before the opening means the next day; 00:00 ends the day."""
        first, last = _second_of_day(opens), _second_of_day(closes) or DAY
        if first == last:
            raise ClockError(
                f"时段 {opens:%H:%M}-{closes:%H:%M} 长度为零", f"window {opens}-{closes} has no length"
            )
        return cls(first, last if last > first else last + DAY)

    @classmethod
    def parse(cls, text: str) -> "Window":
        """Read "08:00-12:00"; "22:00-06:00" crosses midnight, "18:00-24:00" ends at it."""
        parts = re.split(r"\s*[-–~至]\s*", text.strip().replace("：", ":"))
        if len(parts) != 2:
            raise ClockError(f"看不懂的时段「{text}」；请写 08:00-12:00", f"cannot read the window {text!r}")
        return cls.of(_parse_time(parts[0]), _parse_time(parts[1], closing=True))

    def __str__(self) -> str:
        return f"{_clock(self.opens)}-{_clock(self.closes)}"


def _second_of_day(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second


def _parse_time(text: str, closing: bool = False) -> time:
    found = _TIME.fullmatch(text)
    if found:
        hour, minute, second = (int(part or 0) for part in found.groups())
        if closing and (hour, minute, second) == (24, 0, 0):
            return time(0)
        if hour < 24 and minute < 60 and second < 60:
            return time(hour, minute, second)
    raise ClockError(
        f"看不懂的时刻「{text}」；请写 00:00 到 24:00 之间的 时:分", f"not a time of day: {text!r}"
    )


def _clock(second: int) -> str:
    hour, rest = divmod(second if second <= DAY else second - DAY, 3600)
    minute, second = divmod(rest, 60)
    return f"{hour:02}:{minute:02}" + (f":{second:02}" if second else "")


def week(
    windows: Iterable[Window | str], weekdays: Iterable[int] = range(1, 6)
) -> dict[int, tuple[Window, ...]]:
    """The same windows on each of the weekdays (1 = 周一 … 7 = 周日)."""
    same = tuple(window if isinstance(window, Window) else Window.parse(window) for window in windows)
    return dict.fromkeys(weekdays, same)


@dataclass(frozen=True)
class Season:
    """作息季节: the week from `first` to `last`, both (month, day) and included; may wrap the new year."""

    first: tuple[int, int]
    last: tuple[int, int]
    week: Mapping[int, Sequence[Window]]

    def __post_init__(self) -> None:
        for month, day in (self.first, self.last):
            try:
                date(2024, month, day)
            except ValueError:
                raise ClockError(
                    f"季节 {self} 的日期 {month:02}-{day:02} 不存在", f"season {self}: no such day"
                ) from None

    def covers(self, day: date) -> bool:
        here = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last

    def __str__(self) -> str:
        return "{:02}-{:02}..{:02}-{:02}".format(*self.first, *self.last)


def check_windows(place: Said, windows: Sequence[Window]) -> None:
    """Refuse windows that are out of order or overlap, naming the place and the pair."""
    for one, other in pairwise(windows):
        if other.opens < one.closes:
            fault, said = (
                ("重叠", "overlap") if one.opens <= other.opens else ("顺序颠倒", "are out of order")
            )
            raise ClockError(
                f"{place}：时段 {one} 与 {other} {fault}", f"{place.en}: windows {one} and {other} {said}"
            )


def check_week(place: Said, week: Mapping[int, Sequence[Window]]) -> None:
    """Refuse unknown weekdays and overlapping windows, also those that run into the next weekday."""
    for weekday, windows in week.items():
        if weekday not in range(1, 8):
            raise ClockError(
                f"{place}：星期须为 1 到 7，而不是 {weekday!r}", f"{place.en}: not a weekday: {weekday!r}"
            )
        name = WEEKDAYS[weekday - 1]
        check_windows(Said(f"{place} {name}", f"{place.en}, {name.en}"), windows)
    for weekday, windows in week.items():
        tomorrow = week.get(weekday % 7 + 1)
        if windows and tomorrow and windows[-1].closes - DAY > tomorrow[0].opens:
            one, other = WEEKDAYS[weekday - 1], WEEKDAYS[weekday % 7]
            late, early = windows[-1], tomorrow[0]
            raise ClockError(
                f"{place}：{one} {late} 与次日 {other} {early} 重叠",
                f"{place.en}: {one.en} {late} runs into {other.en} {early}",
            )


def check_seasons(place: Said, seasons: Sequence[Season]) -> None:
    """Refuse two seasons that both claim a day of the year."""
    for number, season in enumerate(seasons):
        check_week(Said(f"{place} 季节 {season}", f"{place.en}, season {season}"), season.week)
        for other in seasons[:number]:
            leap_year = (date.fromordinal(date(2024, 1, 1).toordinal() + n) for n in range(366))
            if both := next((day for day in leap_year if season.covers(day) and other.covers(day)), None):
                raise ClockError(
                    f"{place}：季节 {other} 与 {season} 在 {both:%m-%d} 重叠",
                    f"{place.en}: seasons {other} and {season} both cover {both:%m-%d}",
                )
