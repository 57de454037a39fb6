"""个人设置: kept for one person, at every desk; nobody reads or writes another's."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from cityloop.people.models import MOST_PREFERRED, Preference
from cityloop.people.preferences import MOST_NAMES
from tests.api.http import Voice, voices
from tests.town import Town

MINE = "/me/preferences"


def test_what_one_has_set_is_there_again(town: Town, say: dict[str, Voice]) -> None:
    assert say["intake"].get(MINE).json() == {}
    columns, filters = ["number", "due"], [{"name": "我的东街", "filters": {"text": "垃圾 🗑"}}]
    assert say["intake"].put(f"{MINE}/columns.held", {"value": columns}).status_code == 204
    assert say["intake"].put(f"{MINE}/filters", {"value": filters}).status_code == 204
    another_desk = voices(town)["intake"]
    assert another_desk.get(MINE).json() == {"columns.held": columns, "filters": filters}

    assert another_desk.put(f"{MINE}/columns.held", {"value": ["due"]}).status_code == 204
    assert say["intake"].get(MINE).json() == {"columns.held": ["due"], "filters": filters}

    assert [say["intake"].delete(f"{MINE}/filters").status_code for _ in range(2)] == [204, 204]
    assert say["intake"].get(MINE).json() == {"columns.held": ["due"]}


def test_nobody_sees_or_changes_what_another_has_set(say: dict[str, Voice]) -> None:
    say["intake"].put(f"{MINE}/theme", {"value": "dark"})
    say["chief"].put(f"{MINE}/theme", {"value": "light"})
    assert say["admin"].get(MINE).json() == {}
    assert say["chief"].delete(f"{MINE}/theme").status_code == 204
    assert [say[name].get(MINE).json() for name in ("intake", "chief")] == [{"theme": "dark"}, {}]


def test_who_is_not_signed_in_has_none(town: Town) -> None:
    nobody = Voice("", Client())
    answers = [nobody.get(MINE), nobody.put(f"{MINE}/theme", {"value": 1}), nobody.delete(f"{MINE}/theme")]
    assert [answer.status_code for answer in answers] == [401, 401, 401]


VALUES: dict[str, tuple[Any, int]] = {
    "nothing": (None, 204),
    "a word": ("dark", 204),
    "the longest text": ("长" * (MOST_PREFERRED - 2), 204),
    "one character more": ("长" * (MOST_PREFERRED - 1), 422),
    "many small things": ([0] * MOST_PREFERRED, 422),
    "half a character": (["\ud83d"], 422),
    "NUL": ("a\x00b", 400),
}


@pytest.mark.parametrize("what", list(VALUES))
def test_values(say: dict[str, Voice], what: str) -> None:
    value, status = VALUES[what]
    answer = say["intake"].put(f"{MINE}/notes", {"value": value})
    assert answer.status_code == status, answer.content
    assert say["intake"].get(MINE).json() == ({"notes": value} if status == 204 else {})


PHRASES: dict[str, tuple[Any, int]] = {
    "none": ({}, 204),
    "as many as there may be": ({f"verb{n}": ["长" * 60] * 5 for n in range(40)}, 204),
    "one verb more": ({f"verb{n}": ["好"] for n in range(41)}, 422),
    "one phrase more": ({"close": ["好"] * 6}, 422),
    "one character more": ({"close": ["长" * 61]}, 422),
    "an empty one": ({"close": [""]}, 422),
    "no text": ({"close": [1]}, 422),
    "no list": ({"close": "好"}, 422),
    "no verbs": (["好"], 422),
}


@pytest.mark.parametrize("what", list(PHRASES))
def test_own_phrases_are_few_and_short(say: dict[str, Voice], what: str) -> None:
    value, status = PHRASES[what]
    answer = say["intake"].put(f"{MINE}/phrases", {"value": value})
    assert answer.status_code == status, answer.content
    assert say["intake"].get(MINE).json() == ({"phrases": value} if status == 204 else {})


@pytest.mark.parametrize(("depth", "status"), [(20, 204), (21, 422), (400, 422)])
def test_values_lie_only_so_deep_in_one_another(say: dict[str, Voice], depth: int, status: int) -> None:
    body = b'{"value": ' + b"[" * depth + b"]" * depth + b"}"
    answer = say["intake"].client.put(
        f"/api/v1{MINE}/nest", body, content_type="application/json", headers=say["intake"]._headers()
    )
    assert answer.status_code == status


@pytest.mark.parametrize("name", ["Columns", "9", "a-b", ".a", "a.", "a..b", "主题", "a" * 41, "a%0A", "a b"])
def test_odd_names(say: dict[str, Voice], name: str) -> None:
    for answer in (say["intake"].put(f"{MINE}/{name}", {"value": 1}), say["intake"].delete(f"{MINE}/{name}")):
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "name")
    assert not Preference.objects.exists()


@pytest.mark.parametrize("body", [{}, {"value": 1, "user": "chief"}, [1]])
def test_odd_bodies(say: dict[str, Voice], body: Any) -> None:
    assert say["intake"].put(f"{MINE}/theme", body).status_code == 422
    assert not Preference.objects.exists()


def test_so_many_names_and_no_more(say: dict[str, Voice]) -> None:
    names = [f"n{place}" for place in range(MOST_NAMES)]
    assert {say["intake"].put(f"{MINE}/{name}", {"value": 0}).status_code for name in names} == {204}
    assert say["intake"].put(f"{MINE}/one_more", {"value": 0}).status_code == 409
    assert say["intake"].put(f"{MINE}/n0", {"value": 1}).status_code == 204  # what is there may change
    assert say["chief"].put(f"{MINE}/one_more", {"value": 0}).status_code == 204  # each has their own


def test_the_database_holds_the_size_and_one_value_a_name(town: Town) -> None:
    rows = Preference.objects.filter(user=town.users["intake"])
    made = Preference.objects.create(user=town.users["intake"], name="theme", text='"dark"')
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(text="x" * (MOST_PREFERRED + 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Preference.objects.create(user=made.user, name="theme", text='"light"')
