"""Dates of foreign tables: formats, bare dates, daylight saving."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from cityloop.intake.history.instants import Clock, Unreadable

NEW_YORK = ZoneInfo("America/New_York")
NOON = time(12)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("formats", "text", "at", "bare"),
    [
        (["iso"], "2021-07-01 08:00:00", utc(2021, 7, 1, 12), False),
        (["iso"], "2021-01-01T08:00:00", utc(2021, 1, 1, 13), False),
        (["iso"], "2021-01-01T08:00:00Z", utc(2021, 1, 1, 8), False),
        (["iso"], "2021-01-01T08:00:00.123+08:00", utc(2021, 1, 1, 0, 0, 0, 123000), False),
        (["iso"], "2021-07-01", utc(2021, 7, 1, 16), True),
        (["%m/%d/%Y %I:%M:%S %p"], "07/01/2021 08:00:00 PM", utc(2021, 7, 2, 0), False),
        (["%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y"], "7/1/2021", utc(2021, 7, 1, 16), True),
        (["%d.%m.%Y %H:%M"], "01.07.2021 08:00", utc(2021, 7, 1, 12), False),
        (["%d.%m.%Y"], "2021-07-01 08:00", utc(2021, 7, 1, 12), False),  # ISO is never ambiguous
        (["%Y年%m月%d日 %H时%M分"], "2021年7月1日 08时05分", utc(2021, 7, 1, 12, 5), False),
        (["%Y%m%d%H%M%S"], "20210701080000", utc(2021, 7, 1, 12), False),
        (["excel"], "44378.333333", utc(2021, 7, 1, 12), False),
        (["excel"], "44378", utc(2021, 7, 1, 16), True),
        (["epoch"], "1625140800", utc(2021, 7, 1, 12), False),
        (["epoch_ms"], "1625140800000", utc(2021, 7, 1, 12), False),
    ],
)
def test_formats(formats: list[str], text: str, at: datetime, bare: bool) -> None:
    moment = Clock(formats, NEW_YORK).read(text, NOON)

    assert (moment.at, moment.bare) == (at, bare)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2021-13-01", "31/12/2021", "2021-02-29 10:00", "99999999999999"]
)
def test_what_cannot_be_read(text: str) -> None:
    with pytest.raises(Unreadable):
        Clock(["iso", "%m/%d/%Y"], NEW_YORK).read(text, NOON)


def test_exported_midnights_may_count_as_bare_dates() -> None:
    clock = Clock(["iso"], NEW_YORK, midnight_is_bare=True)

    assert clock.read("2021-07-01T00:00:00.000", NOON) == (utc(2021, 7, 1, 16), True, None, False)
    assert clock.read("2021-07-01T00:00:01.000", NOON).bare is False


def test_the_hour_that_comes_twice_is_told() -> None:
    moment = Clock(["iso"], NEW_YORK).read("2011-11-06 01:30:00", NOON)

    assert (moment.at, moment.second) == (utc(2011, 11, 6, 5, 30), utc(2011, 11, 6, 6, 30))


def test_the_hour_that_never_was_is_told() -> None:
    moment = Clock(["iso"], NEW_YORK).read("2011-03-13 02:30:00", NOON)

    assert (moment.at, moment.skipped) == (utc(2011, 3, 13, 7, 30), True)
