"""The page of the console: handed out with its fences, for the browser's routes and no other."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from cityloop.web import views


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A console as if built: one page."""
    index = tmp_path / "index.html"
    index.write_text("<!doctype html><div id=app></div>", encoding="utf-8")
    monkeypatch.setattr(views, "INDEX", index)
    return index


@pytest.mark.parametrize("path", ["/", "/login", "/lists/pending", "/cases/2026112300001"])
def test_the_routes_of_the_browser_get_the_page(client: Client, built: Path, path: str) -> None:
    answer = client.get(path)

    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-cache")
    assert b"id=app" in answer.content


@pytest.mark.parametrize(
    "path", ["/api/v1/nothing", "/static/nothing.js", "/loginx", "/elsewhere", "/favicon.ico"]
)
def test_what_is_not_a_route_stays_not_found(client: Client, built: Path, db: None, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/healthz", "/admin/"])
def test_other_faces_are_not_swallowed(client: Client, built: Path, db: None, path: str) -> None:
    assert b"id=app" not in client.get(path).content


def test_nothing_may_come_from_elsewhere(client: Client, built: Path) -> None:
    policy = client.get("/")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy


def test_a_new_build_is_seen_without_a_restart(client: Client, built: Path) -> None:
    client.get("/")
    built.write_text("<!doctype html>another", encoding="utf-8")

    assert b"another" in client.get("/").content


def test_without_a_build_the_page_says_how(client: Client, built: Path) -> None:
    built.unlink()
    answer = client.get("/")

    assert answer.status_code == 503
    assert "make web" in answer.content.decode()
    assert "/api/v1/docs" in answer.content.decode()


def test_the_page_is_only_read(client: Client, built: Path) -> None:
    assert client.post("/").status_code == 405


def test_who_seems_signed_in_is_asked_about_at_once(client: Client, built: Path) -> None:
    assert "Link" not in client.get("/lists/pending").headers
    client.cookies[settings.SESSION_COOKIE_NAME] = "something"
    assert client.get("/lists/pending")["Link"] == (
        "</api/v1/session/me>; rel=preload; as=fetch; crossorigin, "
        "</api/v1/me/preferences>; rel=preload; as=fetch; crossorigin"
    )
