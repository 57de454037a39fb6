"""`cityloop run`: from an empty folder to a living platform: database, demo district, server, sweep, life."""

import logging
import os
import sys
import time
from collections.abc import Sequence

import click

from cityloop.cli import database
from cityloop.cli.processes import Child, Family, check_port, stop_on_signals

DAYS, PER_DAY = 14, 200
THREADS_SQLITE, THREADS_POSTGRES = 4, 8  # the latter never more than two for each processor


@click.command("run", help="启动平台：建库、演示区、网页、接口、巡检；Ctrl-C 全部停止。")
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=None, help="监听端口，默认取环境变量 PORT 或 8000"
)
@click.option(
    "--workers", type=click.IntRange(min=1), default=1, show_default=True, help="服务进程数（PostgreSQL）"
)
@click.option("--demo/--no-demo", default=True, help="空库时是否写入演示城区")
@click.option("--live/--no-live", default=True, help="演示城区是否在后台继续运转")
@click.option("--days", type=click.FloatRange(min=0.1), default=DAYS, show_default=True, help="演示历史天数")
@click.option(
    "--per-day", type=click.IntRange(min=1), default=PER_DAY, show_default=True, help="演示每天案件数"
)
def command(
    host: str, port: int | None, workers: int, demo: bool, live: bool, days: float, per_day: int
) -> None:
    from django.conf import settings

    began = time.monotonic()
    port = port or settings.ENV.port
    stop_on_signals()
    check_port(host, port)
    try:
        _migrate()
        password = _demo(days, per_day) if demo else ""
        children = _children(host, port, workers, alive=bool(password) and live)
        address = f"http://{'127.0.0.1' if host in {'0.0.0.0', '::'} else host}:{port}"
        click.echo("启动服务 …")
        with Family(children) as family:
            family.wait_until_well(f"{address}/healthz")
            _welcome(address, password, time.monotonic() - began, alive=bool(password) and live)
            family.stay()
    except KeyboardInterrupt:
        click.echo("\n已停止。再次启动会从停下的地方继续。")


def _migrate() -> None:
    from django.conf import settings
    from django.db import connection

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise wants it, though it is empty
    kind = "SQLite" if connection.vendor == "sqlite" else "PostgreSQL"
    click.echo(f"检查数据库（{kind}：{connection.settings_dict['NAME']}）…")
    database.prepare()


def _demo(days: float, per_day: int) -> str:
    """The demo district, written or gone on with where needed; its password, or "" in a database of one's own."""
    from django.conf import settings

    from cityloop.cli.demo_progress import bar
    from cityloop.core import clock
    from cityloop.demo import accounts, parts, seeding
    from cityloop.demo.organisation import CODE
    from cityloop.people.models import Platform

    logging.getLogger("cityloop.demo").setLevel(logging.WARNING)
    platform = Platform.objects.filter(code=CODE).first()
    if platform is None and Platform.objects.exists():
        return ""
    past = seeding.recall()
    if platform is None:
        click.echo("建立演示城区：区划为红旗区实有，网格、道路、单位、人员均为虚构 …")
        platform = seeding.build_platform()
    if past is None and not platform.cases.exists():
        past = seeding.order(days=days, per_day=per_day, until=clock.now())
    if past is not None and not past.whole:
        with bar(past) as watch:
            parts.write(platform, past, watch)
    return accounts.ready(settings.ENV.home)


def _children(host: str, port: int, workers: int, *, alive: bool) -> list[Child]:
    from django.db import connection, connections

    small = connection.vendor == "sqlite"
    threads = THREADS_SQLITE if small else min(THREADS_POSTGRES, 2 * (os.cpu_count() or 1))
    server = [
        *("-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", "1" if small else str(workers), "--blocking-threads", str(threads)),
        *("--log-level", "warning", "cityloop.config.wsgi:application"),
    ]
    children = [Child("网页与接口", _python(server)), Child("巡检", _cityloop("sweep", "--every", "20"))]
    children.append(Child("通报", _cityloop("bulletin", "due", "--every", "600")))
    if alive:
        children.append(Child("演示运转", _cityloop("demo", "--live")))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cityloop.config.settings")
    connections.close_all()
    return children


def _python(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, *arguments]


def _cityloop(*arguments: str) -> list[str]:
    return _python(["-m", "cityloop.cli.main", *arguments])


def _welcome(address: str, password: str, seconds: float, *, alive: bool) -> None:
    from django.conf import settings

    from cityloop.demo import accounts

    click.echo(f"\n平台已就绪（{seconds:.0f} 秒）")
    click.echo(f"  网页      {address}/")
    click.echo(f"  后台管理  {address}/admin/")
    click.echo(f"  接口文档  {address}/api/v1/docs")
    click.echo(f"  健康状况  {address}/healthz")
    click.echo(f"  数据目录  {settings.ENV.home}\n")
    if password:
        click.echo(accounts.text(password))
        click.echo(f"（账号存于 {settings.ENV.home / accounts.FILE}；后台管理用 guanli 登录）")
    if alive:
        click.echo("演示城区正在运转：新的上报和办理会陆续发生；不需要时用 cityloop run --no-live。")
    click.echo("按 Ctrl-C 停止。")
