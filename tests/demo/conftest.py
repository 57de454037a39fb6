"""One small district with a past for all tests of a module: two days of forced turns, rolled back at the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from cityloop.core import clock, editions
from cityloop.demo import seeding
from cityloop.demo.chances import Twist
from cityloop.demo.seeding import Past
from cityloop.demo.simulator import Tally
from cityloop.people.models import Platform

UNTIL = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)  # Wed 2026-11-18 20:00 in Beijing
# Turns that end a case early stay rare, so that enough cases reach the later ones.
FORCED: dict[Twist, float] = dict.fromkeys(Twist, 0.22) | {
    Twist.CHIEF_REJECTS: 0.03,
    Twist.UNIT_VOID: 0.08,
    Twist.MISTAKEN: 0.08,
    Twist.NEVER_SIGNED: 0.05,
    Twist.PING_PONG: 0.08,
    Twist.CALLED_BACK: 0.9,
    Twist.RATED: 0.7,
    Twist.REOPENED: 0.4,
    Twist.WATCHED: 0.3,
    Twist.UNMERGED: 0.6,
    Twist.NOT_APPROVED: 0.5,
    Twist.URGED: 1.0,
    Twist.SUSPENSION: 0.3,
    Twist.EXTENSION: 0.3,
}


@dataclass(frozen=True)
class Story:
    """A district, what was ordered and what was done."""

    platform: Platform
    past: Past
    tally: Tally
    until: datetime


def write(platform: Platform, *, days: float, per_day: int, **more: Any) -> tuple[Past, Tally]:
    past = seeding.order(days=days, per_day=per_day, until=UNTIL, seed=7)
    return past, seeding.write_past(platform, past, **more)


@pytest.fixture(scope="module")
def district(django_db_setup: None, django_db_blocker: Any) -> Iterator[Platform]:
    """The district without cases."""
    with django_db_blocker.unblock(), transaction.atomic():
        editions.forget()
        with clock.at(UNTIL):
            yield seeding.build_platform(7)
        transaction.set_rollback(True)
    editions.forget()


@pytest.fixture(scope="module")
def story(district: Platform) -> Story:
    """Two days with many turns."""
    past, tally = write(district, days=2, per_day=60, chances=FORCED)
    return Story(district, past, tally, UNTIL)
