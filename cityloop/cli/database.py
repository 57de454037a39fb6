"""The database of the data folder, or the one that DATABASE_URL names, made ready to be written to."""

import click


def prepare() -> None:
    """Bring the tables up to date, on an empty folder make them. A database that cannot be reached is said so."""
    from django.core.management import call_command
    from django.db import OperationalError

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as problem:
        raise click.ClickException(
            f"数据库连不上：{problem}\n请检查 DATABASE_URL，或不设置它以使用数据目录内的 SQLite。"
        ) from problem


def prepare_if_empty() -> None:
    """So that an import, a demo or a platform can be the first thing that anybody makes."""
    from django.db import OperationalError, connection

    try:
        empty = not connection.introspection.table_names()
    except OperationalError:
        empty = True  # `prepare` says why
    if empty:
        click.echo("空数据库，先建表 …", err=True)
        prepare()


def explained(problem: Exception) -> str:
    """What to do about an error of the database, in Chinese; empty for any other."""
    from django.db import OperationalError, ProgrammingError

    if not isinstance(problem, OperationalError | ProgrammingError):
        return ""
    told = str(problem).strip().splitlines()[0]
    return (
        f"数据库还没有建好，或连不上（{told}）。\n"
        "新建：cityloop run（演示城区）或 cityloop platform 代码 --name 名称（自己的平台）；"
        "已有数据时请检查 CITYLOOP_HOME 与 DATABASE_URL。"
    )
