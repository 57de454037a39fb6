"""Vector tiles over a million cases on PostgreSQL: milliseconds per tile at every zoom.

    python -m bench.map_tiles --at URL [--tiles 40]

`bench.million` builds the city and says its URL. The whole endpoint is called in this process (authentication
included, no network), at places where cases are: first one tile with nothing kept, then many as a screen asks for
them that pans and zooms. Beside the clock stands the CPU of this process and of the database (parallel query is off,
lest some escape), because the clock follows the load of the machine.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable
from typing import Any

from bench import million

ZOOMS = range(8, 17)
KINDS: dict[str, tuple[str, str, dict[str, str]]] = {
    "open, centre": ("leader", "cases", {}),
    "open red, centre": ("leader", "cases", {"lamp": "red"}),
    "open, unit": ("cleaner", "cases", {}),
    "all, centre": ("leader", "cases", {"stage": "all"}),
    "all, one category": ("leader", "cases", {"stage": "all", "category_code": "0101"}),
    "all, unit": ("cleaner", "cases", {"stage": "all"}),
    "cells": ("leader", "cells", {}),
    "streets": ("leader", "divisions", {}),
}
Ask = Callable[[int, int, int], None]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--at", required=True, help="a database built by bench.million")
    options.add_argument("--tiles", type=int, default=40)
    options.add_argument("--only", nargs="*", choices=list(KINDS), default=list(KINDS))
    told = options.parse_args()
    million.use(told.at)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    print(
        f"{'':>18} {'first':>14}  "
        + "  ".join(f"{'z' + str(z):>12}" for z in ZOOMS)
        + "   (median/P95/CPU ms)"
    )
    for kind in told.only:
        _measured(kind, told.tiles)


def _measured(kind: str, tiles: int) -> None:
    from cityloop.core import briefly

    ask, places = _asking(*KINDS[kind]), random.Random(7)
    ask(ZOOMS[-1], *_tile(places, ZOOMS[-1]))  # warms connection and memory
    briefly.forget()
    first = _line(ask, [(ZOOMS[0], *_tile(places, ZOOMS[0]))])
    line = [_line(ask, [(z, *_tile(places, z)) for _ in range(tiles)]) for z in ZOOMS]
    print(f"{kind:>18} {first:>14}  " + "  ".join(f"{one:>12}" for one in line), flush=True)


def _line(ask: Ask, tiles: list[tuple[int, int, int]]) -> str:
    took, cpu = [], million.spent()
    for tile in tiles:
        began = time.perf_counter()
        ask(*tile)
        took.append(1000 * (time.perf_counter() - began))
    cpu = (million.spent() - cpu) / len(took)
    late = sorted(took)[max(-(-len(took) * 95 // 100), 1) - 1]
    return f"{statistics.median(took):.0f}/{late:.0f}/{cpu:.0f}"


def _asking(who: str, layer: str, query: dict[str, str]) -> Ask:
    from django.test import Client

    from cityloop.people import tokens
    from cityloop.people.models import User

    token = tokens.make(User.objects.get(username=who), name="bench")[1]
    headers = {"host": "127.0.0.1", "authorization": f"Bearer {token}", "accept-encoding": "gzip"}
    client: Any = Client(headers=headers)

    def ask(z: int, x: int, y: int) -> None:
        answer = client.get(f"/api/v1/map/tiles/{layer}/{z}/{x}/{y}.mvt", query)
        assert answer.status_code == 200, answer.content

    return ask


def _tile(places: random.Random, z: int) -> tuple[int, int]:
    import numpy as np

    from cityloop.places.vector_tiles import to_world

    lon = million.MIDDLE[0] + (places.random() + places.random() + places.random() - 1.5) * 0.075
    lat = million.MIDDLE[1] + (places.random() + places.random() + places.random() - 1.5) * 0.06
    x, y = to_world(np.array([lon]), np.array([lat]))[0]
    return int(x * (1 << z)), int(y * (1 << z))


if __name__ == "__main__":
    main()
