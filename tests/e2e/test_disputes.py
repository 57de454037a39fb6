"""A unit that sends the case back again and again, and a suspended case that wakes by itself."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Platform
from tests.e2e.test_console import Shot, say, submit


def test_two_returns_are_granted_the_third_ends_in_a_binding_decision(
    sign_in: Callable[..., Page], platform: Platform, shot: Shot
) -> None:
    number = platform.run("-m", "tests.e2e.more", "handling")
    unit, desk = sign_in("cleaner"), sign_in("dispatcher")
    for page in (unit, desk):
        page.goto(f"{platform.address}/cases/{number}")

    for turn in range(3):
        expect(unit.locator(".steps .stage")).to_have_text("处理中")
        say(unit, "申请退回")
        unit.get_by_label("依据条款").fill("《权责清单》第2条")
        unit.get_by_label("退回理由").fill(f"第 {turn + 1} 次：不属本单位。")
        submit(unit, "处理中")
        if turn == 2:
            break
        expect(
            desk.get_by_role("region", name="可办事项").get_by_role("button", name="同意退回")
        ).to_be_enabled()
        say(desk, "同意退回")
        submit(desk, "待派遣")
        say(desk, "派遣")
        expect(desk.get_by_text("建议派给：环卫处")).to_be_visible()
        submit(desk, "处理中")

    # The dispatcher may not grant a third; the head hears the unit and decides, and that binds.
    expect(desk.get_by_role("region", name="可办事项")).to_contain_text("已退回 2 次")
    shot(desk, "30-third-return")
    head = sign_in("head")
    head.goto(f"{platform.address}/cases/{number}")
    say(head, "指定办理")
    expect(head.get_by_text("建议派给：环卫处")).to_be_visible()
    head.get_by_role("dialog").get_by_label("意见").fill("会商决定由环卫处办理，不再退回。")
    submit(head, "处理中")
    expect(head.get_by_role("region", name="环节与时限")).to_contain_text("指定")
    shot(head, "31-designated")
    expect(unit.get_by_role("region", name="可办事项")).to_contain_text("不能再退回", timeout=10_000)
    buttons = unit.get_by_role("region", name="可办事项").get_by_role("button", name="申请退回")
    expect(buttons).to_have_count(0)


def test_a_suspended_case_wakes_on_its_review_date(
    sign_in: Callable[..., Page], platform: Platform, shot: Shot
) -> None:
    number = platform.run("-m", "tests.e2e.more", "shelved", "14")
    unit = sign_in("cleaner")
    unit.goto(f"{platform.address}/cases/{number}")
    expect(unit.locator(".steps .stage")).to_have_text("挂账")
    shot(unit, "32-suspended")

    # Nobody does anything: the sweep of the running platform, one round in 20 s, wakes it; the open page follows.
    expect(unit.locator(".steps .stage")).to_have_text("处理中", timeout=60_000)
    course = unit.get_by_role("region", name="办理经过")
    expect(course.get_by_text("恢复", exact=True).first).to_be_visible()
    shot(unit, "33-awake")
