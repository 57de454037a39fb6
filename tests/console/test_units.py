"""单位在办: every number is the length of the list it leads to, for the centre, a parent and a team."""

from datetime import datetime
from typing import Any

import pytest

from cityloop.cases.actions import handling, requests
from cityloop.cases.stages import Stage
from tests.api.http import Voice
from tests.cases.scenes import at, dispatched
from tests.console.asking import listed
from tests.town import Town
from tests.walk import case_at


@pytest.fixture
def busy(town: Town, monday: datetime) -> Town:
    """One case at 环卫处 itself, two handed down to 东队, one of them on to 一组; one suspended; one at 供水."""
    case_at(town, Stage.HANDLING)
    for deeper in (False, True):
        case = case_at(town, Stage.HANDLING)
        case = handling.redispatch(
            case, by=town.actor("cleaner"), department_id=town.departments["sanitation_east"].pk
        )
        if deeper:
            handling.redispatch(
                case, by=town.actor("east_team"), department_id=town.departments["sanitation_east_1"].pk
            )
    case_at(town, Stage.SUSPENDED)
    water = case_at(town, Stage.HANDLING, unit="water", handler="plumber")
    requests.request_extension(water, by=town.actor("plumber"), note="配件未到")
    return town


def table(asker: Voice) -> dict[str, dict[str, Any]]:
    return {row["department"]["name"]: row for row in asker.get("/units/backlog").json()}


def test_the_centre_sees_every_unit(say: dict[str, Voice], busy: Town) -> None:
    found = table(say["dispatcher"])
    assert list(found) == [
        "环卫处", "环卫东队", "环卫东队一组", "城管执法大队", "供水公司", "东街街道二级平台",
    ]  # fmt: skip
    numbers = {
        name: (row["open"], row["unsigned"], row["handed_down"], row["suspended"], row["asked"])
        for name, row in found.items()
    }
    assert numbers == {
        "环卫处": (3, 3, 0, 1, 0),
        "环卫东队": (2, 0, 2, 0, 0),
        "环卫东队一组": (1, 0, 1, 0, 0),
        "城管执法大队": (0, 0, 0, 0, 0),
        "供水公司": (1, 1, 0, 0, 1),
        "东街街道二级平台": (0, 0, 0, 0, 0),
    }


def test_a_unit_sees_itself_and_those_below(say: dict[str, Voice], busy: Town) -> None:
    found = table(say["cleaner"])
    assert {name: (row["own"], row["open"]) for name, row in found.items()} == {
        "环卫处": (True, 3),
        "环卫东队": (False, 2),
        "环卫东队一组": (False, 1),
    }
    assert list(table(say["east_team"])) == ["环卫东队", "环卫东队一组"]
    assert table(say["inspector_li"]) == {}
    below = {
        row["department"]["id"]: row["below"] for row in say["cleaner"].get("/session/me").json()["seats"]
    }
    assert below == {busy.departments["sanitation"].pk: 2}


@pytest.mark.parametrize("who", ["dispatcher", "cleaner", "east_team"])
@pytest.mark.parametrize("when", ["Mon 2026-11-16 09:05", "Mon 2026-11-16 15:45", "Tue 2026-11-17 18:00"])
def test_every_number_is_the_length_of_its_list(
    say: dict[str, Voice], busy: Town, who: str, when: str
) -> None:
    with at(when):
        for row in table(say[who]).values():
            name = "pending" if row["own"] else "below"
            unit = {"department_id": row["department"]["id"]}
            assert len(listed(say[who], unit, name)) == row["open"]
            for lamp, number in [("red", "overdue"), ("yellow", "near_due")]:
                assert len(listed(say[who], unit | {"lamp": lamp}, name)) == row[number]
            assert len(listed(say[who], unit, "suspended")) == row["suspended"]


def test_below_is_not_ones_own(say: dict[str, Voice], busy: Town) -> None:
    page = say["cleaner"].get("/worklists/below").json()["rows"]
    told = [(row["department"]["name"], [one["name"] for one in row["also_at"]]) for row in page]
    assert sorted(told) == [("环卫东队", []), ("环卫东队", ["环卫东队一组"])]
    assert say["cleaner"].get("/worklists/counts").json()["counts"]["below"] == 2
    assert listed(say["plumber"], {}, "below") == []


def test_a_case_that_was_handed_down_says_so_in_the_list_of_the_unit(
    say: dict[str, Voice], busy: Town
) -> None:
    page = say["cleaner"].get("/worklists/pending").json()["rows"]
    assert sorted([one["name"] for one in row["handed_down_to"]] for row in page) == [
        [],
        ["环卫东队"],
        ["环卫东队"],
    ]


def test_who_assists_was_not_handed_it_down(say: dict[str, Voice], town: Town, monday: datetime) -> None:
    dispatched(town, case_at(town, Stage.FILED), "water", assisting=("sanitation",))
    assert [(row["open"], row["handed_down"]) for row in table(say["cleaner"]).values()] == [
        (1, 0),
        (0, 0),
        (0, 0),
    ]
