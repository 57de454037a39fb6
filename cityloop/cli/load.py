"""`cityloop load`: reference tables from Excel, CSV or GeoJSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from cityloop.catalog.actions import load_default_catalogue
from cityloop.loading.kinds import Job, Kind, Options
from cityloop.loading.registry import KINDS, kind_named
from cityloop.loading.tables import Problem, Report, load
from cityloop.loading.workbooks import write_failures, write_template
from cityloop.people.queries import platform as platform_of

SHOWN = 20
FILE = click.Path(path_type=Path, dir_okay=False)


@dataclass(frozen=True)
class _Way:
    """How a load is to be done."""

    dry_run: bool
    skip_bad: bool
    errors: Path | None


@click.command("load", short_help="载入基础数据表（区划、部门、人员、标准 …）")
@click.argument("kind_name", metavar="[KIND]", required=False)
@click.argument("file", type=FILE, required=False)
@click.option("--list", "listing", is_flag=True, help="列出可以载入的表。List the kinds of tables.")
@click.option("--template", type=FILE, help="写出该表的 Excel 模板。Write the template of this kind.")
@click.option("--platform", "platform_code", default="", help="平台代码；只有一个平台时可省略。")
@click.option("--dry-run", is_flag=True, help="试载：只检查并报告，什么也不写。Check only, write nothing.")
@click.option("--errors", type=FILE, help="把有问题的行写入这个 xlsx。Write the failed rows here.")
@click.option("--skip-bad", is_flag=True, help="跳过有问题的行，载入其余的行（默认：有一行错就全不载入）。")
@click.option("--crs", default="cgcs2000", show_default=True, help="坐标系：cgcs2000、wgs84、gcj02、bd09。")
@click.option("--version", default="", help="立案标准：版本名称；默认用文件名。")
@click.option("--effective-on", type=click.DateTime(["%Y-%m-%d"]), help="立案标准：生效日期；默认今天。")
@click.option(
    "--nature", type=click.Choice(["component", "event"]), help="立案标准：文件没有写明部件或事件时。"
)
@click.option("--default", "use_default", is_flag=True, help="立案标准：载入软件自带的标准，不需要文件。")
@click.option("--calendar", default="", help="日历类：工作日历代码；默认用平台的默认日历。")
@click.option("--decree", type=int, metavar="YEAR", help="日历特殊日：文件是这一年的全年放假安排。")
def command(
    kind_name: str | None,
    file: Path | None,
    listing: bool,
    template: Path | None,
    platform_code: str,
    dry_run: bool,
    errors: Path | None,
    skip_bad: bool,
    crs: str,
    version: str,
    effective_on: datetime | None,
    nature: str | None,
    use_default: bool,
    calendar: str,
    decree: int | None,
) -> None:
    """载入基础数据表。按关键列新增或更新；有一行错，默认什么也不载入。

    先看有哪些表：cityloop load --list；取模板：cityloop load departments --template 部门.xlsx；
    试载：cityloop load departments 部门.xlsx --dry-run。

    Load reference tables (xlsx, csv, GeoJSON): update-or-insert by key, all or nothing.
    """
    if listing or kind_name is None:
        _list()
        return
    kind = kind_named(kind_name)
    if template is not None:
        write_template(kind, template)
        click.echo(f"已写出“{kind.label}”的模板：{template}")
        return
    first_day = effective_on.date() if effective_on else None
    if use_default:
        _load_default(kind, platform_code, version, first_day)
        return
    if file is None:
        raise click.UsageError(f"请给出文件，或用 --template 取模板：cityloop load {kind.name} 文件.xlsx")
    options = Options(
        crs=crs,
        version=version,
        effective_on=first_day,
        nature=nature or "",
        calendar=calendar,
        decree=decree,
    )
    _load(kind, file, Job(platform_of(platform_code), options=options), _Way(dry_run, skip_bad, errors))


def _list() -> None:
    click.echo("可以载入的表（按建立一个新区的先后次序）：\n")
    for kind in KINDS.values():
        click.echo(f"  {kind.name:<18}{kind.label}：{kind.about}")
    click.echo("\n取模板：cityloop load KIND --template 文件.xlsx")
    click.echo("试载　：cityloop load KIND 文件.xlsx --platform 代码 --dry-run")


def _load_default(kind: Kind[Any], platform_code: str, version: str, first_day: date | None) -> None:
    if kind is not KINDS["catalogue"]:
        raise click.UsageError("--default 只用于 catalogue（立案标准）")
    job = Job(platform_of(platform_code))
    more = {"name": version} if version else {}
    made = load_default_catalogue(job.platform, first_day or job.today, **more)
    click.echo(f"已载入自带的立案标准“{made.name}”，自 {made.effective_on} 起生效。")


def _load(kind: Kind[Any], file: Path, job: Job, way: _Way) -> None:
    report = load(kind, file, job, dry_run=way.dry_run, skip_bad=way.skip_bad)
    click.echo(f"{kind.label} ← {file.name}（平台 {job.platform.name}）：读到 {report.total} 行")
    for note in report.notes:
        click.echo(f"  提示：{note}")
    _show(report.problems)
    if way.errors and report.failed:
        write_failures(report.failed, way.errors)
        click.echo(f"有问题的 {len(report.failed)} 行已写入 {way.errors}，改好后可直接载入它。")
    click.echo(_outcome(report, way))
    if report.problems:
        raise SystemExit(1)


def _show(problems: Sequence[Problem]) -> None:
    for one in problems[:SHOWN]:
        click.echo(f"  第 {one.row} 行（{one.sheet}）：{one.zh}" if one.row else f"  {one.zh}")
    if len(problems) > SHOWN:
        click.echo(f"  …… 还有 {len(problems) - SHOWN} 个问题，用 --errors 文件.xlsx 取得全部。")


def _outcome(report: Report, way: _Way) -> str:
    removed = f"，删去 {report.removed}" if report.removed else ""
    skipped = f"，跳过 {report.skipped}" if report.skipped else ""
    counts = f"新增 {report.created}，更新 {report.updated}，不变 {report.unchanged}{removed}{skipped}"
    if report.written:
        return f"已载入：{counts}。"
    if report.problems and not report.skipped:
        return f"什么也没有载入：{len(report.problems)} 个问题。请改正后重新载入。"
    if way.dry_run:
        return f"试载通过，什么也没有写：将{counts}。"
    return "什么也没有载入。"
