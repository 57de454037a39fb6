"""Signing in and out, CSRF, wrong passwords, tokens."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from cityloop.core import clock, editions
from cityloop.people import tokens
from cityloop.people.models import AccessEntry, ApiToken, Membership
from cityloop.people.posts import Post
from tests.api.http import REPORT, Voice
from tests.town import Town

PASSWORD = "town-password-1"


def sign_in(client: Client, username: str = "intake", password: str = PASSWORD) -> int:
    body = {"username": username, "password": password}
    return client.post("/api/v1/session/login", body, content_type="application/json").status_code


def test_in_and_out(town: Town, monday: datetime) -> None:
    client = Client()
    assert client.get("/api/v1/session/me").status_code == 401
    assert sign_in(client) == 200
    me = client.get("/api/v1/session/me").json()
    assert (me["username"], me["name"], me["platform"]) == (
        "intake",
        "王受理",
        {"code": "town", "name": "测试区"},
    )
    assert [(seat["post"]["label"], seat["department"]["name"]) for seat in me["seats"]] == [
        ("受理员", "监督中心")
    ]
    assert me["permissions"] == ["view_reporter", "export"]
    assert client.post("/api/v1/session/logout").status_code == 204
    assert client.get("/api/v1/session/me").status_code == 401
    assert list(AccessEntry.objects.order_by("pk").values_list("act", flat=True)) == ["login", "logout"]


def test_a_session_needs_the_csrf_token_to_write(town: Town, monday: datetime) -> None:
    client = Client(enforce_csrf_checks=True)
    body = {"username": "intake", "password": PASSWORD}
    me = client.post("/api/v1/session/login", body, content_type="application/json").json()
    refused = client.post("/api/v1/cases", REPORT, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "csrf")
    headers = {"X-CSRFToken": me["csrf_token"]}
    assert (
        client.post("/api/v1/cases", REPORT, content_type="application/json", headers=headers).status_code
        == 201
    )
    assert client.get("/api/v1/worklists/all").status_code == 200


def test_a_token_needs_none(town: Town, monday: datetime) -> None:
    client = Client(enforce_csrf_checks=True)
    voice = Voice(tokens.make(town.users["intake"], name="热线")[1], client)
    assert voice.report().status_code == 201


def test_other_sites_cannot_sign_somebody_in(town: Town, monday: datetime) -> None:
    """A form of another site may only send what is no JSON."""
    form = Client(enforce_csrf_checks=True).post(
        "/api/v1/session/login", {"username": "intake", "password": PASSWORD}
    )
    assert form.status_code == 415


def test_a_wrong_token_is_not_saved_by_a_session(town: Town, monday: datetime) -> None:
    client = Client()
    sign_in(client)
    assert Voice("cityloop_wrong", client).get("/session/me").status_code == 401


def test_five_wrong_passwords_shut_the_door_for_a_while(town: Town, monday: datetime) -> None:
    client = Client()
    assert [sign_in(client, password="wrong-one") for _ in range(6)] == [401] * 5 + [429]
    assert sign_in(client) == 429  # the right one too
    assert sign_in(client, "chief") == 200  # but not for others
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert sign_in(elsewhere) == 200
    with clock.at(monday + timedelta(minutes=5, seconds=1)):
        assert sign_in(client) == 200


def test_the_door_says_how_long(town: Town, monday: datetime) -> None:
    for _ in range(5):
        sign_in(Client(), "nobody")
    body = {"username": "nobody", "password": PASSWORD}
    refused = Client().post("/api/v1/session/login", body, content_type="application/json")
    assert (refused.status_code, refused["Retry-After"], refused.json()["title"]) == (429, "300", "尝试过多")


@pytest.mark.parametrize("username", ["intake ", "nobody", "intake\u0000", ""])
def test_odd_names(town: Town, monday: datetime, username: str) -> None:
    assert (
        sign_in(Client(), username) == {"intake ": 200, "nobody": 401, "intake\u0000": 400, "": 422}[username]
    )


def test_who_has_left_is_out_at_once(town: Town, monday: datetime) -> None:
    client, user = Client(), town.users["intake"]
    sign_in(client)
    voice = Voice(tokens.make(user, name="x")[1])
    assert voice.get("/session/me").status_code == 200
    user.is_active = False
    user.save()
    assert voice.get("/session/me").status_code == 401
    assert client.get("/api/v1/session/me").status_code == 401
    assert sign_in(Client()) == 401


def test_tokens_expire_and_are_revoked(town: Town, monday: datetime) -> None:
    voice = Voice(tokens.make(town.users["intake"], name="x", days=1)[1])
    assert voice.get("/session/me").status_code == 200
    with clock.at(monday + timedelta(days=1)):
        assert voice.get("/session/me").status_code == 401
    made = voice.post("/tokens", {"name": "热线接入", "days": 30})
    assert made.status_code == 201
    text, pk = made.json()["token"], made.json()["id"]
    assert Voice(text).get("/session/me").status_code == 200
    assert not ApiToken.objects.filter(digest__contains=text).exists()
    assert text not in voice.get("/tokens").content.decode()
    assert voice.client.delete(f"/api/v1/tokens/{pk}", headers=voice._headers()).status_code == 204
    assert Voice(text).get("/session/me").status_code == 401


def test_nobody_revokes_the_token_of_another(town: Town, monday: datetime) -> None:
    row, text = tokens.make(town.users["chief"], name="x")
    voice = Voice(tokens.make(town.users["intake"], name="x")[1])
    assert voice.client.delete(f"/api/v1/tokens/{row.pk}", headers=voice._headers()).status_code == 404
    assert Voice(text).get("/session/me").status_code == 200


@pytest.mark.parametrize("body", [{"name": ""}, {"name": "x", "days": 0}, {"name": "x", "days": 10**6}, {}])
def test_odd_tokens(town: Town, monday: datetime, body: dict[str, object]) -> None:
    voice = Voice(tokens.make(town.users["intake"], name="x")[1])
    assert voice.post("/tokens", body).status_code == 422
    assert ApiToken.objects.count() == 1


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Basic aW50YWtl", "Bearer \ud83d".encode("utf-8", "replace").decode()]
)
def test_odd_headers(town: Town, monday: datetime, header: str) -> None:
    assert Client().get("/api/v1/session/me", headers={"Authorization": header}).status_code == 401


def test_a_new_post_counts_as_soon_as_people_have_changed(town: Town, monday: datetime) -> None:
    voice = Voice(tokens.make(town.users["cleaner"], name="x")[1])
    assert voice.get("/session/me").json()["permissions"] == ["export"]
    Membership.objects.create(
        user=town.users["cleaner"], department=town.departments["supervision"], post=Post.INTAKE
    )
    editions.bump(editions.PEOPLE)
    assert "view_reporter" in voice.get("/session/me").json()["permissions"]
