"""Tables out of files: xlsx, csv in any usual Chinese encoding, GeoJSON, shapefiles; cells become clean text.

Nothing is guessed silently: a file that cannot be read as it stands is refused with the remedy.
"""

import csv
import io
import json
import math
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl

from cityloop.core.errors import Invalid
from cityloop.core.words import Said
from cityloop.loading import shapefiles

MAX_FILE_BYTES = 100_000_000
MAX_UNPACKED_BYTES = 1_000_000_000
MAX_ROWS = 1_000_000
MAX_DIGITS = 15  # what a number in Excel keeps
OLE = b"\xd0\xcf\x11\xe0"
FORMULA_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})
GUIDE = "填写说明"  # the sheet of our own templates that holds no data

# Digits, letters and signs of codes in full width; Chinese punctuation in texts stays Chinese.
_WIDE: dict[int, int | str] = {
    wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F) if chr(wide - 0xFEE0).isalnum()
}
_WIDE |= {ord("．"): ".", ord("－"): "-", ord("\u3000"): " ", ord("\xa0"): " ", ord("\ufeff"): ""}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet: its number as people see it, its cells as clean text."""

    number: int
    cells: list[str]
    problem: Said | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows that are not empty, with the sheet's or file's name."""

    name: str
    lines: list[Line] = field(default_factory=list)


def read_sheets(path: Path) -> list[Sheet]:
    """All tables of a file, by what it holds rather than by how it is named."""
    content = _content(path)
    if content.startswith(OLE):
        raise Invalid(
            f"{path.name} 是旧版 xls 或加了密码的工作簿；请在 Excel/WPS 中去掉密码并另存为 xlsx。",
            f"“{path.name}” is an old .xls or has a password; save it as .xlsx without password.",
        )
    if content.startswith(b"PK"):
        return _workbook(path, content)
    if path.suffix.lower() in {".json", ".geojson"}:
        return [_features(path, decode(path.name, content))]
    return [Sheet(path.stem, list(_csv_lines(path, decode(path.name, content))))]


def clean(value: object) -> str:
    """A cell as text: trimmed, full-width digits and blanks made ordinary, numbers and dates plain."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float | int):
        return _number(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time() == time(0) else "%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M" if not value.second else "%H:%M:%S")
    return str(value).translate(_WIDE).strip()


def decode(name: str, content: bytes) -> str:
    """Text in UTF-8, GB18030 or (with its mark) UTF-16; refused when it is none, or cut off."""
    is_marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_marked else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as problem:
            if encoding == "utf-8-sig" and _ends_inside_a_character(content, problem.start):
                raise _cut_off(name) from None
            continue
        if "\x00" in text:
            break
        return text
    raise Invalid(
        f"{name} 的编码不认识：既不是 UTF-8 也不是 GB18030（GBK）。请另存为 xlsx，或“CSV UTF-8”。",
        f"“{name}” is neither UTF-8 nor GB18030 (GBK); save it as .xlsx or “CSV UTF-8”.",
    )


def _ends_inside_a_character(content: bytes, start: int) -> bool:
    """Is this UTF-8 with Chinese in it, up to a last character that is not whole?"""
    return start >= len(content) - 3 and not content[:start].removeprefix(b"\xef\xbb\xbf").isascii()


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            most = MAX_FILE_BYTES // 1_000_000
            raise Invalid(
                f"{path.name} 超过 {most} MB，请分批载入。",
                f"“{path.name}” is larger than {most} MB; load it in parts.",
            )
        content = path.read_bytes()
    except OSError as problem:
        raise Invalid(
            f"读不到文件 {path}：{problem.strerror}", f"The file “{path}” cannot be read: {problem.strerror}"
        ) from None
    if not content.strip():
        raise Invalid(f"{path.name} 是空文件。", f"“{path.name}” is empty.")
    return content


def _workbook(path: Path, content: bytes) -> list[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED_BYTES:
                raise Invalid(
                    f"{path.name} 展开后过大，请分批载入。",
                    f"“{path.name}” is too large once unpacked; load it in parts.",
                )
            if shapefiles.holds_shapes(packed):
                return [
                    _table(layer.name, layer.names, layer.rows) for layer in shapefiles.read_layers(packed)
                ]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of openpyxl about styles that do not concern us
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            sheets = [Sheet(one.title, list(_sheet_lines(one))) for one in book.worksheets]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as problem:
        raise Invalid(
            f"{path.name} 不是完好的 xlsx 工作簿（{type(problem).__name__}）；请在 Excel/WPS 中打开并重新另存。",
            f"“{path.name}” is no sound xlsx workbook ({type(problem).__name__}); open it in Excel and save it again.",
        ) from None
    return [sheet for sheet in sheets if sheet.name != GUIDE]


def _sheet_lines(sheet: Any) -> Iterator[Line]:
    sheet.reset_dimensions()  # what a file says of its size is often wrong
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > MAX_ROWS:
            raise Invalid(
                f"工作表“{sheet.title}”超过 {MAX_ROWS} 行，请分批载入。",
                f"Sheet “{sheet.title}” has more than {MAX_ROWS} rows; load it in parts.",
            )
        cells = [clean(value) for value in values]
        if any(cells):
            yield Line(number, cells, _formula_problem(cells))


def _csv_lines(path: Path, text: str) -> Iterator[Line]:
    text = text.lstrip("\ufeff")
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    number, width, last = 1, 0, None
    try:
        for values in reader:
            cells = [clean(value) for value in values]
            if any(cells):
                width = max(width, len(cells))
                last = Line(number, cells, _formula_problem(cells))
                yield last
            number = reader.line_num + 1
    except csv.Error as problem:
        if "unexpected end" in str(problem):
            raise _cut_off(path.name) from None
        raise Invalid(
            f"{path.name} 第 {number} 行附近不是正确的 CSV（多半是引号没有成对）。请改正，或另存为 xlsx。",
            f"“{path.name}” is no correct CSV near row {number} (most likely quotes that do not match). "
            "Mend it, or save it as xlsx.",
        ) from None
    if last is not None and len(last.cells) < width and not text.endswith(("\n", "\r")):
        raise _cut_off(path.name, last.number)


def _features(path: Path, text: str) -> Sheet:
    """GeoJSON: properties as columns, the geometry as one more."""
    try:
        collection = json.loads(text)
        features = collection["features"]
        names = list(dict.fromkeys(name for one in features for name in one.get("properties") or {}))
        rows = [
            [*((one.get("properties") or {}).get(name) for name in names), json.dumps(one.get("geometry"))]
            for one in features
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Invalid(
            f"{path.name} 不是完整的 GeoJSON FeatureCollection，请从 GIS 软件重新导出。",
            f"“{path.name}” is no complete GeoJSON FeatureCollection; export it again.",
        ) from None
    return _table(path.stem, [*names, "geometry"], rows)


def _table(name: str, names: list[str], rows: Sequence[Sequence[object]]) -> Sheet:
    lines = [Line(0, names)]
    return Sheet(name, lines + [Line(n, [clean(v) for v in row]) for n, row in enumerate(rows, start=1)])


def _number(value: float) -> str:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if abs(value) >= 10**MAX_DIGITS:
        return f"{value:.{MAX_DIGITS - 1}E}"  # its last digits are lost; a code will be refused by this
    if value == int(value):
        return str(int(value))
    return repr(value)


def _formula_problem(cells: list[str]) -> Said | None:
    broken = sorted(FORMULA_ERRORS.intersection(cells))
    if not broken:
        return None
    return Said(
        f"公式出错：{'、'.join(broken)}；请改为数值后再载入",
        f"A formula failed: {', '.join(broken)}; write values instead",
    )


def _delimiter(text: str) -> str:
    head = "\n".join(text.split("\n", 10)[:10])
    return max(",\t;", key=lambda sign: (head.count(sign), sign == ","))


def _cut_off(name: str, number: int = 0) -> Invalid:
    where = Said(f"第 {number} 行之后", f"after row {number}") if number else Said("末尾", "at its end")
    return Invalid(
        f"{name} 在{where}断开了，文件不完整（下载或复制中断？）。请重新取得完整的文件；什么也没有载入。",
        f"“{name}” breaks off {where.en}: the file is not whole. Get it again; nothing was loaded.",
    )


LOST_DIGITS = re.compile(r"\d(\.\d+)?[eE]\+?\d+")
