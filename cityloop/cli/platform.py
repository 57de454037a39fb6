"""`cityloop platform`: begin a platform, the empty frame into which reference data is loaded."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click
from django.db import transaction

from cityloop.cli import database
from cityloop.core import editions
from cityloop.core.errors import Invalid
from cityloop.people import tree
from cityloop.people.models import Department, DepartmentKind, Desk, Platform


@click.command("platform", help="新建一个平台（区或市），或列出已有平台。")
@click.argument("code", required=False)
@click.option("--name", help="平台名称，如 某某区城市运行管理服务平台。")
@click.option("--division", default="", help="6 位行政区划代码，如 410702。")
@click.option("--timezone", default="Asia/Shanghai", show_default=True, help="时区。")
@click.option("--prefix", default="", help="案件编号前缀。")
def command(code: str | None, name: str | None, division: str, timezone: str, prefix: str) -> None:
    database.prepare_if_empty()
    if code is None:
        for platform in Platform.objects.order_by("code"):
            click.echo(f"{platform.code}\t{platform.name}\t{platform.division_code}\t{platform.timezone}")
        return
    if not name:
        raise Invalid("新建平台须给出 --name 名称。", "--name is needed for a new platform.")
    if Platform.objects.filter(code=code).exists():
        raise Invalid(f"已有代码为“{code}”的平台。", f"Platform {code!r} exists.")
    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise Invalid(f"没有时区“{timezone}”。", f"No time zone {timezone!r}.") from unknown
    with transaction.atomic():
        platform = Platform.objects.create(
            code=code, name=name, division_code=division, timezone=timezone, number_prefix=prefix
        )
        centre = Department.objects.create(
            platform=platform,
            code="centre",
            name="指挥调度派遣中心",
            kind=DepartmentKind.CENTRE,
            desk=Desk.BOTH,
        )
        tree.plant(centre)
        editions.bump(editions.PEOPLE)
    click.echo(f"已建平台 {platform.code} {platform.name}，含一个监督指挥合一的中心（代码 centre）。")
    click.echo(
        f"下一步：cityloop load --list 查看可载入的表；如 cityloop load departments 部门.xlsx --platform {code}"
    )
