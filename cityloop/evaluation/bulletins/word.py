"""The bulletin in Word: the blocks of each section in the place that the template keeps for it."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from cityloop.core import clock
from cityloop.evaluation.bulletins import word_template
from cityloop.evaluation.bulletins.blocks import (
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
from cityloop.evaluation.bulletins.printing import numeral
from cityloop.evaluation.bulletins.word_blocks import Blocks
from cityloop.evaluation.bulletins.word_template import PLACE
from cityloop.evaluation.periods import Kind


def write(document: Document, kind: Kind, charts: Sequence[bytes], *, red_header: bool = False) -> bytes:
    """The bulletin as a .docx; `charts` are PNGs in the order of the charts, none when they could not be drawn."""
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
        self.blocks = Blocks(word)
        every = [one for part in document.sections for one in part.blocks if isinstance(one, Chart)]
        self.drawn = {id(chart): png for chart, png in zip(every, charts, strict=False)}
        self.words = {
            "红头": document.issuer if red_header else "",
            "标题": document.title,
            "单位": document.issuer,
            "期间": document.period,
            "期号": document.issue,
            "日期": document.date,
            "备注": document.remark,
        }
        self.tables = self.heading = self.subheading = 0
        self.on_new_page = False

    def fill(self) -> None:
        sections = {section.key: section for section in self.document.sections}
        for paragraph in list(word_template.paragraphs(self.word)):
            names = PLACE.findall(paragraph.text)
            if len(names) == 1 and names[0] in sections and not PLACE.sub("", paragraph.text).strip():
                self._section(paragraph, sections[names[0]])
            elif names:
                self._text(paragraph, names)

    def _text(self, paragraph: WordParagraph, names: Sequence[str]) -> None:
        """Words into a paragraph, in the look of its first run; one that only held an empty word goes."""
        self.heading += "序号" in names
        words = self.words | {"序号": numeral(self.heading)}
        said = PLACE.sub(lambda found: words.get(found[1], ""), paragraph.text)
        if not said.strip("（） \t"):
            _drop(paragraph)
            return
        if not self.words["红头"] and _style(paragraph) == "期号":
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
                self._subheading(anchor, text)
            case Paragraph():
                self.blocks.paragraph(anchor, block)
            case Table():
                self.tables += not section.annexed
                title = block.title if section.annexed else f"表{self.tables}　{block.title}"
                self.blocks.table(anchor, block, title)
            case Chart():
                if png := self.drawn.get(id(block)):
                    self.blocks.picture(anchor, png, block.title)
            case Photos():
                self.blocks.photos(anchor, block)
            case NewPage():
                self.on_new_page = True

    def _subheading(self, anchor: WordParagraph, text: str) -> None:
        self.subheading += 1
        heading = self.blocks.text(anchor, f"（{numeral(self.subheading)}）{text}", "Heading 2")
        if self.on_new_page:
            heading.paragraph_format.page_break_before = True
            self.on_new_page = False


def _stay_with_signature(anchor: WordParagraph) -> None:
    """No signature alone on a page: the last paragraph goes with it."""
    before, after = anchor._p.getprevious(), anchor._p.getnext()
    if before is None or after is None or before.tag != qn("w:p") or after.tag != qn("w:p"):
        return
    if _style(WordParagraph(after, anchor._parent)) == "落款":
        WordParagraph(before, anchor._parent).paragraph_format.keep_with_next = True


def _unline(paragraph: WordParagraph) -> None:
    """The red line belongs to the red head."""
    line = paragraph._p.get_or_add_pPr().find(qn("w:pBdr"))
    if line is not None:
        line.getparent().remove(line)


def _style(paragraph: WordParagraph) -> str:
    return str(paragraph.style.name) if paragraph.style is not None else ""


def _drop(paragraph: WordParagraph) -> None:
    paragraph._p.getparent().remove(paragraph._p)
