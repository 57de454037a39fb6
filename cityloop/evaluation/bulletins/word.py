"""The bulletin in Word: the blocks of each section in the place that the template keeps for it."""

import io
from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_BREAK, WD_COLOR_INDEX
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from cityloop.core import clock
from cityloop.evaluation.bulletins import word_styles, word_template
from cityloop.evaluation.bulletins.blocks import (
    DRAFTED,
    Block,
    Chart,
    Document,
    NewPage,
    Paragraph,
    Photos,
    Section,
    Subheading,
    Table,
)
from cityloop.evaluation.bulletins.printing import Shape, numeral
from cityloop.evaluation.bulletins.word_template import PLACE
from cityloop.evaluation.periods import Kind

MANY_COLUMNS, MANY_SIZE = 7, 9
PHOTO_WIDTH, CHART_WIDTH = Mm(74), Mm(150)
SHORT = 16  # a table of so many rows stays on one page
LINE_COLOUR = "808080"


def write(document: Document, kind: Kind, charts: Sequence[bytes], *, red_header: bool = False) -> bytes:
    """The bulletin as a .docx; `charts` are PNGs in the order of the charts, fewer when none could be drawn."""
    word = word_template.template(kind)
    Filling(word, document, charts, red_header=red_header).fill()
    told = word.core_properties
    told.title, told.author, told.last_modified_by = document.title, document.issuer, document.issuer
    told.comments, told.language = "", "zh-CN"
    told.created = told.modified = clock.now().replace(tzinfo=None)
    return word_template.as_bytes(word)


class Filling:
    """One template being filled."""

    def __init__(
        self, word: WordDocument, document: Document, charts: Sequence[bytes], *, red_header: bool
    ) -> None:
        self.word = word
        self.document = document
        self.drawn: dict[int, bytes] = {}
        every = [one for part in document.sections for one in part.blocks if isinstance(one, Chart)]
        self.drawn = {id(chart): png for chart, png in zip(every, charts, strict=False)}
        self.words = {
            "红头": document.issuer if red_header else "",
            "标题": document.title,
            "单位": document.issuer,
            "期间": f"{document.period}",
            "期号": document.issue,
            "日期": document.date,
            "备注": document.remark,
        }
        self.tables = self.heading = self.subheading = 0

    def fill(self) -> None:
        sections = {section.key: section for section in self.document.sections}
        for paragraph in list(word_template.paragraphs(self.word)):
            names = PLACE.findall(paragraph.text)
            if len(names) == 1 and names[0] in sections and PLACE.sub("", paragraph.text).strip() == "":
                self._section(paragraph, sections[names[0]])
            elif names:
                self._text(paragraph, names)

    def _text(self, paragraph: WordParagraph, names: Sequence[str]) -> None:
        """Words into a paragraph, in the look of its first run; one that only held an empty word goes."""
        if "序号" in names:
            self.heading += 1
        words = self.words | {"序号": numeral(self.heading)}
        said = PLACE.sub(lambda found: words.get(found[1], ""), paragraph.text)
        if not said.strip("（） \t"):
            _drop(paragraph)
            return
        if not self.words["红头"] and paragraph.style is not None and paragraph.style.name == "期号":
            _unline(paragraph)
        first, *others = paragraph.runs
        first.text = said
        for run in others:
            run._r.getparent().remove(run._r)

    def _section(self, anchor: WordParagraph, section: Section) -> None:
        self.subheading = 0
        for block in section.blocks:
            self._block(anchor, block, section)
        _stay_with_signature(anchor)
        _drop(anchor)

    def _block(self, anchor: WordParagraph, block: Block, section: Section) -> None:
        match block:
            case Subheading(text):
                self.subheading += 1
                anchor.insert_paragraph_before(f"（{numeral(self.subheading)}）{text}", "Heading 2")
            case Paragraph():
                _paragraph(anchor, block)
            case Table():
                self.tables += not section.annexed
                title = block.title if section.annexed else f"表{self.tables}　{block.title}"
                _table(self.word, anchor, block, title)
            case Chart():
                self._chart(anchor, block)
            case Photos():
                _photos(self.word, anchor, block)
            case NewPage():
                anchor.insert_paragraph_before("", "图").add_run().add_break(WD_BREAK.PAGE)

    def _chart(self, anchor: WordParagraph, chart: Chart) -> None:
        if (png := self.drawn.get(id(chart))) is None:
            return
        place = anchor.insert_paragraph_before("", "图")
        place.add_run().add_picture(io.BytesIO(png), width=CHART_WIDTH)
        _describe(place, chart.title)


def _paragraph(anchor: WordParagraph, block: Paragraph) -> None:
    paragraph = anchor.insert_paragraph_before("", "Normal")
    if block.drafted:
        paragraph.add_run(DRAFTED).font.highlight_color = WD_COLOR_INDEX.YELLOW
    paragraph.add_run(block.text)


def _table(word: WordDocument, anchor: WordParagraph, block: Table, title: str) -> None:
    anchor.insert_paragraph_before(title, "表题")
    table = word.add_table(rows=1, cols=len(block.columns))
    anchor._p.addprevious(table._tbl)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _frame(table)
    size = Pt(MANY_SIZE) if len(block.columns) > MANY_COLUMNS else None
    widths = _widths(block)
    _row(table.rows[0], [column.label for column in block.columns], "表头", size)
    _mark_header(table.rows[0])
    printed = block.printed
    for place, cells in enumerate(printed, 1):
        row = table.add_row()
        _row(row, cells, "表格文字", size)
        for cell, column in zip(row.cells, block.columns, strict=True):
            if column.shape is not Shape.TEXT:
                cell.paragraphs[0].alignment = word_styles.RIGHT
        if len(printed) <= SHORT or place in {1, len(printed) - 1} or (place == len(printed) and block.note):
            _keep(row)
    if block.total:
        for cell in table.rows[-1].cells:
            for run in cell.paragraphs[0].runs:
                run.font.bold = True
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    if len(printed) <= SHORT and not block.note:
        _keep(table.rows[-1], False)
    anchor.insert_paragraph_before(block.note, "表注")


def _widths(block: Table) -> list[int]:
    parts = [column.width for column in block.columns]
    return [int(word_styles.TEXT_WIDTH * part / sum(parts)) for part in parts]


def _row(row: Any, cells: Sequence[str], style: str, size: Any) -> None:
    for cell, text in zip(row.cells, cells, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = style
        run = paragraph.add_run(text)
        if size is not None:
            run.font.size = size
        cell.vertical_alignment = 1
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))


def _mark_header(row: Any) -> None:
    """Repeated on every page that the table reaches."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _keep(row)


def _keep(row: Any, keep: bool = True) -> None:
    """On the page of what follows."""
    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = keep


def _frame(table: Any) -> None:
    """Thin lines and narrow cells."""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{LINE_COLOUR}"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = {"top": 25, "left": 45, "bottom": 25, "right": 45}
    sides = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in margins.items())
    properties = table._tbl.tblPr
    properties.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>"))
    properties.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"))


def _photos(word: WordDocument, anchor: WordParagraph, block: Photos) -> None:
    caption = anchor.insert_paragraph_before(block.caption, "Normal")
    caption.paragraph_format.keep_with_next = True
    table = word.add_table(rows=1, cols=2)
    anchor._p.addprevious(table._tbl)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, jpeg, label in zip(
        table.rows[0].cells, (block.before, block.after), ("处置前", "处置后"), strict=True
    ):
        place = cell.paragraphs[0]
        place.style = "图"
        place.paragraph_format.keep_with_next = True
        place.add_run().add_picture(io.BytesIO(jpeg), width=PHOTO_WIDTH)
        _describe(place, label)
        cell.add_paragraph(label, "图")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _stay_with_signature(anchor: WordParagraph) -> None:
    """No signature alone on a page: the last paragraph goes with it."""
    before, after = anchor._p.getprevious(), anchor._p.getnext()
    if before is None or after is None or before.tag != qn("w:p") or after.tag != qn("w:p"):
        return
    next_one = WordParagraph(after, anchor._parent)
    if next_one.style is not None and next_one.style.name == "落款":
        WordParagraph(before, anchor._parent).paragraph_format.keep_with_next = True


def _unline(paragraph: WordParagraph) -> None:
    """The red line belongs to the red head."""
    line = paragraph._p.get_or_add_pPr().find(qn("w:pBdr"))
    if line is not None:
        line.getparent().remove(line)


def _describe(paragraph: WordParagraph, text: str) -> None:
    """What a picture shows, for those who hear the document."""
    for told in paragraph._p.iter(qn("wp:docPr")):
        told.set("descr", text)
        told.set("name", text)


def _drop(paragraph: WordParagraph) -> None:
    paragraph._p.getparent().remove(paragraph._p)
