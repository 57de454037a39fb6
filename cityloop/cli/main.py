"""The `cityloop` command. Each subcommand lives in a module of its own and is loaded when called."""

import os
import sys
from importlib import import_module

import click

from cityloop import __version__
from cityloop.cli import database

# name → (module, needs Django, what it does). The order is the order of the help page.
COMMANDS: dict[str, tuple[str, bool, str]] = {
    "run": ("cityloop.cli.run", True, "启动平台：建库、演示区、网页、接口、巡检"),
    "demo": ("cityloop.cli.demo", True, "生成任意规模的演示历史"),
    "sweep": ("cityloop.cli.sweep", True, "巡检：亮灯、到期恢复、时限重算"),
    "platform": ("cityloop.cli.platform", True, "新建平台，或列出已有平台"),
    "load": ("cityloop.cli.load", True, "从 Excel/CSV 载入机构、人员、网格、标准等"),
    "bulletin": ("cityloop.cli.bulletin", True, "周通报、月讲评、年度考核：Word、Excel、PDF"),
    "import-cases": ("cityloop.cli.import_cases", True, "按映射文件导入外部历史案件"),
    "facts": ("cityloop.cli.facts", True, "更新考核用的基础事实"),
    "due": ("cityloop.cli.due", False, "计算截止时间"),
    "score": ("cityloop.cli.score", True, "考核成绩：某周、某月、某年的得分、名次和失分原因"),
    "verify-log": ("cityloop.cli.verify_log", True, "核对办理经过的封印链"),
    "token": ("cityloop.cli.token", True, "为人员签发接口令牌"),
    "draw-loop": ("cityloop.cli.draw_loop", True, "由动作表画出 docs/loop.md"),
    "openapi": ("cityloop.cli.openapi", True, "写出 docs/openapi.json"),
}


class LazyGroup(click.Group):
    """Loads a subcommand only when it is called: help and `due` need no database and no Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        path, needs_django, _ = COMMANDS[name]
        if needs_django:
            _set_up_django()
        command: click.Command = import_module(path).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令 Commands"):
            formatter.write_dl([(name, told) for name, (_, _, told) in COMMANDS.items()])


def _set_up_django() -> None:
    # Slow and unneeded for pure commands, hence imported here.
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cityloop.config.settings")
    django.setup()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cityloop")
def group() -> None:
    """城市闭环 cityloop：城市运行管理服务平台。"""


def main() -> None:
    """Entry point: refusals come out as one clear line, never as a traceback."""
    try:
        group()
    except Exception as problem:
        if hasattr(problem, "zh"):
            click.echo(f"错误：{problem.zh}\n{getattr(problem, 'en', '')}", err=True)
        elif told := database.explained(problem):
            click.echo(f"错误：{told}", err=True)
        else:
            raise
        sys.exit(1)


if __name__ == "__main__":
    main()
