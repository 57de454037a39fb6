"""The syntax tree of an expression: what a formula is once it has been read."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """A fact, an input, a rate or an item, by its English key."""

    key: str


@dataclass(frozen=True, slots=True)
class Negative:
    of: "Node"


@dataclass(frozen=True, slots=True)
class Operation:
    """+ - * / of two sides."""

    sign: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Extreme:
    """min(…) or max(…)."""

    function: str
    arguments: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Choice:
    """if(left sign right, then, otherwise); only the branch that is taken is worked out."""

    sign: str
    left: "Node"
    right: "Node"
    then: "Node"
    otherwise: "Node"


Node = Number | Name | Negative | Operation | Extreme | Choice

ZERO = Number(Decimal(0))
ONE = Number(Decimal(1))
HUNDRED = Number(Decimal(100))


def parts(node: Node) -> tuple[Node, ...]:
    match node:
        case Negative(of):
            return (of,)
        case Operation(_, left, right):
            return (left, right)
        case Extreme(_, arguments):
            return arguments
        case Choice(_, left, right, then, otherwise):
            return (left, right, then, otherwise)
    return ()


def every(node: Node) -> Iterator[Node]:
    """The node and all below it, in reading order."""
    yield node
    for part in parts(node):
        yield from every(part)


def names(node: Node) -> tuple[str, ...]:
    """The keys an expression draws on, each once, in reading order."""
    return tuple(dict.fromkeys(part.key for part in every(node) if isinstance(part, Name)))


def divides(node: Node) -> bool:
    return any(isinstance(part, Operation) and part.sign == "/" for part in every(node))


def minus(left: Node, right: Node) -> Node:
    return Operation("-", left, right)


def times(left: Node, right: Node) -> Node:
    return Operation("*", left, right)


def highest(*arguments: Node) -> Node:
    return Extreme("max", arguments)


def lowest(*arguments: Node) -> Node:
    return Extreme("min", arguments)
