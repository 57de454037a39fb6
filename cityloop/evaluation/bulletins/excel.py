"""The annex in Excel: every table, rates and totals as formulas, what the scores were computed from, the charts."""

import io
import math
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from cityloop.core import clock
from cityloop.evaluation.bulletins import excel_charts
from cityloop.evaluation.bulletins.blocks import Column, Document, Table
from cityloop.evaluation.bulletins.printing import NOTHING, Shape, Value, text

FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
LINE = 15.0
WIDTH = 2.6  # characters for a part of a table's width
FORMATS = {Shape.COUNT: "0", Shape.PERCENT: "0.00", Shape.POINTS: "0.00"}
TITLE_ROW, HEAD_ROW, FIRST_ROW = 0, 2, 3


def write(document: Document) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    created = clock.now().replace(tzinfo=None)
    book.set_properties({"title": f"{document.title}附表", "author": document.issuer, "created": created})
    names = {excel_charts.SHEET}
    looks = _looks(book)
    for table in (*document.tables(), *document.annex):
        _sheet(book, document, table, _name(table.title, names), looks)
    excel_charts.add(book, document, looks, looks[_key(Shape.COUNT, bold=False)])
    book.close()
    return out.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    cell = {"font_name": "宋体", "font_size": 11, "border": 1, "border_color": "#808080", "valign": "vcenter"}
    looks = {
        "title": book.add_format({"font_name": "黑体", "font_size": 14}),
        "under": book.add_format({"font_name": "楷体", "font_size": 11}),
        "head": book.add_format(
            cell | {"font_name": "黑体", "align": "center", "text_wrap": True, "bg_color": "#EDEDED"}
        ),
        "note": book.add_format({"font_name": "楷体", "font_size": 10, "text_wrap": True, "valign": "top"}),
    }
    for bold in (False, True):
        for shape in Shape:
            look = cell | {"bold": bold}
            look |= {"text_wrap": True} if shape is Shape.TEXT else {"align": "right"}
            if shape in FORMATS:
                look["num_format"] = FORMATS[shape]
            looks[_key(shape, bold)] = book.add_format(look)
    return looks


def _key(shape: Shape, bold: bool) -> str:
    return f"{shape}{'-bold' if bold else ''}"


def _name(title: str, taken: set[str]) -> str:
    """A name that Excel takes, never the same twice."""
    base = FORBIDDEN.sub("", title).strip() or "表"
    name, number = base[:LONGEST_NAME], 1
    while name.lower() in taken:
        number += 1
        name = f"{base[: LONGEST_NAME - len(str(number))]}{number}"
    taken.add(name.lower())
    return name


def _sheet(book: Any, document: Document, table: Table, name: str, looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_string(TITLE_ROW, 0, table.title, looks["title"])
    sheet.write_string(TITLE_ROW + 1, 0, f"{document.issue}（{document.period}）", looks["under"])
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _width(column))
        sheet.write_string(HEAD_ROW, place, column.label, looks["head"])
    sheet.set_row(HEAD_ROW, _height([column.label for column in table.columns], table))
    for number, (row, printed) in enumerate(zip(table.rows, table.printed, strict=True)):
        sheet.set_row(FIRST_ROW + number, _height(printed, table))
        last = table.total and number == len(table.rows) - 1
        for place, value in enumerate(row):
            look = looks[_key(table.columns[place].shape, last)]
            _cell(sheet, FIRST_ROW + number, place, value, table, look, summed=last)
    below = FIRST_ROW + len(table.rows)
    if table.note:
        sheet.merge_range(below, 0, below, max(1, len(table.columns) - 1), "", looks["note"])
        sheet.write_string(below, 0, table.note, looks["note"])
        sheet.set_row(below, 60)
    _page(sheet, table)


def _page(sheet: Any, table: Table) -> None:
    sheet.freeze_panes(FIRST_ROW, 1)
    sheet.set_paper(9)
    if sum(column.width for column in table.columns) > 34:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _cell(sheet: Any, row: int, place: int, value: Value, table: Table, look: Any, *, summed: bool) -> None:
    """A number as a number, a rate or total as its formula with its value beside it, all else as text."""
    column = table.columns[place]
    if isinstance(value, str) and column.shape is Shape.TEXT:
        sheet.write_string(row, place, value or NOTHING, look)
    elif value is None or isinstance(value, str):
        sheet.write_string(row, place, text(value, column.shape), look)
    elif formula := _formula(row, place, table, summed=summed):
        sheet.write_formula(row, place, formula, look, _number(value))
    else:
        sheet.write_number(row, place, _number(value), look)


def _width(column: Column) -> float:
    return max(8.0, column.width * WIDTH)


def _height(texts: Sequence[str], table: Table) -> float:
    """Room for the longest cell; a Chinese character is as wide as two letters."""
    lines = [
        math.ceil(sum(1 if ord(one) < 256 else 2 for one in text) * 1.1 / _width(column))
        for text, column in zip(texts, table.columns, strict=True)
    ]
    return LINE * max(1, *lines)


def _formula(row: int, place: int, table: Table, *, summed: bool) -> str:
    column = table.columns[place]
    if column.ratio is not None:
        part, whole = (xl_rowcol_to_cell(row, at) for at in column.ratio)
        return f"=ROUND({part}/{whole}*100,2)"
    if column.sums is not None and _adds_up(table.rows[row - FIRST_ROW], place, column.sums):
        first, last = (xl_rowcol_to_cell(row, at) for at in column.sums)
        return f"=ROUND(SUM({first}:{last}),2)"
    if summed and column.shape is Shape.COUNT and len(table.rows) > 1:
        first, last = xl_rowcol_to_cell(FIRST_ROW, place), xl_rowcol_to_cell(row - 1, place)
        return f"=SUM({first}:{last})"
    return ""


def _adds_up(row: Sequence[Value], place: int, sums: tuple[int, int]) -> bool:
    """Whether plain adding gives the value: not where items were left out and the rest was scaled up."""
    parts = [Decimal(value) for value in row[sums[0] : sums[1] + 1] if isinstance(value, int | Decimal)]
    return text(sum(parts, Decimal(0)), Shape.POINTS) == text(row[place], Shape.POINTS)


def _number(value: int | Decimal) -> int | float:
    return value if isinstance(value, int) else float(value)
