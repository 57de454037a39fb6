"""The demo district at work: events in order of time, each said through the real actions at its own instant.

The heap holds what comes next: a report, or the next step of a case. Nothing else is remembered that the
database does not hold, so that `take_up` can go on after any interruption.
"""

import heapq
import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from cityloop.cases.models import Assignment, Case
from cityloop.cases.stages import FINAL, Verb
from cityloop.cases.sweeps import sweep
from cityloop.core import clock
from cityloop.core.errors import CityloopError
from cityloop.demo import lives
from cityloop.demo.acting import Acting
from cityloop.demo.arrivals import Arrival, Arrivals
from cityloop.demo.cast import Cast
from cityloop.demo.chances import CHANCES, Twist
from cityloop.demo.lives import Life, Step
from cityloop.demo.photos import Photos
from cityloop.demo.planner import Planner
from cityloop.people.models import Platform

LOOK_AGAIN = timedelta(minutes=30)
MOST_REFUSALS = 3
logger = logging.getLogger(__name__)


@dataclass(order=True, slots=True)
class Event:
    """What happens at an instant; `order` decides between two at the same one."""

    at: datetime
    order: int
    serial: int = field(compare=False, default=0)  # of the day's reports
    arrival: Arrival | None = field(compare=False, default=None)
    life: Life | None = field(compare=False, default=None)
    step: Step | None = field(compare=False, default=None)


@dataclass
class Tally:
    """What the simulator has done, for the progress bar and the tests."""

    verbs: Counter[Verb] = field(default_factory=Counter)
    marks: int = 0
    refusals: list[str] = field(default_factory=list)

    @property
    def cases(self) -> int:
        return self.verbs[Verb.REPORT] + self.verbs[Verb.REPORT_SELF_HANDLED]

    @property
    def actions(self) -> int:
        return self.verbs.total() + self.marks


class Simulator:
    """Plays a platform's people from a seed."""

    def __init__(
        self, platform: Platform, *, seed: int, per_day: int, chances: Mapping[Twist, float] = CHANCES
    ) -> None:
        self.platform, self.seed, self.chances = platform, seed, chances
        self.cast = Cast(platform)
        self.arrivals = Arrivals(platform, seed, per_day)
        self.planner = Planner(self.cast)
        self.acting = Acting(self.cast, Photos(platform))
        self.tally = Tally()
        self.known: set[int] = set()  # the cases that have a step ahead
        self._heap: list[Event] = []
        self._order = 0
        self._day: date | None = None  # the next day whose reports are not laid out
        self._after = self._last_report = datetime.max.replace(tzinfo=UTC)

    def expect(self, after: datetime, until: datetime) -> None:
        """The reports that come after an instant, up to another one; laid out day by day as time goes on."""
        self._after, self._last_report = after, until
        self._day = after.astimezone(self.cast.zone).date()

    def take_up(self, now: datetime, spread: timedelta = timedelta()) -> int:
        """Plan for every open case that has no step ahead; what is long due is spread over a while."""
        found = 0
        for case in Case.objects.filter(platform=self.platform, ended_at__isnull=True).order_by("pk"):
            if case.pk not in self.known:
                life = lives.read(case, self.seed, self.chances)
                late = life.dice.roll("take up").random() * spread
                self.plan(life, now + late)
                found += 1
        return found

    def events(self) -> list[Event]:
        """What is planned, in no order."""
        return list(self._heap)

    def run(self, until: datetime) -> None:
        """Everything up to an instant, in one transaction."""
        self.lay_out(until)
        with transaction.atomic():
            while self._heap and self._heap[0].at <= until:
                self._happen(heapq.heappop(self._heap))

    def lay_out(self, until: datetime) -> None:
        """The reports of the days up to this one."""
        while (
            self._day is not None
            and self._day <= min(until, self._last_report).astimezone(self.cast.zone).date()
        ):
            for serial, arrival in enumerate(self.arrivals.on(self._day)):
                if self._after < arrival.at <= self._last_report:
                    self._push(Event(arrival.at, self._next(), serial, arrival=arrival))
            self._day += timedelta(days=1)

    def run_sweep(self, at: datetime) -> None:
        """What time itself does, if anything is due."""
        with clock.at(at):
            if _something_due(self.platform, at):
                done = sweep()
                self.tally.marks += done.near_due + done.overdue + done.sign_overdue + done.resumed

    def pop_due(self, now: datetime) -> Event | None:
        """The next event whose instant has come, taken off the heap."""
        if not self._heap or self._heap[0].at > now:
            return None
        event = heapq.heappop(self._heap)
        if event.life is not None:
            self.known.discard(event.life.case.pk)
        return event

    def play(self, event: Event, now: datetime, key: str = "") -> None:
        """Let an event happen now, and plan what follows it."""
        if event.arrival is not None:
            self._report(event.arrival, event.serial, key, now)
        elif event.life is not None and event.step is not None:
            self._step(event.life, event.step, key, now)

    def later(self, life: Life, at: datetime) -> None:
        """Look at a case again at an instant."""
        self._push(Event(at, self._next(), life=life, step=Step(at, None)))

    def _happen(self, event: Event) -> None:
        if event.life is not None:
            self.known.discard(event.life.case.pk)
        with clock.at(event.at):
            self.play(event, event.at)

    def _report(self, arrival: Arrival, serial: int, key: str, now: datetime) -> None:
        case = self.acting.report(arrival, self.seed, serial, key)
        verb = Verb.REPORT_SELF_HANDLED if arrival.self_handled else Verb.REPORT
        self.tally.verbs[verb] += 1
        self.plan(lives.begun(case, self.seed, self.chances, verb), now)

    def _step(self, life: Life, step: Step, key: str, now: datetime) -> None:
        if step.verb is None:
            case = Case.objects.get(pk=life.case.pk)
            refusals, life = life.refusals, lives.read(case, self.seed, self.chances)
            life.refusals = refusals
            self.plan(life, now)
            return
        try:
            self.acting.do(life, step.verb, step.subject, key)
        except CityloopError as refusal:
            self._refused(life, step.verb, refusal, now)
            return
        self.tally.verbs[step.verb] += 1
        self.plan(life, now)

    def _refused(self, life: Life, verb: Verb, refusal: CityloopError, now: datetime) -> None:
        """Somebody else was faster, or the plan was wrong: look again later, but not for ever."""
        self.tally.refusals.append(f"{life.case.number} {verb.value}: {refusal.zh}")
        logger.info("演示动作未成 %s %s：%s", life.case.number, verb.value, refusal.zh)
        life.refusals += 1
        if life.refusals < MOST_REFUSALS:
            self.later(life, now + LOOK_AGAIN)

    def plan(self, life: Life, now: datetime) -> None:
        """Put the next step of a case on the heap."""
        step = self.planner.next(life, now)
        if step is not None:
            self._push(Event(step.at, self._next(), life=life, step=step))

    def _push(self, event: Event) -> None:
        if event.life is not None:
            self.known.add(event.life.case.pk)
        heapq.heappush(self._heap, event)

    def _next(self) -> int:
        self._order += 1
        return self._order


def _something_due(platform: Platform, at: datetime) -> bool:
    """Whether the sweep would find anything; one look into the index of open spells."""
    open_ones = Assignment.objects.filter(ended_at__isnull=True, case__platform=platform).exclude(
        case__stage__in=FINAL
    )
    running = Q(paused_at__isnull=True) & (
        Q(due_at__lte=at, overdue_marked_at__isnull=True)
        | Q(yellow_at__lte=at, due_at__gt=at, near_due_marked_at__isnull=True)
        | Q(sign_due_at__lte=at, signed_at__isnull=True, sign_overdue_marked_at__isnull=True)
    )
    asleep = Q(paused_at__isnull=False, due_at__lte=at)
    return open_ones.filter(running | asleep).exists()
