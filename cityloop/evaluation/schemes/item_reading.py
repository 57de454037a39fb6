"""From the tables of a document to inputs, rates and items."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import ClassVar

from cityloop.evaluation.schemes.items import (
    Adjust,
    Band,
    Bands,
    Benchmark,
    Deduction,
    Formula,
    Input,
    Item,
    Kind,
    Linear,
    Manual,
    MissingPolicy,
    NoCasePolicy,
    Rate,
    Rule,
    deductions,
    linear,
)
from cityloop.evaluation.schemes.items import Deductions as DeductionRule
from cityloop.evaluation.schemes.names import Scope
from cityloop.evaluation.schemes.nodes import Number, Operation, times
from cityloop.evaluation.schemes.reading import GREATEST, Section

ITEM_KEYS = ("id", "label", "kind", "full", "weight", "no_case")
RULE_KEYS = {
    Kind.LINEAR: ("rate", "lower_is_better"),
    Kind.BENCHMARK: ("rate", "bench", "per_pp", "lower_is_better", "terms", "floor"),
    Kind.COUNT_DEDUCT: ("counts", "floor"),
    Kind.BASE_MINUS: ("count", "each", "floor"),
    Kind.BAND: ("value", "bands"),
    Kind.FORMULA: ("expr",),
    Kind.MANUAL: ("missing",),
    Kind.ADJUST: ("cap", "evidence_required"),
}
MOST_EVENTS = 1_000_000


def read_input(section: Section, scope: Scope) -> Input:
    section.only("id", "label", "missing")
    found = Input(section.text("id"), section.text("label"), section.choice("missing", MissingPolicy))
    scope.define(found.id, found.label)
    return found


def read_rate(section: Section, scope: Scope) -> Rate:
    """num ÷ den; with `late` and `late_credit`, what was late counts that part of a case (超期折算)."""
    section.only("id", "label", "num", "den", "late", "late_credit")
    top, bottom = section.expression("num", scope.resolve), section.expression("den", scope.resolve)
    if section.has("late") or section.has("late_credit"):
        credit = Number(section.number("late_credit", 0, 1))
        top = Operation("+", top, times(credit, section.expression("late", scope.resolve)))
    if isinstance(bottom, Number) and bottom.value == 0:
        raise section.refuse("den", "分母恒为零", "the denominator is a constant zero")
    rate = Rate(section.text("id"), section.text("label"), Operation("/", top, bottom))
    scope.define(rate.id, rate.label)
    return rate


class ItemReader:
    """Reads items in order; knows the rates, because only a rate can be set against a benchmark."""

    def __init__(self, scope: Scope, rates: Sequence[Rate], full: Decimal, no_case: NoCasePolicy) -> None:
        self.scope = scope
        self.rates = {rate.id: rate.id for rate in rates} | {rate.label: rate.id for rate in rates}
        self.full = full
        self.no_case = no_case

    def read(self, section: Section) -> Item:
        kind = section.choice("kind", Kind)
        section.only(*ITEM_KEYS, *RULE_KEYS[kind])
        full, weight = self._worth(section, kind)
        no_case = section.choice("no_case", NoCasePolicy) if section.has("no_case") else self.no_case
        rule = self._rules[kind](self, section, full)
        item = Item(section.text("id"), section.text("label"), kind, full, weight, no_case, rule)
        self.scope.define(item.id, item.label)
        return item

    def _worth(self, section: Section, kind: Kind) -> tuple[Decimal, Decimal]:
        """`full` alone: an item of so many points. `weight` alone: the scale of the whole scheme, weighted."""
        if kind is Kind.ADJUST:
            return Decimal(0), Decimal(1)
        if not section.has("full") and not section.has("weight"):
            raise section.refuse(None, "要写 weight（权重）或 full（满分）", "needs 'weight' or 'full'")
        full = section.number("full", 0, 10_000, self.full)
        return full, section.number("weight", 0, 1, Decimal(1))

    def _rate(self, section: Section) -> str:
        word = section.text("rate")
        if word not in self.rates:
            self.scope.check_readable(word)
            raise section.refuse("rate", f"没有名为“{word[:40]}”的率", f"there is no rate {word[:40]!r}")
        return self.rates[word]

    def _linear(self, section: Section, full: Decimal) -> Linear:
        return linear(self._rate(section), full, section.flag("lower_is_better"))

    def _benchmark(self, section: Section, full: Decimal) -> DeductionRule:
        if not section.has("terms"):
            return deductions((self._bench(section),), full, self._floor(section, full))
        for key in ("rate", "bench", "per_pp", "lower_is_better"):
            if section.has(key):
                raise section.refuse(key, f"有 terms 时 {key} 要写在各条里", f"{key!r} belongs into 'terms'")
        terms = section.sections("terms")
        for term in terms:
            term.only("rate", "bench", "per_pp", "lower_is_better")
        if not terms:
            raise section.refuse("terms", "terms 不能为空", "'terms' is empty")
        return deductions(tuple(self._bench(term) for term in terms), full, self._floor(section, full))

    def _bench(self, section: Section) -> Benchmark:
        return Benchmark(
            self._rate(section),
            section.number("bench", 0, 100),
            section.number("per_pp", 0, 10_000),
            section.flag("lower_is_better"),
        )

    def _floor(self, section: Section, full: Decimal) -> Decimal:
        return section.number("floor", 0, full, Decimal(0))

    def _count_deduct(self, section: Section, full: Decimal) -> DeductionRule:
        counts = section.sections("counts")
        if not counts:
            raise section.refuse(None, "缺少 counts（扣分情形）", "'counts' is missing")
        terms = tuple(self._deduction(count) for count in counts)
        return deductions(terms, full, self._floor(section, full))

    def _deduction(self, section: Section) -> Deduction:
        section.only("count", "label", "each", "cap", "escalation")
        count = section.expression("count", self.scope.resolve)
        return Deduction(
            section.text("label", self.scope.label_of(count)),
            count,
            section.number("each", 0, 10_000),
            self._escalation(section),
            section.number("cap", 0, 10_000) if section.has("cap") else None,
        )

    def _escalation(self, section: Section) -> tuple[tuple[int, Decimal], ...]:
        steps: list[tuple[int, Decimal]] = []
        for step in section.sections("escalation", at_most=10):
            step.only("from", "each")
            first = step.whole("from", 2, MOST_EVENTS)
            if steps and first <= steps[-1][0]:
                raise step.refuse(
                    "from", "加重扣分的起始次数要递增", "escalation must begin later at every step"
                )
            steps.append((first, step.number("each", 0, 10_000)))
        return tuple(steps)

    def _base_minus(self, section: Section, full: Decimal) -> DeductionRule:
        count = section.expression("count", self.scope.resolve)
        each = section.number("each", 0, 10_000)
        term = Deduction(self.scope.label_of(count), count, each, (), None)
        return deductions((term,), full, self._floor(section, full))

    def _bands(self, section: Section, full: Decimal) -> Bands:
        node = section.expression("value", self.scope.resolve)
        return Bands(node, read_bands(section, full))

    def _formula(self, section: Section, full: Decimal) -> Formula:
        return Formula(section.expression("expr", self.scope.resolve))

    def _manual(self, section: Section, full: Decimal) -> Manual:
        missing = section.choice("missing", MissingPolicy)
        if missing is MissingPolicy.ZERO:
            raise section.refuse(
                "missing",
                "人工评分未录入不能当零分：写 renormalise 或 flag",
                "a missing manual score is not a zero: say 'renormalise' or 'flag'",
            )
        return Manual(missing)

    def _adjust(self, section: Section, full: Decimal) -> Adjust:
        cap = section.number("cap", 0, GREATEST) if section.has("cap") else None
        return Adjust(cap, section.flag("evidence_required"))

    _rules: ClassVar[dict[Kind, Callable[["ItemReader", Section, Decimal], Rule]]] = {
        Kind.LINEAR: _linear,
        Kind.BENCHMARK: _benchmark,
        Kind.COUNT_DEDUCT: _count_deduct,
        Kind.BASE_MINUS: _base_minus,
        Kind.BAND: _bands,
        Kind.FORMULA: _formula,
        Kind.MANUAL: _manual,
        Kind.ADJUST: _adjust,
    }


def read_bands(section: Section, full: Decimal) -> tuple[Band, ...]:
    """Whole-number bands from 0 up; refused when they overlap, leave a gap or end."""
    bands: list[Band] = []
    for one in section.sections("bands"):
        one.only("from", "to", "score")
        low = one.whole("from", 0, int(GREATEST))
        expected = 0 if not bands else (bands[-1].high or 0) + 1
        if bands and bands[-1].high is None:
            raise one.refuse("from", "前一档没有上限，后面不能再有档", "the band before has no end")
        if low != expected:
            fault_zh, fault_en = ("重叠", "overlap") if low < expected else ("有空档", "leave a gap")
            raise one.refuse(
                "from",
                f"分档{fault_zh}：此档应从 {expected} 开始，写的是 {low}",
                f"bands {fault_en}: this one should begin at {expected}, not {low}",
            )
        high = one.whole("to", low, int(GREATEST)) if one.has("to") else None
        bands.append(Band(low, high, one.number("score", 0, full)))
    if not bands or bands[-1].high is not None:
        raise section.refuse("bands", "最后一档不能有上限（不写 to）", "the last band must have no 'to'")
    return tuple(bands)
