"""`cityloop draw-loop`: docs/loop.md from the table of moves."""

import sys
from pathlib import Path

import click

from cityloop.cases import diagram

PAGE = Path("docs/loop.md")


@click.command("draw-loop", help="由动作表画出 docs/loop.md（--check 只核对是否最新）。")
@click.option("--check", is_flag=True, help="只核对，不写。")
def command(check: bool) -> None:
    fresh = diagram.document()
    if not check:
        PAGE.write_text(fresh, encoding="utf-8")
        click.echo(f"已写 {PAGE}")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != fresh:
        click.echo(f"{PAGE} 与动作表不一致：请运行 make docs。", err=True)
        sys.exit(1)
