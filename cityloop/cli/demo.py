"""`cityloop demo`: a demo district of any size in the current database; with --live, the one that goes on living."""

import logging
from datetime import datetime
from zoneinfo import ZoneInfo

import click

from cityloop.cli import database


@click.command("demo", help="写入演示城区：任意天数、任意案件量；中断后再次运行会接着写。")
@click.option("--days", type=click.FloatRange(min=0.1), default=14, show_default=True, help="历史天数")
@click.option("--per-day", type=click.IntRange(min=1), default=200, show_default=True, help="每天案件数")
@click.option("--seed", type=int, default=None, help="随机种子：同一种子同一结果")
@click.option("--until", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), help="历史截止，默认此刻")
@click.option(
    "--processes", type=click.IntRange(min=1), default=None, help="并行进程数（仅 SQLite），默认按处理器"
)
@click.option("--more", is_flag=True, help="已有案件时仍然追加")
@click.option("--live", is_flag=True, help="不写历史，让已有的演示城区按真实时间继续运转")
@click.option("--part", hidden=True, default="")
def command(
    days: float,
    per_day: int,
    seed: int | None,
    until: datetime | None,
    processes: int | None,
    more: bool,
    live: bool,
    part: str,
) -> None:
    from cityloop.cli.demo_progress import bar
    from cityloop.cli.processes import stop_on_signals
    from cityloop.core import clock
    from cityloop.demo import living, parts, seeding
    from cityloop.demo.organisation import CODE
    from cityloop.people.models import Platform

    logging.getLogger("cityloop.demo").setLevel(logging.WARNING)
    if not (live or part):
        database.prepare_if_empty()
    platform = Platform.objects.filter(code=CODE).first()
    if live:
        living.live()
        return
    if part:
        assert platform is not None
        parts.write_part(platform, part)
        return
    past = seeding.recall()
    if past is None or past.whole:
        if platform is not None and not more and platform.cases.exists():
            raise click.ClickException("演示城区已有案件；确要追加请加 --more。")
        ends = until.replace(tzinfo=ZoneInfo("Asia/Shanghai")) if until else clock.now()
        past = seeding.order(
            days=days, per_day=per_day, until=ends, seed=seeding.SEED if seed is None else seed
        )
    else:
        click.echo(f"上次写到 {past.reached:%Y-%m-%d %H:%M} UTC，接着写。")
    stop_on_signals()
    platform = platform or seeding.build_platform(past.seed)
    with bar(past) as watch:
        parts.write(platform, past, watch, processes)
    click.echo(f"演示城区已就绪：{platform.cases.count()} 件案件。")
