"""The facts of imported cities agree with brute force in every cell of a month."""

import csv
import gzip
from pathlib import Path

import pytest

from cityloop.evaluation.facts.refreshing import refresh
from cityloop.evaluation.facts.store import Store
from cityloop.evaluation.measures import Window
from cityloop.intake.history.importing import Order, run
from cityloop.intake.history.mapping_file import read_mapping
from cityloop.people.models import Platform
from tests.evaluation import brute
from tests.evaluation.story import POPULATIONS, at, counted, differences, measuring, recomputed, told

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "311"
ROWS = 1_500
pytestmark = [pytest.mark.real_data, pytest.mark.django_db]


def first_rows(name: str, folder: Path, skip: int) -> Path:
    """A slice of the table: every so many rows, so that it spans the months."""
    if not (DATA / name).exists():
        pytest.skip(f"no {name} beside the checkout")
    path = folder / name.removesuffix(".gz")
    with gzip.open(DATA / name, "rt", encoding="utf-8", newline="") as stream, path.open("w") as out:
        rows, writer = csv.reader(stream), csv.writer(out)
        writer.writerow(next(rows))
        writer.writerows(row for index, row in enumerate(rows) if index % skip == 0 and index < skip * ROWS)
    return path


@pytest.mark.parametrize(
    ("name", "mapping", "skip", "begin", "end"),
    [
        ("boston_2011_07-10.csv.gz", "boston_311", 27, "2011-08-01 12:00", "2011-09-01 12:00"),
        (
            "chicago_sanitation_2012-2013.csv.gz",
            "chicago_sanitation",
            20,
            "2012-08-01 13:00",
            "2012-09-01 13:00",
        ),
    ],
)
def test_a_month(tmp_path: Path, name: str, mapping: str, skip: int, begin: str, end: str) -> None:
    table = first_rows(name, tmp_path, skip)
    run(Order(table=table, mapping=read_mapping(mapping), rejects=tmp_path / "rejects.csv"))
    platform = Platform.objects.latest("pk")
    store = Store(tmp_path / "facts")
    assert refresh(platform, store).cases > 1_000
    cases, facts = list(brute.load(platform)), measuring(store, platform)
    for as_of in (end, "2026-01-01 00:00"):
        window = Window(at(begin), at(end), at(as_of))
        for population in POPULATIONS:
            mine, theirs = (
                counted(facts, window, population),
                recomputed(platform, window, population, cases),
            )
            assert not differences(mine, theirs), told(mine, theirs)
            assert mine
