"""个人设置: what a clerk has chosen at one desk is there at another, and only for that clerk."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Platform

Enter = Callable[..., Page]
ADDRESS = "地址"


def column(page: Page, name: str) -> Locator:
    return page.get_by_role("columnheader", name=name, exact=True)


def test_columns_and_filters_at_another_desk(sign_in: Enter, platform: Platform) -> None:
    first = sign_in("overseer")
    first.goto(f"{platform.address}/lists/all")
    expect(column(first, ADDRESS)).to_be_visible()
    first.get_by_role("button", name="列", exact=True).click()
    with first.expect_response("**/api/v1/me/preferences/columns.over") as kept:
        first.get_by_role("checkbox", name=ADDRESS).uncheck()
    assert kept.value.status == 204
    first.keyboard.press("Escape")
    first.get_by_role("button", name="常用筛选").click()
    first.get_by_label("保存为常用筛选").fill("我的东街")
    with first.expect_response("**/api/v1/me/preferences/filters") as kept:
        first.get_by_role("button", name="保存", exact=True).click()
    assert kept.value.status == 204

    for name, there in (("overseer", True), ("dispatcher", False)):
        page = sign_in(name)
        page.goto(f"{platform.address}/lists/all")
        expect(column(page, "案件编号")).to_be_visible()
        expect(column(page, ADDRESS)).to_have_count(0 if there else 1)
        page.get_by_role("button", name="常用筛选").click()
        expect(page.get_by_label("保存为常用筛选")).to_be_visible()
        expect(page.get_by_role("button", name="我的东街", exact=True)).to_have_count(1 if there else 0)


def urge(page: Page, platform: Platform, number: str) -> Locator:
    """The form of 催办, open."""
    page.goto(f"{platform.address}/cases/{number}")
    page.get_by_role("button", name="催办").click()
    form = page.get_by_role("dialog")
    expect(form).to_be_visible()
    return form


def test_own_phrases_at_another_desk(sign_in: Enter, platform: Platform) -> None:
    own = "请今天之内到场。"
    number = platform.run("-m", "tests.e2e.more", "handling")  # another story may have closed the first case
    first = sign_in("overseer")
    form = urge(first, platform, number)
    expect(form.get_by_role("button", name=own)).to_have_count(0)
    form.get_by_role("textbox").fill(own)
    with first.expect_response("**/api/v1/me/preferences/phrases") as kept:
        first.keyboard.press("Control+Enter")
    assert kept.value.status == 204

    for name, there in (("overseer", 1), ("head", 0)):
        form = urge(sign_in(name), platform, number)
        expect(form.get_by_role("button", name="请抓紧办理。")).to_be_visible()
        expect(form.get_by_role("button", name=own)).to_have_count(there)
