"""A decree moves promises (时限重算): of the unit, of units below and beside it, of a desk, while a case hangs."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cityloop.cases.actions import handling, requests
from cityloop.cases.models import Case
from cityloop.cases.stages import Stage
from cityloop.cases.sweeps import sweep
from cityloop.catalog import actions as catalog
from cityloop.catalog.models import StageLimit, TimeLimit
from cityloop.catalog.rows import DayRow
from cityloop.catalog.worktime import Limit, Unit
from cityloop.core import clock, editions
from cityloop.evaluation.facts.refreshing import refresh
from cityloop.evaluation.facts.store import Store
from cityloop.evaluation.measures import Window
from cityloop.evaluation.words import AttributeBy, Fact, ObjectType, Population
from tests.cases.scenes import dispatched
from tests.evaluation import brute
from tests.evaluation.story import POPULATIONS, at, counted, differences, measuring, recomputed, told
from tests.town import Town
from tests.walk import case_at, photo, reported

# New Year 2027 as it might be decreed: rest Fri 1 to Sun 3 January.
NEW_YEAR = [DayRow(day=date(2027, 1, day), works=False, note="元旦") for day in (1, 2, 3)]
BY_DUE = Population(attribute_by=AttributeBy.DUE)
FRIDAY = (at("2027-01-01 00:00"), at("2027-01-02 00:00"))
MONDAY = (at("2027-01-04 00:00"), at("2027-01-05 00:00"))
WEEK = (at("2026-12-31 00:00"), at("2027-01-09 00:00"))
Count = Callable[..., dict[int | str, int]]


@pytest.fixture
def count(town: Town, tmp_path: Path) -> Count:
    """Refresh, compare every cell with brute force under every population, then ask one fact of all objects."""
    store = Store(tmp_path)

    def counted_now(
        kind: ObjectType, fact: Fact, as_of: str, days: tuple[object, object], by: Population = BY_DUE
    ) -> dict[int | str, int]:
        refresh(town.platform, store)
        facts, cases = measuring(store, town.platform), list(brute.load(town.platform))
        for population in POPULATIONS:
            for one in (days, WEEK):
                window = Window(*one, at(as_of))  # type: ignore[arg-type]
                mine, theirs = (
                    counted(facts, window, population),
                    recomputed(town.platform, window, population, cases),
                )
                assert not differences(mine, theirs), told(mine, theirs)
        rows = facts.measure(kind, Window(*days, at(as_of)), by, [fact])  # type: ignore[arg-type]
        return {key: row[fact] for key, row in rows.items() if row[fact]}

    return counted_now


@pytest.fixture
def working_day(town: Town) -> Town:
    """One work day for 暴露垃圾."""
    TimeLimit.objects.filter(rule=town.rules["event:0101"]).update(amount="1", unit="work_day")
    editions.bump(editions.CATALOG)
    return town


def handed_out(town: Town, assisting: tuple[str, ...] = ()) -> Case:
    return dispatched(town, case_at(town, Stage.FILED), assisting=assisting)


def decreed(town: Town) -> int:
    """The holidays of 2027 are loaded on New Year's Eve, and the sweep moves what was provisional."""
    with clock.at(at("2026-12-31 17:58")):
        catalog.load_decree(catalog.default_calendar(town.platform), 2027, NEW_YEAR)
        return sweep().recomputed


def test_a_unit_is_late_by_the_new_promise_only(working_day: Town, count: Count) -> None:
    town = working_day
    with clock.at(at("2026-12-31 16:00")):
        case = handed_out(town)
    sanitation = town.departments["sanitation"].pk
    assert count(ObjectType.UNIT, Fact.DISPATCHED, "2026-12-31 17:00", FRIDAY) == {sanitation: 1}
    assert decreed(town) == 1
    assert count(ObjectType.UNIT, Fact.DISPATCHED, "2027-01-02 00:00", FRIDAY) == {}
    assert count(ObjectType.UNIT, Fact.UNHANDLED_IN_TIME, "2027-01-02 00:00", MONDAY) == {sanitation: 1}
    with clock.at(at("2027-01-04 10:00")):
        shown = [photo(town, "cleaner", kind) for kind in ("before", "after")]  # type: ignore[arg-type]
        handling.feed_back(case, by=town.actor("cleaner"), note="已清理", evidence_ids=shown)
    assert count(ObjectType.UNIT, Fact.HANDLED_ON_TIME, "2027-01-05 00:00", MONDAY) == {sanitation: 1}
    # As it was known on New Year's Eve nothing has moved.
    assert count(ObjectType.UNIT, Fact.DISPATCHED, "2026-12-31 17:00", FRIDAY) == {sanitation: 1}


def test_units_below_and_beside_keep_their_own_promises(working_day: Town, count: Count) -> None:
    town = working_day
    east, enforcement = (town.departments[name].pk for name in ("sanitation_east", "enforcement"))
    with clock.at(at("2026-12-31 16:00")):
        case = handed_out(town, assisting=("enforcement",))
    with clock.at(at("2026-12-31 16:30")):
        handling.redispatch(
            case, by=town.actor("cleaner"), department_id=east, limit=Limit("4", Unit.WORK_HOUR)
        )
    before = count(ObjectType.SECOND_LEVEL, Fact.DISPATCHED, "2026-12-31 17:00", FRIDAY)
    assert before == {east: 1, enforcement: 1}
    assert decreed(town) == 3
    assert count(ObjectType.SECOND_LEVEL, Fact.DISPATCHED, "2027-01-02 00:00", FRIDAY) == {}
    on_monday = count(ObjectType.SECOND_LEVEL, Fact.UNHANDLED_OVERDUE, "2027-01-04 13:00", MONDAY)
    assert on_monday == {east: 1}  # four hours ended at 10:30, the day of the others ends at 16:00
    late = count(ObjectType.SECOND_LEVEL, Fact.UNHANDLED_OVERDUE, "2027-01-04 17:00", MONDAY)
    assert late == {east: 1, enforcement: 1}


def test_what_was_taken_back_keeps_the_promise_it_had(working_day: Town, count: Count) -> None:
    """Two spells below with the same promise; the decree tells only of the one that is still open."""
    town, below = working_day, ObjectType.SECOND_LEVEL
    east, enforcement = (town.departments[name].pk for name in ("sanitation_east", "enforcement"))
    with clock.at(at("2026-12-31 16:00")):
        case = handed_out(town, assisting=("enforcement",))
        case = handling.recall(case, by=town.actor("cleaner"), note="不用协办")
        handling.redispatch(case, by=town.actor("cleaner"), department_id=east)
    assert decreed(town) == 2
    assert count(below, Fact.DISPATCHED, "2027-01-02 00:00", FRIDAY) == {enforcement: 1}
    assert count(below, Fact.DISPATCHED, "2027-01-02 00:00", MONDAY) == {east: 1}


def test_what_never_left_the_first_desk_is_due_by_the_desks_new_promise(town: Town, count: Count) -> None:
    StageLimit.objects.create(platform=town.platform, kind="accept", amount=Decimal(1), unit="work_hour")
    editions.bump(editions.CATALOG)
    with clock.at(at("2026-12-31 17:30")):
        reported(town)
    street = ObjectType.STREET
    assert count(street, Fact.REPORTED, "2026-12-31 17:57", FRIDAY) == {"410702001": 1}
    assert decreed(town) == 1
    assert count(street, Fact.REPORTED, "2027-01-02 00:00", FRIDAY) == {}
    assert count(street, Fact.REPORTED, "2027-01-02 00:00", MONDAY) == {"410702001": 1}
    assert count(street, Fact.REPORTED, "2026-12-31 17:57", FRIDAY) == {"410702001": 1}


def test_a_decree_while_a_case_hangs(working_day: Town, count: Count) -> None:
    town = working_day
    with clock.at(at("2026-12-31 16:00")):
        case = case_at(town, Stage.SUSPENDED)
    assert decreed(town) == 1
    with clock.at(at("2027-01-04 09:00")):
        requests.resume(case, by=town.actor("dispatcher"))
    sanitation = town.departments["sanitation"].pk
    tuesday = (at("2027-01-05 00:00"), at("2027-01-06 00:00"))
    assert count(ObjectType.UNIT, Fact.EVER_SUSPENDED, "2027-01-04 12:00", tuesday) == {sanitation: 1}
    assert count(ObjectType.UNIT, Fact.SUSPENDED, "2027-01-02 00:00", MONDAY) == {sanitation: 1}
