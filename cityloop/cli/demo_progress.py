"""The progress bar of the demo's past."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
)

from cityloop.demo.parts import Progress as Told
from cityloop.demo.seeding import Past


@contextmanager
def bar(past: Past) -> Iterator[Callable[[Told], None]]:
    """Draws how far the past is; plain lines where there is no terminal."""
    console = Console()
    days = (past.last_report - past.since).total_seconds() / 86400
    said = [0]

    def plain(told: Told) -> None:
        tenth = int(told.share * 10)
        if tenth > said[0]:
            said[0] = tenth
            console.print(f"  {told.share:4.0%}  案件 {told.cases}  动作 {told.actions}")

    if not console.is_terminal:
        console.print(f"写入演示历史：{days:.0f} 天，每天约 {past.per_day} 件 …")
        yield plain
        return
    columns = (
        SpinnerColumn(),
        TextColumn("写入演示历史"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=1.0)
        yield lambda told: progress.update(
            task, completed=told.share, description=f"案件 {told.cases} · 动作 {told.actions}"
        )
        progress.update(task, completed=1.0)
