"""`cityloop demo`: any size, in parallel parts, interrupted and gone on with, never twice by accident."""

import signal
import subprocess
import time
from pathlib import Path

from tests.cli.outside import cityloop, command, environment

SMALL = ("--days", "2", "--per-day", "12", "--until", "2026-11-18T20:00", "--processes", "2")


def test_parts_are_laid_together_and_not_repeated(tmp_path: Path) -> None:
    """Begun in an empty folder."""
    found = cityloop(tmp_path, "demo", *SMALL)
    assert found.returncode == 0, found.stderr
    assert "演示城区已就绪" in found.stdout
    checked = cityloop(tmp_path, "verify-log")
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.startswith("完好：")
    assert not list(tmp_path.glob("*part*"))
    again = cityloop(tmp_path, "demo", *SMALL)
    assert again.returncode == 1
    assert "--more" in again.stderr
    more = cityloop(
        tmp_path, "demo", "--days", "0.3", "--per-day", "12", "--more", "--until", "2026-11-19T12:00"
    )
    assert more.returncode == 0, more.stderr
    assert cityloop(tmp_path, "verify-log").returncode == 0


def test_an_interrupted_start_goes_on(tmp_path: Path) -> None:
    process = subprocess.Popen(
        command("demo", *SMALL),
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if "%" in line:
            break
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode != 0
    time.sleep(0.5)
    found = cityloop(tmp_path, "demo", *SMALL)
    assert found.returncode == 0, found.stderr
    assert "接着写" in found.stdout
    assert cityloop(tmp_path, "verify-log").stdout.startswith("完好：")
    assert not list(tmp_path.glob("*part*"))
