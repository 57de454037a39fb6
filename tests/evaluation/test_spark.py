"""Spark gives every number that DuckDB gives, over the same files, as a cluster with workers of its own.

`make test-spark` installs pyspark and asks for it; the ordinary run skips it. Asked for without a Java it is
skipped by name, under CI=true it fails.
"""

import importlib.util
import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from cityloop.evaluation.engine.duck import DuckEngine
from cityloop.evaluation.facts.refreshing import refresh
from cityloop.evaluation.facts.store import Store
from cityloop.evaluation.measures import Measuring, Window
from cityloop.evaluation.words import Fact, ObjectType
from tests.demo.conftest import Story, district, story  # noqa: F401  (fixtures)
from tests.evaluation.story import POPULATIONS, at, counted

pytestmark = [pytest.mark.django_db, pytest.mark.spark]
MONTH = Window(at("2026-11-01 00:00"), at("2026-12-01 00:00"), at("2026-11-18 09:30"))


@pytest.fixture(scope="module")
def session(request: pytest.FixtureRequest) -> Iterator[Any]:
    if request.config.option.markexpr != "spark":
        pytest.skip("Spark 对照由 make test-spark 运行 (asked for by make test-spark)")
    missing = [name for name, found in _needed().items() if not found]
    if missing:
        said = f"Spark 对照没有运行：缺 {'、'.join(missing)}。 Spark comparison did not run: {', '.join(missing)} missing."
        pytest.fail(said) if os.environ.get("CI") == "true" else pytest.skip(said)
    from pyspark.sql import SparkSession

    found = (
        SparkSession.builder.master("local-cluster[1,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "America/New_York")  # must not matter
        .getOrCreate()
    )
    yield found
    found.stop()


def _needed() -> dict[str, object]:
    return {"pyspark": importlib.util.find_spec("pyspark"), "java": shutil.which("java")}


@pytest.fixture(scope="module")
def both(
    session: Any,  # first: without it no story is told
    story: Story,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Measuring, Measuring]:
    from cityloop.evaluation.engine.spark import SparkEngine

    store = Store(tmp_path_factory.mktemp("facts"))
    refresh(story.platform, store)
    return tuple(  # type: ignore[return-value]
        Measuring(store, engine, story.platform.pk)
        for engine in (SparkEngine(session), DuckEngine(threads=1))
    )


@pytest.mark.parametrize("population", POPULATIONS)
def test_every_cell(both: tuple[Measuring, Measuring], population: Any) -> None:
    spark, duck = (counted(facts, MONTH, population) for facts in both)
    assert len(duck) > 1_000
    assert spark == duck


def test_series_and_lists(both: tuple[Measuring, Measuring]) -> None:
    days = [
        Window(at(f"2026-11-{day} 00:00"), at(f"2026-11-{day + 1} 00:00"), MONTH.as_of)
        for day in (16, 17, 18)
    ]
    uneven = [Window(days[0].begin, days[1].end, MONTH.as_of), days[2]]
    facts = [Fact.DISPATCHED, Fact.DUE]
    for windows in (days, uneven):
        one, other = (each.series(ObjectType.UNIT, windows, POPULATIONS[0], facts) for each in both)
        assert one == other
        assert any(one)
    key = next(iter(both[1].measure(ObjectType.UNIT, MONTH, POPULATIONS[0], [Fact.DUE])))
    lists = [each.behind(ObjectType.UNIT, key, Fact.DUE, MONTH, POPULATIONS[0]) for each in both]
    assert lists[0] == lists[1]
