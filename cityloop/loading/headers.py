"""Finding the row of headings, wherever it stands, and the column behind each heading."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from cityloop.core.errors import Invalid
from cityloop.core.words import Said
from cityloop.loading.columns import Column
from cityloop.loading.sheets import Line, Sheet

SEARCHED = 20  # rows in which headings are looked for
ADDED = ("行号", "问题", "工作表")  # columns of our own error file


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings stand and what they mean: `columns` by position, `headings` by position."""

    line: Line
    title: str
    headings: dict[int, str]
    columns: dict[int, Column]

    @property
    def ignored(self) -> list[str]:
        return [
            heading
            for place, heading in self.headings.items()
            if place not in self.columns and heading not in ADDED
        ]


def find_header(sheet: Sheet, columns: Sequence[Column], any_of: Sequence[str] = ()) -> Header | None:
    """The headings of a sheet, None when it has nothing of the kind; Invalid when some are missing or double."""
    names = {_plain(name): column for column in columns for name in _names(column)}
    best: tuple[int, Line] | None = None
    for line in sheet.lines[:SEARCHED]:
        hits = len({column.key for column in _meant(names, line).values()})
        if hits and (best is None or hits > best[0]):
            best = (hits, line)
    if best is None or best[0] < min(2, len(columns)):
        return None
    line = best[1]
    headings = {place: cell for place, cell in enumerate(line.cells) if cell}
    found = _meant(names, line)
    _check_double(sheet, line, found)
    _check_missing(sheet, line, columns, found.values(), any_of)
    above = " ".join(cell for one in sheet.lines if one.number < line.number for cell in one.cells if cell)
    return Header(line, above, headings, found)


def no_header(sheets: Iterable[Sheet], label: str, columns: Sequence[Column]) -> Invalid:
    """The refusal of a file in which no sheet has the headings."""
    seen = next((line.cells for sheet in sheets for line in sheet.lines), [])
    wanted = "、".join(column.label for column in columns if column.required)
    shown = "、".join(cell for cell in seen if cell)[:120] or "（空）"
    return Invalid(
        f"没有找到“{label}”的表头。必须有的列：{wanted}。文件里看到的是：{shown}。请对照模板改正表头。",
        f"No headings of “{label}” were found. Needed: “{wanted}”. The file has: “{shown}”. "
        "Compare the headings with the template.",
    )


def _check_double(sheet: Sheet, line: Line, found: dict[int, Column]) -> None:
    seen: dict[str, int] = {}
    for place, column in found.items():
        if column.key in seen:
            raise Invalid(
                f"工作表“{sheet.name}”第 {line.number} 行表头里“{column.label}”出现了两次"
                f"（第 {seen[column.key] + 1} 列和第 {place + 1} 列），请留一列。",
                f"Sheet “{sheet.name}”, row {line.number}: the heading “{column.label}” stands twice "
                f"(columns {seen[column.key] + 1} and {place + 1}); keep one.",
            )
        seen[column.key] = place


def _check_missing(
    sheet: Sheet, line: Line, columns: Sequence[Column], found: Iterable[Column], any_of: Sequence[str]
) -> None:
    present = {column.key for column in found}
    missing = [column for column in columns if column.required and column.key not in present]
    if any_of and not present.intersection(any_of):
        missing += [column for column in columns if column.key == any_of[0]]
    if missing:
        seen = [cell for cell in line.cells if cell]
        hints = [near for column in missing if (near := _hint(column, seen))]
        lacking, there = "、".join(one.label for one in missing), "、".join(seen)[:200]
        raise Invalid(
            f"工作表“{sheet.name}”第 {line.number} 行的表头缺少：{lacking}。"
            + "".join(hints)
            + f"看到的列：{there}。请对照模板改正表头。",
            f"Sheet “{sheet.name}”, row {line.number}: missing headings: “{lacking}”. "
            + "".join(one.en for one in hints)
            + f"Headings seen: “{there}”. Compare them with the template.",
            missing=[one.key for one in missing],
        )


def _hint(column: Column, seen: Sequence[str]) -> Said | None:
    near = get_close_matches(column.label, seen, n=1, cutoff=0.5)
    if not near:
        return None
    told, label = near[0], column.label
    return Said(f"“{told}”是否应为“{label}”？", f"Should “{told}” be “{label}”? ")


def _names(column: Column) -> tuple[str, ...]:
    return (column.key, column.label, *column.aliases)


def _meant(names: dict[str, Column], line: Line) -> dict[int, Column]:
    """Position → column, by the whole heading or else by what stands before its brackets."""
    found = {}
    for place, cell in enumerate(line.cells):
        whole = _plain(cell)
        column = names.get(whole) or names.get(re.sub(r"\(.*?\)", "", whole))
        if column is not None:
            found[place] = column
    return found


def _plain(heading: str) -> str:
    """A heading without stars and blanks."""
    return re.sub(r"[\s*_:]+", "", unicodedata.normalize("NFKC", heading).casefold())
