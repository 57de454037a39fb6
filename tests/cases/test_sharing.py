"""A case that several units hold stands in a list once, and names them all."""

from collections.abc import Iterator

import pytest

from cityloop.cases.actions import handling
from cityloop.cases.models import Case
from cityloop.cases.queries import Filter, Worklist, counts, everything, worklist
from cityloop.cases.stages import Stage
from cityloop.catalog.worktime import Limit, Unit
from tests.cases.scenes import at, dispatched
from tests.town import Town
from tests.walk import case_at

EAST, GROUP = "sanitation_east", "sanitation_east_1"
Line = tuple[str, list[str], list[str]]


def down(town: Town, case: Case, unit: str, *, by: str = "cleaner", hours: int = 0) -> None:
    limit = Limit(hours, Unit.WORK_HOUR) if hours else None
    handling.redispatch(case, by=town.actor(by), department_id=town.departments[unit].pk, limit=limit)


@pytest.fixture
def shared(town: Town) -> Iterator[tuple[Town, Case]]:
    """One case at 环卫处, handed down to 东队 (1 工作时) and to 一组 (2 工作时), dispatched Mon 09:00."""
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
        down(town, case, EAST, hours=1)
        down(town, case, GROUP, hours=2)
    with at("Mon 2026-11-16 09:10"):
        yield town, case


def lines(town: Town, who: str, name: Worklist, **narrow: object) -> list[Line]:
    """Each row as: the unit that stands for the case, those also there, those it was handed down to."""
    found = worklist(town.actor(who), name, narrow=Filter(**narrow)).rows
    return [
        (
            str(row.spell.department),
            [str(one) for one in row.also_at],
            [str(one) for one in row.handed_down_to],
        )
        for row in found
        if row.spell
    ]


def test_the_unit_above_sees_one_row_with_both_units(shared: tuple[Town, Case]) -> None:
    town, _ = shared
    assert lines(town, "cleaner", Worklist.BELOW) == [("环卫东队", ["环卫东队一组"], [])]
    assert counts(town.actor("cleaner"))["below"] == 1


def test_a_unit_that_is_asked_for_stands_for_the_case_itself(shared: tuple[Town, Case]) -> None:
    town, _ = shared
    group = town.departments[GROUP].pk
    expected = [("环卫东队一组", ["环卫东队"], [])]
    assert lines(town, "cleaner", Worklist.BELOW, department_id=group) == expected


def test_ones_own_row_says_to_whom_it_was_handed_down(shared: tuple[Town, Case]) -> None:
    town, case = shared
    assert lines(town, "cleaner", Worklist.PENDING) == [("环卫处", [], ["环卫东队", "环卫东队一组"])]
    assert lines(town, "chief", Worklist.ALL) == [("环卫处", [], ["环卫东队", "环卫东队一组"])]
    assert lines(town, "east_team", Worklist.PENDING) == [("环卫东队", [], [])]
    handling.report_back(case, by=town.actor("east_team"), note="已清理")
    assert lines(town, "cleaner", Worklist.PENDING) == [("环卫处", [], ["环卫东队一组"])]


def test_late_with_all_of_them_it_is_late_once(shared: tuple[Town, Case]) -> None:
    town, _ = shared
    table = [
        ("Mon 2026-11-16 10:30", [("环卫东队", [], [])]),
        ("Mon 2026-11-16 11:30", [("环卫东队", ["环卫东队一组"], [])]),
        ("Mon 2026-11-16 17:00", [("环卫东队", ["环卫东队一组", "环卫处"], [])]),
    ]
    for when, expected in table:
        with at(when):
            assert lines(town, "cleaner", Worklist.OVERDUE) == expected, when
            assert counts(town.actor("cleaner"))["overdue"] == 1, when
            assert lines(town, "east_team", Worklist.OVERDUE)[0][0] == "环卫东队"
    with at("Mon 2026-11-16 17:00"):  # the centre deals with the unit that holds the case
        assert lines(town, "chief", Worklist.OVERDUE) == [("环卫处", [], ["环卫东队", "环卫东队一组"])]


def test_due_together_the_upper_one_stands_for_it(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
        down(town, case, EAST)
        down(town, case, GROUP, by="east_team")
    with at("Mon 2026-11-16 17:00"):
        assert lines(town, "cleaner", Worklist.OVERDUE) == [
            ("环卫处", ["环卫东队", "环卫东队一组"], ["环卫东队"])
        ]
        assert lines(town, "cleaner", Worklist.BELOW) == [("环卫东队", ["环卫东队一组"], ["环卫东队一组"])]


def test_those_who_assist_were_handed_nothing_down(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = dispatched(town, case_at(town, Stage.FILED), "water", assisting=("sanitation",))
        assert lines(town, "plumber", Worklist.PENDING) == [("供水公司", [], [])]
        down(town, case, EAST)
        assert lines(town, "cleaner", Worklist.PENDING) == [("环卫处", [], ["环卫东队"])]


def test_pages_and_exports_hold_every_case_once(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        cases = [case_at(town, Stage.HANDLING) for _ in range(3)]
        for case in cases:
            down(town, case, EAST)
            down(town, case, GROUP)
        actor, numbers, cursor = town.actor("cleaner"), [], ""
        while True:
            page = worklist(actor, Worklist.BELOW, size=2, cursor=cursor)
            numbers += [row.case.number for row in page.rows]
            cursor = page.next_cursor
            if not cursor:
                break
        assert sorted(numbers) == sorted(case.number for case in cases)
        assert len(list(everything(actor, Worklist.BELOW, Filter(), 100))) == 3
