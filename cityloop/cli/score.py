"""`cityloop score`: the scores of a period as a table, as they stand now."""

from typing import Any

import click


@click.command("score", help="考核成绩：某周、某月、某年各考核对象的得分、名次和失分原因。")
@click.option("--week", default="", help="2026-W46 或 last（上周）")
@click.option("--month", default="", help="2026-11 或 last（上月）")
@click.option("--quarter", default="", help="2026-Q4 或 last（上季）")
@click.option("--year", default="", help="2026 或 last（上年）")
@click.option("--scheme", default="", help="方案编号；不写则列出当期全部方案")
@click.option("--platform", "code", default="", help="平台代码，只有一个平台时可省")
def command(week: str, month: str, quarter: str, year: str, scheme: str, code: str) -> None:
    from cityloop.evaluation.live import live
    from cityloop.evaluation.queries import schemes_for
    from cityloop.evaluation.spans import last_complete, read_period, span
    from cityloop.people import queries as people

    asked = [(kind, text) for kind, text in _kinds(week, month, quarter, year) if text]
    if len(asked) != 1:
        raise click.UsageError("请写 --week、--month、--quarter、--year 中的一个，如 --month last。")
    ((kind, text),) = asked
    platform = people.platform(code)
    period = last_complete(platform.pk, kind) if text == "last" else read_period(text)
    if period.kind is not kind:
        raise click.UsageError(f"“{text}”不是{kind.label}。")
    over = span(platform.pk, period)
    versions = [one for one in schemes_for(platform.pk, over) if scheme in ("", one.scheme)]
    if not versions:
        raise click.ClickException(f"{over.key} 没有{'方案 ' + scheme if scheme else '有效的考核方案'}。")
    for version in versions:
        _show(live(platform, version, over))


def _kinds(week: str, month: str, quarter: str, year: str) -> list[tuple[Any, str]]:
    from cityloop.evaluation.periods import Kind

    return [(Kind.WEEK, week), (Kind.MONTH, month), (Kind.QUARTER, quarter), (Kind.YEAR, year)]


def _show(found: Any) -> None:
    """One table; those with a place first, then those without."""
    from rich.console import Console
    from rich.table import Table

    running = "（未结束，截至此刻）" if found.span.running else ""
    table = Table(title=f"{found.scheme.title} {found.span.key}{running}", title_justify="left")
    table.add_column("名次", justify="right")
    for name in ("考核对象", "组"):
        table.add_column(name)
    for name in ("样本", "得分"):
        table.add_column(name, justify="right")
    table.add_column("等级")
    table.add_column("说明、失分原因")
    for one in sorted(found.scores, key=lambda one: (one.group, one.rank is None, one.rank or 0, one.label)):
        told = [one.note] if one.note else list(one.reasons[:2])
        table.add_row(
            str(one.rank or ""),
            one.label,
            one.group,
            f"{one.sample:f}",
            "" if one.total is None else f"{one.total:f}",
            one.grade.label if one.grade else "",
            "；".join(told),
        )
    Console().print(table)
