"""Let the database keep the vows: what was put, adopted, published or decided is not changed afterwards.

(SQLite empties tables by DELETE when tests or operators flush a whole database, so only UPDATE is refused there.)
"""

from django.db import migrations

ADDED_ONLY = ("manualmark", "adjustment", "exemption", "publication")
FIXED = ("platform_id", "scheme", "version", "object_type", "groups", "text", "digest", "valid_from")
SAID = ("platform_id", "unit_id", "case_id", "scheme", "period", "item", "asked_value", "reason", "asked_by_id", "asked_at")
FIRST = ("first_by_id", "first_agrees", "first_note", "first_at")


def _differs(columns, distinct):
    return " OR ".join(f"OLD.{one} {distinct} NEW.{one}" for one in columns)


def _sayings(postgres):
    """Table, condition under which an update is refused, and what is said then."""
    distinct = "IS DISTINCT FROM" if postgres else "IS NOT"
    for table in ADDED_ONLY:
        yield table, "", "rows are only added"
    yield "schemeversion", _differs(FIXED, distinct), "an adopted scheme is fixed"
    changed = _differs(SAID, distinct)
    first = _differs(FIRST, distinct)
    final = f"OLD.outcome <> '' OR {changed} OR (OLD.first_by_id IS NOT NULL AND ({first}))"
    yield "appeal", final, "what was said in an appeal is fixed"


def forwards(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table, condition, said in _sayings(postgres):
        when = f"WHEN ({condition})" if condition else ""
        name = f"{table}_vow"
        if postgres:
            schema_editor.execute(
                f"CREATE FUNCTION cityloop_{name}() RETURNS trigger AS $$ "
                f"BEGIN RAISE EXCEPTION '{said}'; END $$ LANGUAGE plpgsql"
            )
            body = f"FOR EACH ROW {when} EXECUTE FUNCTION cityloop_{name}()"
            schema_editor.execute(f"CREATE TRIGGER {name} BEFORE UPDATE ON evaluation_{table} {body}")
            schema_editor.execute(
                f"CREATE TRIGGER {name}_kept BEFORE DELETE ON evaluation_{table} "
                f"FOR EACH ROW EXECUTE FUNCTION cityloop_{name}()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE UPDATE ON evaluation_{table} {when} "
                f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
            )


def backwards(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table, _, _ in _sayings(postgres):
        name = f"{table}_vow"
        on = f" ON evaluation_{table}" if postgres else ""
        schema_editor.execute(f"DROP TRIGGER {name}{on}")
        if postgres:
            schema_editor.execute(f"DROP TRIGGER {name}_kept{on}")
            schema_editor.execute(f"DROP FUNCTION cityloop_{name}()")


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
