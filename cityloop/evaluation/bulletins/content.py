"""What a bulletin knows: plain numbers of one period, free of wording. Sentences and tables both draw from here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cityloop.evaluation.bulletins.printing import change, percent
from cityloop.evaluation.periods import Period
from cityloop.evaluation.schemes.scores import Score
from cityloop.evaluation.words import Fact, Topic


@dataclass(frozen=True, slots=True)
class Line:
    """One object with what was counted of it."""

    key: str
    label: str
    counts: Mapping[Fact, int]

    def of(self, fact: Fact) -> int:
        return self.counts.get(fact, 0)

    def rate(self, part: Fact, whole: Fact) -> Decimal | None:
        return percent(self.of(part), self.of(whole))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many now and how many in the period before; `before` None: nothing is known of it."""

    label: str
    count: int
    before: int | None = None

    @property
    def change(self) -> Decimal | None:
        return change(self.count, self.before)


@dataclass(frozen=True, slots=True)
class OverdueCase:
    """超期未处置: held by a unit past its promise at the end of the period."""

    number: str
    category: str
    address: str
    unit: str
    days: Decimal


@dataclass(frozen=True, slots=True)
class TypicalCase:
    """典型案例: `before` and `after` are JPEGs without metadata."""

    number: str
    category: str
    address: str
    unit: str
    hours: Decimal
    before: bytes = field(repr=False)
    after: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """挂账、积压 of a unit at the end of the period."""

    unit: str
    suspended: int
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class SuspendedCase:
    """挂账台账."""

    number: str
    category: str
    unit: str
    since: date
    review_on: date


@dataclass(frozen=True, slots=True)
class Adjusted:
    """加减分, one line."""

    label: str
    points: Decimal
    reason: str
    basis: str


@dataclass(frozen=True, slots=True)
class Mean:
    """月均得分 of one object: the mean of the shorter periods in which it was scored, and how many they were."""

    points: Decimal
    periods: int


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """得分 of one scheme, by group in order of place. `published`: when, empty when not published yet.

    `means` and `whole` stand beside each other in a year: by object, the mean of the shorter periods, and the total
    counted anew over all of it.
    """

    title: str
    scheme: str
    version: str
    scores: tuple[Score, ...]
    published: date | None
    means: Mapping[str, Mean] = field(default_factory=dict)
    whole: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitPage:
    """What is said of one unit at the meeting."""

    line: Line
    before: Line | None
    place: int | None
    of: int
    categories: tuple[Tally, ...]
    overdue: tuple[OverdueCase, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """数据质量 of what was reported in the period; `odd_days` are 采集异常日: the day and its count."""

    reported: int
    without_place: int
    without_cell: int
    without_photo: int
    usual_per_day: Decimal | None
    odd_days: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A bulletin before a word of it is written. `platform` is who sends it out."""

    period: Period
    platform: str
    made_on: date
    totals: Line
    totals_before: Line | None
    sources: tuple[Tally, ...]
    splits: tuple[Line, ...]
    units: tuple[Line, ...]
    streets: tuple[Line, ...]
    inspectors: tuple[Line, ...]
    categories: Mapping[str, tuple[Tally, ...]]  # all | event | component
    trend: tuple[Line, ...]
    overdue: tuple[OverdueCase, ...]
    overdue_total: int
    typical: tuple[TypicalCase, ...]
    ledger: tuple[LedgerLine, ...]
    suspended: tuple[SuspendedCase, ...]
    sheets: tuple[ScoreSheet, ...]
    adjusted: tuple[Adjusted, ...]
    pages: tuple[UnitPage, ...]
    quality: Quality
    texts: Mapping[Topic, str]  # what people wrote; the rest is drafted
    corrects: int = 0  # which earlier issue this one puts right; 0: none
    complete: bool = True  # the period was over when this was made
