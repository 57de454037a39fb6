"""Cut off from the server: the page says so, keeps what is shown and typed, and comes back by itself."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Platform

Enter = Callable[..., Page]


def test_a_list_without_network(sign_in: Enter, platform: Platform) -> None:
    page = sign_in("intake")
    page.goto(f"{platform.address}/lists/all")
    row = page.locator(f"#row-{platform.number}")
    expect(row).to_be_visible()
    page.context.set_offline(True)
    expect(page.get_by_text("网络已断开")).to_be_visible(timeout=20_000)
    expect(row).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("网络已恢复")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("网络已断开")).to_have_count(0)


def test_what_was_typed_in_a_form_is_sent_afterwards_once(sign_in: Enter, platform: Platform) -> None:
    page = sign_in("intake")
    page.goto(f"{platform.address}/cases/{platform.number}")
    said = page.get_by_label("说一句")
    said.fill("断网前写下的话")
    page.context.set_offline(True)
    page.get_by_role("button", name="发送").click()
    expect(page.get_by_role("alert")).to_contain_text("连接不上服务器")
    expect(said).to_have_value("断网前写下的话")
    page.context.set_offline(False)
    page.get_by_role("button", name="发送").click()
    talk = page.get_by_role("region", name="案件讨论")
    expect(talk.get_by_role("listitem").filter(has_text="断网前写下的话")).to_have_count(1)
    expect(said).to_have_value("")


def test_a_call_half_registered_survives_a_reload(sign_in: Enter, platform: Platform) -> None:
    page = sign_in("intake")
    page.goto(f"{platform.address}/registration")
    page.get_by_label("来电号码").fill("13812341234")
    page.locator("#call-description").fill("断网时登记的一件事")
    page.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#call-description")).to_have_value("断网时登记的一件事")
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("#call-description")).to_have_value("断网时登记的一件事")
    page.locator("#call-description").fill("")
    page.get_by_label("来电号码").fill("")
