"""`cityloop sweep`: what must happen when time passes, once or every few seconds, in any number of copies."""

import logging
import signal
import sys
import time

import click


@click.command("sweep", help="巡检：亮黄灯红灯、签收超时、挂账到期恢复、时限重算。")
@click.option("--once", is_flag=True, help="只做一轮")
@click.option("--every", type=click.FloatRange(min=1), default=20, show_default=True, help="每隔多少秒一轮")
def command(once: bool, every: float) -> None:
    from django.db import DatabaseError, close_old_connections

    from cityloop.cases.sweeps import sweep

    if once:
        done = sweep()
        click.echo(str(done))
        sys.exit(1 if done.failed else 0)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    log = logging.getLogger("cityloop.sweep")
    while True:
        began = time.monotonic()
        try:
            done = sweep()
            if (
                done.failed
                or done.overdue
                or done.near_due
                or done.sign_overdue
                or done.resumed
                or done.recomputed
            ):
                log.info("%s", done)
        except DatabaseError as problem:  # a database that is busy or away: the next round tries again
            log.warning("巡检这一轮没有做成：%s", problem)
            close_old_connections()
        time.sleep(max(0.5, every - (time.monotonic() - began)))
