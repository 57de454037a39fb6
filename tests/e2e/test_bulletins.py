"""The office makes its bulletin, writes its own words, tells a theme apart, and reads the next issue."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Platform


def test_ones_own_words_and_a_theme(
    sign_in: Callable[..., Page], platform: Platform, shot: Callable[..., None]
) -> None:
    page = sign_in("assessor")
    page.goto(f"{platform.address}/bulletins")
    page.get_by_role("button", name="生成通报").click()
    page.get_by_role("button", name="现在生成").click()
    reader = page.get_by_role("article")
    expect(reader.get_by_text("草拟，请核改").first).to_be_visible(timeout=60_000)

    page.get_by_role("button", name="文字", exact=True).click()
    words = page.get_by_role("dialog")
    words.get_by_role("button", name="取用草稿再改").last.click()
    last = words.get_by_label("下步要求")
    expect(last).not_to_have_value("")
    last.fill("各单位做好除雪准备。")
    shot(page, "bulletin-words")
    words.get_by_role("button", name="保存并重新生成").click()
    expect(reader.get_by_text("各单位做好除雪准备。")).to_be_visible(timeout=60_000)

    page.get_by_role("button", name="专项", exact=True).click()
    themes = page.get_by_role("dialog")
    themes.get_by_label("专项名称").fill("四乱")
    themes.get_by_role("combobox", name="小类").press_sequentially("暴露")
    page.keyboard.press("Enter")
    shot(page, "bulletin-themes")
    themes.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="专项", exact=True).click()
    expect(page.get_by_role("dialog").get_by_label("专项名称")).to_have_value("四乱")
