"""Write rows of several tables in one round trip.

PostgreSQL takes them as one statement of chained CTEs; other databases get one statement each.
The rows must have their ids already (`core.ids`), so that they may point at each other:
foreign keys are checked at commit.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.sql import InsertQuery


def insert_together(rows: Sequence[Model]) -> None:
    """Insert unsaved rows, in order; all of them or, on an error, none. Needs an open transaction."""
    if connection.vendor != "postgresql":
        for row in rows:
            row.save(force_insert=True)
        return
    statements = [_insert(row) for row in rows]
    *first, (last_sql, last_params) = statements
    ctes = ", ".join(f"w{i} AS ({sql})" for i, (sql, _) in enumerate(first))
    params = [*(value for _, values in first for value in values), *last_params]
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {ctes} {last_sql}" if first else last_sql, params)
    for row in rows:
        row._state.adding = False
        row._state.db = connection.alias


def _insert(row: Model) -> tuple[str, Sequence[Any]]:
    model = type(row)
    fields = [field for field in model._meta.concrete_fields if not (field.primary_key and row.pk is None)]
    query = InsertQuery(model)
    query.insert_values(fields, [row])
    ((sql, params),) = query.get_compiler(connection=connection).as_sql()
    return sql, params
