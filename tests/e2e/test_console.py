"""The console in a browser: a hotline case from 待办 to 结案, by five people, through the page alone."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Platform

Shot = Callable[..., None]


def photo() -> dict[str, object]:
    buffer = BytesIO()
    Image.new("RGB", (640, 480), (120, 160, 120)).save(buffer, "JPEG")
    return {"name": "处置后.jpg", "mimeType": "image/jpeg", "buffer": buffer.getvalue()}


def open_from_pending(page: Page, number: str) -> None:
    """From 待办 into the case, by keyboard."""
    row = page.locator(f"#row-{number}")
    expect(row).to_be_visible()
    row.click()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(number)


def say(page: Page, verb: str) -> None:
    """Press the verb of the page; its form opens."""
    page.get_by_role("region", name="可办事项").get_by_role("button", name=verb, exact=False).first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def submit(page: Page, stage: str) -> None:
    """Send the form; the page then shows the new stage."""
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(".steps .stage")).to_have_text(stage)


def test_a_hotline_case_from_pending_to_closure(
    sign_in: Callable[..., Page], platform: Platform, shot: Shot
) -> None:
    number = platform.number

    chief = sign_in("chief")
    expect(chief.get_by_text("待办已清空")).to_be_visible()

    intake = sign_in("intake")
    shot(intake, "1-pending")
    open_from_pending(intake, number)
    shot(intake, "2-case")
    say(intake, "受理")
    submit(intake, "待立案")

    # It comes to the duty chief's list by itself.
    expect(chief.locator(f"#row-{number}")).to_be_visible(timeout=10_000)
    open_from_pending(chief, number)
    say(chief, "立案")
    expect(chief.get_by_role("radio", checked=True)).to_be_visible()  # the only rule is chosen already
    submit(chief, "待派遣")

    dispatcher = sign_in("dispatcher")
    open_from_pending(dispatcher, number)
    say(dispatcher, "派遣")
    expect(dispatcher.get_by_text("建议派给：环卫处")).to_be_visible()
    expect(dispatcher.get_by_text("时限 4 工作时")).to_be_visible()
    shot(dispatcher, "3-dispatch")
    submit(dispatcher, "处理中")

    cleaner = sign_in("cleaner")
    open_from_pending(cleaner, number)
    say(cleaner, "处理反馈")
    cleaner.keyboard.press("Control+Enter")
    expect(cleaner.get_by_role("alert")).to_contain_text("请添加材料")  # nothing is sent without it
    cleaner.locator("#verb-evidence").set_input_files(files=[photo()])  # type: ignore[list-item]
    expect(cleaner.locator(".evidence img")).to_be_visible()
    cleaner.get_by_role("button", name="已清理完毕。").click()
    shot(cleaner, "4-feedback")
    submit(cleaner, "待核查")

    # The intake officer never left the case: it follows by itself.
    expect(intake.locator(".steps .stage")).to_have_text("待核查", timeout=10_000)
    say(intake, "派核查")
    submit(intake, "核查中")

    inspector = sign_in("inspector_li", width=390, height=844)
    expect(inspector.locator(f"#row-{number}")).to_be_visible()
    shot(inspector, "5-pending-phone")
    inspector.get_by_role("link", name=number).click()
    say(inspector, "核查反馈")
    inspector.get_by_label("已处理").check()
    inspector.get_by_label("核查情况").fill("现场核查，问题已解决。")
    submit(inspector, "待结案")

    expect(chief.locator(".steps .stage")).to_have_text("待结案", timeout=10_000)
    say(chief, "结案")
    submit(chief, "已结案")
    shot(chief, "6-closed")
    expect(chief.get_by_role("slider", name="拖动分界线对比处置前后")).to_have_count(
        0
    )  # there was no photo before
    course = chief.get_by_role("region", name="办理经过")
    for verb in ["上报", "受理", "立案", "派遣", "处理反馈", "派核查", "核查反馈", "结案"]:
        expect(course.get_by_text(verb, exact=True).first).to_be_visible()


def test_a_wrong_password_is_refused_in_words(browser: Browser, platform: Platform) -> None:
    page = browser.new_page()
    page.goto(f"{platform.address}/lists/overdue")
    page.get_by_label("用户名").fill("intake")
    page.get_by_label("密码", exact=True).fill("wrong")
    page.get_by_role("button", name="登录").click()

    expect(page.get_by_role("alert")).to_have_text("用户名或密码不对。")
    page.close()


def test_every_list_opens_and_help_is_a_key_away(sign_in: Callable[..., Page]) -> None:
    page = sign_in("head")
    links = page.locator("#menu a[href^='/lists/']")
    for place in range(links.count()):
        links.nth(place).click()
        expect(page.get_by_role("grid")).to_have_attribute("aria-busy", "false")
        expect(page.get_by_role("alert")).to_have_count(0)
    page.keyboard.press("?")

    expect(page.get_by_role("dialog", name="键盘操作")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_long_list_is_drawn_only_where_it_is_seen(sign_in: Callable[..., Page]) -> None:
    """A hundred thousand rows behind a cursor: the browser holds a few dozen, wherever one scrolls."""
    page = sign_in("head")
    page.route("**/api/v1/worklists/all?*", _endless)
    page.get_by_role("navigation").get_by_role("link", name="案件查询").click()
    expect(page.locator(".row").first).to_be_visible()
    rows = page.locator(".rows")
    for _ in range(12):
        rows.evaluate("box => box.scrollTo(0, box.scrollHeight)")
        page.wait_for_timeout(120)

    assert page.locator(".row").count() < 80
    assert rows.evaluate("box => box.scrollHeight") > 38 * 1500


def _endless(route: object) -> None:
    from urllib.parse import parse_qs, urlsplit

    asked = parse_qs(urlsplit(route.request.url).query)  # type: ignore[attr-defined]
    begin, size = int(asked.get("cursor", ["0"])[0] or 0), int(asked["size"][0])
    rows = [_row(place) for place in range(begin, begin + size)]
    route.fulfill(json={"rows": rows, "next_cursor": str(begin + size)})  # type: ignore[attr-defined]


def _row(place: int) -> dict[str, object]:
    return {
        "number": f"26{place:09d}",
        "classified_number": f"0101-26{place:09d}",
        "lamp": None,
        "due_at": None,
        "seconds_left": None,
        "stage": "closed",
        "stage_label": "已结案",
        "step": 5,
        "kind": None,
        "category": {"nature": "event", "code": "0101", "broad_name": "市容环境", "name": "暴露垃圾"},
        "description": f"第 {place} 件",
        "address": "测试路",
        "lon": None,
        "lat": None,
        "source": "hotline",
        "source_label": "热线",
        "urgent": False,
        "department": None,
        "person": None,
        "reported_at": "2026-11-23T01:00:00Z",
        "ended_at": "2026-11-23T02:00:00Z",
    }
