"""`cityloop facts`: bring the facts of assessment (基础事实) up to date."""

from pathlib import Path

import click
from django.conf import settings

from cityloop.evaluation.facts.refreshing import refresh
from cityloop.evaluation.facts.store import Store
from cityloop.people import queries as people
from cityloop.people.models import Platform


@click.command("facts", help="更新考核用的基础事实（数据目录下的 facts/）：只重算有新办理经过的案件。")
@click.option("--platform", "code", default="", help="平台代码；默认全部平台。")
@click.option("--from-scratch", is_flag=True, help="全部重算。")
def command(code: str, from_scratch: bool) -> None:
    store = Store(Path(settings.FACTS_ROOT))
    platforms = [people.platform(code)] if code else Platform.objects.order_by("code")
    for platform in platforms:
        done = refresh(platform, store, from_scratch=from_scratch)
        how = "全部重算" if done.whole else "增量"
        click.echo(f"{platform.code}：{done.cases} 件，{done.months} 个月（{how}）。")
