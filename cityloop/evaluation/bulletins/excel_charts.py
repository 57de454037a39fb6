"""The charts of a bulletin as charts of Excel, on a sheet of their own beside the numbers that they draw."""

from typing import Any

from cityloop.evaluation.bulletins.blocks import Chart, Document

SHEET = "图表"
ROWS_OF_A_CHART = 18
BESIDE = 1  # columns between numbers and chart


def add(book: Any, document: Document, looks: dict[str, Any], cell: Any) -> None:
    """One below the other. `cell` is the look of a number."""
    charts = [block for part in document.sections for block in part.blocks if isinstance(block, Chart)]
    if not charts:
        return
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, 16)
    row = 0
    for chart in charts:
        _numbers(sheet, row, chart, looks, cell)
        sheet.insert_chart(row, 1 + len(chart.series) + BESIDE, _drawn(book, row, chart))
        row += max(ROWS_OF_A_CHART, len(chart.labels) + 4)


def _numbers(sheet: Any, row: int, chart: Chart, looks: dict[str, Any], cell: Any) -> None:
    sheet.write_string(row, 0, chart.title, looks["title"])
    sheet.write_string(row + 1, 0, "", looks["head"])
    for place, series in enumerate(chart.series, 1):
        sheet.write_string(row + 1, place, series.label, looks["head"])
    for number, label in enumerate(chart.labels):
        sheet.write_string(row + 2 + number, 0, label, cell)
        for place, series in enumerate(chart.series, 1):
            sheet.write_number(row + 2 + number, place, series.values[number], cell)


def _drawn(book: Any, row: int, chart: Chart) -> Any:
    drawn = book.add_chart({"type": "bar" if chart.kind == "bars" else "line"})
    first, last = row + 2, row + 1 + len(chart.labels)
    for place in range(1, 1 + len(chart.series)):
        drawn.add_series(
            {
                "name": [SHEET, row + 1, place],
                "categories": [SHEET, first, 0, last, 0],
                "values": [SHEET, first, place, last, place],
                "data_labels": {"value": chart.kind == "bars"},
            }
        )
    drawn.set_title({"name": chart.title, "name_font": {"size": 12}})
    drawn.set_legend({"none": True} if len(chart.series) == 1 else {"position": "bottom"})
    if chart.kind == "bars":
        drawn.set_y_axis({"reverse": True})  # the largest on top, as in the table
        drawn.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    drawn.set_size({"width": 720, "height": 340})
    return drawn
