"""What may befall a case, how likely it is, and how long people take. Everything hangs on seed and case number,
never on memory: a simulator that starts again goes on with the same fate.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum, auto

from cityloop.cases.stages import Kind


class Twist(StrEnum):
    """Turns that a case can take from the straight way."""

    UNFOUNDED = auto()  # the inspector finds nothing
    NOT_OURS = auto()  # rejected without looking
    CHIEF_REJECTS = auto()
    MISTAKEN = auto()  # void, asked for by the intake desk
    AMENDED = auto()
    RETURNED_TO_INTAKE = auto()
    UNMERGED = auto()
    NOT_APPROVED = auto()  # self-handled, photos do not convince
    WRONG_UNIT = auto()  # dispatched to who is not responsible
    PING_PONG = auto()  # three units refuse it
    QUARREL = auto()  # the right unit tries to be rid of it
    GIVEN_IN = auto()  # … and succeeds
    EXTENSION = auto()
    SUSPENSION = auto()
    UNIT_VOID = auto()
    REFUSED = auto()  # the request is not granted
    WITHDRAWN = auto()  # the unit thinks better of it
    EARLY_RESUME = auto()
    SECOND_LEVEL = auto()
    NAMED_PERSON = auto()
    NEVER_SIGNED = auto()
    COMMENTED = auto()
    URGED = auto()  # when late
    OVERSEEN = auto()  # when late
    WATCHED = auto()  # under oversight from the beginning
    FORCED = auto()  # closed by the head when very late
    NOT_FIXED = auto()
    STILL_NOT_FIXED = auto()
    LOOKED_TWICE = auto()
    CALLED_BACK = auto()
    RATED = auto()
    UNHAPPY = auto()
    REOPENED = auto()


CHANCES: Mapping[Twist, float] = {
    Twist.UNFOUNDED: 0.11,
    Twist.NOT_OURS: 0.03,
    Twist.CHIEF_REJECTS: 0.004,
    Twist.MISTAKEN: 0.004,
    Twist.AMENDED: 0.03,
    Twist.RETURNED_TO_INTAKE: 0.008,
    Twist.UNMERGED: 0.04,
    Twist.NOT_APPROVED: 0.06,
    Twist.WRONG_UNIT: 0.02,
    Twist.PING_PONG: 0.002,
    Twist.QUARREL: 0.012,
    Twist.GIVEN_IN: 0.1,
    Twist.EXTENSION: 0.015,
    Twist.SUSPENSION: 0.011,
    Twist.UNIT_VOID: 0.003,
    Twist.REFUSED: 0.2,
    Twist.WITHDRAWN: 0.06,
    Twist.EARLY_RESUME: 0.4,
    Twist.SECOND_LEVEL: 0.45,
    Twist.NAMED_PERSON: 0.12,
    Twist.NEVER_SIGNED: 0.015,
    Twist.COMMENTED: 0.02,
    Twist.URGED: 0.7,
    Twist.OVERSEEN: 0.25,
    Twist.WATCHED: 0.006,
    Twist.FORCED: 0.01,
    Twist.NOT_FIXED: 0.028,
    Twist.STILL_NOT_FIXED: 0.15,
    Twist.LOOKED_TWICE: 0.006,
    Twist.CALLED_BACK: 0.45,
    Twist.RATED: 0.2,
    Twist.UNHAPPY: 0.08,
    Twist.REOPENED: 0.012,
}


@dataclass(frozen=True, slots=True)
class Dice:
    """All chance of one case."""

    seed: int
    number: str

    def roll(self, label: str) -> random.Random:
        """A chance of its own for every label, always the same one."""
        return random.Random(f"{self.seed}/{self.number}/{label}")

    def fate(self, chances: Mapping[Twist, float]) -> frozenset[Twist]:
        roll = self.roll("fate")
        drawn = [(twist, roll.random()) for twist in Twist]  # the same draws whatever the chances
        return frozenset(twist for twist, value in drawn if value < chances.get(twist, 0.0))


@dataclass(frozen=True, slots=True)
class Delay:
    """Minutes that somebody takes, log-normal around a median."""

    median: float
    spread: float = 0.5

    def draw(self, roll: random.Random) -> timedelta:
        return timedelta(seconds=round(60 * self.median * roll.lognormvariate(0, self.spread)) + 20)


# How long the spells of the desks and inspectors take; their limits stand in `regulation.STAGE_LIMITS`.
SPELLS: Mapping[Kind, Delay] = {
    Kind.ACCEPT: Delay(4, 0.55),
    Kind.VERIFY: Delay(13, 0.45),
    Kind.FILE: Delay(7, 0.6),
    Kind.DISPATCH: Delay(4, 0.6),
    Kind.ARRANGE: Delay(5, 0.5),
    Kind.INSPECT: Delay(42, 0.5),
    Kind.CLOSE: Delay(25, 0.8),
    Kind.REVIEW: Delay(30, 0.8),
}
SIGNING = Delay(14, 0.8)
DECIDING = Delay(35, 0.7)
COMPLAINING = Delay(50, 0.5)  # until a unit says that it is not theirs
REMINDING = Delay(40, 0.6)
ANSWERING = Delay(150, 0.6)
CALLING_BACK = Delay(60 * 20, 0.4)


@dataclass(frozen=True, slots=True)
class Pace:
    """Character of a unit: the share of its limit that it uses, log-normal around a median."""

    median: float
    spread: float

    def draw(self, roll: random.Random) -> float:
        return max(0.03, roll.lognormvariate(0, self.spread) * self.median)


ORDINARY = Pace(0.40, 0.62)
PACES: Mapping[str, Pace] = {
    "huanwei": Pace(0.36, 0.60),
    "zhifa": Pace(0.42, 0.62),
    "shizheng": Pace(0.52, 0.62),
    "yuanlin": Pace(0.38, 0.55),
    "tongxin": Pace(0.70, 0.70),
    "gongdi": Pace(0.50, 0.70),
    "gongshui": Pace(0.30, 0.50),
    "ranqi": Pace(0.25, 0.50),
    "410702002": Pace(0.55, 0.60),
    "410702003": Pace(0.34, 0.55),
    "410702101": Pace(0.58, 0.65),
}
