"""Let the database keep the vow: a timeline row is never changed, and on PostgreSQL never deleted alone.

(SQLite empties tables by DELETE when tests or operators flush a whole database, so only UPDATE is
refused there; a missing row is found by the chain.)
"""

from django.db import migrations

SQLITE = """
CREATE TRIGGER timeline_is_append_only BEFORE UPDATE ON cases_timelineentry
BEGIN SELECT RAISE(ABORT, 'the timeline is append-only'); END;
"""
POSTGRES = """
CREATE FUNCTION cityloop_timeline_is_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'the timeline is append-only'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER timeline_is_append_only BEFORE UPDATE OR DELETE ON cases_timelineentry
FOR EACH ROW EXECUTE FUNCTION cityloop_timeline_is_append_only();
"""


def forwards(apps, schema_editor):
    sql = POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE
    schema_editor.execute(sql)


def backwards(apps, schema_editor):
    on = " ON cases_timelineentry" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER timeline_is_append_only{on}")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION cityloop_timeline_is_append_only()")


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
