"""The keyboard never gets stuck: from the search into the list, out of a menu, back to where a dialog was opened."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Platform

SignIn = Callable[..., Page]


def test_from_the_search_into_the_list(sign_in: SignIn, platform: Platform) -> None:
    platform.run("-m", "tests.e2e.more", "handling")
    page = sign_in("head")
    page.get_by_role("navigation").get_by_role("link", name="案件查询").click()
    expect(page.locator(".row").first).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="搜索")).to_be_focused()
    page.keyboard.type("handling")
    page.keyboard.press("Enter")
    expect(page.get_by_role("grid")).to_be_focused()
    expect(page.locator(".row")).to_have_count(1)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("region", name="案件详情")).to_contain_text("handling")


def test_a_ticked_box_leaves_the_letters_alive(sign_in: SignIn, platform: Platform) -> None:
    number = platform.run("-m", "tests.e2e.more", "handling")
    page = sign_in("dispatcher")
    page.get_by_role("navigation").get_by_role("link", name="案件查询").click()
    page.get_by_role("checkbox", name=f"选择案件 {number}").click()
    expect(page.get_by_text("已选 1 件")).to_be_visible()
    expect(page.get_by_role("toolbar").get_by_role("button", name="备注")).to_be_visible()
    page.keyboard.press("t")
    expect(page.get_by_role("dialog")).to_contain_text("备注")
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("grid")).to_be_focused()


def test_esc_closes_a_form_from_a_menu_too(sign_in: SignIn, platform: Platform) -> None:
    number = platform.run("-m", "tests.e2e.more", "handling")
    page = sign_in("cleaner")
    page.goto(f"{platform.address}/cases/{number}")
    opener = page.get_by_role("region", name="可办事项").get_by_role("button", name="指派经办人")
    opener.click()
    expect(page.locator("#verb-person")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_phrase_is_a_digit_away_in_every_form(sign_in: SignIn, platform: Platform) -> None:
    number = platform.run("-m", "tests.e2e.more", "handling")
    page = sign_in("cleaner")
    page.goto(f"{platform.address}/cases/{number}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(number)
    page.keyboard.press("e")
    expect(page.locator("#verb-note")).to_be_focused()
    page.keyboard.press("Alt+2")

    expect(page.locator("#verb-note")).not_to_have_value("")


def test_enter_goes_from_the_name_to_the_description(sign_in: SignIn) -> None:
    page = sign_in("intake")
    page.keyboard.press("F2")
    expect(page.locator("#call-phone")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#call-name")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#call-description")).to_be_focused()

    page.get_by_label("问题来源").select_option("12345")
    page.locator("#call-name").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#call-sourceRef")).to_be_focused()  # a case of 12345 has a number there


def test_esc_from_the_filters_leads_back_to_the_list(sign_in: SignIn) -> None:
    page = sign_in("head")
    page.get_by_role("button", name="筛选", exact=True).click()
    page.get_by_role("combobox", name="案件类型").focus()
    page.keyboard.press("Escape")

    expect(page.get_by_role("grid")).to_be_focused()


def test_f8_leads_to_the_list_from_a_desk_and_esc_shuts_one_thing_at_a_time(
    sign_in: SignIn, platform: Platform
) -> None:
    number = platform.run("-m", "tests.e2e.more", "handling")
    page = sign_in("intake")
    page.keyboard.press("F2")
    expect(page.locator("#call-phone")).to_be_focused()
    page.keyboard.press("F8")
    expect(page.get_by_role("grid", name="待办")).to_be_visible()

    page.goto(f"{platform.address}/cases/{number}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(number)
    page.get_by_role("banner").get_by_role("button", expanded=False).last.click()
    expect(page.get_by_role("button", name="退出登录")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="退出登录")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_contain_text(number)


def test_esc_that_closes_a_dialog_does_not_leave_the_case(sign_in: SignIn, platform: Platform) -> None:
    number = platform.run("-m", "tests.e2e.more", "handling")
    page = sign_in("intake")
    page.goto(f"{platform.address}/cases/{number}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(number)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="键盘操作")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.wait_for_timeout(300)

    expect(page.get_by_role("heading", level=1)).to_contain_text(number)
    page.keyboard.press("Escape")  # the next one leads back
    expect(page.get_by_role("grid")).to_be_visible()
