"""Department × week over millions of facts: DuckDB over Parquet beside a bare scan, and beside PostgreSQL.

    python -m bench.evaluation [--sizes 1000000 10000000 40000000] [--postgres 10000000] [--rounds 5]

A year of facts of 300 units is made set-wise, in the layout and with the columns of real facts; one in thirty was
reworked (two rows), one in fifty hangs. The table has 52 weeks and ten facts, all from one pass. The bare scan reads
the same columns of the same files and does nothing with them but take the maximum. PostgreSQL has
them in one analysed table, with these columns only and with all, and answers the same SQL. Each size runs in a process
of its own, whose memory is told.
"""

import argparse
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import django
import duckdb
import psycopg

from cityloop.evaluation.words import AttributeBy, Fact, ObjectType, Population

BEGIN = datetime(2026, 1, 5, tzinfo=UTC)
WEEKS = 52
PLATFORM = 1
FACTS = [
    Fact.DISPATCHED, Fact.TO_HANDLE, Fact.HANDLED, Fact.HANDLED_ON_TIME, Fact.UNHANDLED_OVERDUE, Fact.DUE,
    Fact.CLOSED, Fact.CLOSED_ON_TIME, Fact.REWORK, Fact.SUSPENDED,
]  # fmt: skip
BY_DISPATCH = Population(attribute_by=AttributeBy.DISPATCHED)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sizes", type=int, nargs="*", default=[1_000_000, 10_000_000, 40_000_000])
    options.add_argument("--postgres", type=int, default=10_000_000, help="0 leaves it out")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    told = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    if told.one:
        print(json.dumps(_measured(told.one, told.rounds)))
        return
    folder = Path(tempfile.mkdtemp(prefix="cityloop-bench-"))
    try:
        for size in told.sizes:
            _one_size(folder / str(size), size, told.rounds, with_postgres=size == told.postgres)
    finally:
        shutil.rmtree(folder)


def _one_size(root: Path, size: int, rounds: int, *, with_postgres: bool) -> None:
    began = time.monotonic()
    synthesise(root, size)
    disk = sum(path.stat().st_size for path in root.rglob("*.parquet")) / 1e6
    print(f"{size:,} facts made in {time.monotonic() - began:.0f} s, {disk:.0f} MB on disk", flush=True)
    command = [sys.executable, "-m", "bench.evaluation", "--one", str(root), "--rounds", str(rounds)]
    found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    print(
        f"  table {found['table']:.2f} s ({found['cells']:,} cells), bare scan {found['scan']:.2f} s,"
        f" ratio {found['table'] / found['scan']:.2f}; processor {found['table_cpu']:.2f} s and"
        f" {found['scan_cpu']:.2f} s, ratio {found['table_cpu'] / found['scan_cpu']:.2f};"
        f" peak memory {found['memory']:.0f} MB",
        flush=True,
    )
    for what, columns in {"these columns only": False, "all columns": True}.items() if with_postgres else ():
        seconds = postgres(root, rounds, whole=columns)
        ratio = seconds / found["table"]
        print(f"  PostgreSQL, {what}: {seconds:.2f} s, {ratio:.1f} times as long", flush=True)
    shutil.rmtree(root)


def synthesise(root: Path, size: int) -> None:
    """Facts of units in twelve files, by one SQL statement each."""
    from cityloop.evaluation.facts.columns import EMPTY, NEVER, SCHEMA

    begin = int(BEGIN.timestamp()) * 1_000_000
    rows = size // 12
    for month in range(12):
        told = {name: _literal(EMPTY.get(name, "NULL")) for name in SCHEMA.names} | {
            "case_id": f"{month * rows} + n",
            "number": f"'2026' || ({month * rows} + n)",
            "kind": "'handle'",
            "unit_id": "(r * 7919) % 300",
            "urgent": "r % 40 = 0",
            "public": "r % 3 = 0",
            "valid_from": "CASE WHEN again THEN started + spent ELSE started END",
            "valid_to": f"CASE WHEN reworked AND NOT again THEN started + spent ELSE {NEVER} END",
            "came_at": "started",
            "dispatched_at": "started",
            "in_dispatched_at": "started",
            "in_reported_at": "started - 1800000000",
            "due_at": "started + 14400000000",
            "suspended_at": f"CASE WHEN r % 50 = 1 THEN started + 60000000 ELSE {NEVER} END",
            "handled_at": f"CASE WHEN r % 50 = 1 THEN {NEVER} WHEN again THEN started + 2 * spent ELSE started + spent END",
            "closed_at": f"CASE WHEN r % 50 = 1 THEN {NEVER} ELSE started + 3 * spent END",
            "in_closed_at": f"CASE WHEN r % 50 = 1 THEN {NEVER} ELSE started + 3 * spent END",
            "reworked_at": f"CASE WHEN again THEN started + spent ELSE {NEVER} END",
            "rework_count": "CASE WHEN again THEN 1 ELSE 0 END",
        }
        columns = ", ".join(
            f"CAST({value} AS {_type(SCHEMA, name)}) AS {name}" for name, value in told.items()
        )
        path = root / f"level=unit/platform={PLATFORM}/month=2026-{month + 1:02}/facts.parquet"
        path.parent.mkdir(parents=True)
        month_long = WEEKS * 7 * 86_400 // 12
        duckdb.sql(
            f"""COPY (SELECT {columns} FROM (
              SELECT *, {begin} + ({month * month_long} + r % {month_long}) * 1000000 AS started,
                     (600 + r % 17000) * 1000000 AS spent, r % 30 = 0 AS reworked
              FROM (SELECT n, hash(n + {month * rows}) % 1000000007 AS h, CAST(h AS BIGINT) AS r
                    FROM range({rows}) AS made(n))) AS facts,
              (VALUES (FALSE), (TRUE)) AS versions(again) WHERE reworked OR NOT again)
              TO '{path}' (FORMAT parquet, COMPRESSION zstd)"""
        )


def _literal(value: Any) -> str:
    return "''" if value == "" else str(value)


def _type(schema: Any, name: str) -> str:
    return {"int64": "BIGINT", "int8": "TINYINT", "bool": "BOOLEAN", "string": "VARCHAR"}[
        str(schema.field(name).type)
    ]


class Told:
    """An engine that keeps the question for others."""

    def __init__(self, engine: Any) -> None:
        self.engine, self.sql = engine, ""

    def ask(self, sql: str, files: Sequence[Path]) -> Any:
        self.sql = sql
        return self.engine.ask(sql, files)

    def whole(self, dividend: str, divisor: int) -> str:
        said: str = self.engine.whole(dividend, divisor)
        return said


def _series(root: Path, engine: Any) -> Any:
    from cityloop.evaluation.facts.store import Store
    from cityloop.evaluation.measures import Measuring, Window

    now = BEGIN + timedelta(weeks=WEEKS)
    windows = [
        Window(BEGIN + timedelta(weeks=week), BEGIN + timedelta(weeks=week + 1), now) for week in range(WEEKS)
    ]
    return Measuring(Store(root), engine, PLATFORM).series(ObjectType.UNIT, windows, BY_DISPATCH, FACTS)


def _columns(sql: str) -> list[str]:
    from cityloop.evaluation.facts.columns import SCHEMA

    return sorted(set(re.findall(r"\w+", sql)) & set(SCHEMA.names))


def _measured(root: Path, rounds: int) -> dict[str, float]:
    from cityloop.evaluation.engine.duck import DuckEngine

    engine = Told(DuckEngine())
    found = _series(root, engine)
    cells = sum(len(row) for week in found for row in week.values())
    table, table_cpu = _median(lambda: _series(root, engine), rounds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    files = sorted(root.rglob("*.parquet"))
    bare = "SELECT " + ", ".join(f"MAX({name})" for name in _columns(engine.sql)) + " FROM facts"
    scan, scan_cpu = _median(lambda: engine.engine.ask(bare, files), rounds)
    return {
        "table": table, "table_cpu": table_cpu, "scan": scan, "scan_cpu": scan_cpu, "memory": memory,
        "cells": cells,
    }  # fmt: skip


def postgres(root: Path, rounds: int, *, whole: bool) -> float:
    """Median seconds of the same question in a private PostgreSQL, over a table as wide as facts are or only as needed."""
    from cityloop.evaluation.engine.duck import DuckEngine
    from cityloop.evaluation.facts.columns import SCHEMA
    from tests import private_postgres

    class Integers(DuckEngine):
        def whole(self, dividend: str, divisor: int) -> str:
            return f"(({dividend}) / {divisor})"

        def ask(self, sql: str, files: Sequence[Path]) -> Any:
            return []

    question = Told(Integers())
    _series(root, question)
    columns = SCHEMA.names if whole else _columns(question.sql)
    cluster = private_postgres.start("-c work_mem=64MB -c shared_buffers=2GB -c max_wal_size=8GB")
    if cluster is None:
        sys.exit("这里没有 PostgreSQL。  No PostgreSQL here.")
    try:
        with psycopg.connect(cluster.url, autocommit=True) as database:
            types = ", ".join(
                f"{name} {_type(SCHEMA, name).replace('VARCHAR', 'text').replace('TINYINT', 'smallint')}"
                for name in columns
            )
            database.execute(f"CREATE UNLOGGED TABLE facts ({types})".encode())
            for path in sorted(root.rglob("*.parquet")):
                with tempfile.NamedTemporaryFile(suffix=".csv") as rows:
                    duckdb.sql(
                        f"COPY (SELECT {', '.join(columns)} FROM '{path}') TO '{rows.name}' (FORMAT csv, HEADER false)"
                    )
                    with (
                        database.cursor().copy("COPY facts FROM STDIN (FORMAT csv)") as copy,
                        Path(rows.name).open("rb") as lines,
                    ):
                        while some := lines.read(1 << 20):
                            copy.write(some)
            database.execute("VACUUM ANALYZE facts")
            sql = question.sql.encode()
            database.execute(sql).fetchall()
            return _median(lambda: database.execute(sql).fetchall(), rounds)[0]
    finally:
        cluster.stop()


def _median(work: Callable[[], Any], rounds: int) -> tuple[float, float]:
    """Seconds by the clock and of this process's processor time, each the median."""
    taken, used = [], []
    for _ in range(rounds):
        began, before = time.perf_counter(), time.process_time()
        work()
        taken.append(time.perf_counter() - began)
        used.append(time.process_time() - before)
    return statistics.median(taken), statistics.median(used)


if __name__ == "__main__":
    main()
