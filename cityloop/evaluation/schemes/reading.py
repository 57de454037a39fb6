"""From the bytes of a scheme to a checked table: size, encoding, depth, TOML; then typed access that knows its line."""

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, DecimalException
from enum import StrEnum
from typing import Any, TypeVar

from cityloop.evaluation.schemes.errors import ExpressionError, Mistakes, RestsOnMistake, SchemeError
from cityloop.evaluation.schemes.nodes import Node
from cityloop.evaluation.schemes.parsing import parse
from cityloop.evaluation.schemes.positions import Path, line_of, lines, tokens
from cityloop.evaluation.schemes.rendering import plain

LARGEST = 64 * 1024  # bytes; the shipped schemes have about three thousand
DEEPEST = 8  # brackets within brackets, dots within a key
GREATEST = Decimal(10) ** 9
FINEST = 9  # digits after the point
LONGEST = 2000  # characters of a text

E = TypeVar("E", bound=StrEnum)


def read_document(text: bytes | str) -> "Section":
    """The document as a section with lines. Raises SchemeError; never costs more than the document is large."""
    if len(text) > LARGEST:
        raise SchemeError(
            1, f"方案文件超过 {LARGEST // 1024} KB", f"the scheme is larger than {LARGEST} bytes"
        )
    if isinstance(text, bytes):
        text = _decoded(text)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    _check_depth(text)
    try:
        table = tomllib.loads(text, parse_float=_number)
    except tomllib.TOMLDecodeError as error:
        raise SchemeError(
            _line_said_by(error, text), f"不是合法的 TOML：{error}", f"not valid TOML: {error}"
        ) from error
    except ValueError as error:  # an integer of thousands of digits
        raise SchemeError(1, f"数字太长：{error}", f"number too long: {error}") from error
    return Section(table, lines(text))


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SchemeError(line, "文件不是 UTF-8 编码，请另存为 UTF-8", "the file is not UTF-8") from error


def _check_depth(text: str) -> None:
    """Before `tomllib` sees it: deep brackets would exhaust its stack, long dotted keys its memory."""
    depth = dots = 0
    for token, line in tokens(text):
        depth += (token in "[{") - (token in "]}")
        dots = 0 if token in "[]{}=,\n" else dots + (token == ".")
        if depth > DEEPEST or dots > DEEPEST:
            raise SchemeError(
                line, f"嵌套太深（最多 {DEEPEST} 层）", f"nested too deep (at most {DEEPEST} levels)"
            )


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except DecimalException:
        return Decimal("NaN")  # refused with its line when it is asked for


def _line_said_by(error: tomllib.TOMLDecodeError, text: str) -> int:
    said = re.search(r"at line (\d+)", str(error))
    return int(said.group(1)) if said else text.count("\n") + 1


@dataclass(frozen=True)
class Section:
    """One table of the document. Every accessor raises SchemeError with the line of the key; `mistakes` are the
    document's."""

    table: Mapping[str, Any]
    lines: Mapping[Path, int] = field(repr=False)
    path: Path = ()
    mistakes: Mistakes = field(default_factory=Mistakes, repr=False, compare=False)

    def refuse(self, key: str | int | None, zh: str, en: str) -> SchemeError:
        path = self.path if key is None else (*self.path, key)
        return SchemeError(line_of(self.lines, path), zh, en)

    def only(self, *allowed: str) -> None:
        """Note keys nobody would read: a typing error must not silently change a score."""
        for key in self.table:
            if key not in allowed:
                near = difflib.get_close_matches(key[:40], allowed, 1)
                hint = f"，是否想写 {near[0]}？" if near else ""
                self.mistakes.mistyped.update((*self.path, word) for word in near)
                self.mistakes.found.append(
                    self.refuse(key, f"不认识的键 {key[:40]}{hint}", f"unknown key {key[:40]!r}")
                )

    def has(self, key: str) -> bool:
        return key in self.table

    def _value(self, key: str) -> Any:
        if key not in self.table:
            if (*self.path, key) in self.mistakes.mistyped:
                raise RestsOnMistake
            raise self.refuse(None, f"缺少 {key}", f"{key!r} is missing")
        return self.table[key]

    def _wrong(self, key: str | int, zh: str, en: str) -> SchemeError:
        return self.refuse(key, f"{key} 应为{zh}", f"{key!r} must be {en}")

    def text(self, key: str, default: str | None = None) -> str:
        value = self._value(key) if default is None else self.table.get(key, default)
        if not isinstance(value, str) or len(value) > LONGEST or (not value.strip() and value != default):
            raise self._wrong(key, "非空文字", "a text")
        return value

    def flag(self, key: str) -> bool:
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            raise self._wrong(key, " true 或 false", "true or false")
        return value

    def number(self, key: str, low: int, high: int | Decimal, default: Decimal | None = None) -> Decimal:
        if default is not None and key not in self.table:
            return default
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise self._wrong(key, "数字", "a number")
        number = Decimal(value) if isinstance(value, int) and abs(value) <= GREATEST else value
        if not isinstance(number, Decimal) or not number.is_finite() or not _is_modest(number):
            raise self._wrong(
                key, "有限且不过大、不过细的数字", "a finite number of modest size and precision"
            )
        if not low <= number <= high:
            most = plain(Decimal(high))
            raise self._wrong(key, f" {low} 到 {most} 之间的数字", f"between {low} and {most}")
        return number

    def whole(self, key: str, low: int, high: int) -> int:
        number = self.number(key, low, high)
        if number != number.to_integral_value():
            raise self._wrong(key, "整数", "a whole number")
        return int(number)

    def choice(self, key: str, among: type[E]) -> E:
        value = self._value(key)
        if not isinstance(value, str) or value not in {str(one) for one in among}:
            allowed = "、".join(among)
            raise self._wrong(key, f"其中之一：{allowed}", f"one of {allowed}")
        return among(value)

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(one, str) and one for one in values):
            raise self._wrong(key, "文字的列表", "a list of texts")
        return tuple(values)

    def section(self, key: str) -> "Section":
        value = self._value(key)
        if not isinstance(value, dict):
            raise self._wrong(key, "一个表", "a table")
        return Section(value, self.lines, (*self.path, key), self.mistakes)

    def sections(self, key: str, at_most: int = 100) -> Sequence["Section"]:
        values = self.table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
            raise self._wrong(key, "若干个表", "a list of tables")
        if len(values) > at_most:
            raise self.refuse(key, f"{key} 最多 {at_most} 个", f"at most {at_most} of {key!r}")
        return [
            Section(one, self.lines, (*self.path, key, index), self.mistakes)
            for index, one in enumerate(values)
        ]

    def expression(self, key: str, resolve: Callable[[str], str]) -> Node:
        value = self._value(key)
        written = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if not isinstance(written, str):
            raise self._wrong(key, "算式", "an expression")
        try:
            return parse(written, resolve)
        except ExpressionError as error:
            raise self.refuse(key, f"{key}：{error.zh}", f"{key!r}: {error.en}") from error


def _is_modest(number: Decimal) -> bool:
    """At most 10^9 and nine places: asked of the exponent first, so that 1e999999999 costs nothing."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and -FINEST <= exponent <= FINEST and abs(number) <= GREATEST
