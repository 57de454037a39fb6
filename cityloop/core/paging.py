"""Keyset paging: a page is found by the last row seen, never by counting rows to skip."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import F, Model, Q, QuerySet

from cityloop.core.errors import Invalid

M = TypeVar("M", bound=Model)
R = TypeVar("R")

MAX_PAGE = 500


@dataclass(frozen=True)
class Page(Generic[R]):
    """Rows of one page and the cursor of the next; `next_cursor` is empty on the last page."""

    rows: list[R]
    next_cursor: str


def page(rows: QuerySet[M], *, order: str, size: int, cursor: str = "") -> Page[M]:
    """One page of `rows` by a non-null field or annotation `order` ("-field" = newest first), ties broken by pk."""
    if not 0 < size <= MAX_PAGE:
        raise Invalid(f"每页条数应在 1–{MAX_PAGE} 之间。", f"Page size must be 1–{MAX_PAGE}.", field="size")
    descending, field = order.startswith("-"), order.lstrip("-")
    if cursor:
        value, pk = _decode(cursor, order)
        step = "lt" if descending else "gt"
        rows = rows.filter(Q(**{f"{field}__{step}": value}) | Q(**{field: value, f"pk__{step}": pk}))
    ordering = [F(field).desc(), F("pk").desc()] if descending else [F(field).asc(), F("pk").asc()]
    found = list(rows.order_by(*ordering)[: size + 1])
    more = len(found) > size
    found = found[:size]
    return Page(found, _encode(found[-1], field, order) if more else "")


def _encode(row: Model, field: str, order: str) -> str:
    value: Any = row
    for part in field.split("__"):
        value = getattr(value, part)
    text = value.isoformat() if isinstance(value, datetime) else value
    return base64.urlsafe_b64encode(json.dumps([order, text, row.pk]).encode()).decode().rstrip("=")


def _decode(cursor: str, order: str) -> tuple[Any, int]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        told: Sequence[Any] = json.loads(base64.urlsafe_b64decode(padded))
        ordered, value, pk = told
        if ordered != order:
            raise ValueError("cursor of another list")
        if isinstance(value, str) and "T" in value:
            value = datetime.fromisoformat(value)
            if value.tzinfo is None:
                raise ValueError("an instant without its zone")
        if not isinstance(value, str | int | datetime) or not 0 <= int(pk) < 2**63:
            raise ValueError("no value that a row could have")
        return value, int(pk)
    except (ValueError, TypeError, RecursionError, OverflowError, binascii.Error) as broken:
        raise Invalid(
            "翻页标记无效：请从第一页重新查询。",
            "Bad cursor: start again from the first page.",
            field="cursor",
        ) from broken
