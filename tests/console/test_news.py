"""The feed of changes: each change is told once, to those who may see it; nothing new costs nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cityloop.api.idle import IdleAnswers
from cityloop.cases import news
from cityloop.cases.actions import dispatching, intake, oversight
from cityloop.cases.models import TimelineEntry
from cityloop.cases.stages import Stage
from cityloop.core import ids
from cityloop.core.errors import Invalid
from tests.api.http import Voice
from tests.town import Town, build_town
from tests.walk import case_at, reported


@pytest.fixture(autouse=True)
def read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits half a second in these tests."""
    monkeypatch.setattr(news, "READ_EVERY_SECONDS", -1.0)


def begin(town: Town, name: str) -> str:
    return news.changes(town.actor(name), "").cursor


def test_a_change_is_told_once_and_to_whom_it_waits_for(town: Town, monday: object) -> None:
    before = {name: begin(town, name) for name in ("intake", "dispatcher", "cleaner")}
    case = reported(town)
    seen = news.changes(town.actor("intake"), before["intake"])
    assert (seen.changed, seen.mine, seen.more) == ([case.number], [case.number], False)
    assert news.changes(town.actor("intake"), seen.cursor) == news.Changes(seen.cursor)
    elsewhere = news.changes(town.actor("dispatcher"), before["dispatcher"])
    assert (elsewhere.changed, elsewhere.mine) == ([case.number], [])
    assert news.changes(town.actor("cleaner"), before["cleaner"]).changed == []


def test_a_unit_hears_of_what_it_is_given(town: Town, monday: object) -> None:
    case, other = case_at(town, Stage.FILED), case_at(town, Stage.FILED)
    cursors = {name: begin(town, name) for name in ("cleaner", "plumber")}
    for one, unit in ((case, "sanitation"), (other, "enforcement")):
        dispatching.dispatch(one, by=town.actor("dispatcher"), department_id=town.departments[unit].pk)
    told = news.changes(town.actor("cleaner"), cursors["cleaner"])
    assert (told.changed, told.mine) == ([case.number], [case.number])
    assert news.changes(town.actor("plumber"), cursors["plumber"]).changed == []


def test_several_changes_of_a_case_are_told_together_newest_case_first(town: Town, monday: object) -> None:
    cursor = begin(town, "chief")
    first, second = reported(town), reported(town)
    intake.accept(first, by=town.actor("intake"))
    told = news.changes(town.actor("chief"), cursor)
    assert told.changed == [first.number, second.number]
    assert told.mine == [first.number]


def test_the_neighbours_changes_are_not_told(town: Town, monday: object) -> None:
    other = build_town("other")
    cursor = begin(town, "intake")
    reported(other)
    assert news.changes(town.actor("intake"), cursor) == news.Changes(cursor)


def test_a_late_commit_among_ids_already_read_is_not_missed(town: Town, monday: object) -> None:
    """An entry whose id is older than the newest one read appears afterwards."""
    case, later = reported(town), reported(town)
    cursor = begin(town, "intake")
    urged = oversight.urge(later, by=town.actor("chief"))
    told = news.changes(town.actor("intake"), cursor)
    assert told.changed == [urged.number]
    entry = TimelineEntry.objects.get(case=case)
    entry.pk, entry.previous_hash, entry.hash = ids.first_at(ids.moment() - 8_000) + 7, "a" * 64, "b" * 64
    entry.save(force_insert=True)
    assert news.changes(town.actor("intake"), told.cursor).changed == [case.number]


def test_a_cursor_of_another_process_may_hear_twice_but_misses_nothing(town: Town, monday: object) -> None:
    here, there = news.Tail(), news.Tail()
    platform = town.platform.pk
    for tail in (here, there):
        tail.refresh()
    cursor = here.cursor()
    first = reported(town)
    for tail in (here, there):
        tail.refresh()
    assert [news.number for news in there.since(platform, cursor) or []] == [first.number]
    told = here.cursor()
    second = reported(town)
    there.refresh()
    numbers = [news.number for news in there.since(platform, told) or []]
    assert numbers[0] == second.number and set(numbers) <= {first.number, second.number}


def test_a_cursor_from_before_what_is_remembered_is_told_to_load_afresh(
    town: Town, monday: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    cursor = begin(town, "intake")
    old = f"other.{ids.moment() - 3_600_000}.5"
    assert news.changes(town.actor("intake"), old).more
    monkeypatch.setattr(news, "MOST_KEPT", 2)
    for _ in range(4):
        reported(town)
    told = news.changes(town.actor("intake"), cursor)
    assert told.more and told.changed == []
    assert not news.changes(town.actor("intake"), told.cursor).more


def test_after_a_flood_everybody_loads_afresh(
    town: Town, monday: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = build_town("other")
    cursors = {"town": begin(town, "intake"), "other": begin(other, "intake")}
    monkeypatch.setattr(news, "MOST_READ", 3)
    for _ in range(4):
        reported(town)
    assert news.changes(town.actor("intake"), cursors["town"]).more
    assert news.changes(other.actor("intake"), cursors["other"]).more


def test_no_more_than_so_many_are_told(town: Town, monday: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "MOST_TOLD", 2)
    cursor = begin(town, "intake")
    numbers = [reported(town).number for _ in range(3)]
    told = news.changes(town.actor("intake"), cursor)
    assert told.changed == numbers[:0:-1] and told.more


@pytest.mark.parametrize("cursor", ["x", "1.2", "a.b.c", "a.1.2.3", "." * 70, "名.١.٢"])
def test_a_broken_cursor_is_refused(town: Town, monday: object, cursor: str) -> None:
    with pytest.raises(Invalid):
        news.changes(town.actor("intake"), cursor)


def test_over_http_with_etag(say: dict[str, Voice], town: Town) -> None:
    first = say["intake"].get("/changes")
    cursor = first.json()["cursor"]
    assert first.json() == {"cursor": cursor, "changed": [], "mine": [], "more": False}
    assert first["ETag"] == f'"{cursor}"' and first["Cache-Control"] == "private, no-cache"
    assert again(say["intake"], cursor).status_code == 304
    case = reported(town)
    news = again(say["intake"], cursor)
    assert news.status_code == 200 and news.json()["changed"] == [case.number]
    assert say["intake"].get("/changes", since="nonsense").status_code == 422
    assert Voice("").get("/changes").status_code == 401


def again(voice: Voice, cursor: str) -> Any:
    headers = {"Authorization": f"Bearer {voice.token}", "If-None-Match": f'"{cursor}"'}
    return voice.client.get("/api/v1/changes", {"since": cursor}, headers=headers)


def test_nothing_new_needs_one_look_at_the_end_of_the_timeline(
    say: dict[str, Voice], town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "READ_EVERY_SECONDS", 60.0)
    actor = town.actor("intake")
    with CaptureQueriesContext(connection) as first:
        cursor = news.changes(actor, "").cursor
    with CaptureQueriesContext(connection) as second:
        news.changes(actor, cursor)
    assert (len(first), len(second)) == (1, 0)


class TestIdleAnswers:
    """The short way in front of Django."""

    def ask(self, front: IdleAnswers, **environ: str) -> str:
        told: list[str] = []
        list(front(environ, lambda status, headers: told.append(status)))
        return told[0]

    def front(self) -> IdleAnswers:
        def django(environ: Any, start_response: Callable[..., Any]) -> list[bytes]:
            start_response("200 from Django", [])
            return []

        return IdleAnswers(django)

    @pytest.fixture
    def known(self, say: dict[str, Voice], town: Town, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
        """What somebody sends who was just let in and holds a cursor."""
        monkeypatch.setattr(news, "READ_EVERY_SECONDS", 60.0)
        cursor = say["intake"].get("/changes").json()["cursor"]
        return {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": "/api/v1/changes",
            "QUERY_STRING": f"since={cursor}",
            "HTTP_IF_NONE_MATCH": f'"{cursor}"',
            "HTTP_AUTHORIZATION": f"Bearer {say['intake'].token}",
        }

    def test_who_was_let_in_and_has_no_news_is_answered(self, known: dict[str, str]) -> None:
        assert self.ask(self.front(), **known) == "304 Not Modified"

    @pytest.mark.parametrize(
        "other",
        [
            {"HTTP_AUTHORIZATION": "Bearer somebody-else"},
            {"HTTP_AUTHORIZATION": ""},
            {"HTTP_COOKIE": "sessionid=x"},
            {"REQUEST_METHOD": "POST"},
            {"PATH_INFO": "/api/v1/worklists/all"},
            {"QUERY_STRING": "since=other.1.1"},
            {"QUERY_STRING": "since=other.1.1", "HTTP_IF_NONE_MATCH": '"other.1.1"'},
            {"QUERY_STRING": "since=x", "HTTP_IF_NONE_MATCH": '"x"'},
            {"HTTP_IF_NONE_MATCH": ""},
        ],
    )
    def test_everything_else_goes_to_django(self, known: dict[str, str], other: dict[str, str]) -> None:
        assert self.ask(self.front(), **(known | other)) == "200 from Django"

    def test_news_and_a_reading_that_is_due_go_to_django(
        self, known: dict[str, str], town: Town, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reported(town)
        assert self.ask(self.front(), **known) == "304 Not Modified"  # not read yet
        monkeypatch.setattr(news, "READ_EVERY_SECONDS", -1.0)
        assert self.ask(self.front(), **known) == "200 from Django"
        news.tail.refresh()
        monkeypatch.setattr(news, "READ_EVERY_SECONDS", 60.0)
        assert self.ask(self.front(), **known) == "200 from Django"
