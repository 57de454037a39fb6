"""What the writes of a whole list have in common: no key twice, and update-or-insert in batches."""

from collections.abc import Hashable, Sequence
from typing import Any, Protocol, TypeVar

from django.db import models

from cityloop.core.errors import Invalid

BATCH = 400


class Keyed(Protocol):
    @property
    def key(self) -> Hashable: ...


K = TypeVar("K", bound=Keyed)


def check_once(rows: Sequence[K]) -> None:
    """Invalid when two rows have the same key."""
    seen: set[Hashable] = set()
    for row in rows:
        if row.key in seen:
            raise Invalid(f"{row.key} 在同一批中重复", "a row is given twice", row=str(row.key))
        seen.add(row.key)


def upsert(made: Sequence[models.Model], unique: Sequence[str], fields: Sequence[str]) -> None:
    """Insert, or update the fields where the unique ones are there already."""
    if made:
        manager: models.Manager[Any] = type(made[0])._default_manager
        manager.bulk_create(
            made, batch_size=BATCH, update_conflicts=True, unique_fields=unique, update_fields=fields
        )
