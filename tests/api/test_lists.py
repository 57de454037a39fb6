"""Worklists: what stands in them, filters, keyset paging, lamps, and a number of queries that does not grow."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cityloop.cases.actions import oversight, requests
from cityloop.cases.models import Source
from cityloop.cases.queries import Worklist
from cityloop.cases.stages import Stage
from cityloop.core import clock
from tests.api.http import Voice
from tests.town import Town
from tests.walk import case_at, reported


def numbers(voice: Voice, name: str, **query: Any) -> list[str]:
    answer = voice.get(f"/worklists/{name}", **query)
    assert answer.status_code == 200, answer.json()
    return [row["number"] for row in answer.json()["rows"]]


def queries_of(voice: Voice, path: str) -> int:
    """How many queries a page takes, besides the question, once a second, whether reference data has changed."""
    with CaptureQueriesContext(connection) as seen:
        assert voice.get(path).status_code == 200
    return len([query for query in seen if "core_edition" not in query["sql"]])


@pytest.mark.parametrize("who", ["intake", "cleaner", "inspector_wu"])
def test_thirty_rows_take_no_more_queries_than_one(town: Town, say: dict[str, Voice], who: str) -> None:
    def add() -> None:
        for stage in (Stage.REPORTED, Stage.HANDLING, Stage.INSPECTING, Stage.CLOSED, Stage.SUSPENDED):
            case = case_at(town, stage)
            if stage is Stage.HANDLING:
                oversight.place_under_oversight(case, by=town.actor("overseer"), note="限期")

    def cost() -> dict[str, int]:
        return {name: queries_of(say[who], f"/worklists/{name}") for name in Worklist}

    add()
    cost()  # what is kept in memory is read once
    few = cost()
    for _ in range(6):
        add()
    assert cost() == few
    assert max(few.values()) <= 6


def test_the_detail_takes_no_more_queries_with_a_longer_story(town: Town, say: dict[str, Voice]) -> None:
    case = case_at(town, Stage.HANDLING)
    path = f"/cases/{case.number}"
    queries_of(say["overseer"], path)
    few = queries_of(say["overseer"], path)
    for _ in range(5):
        oversight.comment(case, by=town.actor("cleaner"), note="进展")
        oversight.place_under_oversight(case, by=town.actor("leader"), note="限期")
        requests.request_extension(case, by=town.actor("cleaner"), note="等车")
        requests.refuse_request(case, by=town.actor("dispatcher"), note="不同意")
    assert queries_of(say["overseer"], path) <= few


def test_who_finds_what_where(town: Town, say: dict[str, Voice]) -> None:
    at = {stage: case_at(town, stage).number for stage in (
        Stage.REPORTED, Stage.ACCEPTED, Stage.FILED, Stage.HANDLING, Stage.SUSPENDED, Stage.INSPECTING, Stage.CLOSED
    )}  # fmt: skip
    assert numbers(say["intake"], "pending") == [at[Stage.REPORTED]]
    assert numbers(say["chief"], "pending") == [at[Stage.ACCEPTED]]
    assert numbers(say["dispatcher"], "pending") == [at[Stage.FILED]]
    assert numbers(say["cleaner"], "pending") == [at[Stage.HANDLING]]
    assert numbers(say["cleaner"], "unsigned") == [at[Stage.HANDLING]]
    assert numbers(say["officer"], "pending") == []
    assert numbers(say["inspector_wu"], "pending") == [at[Stage.INSPECTING]]
    assert numbers(say["cleaner"], "suspended") == [at[Stage.SUSPENDED]]
    assert numbers(say["chief"], "closed") == [at[Stage.CLOSED]]
    assert set(numbers(say["cleaner"], "done")) == {at[Stage.INSPECTING], at[Stage.CLOSED]}
    counts = say["dispatcher"].get("/worklists/counts").json()
    assert (counts["counts"]["pending"], counts["counts"]["suspended"], counts["cap"]) == (1, 1, 1000)


def test_approvals_and_returned(town: Town, say: dict[str, Voice]) -> None:
    case = case_at(town, Stage.HANDLING)
    requests.request_send_back(case, by=town.actor("cleaner"), note="不归我", clause="第9条")
    assert numbers(say["dispatcher"], "approvals") == [case.number]
    requests.send_back(case, by=town.actor("dispatcher"))
    assert numbers(say["dispatcher"], "approvals") == []
    assert numbers(say["dispatcher"], "returned") == [case.number]


def test_lamps(town: Town, say: dict[str, Voice], monday: datetime) -> None:
    case = case_at(town, Stage.HANDLING)  # four work hours from 09:00; yellow after 3 h 12 min, at 14:12
    for minutes, lamp, left in [
        (0, "green", 21600),
        (312, "yellow", 2880),
        (360, "red", 0),
        (400, "red", -2400),
    ]:
        with clock.at(monday + timedelta(minutes=minutes)):
            (row,) = say["cleaner"].get("/worklists/pending").json()["rows"]
            assert (row["lamp"], row["seconds_left"], row["due_at"]) == (lamp, left, "2026-11-16T07:00:00Z")
            assert numbers(say["cleaner"], "pending", lamp=lamp) == [case.number]
            assert numbers(say["cleaner"], "overdue") == ([case.number] if lamp == "red" else [])
            assert numbers(say["cleaner"], "near_due") == ([case.number] if lamp == "yellow" else [])


def test_filters(town: Town, say: dict[str, Voice], monday: datetime) -> None:
    garbage = reported(town).number
    stall = reported(
        town,
        category_code="0401",
        description="占道摆摊",
        lon=113.9015,
        urgent=True,
        source=Source.PUBLIC,
        by="camera",
    ).number
    with clock.at(monday + timedelta(hours=2)):
        cover = reported(
            town, nature="component", category_code="0101", description="井盖缺失", lat=35.3015
        ).number
    table: list[tuple[dict[str, Any], set[str]]] = [
        ({}, {garbage, stall, cover}),
        ({"text": "摆摊"}, {stall}),
        ({"text": garbage}, {garbage}),
        ({"text": "测试路"}, {garbage, stall, cover}),
        ({"text": "%"}, set()),
        ({"nature": "component"}, {cover}),
        ({"category_code": "04"}, {stall}),
        ({"nature": "event", "category_code": "0101"}, {garbage}),
        ({"source": "public"}, {stall}),
        ({"stage": "reported"}, {garbage, stall, cover}),
        ({"stage": "closed"}, set()),
        ({"division_code": "410702002"}, {stall}),
        ({"cell_code": "410702001001001"}, {cover}),
        ({"area_class": "B"}, {stall}),
        ({"urgent": "true"}, {stall}),
        ({"lamp": "green"}, {garbage, stall, cover}),
        ({"lamp": "red"}, set()),
        ({"department_id": town.departments["supervision"].pk}, {garbage, stall, cover}),
        ({"department_id": town.departments["water"].pk}, set()),
        ({"rule_id": town.rules["event:0101"].pk}, set()),
        ({"reported_from": "2026-11-16T10:00:00+08:00"}, {cover}),
        ({"reported_to": "2026-11-16T10:00:00+08:00"}, {garbage, stall}),
    ]
    for name in ("all", "pending"):
        for query, wanted in table:
            assert set(numbers(say["intake"], name, **query)) == wanted, (name, query)


@pytest.mark.parametrize("name", ["pending", "all"])
def test_paging_by_cursor_gives_every_row_once(town: Town, say: dict[str, Voice], name: str) -> None:
    made = [reported(town).number for _ in range(7)]
    seen: list[str] = []
    cursor, pages = "", 0
    while True:
        told = say["intake"].get(f"/worklists/{name}", size=3, cursor=cursor).json()
        seen += [row["number"] for row in told["rows"]]
        pages += 1
        if pages == 1:
            reported(town)  # what comes in meanwhile moves nobody onto another page
        cursor = told["next_cursor"]
        if not cursor:
            break
    assert len(seen) == len(set(seen)) and set(made) <= set(seen)
    assert seen[: len(made)] == (made if name == "pending" else list(reversed(made)))


def test_a_list_is_never_counted(town: Town, say: dict[str, Voice]) -> None:
    reported(town)
    with CaptureQueriesContext(connection) as seen:
        numbers(say["intake"], "all")
        numbers(say["intake"], "pending")
    assert not [query["sql"] for query in seen if "COUNT(" in query["sql"]]


def test_open_only_and_whom_it_lies_with(town: Town, say: dict[str, Voice]) -> None:
    inspecting, closed = case_at(town, Stage.INSPECTING), case_at(town, Stage.CLOSED)
    handling = case_at(town, Stage.HANDLING)
    assert set(numbers(say["intake"], "all", open="true")) == {inspecting.number, handling.number}
    assert numbers(say["intake"], "all", open="false") == [closed.number]
    wu = town.users["inspector_wu"].pk
    assert numbers(say["intake"], "all", person_id=wu) == [inspecting.number]
    assert numbers(say["inspector_wu"], "pending", person_id=wu) == [inspecting.number]
    # The unit sees the case, but must not find out by seeking who inspects it.
    assert inspecting.number in numbers(say["cleaner"], "all")
    assert numbers(say["cleaner"], "all", person_id=wu) == []


def test_what_was_reported_at_the_place_before(town: Town, say: dict[str, Voice]) -> None:
    before = case_at(town, Stage.CLOSED)
    elsewhere = reported(town, lon=113.9015, lat=35.3015)
    other = reported(town, category_code="0401", description="占道")
    now = reported(town)
    told = say["intake"].get(f"/cases/{now.number}/earlier").json()
    assert [one["number"] for one in told] == [other.number, before.number]
    assert elsewhere.number not in str(told)
    held = case_at(town, Stage.HANDLING)
    assert [one["number"] for one in say["cleaner"].get(f"/cases/{held.number}/earlier").json()] == [
        before.number
    ]
    assert say["officer"].get(f"/cases/{now.number}/earlier").status_code == 404
