"""`cityloop token`: a personal token for a program, shown this once."""

import click

from cityloop.core.errors import NotFound
from cityloop.people import tokens
from cityloop.people.models import User


@click.command("token", help="为用户新建接口令牌（只显示这一次）。")
@click.argument("username", metavar="用户名")
@click.option("--name", required=True, metavar="用途", help="令牌的用途，如“热线接入”。")
@click.option("--days", type=int, metavar="天数", help="有效天数；不填则长期有效。")
def command(username: str, name: str, days: int | None) -> None:
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise NotFound(f"没有用户“{username}”，或已停用。", f"No active user {username!r}.")
    row, text = tokens.make(user, name=name, days=days)
    click.echo(text)
    until = f"{row.expires_at:%Y-%m-%d} 到期" if row.expires_at else "长期有效"
    click.echo(f"已为 {user} 新建令牌“{row.name}”，{until}。请保存好，之后不再显示。", err=True)
