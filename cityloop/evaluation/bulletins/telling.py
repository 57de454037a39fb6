"""A document as plain data: for the PDF, for the screen, and to see whether two say the same."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from cityloop.evaluation.bulletins.blocks import (
    Block,
    Chart,
    Document,
    NewPage,
    Paragraph,
    Photos,
    Subheading,
    Table,
)
from cityloop.evaluation.bulletins.printing import Shape, numeral

Keep = Callable[[bytes], str]  # puts a picture somewhere and says under what name


def told(document: Document, keep: Keep) -> dict[str, Any]:
    """Everything but the annex."""
    return {
        "title": document.title,
        "issuer": document.issuer,
        "issue": document.issue,
        "period": document.period,
        "date": document.date,
        "remark": document.remark,
        "sections": [
            {
                "number": numeral(place),
                "heading": section.key,
                "annexed": section.annexed,
                "blocks": _numbered([_block(block, keep) for block in section.blocks]),
            }
            for place, section in enumerate(document.sections, 1)
        ],
    }


def digest(document: Document) -> str:
    """The same for two documents that say the same, whenever they were made and whatever they correct."""
    sections = told(document, lambda jpeg: hashlib.sha256(jpeg).hexdigest())["sections"]
    annex = [[table.title, table.printed] for table in document.annex]
    return hashlib.sha256(json.dumps([sections, annex], ensure_ascii=False).encode()).hexdigest()


def _block(block: Block, keep: Keep) -> dict[str, Any]:
    match block:
        case Subheading(text):
            return {"type": "subheading", "text": text}
        case Paragraph(text, drafted, topic):
            return {"type": "paragraph", "text": text, "drafted": drafted, "topic": topic}
        case Table():
            return _table(block)
        case Chart():
            return {"type": "chart", **asdict(block)}
        case Photos():
            pair = {"before": keep(block.before), "after": keep(block.after)}
            return {"type": "photos", "caption": block.caption, **pair}
        case NewPage():
            return {"type": "new-page"}


def _numbered(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """（一）、（二） on the subheadings."""
    headings = [block for block in blocks if block["type"] == "subheading"]
    for place, heading in enumerate(headings, 1):
        heading["number"] = numeral(place)
    return blocks


def _table(block: Table) -> dict[str, Any]:
    return {
        "type": "table",
        "title": block.title,
        "columns": [
            {"label": one.label, "width": one.width, "number": one.shape is not Shape.TEXT}
            for one in block.columns
        ],
        "rows": block.printed,
        "total": block.total,
        "note": block.note,
    }
