"""Reading an expression into a tree. Arithmetic, min, max, if, percent; nothing is ever executed."""

import re
from collections.abc import Callable
from decimal import Decimal, localcontext

from cityloop.evaluation.schemes.errors import ExpressionError
from cityloop.evaluation.schemes.evaluating import DECIMALS, evaluate
from cityloop.evaluation.schemes.nodes import Choice, Extreme, Name, Negative, Node, Number, Operation, names

MOST_TOKENS = 200
DEEPEST = 30
LONGEST_NUMBER = 20

_COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?%?|[^\W\d]\w*|<=|>=|==|!=|[-+*/(),<>]|\S")
_TYPED_IN_CHINESE = str.maketrans(
    {"（": "(", "）": ")", "，": ",", "×": "*", "÷": "/", "−": "-", "－": "-", "＋": "+", "％": "%"}
    | {"≥": ">=", "≤": "<=", "≠": "!=", "＜": "<", "＞": ">"}
)


def parse(text: str, resolve: Callable[[str], str]) -> Node:
    """The tree of an expression; `resolve` turns a word into its key or raises ExpressionError."""
    tokens = _TOKEN.findall(text.translate(_TYPED_IN_CHINESE))
    if len(tokens) > MOST_TOKENS:
        raise ExpressionError(
            f"算式太长（{len(tokens)} 个词，最多 {MOST_TOKENS}）",
            f"expression too long ({len(tokens)} tokens)",
        )
    parser = _Parser(tokens, resolve)
    node = parser.sum()
    if parser.here:
        raise _unexpected(parser.here)
    return node


def _unexpected(token: str) -> ExpressionError:
    if not token:
        return ExpressionError("算式没有写完", "the expression is unfinished")
    return ExpressionError(f"算式中不应出现“{token}”", f"unexpected {token!r} in the expression")


class _Parser:
    """Recursive descent: one method per level of binding."""

    def __init__(self, tokens: list[str], resolve: Callable[[str], str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0
        self.resolve = resolve

    @property
    def here(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        token = self.here
        self.at += 1
        return token

    def expect(self, *wanted: str) -> str:
        if self.here not in wanted:
            raise _unexpected(self.here)
        return self.take()

    def sum(self) -> Node:
        node = self.product()
        while self.here in ("+", "-"):
            node = Operation(self.take(), node, self.product())
        return node

    def product(self) -> Node:
        node = self.factor()
        while self.here in ("*", "/"):
            sign, right = self.take(), self.factor()
            if sign == "/" and _is_constant_zero(right):
                raise ExpressionError("除数恒为零", "division by a constant zero")
            node = Operation(sign, node, right)
        return node

    def factor(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ExpressionError(
                f"括号嵌套太深（最多 {DEEPEST} 层）", f"nested too deep (at most {DEEPEST} levels)"
            )
        node = self._factor(self.take())
        self.depth -= 1
        return node

    def _factor(self, token: str) -> Node:
        if token == "-":
            return Negative(self.factor())
        if token == "(":
            node = self.sum()
            self.expect(")")
            return node
        if token in ("min", "max"):
            return self.extreme(token)
        if token == "if":
            return self.choice()
        if token[:1].isascii() and token[:1].isdigit():
            return Number(_number(token))
        if token[:1].isidentifier():
            return Name(self.resolve(token))
        raise _unexpected(token)

    def extreme(self, function: str) -> Node:
        self.expect("(")
        arguments = [self.sum()]
        while self.expect(",", ")") == ",":
            arguments.append(self.sum())
        return Extreme(function, tuple(arguments))

    def choice(self) -> Node:
        self.expect("(")
        left, sign, right = self.sum(), self.expect(*_COMPARISONS), self.sum()
        self.expect(",")
        then = self.sum()
        self.expect(",")
        otherwise = self.sum()
        self.expect(")")
        return Choice(sign, left, right, then, otherwise)


def _number(token: str) -> Decimal:
    if len(token) > LONGEST_NUMBER:
        raise ExpressionError(f"数字太长：{token[:12]}…", f"number too long: {token[:12]}…")
    if token.endswith("%"):
        return Decimal(token[:-1]).scaleb(-2)
    return Decimal(token)


def _is_constant_zero(node: Node) -> bool:
    """Inner divisions were refused when they were read, so a constant can be worked out here."""
    if names(node):
        return False
    with localcontext(DECIMALS):
        return evaluate(node, lambda key: Decimal(0)) == 0
