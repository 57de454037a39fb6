"""A period as people write it (2026-W46, 2026-11, 2026-Q4, 2026, 2026-11-01..2026-11-15) and as it is counted."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cityloop.core import clock
from cityloop.core.errors import Invalid
from cityloop.evaluation.measures import Window
from cityloop.evaluation.periods import Kind, Period, containing, custom, previous
from cityloop.people.queries import zone_of

WRITTEN = re.compile(
    r"(?P<year>\d{4})(?:-W(?P<week>\d{2})|-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?", re.ASCII
)
EARLIEST, LATEST = 1990, 2200
MOST_DAYS = 366 * 3


@dataclass(frozen=True, slots=True)
class Span:
    """A period with its instants in the platform's zone; `window.as_of` is its end, or now while it runs."""

    period: Period
    window: Window

    @property
    def key(self) -> str:
        return self.period.name

    @property
    def running(self) -> bool:
        """Not over yet."""
        return self.window.as_of < self.window.end


def read_period(text: str) -> Period:
    """The period that is written so, or a refusal that says how periods are written."""
    found = WRITTEN.fullmatch(text)
    try:
        if found is None:
            first, last = (date.fromisoformat(part) for part in text.split(".."))
            return _checked(custom(first, last))
        year = int(found["year"])
        if found["week"]:
            return _checked(containing(Kind.WEEK, date.fromisocalendar(year, int(found["week"]), 1)))
        if found["quarter"]:
            return _checked(containing(Kind.QUARTER, date(year, int(found["quarter"]) * 3, 1)))
        if found["month"]:
            return _checked(containing(Kind.MONTH, date(year, int(found["month"]), 1)))
        return _checked(containing(Kind.YEAR, date(year, 1, 1)))
    except ValueError as unread:
        raise Invalid(
            f"看不懂周期“{text[:40]}”：请写 2026-W46、2026-11、2026-Q4、2026 或 2026-11-01..2026-11-15。",
            "A period is written 2026-W46, 2026-11, 2026-Q4, 2026 or 2026-11-01..2026-11-15.",
            field="period",
        ) from unread


def span(platform_id: int, period: Period | str, *, as_of: datetime | None = None) -> Span:
    """A period of a platform, as of its end or (while it runs) as of now."""
    told = read_period(period) if isinstance(period, str) else period
    return Span(told, Window.of(told, zone_of(platform_id), as_of=as_of or clock.now()))


def last_complete(platform_id: int, kind: Kind) -> Period:
    """上周、上月…: the last one that is over."""
    today = clock.now().astimezone(zone_of(platform_id)).date()
    return previous(containing(kind, today))


def parts_of(period: Period, kind: Kind) -> list[Period]:
    """The shorter periods that begin in a longer one, in their order."""
    found, day = [], period.first
    while day <= period.last:
        part = containing(kind, day)
        if part.first >= period.first:
            found.append(part)
        day = part.last + timedelta(days=1)
    return found


def _checked(period: Period) -> Period:
    if not EARLIEST <= period.first.year <= period.last.year <= LATEST:
        raise ValueError("out of reach")
    if (period.last - period.first).days > MOST_DAYS:
        raise ValueError("too long")
    return period
