"""A district with a past: written once, through the real actions, on a simulated clock; goes on where it stopped.

How far the past is written stands in the database itself (a heartbeat), in the same transaction as the
cases, so that an interrupted start is continued and never taken for a whole one.
"""

import gc
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction

from cityloop.core import editions
from cityloop.core.models import Heartbeat
from cityloop.demo import organisation, regulation
from cityloop.demo.chances import CHANCES, Twist
from cityloop.demo.district import DIVISION, build_district
from cityloop.demo.simulator import SWEEP_EVERY, Simulator, Tally
from cityloop.people.models import Platform

MARK = "demo"
SEED = 20260101
HOUR = timedelta(hours=1)
Watch = Callable[[datetime, Tally], None]


@dataclass(frozen=True, slots=True)
class Past:
    """What was ordered: a past of so many cases a day, from the same seed, up to an instant; and how far it is."""

    since: datetime
    until: datetime
    reached: datetime
    per_day: int
    seed: int = SEED

    @property
    def whole(self) -> bool:
        return self.reached >= self.until


def order(*, days: int, per_day: int, until: datetime, seed: int = SEED) -> Past:
    """A past of so many days that ends at an instant."""
    since = until - timedelta(days=days)
    return Past(since, until, since, per_day, seed)


def present_past() -> Past | None:
    """The past that this database has or is getting; None when it has none."""
    found = Heartbeat.objects.filter(name=MARK).first()
    if found is None:
        return None
    told = json.loads(found.note)
    since, until = datetime.fromisoformat(told["since"]), datetime.fromisoformat(told["until"])
    return Past(since, until, found.beat_at, told["per_day"], told["seed"])


@transaction.atomic
def build_platform(seed: int = SEED) -> Platform:
    """The district without any case: all of it, or nothing."""
    platform = Platform.objects.create(code=organisation.CODE, name=organisation.NAME, division_code=DIVISION)
    people = organisation.build_organisation(platform, seed)
    keepers = {broad: people.departments[unit] for broad, unit in regulation.KEEPERS.items()}
    build_district(platform, seed, keepers, people.inspectors)
    regulation.give_components(platform, people.departments)
    regulation.build_regulation(platform, people.departments)
    for name in (editions.PEOPLE, editions.PLACES, editions.CATALOG):
        editions.bump(name)
    return platform


def write_past(
    platform: Platform, past: Past, watch: Watch | None = None, chances: Mapping[Twist, float] = CHANCES
) -> Tally:
    """Let the past happen, from where it stands to its end; one transaction for each simulated hour."""
    simulator = Simulator(platform, seed=past.seed, per_day=past.per_day, chances=chances)
    simulator.take_up(past.reached)
    reached, day = past.reached, None
    gc.freeze()
    while reached < past.until:
        last = min(reached + HOUR, past.until)
        with transaction.atomic():
            while reached < last:
                local = reached.astimezone(simulator.cast.zone).date()
                if local != day:
                    simulator.expect(local, past.reached)
                    day = local
                reached = min(_midnight(reached, simulator), reached + SWEEP_EVERY, last)
                simulator.run(reached)
                simulator.run_sweep(reached)
            _remember(replace(past, reached=reached))
        if watch is not None:
            watch(reached, simulator.tally)
    gc.unfreeze()
    return simulator.tally


def _midnight(at: datetime, simulator: Simulator) -> datetime:
    """The local midnight after an instant: the day's reports are laid out there."""
    local = at.astimezone(simulator.cast.zone) + timedelta(days=1)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def _remember(past: Past) -> None:
    ends = {"since": past.since.isoformat(), "until": past.until.isoformat()}
    note = json.dumps(ends | {"per_day": past.per_day, "seed": past.seed})
    Heartbeat.objects.update_or_create(name=MARK, defaults={"beat_at": past.reached, "note": note})
