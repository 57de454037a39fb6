"""Every cell of a whole imported city, by the facts and by brute force.

    python -m bench.recount --city boston|chicago [--postgres] [--limit N]

Imports the whole file of `../shared/data/311` into a fresh database (SQLite, or a PostgreSQL of its own), computes the
facts, and compares them with `tests.evaluation.brute` for every month of reports as of its end, and once for everything
after the last of them; every kind of object, every fact, every option of the four forks. Slow on purpose: `nice` it.
Ends with 1 when a cell differs.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "311"
CITIES = {
    "boston": ("boston_2011_07-10.csv.gz", "boston_311"),
    "chicago": ("chicago_sanitation_2012-2013.csv.gz", "chicago_sanitation"),
}
AFTER = datetime(2026, 1, 1, tzinfo=UTC)  # the window of all that fell due or was closed later ends here
AT_ONCE = 1_000  # cases in memory


@dataclass
class Tally:
    """Cells of one kind of object."""

    objects: int = 0
    cells: int = 0  # objects × facts; what both call zero is counted too
    filled: int = 0
    differing: int = 0


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--city", choices=CITIES, required=True)
    options.add_argument(
        "--postgres", action="store_true", help="in a PostgreSQL of its own instead of SQLite"
    )
    options.add_argument("--limit", type=int, help="the first so many rows only")
    told = options.parse_args()
    from tests import private_postgres

    cluster = private_postgres.start() if told.postgres else None
    if told.postgres and cluster is None:
        sys.exit("这里没有 PostgreSQL。  No PostgreSQL here.")
    try:
        with tempfile.TemporaryDirectory(prefix="cityloop-recount-") as folder:
            _set_up(folder, cluster.url if cluster else "")
            differing = recount(told.city, Path(folder), told.limit)
    finally:
        if cluster is not None:
            cluster.stop()
    sys.exit(1 if differing else 0)


def _set_up(folder: str, url: str) -> None:
    """This process works in a folder of its own, on that database or on a SQLite in the folder."""
    os.environ |= {"DATABASE_URL": url, "CITYLOOP_HOME": folder}
    os.environ["DJANGO_SETTINGS_MODULE"] = "cityloop.config.settings"
    # Django can only be set up once the environment names the database.
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def recount(city: str, folder: Path, limit: int | None) -> int:
    """How many cells differ."""
    from cityloop.evaluation.facts.refreshing import refresh
    from cityloop.evaluation.facts.store import Store
    from cityloop.evaluation.words import Fact
    from tests.evaluation.story import POPULATIONS, counted, differences, measuring

    platform = _imported(city, folder, limit)
    store = Store(folder / "facts")
    began = time.perf_counter()
    print(f"facts of {refresh(platform, store).cases:,} cases in {_since(began)}", flush=True)
    windows = list(_windows(platform))
    began = time.perf_counter()
    theirs = _brute(platform, windows, POPULATIONS)
    print(f"{len(windows)} windows by brute force in {_since(began)}", flush=True)
    facts, tallies = measuring(store, platform), defaultdict[str, Tally](Tally)
    for number, window in enumerate(windows):
        for population in POPULATIONS:
            mine = counted(facts, window, population)
            other = theirs[number, population.attribute_by]
            for kind, objects in Counter(kind for kind, _ in {cell[:2] for cell in mine | other}).items():
                tallies[kind].objects += objects
                tallies[kind].cells += objects * len(Fact)
            for cell in mine | other:
                tallies[cell[0]].filled += 1
            for row in differences(mine, other):
                tallies[str(row[0])].differing += 1
                if tallies[str(row[0])].differing <= 20:
                    print(f"  {window.begin:%Y-%m-%d} {population.attribute_by} {row}", flush=True)
    return _told(tallies)


def _imported(city: str, folder: Path, limit: int | None) -> Any:
    from cityloop.intake.history.importing import Order, run
    from cityloop.intake.history.mapping_file import read_mapping
    from cityloop.people.models import Platform

    table, mapping = CITIES[city]
    began = time.perf_counter()
    rejects = folder / "rejects.csv"
    summary = run(Order(table=DATA / table, mapping=read_mapping(mapping), rejects=rejects, limit=limit))
    if summary.interrupted:
        sys.exit(summary.interrupted)
    print(f"{table}: {summary.written:,} cases imported in {_since(began)}", flush=True)
    return Platform.objects.get(code=summary.platform)


def _windows(platform: Any) -> Iterator[Any]:
    """Every month of reports as of its end, then all that came later."""
    from zoneinfo import ZoneInfo

    from django.db.models import Max, Min

    from cityloop.cases.models import Case
    from cityloop.evaluation.measures import Window
    from cityloop.evaluation.periods import Kind, containing

    zone = ZoneInfo(platform.timezone)
    span = Case.objects.filter(platform=platform).aggregate(first=Min("reported_at"), last=Max("reported_at"))
    begin, last = span["first"], span["last"]
    while begin <= last:
        begin, end = containing(Kind.MONTH, begin.astimezone(zone).date()).bounds(zone)
        yield Window(begin, end, end)
        begin = end
    yield Window(begin, AFTER, AFTER)


def _brute(platform: Any, windows: list[Any], populations: list[Any]) -> dict[tuple[int, Any], Any]:
    """The cells by window and population, added up over portions of the cases."""
    from cityloop.cases.models import Case
    from tests.evaluation import brute

    ids = list(Case.objects.filter(platform=platform).order_by("pk").values_list("pk", flat=True))
    found: dict[tuple[int, Any], Counter[Any]] = defaultdict(Counter)
    for start in range(0, len(ids), AT_ONCE):
        some, memory = brute.load(platform, pk__in=ids[start : start + AT_ONCE]), {}
        for number, window in enumerate(windows):
            # What was known at the end of one month is what was left over when the next began.
            memory = {key: said for key, said in memory.items() if key[1] == window.begin}
            for population in populations:
                span = (window.begin, window.end, window.as_of)
                found[number, population.attribute_by].update(
                    brute.recompute(platform, *span, population, some, memory)
                )
        print(f"  {min(start + AT_ONCE, len(ids)):,} of {len(ids):,}", flush=True)
    return found


def _told(tallies: dict[str, Tally]) -> int:
    for kind, tally in sorted(tallies.items()):
        print(
            f"{kind:12} {tally.objects:7,} objects × windows × forks, {tally.cells:10,} cells,"
            f" {tally.filled:9,} not zero, {tally.differing:,} differ"
        )
    whole = sum(tally.differing for tally in tallies.values())
    print(f"{sum(tally.cells for tally in tallies.values()):,} cells, {whole:,} differ")
    return whole


def _since(began: float) -> str:
    return f"{time.perf_counter() - began:.0f} s"


if __name__ == "__main__":
    main()
