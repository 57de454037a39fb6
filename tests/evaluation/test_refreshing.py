"""Refreshing facts: only what is new, and yet the same bytes as from scratch."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cityloop.cases.actions import closing, intake
from cityloop.cases.stages import Stage
from cityloop.core import clock
from cityloop.core.ids import by_clock
from cityloop.evaluation import counting
from cityloop.evaluation.facts import refreshing
from cityloop.evaluation.facts.columns import SCHEMA, Level
from cityloop.evaluation.facts.refreshing import Refreshed, refresh
from cityloop.evaluation.facts.store import Store
from cityloop.evaluation.measures import Window
from cityloop.evaluation.words import AttributeBy, Fact, ObjectType, Population
from tests.cases.scenes import feed_back, inspected
from tests.evaluation.story import at
from tests.town import Town, build_town
from tests.walk import case_at, reported


def contents(store: Store) -> dict[str, bytes]:
    return {str(path.relative_to(store.root)): path.read_bytes() for path in store.root.rglob("*.parquet")}


def scratch(town: Town, folder: Path) -> dict[str, bytes]:
    store = Store(folder)
    refresh(town.platform, store, from_scratch=True)
    return contents(store)


def test_bit_by_bit_is_the_same_as_from_scratch(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "OVERLAP", 0)
    monkeypatch.setattr(refreshing, "BATCH", 2)
    store = Store(tmp_path / "bit")
    with clock.at(at("2026-10-31 09:00")):
        old = case_at(town, Stage.INSPECTED)
        case_at(town, Stage.HANDLING)
    assert refresh(town.platform, store) == Refreshed(2, 1, whole=True)
    with clock.at(at("2026-11-16 09:00")):
        closing.close(old, by=town.actor("chief"))
        case_at(town, Stage.CLOSED)
    assert refresh(town.platform, store) == Refreshed(2, 2, whole=False)
    assert refresh(town.platform, store) == Refreshed(0, 0, whole=False)
    assert contents(store) == scratch(town, tmp_path / "scratch")
    assert len(store.files(town.platform.pk, Level.CASE)) == 2
    assert len(store.files(town.platform.pk, Level.CASE, "2026-10")) == 1


def test_what_the_watermark_missed_is_found(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row whose id is older than what was seen: committed late, or written by a simulator of the past."""
    monkeypatch.setattr(refreshing, "OVERLAP", 0)
    store = Store(tmp_path / "bit")
    case_at(town, Stage.HANDLED)
    refresh(town.platform, store)
    with clock.at(at("2026-10-01 09:00")), by_clock(1):
        reported(town)
    assert refresh(town.platform, store).whole
    assert contents(store) == scratch(town, tmp_path / "scratch")


def test_a_new_inspector_of_a_grid_is_heard(town: Town, tmp_path: Path) -> None:
    store = Store(tmp_path)
    case = case_at(town, Stage.VERIFYING)
    intake.submit_verification(case, by=town.actor("inspector_wu"), confirmed=True, note="属实")
    refresh(town.platform, store)
    grid = town.grids["G1"]
    grid.inspector = town.users["inspector_wu"]
    grid.save()
    assert refresh(town.platform, store).whole
    posts = store.read(town.platform.pk, Level.POST, store.months(town.platform.pk).pop()).to_pylist()
    assert [row["person_id"] for row in posts if row["kind"] == "grid"] == [town.users["inspector_wu"].pk]


def test_platforms_keep_apart(town: Town, tmp_path: Path) -> None:
    other, store = build_town("other"), Store(tmp_path)
    reported(town)
    reported(other)
    assert [refresh(one.platform, store).cases for one in (town, other)] == [1, 1]
    reported(other)
    assert refresh(other.platform, store).whole is False
    assert contents(store) == contents(store) | scratch(town, tmp_path / "scratch")


def test_no_query_per_case(town: Town, tmp_path: Path, django_assert_num_queries: object) -> None:
    case_at(town, Stage.CLOSED)
    refresh(town.platform, Store(tmp_path / "warm"))
    with django_assert_num_queries(10) as one:  # type: ignore[operator]
        refresh(town.platform, Store(tmp_path / "one"))
    for _ in range(3):
        case_at(town, Stage.CLOSED)
    with django_assert_num_queries(len(one)):  # type: ignore[operator]
        refresh(town.platform, Store(tmp_path / "four"))


def test_working_time_stands_still_while_the_case_hangs_and_at_night(town: Town, tmp_path: Path) -> None:
    """Mon 17:00 to Tue 09:00 are two working hours; the rework adds its own."""
    store = Store(tmp_path)
    with clock.at(at("2026-11-16 17:00")):
        case = case_at(town, Stage.HANDLING)
    with clock.at(at("2026-11-17 09:00")):
        case = inspected(town, feed_back(town, case), fixed=False)
        case = closing.rework(case, by=town.actor("intake"), note="不行")
    with clock.at(at("2026-11-17 09:30")):
        feed_back(town, case)
    refresh(town.platform, store)
    rows = store.read(town.platform.pk, Level.UNIT, "2026-11").to_pylist()
    handled = [row["handling_seconds"] for row in rows if row["handled_at"] != rows[-1]["valid_to"]]
    assert handled == [2 * 3600, 2 * 3600 + 1800]


def test_every_row_says_which_case_and_when(town: Town, tmp_path: Path) -> None:
    with clock.at(at("2026-11-16 00:30")):
        case = case_at(town, Stage.CLOSED)
    store = Store(tmp_path)
    refresh(town.platform, store)
    (row,) = store.read(town.platform.pk, Level.CASE, "2026-11").to_pylist()
    assert {name: row[name] for name in ("number", "local_week", "local_day", "local_hour")} == {
        "number": case.number, "local_week": "2026-W47", "local_day": "2026-11-16", "local_hour": 0,
    }  # fmt: skip
    assert (row["street"], row["community"], row["cell"][-3:]) == ("410702001", "410702001001", "003")
    assert set(row) == set(SCHEMA.names)
    assert row["day_ends_at"] - row["in_reported_at"] == timedelta(hours=23, minutes=30) // timedelta(
        microseconds=1
    )


def test_pages_may_lag_a_little_until_somebody_looks_after_the_facts(
    town: Town, facts_folder: Path, settings: Any
) -> None:
    settings.FACTS_SECONDS = 30.0
    window = Window(at("2026-11-01 00:00"), at("2026-12-01 00:00"), at("2026-12-01 00:00"))

    def reports() -> int:
        found = counting.measuring(town.platform).measure(
            ObjectType.DISTRICT, window, Population(attribute_by=AttributeBy.REPORTED), [Fact.REPORTED]
        )
        return sum(counts[Fact.REPORTED] for counts in found.values())

    with clock.at(at("2026-11-16 09:00")):
        reported(town)
        assert reports() == 1
        reported(town)
        assert reports() == 1
        counting.look_after(town.platform)
        assert reports() == 2
        settings.FACTS_SECONDS = 0.0
        reported(town)
        assert reports() == 3
