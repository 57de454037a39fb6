"""`cityloop bulletin`: the week, the month or the year as Word, Excel and PDF; the template; what falls due."""

import logging
import signal
import sys
import time
from pathlib import Path
from typing import Any

import click

FIRST_WAIT = 60


@click.group(
    "bulletin",
    invoke_without_command=True,
    help="周通报、月讲评、年度考核：Word、Excel、PDF。不写 --out 则放入通报架。",
)
@click.option("--week", default="", help="2026-W46 或 last（上周）")
@click.option("--month", default="", help="2026-11 或 last（上月）")
@click.option("--year", default="", help="2026 或 last（上年）")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="写到这个文件夹")
@click.option("--platform", "code", default="", help="平台代码，只有一个平台时可省")
@click.option("--red-header", is_flag=True, help="带红头")
@click.pass_context
def command(
    ctx: click.Context, week: str, month: str, year: str, out: Path | None, code: str, red_header: bool
) -> None:
    if ctx.invoked_subcommand is not None:
        return
    from cityloop.evaluation.bulletins import making, shelf
    from cityloop.evaluation.spans import span
    from cityloop.people import queries as people

    asked = [(kind, text) for kind, text in (("week", week), ("month", month), ("year", year)) if text]
    if len(asked) != 1:
        raise click.UsageError("请写 --week、--month、--year 中的一个，如 --week last。")
    platform = people.platform(code)
    over = span(platform.pk, _period(platform.pk, *asked[0]))
    corrects = shelf.last_issued(platform, over.key)
    made = making.make(platform, over, corrects=corrects, red_header=red_header)
    folder = out
    if folder is None:
        folder = shelf.keep(platform, over, made).folder
    else:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in made.files.items():
            (folder / name).write_bytes(content)
    for name in made.files:
        click.echo(folder / name)
    if made.missing:
        click.echo(made.missing, err=True)


def _period(platform_id: int, kind: str, text: str) -> Any:
    from cityloop.evaluation.periods import Kind
    from cityloop.evaluation.spans import last_complete, read_period

    if text == "last":
        return last_complete(platform_id, Kind(kind))
    period = read_period(text)
    if period.kind is not Kind(kind):
        raise click.UsageError(f"“{text}”不是{Kind(kind).label}；周写 2026-W46，月写 2026-11，年写 2026。")
    return period


@command.command("template", help="写出随附的 Word 模板，改后放入数据目录的 templates 文件夹即生效。")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="写到这个文件夹")
def template(out: Path) -> None:
    from cityloop.evaluation.bulletins import word_template

    out.mkdir(parents=True, exist_ok=True)
    for kind in word_template.NAMES:
        path = out / word_template.path_of(kind).name
        if path.exists():
            raise click.ClickException(f"{path} 已经存在，没有改动它；请换一个文件夹。")
        path.write_bytes(word_template.as_bytes(word_template.packaged(kind)))
        click.echo(path)
    click.echo(f"改好后放入 {word_template.path_of(kind).parent}")


@command.command("due", help="把已结束而还没有通报的上周、上月、上年做出来，放入通报架；可以由 cron 调用。")
@click.option("--every", type=click.FloatRange(min=60), default=None, help="不退出，每隔多少秒看一次")
def due(every: float | None) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if every is None:
        _make_due()
        return
    time.sleep(FIRST_WAIT)  # a platform that starts has other things to do
    while True:
        _make_due()
        time.sleep(every)


def _make_due() -> None:
    from django.db import DatabaseError, close_old_connections

    from cityloop.evaluation.bulletins.due import make_due
    from cityloop.evaluation.counting import look_after
    from cityloop.people.models import Platform

    log = logging.getLogger("cityloop.bulletin")
    try:
        for platform in Platform.objects.order_by("pk"):
            look_after(platform)  # so that who opens a page of the assessment finds little left to do
            for kept in make_due(platform):
                log.info(
                    "通报 %s 已放入 %s%s", kept.name, kept.folder, f"；{kept.missing}" if kept.missing else ""
                )
    except DatabaseError as problem:  # a database that is busy or away: the next round tries again
        log.warning("这一轮没有做成通报：%s", problem)
    finally:
        close_old_connections()
