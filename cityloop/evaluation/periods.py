"""Periods of assessment (周、月、季、年、自定义) in a platform's zone. Pure.

A period is half open: an instant that ends one begins the next.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cityloop.core.words import Word


class Kind(Word):
    WEEK = "week", "周"
    MONTH = "month", "月"
    QUARTER = "quarter", "季"
    YEAR = "year", "年"
    CUSTOM = "custom", "自定义"


@dataclass(frozen=True, slots=True)
class Period:
    """Local days from `first` to `last`, both included."""

    kind: Kind
    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.first} 至 {self.last}：止日早于起日 (the period ends before it begins)")

    @property
    def name(self) -> str:
        """2026-W47, 2026-11, 2026-Q4, 2026, or the days of a custom one."""
        if self.kind is Kind.WEEK:
            year, week, _ = self.first.isocalendar()
            return f"{year}-W{week:02}"
        if self.kind is Kind.MONTH:
            return f"{self.first:%Y-%m}"
        if self.kind is Kind.QUARTER:
            return f"{self.first.year}-Q{(self.first.month + 2) // 3}"
        return str(self.first.year) if self.kind is Kind.YEAR else f"{self.first}..{self.last}"

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """First instant and the first one after it, in UTC."""
        return _midnight(self.first, zone), _midnight(self.last + timedelta(days=1), zone)


def containing(kind: Kind, day: date) -> Period:
    """The week (ISO, from Monday), month, quarter or year in which a day lies."""
    if kind is Kind.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Period(kind, monday, monday + timedelta(days=6))
    if kind is Kind.CUSTOM:
        raise ValueError("自定义周期须给出起止日 (a custom period has no kind of its own)")
    months = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.YEAR: 12}[kind]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(kind, first, _plus_months(first, months) - timedelta(days=1))


def custom(first: date, last: date) -> Period:
    """Any stretch of days, both ends included."""
    return Period(Kind.CUSTOM, first, last)


def previous(period: Period) -> Period:
    """上期 (环比): the period that ends the day before; a custom one keeps its length."""
    before = period.first - timedelta(days=1)
    if period.kind is Kind.CUSTOM:
        return custom(before - (period.last - period.first), before)
    return containing(period.kind, before)


def year_before(period: Period) -> Period:
    """去年同期 (同比): the ISO week of the same number (52 where the year had no 53rd), else the same days."""
    if period.kind is Kind.WEEK:
        year, week, _ = period.first.isocalendar()
        last = date(year - 1, 12, 28).isocalendar().week
        return containing(Kind.WEEK, date.fromisocalendar(year - 1, min(week, last), 1))
    first = _plus_months(period.first, -12)
    if period.kind is Kind.CUSTOM:
        return custom(first, _plus_months(period.last, -12))
    return containing(period.kind, first)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _plus_months(day: date, months: int) -> date:
    """The same day some months on, or the last one where the month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
