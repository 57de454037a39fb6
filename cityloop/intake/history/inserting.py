"""Many rows of one table in one go: COPY on PostgreSQL, one prepared statement elsewhere."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, DecimalField, Field, JSONField, Model

Facts = dict[str, Any]


def insert_many(model: type[Model], rows: Sequence[Facts]) -> None:
    """Insert rows given as facts by column attribute (`case_id`), ids included; what is not given gets its default.

    Needs an open transaction.
    """
    if not rows:
        return
    fields = model._meta.concrete_fields
    names = ", ".join(connection.ops.quote_name(field.column or "") for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for line in _lines(rows, fields):
                    copy.write_row(line)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(_lines(rows, fields)))


def tell_planner(*models: type[Model]) -> None:
    """Let PostgreSQL look at tables that grew at once: until then it plans as if they were empty."""
    if connection.vendor == "postgresql":
        tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {tables}")


def _lines(rows: Sequence[Facts], fields: "Sequence[Field[Any, Any]]") -> Iterator[list[Any]]:
    """Each row as the database wants it; only some kinds of column need to be turned into something else."""
    defaults = [(field.attname, None if field.primary_key else field.get_default()) for field in fields]
    special = [(index, plain) for index, field in enumerate(fields) if (plain := _converter(field))]
    for row in rows:
        line = [row.get(name, default) for name, default in defaults]
        for index, plain in special:
            if line[index] is not None:
                line[index] = plain(line[index])
        yield line


def _converter(field: "Field[Any, Any]") -> Callable[[Any], Any] | None:
    """The rows of a batch share many instants and limits, hence the memory."""
    if isinstance(field, DateTimeField):
        return lru_cache(maxsize=8192)(connection.ops.adapt_datetimefield_value)
    if isinstance(field, JSONField):
        return lambda value: field.get_db_prep_save(value, connection)
    if isinstance(field, DecimalField):
        return lru_cache(maxsize=8192)(lambda value: field.get_db_prep_save(value, connection))
    return None
