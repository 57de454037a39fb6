"""Foreign tables as a stream of rows: CSV, TSV, Excel and JSON, packed or not, whole or damaged."""

import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from cityloop.core.errors import Invalid
from cityloop.intake.history import bytes_and_lines as raw
from cityloop.intake.history.csv_records import Broken, CsvRecords
from cityloop.intake.history.json_records import each_record

FORMATS = ("csv", "tsv", "xlsx", "json", "ndjson")
_SUFFIXES = {
    ".csv": "csv",
    ".txt": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".json": "json",
    ".geojson": "json",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
}


class TableError(Invalid):
    """The table cannot be read at all; nothing was written."""

    code = "table"


Damaged = raw.Damaged


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSpec:
    """How the file is to be read."""

    format: str = "auto"
    encoding: str = "auto"
    delimiter: str = ""
    header_row: int = 1
    sheet: str = ""
    records: str = ""
    replace_bad_bytes: bool = False
    where: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Record(NamedTuple):
    """One row: its number as a spreadsheet shows it, its cells by column, and what breaks it, if anything."""

    number: int
    cells: dict[str, str]
    broken: Broken | None = None


class Opened(NamedTuple):
    """A table that has been opened: its header, where the format has one, and its rows, in order.

    The rows raise `Damaged` after the last good one where the file breaks off.
    """

    header: list[str] | None
    rows: Iterator[Record]


def open_table(path: Path, spec: TableSpec) -> Opened:
    """Open a file by its spec. Raises `TableError` when it cannot be read at all."""
    if not path.is_file():
        raise TableError(f"没有文件 {path}。", f"no such file: {path}")
    header, rows = _READERS[_format(path, spec)](path, spec)
    return Opened(header, _narrowed(rows, spec.where) if spec.where else rows)


def _format(path: Path, spec: TableSpec) -> str:
    if spec.format != "auto":
        return spec.format
    suffixes = [one.lower() for one in path.suffixes if one.lower() not in {".gz", ".gzip"}]
    found = _SUFFIXES.get(suffixes[-1]) if suffixes else None
    if found:
        return found
    if suffixes and suffixes[-1] in {".xls", ".zip", ".ods", ".parquet", ".xml"}:
        raise TableError(
            f"{path.name}：不支持 {suffixes[-1]}，请另存为 CSV 或 xlsx（压缩的请先解开）。",
            f"unsupported {suffixes[-1]}",
        )
    start = raw.first_bytes(path).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"PK"):
        return "xlsx"
    return "json" if start[:1] in {b"[", b"{"} else "csv"


def _narrowed(rows: Iterator[Record], where: Mapping[str, frozenset[str]]) -> Iterator[Record]:
    for row in rows:
        if row.broken or all(row.cells.get(name, "").strip() in wanted for name, wanted in where.items()):
            yield row


def _read_csv(path: Path, spec: TableSpec) -> Opened:
    encoding = raw.encoding_of(path, spec.encoding, spec.replace_bad_bytes)
    lines = raw.lines(path, encoding, spec.replace_bad_bytes)
    try:
        above = sum(1 for _ in islice(lines, spec.header_row - 1))
        head = next(lines, "")
    except Damaged as damage:
        raise TableError(f"{path.name} 在表头之前就已损坏：{damage.zh}", damage.en) from None
    delimiter = spec.delimiter or ("\t" if _format(path, spec) == "tsv" else raw.delimiter_of(head))
    found = CsvRecords(chain([head], lines), delimiter)
    header = _header(path, next(found).cells if head.strip() else [], spec)
    found.width = len(header)

    def rows() -> Iterator[Record]:
        for number, one in enumerate(found, above + 2):
            yield Record(number, dict(zip(header, one.cells, strict=False)), one.broken)

    return Opened(header, rows())


def _read_xlsx(path: Path, spec: TableSpec) -> Opened:
    try:
        book = raw.quietly(lambda: openpyxl.load_workbook(path, read_only=True, data_only=True))
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, EOFError) as problem:
        raise TableError(
            f"{path.name} 不是完整的 xlsx 文件（{problem}），没有写入任何案件。",
            f"not a whole xlsx: {problem}",
        ) from None
    if spec.sheet and spec.sheet not in book.sheetnames:
        raise TableError(
            f"{path.name} 里没有工作表“{spec.sheet}”，有：{'、'.join(book.sheetnames)}。",
            f"no sheet {spec.sheet!r}",
        )
    sheet = book[spec.sheet] if spec.sheet else book[book.sheetnames[0]]
    sheet.reset_dimensions()
    lines = sheet.iter_rows(min_row=spec.header_row, values_only=True)
    header = _header(path, [_cell(one) for one in next(lines, ())], spec)

    def rows() -> Iterator[Record]:
        for number, line in enumerate(lines, spec.header_row + 1):
            if any(one is not None for one in line):
                yield Record(number, dict(zip(header, map(_cell, line), strict=False)))
        book.close()

    return Opened(header, rows())


def _read_json(path: Path, spec: TableSpec) -> Opened:
    encoding = raw.encoding_of(path, spec.encoding, spec.replace_bad_bytes)
    text, damage = raw.whole_text(path, encoding, spec.replace_bad_bytes)

    def rows() -> Iterator[Record]:
        try:
            for number, one in enumerate(each_record(text, spec.records), 1):
                yield Record(number, flat(one))
        except json.JSONDecodeError as problem:
            zh = damage.zh if damage else f"第 {problem.lineno} 行第 {problem.colno} 列不是有效的 JSON"
            raise Damaged(zh, f"broken JSON: {problem}") from None
        except LookupError as problem:
            raise TableError(
                f"{path.name}：按 table.records = “{spec.records}” 找不到记录列表：{problem.args[0]}。",
                f"no records: {problem}",
            ) from None

    return Opened(None, rows())


def _read_ndjson(path: Path, spec: TableSpec) -> Opened:
    encoding = raw.encoding_of(path, spec.encoding, spec.replace_bad_bytes)

    def rows() -> Iterator[Record]:
        for number, line in enumerate(raw.lines(path, encoding, spec.replace_bad_bytes), 1):
            if not line.strip():
                continue
            try:
                yield Record(number, flat(json.loads(line, parse_float=str, parse_int=str)))
            except json.JSONDecodeError as problem:
                if not line.endswith("\n"):
                    raise Damaged("文件在最后一行中断", "the last line is cut off") from None
                yield Record(number, {"": line.strip()}, Broken("cells", f"不是有效的 JSON（{problem.msg}）"))

    return Opened(None, rows())


_READERS = {
    "csv": _read_csv,
    "tsv": _read_csv,
    "xlsx": _read_xlsx,
    "json": _read_json,
    "ndjson": _read_ndjson,
}


def flat(said: Any, path: str = "") -> dict[str, str]:
    """A nested object as one row: {"a": {"b": [1]}} becomes {"a.b.0": "1"}."""
    if isinstance(said, dict):
        pairs = said.items()
    elif isinstance(said, list):
        pairs = {str(index): one for index, one in enumerate(said)}.items()
    else:
        return {path: _cell(said)}
    found: dict[str, str] = {}
    for name, value in pairs:
        found |= flat(value, f"{path}.{name}" if path else str(name))
    return found


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime():
            return value.isoformat(" ")
        case date():
            return value.isoformat()
    return str(value)


def _header(path: Path, cells: list[str], spec: TableSpec) -> list[str]:
    names: list[str] = []
    for index, cell in enumerate(cells, 1):
        name = " ".join(cell.split()) or f"column_{index}"
        count = sum(
            one == name or (one.startswith(f"{name}.") and one[len(name) + 1 :].isdigit()) for one in names
        )
        names.append(f"{name}.{count + 1}" if name in names else name)
    if not any(cell.strip() for cell in cells):
        raise TableError(
            f"{path.name} 第 {spec.header_row} 行没有表头；表头在别的行时请写 table.header_row。",
            "no header row",
        )
    return names
