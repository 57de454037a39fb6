"""Whole columns from the database at once: for counting tens of thousands of rows without making a row of each."""

import json
from typing import Any

from django.db.models import Aggregate, BigIntegerField, Field, Func

TICKS_A_MINUTE = 60_000_000


class _Listed(Field):  # type: ignore[type-arg]  # generic for the type checker alone
    """PostgreSQL answers with an array, SQLite in JSON."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> list[Any]:
        return json.loads(value) if isinstance(value, str) else value or []


class Column(Aggregate):
    """The values of a group as one list, in an order that is the same for all columns of a question."""

    function = "ARRAY_AGG"
    output_field = _Listed()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return super().as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **extra)


class Ticks(Func):
    """An instant as whole microseconds since 1970, exact on both databases."""

    arity = 1
    output_field = BigIntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        sql, params = compiler.compile(self.source_expressions[0])
        return f"(EXTRACT(EPOCH FROM {sql}) * 1000000)::bigint", params

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        # Kept as text, in UTC: "2026-11-26 08:30:00", with six more digits where there are any. The parts are told
        # apart first, because SQLite rounds to milliseconds.
        sql, params = compiler.compile(self.source_expressions[0])
        whole = f"CAST(strftime('%%s', substr({sql}, 1, 19)) AS INTEGER)"
        rest = f"CAST(substr({sql}, 21, 6) AS INTEGER)"
        return f"({whole} * 1000000 + {rest})", [*params, *params]
