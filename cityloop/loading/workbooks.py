"""Workbooks that we write: the template of a kind, and the rows that failed with their problems."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from cityloop.core.errors import Invalid
from cityloop.loading.columns import Column
from cityloop.loading.kinds import Kind, Told
from cityloop.loading.sheets import GUIDE

ROWS = 5000  # that get drop-down lists and text format
MAX_CELL = 32_000
MAX_LIST = 255  # characters Excel takes for a list written into the cell
BLUE = "#DCE6F4"


def write_template(kind: Kind[Any], path: Path) -> None:
    """An empty table with headings and drop-down lists, and a sheet that explains every column."""
    with _workbook(path) as book:
        _table(book, kind)
        _guide(book, kind)


def write_failures(failed: Sequence[Told], path: Path) -> None:
    """The failed rows as they were, each with its row number and what to do; can be loaded again."""
    with _workbook(path) as book:
        bold = book.add_format({"bold": True, "bg_color": BLUE, "border": 1})
        red = book.add_format({"font_color": "#B00020", "text_wrap": True})
        for name in dict.fromkeys(one.sheet for one in failed):
            sheet = book.add_worksheet(_sheet_name(name))
            rows = [one for one in failed if one.sheet == name]
            headings = list(dict.fromkeys(heading for one in rows for heading in one.cells))
            for place, heading in enumerate([*headings, "行号", "问题"]):
                sheet.write_string(0, place, heading, bold)
            for number, one in enumerate(rows, start=1):
                for place, heading in enumerate(headings):
                    sheet.write_string(number, place, one.cells.get(heading, "")[:MAX_CELL])
                sheet.write_number(number, len(headings), one.number)
                sheet.write_string(number, len(headings) + 1, "；".join(one.problems)[:MAX_CELL], red)
            sheet.set_column(0, len(headings), 16)
            sheet.set_column(len(headings) + 1, len(headings) + 1, 60)
            sheet.freeze_panes(1, 0)


def _workbook(path: Path) -> xlsxwriter.Workbook:
    try:
        path.touch()
    except OSError as problem:
        raise Invalid(f"写不了文件 {path}：{problem.strerror}", f"cannot write {path}") from None
    return xlsxwriter.Workbook(str(path))


def _table(book: xlsxwriter.Workbook, kind: Kind[Any]) -> None:
    sheet = book.add_worksheet(kind.label)
    plain = book.add_format({"num_format": "@"})
    for place, column in enumerate(kind.columns):
        colour = "#B00020" if column.required else "#000000"
        heading = book.add_format({"bold": True, "bg_color": BLUE, "border": 1, "font_color": colour})
        sheet.set_column(place, place, max(12, 2 * len(column.label) + 4), plain)
        sheet.write_string(0, place, _heading(column), heading)
        if column.help:
            sheet.write_comment(0, place, column.help, {"x_scale": 2})
        if column.choices and len(",".join(column.choices)) <= MAX_LIST:
            rule = {
                "validate": "list",
                "source": list(column.choices),
                "error_title": "请从列表中选择",
                "error_message": f"{column.label}应为：{'、'.join(column.choices)}"[:MAX_LIST],
            }
            sheet.data_validation(1, place, ROWS, place, rule)
    sheet.freeze_panes(1, 0)


def _guide(book: xlsxwriter.Workbook, kind: Kind[Any]) -> None:
    sheet = book.add_worksheet(GUIDE)
    bold = book.add_format({"bold": True, "bg_color": BLUE, "border": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    general = [
        f"{kind.label}：{kind.about}",
        "红色带 * 的列必填。列的次序可以改变；用不到的列可以整列删去，已有的内容保持不变。",
        "列在而单元格空着，表示清空该项。按关键列逐行新增或更新；文件里没有的行不受影响，另有说明的除外。",
        "代码类的列已设为文本格式，请勿改成数字，否则开头的 0 和 15 位以后的数字会丢失。",
        "正式载入前可先试载（--dry-run）：什么也不写，只报告会新增、更新多少行，哪些行有问题。",
    ]
    for number, line in enumerate(general):
        sheet.merge_range(number, 0, number, 4, line, wrap)
        sheet.set_row(number, 32)
    top = len(general) + 1
    for place, title in enumerate(("列名", "必填", "说明", "示例", "可选值")):
        sheet.write_string(top, place, title, bold)
    for number, column in enumerate(kind.columns, start=top + 1):
        words = (
            column.label,
            "是" if column.required else "",
            column.help,
            column.example,
            "、".join(column.choices),
        )
        for place, word in enumerate(words):
            sheet.write_string(number, place, word, wrap)
    for place, width in enumerate((16, 6, 60, 32, 40)):
        sheet.set_column(place, place, width)


def _heading(column: Column) -> str:
    return f"{column.label}*" if column.required else column.label


def _sheet_name(name: str) -> str:
    return "".join("_" if sign in "[]:*?/\\" else sign for sign in name)[:31].strip("'") or "问题行"
