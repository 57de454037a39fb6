"""二级平台: the unit hands a case down to a team, the team reports back, the parent feeds back, it is closed;
the centre looks through to where it lies.
"""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Platform
from tests.e2e.test_console import Shot, open_from_pending, photo, say, submit


def test_handed_down_reported_back_and_closed(
    sign_in: Callable[..., Page], platform: Platform, shot: Shot
) -> None:
    number = platform.run("-m", "tests.e2e.more", "handling")

    parent = sign_in("cleaner")
    open_from_pending(parent, number)
    say(parent, "二级派遣")
    dialog = parent.get_by_role("dialog")
    expect(dialog).to_contain_text("本单位截止")
    dialog.get_by_label("下级单位").click()
    parent.get_by_role("option", name="环卫东队", exact=False).first.click()
    dialog.get_by_label("意见").fill("请今日清理。")
    shot(parent, "20-hand-down")
    submit(parent, "处理中")
    spells = parent.get_by_role("region", name="环节与时限")
    expect(spells).to_contain_text("环卫东队")

    # One's own list says that it was handed down.
    parent.get_by_role("navigation").get_by_role("link", name="待办").click()
    expect(parent.locator(f"#row-{number}").get_by_text("已下派")).to_have_attribute(
        "title", "已下派：环卫东队"
    )

    # Where it lies: the list below, the table of units, and the number that leads from one to the other.
    navigation = parent.get_by_role("navigation")
    navigation.get_by_role("link", name="单位办理情况").click()
    expect(parent.get_by_role("heading", level=1)).to_have_text("下级办理情况")
    line = (
        parent.get_by_role("row")
        .filter(has=parent.get_by_role("rowheader", name="环卫东队", exact=False))
        .first
    )
    expect(line.get_by_role("link", name="1").first).to_be_visible()
    shot(parent, "21-units-below")
    line.get_by_role("link", name="1").first.click()
    expect(parent.locator(f"#row-{number}")).to_be_visible()
    expect(parent.locator(f"#row-{number}")).to_contain_text("环卫东队")

    # The parent cannot feed back over the head of the team.
    parent.goto(f"{platform.address}/cases/{number}")
    expect(parent.get_by_role("region", name="可办事项")).to_contain_text("还未反馈")

    team = sign_in("east_team", width=390, height=844)
    expect(team.locator(f"#row-{number}")).to_be_visible()
    team.get_by_role("link", name=number).click()
    expect(team.get_by_role("heading", level=1)).to_contain_text(number)
    shot(team, "22-team-phone")
    say(team, "下级反馈")
    team.locator("#verb-evidence").set_input_files(files=[photo()])  # type: ignore[list-item]
    expect(team.locator(".evidence img")).to_be_visible()
    team.get_by_role("dialog").get_by_label("意见").fill("已清理完毕。")
    submit(team, "处理中")

    centre = sign_in("dispatcher")
    centre.get_by_role("navigation").get_by_role("link", name="单位办理情况").click()
    expect(centre.get_by_role("rowheader", name="环卫东队一组")).to_be_visible()
    shot(centre, "23-units-centre")
    centre.goto(f"{platform.address}/cases/{number}")
    expect(centre.get_by_role("region", name="环节与时限")).to_contain_text("下级反馈")
    shot(centre, "24-nested")

    say(parent, "处理反馈")
    parent.get_by_label("处理情况").fill("环卫东队已清理。")
    parent.locator("#verb-evidence").set_input_files(files=[photo()])  # type: ignore[list-item]
    expect(parent.locator(".evidence img")).to_be_visible()
    submit(parent, "待核查")

    intake, inspector, chief = sign_in("intake"), sign_in("inspector_li"), sign_in("chief")
    intake.goto(f"{platform.address}/cases/{number}")
    say(intake, "派核查")
    submit(intake, "核查中")
    inspector.goto(f"{platform.address}/cases/{number}")
    say(inspector, "核查反馈")
    inspector.get_by_label("已处理").check()
    inspector.get_by_label("核查情况").fill("现场已清理。")
    submit(inspector, "待结案")
    chief.goto(f"{platform.address}/cases/{number}")
    say(chief, "结案")
    submit(chief, "已结案")
