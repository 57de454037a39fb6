"""One subject's score sheet: the value of every name, and one line per item with its formula and its numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from cityloop.evaluation.schemes.document import Scheme
from cityloop.evaluation.schemes.evaluating import NoCase, evaluate
from cityloop.evaluation.schemes.items import (
    Adjust,
    Bands,
    Item,
    Kind,
    Manual,
    MissingPolicy,
    NoCasePolicy,
    expression_of,
)
from cityloop.evaluation.schemes.names import FACTS
from cityloop.evaluation.schemes.nodes import Node, divides, names
from cityloop.evaluation.schemes.reasons import reason_for
from cityloop.evaluation.schemes.rendering import plain, printed, two
from cityloop.evaluation.schemes.rounding import Rounding, kept
from cityloop.evaluation.schemes.scores import Drawn, Entry, Flag, ItemScore, RateScore, Subject

UNKNOWN = "—"


class Missing(Exception):
    """People have not typed in what is needed (未录入)."""

    def __init__(self, label: str, policy: MissingPolicy) -> None:
        super().__init__(label)
        self.label = label
        self.policy = policy


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a name is worth, or why it is worth nothing."""

    value: Decimal | None
    refusal: NoCase | Missing | None = None

    def get(self) -> Decimal:
        if self.value is None:
            assert self.refusal is not None
            raise self.refusal
        return self.value


def attempt(work: Callable[[], Decimal]) -> Outcome:
    try:
        return Outcome(work())
    except (NoCase, Missing) as refusal:
        return Outcome(None, refusal)


class Sheet:
    """Names are worked out in the order of the document, so each draws on what stands before it."""

    def __init__(self, scheme: Scheme, subject: Subject) -> None:
        self.scheme = scheme
        self.subject = subject
        self.outcomes: dict[str, Outcome] = {}
        self.nodes: dict[str, Node] = {}
        self.rate_ids = {rate.id for rate in scheme.rates}
        self.item_ids = {item.id for item in scheme.items}
        for one in scheme.inputs:
            self.outcomes[one.id] = self._input(one.id, one.label, one.missing)
        for rate in scheme.rates:
            self.nodes[rate.id] = rate.node
            self.outcomes[rate.id] = attempt(partial(self._carried, rate.node))
        self.rates = tuple(self._rate_score(rate.id, rate.label) for rate in scheme.rates)
        self.items = tuple(self._item_score(item) for item in scheme.items if item.kind is not Kind.ADJUST)

    @property
    def rounding(self) -> Rounding:
        return self.scheme.rounding

    def label_for(self, key: str) -> str:
        return self.scheme.labels[key]

    def value_of(self, key: str) -> Decimal:
        fact = FACTS.get(key)
        if fact is not None:
            return Decimal(self.subject.facts.get(fact, 0))
        return self.outcomes[key].get()

    def work_out(self, node: Node) -> Decimal:
        return evaluate(node, self.value_of)

    def _carried(self, node: Node) -> Decimal:
        return self.scheme.rounding.carried_rate(self.work_out(node))

    def _input(self, key: str, label: str, policy: MissingPolicy) -> Outcome:
        entry = self.subject.entries.get(key)
        if entry is not None:
            return Outcome(entry.value)
        return Outcome(Decimal(0)) if policy is MissingPolicy.ZERO else Outcome(None, Missing(label, policy))

    def _rate_score(self, key: str, label: str) -> RateScore:
        node = self.nodes[key]
        exact = attempt(lambda: self.work_out(node)).value
        return RateScore(
            key,
            label,
            self.formula(node),
            self.substituted(node),
            self.drawn(node),
            None if exact is None else kept(exact),
            None if exact is None else self.scheme.rounding.shown_rate(exact),
        )

    def _item_score(self, item: Item) -> ItemScore:
        node = expression_of(item.rule)
        found = attempt(lambda: self._raw(item))
        outcome, flags = settled(item, found)
        if node is not None:
            self.nodes[item.id] = node
        rounding = self.scheme.rounding
        carried = Outcome(None, outcome.refusal)
        if outcome.value is not None:
            carried = Outcome(rounding.carried_item(outcome.value))
        self.outcomes[item.id] = carried
        points = None if carried.value is None else carried.value * item.weight
        lost = Decimal(0) if points is None else max(Decimal(0), item.worth - points)
        return ItemScore(
            id=item.id,
            label=item.label,
            kind=item.kind,
            formula=item.label if node is None else self.formula(node),
            substituted=self._mark_text(item) if node is None else self.substituted(node),
            drawn=() if node is None else self.drawn(node),
            entries=self.entries(item, node),
            raw=None if found.value is None else kept(found.value),
            value=None if outcome.value is None else rounding.shown_item(outcome.value),
            full=item.full,
            weight=item.weight,
            points=None if points is None else kept(points),
            lost=rounding.shown_total(lost),
            reason=reason_for(self, item, outcome.value, rounding.shown_total(lost), found.refusal),
            flags=flags,
        )

    def _raw(self, item: Item) -> Decimal:
        match item.rule:
            case Manual(missing):
                entry = self.subject.entries.get(item.id)
                if entry is None:
                    raise Missing(item.label, missing)
                return entry.value
            case Bands() as rule:
                return rule.at(self.work_out(rule.node)).score
        node = expression_of(item.rule)
        assert node is not None
        return self.work_out(node)

    def _mark_text(self, item: Item) -> str:
        entry = self.subject.entries.get(item.id)
        return UNKNOWN if entry is None else two(entry.value)

    def formula(self, node: Node) -> str:
        return printed(node, self.label_for)

    def substituted(self, node: Node) -> str:
        return printed(node, self.number_for)

    def number_for(self, key: str) -> str:
        """A rate in percent, an item in points, both as the tables show them; a count as it is; a dash for the unknown."""
        value = attempt(lambda: self.value_of(key)).value
        if value is None:
            return UNKNOWN
        if key in self.rate_ids:
            return f"{two(self.rounding.shown_rate(value) * 100)}%"
        if key in self.item_ids:
            return two(self.rounding.shown_item(value))
        return plain(kept(value))

    def every_name(self, node: Node) -> tuple[str, ...]:
        """All names behind an expression, those of the rates and items it draws on included."""
        found: dict[str, None] = {}
        waiting = [*names(node)]
        while waiting:
            key = waiting.pop(0)
            if key not in found:
                found[key] = None
                waiting += names(self.nodes[key]) if key in self.nodes else ()
        return tuple(found)

    def drawn(self, node: Node) -> tuple[Drawn, ...]:
        facts = [FACTS[key] for key in self.every_name(node) if key in FACTS]
        return tuple(Drawn(fact, fact.label, Decimal(self.subject.facts.get(fact, 0))) for fact in facts)

    def entries(self, item: Item, node: Node | None) -> tuple[tuple[str, Entry], ...]:
        keys = (item.id,) if node is None else self.every_name(node)
        return tuple((key, self.subject.entries[key]) for key in keys if key in self.subject.entries)

    def asks_for_cases(self) -> bool:
        """Whether any item counts cases; a scheme of marks alone does not."""
        nodes = [self.nodes[item.id] for item in self.scheme.items if item.id in self.nodes]
        return any(self.drawn(node) for node in nodes)

    def has_division(self, item: Item) -> bool:
        """Whether an item asks for cases at all: a band or a count is never without a denominator."""
        node = expression_of(item.rule)
        if node is None:
            return False
        behind = [self.nodes[key] for key in self.every_name(node) if key in self.nodes]
        return divides(node) or any(divides(one) for one in behind)


def settled(item: Item, found: Outcome) -> tuple[Outcome, tuple[Flag, ...]]:
    """What the policies make of an item without cases or without its entry."""
    if isinstance(found.refusal, NoCase):
        match item.no_case:
            case NoCasePolicy.FULL:
                return Outcome(item.full), (Flag.NO_CASE,)
            case NoCasePolicy.ZERO:
                return Outcome(Decimal(0)), (Flag.NO_CASE,)
        return found, (Flag.NO_CASE,)
    if isinstance(found.refusal, Missing):
        return found, (Flag.MISSING,)
    return found, ()


def adjust_of(scheme: Scheme) -> Adjust | None:
    return next((item.rule for item in scheme.items if isinstance(item.rule, Adjust)), None)
