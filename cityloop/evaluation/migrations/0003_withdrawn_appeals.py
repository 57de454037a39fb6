"""撤回: an appeal may end as withdrawn. The table is made anew on SQLite and a column grows on PostgreSQL, so the vow
is taken off before and put on again."""

from importlib import import_module

from django.conf import settings
from django.db import migrations, models

vows = import_module("cityloop.evaluation.migrations.0002_vows")


def take_off(apps, schema_editor):
    on = " ON evaluation_appeal" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER appeal_vow{on}")


def put_on(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    condition, said = next((when, said) for table, when, said in vows._sayings(postgres) if table == "appeal")
    then = "EXECUTE FUNCTION cityloop_appeal_vow()" if postgres else f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
    each = "FOR EACH ROW " if postgres else ""
    schema_editor.execute(
        f"CREATE TRIGGER appeal_vow BEFORE UPDATE ON evaluation_appeal {each}WHEN ({condition}) {then}"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0007_open_cases_by_time'),
        ('evaluation', '0002_vows'),
        ('people', '0002_preferences'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(take_off, put_on),
        migrations.RemoveConstraint(
            model_name='appeal',
            name='one_appeal_per_case',
        ),
        migrations.RemoveConstraint(
            model_name='appeal',
            name='one_appeal_per_item',
        ),
        migrations.RemoveConstraint(
            model_name='appeal',
            name='appeal_outcome_follows_reviews',
        ),
        migrations.AddField(
            model_name='appeal',
            name='withdrawn_note',
            field=models.CharField(blank=True, max_length=400, verbose_name='撤回说明'),
        ),
        migrations.AlterField(
            model_name='appeal',
            name='outcome',
            field=models.CharField(blank=True, choices=[('granted', '同意'), ('refused', '不同意'), ('withdrawn', '已撤回')], max_length=10, verbose_name='结果'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.UniqueConstraint(condition=models.Q(('case__isnull', False), models.Q(('outcome', 'withdrawn'), _negated=True)), fields=('case', 'unit'), name='one_appeal_per_case'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.UniqueConstraint(condition=models.Q(('case__isnull', True), models.Q(('outcome', 'withdrawn'), _negated=True)), fields=('platform', 'unit', 'scheme', 'period', 'item'), name='one_appeal_per_item'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('second_agrees__isnull', True), ('second_at__isnull', True), ('second_by__isnull', True), models.Q(models.Q(('first_agrees__isnull', True), ('first_at__isnull', True), ('first_by__isnull', True)), models.Q(('first_agrees__isnull', False), ('first_at__isnull', False), ('first_by__isnull', False), ('first_agrees', True)), _connector='OR'), ('decided_at__isnull', True)), models.Q(models.Q(models.Q(('outcome', 'granted'), ('first_agrees__isnull', False), ('first_at__isnull', False), ('first_by__isnull', False), ('second_agrees__isnull', False), ('second_at__isnull', False), ('second_by__isnull', False), ('first_agrees', True), ('second_agrees', True)), models.Q(('outcome', 'refused'), ('first_agrees__isnull', False), ('first_at__isnull', False), ('first_by__isnull', False), ('second_agrees__isnull', True), ('second_at__isnull', True), ('second_by__isnull', True), ('first_agrees', False)), models.Q(('outcome', 'refused'), ('first_agrees__isnull', False), ('first_at__isnull', False), ('first_by__isnull', False), ('second_agrees__isnull', False), ('second_at__isnull', False), ('second_by__isnull', False), ('first_agrees', True), ('second_agrees', False)), models.Q(('outcome', 'withdrawn'), ('second_agrees__isnull', True), ('second_at__isnull', True), ('second_by__isnull', True), models.Q(models.Q(('first_agrees__isnull', True), ('first_at__isnull', True), ('first_by__isnull', True)), models.Q(('first_agrees__isnull', False), ('first_at__isnull', False), ('first_by__isnull', False), ('first_agrees', True)), _connector='OR')), _connector='OR'), ('decided_at__isnull', False)), _connector='OR'), name='appeal_outcome_follows_reviews'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_note', ''), ('outcome', 'withdrawn'), _connector='OR'), name='appeal_note_of_withdrawal'),
        ),
        migrations.RunPython(put_on, take_off),
    ]
