"""The demo district on the real clock: new reports at the hour's pace, open cases go on.

What a person does by hand has precedence: a case that somebody touched is left alone for ten minutes, then
taken up again from wherever it stands. Everything is planned from the database, so it can stop at any time.
"""

import logging
import time
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections

from cityloop.cases.models import Case, TimelineEntry
from cityloop.core import clock
from cityloop.demo import lives
from cityloop.demo.lives import Life
from cityloop.demo.organisation import CODE
from cityloop.demo.seeding import recall
from cityloop.demo.simulator import Event, Simulator
from cityloop.people import queries as people

HANDS_OFF = timedelta(minutes=10)
LOOK_ROUND = timedelta(minutes=1)  # for cases that people made or brought back
SPREAD = timedelta(minutes=20)  # over which a backlog is worked off after a rest
NAP = 2.0
KEY = "demo-live"
FOREVER = timedelta(days=3650)
logger = logging.getLogger(__name__)


class Living:
    """The simulator on the real clock, one case at a time, each in its own transaction."""

    def __init__(self, simulator: Simulator, since: datetime) -> None:
        self.simulator, self.since = simulator, since
        self._looked_at = since - LOOK_ROUND
        simulator.expect(since, since + FOREVER)

    def round(self, now: datetime) -> int:
        """Everything that is due now; returns how many events happened."""
        if now - self._looked_at >= LOOK_ROUND:
            self.simulator.take_up(now, SPREAD)
            self._looked_at = now
        self.simulator.lay_out(now)
        happened = 0
        while (event := self.simulator.pop_due(now)) is not None:
            self._happen(event, now)
            happened += 1
        return happened

    def _happen(self, event: Event, now: datetime) -> None:
        key = f"{KEY}-{self.since.timestamp():.0f}-{event.order}"
        if event.life is None:
            self.simulator.play(event, now, key)
            return
        known, simulator = event.life, self.simulator
        fresh = lives.read(Case.objects.get(pk=known.case.pk), simulator.seed, simulator.chances)
        if fresh.done == known.done:
            simulator.play(event, now, key)
        elif self._by_hand(fresh, now):
            simulator.later(fresh, now + HANDS_OFF)
        else:  # the sweep marked it, or somebody did something a while ago
            simulator.plan(fresh, now)

    def _by_hand(self, life: Life, now: datetime) -> bool:
        """Whether a person, not this simulator, touched the case a moment ago."""
        recent = TimelineEntry.objects.filter(
            case=life.case, by__isnull=False, at__gt=max(self.since, now - HANDS_OFF)
        )
        return any(KEY not in (key or "") for key in recent.values_list("request_key", flat=True))


def live() -> None:
    """Go on until stopped."""
    past = recall()
    if past is None or not past.whole:
        raise SystemExit("没有写完的演示城区，先运行 cityloop demo。")
    platform = people.platform(CODE)
    living = Living(Simulator(platform, seed=past.seed, per_day=past.per_day), clock.now())
    logger.info("演示城区开始运转")
    while True:
        try:
            living.round(clock.now())
        except DatabaseError as problem:  # a busy or restarted database: try again in a moment
            logger.warning("演示城区暂歇：%s", problem)
            close_old_connections()
        time.sleep(NAP)
