"""The registration desk in a browser, by keyboard alone: a call, a second one about the same, refusals."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Platform
from tests.e2e.test_console import Shot

HERE, OUTSIDE = "113.9005, 35.3005", "113.95, 35.35"


def tabs(page: Page, times: int = 1) -> None:
    for _ in range(times):
        page.keyboard.press("Tab")


def call(page: Page, words: str, place: str = HERE) -> None:
    """A call typed in from the first field to the last."""
    expect(page.get_by_label("来电号码")).to_be_focused()
    page.keyboard.type("13700000001")
    tabs(page)
    page.keyboard.type("示例")
    tabs(page, 4)
    page.keyboard.type(words)
    tabs(page)
    page.keyboard.type("有暴露")  # words of its filing condition
    expect(page.get_by_role("listbox", name="案件类型").get_by_role("option")).to_have_count(1)
    tabs(page)
    page.keyboard.type(place)
    tabs(page)


def register(page: Page, words: str) -> str:
    """The number of the case that a call became."""
    call(page, words)
    expect(page.locator("#call-address-line")).to_contain_text("单元网格")
    page.keyboard.press("Control+Enter")
    card = page.get_by_role("status").filter(has_text="已登记")
    expect(card).to_be_visible()
    return card.get_by_role("link").inner_text()


def test_a_call_is_registered_without_the_mouse(
    sign_in: Callable[..., Page], platform: Platform, shot: Shot
) -> None:
    page = sign_in("intake")
    page.keyboard.press("F2")
    number = register(page, "垃圾桶满溢")
    expect(page.get_by_text("查询码").first).to_be_visible()
    shot(page, "7-registered")

    # Ready for the next call, and nothing of the last one is left in the browser.
    expect(page.locator("#call-phone")).to_be_focused()
    assert page.input_value("#call-description") == ""
    assert page.evaluate("sessionStorage.getItem('cityloop.registration')") is None
    assert page.evaluate("document.querySelector('main').scrollHeight <= window.innerHeight")

    # The same person calls again about the same thing: seen at once, marked and merged.
    call(page, "还是没有人来")
    expect(page.get_by_text("此号码来过")).to_be_visible()
    similar = page.get_by_role("region", name="相似案件")
    expect(similar.get_by_text(number)).to_be_visible()
    similar.get_by_role("listitem").filter(has_text=number).get_by_role("button", name="并入").press("Enter")
    page.reload()
    expect(similar.get_by_role("button", name="保存后并入")).to_be_visible()
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text(f"已并入 {number}")).to_be_visible()


def test_a_refusal_stands_at_its_field(sign_in: Callable[..., Page], platform: Platform) -> None:
    page = sign_in("intake")
    page.keyboard.press("F2")
    call(page, "辖区外的问题", OUTSIDE)
    expect(page.get_by_role("alert")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#call-address")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(HERE)
    tabs(page)
    expect(page.locator("#call-address-line")).to_contain_text("单元网格")
    page.get_by_label("来电号码").fill("电话不详")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_label("来电号码")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#call-phone")).to_be_focused()
    assert page.input_value("#call-description") == "辖区外的问题"
