"""Many rows of one table in one go: COPY on PostgreSQL, one prepared statement elsewhere."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, Field, JSONField, Model

Plain = Callable[[Any], Any]


def insert_many(rows: Sequence[Model]) -> None:
    """Insert unsaved rows of one model, ids included. Needs an open transaction."""
    if not rows:
        return
    model = type(rows[0])
    fields = model._meta.concrete_fields
    names = ", ".join(connection.ops.quote_name(field.column or "") for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    values = _values(rows, fields)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for line in values:
                    copy.write_row(line)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values))


def _values(rows: Sequence[Model], fields: "Sequence[Field[Any, Any]]") -> Iterator[list[Any]]:
    """Each row as the database wants it; only some kinds of column need to be turned into something else."""
    names = [field.attname for field in fields]
    special = [(index, plain) for index, field in enumerate(fields) if (plain := _converter(field))]
    for row in rows:
        facts = row.__dict__
        line = [facts[name] for name in names]
        for index, plain in special:
            if line[index] is not None:
                line[index] = plain(line[index])
        yield line


def _converter(field: "Field[Any, Any]") -> Plain | None:
    if isinstance(field, DateTimeField):
        return connection.ops.adapt_datetimefield_value
    if isinstance(field, JSONField) or field.get_internal_type() == "DecimalField":
        return lambda value: field.get_db_prep_save(value, connection)
    return None
