"""Periods of assessment and what came before them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from cityloop.evaluation.periods import Kind, Period, containing, custom, previous, year_before


def shown(period: Period) -> tuple[str, str, str]:
    return period.name, period.first.isoformat(), period.last.isoformat()


@pytest.mark.parametrize(
    ("kind", "day", "this", "last", "then"),
    [
        (Kind.WEEK, "2026-11-18", ("2026-W47", "2026-11-16", "2026-11-22"), "2026-W46", "2025-W47"),
        (Kind.WEEK, "2027-01-02", ("2026-W53", "2026-12-28", "2027-01-03"), "2026-W52", "2025-W52"),
        (Kind.MONTH, "2028-02-29", ("2028-02", "2028-02-01", "2028-02-29"), "2028-01", "2027-02"),
        (Kind.MONTH, "2026-12-31", ("2026-12", "2026-12-01", "2026-12-31"), "2026-11", "2025-12"),
        (Kind.QUARTER, "2026-02-03", ("2026-Q1", "2026-01-01", "2026-03-31"), "2025-Q4", "2025-Q1"),
        (Kind.YEAR, "2026-07-01", ("2026", "2026-01-01", "2026-12-31"), "2025", "2025"),
    ],
)
def test_periods(kind: Kind, day: str, this: tuple[str, str, str], last: str, then: str) -> None:
    period = containing(kind, date.fromisoformat(day))
    assert shown(period) == this
    assert previous(period).name == last
    assert year_before(period).name == then


def test_custom_periods_keep_their_length() -> None:
    period = custom(date(2028, 2, 20), date(2028, 2, 29))
    assert previous(period) == custom(date(2028, 2, 10), date(2028, 2, 19))
    assert year_before(period) == custom(date(2027, 2, 20), date(2027, 2, 28))
    with pytest.raises(ValueError, match="止日早于起日"):
        custom(date(2028, 2, 2), date(2028, 2, 1))
    with pytest.raises(ValueError, match="自定义"):
        containing(Kind.CUSTOM, date(2028, 2, 2))


def test_days_begin_at_local_midnight_also_when_clocks_change() -> None:
    """New York's week of the autumn change is an hour longer."""
    begin, end = containing(Kind.WEEK, date(2026, 11, 1)).bounds(ZoneInfo("America/New_York"))
    assert (begin, end) == (datetime(2026, 10, 26, 4, tzinfo=UTC), datetime(2026, 11, 2, 5, tzinfo=UTC))
