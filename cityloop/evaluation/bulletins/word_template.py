"""The template in Word: what is packaged is drawn here; what an office edited lies in its data folder and goes first.

`{{标题}}` and the like become text where they stand; `{{总体情况}}` alone in a paragraph becomes the whole section.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from django.conf import settings
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from cityloop.core.errors import Invalid
from cityloop.evaluation.bulletins import word_styles
from cityloop.evaluation.bulletins.sections import PARTS, Part
from cityloop.evaluation.periods import Kind

FOLDER = "templates"
NAMES = {Kind.WEEK: "周通报", Kind.MONTH: "月讲评", Kind.YEAR: "年度考核"}
WORDS = ("红头", "标题", "单位", "期间", "期号", "日期", "备注", "序号")
PLACE = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
MOST_BYTES = 20 * 1024 * 1024


def path_of(kind: Kind) -> Path:
    """Where an office puts its own template of a kind."""
    return Path(settings.ENV.home) / FOLDER / f"{NAMES[kind]}.docx"


def template(kind: Kind) -> WordDocument:
    """The office's own template, or the packaged one; a clear refusal when the former cannot be used."""
    own = path_of(kind)
    if not own.is_file():
        return packaged(kind)
    try:
        if own.stat().st_size > MOST_BYTES:
            raise ValueError("too large")
        document = docx.Document(str(own))
    except Exception as unreadable:  # python-docx raises whatever it stumbles over
        raise Invalid(
            f"模板 {own} 打不开，请用 Word 或 WPS 另存为 .docx，或删去它以使用随附模板。",
            f"The template {own} is no usable .docx.",
        ) from unreadable
    _check(document, own, kind)
    return document


def packaged(kind: Kind) -> WordDocument:
    """The template as it comes with the program."""
    document = docx.Document()
    word_styles.dress(document)
    _head(document)
    parts = PARTS[kind]
    for part in parts:
        if part is not Part.MEETING:
            document.add_paragraph(f"{{{{序号}}}}、{part.label}", "Heading 1")
            document.add_paragraph(f"{{{{{part.label}}}}}", "Normal")
    document.add_paragraph("{{单位}}", "落款").paragraph_format.space_before = Pt(28)
    document.add_paragraph("{{日期}}", "落款").paragraph_format.keep_with_next = False
    if Part.MEETING in parts:
        heading = document.add_paragraph(f"附件  {Part.MEETING.label}", "Heading 1")
        heading.paragraph_format.page_break_before = True
        document.add_paragraph(f"{{{{{Part.MEETING.label}}}}}", "Normal")
    return document


def as_bytes(document: WordDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def paragraphs(document: WordDocument) -> Iterator[Paragraph]:
    """Every paragraph of the body, also in tables, then those of headers and footers."""
    yield from _of(document)
    for section in document.sections:
        for edge in (section.header, section.footer, section.even_page_header, section.even_page_footer):
            if not edge.is_linked_to_previous:
                yield from _of(edge)


def _of(holder: Any) -> Iterator[Paragraph]:
    for block in list(holder.iter_inner_content()):
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _of(cell)
        else:
            yield block


def _head(document: WordDocument) -> None:
    document.add_paragraph("{{红头}}", "红头")
    line = document.add_paragraph("{{期号}}\t{{日期}}", "期号")
    line.alignment = word_styles.LEFT
    line.paragraph_format.tab_stops.add_tab_stop(word_styles.TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    line._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="18" w:space="4" w:color="D00000"/></w:pBdr>'
        )
    )
    document.add_paragraph("{{标题}}", "Title")
    document.add_paragraph("（{{期间}}）", "期间")
    document.add_paragraph("{{备注}}", "备注")


def _check(document: WordDocument, own: Path, kind: Kind) -> None:
    known = {*WORDS, *(part.label for part in Part)}
    asked = {name for one in paragraphs(document) for name in PLACE.findall(one.text)}
    if unknown := sorted(asked - known):
        raise Invalid(
            f"模板 {own.name} 中有不认识的占位：{'、'.join(unknown)}；可用的有：{'、'.join(sorted(known))}。",
            f"Unknown placeholders in {own.name}.",
        )
    missing = [name for name in word_styles.LOOKS if name not in {style.name for style in document.styles}]
    if missing:
        raise Invalid(
            f"模板 {own.name} 缺少样式：{'、'.join(missing)}；请从随附模板（cityloop bulletin template）改起。",
            f"Styles are missing in {own.name}.",
        )
