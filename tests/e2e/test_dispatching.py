"""The dispatch desk in a browser, by keyboard alone: one case, several at once, a request refused."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Platform
from tests.e2e.test_console import Shot, open_from_pending, say, submit
from tests.e2e.test_registration import register


def test_a_case_is_dispatched_with_one_key(
    sign_in: Callable[..., Page], platform: Platform, shot: Shot
) -> None:
    intake, chief = sign_in("intake"), sign_in("chief")
    numbers = []
    for words in ["第一件", "第二件", "第三件"]:
        intake.keyboard.press("F2")
        intake.goto(f"{platform.address}/registration")
        numbers.append(register(intake, words))
    for number in numbers:
        for page, verb, stage in [(intake, "受理", "待立案"), (chief, "立案", "待派遣")]:
            page.goto(f"{platform.address}/cases/{number}")
            say(page, verb)
            if verb == "立案":
                expect(page.get_by_role("radio", checked=True)).to_be_visible()
            submit(page, stage)

    desk = sign_in("dispatcher")
    desk.keyboard.press("F4")
    first, second, third = numbers
    for number in numbers:
        expect(desk.locator(f"#desk-row-{number}")).to_be_visible()
    expect(desk.get_by_role("heading", level=1)).to_have_text(first)
    expect(desk.get_by_role("region", name="派遣", exact=True)).to_contain_text("环卫处")
    expect(desk.get_by_text(re.compile("时限 4 工作时"))).to_be_visible()
    shot(desk, "8-dispatch-desk")
    desk.keyboard.press("d")
    expect(desk.get_by_text(re.compile(f"{first} 已派给"))).to_be_visible()
    expect(desk.get_by_role("heading", level=1)).to_have_text(second)

    desk.keyboard.press("*")
    expect(desk.get_by_role("button", name="派遣 2 件")).to_be_visible()
    desk.keyboard.press("d")
    expect(desk.get_by_text("已派 2 件，未派 0 件")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.get_by_text("没有待派遣的案件")).to_be_visible()

    cleaner = sign_in("cleaner")
    open_from_pending(cleaner, third)
    say(cleaner, "申请退回")
    cleaner.get_by_label("依据条款").fill("《权责清单》第2条")
    cleaner.get_by_label("退回理由").fill("不在本单位管辖范围内。")
    cleaner.keyboard.press("Control+Enter")
    expect(cleaner.get_by_role("dialog")).to_be_hidden()

    desk.keyboard.press("ArrowRight")
    expect(desk.get_by_text("申请退回", exact=True)).to_be_visible(timeout=10_000)
    expect(desk.get_by_text("不在本单位管辖范围内。").first).to_be_visible()
    desk.keyboard.press("n")  # a refusal needs its reason
    expect(desk.locator("#desk-decision")).to_be_focused()
    desk.keyboard.type("属你单位职责。")
    desk.keyboard.press("Escape")
    desk.keyboard.press("n")
    expect(desk.get_by_text("没有待审批的申请")).to_be_visible()
