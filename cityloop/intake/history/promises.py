"""Limits of imported spells: what the table promised, else what the mapping assumes; desks by their own limits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median_low

from cityloop.catalog import queries as catalog
from cityloop.catalog.worktime import Limit, Unit, WorkCalendar

HOUR, DAY = 3600, 86400
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Frozen:
    """A promise with the limit it rests on."""

    yellow_at: datetime
    due_at: datetime
    limit: Limit
    seconds: int
    calendar_key: str = ""


def as_limit(seconds: int) -> Limit:
    """So many wall-clock seconds in the unit that says them best: whole days, hours, minutes."""
    if seconds % DAY == 0 or seconds >= 30 * DAY:
        unit, size = Unit.CALENDAR_DAY, DAY
    elif seconds >= HOUR:
        unit, size = Unit.URGENT_HOUR, HOUR
    else:
        unit, size = Unit.MINUTE, 60
    return Limit(max((Decimal(seconds) / size).quantize(_CENT), _CENT), unit)


def typical(seconds: list[int]) -> Limit:
    """The median of the limits that a table gives, in days or hours that people would write."""
    middle = median_low(sorted(seconds))
    size = DAY if middle >= DAY else HOUR
    return as_limit(max(round(middle / size), 1) * size)


class Promises:
    """Makes the promises of one platform."""

    def __init__(self, platform_id: int, calendar: WorkCalendar) -> None:
        self._platform_id, self._calendar = platform_id, calendar
        self._yellow = float(catalog.policy(platform_id).yellow_at)
        self._desks: dict[str, tuple[Limit, Decimal]] = {}

    def told(self, opened: datetime, due: datetime) -> Frozen:
        """The due date that the table itself gives."""
        span = due - opened
        seconds = int(span.total_seconds())
        return Frozen(opened + span * self._yellow, due, as_limit(seconds), seconds)

    def assumed(self, opened: datetime, limit: Limit) -> Frozen:
        """The limit that the mapping supplies where the table is silent."""
        return self._counted(opened, limit, Decimal(str(self._yellow)))

    def desk(self, kind: str, at: datetime) -> Frozen:
        """The limit of a desk of the centre (环节时限)."""
        if kind not in self._desks:
            facts = catalog.stage_limit(self._platform_id, kind)
            self._desks[kind] = (facts.limit, facts.yellow_at)
        return self._counted(at, *self._desks[kind])

    def _counted(self, at: datetime, limit: Limit, share: Decimal) -> Frozen:
        calendar = self._calendar
        seconds = calendar.total_seconds(limit, at)
        if limit.unit.is_wall:
            span = timedelta(seconds=seconds)
            return Frozen(at + span * float(share), at + span, limit, seconds, calendar.key)
        due = calendar.add(at, limit).at
        yellow = calendar.add_fraction(at, limit, share).at
        return Frozen(min(yellow, due), due, limit, seconds, calendar.key)
