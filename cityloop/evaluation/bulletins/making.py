"""One bulletin, whole: content, words, and the files in the three formats."""

from dataclasses import dataclass

from cityloop.core.errors import Invalid
from cityloop.evaluation.bulletins import building, excel, fonts, pdf, sections, sheets, word
from cityloop.evaluation.bulletins.blocks import Document
from cityloop.evaluation.bulletins.content import Content
from cityloop.evaluation.bulletins.word_template import NAMES
from cityloop.evaluation.counting import look_after
from cityloop.evaluation.spans import Span
from cityloop.people.models import Platform

WORD, EXCEL, PDF = "docx", "xlsx", "pdf"


@dataclass(frozen=True, slots=True)
class Made:
    """`files`: name → content; `missing` says what could not be made and the remedy, empty when nothing."""

    content: Content
    document: Document
    files: dict[str, bytes]
    missing: str


def make(platform: Platform, over: Span, *, corrects: int = 0, red_header: bool = False) -> Made:
    """Everything of a week, a month or a year. Without a Chinese font Word and Excel are made all the same."""
    kind = over.period.kind
    if kind not in sections.PARTS:
        raise Invalid(
            "通报只有周、月、年三种。", "A bulletin is of a week, a month or a year.", field="period"
        )
    look_after(platform)
    content = building.build(platform, over, sheets=sheets.sheets(platform, over), corrects=corrects)
    document = sections.written(content)
    faces = fonts.faces()
    charts = pdf.charts(document, faces) if faces else []
    name = f"{over.key}{NAMES[kind]}{'（更正）' if corrects else ''}"
    files = {
        f"{name}.{WORD}": word.write(document, kind, charts, red_header=red_header),
        f"{name}附表.{EXCEL}": excel.write(document),
    }
    if faces:
        files[f"{name}.{PDF}"] = pdf.write(document, faces, red_header=red_header)
    return Made(content, document, files, "" if faces else fonts.MISSING)
