"""Opening a list: what it needs is on its way before the page can ask, and is asked once."""

from collections import Counter
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Platform

Enter = Callable[..., Page]
NEEDED = ["/api/v1/session/me", "/api/v1/me/preferences", "/api/v1/worklists/all"]


def test_what_a_list_needs_is_asked_once(sign_in: Enter, platform: Platform) -> None:
    page, asked = sign_in("overseer"), Counter[str]()
    page.on("request", lambda request: asked.update([urlsplit(request.url).path]))
    for query in ("", "?text=没有这样的案件"):
        asked.clear()
        with page.expect_response("**/api/v1/worklists/all?**"):
            page.goto(f"{platform.address}/lists/all{query}")
        expect(page.get_by_role("columnheader", name="案件编号")).to_be_visible()
        assert {path: asked[path] for path in NEEDED} == dict.fromkeys(NEEDED, 1), query


def test_who_is_no_longer_signed_in_comes_back_to_the_list(sign_in: Enter, platform: Platform) -> None:
    page = sign_in("overseer")
    page.context.clear_cookies()
    page.goto(f"{platform.address}/lists/closed?urgent=true")
    page.wait_for_url("**/login?next=/lists/closed?urgent=true**")
