"""An instant comes back as it was written, to the microsecond, on either database."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connection

from cityloop.core.instants import InstantLoader
from cityloop.people.models import AccessEntry

CASES = [
    datetime(2026, 11, 26, 0, 36, 38, 842295, tzinfo=UTC),
    datetime(2026, 11, 26, 0, 36, 38, tzinfo=UTC),
    datetime(2026, 11, 26, 0, 36, 38, 500000, tzinfo=UTC),
    datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
    datetime(2026, 11, 26, 8, 0, tzinfo=timezone(timedelta(hours=8))),
]


@pytest.mark.django_db
@pytest.mark.parametrize("at", CASES)
def test_an_instant_survives(at: datetime) -> None:
    entry = AccessEntry.objects.create(at=at, act="login")
    found = AccessEntry.objects.get(pk=entry.pk).at
    assert found == at and found.utcoffset() == timedelta(0)


@pytest.mark.django_db
def test_postgresql_reads_by_our_loader() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no loaders")
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        assert connection.connection.adapters.get_loader(1184, 0) is InstantLoader
