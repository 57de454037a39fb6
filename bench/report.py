"""Reports per second over HTTP on PostgreSQL, beside pgbench doing the same writes as one statement, in one run.

    python -m bench.report [--seconds 10] [--connections 32] [--workers 2] [--rounds 3]

The server is the real one: authentication, validation, place look-up, catalogue, clock, number, chain.
The limit is what PostgreSQL itself does with the same rows on the same machine at the same time of day.
Read the ratio; bare figures drift with the machine.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import load
from tests import private_postgres

PORT = 8765


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seconds", type=float, default=10)
    options.add_argument("--connections", type=int, default=32)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--rounds", type=int, default=3)
    told = options.parse_args()
    cluster = private_postgres.start()
    if cluster is None:
        sys.exit("这里没有 PostgreSQL。  No PostgreSQL here.")
    try:
        _measure(cluster, told)
    finally:
        cluster.stop()


def _measure(cluster: private_postgres.Cluster, told: argparse.Namespace) -> None:
    home = tempfile.mkdtemp(prefix="cityloop-bench-")
    os.environ |= {"DATABASE_URL": cluster.url, "CITYLOOP_HOME": home}
    os.environ["DJANGO_SETTINGS_MODULE"] = "cityloop.config.settings"
    ground = _prepare(home)
    reports = _reports(ground)
    server = _serve(told.workers)
    ratios, rates, limits = [], [], []
    try:
        load.run(PORT, reports, connections=told.connections, seconds=2)  # warm
        for number in range(told.rounds):
            limit = _pgbench(cluster, ground.script, told.connections, told.seconds)
            ours = load.run(PORT, reports, connections=told.connections, seconds=told.seconds)
            bad = {status: count for status, count in ours.statuses.items() if status != 201}
            ratios.append(ours.per_second / limit)
            rates.append(ours.per_second)
            limits.append(limit)
            print(
                f"round {number + 1}: {ours.per_second:7.0f} reports/s  p50 {ours.percentile(0.5):5.0f} ms  "
                f"p99 {ours.percentile(0.99):5.0f} ms  | pgbench {limit:7.0f}/s | ratio {ratios[-1]:.3f}"
                + (f"  NOT 201: {bad}" if bad else ""),
                flush=True,
            )
    finally:
        server.terminate()
        server.wait()
    print(
        f"median of {told.rounds}: {statistics.median(rates):.0f} reports/s, limit {statistics.median(limits):.0f}/s, "
        f"ratio {statistics.median(ratios):.3f} ({told.workers} workers, {told.connections} connections)"
    )


@dataclass
class Ground:
    """The demo district as the bench needs it: a token to report with, where and what to report, the limit."""

    token: str
    points: list[tuple[float, float]]
    codes: list[str]
    script: Path


def _prepare(home: str) -> Ground:
    """The demo district, a token, and the pgbench script made from one real report's statements."""
    # Django can only be set up once the environment names the database.
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from cityloop.cases.actions import intake
    from cityloop.cases.models import Source
    from cityloop.catalog.models import Category
    from cityloop.demo.seeding import build_platform
    from cityloop.people import actors, tokens
    from cityloop.people.models import User
    from cityloop.places.models import GridCell

    call_command("migrate", verbosity=0)
    platform = build_platform()
    user = User.objects.filter(platform=platform, memberships__post="channel").first()
    rings = GridCell.objects.filter(platform=platform).values_list("polygon", flat=True)
    points = [_middle(polygon) for polygon in rings]
    codes = list(Category.objects.filter(nature="event").values_list("code", flat=True))
    told = {"by": actors.of(user), "platform": platform, "source": Source.VIDEO, "nature": "event"}
    lon, lat = points[0]
    first = {"category_code": codes[0], "description": "路边有一堆垃圾", "lon": lon, "lat": lat}
    intake.report(**told, **first, key="warm")
    with CaptureQueriesContext(connection) as captured:
        intake.report(**told, **first, key="measured")
    script = Path(home) / "report.sql"
    script.write_text(_as_one_statement([row["sql"] for row in captured.captured_queries]), encoding="utf-8")
    Path(home).chmod(0o755)
    _, token = tokens.make(user, name="bench")
    connection.close()
    return Ground(token, points, codes, script)


def _middle(polygon: dict[str, Any]) -> tuple[float, float]:
    ring = polygon["coordinates"][0][:-1]
    return sum(lon for lon, _ in ring) / len(ring), sum(lat for _, lat in ring) / len(ring)


def _as_one_statement(statements: list[str]) -> str:
    """The writes of one report, captured from the real action, with fresh keys at every run."""
    (rows,) = (sql for sql in statements if "INSERT INTO" in sql)
    rows = rows.replace("measured'", "' || :a::bigint::text")
    for place, old in enumerate(sorted(set(_ids(rows)))):
        rows = rows.replace(str(old), f"(:a::bigint + {place})")
    for digest in {word for word in rows.replace("'", " ").split() if len(word) == 64 and set(word) - {"0"}}:
        rows = rows.replace(f"'{digest}'", "md5(:a::bigint::text) || md5((:a::bigint + 1)::text)")
    today = next(word for word in rows.replace("'", " ").split() if len(word) == 8 and word.startswith("20"))
    rows = rows.replace(f"'{today}'", "'B'")
    return "\\set a random(1, 4000000000000000000)\n" + " ".join(rows.split()) + ";\n"


def _ids(sql: str) -> list[int]:
    words = sql.replace(",", " ").replace("(", " ").replace(")", " ").split()
    return [int(word) for word in words if word.isdigit() and len(word) >= 18]


def _serve(workers: int) -> "subprocess.Popen[bytes]":
    command = [
        str(Path(sys.executable).parent / "granian"),
        "--interface=wsgi",
        f"--workers={workers}",
        "--blocking-threads=4",
        "--backpressure=64",
        "--port",
        str(PORT),
        "--no-access-log",
        "--log-level=warning",
        "cityloop.config.wsgi:application",
    ]
    server = subprocess.Popen(command)
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/api/v1/openapi.json", timeout=2)
            return server
        except OSError:
            time.sleep(0.2)
    server.terminate()
    sys.exit("服务没有起来。  The server did not start.")


def _reports(ground: Ground) -> Any:
    """Reports spread over the whole district, as a day of real ones is."""
    draw = random.Random(7)
    body = {"source": "video", "nature": "event", "description": "路边有一堆垃圾", "address": "测试路1号"}

    def request(number: int) -> bytes:
        lon, lat = draw.choice(ground.points)
        told = body | {"category": draw.choice(ground.codes), "lon": lon, "lat": lat}
        return load.post(
            "/api/v1/cases",
            json.dumps(told).encode(),
            Authorization=f"Bearer {ground.token}",
            Idempotency_Key=f"bench-{time.time_ns()}-{number}",
        )

    return request


def _pgbench(cluster: private_postgres.Cluster, script: Path, connections: int, seconds: float) -> float:
    command = [
        str(cluster.binaries / "pgbench"),
        "--no-vacuum",
        "--protocol=prepared",
        f"--client={connections}",
        "--jobs=2",
        f"--time={int(seconds)}",
        f"--file={script}",
        "--host",
        str(cluster.folder),
        "--username=postgres",
        "postgres",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for line in done.stdout.splitlines():
        if line.startswith("tps ="):
            return float(line.split()[2])
    sys.exit(f"pgbench: {done.stdout}\n{done.stderr}")


if __name__ == "__main__":
    main()
