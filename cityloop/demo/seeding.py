"""A district with a past: written once, through the real actions, on a simulated clock; goes on where it stopped.

How far the past is written stands in the database itself (a heartbeat), in the same transaction as the
cases, so that an interrupted start is continued and never taken for a whole one.
"""

import gc
import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from django.db import transaction

from cityloop.core import editions, ids
from cityloop.core.models import Heartbeat
from cityloop.demo import assessing, organisation, regulation
from cityloop.demo.chances import CHANCES, Twist
from cityloop.demo.district import DIVISION, build_district
from cityloop.demo.simulator import Simulator, Tally
from cityloop.people.models import Platform

MARK = "demo"
SEED = 20260101
QUARTER, HOUR = 900, 3600  # seconds: the sweep, and what is committed at once
FIRST_OTHER = 64  # ids tell this writer from those of a past that is there already
Watch = Callable[[datetime, Tally], None]


@dataclass(frozen=True, slots=True)
class Past:
    """What was ordered: reports from `since` to `last_report`, and what becomes of them up to `until`.

    `reached` is how far it is written, `parts` in how many pieces (see `parts.py`).
    """

    since: datetime
    last_report: datetime
    until: datetime
    reached: datetime
    per_day: int
    seed: int = SEED
    parts: int = 1

    @property
    def whole(self) -> bool:
        return self.reached >= self.until


def order(*, days: float, per_day: int, until: datetime, seed: int = SEED) -> Past:
    """A past of so many days that ends at an instant."""
    since = until - timedelta(days=days)
    return Past(since, until, until, since, per_day, seed)


def mark_of(part: int) -> str:
    """Where the database says how far a part is."""
    return f"{MARK}.{part}"


def recall(mark: str = MARK) -> Past | None:
    """The past that this database has or is getting; None when it has none."""
    found = Heartbeat.objects.filter(name=mark).first()
    if found is None:
        return None
    told = json.loads(found.note)
    since, last_report, until = (datetime.fromisoformat(instant) for instant in told["span"])
    return Past(since, last_report, until, found.beat_at, told["per_day"], told["seed"], told["parts"])


def remember(past: Past, mark: str = MARK) -> None:
    """Say in the database how far the past is written."""
    span = [instant.isoformat() for instant in (past.since, past.last_report, past.until)]
    note = json.dumps({"span": span, "per_day": past.per_day, "seed": past.seed, "parts": past.parts})
    Heartbeat.objects.update_or_create(name=mark, defaults={"beat_at": past.reached, "note": note})


@transaction.atomic
def build_platform(seed: int = SEED) -> Platform:
    """The district without any case: all of it, or nothing."""
    platform = Platform.objects.create(code=organisation.CODE, name=organisation.NAME, division_code=DIVISION)
    people = organisation.build_organisation(platform, seed)
    keepers = {broad: people.departments[unit] for broad, unit in regulation.KEEPERS.items()}
    build_district(platform, seed, keepers, people.inspectors)
    regulation.give_components(platform, people.departments)
    regulation.build_regulation(platform, people.departments)
    assessing.adopt_schemes(platform)
    for name in (editions.PEOPLE, editions.PLACES, editions.CATALOG):
        editions.bump(name)
    return platform


def write_past(
    platform: Platform,
    past: Past,
    watch: Watch | None = None,
    *,
    part: int = 0,
    chances: Mapping[Twist, float] = CHANCES,
) -> Tally:
    """Let the past happen, from where it stands to its end; one transaction for each simulated hour."""
    writer = FIRST_OTHER + secrets.randbelow(2048) if platform.cases.exists() else part
    simulator = Simulator(platform, seed=past.seed, per_day=past.per_day, chances=chances)
    simulator.take_up(past.reached)
    simulator.expect(past.reached, past.last_report)
    reached = past.reached
    with _without_garbage(), ids.by_clock(writer):
        while reached < past.until:
            last = min(_next_full(reached, HOUR), past.until)
            with transaction.atomic():
                while reached < last:
                    reached = min(_next_full(reached, QUARTER), last)
                    simulator.run(reached)
                    simulator.run_sweep(reached)
                remember(replace(past, reached=reached), mark_of(part))
            if watch is not None:
                watch(reached, simulator.tally)
    return simulator.tally


def _next_full(at: datetime, seconds: int) -> datetime:
    """The next full hour, or quarter of one."""
    return datetime.fromtimestamp((int(at.timestamp()) // seconds + 1) * seconds, UTC)


@contextmanager
def _without_garbage() -> Iterator[None]:
    """The collector finds nothing in this work and takes a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
