"""Write rows of several tables in one round trip.

PostgreSQL takes them as one statement of chained CTEs, which is its own transaction; other databases
get one statement each. The rows must have their ids already (`core.ids`), so that they may point at
each other: foreign keys are checked at commit. `Model.save()` is the oracle: a test compares both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model


@dataclass(frozen=True, slots=True)
class Drawn:
    """A value that the statement itself draws: `sql` is a CTE with one column, `value` its last form as SQL."""

    sql: str
    params: tuple[Any, ...]
    value: str
    value_params: tuple[Any, ...]


def insert_together(rows: Sequence[Model], *, drawn: dict[str, Drawn] | None = None) -> dict[str, Any]:
    """Insert unsaved rows, in order; all of them or, on an error, none.

    `drawn` (PostgreSQL only) names columns of the first row whose value the database draws in the same
    statement, e.g. a serial; the values drawn are returned.
    """
    drawn, connection = drawn or {}, connections[DEFAULT_DB_ALIAS]
    if connection.vendor != "postgresql":
        if drawn:
            raise ValueError("only PostgreSQL draws values inside the statement")
        for row in rows:
            row.save(force_insert=True)
        return {}
    ctes = [f"{name} AS ({told.sql})" for name, told in drawn.items()]
    params: list[Any] = [value for told in drawn.values() for value in told.params]
    for place, row in enumerate(rows):
        sql, values = _insert(connection, row, drawn if place == 0 else {})
        ctes.append(f"w{place} AS ({sql})")
        params += values
    returned = ", ".join(told.value for told in drawn.values()) or "1"
    params += [value for told in drawn.values() for value in told.value_params]
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(ctes)} SELECT {returned}", params)
        answer = cursor.fetchone() or ()
    for row in rows:
        row._state.adding = False
        row._state.db = connection.alias
    return dict(zip(drawn, answer, strict=False))


def _insert(connection: BaseDatabaseWrapper, row: Model, drawn: dict[str, Drawn]) -> tuple[str, list[Any]]:
    columns: list[str] = []
    places: list[str] = []
    params: list[Any] = []
    for field in row._meta.concrete_fields:
        if field.column is None or (field.primary_key and row.pk is None):
            continue
        columns.append(connection.ops.quote_name(field.column))
        if told := drawn.get(field.attname):
            places.append(told.value)
            params += told.value_params
        else:
            places.append("%s")
            params.append(field.get_db_prep_save(field.pre_save(row, True), connection))
    table = connection.ops.quote_name(row._meta.db_table)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(places)})", params
