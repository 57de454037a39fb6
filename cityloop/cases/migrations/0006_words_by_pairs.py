"""Words in descriptions and addresses are found by pairs of characters: an index for what LIKE would read all for.

PostgreSQL only. Trigrams serve Chinese badly, where two characters make a word; SQLite, for one district, reads on.
"""

from django.db import migrations

POSTGRES = """
CREATE FUNCTION cityloop_pairs(words text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000 AS
$$ SELECT array_agg(DISTINCT substr(lower(words), n, 2)) FROM generate_series(1, length(words) - 1) AS n $$;
CREATE INDEX case_words ON cases_case USING gin (cityloop_pairs(description || ' ' || address));
"""


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX case_words; DROP FUNCTION cityloop_pairs(text);")


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_what_lists_seek")]
    operations = [migrations.RunPython(forwards, backwards)]
