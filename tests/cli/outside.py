"""Run `cityloop` as users do: in a process of its own, with a data folder and a port of its own."""

import os
import socket
import subprocess
import sys
from pathlib import Path


def environment(home: Path, **more: str) -> dict[str, str]:
    """An embedded SQLite in `home`, whatever database the tests themselves use."""
    ours = {
        "CITYLOOP_HOME": str(home),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "cityloop.config.settings",
    }
    return {**os.environ, **ours, **more}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "cityloop.cli.main", *arguments]


def cityloop(home: Path, *arguments: str, timeout: float = 240) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments),
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def migrate(home: Path) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"], env=environment(home), check=True, timeout=120
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
