"""`cityloop run` from an empty folder: everything answers, ends cleanly, and starts again at once."""

import re
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.outside import command, environment, free_port


@contextmanager
def running(home: Path, port: int, *more: str) -> Iterator[tuple[str, float]]:
    """The platform while it runs: what it printed until it was ready, and after how many seconds."""
    began, said = time.monotonic(), []
    process = subprocess.Popen(
        command("run", "--days", "1", "--per-day", "8", *more),
        env=environment(home, PORT=str(port)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            said.append(line)
            if "Ctrl-C" in line:
                break
        yield "".join(said), time.monotonic() - began
    finally:
        process.send_signal(signal.SIGTERM)
        rest, _ = process.communicate(timeout=60)
        assert process.returncode == 0, "".join(said) + rest


def get(url: str) -> tuple[int, str]:
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.status, answer.read().decode("utf-8", "replace")


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_from_an_empty_folder(tmp_path: Path) -> None:
    port = free_port()
    with running(tmp_path, port) as (said, _):
        at = f"http://127.0.0.1:{port}"
        assert get(f"{at}/healthz")[0] == 200
        status, page = get(f"{at}/admin/login/")
        assert status == 200
        for sheet in re.findall(r'href="(/static/[^"]+\.css)"', page):
            assert get(at + sheet)[0] == 200
        docs = get(f"{at}/api/v1/docs")[1]
        for script in re.findall(r'(/static/[^"]+\.js)"', docs):
            assert get(at + script)[0] == 200
        kept = (tmp_path / "demo_accounts.txt").read_text("utf-8")
        assert kept in said
        assert (tmp_path / "demo_accounts.txt").stat().st_mode & 0o077 == 0
    assert not is_open(port)
    with running(tmp_path, port, "--no-live") as (again, seconds):
        assert kept in again
        assert "写入演示历史" not in again
        assert "正在运转" not in again
        assert seconds < 60
    assert not is_open(port)


def test_a_database_of_ones_own(tmp_path: Path) -> None:
    port = free_port()
    with running(tmp_path, port, "--no-demo") as (said, _):
        assert get(f"http://127.0.0.1:{port}/healthz")[0] == 200
        assert "演示账号" not in said


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        found = subprocess.run(
            command("run"),
            env=environment(tmp_path, PORT=str(port)),
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert found.returncode == 1
    assert f"端口 {port} 不能使用" in found.stderr
    assert f"PORT={port + 1} make run" in found.stderr


@pytest.mark.parametrize("port", ["0", "x"])
def test_a_port_that_is_none(tmp_path: Path, port: str) -> None:
    found = subprocess.run(
        command("run"), env=environment(tmp_path, PORT=port), capture_output=True, text=True, timeout=60
    )
    assert found.returncode != 0
    assert "PORT 应为" in found.stderr
