"""An expression as text: for machines with keys, for people with labels, for checking with the numbers put in."""

from collections.abc import Callable
from decimal import Decimal

from cityloop.evaluation.schemes.nodes import Choice, Extreme, Name, Negative, Node, Number, Operation

_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}
_PRINTED = {"-": "−", "*": "×", "/": "÷"}


def plain(value: Decimal) -> str:
    """A decimal as people write it: no exponent, no trailing zeros."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def two(value: Decimal) -> str:
    """Points and percentages as every table of the assessment shows them: two decimals, zeros kept."""
    return f"{value:.2f}"


def source(node: Node) -> str:
    """Text that parses to the same tree."""
    return _render(node, lambda key: key, {})


def printed(node: Node, word_for: Callable[[str], str]) -> str:
    """Text for people: × ÷ − and, for each name, what `word_for` says (a label or a number)."""
    return _render(node, word_for, _PRINTED)


def _render(node: Node, word_for: Callable[[str], str], signs: dict[str, str]) -> str:
    def inside(child: Node, *, above: int) -> str:
        text = _render(child, word_for, signs)
        return f"({text})" if _binding(child) < above else text

    match node:
        case Number(value):
            return plain(value)
        case Name(key):
            return word_for(key)
        case Negative(of):
            return f"{signs.get('-', '-')}{inside(of, above=3)}"
        case Operation(sign, left, right):
            level = _BINDING[sign]
            sides = inside(left, above=level), inside(right, above=level + 1)
            return f" {signs.get(sign, sign)} ".join(sides)
        case Extreme(function, arguments):
            return f"{function}({', '.join(_render(each, word_for, signs) for each in arguments)})"
        case Choice(sign, left, right, then, otherwise):
            a, b, c, d = (_render(each, word_for, signs) for each in (left, right, then, otherwise))
            return f"if({a} {sign} {b}, {c}, {d})"


def _binding(node: Node) -> int:
    match node:
        case Operation(sign, _, _):
            return _BINDING[sign]
        case Negative(_):
            return 3
        case Number(value):
            return 3 if value < 0 else 4
    return 4
