"""A thousand idle screens, each asking for changes every two seconds: what share of a core does that cost?

    python -m bench.changes [--users 1000] [--seconds 20] [--workers 1] [--busy]

The server is the real one on PostgreSQL; every screen keeps its connection and sends If-None-Match. The CPU
time is that of the server's processes alone, read from /proc. With `--busy` somebody reports or urges
once a second meanwhile, so that every screen has news at every question.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests import private_postgres

PORT = 8766
PERIOD = 2.0
WARM = 3 * PERIOD  # in which everybody is let in
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Answers:
    statuses: dict[int, int] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--users", type=int, default=1000)
    options.add_argument("--seconds", type=float, default=20)
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--busy", action="store_true")
    told = options.parse_args()
    cluster = private_postgres.start()
    if cluster is None:
        sys.exit("这里没有 PostgreSQL。  No PostgreSQL here.")
    try:
        _measure(cluster.url, told)
    finally:
        cluster.stop()


def _measure(url: str, told: argparse.Namespace) -> None:
    os.environ |= {"DATABASE_URL": url, "CITYLOOP_HOME": tempfile.mkdtemp(prefix="cityloop-bench-")}
    os.environ["DJANGO_SETTINGS_MODULE"] = "cityloop.config.settings"
    tokens, report = _prepare(told.users)
    server = _serve(told.workers)
    done = threading.Event()
    try:
        if told.busy:
            threading.Thread(target=_report_on, args=(report, done), daemon=True).start()
        answers, share = asyncio.run(_poll(tokens, told.seconds, server))
    finally:
        done.set()
        server.terminate()
        server.wait()
    ranked = sorted(answers.seconds)
    print(
        f"{told.users} screens, {len(ranked) / told.seconds:.0f} req/s, answers {answers.statuses}: "
        f"{100 * share:.1f} % of one core in {told.workers} worker(s); "
        f"p50 {1000 * statistics.median(ranked):.1f} ms, p99 {1000 * ranked[int(len(ranked) * 0.99)]:.1f} ms"
    )


def _prepare(users: int) -> tuple[list[str], Callable[[], None]]:
    """The town, so many tokens of its people in turn, and something that reports a case."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from cityloop.people import tokens
    from tests.town import build_town
    from tests.walk import reported

    call_command("migrate", verbosity=0)
    town = build_town()
    people = list(town.users.values())
    texts = [tokens.make(people[number % len(people)], name="bench")[1] for number in range(users)]

    def report() -> None:
        reported(town)
        connection.close()

    report()
    return texts, report


def _report_on(report: Callable[[], None], done: threading.Event) -> None:
    while not done.wait(1.0):
        report()


async def _poll(
    tokens: list[str], seconds: float, server: "subprocess.Popen[bytes]"
) -> tuple[Answers, float]:
    answers, until = Answers(), time.perf_counter() + WARM + seconds

    async def screen(number: int, token: str) -> None:
        await asyncio.sleep(PERIOD * number / len(tokens))
        reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
        cursor = ""
        while (began := time.perf_counter()) < until:
            writer.write(_question(cursor, token))
            status, cursor = await _answer(reader, cursor)
            answers.statuses[status] = answers.statuses.get(status, 0) + 1
            answers.seconds.append(time.perf_counter() - began)
            await asyncio.sleep(max(PERIOD - (time.perf_counter() - began), 0))
        writer.close()

    screens = [asyncio.create_task(screen(number, token)) for number, token in enumerate(tokens)]
    await asyncio.sleep(WARM)
    answers.statuses.clear()
    answers.seconds.clear()
    before, began = _cpu(server), time.perf_counter()
    await asyncio.sleep(until - time.perf_counter())
    share = (_cpu(server) - before) / (time.perf_counter() - began)
    await asyncio.gather(*screens)
    return answers, share


def _serve(workers: int) -> "subprocess.Popen[bytes]":
    """The server as it is to be run for many screens: each keeps a connection, so backpressure must allow it."""
    granian = [str(Path(sys.executable).parent / "granian"), "--interface=wsgi", f"--port={PORT}"]
    sizes = [f"--workers={workers}", "--blocking-threads=4", "--backlog=4096", "--backpressure=4096"]
    quiet = ["--no-access-log", "--log-level=warning"]
    server = subprocess.Popen([*granian, *sizes, *quiet, "cityloop.config.wsgi:application"])
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/api/v1/openapi.json", timeout=2)
            return server
        except OSError:
            time.sleep(0.2)
    server.terminate()
    sys.exit("服务没有起来。  The server did not start.")


def _question(cursor: str, token: str) -> bytes:
    tag = f'If-None-Match: "{cursor}"\r\n' if cursor else ""
    since = f"?since={cursor}" if cursor else ""
    head = f"GET /api/v1/changes{since} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n{tag}\r\n"
    return head.encode()


async def _answer(reader: asyncio.StreamReader, cursor: str) -> tuple[int, str]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower().split("\r\n")
    told = dict(line.split(": ", 1) for line in head[1:] if ": " in line)
    status = int(head[0].split()[1])
    if status != 304:
        await reader.readexactly(int(told.get("content-length", "0")))
    return status, told.get("etag", f'"{cursor}"').strip('"')


def _cpu(server: "subprocess.Popen[bytes]") -> float:
    """Seconds of CPU that the server and its workers have used."""
    total = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and _belongs(folder, server.pid):
            fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
    return total / TICKS


def _belongs(folder: Path, root: int) -> bool:
    try:
        parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return False
    return int(folder.name) == root or parent == root


if __name__ == "__main__":
    main()
