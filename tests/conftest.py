"""Fixtures shared by all rooms: a small town, one person for every post, a clock that stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from cityloop.core import clock, editions
from tests.town import Town, build_town

MONDAY_MORNING = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)  # Mon 2026-11-16 09:00 in Beijing


@pytest.fixture(autouse=True)
def fresh_memory() -> Iterator[None]:
    """Reference data kept in memory must not leak from one test's database into the next."""
    editions.forget()
    yield
    editions.forget()


@pytest.fixture
def town(db: None) -> Town:
    """The small town, at Monday 09:00 (its clock is frozen for the test)."""
    return build_town()


@pytest.fixture
def monday() -> Iterator[datetime]:
    """Freeze the clock at Monday 2026-11-16 09:00 Beijing time."""
    with clock.at(MONDAY_MORNING):
        yield MONDAY_MORNING
