"""For everybody: axe finds nothing serious on the pages people work in, light and dark; and the mouse is not needed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import ROOT, Platform

AXE = ROOT / "web/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ASK = """async (tags) => {
  const told = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
  return told.violations
    .filter((one) => ['serious', 'critical'].includes(one.impact))
    .map((one) => `${one.id}: ${one.help} — ${one.nodes.map((node) => node.html).slice(0, 4).join(' | ')}`)
}"""

Enter = Callable[..., Page]


@pytest.fixture(params=["light", "dark"])
def look(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def grave(page: Page, look: str) -> list[str]:
    """The serious and critical violations of what is on the screen, in that appearance."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: cd web && npm ci")
    page.evaluate("dark => document.documentElement.classList.toggle('dark', dark)", look == "dark")
    page.wait_for_timeout(700)  # colours fade in
    # Evaluated and not added as a script: the page's own policy lets none in from elsewhere.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return list(page.evaluate(ASK, TAGS))


def test_the_worklist(sign_in: Enter, platform: Platform, look: str) -> None:
    page = sign_in("intake")
    page.goto(f"{platform.address}/lists/all")
    expect(page.locator(".row").first).to_be_visible()
    assert grave(page, look) == []
    page.get_by_role("button", name="筛选").first.click()
    expect(page.get_by_role("combobox", name="案件类型")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("环卫")
    expect(page.get_by_role("option").first).to_be_visible()
    assert grave(page, look) == []


def test_an_empty_list(sign_in: Enter, platform: Platform, look: str) -> None:
    page = sign_in("plumber")
    expect(page.get_by_text("待办已清空")).to_be_visible()
    assert grave(page, look) == []


def test_the_case_page_and_a_form(sign_in: Enter, platform: Platform, look: str) -> None:
    page = sign_in("head")
    page.goto(f"{platform.address}/cases/{platform.number}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(platform.number)
    expect(page.get_by_role("region", name="案件讨论")).to_be_visible()
    assert grave(page, look) == []
    page.get_by_role("button", name="催办").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert grave(page, look) == []


def test_registration(sign_in: Enter, platform: Platform, look: str) -> None:
    page = sign_in("intake")
    page.goto(f"{platform.address}/registration")
    expect(page.get_by_label("来电号码")).to_be_visible()
    assert grave(page, look) == []


def test_the_first_key_leads_past_the_menu(sign_in: Enter, platform: Platform) -> None:
    """Tab: 跳到正文; then the search, its buttons, the list."""
    page = sign_in("intake")
    page.goto(f"{platform.address}/lists/all")
    expect(page.locator(".row").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="搜索")).to_be_focused()
