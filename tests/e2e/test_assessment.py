"""考核 in a browser: a score and its cases, a trial, publication, an appeal decided by two, the correction."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Platform
from tests.e2e.test_console import Shot


def show(page: Page, platform: Platform, path: str) -> Page:
    page.goto(f"{platform.address}/{path}")
    return page


def review(page: Page, platform: Platform, number: str) -> None:
    """Agree to the only appeal on the desk."""
    show(page, platform, "assessment/appeals")
    desk = page.get_by_role("article")
    expect(desk).to_contain_text(number)
    desk.get_by_label("审查意见").fill("情况属实。")
    desk.get_by_role("button", name="同意", exact=True).click()
    expect(desk.get_by_text("情况属实。").first).to_be_visible()


PDF = b"%PDF-1.7\ntrailer\n<< >>\n%%EOF\n"


def ask(page: Page, number: str) -> None:
    """Appeal about a case, with a paper."""
    page.get_by_role("button", name="提出申诉").click()
    form = page.get_by_role("dialog", name="提出申诉")
    form.get_by_text(number).click()
    form.get_by_label("申诉理由").fill("当日暴雨停工，现场有记录。")
    form.get_by_label("添加照片或 PDF").set_input_files(
        {"name": "证明.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    expect(form.get_by_role("listitem")).to_contain_text("证明.pdf")
    form.get_by_role("button", name="提出申诉").click()
    expect(page.get_by_role("article")).to_contain_text("待初审")


def test_from_a_score_to_its_correction(sign_in: Callable[..., Page], platform: Platform, shot: Shot) -> None:
    week, number = platform.run("-m", "tests.e2e.assessed").splitlines()[-1].split()
    ranking = f"assessment/scores?scheme=hongqi_unit&period={week}"

    # The assessor looks at a score and opens the cases behind a number.
    assessor = sign_in("assessor")
    show(assessor, platform, ranking)
    assessor.get_by_role("button", name="环卫处", exact=True).click()
    sheet = assessor.get_by_role("dialog", name=re.compile("环卫处"))
    expect(sheet.get_by_text("处理不过期", exact=True)).to_be_visible()
    expect(sheet.get_by_text(re.compile("按期处置 ÷ 应处置 = 6 ÷ 8 = 75.00%"))).to_be_visible()
    shot(assessor, "20-score-sheet")
    sheet.get_by_role("button", name="按期处置 6 件，点开看案件").click()
    behind = assessor.get_by_role("dialog", name=re.compile("按期处置"))
    expect(behind.get_by_role("link")).to_have_count(6)
    shot(assessor, "21-cases-behind")
    behind.get_by_role("link").first.click()
    expect(assessor.get_by_role("heading", level=1)).to_contain_text(re.compile(r"\d{10}"))
    assessor.go_back()  # the list is still open
    expect(assessor.get_by_role("dialog", name=re.compile("按期处置")).get_by_role("link")).to_have_count(6)

    # What if the weight were another?
    show(assessor, platform, "assessment/schemes")
    assessor.get_by_role("radiogroup", name="考核方案").get_by_text("试算").click()
    assessor.get_by_label("处理不过期 满分").fill("40")
    assessor.get_by_label("办理不过天 满分").fill("10")
    assessor.get_by_role("button", name="试算（改动 2 处）").click()
    expect(assessor.get_by_role("region", name="新旧排名").get_by_role("row")).to_have_count(5)
    shot(assessor, "22-what-if")

    # Publication.
    show(assessor, platform, ranking)
    assessor.get_by_role("button", name="公布成绩").click()
    assessor.get_by_role("dialog").get_by_role("button", name="公布", exact=True).click()
    expect(assessor.get_by_text(re.compile("杨考核 .* 公布"))).to_be_visible()
    shot(assessor, "23-published")

    # The unit appeals, takes it back for a better paper, and appeals again.
    cleaner = sign_in("cleaner")
    show(cleaner, platform, "assessment/appeals")
    ask(cleaner, number)
    cleaner.get_by_role("button", name="撤回申诉").click()
    dialog = cleaner.get_by_role("dialog", name="撤回这次申诉？")
    dialog.get_by_label("撤回原因").fill("换一份材料。")
    dialog.get_by_role("button", name="撤回申诉").click()
    expect(cleaner.get_by_role("article")).to_contain_text("换一份材料。")
    ask(cleaner, number)
    expect(cleaner.get_by_role("link", name=re.compile("材料 1 PDF"))).to_be_visible()

    # Two people of the centre agree, one after the other.
    head = sign_in("head")
    review(assessor, platform, number)
    review(head, platform, number)
    expect(head.get_by_role("article")).to_contain_text("这件案件对该部门计为按期")
    shot(head, "24-appeal")

    # The correction says what became different.
    show(assessor, platform, f"{ranking}&view=published")
    assessor.get_by_role("button", name="更正").click()
    dialog = assessor.get_by_role("dialog")
    dialog.get_by_label("更正原因").fill("申诉成立，案件计为按期。")
    dialog.get_by_role("button", name="公布更正").click()
    changed = assessor.get_by_role("region", name="更正差异")
    expect(changed).to_contain_text("按期处置 6 → 7")
    expect(changed.get_by_role("link", name=number).first).to_be_visible()
    shot(assessor, "25-correction")

    show(cleaner, platform, f"{ranking}&view=published")
    expect(cleaner.get_by_text("更正原因：申诉成立，案件计为按期。")).to_be_visible()
