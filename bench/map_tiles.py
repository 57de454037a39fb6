"""Vector tiles over a million cases on PostgreSQL: milliseconds per tile at every zoom.

    python -m bench.map_tiles [--cases 1000000] [--open 50000] [--tiles 40]

A city of 20 × 20 km, its cases crowded towards the middle, one in twenty open. The whole endpoint is called
in this process (authentication included, no network). "cold" forgets every kept answer before each tile;
"warm" asks as a screen does that pans and zooms. Tiles are drawn where cases are.
The leader's figures are asked for over the same cases first. Wall-clock times follow the load of the machine, so
the CPU time of this process and of the database's is told beside them (parallel query is off, lest some escape).
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests import private_postgres

MIDDLE = (113.95, 35.35)
ZOOMS = range(8, 17)
KINDS = {
    "open, centre": ("leader", "cases", {}),
    "open red, centre": ("leader", "cases", {"lamp": "red"}),
    "open, unit": ("cleaner", "cases", {}),
    "all, centre": ("leader", "cases", {"stage": "all"}),
    "all, one category": ("leader", "cases", {"stage": "all", "category_code": "0101"}),
    "all, unit": ("cleaner", "cases", {"stage": "all"}),
    "cells": ("leader", "cells", {}),
    "streets": ("leader", "divisions", {}),
}
SPREAD = """
CREATE TEMP TABLE spot AS
SELECT n, n <= %(open)s AS open, lon, lat, ((r::bigint << 20) | floor((lon + 180) / 360 * columns)::bigint) AS tile
FROM (SELECT n, lon, lat, r, round(360000 * cos(radians((r + 0.5) / 1000 - 90))) AS columns
      FROM (SELECT n, lon, lat, floor((lat + 90) * 1000) AS r
            FROM (SELECT n, %(lon)s + (random() + random() + random() - 1.5) * 0.075 AS lon,
                         %(lat)s + (random() + random() + random() - 1.5) * 0.06 AS lat
                  FROM generate_series(1, %(cases)s) n) a) b) c;
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=int, default=1_000_000)
    options.add_argument("--open", type=int, default=50_000)
    options.add_argument("--tiles", type=int, default=40)
    options.add_argument("--only", nargs="*", choices=list(KINDS), default=list(KINDS))
    told = options.parse_args()
    cluster = private_postgres.start()
    if cluster is None:
        sys.exit("这里没有 PostgreSQL。  No PostgreSQL here.")
    try:
        os.environ |= {
            "DATABASE_URL": cluster.url,
            "CITYLOOP_HOME": tempfile.mkdtemp(prefix="cityloop-bench-"),
        }
        os.environ["DJANGO_SETTINGS_MODULE"] = "cityloop.config.settings"
        tokens = _prepare(told.cases, told.open)
        _figures(tokens["leader"], cluster)
        _measure({kind: KINDS[kind] for kind in told.only}, tokens, told.tiles, cluster)
    finally:
        cluster.stop()


def _prepare(cases: int, open_cases: int) -> dict[str, str]:
    """The town, its two model cases copied over the city; tokens by name."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from cityloop.cases.stages import Stage
    from cityloop.people import tokens
    from tests.town import build_town
    from tests.walk import case_at

    call_command("migrate", verbosity=0)
    town = build_town()
    models = {True: case_at(town, Stage.HANDLING), False: case_at(town, Stage.CLOSED)}
    _cells(town)
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(SPREAD, {"open": open_cases, "cases": cases, "lon": MIDDLE[0], "lat": MIDDLE[1]})
        for is_open, model in models.items():
            _copy(cursor, model.pk, is_open, town)
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("ALTER ROLE CURRENT_USER SET max_parallel_workers_per_gather = 0")
        cursor.execute("SET max_parallel_workers_per_gather = 0")
    print(f"{cases:,} cases ({open_cases:,} open) in {time.perf_counter() - began:.0f} s", flush=True)
    return {name: tokens.make(town.users[name], name="bench")[1] for name in ("leader", "cleaner")}


def _copy(cursor: Any, model: int, is_open: bool, town: Any) -> None:
    """A model case and its holder's spells, once for each spot; every fifth for the unit that is measured."""
    from cityloop.cases.models import Assignment, Case

    own = {"id": "s.n", "number": "'B' || s.n", "lon": "s.lon", "lat": "s.lat", "tile": "s.tile"}
    own |= {"reported_at": "m.reported_at - s.n * interval '20 seconds'"}
    own |= {"category_code": "CASE s.n %% 3 WHEN 0 THEN '0101' ELSE '0401' END", "duty_grid_id": "NULL"}
    cursor.execute(
        _insert(Case, own) + " FROM cases_case m, spot s WHERE m.id = %s AND s.open = %s", [model, is_open]
    )
    unit = f"CASE s.n %% 5 WHEN 0 THEN {town.departments['sanitation'].pk} ELSE {town.departments['water'].pk} END"
    ago = "s.n * interval '20 seconds'"
    shift = "CASE s.n %% 4 WHEN 0 THEN interval '-9 hours' ELSE interval '0' END"
    own = {"id": "s.n", "case_id": "s.n", "department_id": unit, "due_at": f"m.due_at + {shift} - {ago}"}
    own |= {"started_at": f"m.started_at - {ago}", "ended_at": f"m.ended_at - {ago}"}
    spells = Assignment.objects.filter(case_id=model, kind="handle").values_list("pk", flat=True)
    query = _insert(Assignment, own) + " FROM cases_assignment m, spot s WHERE m.id = %s AND s.open = %s"
    cursor.execute(query, [spells[0], is_open])


def _insert(model: Any, own: dict[str, str]) -> str:
    names = [field.column for field in model._meta.concrete_fields]
    values = ", ".join(own.get(name, f"m.{name}") for name in names)
    return f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) SELECT {values}"


def _cells(town: Any) -> None:
    """20,164 grid cells of about 100 m over the city, in some 90 streets."""
    from cityloop.core import editions
    from cityloop.places.models import GridCell

    def ring(x: float, y: float) -> dict[str, Any]:
        square = [[x, y], [x + 0.0011, y], [x + 0.0011, y + 0.0009], [x, y + 0.0009], [x, y]]
        return {"type": "Polygon", "coordinates": [square]}

    rows = [
        GridCell(
            platform=town.platform,
            code=f"410702{(a // 16) * 10 + b // 16 + 100:03d}{1:03d}{a % 16 * 16 + b % 16:03d}",
            polygon=ring(MIDDLE[0] - 0.078 + a * 0.0011, MIDDLE[1] - 0.064 + b * 0.0009),
            area_m2=10_000,
        )
        for a in range(142)
        for b in range(142)
    ]
    GridCell.objects.bulk_create(rows, ignore_conflicts=True)
    editions.bump(editions.PLACES)


FIGURES = ("today", "trend?days=30", "ranking?period=week", "ranking?by=category&period=month")


def _cpu(cluster: private_postgres.Cluster) -> float:
    """Milliseconds of CPU used by this process and by the server's backends."""
    root = (cluster.folder / "data" / "postmaster.pid").read_text().split()[0]
    ticks = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
                ticks += int(fields[11]) + int(fields[12]) if fields[1] == root else 0
    return 1000 * (time.process_time() + ticks / os.sysconf("SC_CLK_TCK"))


def _figures(token: str, cluster: private_postgres.Cluster) -> None:
    """The leader's page over the same cases, unkept, five times."""
    from django.test import Client

    from cityloop.core import briefly

    client = Client(headers={"host": "127.0.0.1", "authorization": f"Bearer {token}"})
    for path in FIGURES:
        took, cpu = [], _cpu(cluster)
        for _ in range(5):
            briefly.forget()
            began = time.perf_counter()
            assert client.get(f"/api/v1/figures/{path}").status_code == 200
            took.append(1000 * (time.perf_counter() - began))
        cpu = (_cpu(cluster) - cpu) / 5
        print(
            f"figures/{path}: median {statistics.median(took):.0f} ms, best {min(took):.0f}, CPU {cpu:.0f}",
            flush=True,
        )


def _measure(
    kinds: dict[str, Any], tokens: dict[str, str], tiles: int, cluster: private_postgres.Cluster
) -> None:
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    print(f"{'':>20}  " + "  ".join(f"{'z' + str(z):>14}" for z in ZOOMS) + "   (median/P95/CPU ms)")
    for label, (name, layer, query) in kinds.items():
        for warm in (False, True):
            asking = _asking(client, tokens[name], layer, query, warm)
            line = [_zoom(asking, z, tiles, cluster) for z in ZOOMS]
            print(f"{label:>15} {'warm' if warm else 'cold'}  " + "  ".join(line), flush=True)


def _asking(
    client: Any, token: str, layer: str, query: dict[str, str], warm: bool
) -> Callable[[int, int, int], int]:
    from cityloop.core import briefly

    def ask(z: int, x: int, y: int) -> int:
        if not warm:
            briefly.forget()
        headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "gzip"}
        answer = client.get(f"/api/v1/map/tiles/{layer}/{z}/{x}/{y}.mvt", query, headers=headers)
        assert answer.status_code == 200, answer.content
        return len(answer.content)

    return ask


def _zoom(ask: Callable[[int, int, int], int], z: int, tiles: int, cluster: private_postgres.Cluster) -> str:
    import numpy as np

    from cityloop.places.vector_tiles import to_world

    took, dice, cpu = [], random.Random(z), 0.0
    for number in range(tiles + 1):
        lon = MIDDLE[0] + (dice.random() + dice.random() + dice.random() - 1.5) * 0.075
        lat = MIDDLE[1] + (dice.random() + dice.random() + dice.random() - 1.5) * 0.06
        x, y = (int(part * (1 << z)) for part in to_world(np.array([lon]), np.array([lat]))[0])
        began = time.perf_counter()
        ask(z, x, y)
        took.append(1000 * (time.perf_counter() - began))
        if not number:  # the first warms the connection
            took, cpu = [], _cpu(cluster)
    took.sort()
    cpu = (_cpu(cluster) - cpu) / len(took)
    return f"{statistics.median(took):4.0f}/{took[int(len(took) * 0.95)]:4.0f}/{cpu:4.0f}"


if __name__ == "__main__":
    main()
