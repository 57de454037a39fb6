"""The dispatch desk in a browser, by keyboard alone: one case with what lies with the unit, several at once, a request
refused.
"""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Platform
from tests.e2e.test_console import Shot, open_from_pending, say, submit
from tests.e2e.test_registration import register


def open_at(said: Locator) -> int:
    """How many open cases a unit is said to have: "在办 3", "在办 3，超期 1"."""
    expect(said).to_have_text(re.compile(r"^\s*在办 \d+"))
    return int(re.findall(r"\d+", said.inner_text())[0])


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
    form = desk.get_by_role("region", name="派遣", exact=True)
    expect(form).to_contain_text("环卫处")
    said = form.get_by_role("status").filter(has_text="在办")
    before = open_at(said)
    expect(desk.get_by_text(re.compile("时限 4 工作时"))).to_be_visible()
    shot(desk, "8-dispatch-desk")
    desk.keyboard.press("d")
    expect(desk.get_by_text(re.compile(f"{first} 已派给"))).to_be_visible()
    expect(desk.get_by_role("heading", level=1)).to_have_text(second)
    expect(said).to_have_text(re.compile(rf"在办 {before + 1}\b"))

    # Every unit of the menu says what it has; initials find it.
    desk.keyboard.press("Enter")
    desk.keyboard.type("gsgs")
    water = desk.get_by_role("option")
    expect(water).to_have_count(1)
    expect(water).to_have_text(re.compile(r"^\s*供水公司\s+在办 \d+"))
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("grid")).to_be_focused()

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
