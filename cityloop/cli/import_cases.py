"""`cityloop import-cases`: a foreign table of real cases becomes history, by a mapping file only."""

import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from cityloop.cases.stages import Stage
from cityloop.cli import database
from cityloop.intake.history import importing
from cityloop.intake.history.dirt import KINDS
from cityloop.intake.history.mapping_file import read_mapping, shipped
from cityloop.intake.history.report import PUNCTUALITY, Found, Summary

EXIT_UNFINISHED, EXIT_INTERRUPTED = 1, 130


@click.command("import-cases", epilog=f"随包附带的映射：{'、'.join(shipped())}")
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "--mapping", "mapping_name", required=True, metavar="FILE.toml", help="映射文件，或附带映射的名字。"
)
@click.option("--platform", default="", metavar="代码", help="写入这个平台；缺省按映射文件。")
@click.option("--dry-run", is_flag=True, help="只检查，不写入。")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="只处理前 N 行。")
@click.option(
    "--rejects",
    type=click.Path(path_type=Path),
    metavar="FILE.csv",
    help="拒收清单，缺省 <表名>.rejects.csv。",
)
@click.option(
    "--summary", "summary_file", type=click.Path(path_type=Path), metavar="FILE.json", help="另存汇总。"
)
def command(
    table: Path,
    mapping_name: str,
    platform: str,
    dry_run: bool,
    limit: int | None,
    rejects: Path | None,
    summary_file: Path | None,
) -> None:
    """导入历史案件。TABLE 是外地或旧系统的案件表（CSV、xlsx、JSON，可为 .gz），映射写在 TOML 文件里。

    可重复运行：已导入的不再写入；中断后再运行一次即可续上。映射文件的写法见 docs/import.md。
    """
    order = importing.Order(
        table=table,
        mapping=read_mapping(mapping_name),
        rejects=rejects or Path(f"{table.name}.rejects.csv"),
        platform=platform,
        dry_run=dry_run,
        limit=limit,
    )
    database.prepare_if_empty()
    try:
        summary = _with_progress(order)
    except KeyboardInterrupt:
        click.echo("已中止：还在通读阶段，没有写入任何案件。", err=True)
        sys.exit(EXIT_INTERRUPTED)
    _tell(summary, order)
    if summary_file is not None:
        text = json.dumps(summary.as_dict(), ensure_ascii=False, indent=1)
        summary_file.write_text(text + "\n", encoding="utf-8")
    if summary.interrupted == importing.STOPPED:
        sys.exit(EXIT_INTERRUPTED)
    sys.exit(0 if summary.whole else EXIT_UNFINISHED)


def _with_progress(order: importing.Order) -> Summary:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {
            phase: bar.add_task(phase, total=None, start=False)
            for phase in (importing.SURVEYING, importing.WRITING)
        }

        def show(phase: str, done: int, total: int | None) -> None:
            bar.start_task(tasks[phase])
            bar.update(tasks[phase], completed=done, total=total)

        return importing.run(order, show)


def _tell(summary: Summary, order: importing.Order) -> None:
    console = Console(highlight=False)
    verb = "可写入" if summary.dry_run else "写入"
    console.print(
        f"{order.mapping.title} → 平台 {summary.platform}：读到 {summary.rows} 行，{verb} {summary.written} 件，"
        f"已有 {summary.there} 件，拒收 {summary.rejected_rows} 行"
        f"（{summary.seconds:.1f} 秒，每秒 {summary.rows / max(summary.seconds, 0.001):.0f} 行）"
    )
    stages = "，".join(
        f"{one.label} {summary.stages[one.value]}" for one in Stage if summary.stages[one.value]
    )
    console.print(f"阶段：{stages or '无'}")
    spoken = (
        f"{label} {summary.punctuality[name]}"
        for name, label in PUNCTUALITY.items()
        if summary.punctuality[name]
    )
    console.print(f"时限：{'，'.join(spoken) or '无'}")
    if order.mapping.fields.on_time is not None:
        compared = summary.agrees + summary.differs.count
        console.print(
            f"表中按期标记：比对 {compared} 行，相符 {summary.agrees}，不符 {summary.differs.count}"
        )
    _tell_found(console, "拒收", summary.rejected)
    _tell_found(console, "发现的脏数据", summary.dirt)
    if summary.rejected_rows:
        console.print(f"拒收的行及原因：{order.rejects}")
    if not summary.whole:
        sys.stdout.flush()
        click.echo(_unfinished(summary), err=True)


def _tell_found(console: Console, title: str, found: dict[str, Found]) -> None:
    if not found:
        return
    table = Table(title, "行数", "例（行号）", title_justify="left")
    for kind, one in sorted(found.items(), key=lambda pair: -pair[1].count):
        table.add_row(KINDS[kind].label, str(one.count), "、".join(map(str, one.rows)))
    console.print(table)


def _unfinished(summary: Summary) -> str:
    if summary.dry_run:
        kept = "试运行，没有写入任何案件"
    else:
        kept = (
            f"此前的 {summary.rows} 行已处理完："
            f"写入 {summary.written} 件，原已有 {summary.there} 件，拒收 {summary.rejected_rows} 行"
        )
    if summary.interrupted:
        return f"错误：{summary.interrupted}。{kept}。再运行一次即可续上。"
    return (
        f"错误：{summary.damage}，其后的内容没有读到，也没有写入。{kept}。"
        "换一份完整的文件再运行一次即可续上。\n"
        "The table is damaged; everything before the damage was handled, nothing after it was read."
    )
