"""Working out an expression, in decimals of fifty digits."""

import operator
from collections.abc import Callable
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow

from cityloop.evaluation.schemes.nodes import Choice, Extreme, Name, Negative, Node, Number, Operation

DECIMALS = Context(prec=50, traps=[InvalidOperation, DivisionByZero, Overflow])

_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


class NoCase(Exception):
    """A denominator is zero (分母为零): the scheme's no-case policy decides, never an invented 0 %."""


def evaluate(node: Node, value_of: Callable[[str], Decimal]) -> Decimal:
    """The number an expression gives; run inside `localcontext(DECIMALS)`. Raises NoCase."""
    match node:
        case Number(value):
            return value
        case Name(key):
            return value_of(key)
        case Negative(of):
            return -evaluate(of, value_of)
        case Operation(sign, left, right):
            return _operate(sign, evaluate(left, value_of), evaluate(right, value_of))
        case Extreme(function, arguments):
            values = [evaluate(argument, value_of) for argument in arguments]
            return min(values) if function == "min" else max(values)
        case Choice(sign, left, right, then, otherwise):
            holds = _COMPARE[sign](evaluate(left, value_of), evaluate(right, value_of))
            return evaluate(then if holds else otherwise, value_of)


def _operate(sign: str, left: Decimal, right: Decimal) -> Decimal:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    if right == 0:
        raise NoCase
    return left / right
