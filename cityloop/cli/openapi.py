"""`cityloop openapi`: docs/openapi.json from the API itself."""

import json
import sys
from pathlib import Path

import click

from cityloop.api.app import api

PAGE = Path("docs/openapi.json")


@click.command("openapi", help="由接口写出 docs/openapi.json（--check 只核对是否最新）。")
@click.option("--check", is_flag=True, help="只核对，不写。")
def command(check: bool) -> None:
    fresh = document()
    if not check:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(fresh, encoding="utf-8")
        click.echo(f"已写 {PAGE}")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != fresh:
        click.echo(f"{PAGE} 与接口不一致：请运行 make docs。", err=True)
        sys.exit(1)


def document() -> str:
    """The description of the API, in one stable order."""
    plain = json.loads(json.dumps(api.get_openapi_schema(), default=str))  # status codes become text
    return json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
