"""Columns of a table and how their cells are read. A cell that makes no sense is refused with the remedy."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

import shapely
from shapely.geometry import mapping

from cityloop.core.errors import Invalid
from cityloop.loading.sheets import LOST_DIGITS

Parse = Callable[[str], Any]
SEPARATORS = re.compile(r"[;；、\n]+")


def text(cell: str) -> str:
    return cell


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` is the field it fills, `label` its heading; headings may also be `aliases`.

    `choices` become a drop-down list in the template. With `fills_down` an empty cell means the one
    above (merged cells). `pad` brings back the leading zeros that spreadsheets drop.
    """

    key: str
    label: str
    help: str = ""
    example: str = ""
    required: bool = False
    parse: Parse = text
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    fills_down: bool = False
    pad: int = 0
    empty: Any = ""

    def read(self, cell: str) -> Any:
        """The value of a cell; Invalid when it is empty but needed, or not understood."""
        if not cell:
            if self.required:
                raise Invalid("不能为空", "must not be empty")
            return self.empty
        if self.pad and cell.isascii() and cell.isdecimal():
            cell = cell.zfill(self.pad)
        return self.parse(cell)


def code(cell: str) -> str:
    """A code kept as text; refused when a spreadsheet has turned it into a rounded number."""
    if LOST_DIGITS.fullmatch(cell):
        raise Invalid(
            f"“{cell}”被存成了数字，末几位已丢失；请把该列设为文本格式后重填",
            f"“{cell}” was kept as a number and has lost its last digits; "
            "make the column text and fill it in again",
        )
    return cell


def category_code(cell: str) -> str:
    """大类 or 小类 code with its leading zero: 1 → 01, 101 → 0101."""
    found = code(cell)
    return f"0{found}" if found.isascii() and found.isdecimal() and len(found) % 2 else found


def whole(cell: str) -> int:
    if not re.fullmatch(r"-?\d{1,9}", cell, re.ASCII):
        raise Invalid(f"“{cell}”应为整数", f"“{cell}” must be a whole number")
    return int(cell)


def number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        raise Invalid(f"“{cell}”应为数字", f"“{cell}” must be a number") from None


def decimal(cell: str) -> Decimal:
    try:
        found = Decimal(cell)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise Invalid(f"“{cell}”应为数字", f"“{cell}” must be a number")
    return found


def share(cell: str) -> Decimal:
    """0.8 or 80%."""
    if cell.endswith(("%", "％")):
        return decimal(cell[:-1]) / 100
    return decimal(cell)


def day(cell: str) -> date:
    """2026-01-31, 2026/1/31, 2026.1.31, 2026年1月31日 or 20260131."""
    found = re.fullmatch(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))", cell, re.ASCII)
    if found:
        year, month, number = (int(part) for part in found.groups() if part is not None)
        try:
            return date(year, month, number)
        except ValueError:
            pass
    raise Invalid(f"“{cell}”不是日期，请写成 2026-01-31", f"“{cell}” is no date; write it like 2026-01-31")


def clock_time(cell: str) -> time:
    """08:00; 24:00 is the end of the day."""
    plain = cell.replace("：", ":")
    for form in ("%H:%M", "%H:%M:%S"):
        try:
            return datetime.strptime("00:00" if plain == "24:00" else plain, form).time()  # noqa: DTZ007
        except ValueError:
            continue
    raise Invalid(f"“{cell}”不是时刻，请写成 08:30", f"“{cell}” is no time of day; write it like 08:30")


def choice(words: Mapping[str, Any], also: Mapping[str, Any] | None = None) -> Parse:
    """One of the words (the labels of the drop-down list), or one of the other spellings."""
    known = {word.casefold(): value for word, value in [*(also or {}).items(), *words.items()]}

    def parse(cell: str) -> Any:
        if cell.casefold() not in known:
            raise Invalid(
                f"“{cell}”应为 {'、'.join(words)} 之一", f"“{cell}” must be one of “{'”, “'.join(words)}”"
            )
        return known[cell.casefold()]

    return parse


YES_NO = ("是", "否")
yes_no = choice(
    {"是": True, "否": False},
    {"y": True, "yes": True, "true": True, "1": True, "n": False, "no": False, "false": False, "0": False}
    | {"启用": True, "停用": False},
)


def labels_of(choices: list[tuple[str, str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Words and other spellings of a Django choice list: labels first, values understood too."""
    shown = {label: value for value, label in choices if value}
    return shown, {value: value for value, _ in choices if value}


def several(cell: str) -> tuple[str, ...]:
    """Words divided by ； or 、"""
    return tuple(dict.fromkeys(word.strip() for word in SEPARATORS.split(cell) if word.strip()))


def geometry(cell: str) -> dict[str, Any]:
    """A GeoJSON geometry, written as such or as WKT (POLYGON((113.9 35.3, …)))."""
    try:
        if cell.startswith("{"):
            found = json.loads(cell)
            if not isinstance(found, dict) or not isinstance(found.get("coordinates"), list):
                raise ValueError("no coordinates")
            shapely.from_geojson(cell)
            return found
        parsed = mapping(shapely.from_wkt(cell))
    except (ValueError, TypeError, shapely.errors.ShapelyError):
        raise Invalid(
            "图形读不懂，请写 WKT（POLYGON((经度 纬度, …))）或 GeoJSON",
            "the shape cannot be read; write WKT (POLYGON((longitude latitude, …))) or GeoJSON",
        ) from None
    plain: dict[str, Any] = json.loads(json.dumps(parsed))  # tuples become the lists that are stored
    return plain
