"""What people write for bulletins, and the themes of a city. Words are only added to, as entries are."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


SAID = "rows are only added"


def put_on(apps, schema_editor):
    """(SQLite empties tables by DELETE when a whole database is flushed, so only UPDATE is refused there.)"""
    table = "evaluation_bulletintext"
    if schema_editor.connection.vendor != "postgresql":
        schema_editor.execute(
            f"CREATE TRIGGER bulletintext_vow BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        )
        return
    schema_editor.execute(
        "CREATE FUNCTION cityloop_bulletintext_vow() RETURNS trigger AS $$ "
        f"BEGIN RAISE EXCEPTION '{SAID}'; END $$ LANGUAGE plpgsql"
    )
    schema_editor.execute(
        f"CREATE TRIGGER bulletintext_vow BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION cityloop_bulletintext_vow()"
    )


def take_off(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER bulletintext_vow ON evaluation_bulletintext")
        schema_editor.execute("DROP FUNCTION cityloop_bulletintext_vow()")
    else:
        schema_editor.execute("DROP TRIGGER bulletintext_vow")


class Migration(migrations.Migration):
    dependencies = [
        ("evaluation", "0003_withdrawn_appeals"),
        ("people", "0002_preferences"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BulletinText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", models.CharField(max_length=24, verbose_name="周期")),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("news", "工作动态"),
                            ("praise", "表扬情况"),
                            ("odd_days", "采集异常原因"),
                            ("rewards", "奖惩情况"),
                            ("problems", "存在问题"),
                            ("next", "下步要求"),
                        ],
                        max_length=12,
                        verbose_name="栏目",
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=4000, verbose_name="文字")),
                ("at", models.DateTimeField(verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撰写人",
                    ),
                ),
                (
                    "platform",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.platform",
                        verbose_name="平台",
                    ),
                ),
            ],
            options={
                "verbose_name": "通报文字",
                "verbose_name_plural": "通报文字",
                "indexes": [models.Index(fields=["platform", "period"], name="texts_of_period")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("topic__in", ["news", "praise", "odd_days", "rewards", "problems", "next"])
                        ),
                        name="bulletin_text_on_a_topic",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseTheme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=20, verbose_name="专项")),
                (
                    "nature",
                    models.CharField(
                        choices=[("component", "部件"), ("event", "事件")], max_length=10, verbose_name="类别"
                    ),
                ),
                ("category_codes", models.JSONField(default=list, verbose_name="小类代码")),
                (
                    "platform",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="themes",
                        to="people.platform",
                        verbose_name="平台",
                    ),
                ),
            ],
            options={
                "verbose_name": "专项",
                "verbose_name_plural": "专项",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("platform", "name"), name="theme_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("category_codes", []), _negated=True),
                        ),
                        name="theme_whole",
                    ),
                ],
            },
        ),
        migrations.RunPython(put_on, take_off),
    ]
