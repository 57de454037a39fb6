"""`cityloop verify-log`: is every timeline as it was written? Reads case by case, in bounded memory."""

import sys
from collections.abc import Iterator
from typing import Any

import click

CASES_AT_ONCE = 400


@click.command("verify-log", help="核对办理经过的封印链：任何改动、删除、插入都会被指出。")
@click.option("--platform", "code", default="", help="平台代码，默认全部平台")
@click.option("--number", default="", help="只核对一个案件")
def command(code: str, number: str) -> None:
    cases, entries, broken = 0, 0, 0
    for checked, said in _verdicts(code, number):
        cases, entries = cases + 1, entries + checked
        if said:
            broken += 1
            click.echo(said)
        if cases % 5000 == 0:
            click.echo(f"已核对 {cases} 件 …", err=True)
    if number and not cases:
        raise click.ClickException(f"没有编号为 {number} 的案件。")
    if broken:
        click.echo(f"共核对 {cases} 案件 {entries} 记录，其中 {broken} 件的办理经过不完好。")
        sys.exit(1)
    click.echo(f"完好：{cases} 案件 {entries} 记录")


def _verdicts(code: str, number: str) -> Iterator[tuple[int, str]]:
    """For every case, in order of their ids: how many entries it has and what is wrong ("" = nothing)."""
    from itertools import groupby

    from cityloop.cases import chain
    from cityloop.cases.models import Case, TimelineEntry
    from cityloop.people import queries as people

    wanted = Case.objects.order_by("pk")
    if code:
        wanted = wanted.filter(platform=people.platform(code))
    if number:
        wanted = wanted.filter(number=number)
    last = 0
    while some := list(wanted.filter(pk__gt=last).only("pk", "number", "log_head")[:CASES_AT_ONCE]):
        rows = TimelineEntry.objects.filter(case__in=some).order_by("case_id", "pk")
        of_case = {pk: list(group) for pk, group in groupby(rows.iterator(2000), lambda row: row.case_id)}
        for case in some:
            entries = of_case.get(case.pk, [])
            yield len(entries), _said(case, chain.first_broken(case, entries))
        last = some[-1].pk


def _said(case: Any, found: Any) -> str:
    if found is None:
        return ""
    entry, wrong = found
    if entry is None:
        return f"案件 {case.number}：{wrong}（最后一条之后）"
    return f"案件 {case.number}，记录 {entry.pk}，{entry.get_verb_display()}，{entry.at.isoformat()}：{wrong}"
