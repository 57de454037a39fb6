"""Records of a CSV file, one at a time, so that one unclosed quote spoils one row and not the rest of the file."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from cityloop.intake.history.bytes_and_lines import Damaged

MAX_LINES = 200  # a cell with more line breaks than this is an unclosed quote


class Broken(NamedTuple):
    """What is wrong with a record: a kind of dirt and the particulars."""

    kind: str
    detail: str


class CsvRecord(NamedTuple):
    cells: list[str]
    broken: Broken | None = None


class CsvRecords:
    """Iterates over records; `width` is the header's. The last line may turn out to be cut off: `Damaged`."""

    def __init__(self, lines: Iterator[str], delimiter: str) -> None:
        self._lines, self._delimiter = lines, delimiter
        self._back: deque[str] = deque()
        self._ended = False
        self.width: int | None = None

    def __iter__(self) -> Iterator[CsvRecord]:
        return self

    def __next__(self) -> CsvRecord:
        line = self._next_line()
        while line is not None and not line.strip("\r\n\x00\x1a "):
            line = self._next_line()
        if line is None:
            raise StopIteration
        if line.count('"') % 2 == 0:
            return self._checked(self._parse(line), line)
        return self._across_lines(line)

    def _across_lines(self, first: str) -> CsvRecord:
        """An inch mark, a quoted cell with line breaks, or a quote that nobody closed: then one line is spoilt."""
        cells = self._parse(first, strict=True)
        if len(cells) == self.width:
            return CsvRecord(cells)
        taken, quotes = [first], first.count('"')
        while quotes % 2 and len(taken) < MAX_LINES and (line := self._next_line()) is not None:
            taken.append(line)
            quotes += line.count('"')
        if quotes % 2 == 0:
            cells = self._parse("".join(taken), strict=True)
            if self.width is None or len(cells) == self.width:
                return CsvRecord(cells)
        if len(taken) == 1 and self._ended:
            raise Damaged("文件在最后一行中断（引号未闭合）", "the file breaks off inside a quoted cell")
        self._back.extendleft(reversed(taken[1:]))
        return CsvRecord([first.rstrip("\r\n")], Broken("quote", "本行的引号没有闭合"))

    def _checked(self, cells: list[str], line: str) -> CsvRecord:
        if self.width is None or len(cells) == self.width:
            return CsvRecord(cells)
        if len(cells) < self.width and not line.endswith(("\n", "\r")):
            raise Damaged(
                f"文件在最后一行中断（只有 {len(cells)} 列，应有 {self.width} 列）",
                "the last line is cut off",
            )
        return CsvRecord(cells, Broken("cells", f"应有 {self.width} 列，这一行有 {len(cells)} 列"))

    def _parse(self, text: str, strict: bool = False) -> list[str]:
        try:
            return next(csv.reader([text], delimiter=self._delimiter, strict=strict), [])
        except csv.Error:
            return []

    def _next_line(self) -> str | None:
        if self._back:
            return self._back.popleft()
        line = next(self._lines, None)
        self._ended = line is None
        return line
