"""Which days work, and the table of open time that the clocks look things up in. Pure."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from cityloop.catalog.worktime_limits import ClockError
from cityloop.catalog.worktime_windows import (
    DAY,
    Season,
    Window,
    check_seasons,
    check_week,
    check_windows,
)
from cityloop.core.words import Said

SHANGHAI = ZoneInfo("Asia/Shanghai")
EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
YEARS = range(1900, 2300)  # what the clock can answer for
HORIZON_YEARS = 20
HORIZON = HORIZON_YEARS * 365 * DAY  # never beyond the 20th year after a start's own


@dataclass(frozen=True)
class PublicHolidays:
    """A source of 法定节假日 and 调休.

    `exception(day)` answers True for a day made to work, False for a day off, None for a day
    that follows the ordinary week. `years` are those already decreed.
    """

    exception: Callable[[date], bool | None]
    years: frozenset[int]


class Table(NamedTuple):
    """Open windows of the years `first`..`last` as instants (seconds since 1970 UTC), in order."""

    first: int
    last: int
    opens: list[int]
    closes: list[int]
    before: list[int]  # open seconds ahead of each window
    days: list[int]  # ordinal of the day each window belongs to
    work_days: list[int]  # ordinals of all work days
    total: int

    def at_or_before(self, second: int) -> int:
        """Index of the last window opened by then, or -1."""
        return bisect_right(self.opens, second) - 1


class Stretch(NamedTuple):
    """One window as instants, with the day it belongs to."""

    opens: int
    closes: int
    day: int


def build_table(first: int, last: int, years: Mapping[int, Sequence[Stretch]]) -> Table:
    """Chain the years; where a night shift runs into the next day's window, the time counts once."""
    table = Table(first, last, [], [], [], [], [], 0)
    total = 0
    closed_until = None
    for year in range(first, last + 1):
        for opens, closes, day in years[year]:
            if not table.work_days or table.work_days[-1] != day:
                table.work_days.append(day)
            if closed_until is not None and opens < closed_until:
                opens = closed_until
            if opens >= closes:
                continue
            table.opens.append(opens)
            table.closes.append(closes)
            table.before.append(total)
            table.days.append(day)
            total += closes - opens
            closed_until = closes
    return table._replace(total=total)


def instant(zone: ZoneInfo, day: int, second: int) -> int:
    """The instant (seconds since 1970 UTC) at which the local clock reads `second` of the day (ordinal).

    A reading that occurs twice means the first; one that is skipped means the moment of the jump.
    """
    more, second = divmod(second, DAY)
    day += more
    local = datetime.combine(date.fromordinal(day), time(0), zone) + timedelta(seconds=second)
    reading = (day - EPOCH_ORDINAL) * DAY + second
    offset, later = _offset(local), _offset(local.replace(fold=1))
    if offset >= later:
        return reading - offset
    low, high = reading - later, reading - offset
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(datetime.fromtimestamp(middle, zone)) == offset:
            low = middle
        else:
            high = middle
    return high


def _offset(local: datetime) -> int:
    offset = local.utcoffset()
    assert offset is not None
    return offset.days * DAY + offset.seconds


@dataclass(frozen=True, eq=False)
class Timetable:
    """The windows of every day, by weekday, season, public holiday and single day.

    `week` maps 1 (周一) … 7 (周日) to windows; a season's week replaces it within the season.
    `days` overrides single days: None is closed, "work" works the ordinary windows, windows are
    taken as they are. A day made to work has its own weekday's windows or, lacking these, those
    of the first weekday that has any. `decreed_years` adds to the years the holiday source knows.
    Refuses malformed windows with ClockError.
    """

    key: str
    week: Mapping[int, Sequence[Window]]
    tz: ZoneInfo = SHANGHAI
    seasons: Sequence[Season] = ()
    days: Mapping[date, tuple[Window, ...] | Literal["work"] | None] = field(default_factory=dict)
    holidays: PublicHolidays | None = None
    decreed_years: frozenset[int] = frozenset()
    _years: dict[int, list[Stretch]] = field(init=False, repr=False, default_factory=dict)
    _tables: list[Table] = field(init=False, repr=False, default_factory=list)  # the widest so far, if any

    def __post_init__(self) -> None:
        place = Said(f"日历「{self.key}」", f"calendar {self.key}")
        check_week(place, self.week)
        check_seasons(place, self.seasons)
        for day, windows in self.days.items():
            if isinstance(windows, tuple):
                check_windows(Said(f"{place} {day}", f"{place.en}, {day}"), windows)
            elif windows not in (None, "work"):
                raise ClockError(
                    f'{place} {day}：须为时段元组、"work" 或 None，而不是 {windows!r}',
                    f"calendar {self.key}, {day}: windows, 'work' or None, not {windows!r}",
                )

    def windows_on(self, day: date) -> Sequence[Window]:
        """The windows that open on a local date; none on a day off."""
        special = self.days.get(day, "ordinary")
        if special is None or not isinstance(special, str):
            return special or ()
        ordinary = next((season.week for season in self.seasons if season.covers(day)), self.week)
        if special != "work":
            decreed = self.holidays.exception(day) if self.holidays else None
            if decreed is False:
                return ()
            if decreed is None:
                return ordinary.get(day.isoweekday(), ())
        return ordinary.get(day.isoweekday()) or next(
            (ordinary[n] for n in sorted(ordinary) if ordinary[n]), ()
        )

    def is_work_day(self, day: date) -> bool:
        """Is it a 工作日, weekends, holidays and 调休 considered?"""
        return bool(self.windows_on(day))

    def table(self, first: int, last: int) -> Table:
        """Open time of at least the local years `first`..`last`, built once and kept."""
        known = self._tables[-1] if self._tables else None
        if known and known.first <= first and last <= known.last:
            return known
        if first + 1 not in YEARS or last not in YEARS:
            raise out_of_reach()
        if known:
            first, last = min(first, known.first), max(last, known.last)
        for year in range(first, last + 1):
            if year not in self._years:
                self._years[year] = self._stretches(year)
        self._tables[:] = [wider := build_table(first, last, self._years)]
        return wider

    def _stretches(self, year: int) -> list[Stretch]:
        found = []
        for ordinal in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()):
            for window in self.windows_on(date.fromordinal(ordinal)):
                opens, closes = (
                    instant(self.tz, ordinal, second) for second in (window.opens, window.closes)
                )
                found.append(Stretch(opens, closes, ordinal))
        return found

    def table_at(self, a: datetime, b: datetime | None = None) -> Table:
        """The table in which a and b (not before a) can be looked up."""
        # A night shift of 31 December reaches into the new year, hence the year before.
        first, last = a.astimezone(self.tz).year, (b or a).astimezone(self.tz).year
        return self.table(first - 1, last)

    def check_ever_open(self) -> None:
        """Refuse to search for an opening that can never come."""
        weeks = [self.week, *(season.week for season in self.seasons)]
        if not any(any(one.values()) for one in weeks) and not any(
            windows and windows != "work" for windows in self.days.values()
        ):
            raise ClockError(
                f"日历「{self.key}」没有任何工作时段，无法计算工作时限；请先设置工作时段",
                f"calendar {self.key} has no work window at all; give it some",
            )

    def too_far(self) -> ClockError:
        """The refusal of a limit that cannot be counted within reason."""
        return ClockError(
            f"日历「{self.key}」：{HORIZON_YEARS} 年内数不满该时限；请检查时限与工作时段",
            f"calendar {self.key}: the limit does not run out within {HORIZON_YEARS} years",
        )


def out_of_reach() -> ClockError:
    """The refusal of an instant so far away that it must be a mistake."""
    return ClockError(
        f"时刻超出可计算的年份 {YEARS[0]}–{YEARS[-1]}", f"the clock knows the years {YEARS[0]} to {YEARS[-1]}"
    )
