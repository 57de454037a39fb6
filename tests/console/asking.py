"""One person's voice at the API, and whole lists."""

import io
from typing import Any

import openpyxl

from cityloop.people import tokens
from tests.api.http import Voice
from tests.town import Town


def voice(town: Town, name: str) -> Voice:
    """The voice of a person of the town."""
    return Voice(tokens.make(town.users[name], name="测试")[1])


def listed(asker: Voice, cases: dict[str, Any], name: str = "all", size: int = 100) -> list[str]:
    """The case numbers of a whole list, page by page."""
    found: list[str] = []
    cursor = ""
    while True:
        page = asker.get(f"/worklists/{name}", **cases, size=size, cursor=cursor).json()
        found += [row["number"] for row in page["rows"]]
        cursor = page["next_cursor"]
        if not cursor:
            return found


def table(answer: Any) -> list[tuple[Any, ...]]:
    """The cells of an exported file."""
    assert answer.status_code == 200, answer.json()
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return list(book.active.iter_rows(values_only=True))
