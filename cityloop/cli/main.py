"""The `cityloop` command. Each subcommand lives in a module of its own and is loaded when called."""

import os
import sys
from importlib import import_module

import click

from cityloop import __version__

# name → (module, needs Django). The order is the order of the help page.
COMMANDS: dict[str, tuple[str, bool]] = {
    "run": ("cityloop.cli.run", True),
    "demo": ("cityloop.cli.demo", True),
    "sweep": ("cityloop.cli.sweep", True),
    "load": ("cityloop.cli.load", True),
    "import-cases": ("cityloop.cli.import_cases", True),
    "due": ("cityloop.cli.due", False),
    "verify-log": ("cityloop.cli.verify_log", True),
    "token": ("cityloop.cli.token", True),
    "draw-loop": ("cityloop.cli.draw_loop", True),
    "openapi": ("cityloop.cli.openapi", True),
}


class LazyGroup(click.Group):
    """Loads a subcommand only when it is called, so that `due` needs no database and no Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        path, needs_django = COMMANDS[name]
        if needs_django:
            _set_up_django()
        command: click.Command = import_module(path).command
        return command


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
            sys.exit(1)
        raise


if __name__ == "__main__":
    main()
