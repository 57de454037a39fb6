"""在岗采集员: who acted in the field today and at whose case's place; who may see it."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from cityloop.cases.actions import intake
from cityloop.cases.models import Source
from cityloop.cases.stages import Stage
from cityloop.core import briefly, clock
from cityloop.people.posts import CENTRE_POSTS, Post
from tests.api.http import Voice
from tests.api.sight import POST
from tests.api.test_lists import queries_of
from tests.town import INSIDE, Town
from tests.walk import case_at, reported

WEST = (113.9015, 35.3005)
Line = tuple[str, list[str], str, int, int]  # name, grids, last act, 待核实, 待核查


def asked(voice: Voice) -> list[dict[str, Any]]:
    briefly.forget()
    answer = voice.get("/map/inspectors")
    assert answer.status_code == 200, answer.content
    told: list[dict[str, Any]] = answer.json()
    return told


def lines(voice: Voice) -> list[Line]:
    return [
        (
            one["name"],
            [grid["name"] for grid in one["grids"]],
            one["act"]["label"] if one["act"] else "",
            one["verifying"],
            one["inspecting"],
        )
        for one in asked(voice)
    ]


def test_before_anybody_acts(town: Town, say: dict[str, Voice]) -> None:
    """Who has a grid is listed without a place."""
    assert lines(say["chief"]) == [("李采集", ["东格"], "", 0, 0), ("吴采集", ["西格"], "", 0, 0)]
    assert [one["act"] for one in asked(say["chief"])] == [None, None]


def test_the_last_act_of_today_stands_where_its_case_lies(town: Town, say: dict[str, Voice]) -> None:
    morning = clock.now()
    reported(town, by="inspector_li", source=Source.INSPECTOR)
    with clock.at(morning + timedelta(hours=2)):
        case = reported(town, by="inspector_li", source=Source.INSPECTOR, lon=WEST[0], lat=WEST[1])
        found = asked(say["chief"])[0]["act"]
    assert (found["number"], found["verb"], found["label"]) == (case.number, "report", "上报")
    assert (found["lon"], found["lat"], found["cell"]) == (*WEST, town.cells["004"].code)
    assert found["duty_grid"] == {"code": "G2", "name": "西格"}
    assert datetime.fromisoformat(found["at"]) == morning + timedelta(hours=2)


def test_tasks_that_wait_now(town: Town, say: dict[str, Voice]) -> None:
    """吴采集 is asked to verify one and to inspect two, and has inspected one."""
    for stage in (Stage.VERIFYING, Stage.INSPECTING, Stage.INSPECTING, Stage.INSPECTED):
        case_at(town, stage)
    assert lines(say["chief"]) == [("李采集", ["东格"], "", 0, 0), ("吴采集", ["西格"], "核查反馈", 1, 2)]


def test_every_kind_of_field_act_counts(town: Town, say: dict[str, Voice]) -> None:
    case_at(town, Stage.SELF_HANDLED)
    case = case_at(town, Stage.VERIFYING)
    intake.submit_verification(case, by=town.actor("inspector_wu"), confirmed=True, note="属实")
    assert [line[2] for line in lines(say["chief"])] == ["自行处置上报", "核实反馈"]


def test_yesterday_is_no_more_on_the_map(town: Town, say: dict[str, Voice]) -> None:
    monday = clock.now()
    reported(town, by="inspector_li", source=Source.INSPECTOR)
    with clock.at(monday.replace(hour=15, minute=59)):  # 23:59 in Beijing
        assert lines(say["chief"])[0][2] == "上报"
    with clock.at(monday.replace(hour=16, minute=0)):  # Tuesday begins
        assert lines(say["chief"])[0][2] == ""


def test_who_has_left_or_has_nothing_to_do_with_it_is_not_listed(town: Town, say: dict[str, Voice]) -> None:
    """An inspector without grid, act and task is not on duty; one who has left is gone with the grid."""
    town.grids["G1"].inspector = None
    town.grids["G1"].save()
    town.users["inspector_wu"].is_active = False
    town.users["inspector_wu"].save()
    assert lines(say["chief"]) == []


@pytest.mark.parametrize("name", list(POST))
def test_who_sees_whom(town: Town, say: dict[str, Voice], name: str) -> None:
    """The centre all, an inspector only themselves, units and channels nobody."""
    reported(town, by="inspector_li", source=Source.INSPECTOR)
    reported(town, by="inspector_wu", source=Source.INSPECTOR, lon=INSIDE[0], lat=INSIDE[1])
    briefly.forget()
    answer = say[name].get("/map/inspectors")
    if POST[name] in CENTRE_POSTS:
        assert [one["name"] for one in answer.json()] == ["李采集", "吴采集"]
    elif POST[name] is Post.INSPECTOR:
        assert [one["name"] for one in answer.json()] == [str(town.users[name])]
    else:
        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
        assert "李采集" not in answer.content.decode()


def test_nothing_ranks_or_follows(town: Town, say: dict[str, Voice]) -> None:
    """What is told of a person, whole: no score, no number of acts, no way that was gone."""
    reported(town, by="inspector_li", source=Source.INSPECTOR)
    one = asked(say["chief"])[0]
    assert set(one) == {"id", "name", "grids", "act", "verifying", "inspecting"}
    act = {"at", "verb", "label", "number", "category", "address", "cell", "duty_grid", "lon", "lat"}
    assert set(one["act"]) == act


def test_many_acts_take_no_more_queries(town: Town, say: dict[str, Voice]) -> None:
    def cost() -> int:
        briefly.forget()
        return queries_of(say["chief"], "/map/inspectors")

    case_at(town, Stage.INSPECTED)
    cost()
    few = cost()
    for _ in range(4):
        case_at(town, Stage.INSPECTED)
        case_at(town, Stage.VERIFYING)
    assert cost() == few
