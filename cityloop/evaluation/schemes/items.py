"""What a scheme is made of: inputs people type in, rates, and items with the rule that scores them."""

from dataclasses import dataclass
from decimal import Decimal

from cityloop.core.words import Said, Word
from cityloop.evaluation.schemes.nodes import (
    HUNDRED,
    ONE,
    ZERO,
    Name,
    Node,
    Number,
    Operation,
    highest,
    lowest,
    minus,
    times,
)


class Kind(Word):
    LINEAR = "linear", "按率得分"
    BENCHMARK = "benchmark", "基准扣分"
    COUNT_DEDUCT = "count_deduct", "按次扣分"
    BASE_MINUS = "base_minus", "基础分扣减"
    BAND = "band", "分档得分"
    FORMULA = "formula", "算式"
    MANUAL = "manual", "人工评分"
    ADJUST = "adjust", "加减分"


class NoCasePolicy(Word):
    """What an item is worth when its denominator is zero."""

    EXCLUDE = "exclude", "不计分"
    FULL = "full", "计满分"
    ZERO = "zero", "计零分"


class MissingPolicy(Word):
    """What happens when people have not typed in what an item needs."""

    RENORMALISE = "renormalise", "不参与计算，其余项目按比例折算"
    FLAG = "flag", "不得分并标明合计不完整，不排名"
    ZERO = "zero", "视为零"  # only for counts: nothing recorded means nothing happened


@dataclass(frozen=True, slots=True)
class Input:
    """填报数: a number people type in because no case shows it."""

    id: str
    label: str
    missing: MissingPolicy


@dataclass(frozen=True, slots=True)
class Rate:
    """率: a fraction of two expressions, rounded where the scheme says rates are."""

    id: str
    label: str
    node: Node


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One rate against its benchmark, both in percent: so many points off per percentage point (百分点)."""

    rate: str
    bench: Decimal
    per_pp: Decimal
    lower_is_better: bool

    @property
    def deduction(self) -> Node:
        percent = times(Name(self.rate), HUNDRED)
        bench = Number(self.bench)
        short = minus(percent, bench) if self.lower_is_better else minus(bench, percent)
        return times(highest(ZERO, short), Number(self.per_pp))


@dataclass(frozen=True, slots=True)
class Deduction:
    """So many points off per event; `escalation`: (from which event on, points each); `cap`: at most."""

    label: str
    count: Node
    each: Decimal
    escalation: tuple[tuple[int, Decimal], ...]
    cap: Decimal | None

    @property
    def deduction(self) -> Node:
        steps = [(1, self.each), *self.escalation]
        uppers = [first - 1 for first, _ in steps[1:]] + [None]
        node: Node | None = None
        for (first, each), upper in zip(steps, uppers, strict=True):
            events = self.count if upper is None else lowest(self.count, Number(Decimal(upper)))
            if first > 1:
                events = highest(ZERO, minus(events, Number(Decimal(first - 1))))
            part = times(events, Number(each))
            node = part if node is None else Operation("+", node, part)
        assert node is not None
        return node if self.cap is None else lowest(node, Number(self.cap))


@dataclass(frozen=True, slots=True)
class Linear:
    rate: str
    lower_is_better: bool
    node: Node


@dataclass(frozen=True, slots=True)
class Deductions:
    """Full marks less every term, never below the floor."""

    terms: tuple[Benchmark, ...] | tuple[Deduction, ...]
    floor: Decimal
    node: Node


@dataclass(frozen=True, slots=True)
class Band:
    """From `low` to `high` inclusive (whole numbers; None: without end) the item is worth `score`."""

    low: int
    high: int | None
    score: Decimal

    @property
    def text(self) -> Said:
        if self.high is None:
            return Said(f"{self.low} 及以上", f"{self.low} or more")
        return Said(f"{self.low}–{self.high}", f"{self.low}–{self.high}")


@dataclass(frozen=True, slots=True)
class Bands:
    node: Node
    bands: tuple[Band, ...]

    def at(self, value: Decimal) -> Band:
        """Bands follow each other without a gap and the last has no end: the last that begins at or below.
        What lies below the first belongs to the first."""
        return next((band for band in reversed(self.bands) if band.low <= value), self.bands[0])


@dataclass(frozen=True, slots=True)
class Formula:
    node: Node


@dataclass(frozen=True, slots=True)
class Manual:
    missing: MissingPolicy


@dataclass(frozen=True, slots=True)
class Adjust:
    """加减分: lines of points with a reason; `cap` bounds their sum on either side."""

    cap: Decimal | None
    evidence_required: bool


Rule = Linear | Deductions | Bands | Formula | Manual | Adjust


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the score sheet: worth at most full × weight points."""

    id: str
    label: str
    kind: Kind
    full: Decimal
    weight: Decimal
    no_case: NoCasePolicy
    rule: Rule

    @property
    def worth(self) -> Decimal:
        return self.full * self.weight


def expression_of(rule: Rule) -> Node | None:
    """The expression a rule is worked out by; manual marks and adjustments have none."""
    return None if isinstance(rule, Manual | Adjust) else rule.node


def linear(rate: str, full: Decimal, lower_is_better: bool) -> Linear:
    achieved = minus(ONE, Name(rate)) if lower_is_better else Name(rate)
    return Linear(rate, lower_is_better, times(achieved, Number(full)))


def deductions(
    terms: tuple[Benchmark, ...] | tuple[Deduction, ...], full: Decimal, floor: Decimal
) -> Deductions:
    node: Node = Number(full)
    for term in terms:
        node = minus(node, term.deduction)
    return Deductions(terms, floor, highest(Number(floor), node))
