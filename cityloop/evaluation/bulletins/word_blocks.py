"""The blocks in Word, each put before an anchor: paragraphs, tables, pictures."""

import io
from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_COLOR_INDEX, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from cityloop.evaluation.bulletins import word_styles
from cityloop.evaluation.bulletins.blocks import DRAFTED, Paragraph, Photos, Table
from cityloop.evaluation.bulletins.printing import Shape

MANY_COLUMNS, MANY_SIZE = 7, 9
SHORT = 16  # a table of so many rows stays on one page
PHOTO_WIDTH, CHART_WIDTH = Mm(74), Mm(150)
LINE_COLOUR = "808080"
CELL_MARGINS = {"top": 25, "left": 45, "bottom": 25, "right": 45}  # twentieths of a point


class Blocks:
    """Puts blocks into one document. Styles are looked up once: by name it takes milliseconds each time."""

    def __init__(self, word: WordDocument) -> None:
        self.word = word
        self.styles = {str(style.name): style.style_id for style in word.styles}

    def text(self, anchor: WordParagraph, text: str, style: str = "Normal") -> WordParagraph:
        paragraph = anchor.insert_paragraph_before(text)
        self._dress(paragraph, style)
        return paragraph

    def paragraph(self, anchor: WordParagraph, block: Paragraph) -> None:
        paragraph = self.text(anchor, "")
        if block.drafted:
            paragraph.add_run(DRAFTED).font.highlight_color = WD_COLOR_INDEX.YELLOW
        paragraph.add_run(block.text)

    def picture(self, anchor: WordParagraph, png: bytes, title: str) -> None:
        place = self.text(anchor, "", "图")
        place.add_run().add_picture(io.BytesIO(png), width=CHART_WIDTH)
        _describe(place, title)

    def table(self, anchor: WordParagraph, block: Table, title: str) -> None:
        self.text(anchor, title, "表题")
        table = self.word.add_table(rows=1, cols=len(block.columns))
        anchor._p.addprevious(table._tbl)
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        _frame(table)
        printed, widths = block.printed, _widths(block)
        size = Pt(MANY_SIZE) if len(block.columns) > MANY_COLUMNS else None
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        self._head(table.rows[0], block, widths, size)
        for place, cells in enumerate(printed, 1):
            row = table.add_row()
            last = place == len(printed)
            self._row(row, cells, "表格文字", widths, size, bold=block.total and last)
            _align(row, block)
            whole = len(printed) <= SHORT or place in {1, len(printed) - 1}
            if bool(block.note) if last else whole:
                _keep(row)
        self._note(anchor, block.note)

    def photos(self, anchor: WordParagraph, block: Photos) -> None:
        self.text(anchor, block.caption).paragraph_format.keep_with_next = True
        table = self.word.add_table(rows=1, cols=2)
        anchor._p.addprevious(table._tbl)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        pair = zip(table.rows[0].cells, (block.before, block.after), ("处置前", "处置后"), strict=True)
        for cell, jpeg, label in pair:
            place = cell.paragraphs[0]
            self._dress(place, "图")
            place.paragraph_format.keep_with_next = True
            place.add_run().add_picture(io.BytesIO(jpeg), width=PHOTO_WIDTH)
            _describe(place, label)
            self._dress(cell.add_paragraph(label), "图")
        _whole(table.rows[0])

    def _dress(self, paragraph: WordParagraph, style: str) -> None:
        paragraph._p.style = self.styles[style]

    def _head(self, row: Any, block: Table, widths: Sequence[int], size: Any) -> None:
        """Repeated on every page that the table reaches."""
        self._row(row, [column.label for column in block.columns], "表头", widths, size, bold=False)
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        _keep(row)

    def _row(
        self, row: Any, texts: Sequence[str], style: str, widths: Sequence[int], size: Any, *, bold: bool
    ) -> None:
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            paragraph = cell.paragraphs[0]
            self._dress(paragraph, style)
            run = paragraph.add_run(text)
            if size is not None:
                run.font.size = size
            if bold:
                run.font.bold = True
            cell.width, cell.vertical_alignment = width, 1
        _whole(row)

    def _note(self, anchor: WordParagraph, note: str) -> None:
        """Under the table; without a note only a little room."""
        paragraph = self.text(anchor, note, "表注")
        if not note:
            shape = paragraph.paragraph_format
            shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(6)
            shape.space_after = Pt(0)


def _widths(block: Table) -> list[int]:
    parts = [column.width for column in block.columns]
    return [int(word_styles.TEXT_WIDTH * part / sum(parts)) for part in parts]


def _align(row: Any, block: Table) -> None:
    for cell, column in zip(row.cells, block.columns, strict=True):
        if column.shape is not Shape.TEXT:
            cell.paragraphs[0].alignment = word_styles.RIGHT


def _whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _keep(row: Any) -> None:
    """On the page of what follows."""
    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True


def _frame(table: Any) -> None:
    """Thin lines and narrow cells."""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{LINE_COLOUR}"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    sides = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in CELL_MARGINS.items())
    properties = table._tbl.tblPr
    properties.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>"))
    properties.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"))


def _describe(paragraph: WordParagraph, text: str) -> None:
    """What a picture shows, for those who hear the document."""
    for told in paragraph._p.iter(qn("wp:docPr")):
        told.set("descr", text)
        told.set("name", text)
