"""指挥一张图 by its lists: what the map shows is there without a mouse and without WebGL, and only for whom it is."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Platform
from tests.e2e.test_access import grave

Enter = Callable[..., Page]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_inspectors_are_listed_for_the_centre(sign_in: Enter, platform: Platform, look: str) -> None:
    page = sign_in("chief")
    page.goto(f"{platform.address}/map")
    page.locator("label").filter(has_text="在岗采集员").first.click()
    people = page.get_by_role("region", name="在岗采集员列表")
    expect(people.get_by_role("button")).to_have_count(2)
    one = people.get_by_role("button", name="李采集")
    expect(one).to_contain_text("东格")
    one.press("Enter")
    panel = page.get_by_role("complementary", name="采集员 李采集")
    expect(panel).to_contain_text("责任网格")
    expect(one).to_have_attribute("aria-pressed", "true")
    assert grave(page, look) == []
    page.reload()  # the address says who is open
    expect(panel).to_be_visible()
    panel.get_by_role("button", name="关闭").click()
    expect(panel).to_have_count(0)


def test_the_handling_side_does_not_see_who_inspects(sign_in: Enter, platform: Platform) -> None:
    page = sign_in("cleaner")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{platform.address}/map?side=inspectors&inspector=1")
    expect(page.get_by_role("region", name="在办案件列表")).to_be_visible()
    page.wait_for_timeout(1500)
    expect(page.get_by_text("在岗采集员")).to_have_count(0)
    assert not [url for url in asked if "/map/inspectors" in url]


def test_a_street_narrows_what_is_listed_without_a_mouse(sign_in: Enter, platform: Platform) -> None:
    page = sign_in("chief")
    page.goto(f"{platform.address}/map")
    street = page.get_by_role("combobox", name="街道")
    street.press_sequentially("西街")
    expect(page.get_by_role("option", name="西街街道")).to_be_visible()
    with page.expect_request(
        lambda one: "/worklists/all" in one.url and "division_code=410702002" in one.url
    ):
        street.press("Enter")
    expect(page).to_have_url(f"{platform.address}/map?street=410702002")
    page.reload()  # the address says which street
    expect(page.get_by_text("西街街道").first).to_be_visible()


def test_without_a_publication_the_ground_says_how_one_comes_about(
    sign_in: Enter, platform: Platform
) -> None:
    page = sign_in("assessor")
    page.goto(f"{platform.address}/map?ground=unpublished")
    legend = page.get_by_role("region", name="图例")
    if page.get_by_text("这台电脑画不出地图").is_visible():
        pytest.skip("no WebGL in this browser: without a map nothing is coloured")
    expect(legend).to_contain_text("未公布的成绩不上图")
    ground = page.get_by_label("底色")
    for name, said in (("plain", ""), ("load", "6 件以上"), ("unpublished", "未公布的成绩不上图")):
        ground.select_option(name)
        expect(ground).to_have_value(name)
        expect(legend).to_have_count(1 if said else 0)
        if said:
            expect(legend).to_contain_text(said)
    legend.get_by_role("link", name="去考核成绩").click()
    expect(page).to_have_url(f"{platform.address}/assessment/scores")
