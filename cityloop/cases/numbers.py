"""案件编号: prefix + yyyyMMdd + serial of the day, per platform; unique under concurrency.

One upsert hands out the serial and holds the series row until the case is committed:
numbers have no gaps and no doubles.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import connection

from cityloop.cases.models import NumberSeries
from cityloop.people.models import Platform

_NEXT = """
INSERT INTO {table} (platform_id, day, serial) VALUES (%s, %s, %s)
ON CONFLICT (platform_id, day) DO UPDATE SET serial = {table}.serial + %s
RETURNING serial
"""


def next_number(platform: Platform, at: datetime) -> str:
    """The next case number for a report at an instant; call inside the transaction that writes the case."""
    return next_numbers(platform, at, 1)[0]


def next_numbers(platform: Platform, at: datetime, count: int) -> list[str]:
    """A run of case numbers for one local day."""
    day = at.astimezone(ZoneInfo(platform.timezone)).date()
    with connection.cursor() as cursor:
        cursor.execute(_NEXT.format(table=NumberSeries._meta.db_table), [platform.pk, day.isoformat(), count, count])
        (last,) = cursor.fetchone()
    return [f"{platform.number_prefix}{day:%Y%m%d}{serial:05d}" for serial in range(last - count + 1, last + 1)]
