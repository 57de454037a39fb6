"""What a word in an expression means: a fact, one of two forks, or something the scheme has defined before."""

from collections.abc import Iterable, Mapping

from cityloop.evaluation.schemes.errors import ExpressionError, RestsOnMistake
from cityloop.evaluation.schemes.nodes import Node
from cityloop.evaluation.schemes.rendering import printed
from cityloop.evaluation.words import Denominator, Fact, Population, ReworkPer

FACTS: Mapping[str, Fact] = {fact.value: fact for fact in Fact}
FACT_LABELS: Mapping[str, Fact] = {fact.label: fact for fact in Fact}
RESERVED = frozenset({"if", "min", "max", "denominator", "reworked"})

_DENOMINATOR = {
    Denominator.DUE: Fact.DUE,
    Denominator.FILED: Fact.FILED,
    Denominator.DISPATCHED: Fact.DISPATCHED,
}
_REWORKED = {ReworkPer.CASE: Fact.REWORK, ReworkPer.TIME: Fact.REWORK_COUNT}


class Scope:
    """The words known so far. Facts answer to key and label; of equal words the fact wins."""

    def __init__(self, population: Population, needs: Mapping[str, frozenset[str]]) -> None:
        """`needs`: for every id of the document the raw words of its expressions, to tell a cycle from a typing error."""
        denominator = _DENOMINATOR[population.denominator]
        reworked = _REWORKED[population.rework_per]
        self.known: dict[str, str] = {}
        self.broken: set[str] = set()  # ids and labels of what could not be read: told once, where it stands
        self.labels: dict[str, str] = {fact.value: fact.label for fact in Fact}
        self.needs = needs
        self.facts = dict(FACTS) | dict(FACT_LABELS)
        self.facts |= {
            "denominator": denominator,
            "应办": denominator,
            "reworked": reworked,
            "返工计": reworked,
        }

    def define(self, key: str, label: str) -> None:
        self.known[key] = key
        self.known.setdefault(label, key)
        self.labels[key] = label

    def give_up(self, *words: object) -> None:
        """What was to be defined could not be read."""
        self.broken.update(word for word in words if isinstance(word, str))

    def check_readable(self, word: str) -> None:
        """Raise RestsOnMistake for the name of what was given up."""
        if word in self.broken:
            raise RestsOnMistake

    def label_of(self, node: Node) -> str:
        """How people call what an expression counts: its one name, or the whole of it."""
        return printed(node, lambda key: self.labels[key])

    def resolve(self, word: str) -> str:
        found = self.facts.get(word) or self.known.get(word)
        if found:
            return str(found)
        self.check_readable(word)
        if word in self.needs:
            raise self._not_yet(word)
        raise ExpressionError(f"不认识的名称“{word[:40]}”", f"unknown fact or name {word[:40]!r}")

    def _not_yet(self, word: str) -> ExpressionError:
        cycle = _cycle(word, self.needs)
        if cycle:
            chain = " → ".join(cycle)
            return ExpressionError(f"循环引用：{chain}", f"cyclic reference: {chain}")
        return ExpressionError(f"“{word}”要先定义再引用", f"{word!r} is used before it is defined")


def _cycle(start: str, needs: Mapping[str, Iterable[str]]) -> list[str]:
    """A way from `start` back to itself, or nothing. Walks without recursion."""
    came_from: dict[str, str] = {}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for word in needs.get(here, ()):
            if word == start:
                chain = [start, here]
                while chain[-1] != start:
                    chain.append(came_from[chain[-1]])
                return chain[::-1] if here != start else [start, start]
            if word in needs and word not in came_from:
                came_from[word] = here
                waiting.append(word)
    return []
