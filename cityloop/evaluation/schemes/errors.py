"""Why a scheme is refused: always the line, the reason in Chinese and in English; of several mistakes every one."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from cityloop.core.errors import Invalid

T = TypeVar("T")


class SchemeError(Invalid):
    """The document is not a scheme that can be scored; `line` counts from 1.

    `every`: this mistake and the others that were found beside it, in the order of the lines.
    """

    code = "bad_scheme"

    def __init__(
        self, line: int, reason_zh: str, reason_en: str, others: "Sequence[SchemeError]" = ()
    ) -> None:
        self.line = line
        self.reason_zh = reason_zh
        self.reason_en = reason_en
        self.every: tuple[SchemeError, ...] = (self, *others)
        super().__init__(
            "；".join(f"第 {one.line} 行：{one.reason_zh}" for one in self.every),
            "; ".join(f"line {one.line}: {one.reason_en}" for one in self.every),
            line=line,
            mistakes=[{"line": one.line, "zh": one.reason_zh, "en": one.reason_en} for one in self.every],
        )


class RestsOnMistake(Exception):
    """Something names what could not be read itself: nothing that the author has not been told."""


@dataclass
class Mistakes:
    """What was found wrong so far. Reading goes on behind a mistake where the rest does not rest on it."""

    found: list[SchemeError] = field(default_factory=list)
    mistyped: set[tuple[str | int, ...]] = field(default_factory=set)  # keys that were meant by unknown ones

    @contextmanager
    def noted(self) -> Iterator[None]:
        """A refusal inside is kept, and what follows is read."""
        try:
            yield
        except SchemeError as mistake:
            self.found += mistake.every
        except RestsOnMistake:
            assert self.found

    def attempt(self, work: Callable[[], T], otherwise: T) -> T:
        """What is read, or a stand-in for it."""
        with self.noted():
            return work()
        return otherwise

    def check(self) -> None:
        """Raise all of them as one, the first in the document before the others."""
        if self.found:
            told = {(one.line, one.reason_zh): one for one in self.found}
            first, *others = sorted(told.values(), key=lambda one: one.line)
            raise SchemeError(first.line, first.reason_zh, first.reason_en, others)


class ExpressionError(ValueError):
    """An expression cannot be read; whoever knows the line turns it into a SchemeError."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en
