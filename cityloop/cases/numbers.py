"""案件编号: prefix + yyyyMMdd + serial of the day, per platform; unique under concurrency.

One upsert hands out the serial and holds the series row until the case is committed:
numbers have no gaps and no doubles. On PostgreSQL the upsert is part of the statement that
writes the case, so that the row is held no longer than that.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import connection

from cityloop.cases.models import NumberSeries
from cityloop.core.together import Drawn
from cityloop.people.models import Platform

_NEXT = f"""
INSERT INTO {NumberSeries._meta.db_table} (platform_id, day, serial) VALUES (%s, %s, %s)
ON CONFLICT (platform_id, day) DO UPDATE SET serial = {NumberSeries._meta.db_table}.serial + %s
RETURNING serial
"""


def next_number(platform: Platform, at: datetime) -> str:
    """The next case number for a report at an instant; call inside the transaction that writes the case."""
    return next_numbers(platform, at, 1)[0]


def next_numbers(platform: Platform, at: datetime, count: int) -> list[str]:
    """A run of case numbers for one local day."""
    head, day = _head(platform, at)
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [platform.pk, day, count, count])
        (last,) = cursor.fetchone()
    return [f"{head}{serial:05d}" for serial in range(last - count + 1, last + 1)]


def drawn_number(platform: Platform, at: datetime) -> Drawn:
    """The next case number, drawn by the very statement that writes the case (PostgreSQL)."""
    head, day = _head(platform, at)
    padded = "lpad(serial::text, greatest(5, length(serial::text)), '0')"
    return Drawn(_NEXT, (platform.pk, day, 1, 1), f"(SELECT %s || {padded} FROM number)", (head,))


def _head(platform: Platform, at: datetime) -> tuple[str, str]:
    day = at.astimezone(ZoneInfo(platform.timezone)).date()
    return f"{platform.number_prefix}{day:%Y%m%d}", day.isoformat()
