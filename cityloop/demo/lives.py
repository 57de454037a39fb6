"""One case's life as the simulator knows it: what was done, what fate holds. Can be read from the database any time."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cityloop.cases.models import Assignment, Case
from cityloop.cases.stages import Kind, Stage, Verb
from cityloop.demo.chances import Dice, Twist


@dataclass(frozen=True, slots=True)
class Step:
    """A verb to be said at an instant; without a verb, the case is to be looked at again."""

    at: datetime
    verb: Verb | None
    subject: int = 0  # the main case of a merge, the unit of a nested spell


@dataclass(slots=True)
class Life:
    """A case with its past (how often each verb was said, the last finding) and its fate."""

    case: Case
    dice: Dice
    fate: frozenset[Twist]
    done: Counter[Verb] = field(default_factory=Counter)
    finding: str = ""
    unit_id: int = 0  # the unit that handles, as far as known
    person_id: int = 0  # the inspector who was sent, as far as known
    refusals: int = 0

    @property
    def stage(self) -> Stage:
        return Stage(self.case.stage)

    @property
    def handlings(self) -> int:
        """How many spells of handling there were."""
        return self.done[Verb.DISPATCH] + self.done[Verb.DESIGNATE] + self.done[Verb.REWORK]


def begun(case: Case, seed: int, chances: Mapping[Twist, float], verb: Verb) -> Life:
    """The life of a case that was reported just now."""
    dice = Dice(seed, case.number)
    return Life(case, dice, dice.fate(chances), Counter({verb: 1}))


def read(case: Case, seed: int, chances: Mapping[Twist, float]) -> Life:
    """The life of a case as its timeline tells it."""
    dice = Dice(seed, case.number)
    done = Counter(Verb(verb) for verb in case.timeline.values_list("verb", flat=True))
    checks = case.assignments.filter(kind__in=[Kind.VERIFY, Kind.INSPECT], ended_at__isnull=False)
    last = checks.order_by("-started_at", "-pk").first()
    handling = case.assignments.filter(kind=Kind.HANDLE, parent__isnull=True).order_by("-started_at", "-pk")
    unit_id = handling.values_list("department_id", flat=True).first() or 0
    return Life(case, dice, dice.fate(chances), done, last.finding if last else "", unit_id)


def open_spells(case: Case) -> tuple[Assignment | None, list[Assignment]]:
    """The spell that holds the case and the nested ones below it."""
    spells = sorted(case.assignments.filter(ended_at__isnull=True), key=lambda spell: spell.pk)
    holder = next((spell for spell in spells if spell.parent_id is None), None)
    return holder, [spell for spell in spells if spell.parent_id is not None]
