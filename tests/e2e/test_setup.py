"""A new district from nothing, by the administrator in the wizard: real templates, a mistake, the test case."""

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import openpyxl
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import PASSWORD, Platform
from tests.e2e.test_console import Shot

Row = dict[str, str]

DIVISIONS: list[Row] = [
    {"代码": "410799", "名称": "演示新区"},
    {"代码": "410799001", "名称": "湖畔街道（演示）"},
    {"代码": "410799001001", "名称": "湖畔社区（演示）"},
]
DEPARTMENTS: list[Row] = [
    {"代码": "n_sanitation", "名称": "环卫所（演示）", "类别": "专业部门", "序号": "10"},
    {
        "代码": "n_team",
        "名称": "湖畔保洁队（演示）",
        "类别": "班组",
        "上级代码": "n_sanitation",
        "序号": "11",
    },
]
PEOPLE: list[Row] = [
    {"用户名": f"n.{name}", "姓名": f"{name}（演示）", "岗位": post, "初始密码": PASSWORD}
    for name, post in [
        ("shouli", "centre:受理员"),
        ("zhiban", "centre:值班长"),
        ("paiqian", "centre:派遣员"),
        ("huanwei", "n_sanitation:处置人员"),
        ("caiji1", "centre:采集员"),
        ("caiji2", "centre:采集员"),
    ]
]
GRIDS: list[Row] = [{"代码": "N1", "名称": "湖畔责任网格", "采集员": "n.caiji1"}]
WEST = "POLYGON((113.95 35.25, 113.951 35.25, 113.951 35.251, 113.95 35.251, 113.95 35.25))"
CELLS: list[Row] = [
    {"代码": "410799001001001", "名称": "湖畔一号", "边界": WEST, "责任网格": "N1", "区域类别": "A"}
]
DUTIES: list[Row] = [
    {"类别": nature, "主办单位": "n_sanitation", "依据": "《权责清单（演示）》", "起用日期": "2026-01-01"}
    for nature in ("事件", "部件")
]


def filled(page: Page, card: Locator, rows: Sequence[Row], folder: Path, name: str) -> Path:
    """The template of a table as the wizard gives it, with rows under its headings."""
    with page.expect_download() as template:
        card.get_by_role("link", name="下载模板").click()
    assert template.value.suggested_filename.endswith("模板.xlsx")
    book = openpyxl.load_workbook(BytesIO(template.value.path().read_bytes()))
    sheet = book.worksheets[0]
    places = {str(cell.value).strip("* "): cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, start=2):
        for heading, value in row.items():
            sheet.cell(number, places[heading], value)
    book.save(folder / name)
    return folder / name


def load(page: Page, label: str, rows: Sequence[Row], folder: Path) -> None:
    """One table in: tried as soon as it is chosen, loaded with one key because the button has the focus."""
    card = page.get_by_role("region", name=label, exact=True).filter(
        has=page.get_by_role("link", name="下载模板")
    )
    card.locator("input[type=file]").set_input_files(filled(page, card, rows, folder, f"{label}.xlsx"))
    button = card.get_by_role("button", name=f"载入 {len(rows)} 行")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(card.get_by_text("已载入")).to_be_visible()
    expect(card.get_by_text(f"新增 {len(rows)}")).to_be_visible()


def test_a_district_is_set_up_in_one_sitting(
    sign_in: Callable[..., Page], platform: Platform, shot: Shot, tmp_path: Path
) -> None:
    command = ("-m", "cityloop.cli.main")
    platform.run(*command, "platform", "xinqu", "--name", "演示新区运管服平台", "--division", "410799")
    first = tmp_path / "管理员.csv"
    first.write_text(f"用户名,姓名,岗位,初始密码\nn.admin,管理员（演示）,centre:管理员,{PASSWORD}\n")
    platform.run(*command, "load", "people", str(first), "--platform", "xinqu")

    page = sign_in("n.admin")
    page.keyboard.press("F9")
    expect(page.get_by_role("heading", level=1, name="开通向导")).to_be_visible()
    expect(page.get_by_text(re.compile(r"还差 \d+ 项"))).to_be_visible()
    steps = page.get_by_role("navigation", name="步骤")
    expect(steps.get_by_role("link", name="区划")).to_have_attribute("aria-current", "step")
    shot(page, "10-setup-empty")

    # A mistake is shown with its row, comes back as a file, and nothing was written.
    card = page.get_by_role("region", name="区划", exact=True).filter(
        has=page.get_by_role("link", name="下载模板")
    )
    wrong = filled(page, card, [*DIVISIONS, {"代码": "41079", "名称": "写错的"}], tmp_path, "错.xlsx")
    card.locator("input[type=file]").set_input_files(wrong)
    expect(card.get_by_role("alert")).to_contain_text("问题")
    expect(card.get_by_role("cell", name="第 5 行")).to_be_visible()
    shot(page, "11-setup-mistake")
    with page.expect_download() as errors:
        card.get_by_role("button", name="下载错误行").click()
    sheet = openpyxl.load_workbook(BytesIO(errors.value.path().read_bytes())).active
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["41079"]

    load(page, "区划", DIVISIONS, tmp_path)
    page.get_by_role("button", name="下一步：部门").click()
    load(page, "部门", DEPARTMENTS, tmp_path)
    page.keyboard.press("ArrowDown")
    load(page, "人员", PEOPLE, tmp_path)
    shot(page, "12-setup-people")
    page.get_by_role("button", name="下一步：网格").click()
    load(page, "责任网格", GRIDS, tmp_path)
    load(page, "单元网格", CELLS, tmp_path)
    page.get_by_role("button", name="下一步：立案标准").click()
    page.get_by_role("button", name="采用软件自带的立案标准").click()
    expect(page.get_by_text("190 个小类，今日起生效")).to_be_visible()
    page.get_by_role("button", name="下一步：权责清单").click()
    load(page, "权责清单", DUTIES, tmp_path)
    page.get_by_role("button", name="下一步：工作日历").click()
    page.get_by_role("button", name="采用常规工作日历").click()
    expect(page.get_by_text("2 个时段")).to_be_visible()

    page.get_by_role("button", name="下一步：接入渠道").click()
    page.get_by_label("渠道名称").fill("市级平台（演示）")
    page.get_by_label("用户名").fill("n.city")
    page.get_by_role("button", name="建立").click()
    page.get_by_label("用途").fill("案件下派")
    page.get_by_role("button", name="生成").click()
    expect(page.locator("code")).to_contain_text("cityloop_")
    shot(page, "13-setup-channel")

    page.get_by_role("button", name="下一步：测试案件").click()
    expect(page.get_by_text("必需的都齐了")).to_be_visible()
    page.get_by_role("button", name="走一件测试案件").click()
    expect(page.get_by_role("status").filter(has_text="已走完并结案")).to_be_visible()
    trial = page.get_by_role("region", name="测试案件").last
    for verb in ["上报", "受理", "立案", "派遣", "签收", "处理反馈", "派核查", "核查反馈", "结案"]:
        expect(trial.get_by_text(verb, exact=True).first).to_be_visible()
    shot(page, "14-setup-trial")
    page.get_by_role("link", name="打开案件").click()
    expect(page.locator(".steps .stage")).to_have_text("已结案")


def test_the_wizard_is_for_the_administrator(sign_in: Callable[..., Page], platform: Platform) -> None:
    page = sign_in("dispatcher")
    expect(page.get_by_role("link", name="开通向导")).to_have_count(0)
    page.goto(f"{platform.address}/setup")
    expect(page).not_to_have_url(re.compile("/setup"))
