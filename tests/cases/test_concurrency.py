"""Eight processes on the same cases at once: nothing lost, nothing doubled; the same when they are killed midway.

Real processes on a database of their own: a file for SQLite, a fresh database on the same server
for PostgreSQL. `CITYLOOP_RACE_CASES=1000` makes it a long run.
"""

import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
PROCESSES = 8
CASES = int(os.environ.get("CITYLOOP_RACE_CASES", "60"))
PATIENCE = 240 + 2 * CASES  # seconds, on a busy machine


@dataclass
class Race:
    """A database of its own and the processes that work on it."""

    folder: Path
    environment: dict[str, str]

    def start(self, command: str, *told: object) -> "subprocess.Popen[str]":
        """The process, in a session of its own with all that it forks."""
        return subprocess.Popen(
            [sys.executable, "-m", "tests.cases.race", command, *map(str, told)],
            cwd=ROOT,
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def run(self, command: str, *told: object) -> str:
        """What the process said; a traceback of it, or of any that it forked, is the test's."""
        process = self.start(command, *told)
        try:
            said, problems = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            kill(process)
            raise
        assert process.returncode == 0, problems
        return said

    def verify(self) -> dict[str, int]:
        found: dict[str, int] = json.loads(self.run("verify", PROCESSES, CASES, self.folder))
        return found

    def acknowledged(self) -> int:
        ledgers = self.folder.glob("ledger-*")
        return sum(ledger.read_text(encoding="utf-8").count("\n") for ledger in ledgers)


def kill(process: "subprocess.Popen[str]") -> None:
    """`kill -9` for a process and all that it forked, at the same moment."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


@pytest.fixture
def race(tmp_path: Path) -> Iterator[Race]:
    environment = dict(
        os.environ, TMPDIR=str(tmp_path), PYTHONPATH=str(ROOT), DJANGO_SETTINGS_MODULE="tests.settings"
    )
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("postgresql"):
        environment["DATABASE_URL"] = f"sqlite://{tmp_path}/race.sqlite3"
        yield Race(tmp_path, environment)
        return
    import psycopg

    name = f"cityloop_race_{secrets.token_hex(4)}"
    server = {
        "host": database["HOST"],
        "port": database["PORT"] or None,
        "user": database["USER"],
        "password": database["PASSWORD"] or None,
    }
    with psycopg.connect(dbname="postgres", autocommit=True, **server) as there:
        there.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
    said = f"?host={quote(database['HOST'])}&port={database['PORT']}"
    who = quote(database["USER"]) + (f":{quote(database['PASSWORD'])}" if database["PASSWORD"] else "")
    environment["DATABASE_URL"] = f"postgresql://{who}@/{name}{said}"
    try:
        yield Race(tmp_path, environment)
    finally:
        with psycopg.connect(dbname="postgres", autocommit=True, **server) as there:
            there.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[call-overload]


def test_eight_processes_on_the_same_cases(race: Race) -> None:
    race.run("prepare", CASES)
    race.run("workers", PROCESSES, race.folder)
    assert race.verify()["entries"] >= CASES * (8 + PROCESSES)


def test_killed_midway_and_begun_again(race: Race) -> None:
    """All workers are killed at once, twice; whoever comes next finishes: nothing is lost, nothing doubled."""
    race.run("prepare", CASES)
    for steps in (3, 6):
        processes = race.start("workers", PROCESSES, race.folder)
        target, deadline = race.acknowledged() + CASES * steps, time.monotonic() + PATIENCE
        while race.acknowledged() < target and processes.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        assert processes.poll() is None, "they were to be killed in the middle of their work"
        kill(processes)
    race.run("workers", PROCESSES, race.folder)
    race.verify()


def test_several_sweeps_at_once_mark_once(race: Race) -> None:
    cases = min(CASES, 60)
    race.run("prepare", cases)
    there = cases + 2 * max(cases // 10, 1)
    race.run("sweeps", 3, "2099-01-01T00:00:00+00:00", race.folder)
    rounds = [json.loads(told.read_text(encoding="utf-8")) for told in race.folder.glob("sweep-*")]
    assert [failed for *_, failed in rounds] == [[], [], []]
    assert [sum(done[place] for done in rounds) for place in range(4)] == [0, there, 0, 0]
