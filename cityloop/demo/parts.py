"""A long past written by several processes at once, when the database is an embedded SQLite file.

SQLite has one writer, and a case never depends on a case of another day. So every process takes a run of days
and writes them, to the end of the story, into a copy of the fresh district; then the copies are laid together.
The first part is written in the database itself; an interrupted start finds the copies and goes on.
"""

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from threading import Thread
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db import connection, transaction
from django.db.models import AutoField

from cityloop.cases.models import Case
from cityloop.core.errors import Conflict
from cityloop.core.models import Heartbeat
from cityloop.demo.seeding import MARK, Past, mark_of, recall, remember, write_past
from cityloop.demo.simulator import Tally
from cityloop.people.models import Platform

MOST_PARTS = 4
LEAST_CASES = 600  # a part smaller than this is not worth a process


@dataclass(frozen=True, slots=True)
class Progress:
    """How far all parts are together, from 0 to 1, and what they did."""

    share: float
    cases: int
    actions: int


Watch = Callable[[Progress], None]


def write(platform: Platform, past: Past, watch: Watch, processes: int | None = None) -> None:
    """Write a past in as many parts as there are processors, or go on with one that was interrupted."""
    with _alone(0):
        _write(platform, past, watch, processes)


def _write(platform: Platform, past: Past, watch: Watch, processes: int | None) -> None:
    if recall() != past:
        past = replace(past, parts=_how_many(past, processes))
        for number in range(1, past.parts):
            _copy(_file(number))
        remember(past)
    parts = _split(platform, past)
    board = _Board(parts, watch)
    files = [_file(number) for number in range(1, past.parts) if _file(number).exists()]
    children = [_Child(n, part, board) for n, part in enumerate(parts) if n and _file(n) in files]
    try:
        for number, part in enumerate(parts):
            if number == 0 or _file(number) not in files:  # a copy that was lost is written here
                _write_here(platform, number, part, board)
        for child in children:
            child.wait()
    finally:
        for child in children:
            child.stop()
    _lay_together(files, replace(past, reached=past.until))


def write_part(platform: Platform, order: str) -> None:
    """The work of a child process: one part, told to the parent line by line."""
    number, span, per_day, seed = json.loads(order)
    since, last_report, until = (datetime.fromisoformat(instant) for instant in span)

    def tell(at: datetime, tally: Tally) -> None:
        print(json.dumps([at.isoformat(), tally.cases, tally.actions]), flush=True)  # noqa: T201

    with _alone(number):
        part = recall(mark_of(number)) or Past(since, last_report, until, since, per_day, seed)
        write_past(platform, part, tell, part=number)


@contextmanager
def _alone(number: int) -> Iterator[None]:
    """One writer for a part: a second start is refused, a child waits for the one whose parent was killed."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():  # type: ignore[attr-defined]
        yield
        return
    lock = Path(f"{connection.settings_dict['NAME']}-demo-lock")
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | (0 if number else fcntl.LOCK_NB))
        except BlockingIOError:
            raise Conflict(
                "另一个进程正在写入演示历史，请等它写完。", "Another process is writing the demo."
            ) from None
        yield
        lock.unlink(missing_ok=True)


def _write_here(platform: Platform, number: int, part: Past, board: "_Board") -> None:
    write_past(
        platform,
        recall(mark_of(number)) or part,
        lambda at, tally: board.note(number, at, tally.cases, tally.actions),
        part=number,
    )


def _how_many(past: Past, processes: int | None) -> int:
    """One for PostgreSQL, for a database in memory, and for one that has cases already."""
    if (
        connection.vendor != "sqlite"
        or "memory" in str(connection.settings_dict["NAME"])
        or Case.objects.exists()
    ):
        return 1
    days = (past.last_report - past.since) / timedelta(days=1)
    if processes is not None:
        return max(1, min(processes, int(days)))
    return max(1, min(os.cpu_count() or 1, MOST_PARTS, int(days * past.per_day // LEAST_CASES)))


def _split(platform: Platform, past: Past) -> list[Past]:
    """Runs of whole local days, about equally long."""
    count = past.parts
    zone = ZoneInfo(platform.timezone)
    edges = [past.since]
    for number in range(1, count):
        at = past.since + (past.last_report - past.since) * number / count
        edges.append(at.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0))
    edges.append(past.last_report)
    return [
        replace(past, since=first, reached=first, last_report=last, parts=1)
        for first, last in pairwise(edges)
    ]


def _file(number: int) -> Path:
    name = Path(str(connection.settings_dict["NAME"]))
    return name.with_name(f"{name.stem}-part{number}{name.suffix}")


def _copy(file: Path) -> None:
    fresh = file.with_suffix(".fresh")
    fresh.unlink(missing_ok=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(fresh)])
    fresh.rename(file)


def _lay_together(files: Sequence[Path], past: Past) -> None:
    """All parts into the one database, with the word that the past is whole; then the copies go."""
    present = [file for file in files if file.exists()]
    with connection.cursor() as cursor:
        for number, file in enumerate(present, 1):
            cursor.execute(f"ATTACH DATABASE %s AS part{number}", [str(file)])
        try:
            with transaction.atomic():
                for number in range(1, len(present) + 1):
                    for model in apps.get_app_config("cases").get_models():
                        cursor.execute(_insert(model, f"part{number}"))
                Heartbeat.objects.filter(name__startswith=f"{MARK}.").delete()
                remember(past)
        finally:
            for number in range(1, len(present) + 1):
                cursor.execute(f"DETACH DATABASE part{number}")
    for file in present:
        for ending in ("", "-wal", "-shm"):
            file.with_name(file.name + ending).unlink(missing_ok=True)


def _insert(model: type, schema: str) -> str:
    """Ids that the application made are kept; those that a database counted are counted again."""
    meta = model._meta  # type: ignore[attr-defined]
    columns = ", ".join(
        f'"{field.column}"' for field in meta.concrete_fields if not isinstance(field, AutoField)
    )
    return f'INSERT INTO main."{meta.db_table}" ({columns}) SELECT {columns} FROM {schema}."{meta.db_table}" ORDER BY rowid'


class _Board:
    """Where the parts say how far they are."""

    def __init__(self, parts: Sequence[Past], watch: Watch) -> None:
        self.parts, self.watch = parts, watch
        self.told: dict[int, tuple[datetime, int, int]] = {}

    def note(self, number: int, at: datetime, cases: int, actions: int) -> None:
        self.told[number] = (at, cases, actions)
        self.show()

    def show(self) -> None:
        """Reports are most of the work; the days after a part's last report are nearly free."""
        shares = [self._share(part, self.told[n][0]) for n, part in enumerate(self.parts) if n in self.told]
        told = list(self.told.values())
        share = sum(shares) / len(self.parts)
        self.watch(Progress(share, sum(cases for _, cases, _ in told), sum(acts for _, _, acts in told)))

    @staticmethod
    def _share(part: Past, at: datetime) -> float:
        span = part.last_report - part.since
        return min(1.0, max(0.0, (at - part.since) / span)) if span else 1.0


class _Child:
    """A process that writes one part into its copy."""

    def __init__(self, number: int, part: Past, board: _Board) -> None:
        self.number, self.board = number, board
        environment = dict(os.environ, DATABASE_URL=f"sqlite://{_file(number)}")
        span = [instant.isoformat() for instant in (part.since, part.last_report, part.until)]
        order = json.dumps([number, span, part.per_day, part.seed])
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cityloop.cli.main", "demo", "--part", order],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.reader = Thread(target=self._read, daemon=True)
        self.reader.start()

    def wait(self) -> None:
        while self.reader.is_alive():
            self.reader.join(0.5)
            self.board.show()
        if self.process.wait() != 0:
            raise RuntimeError(
                f"演示数据第 {self.number} 部分没有写完（退出码 {self.process.returncode}），再次启动会继续。"
            )

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            at, cases, actions = json.loads(line)
            self.board.told[self.number] = (datetime.fromisoformat(at), cases, actions)
