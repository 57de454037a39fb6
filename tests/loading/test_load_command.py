"""`cityloop load` as a newcomer meets it."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from cityloop.catalog.models import CatalogueVersion
from cityloop.cli.load import command
from cityloop.core.errors import NotFound
from cityloop.loading.registry import KINDS
from cityloop.people.models import Platform
from cityloop.places.models import Division
from tests.loading.conftest import Table


def call(*words: object) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False)


def test_the_list_names_every_kind_in_both_languages() -> None:
    shown = call("--list").output
    assert all(kind.name in shown and kind.label in shown for kind in KINDS.values())
    assert call().output == shown


def test_a_template_is_written(tmp_path: Path) -> None:
    path = tmp_path / "部门.xlsx"
    assert "已写出“部门”的模板" in call("departments", "--template", path).output
    assert openpyxl.load_workbook(path).sheetnames == ["部门", "填写说明"]


def test_a_dry_run_then_a_load(platform: Platform, book: Table) -> None:
    path = book(表=[["代码", "名称"], ["410702", "红旗区"]])
    tried = call("divisions", path, "--platform", "p", "--dry-run")
    assert (tried.exit_code, tried.output.splitlines()[-1]) == (
        0,
        "试载通过，什么也没有写：将新增 1，更新 0，不变 0。",
    )
    assert not Division.objects.exists()
    loaded = call("区划", path)
    assert loaded.output == "区划 ← 表.xlsx（平台 甲区）：读到 1 行\n已载入：新增 1，更新 0，不变 0。\n"


def test_problems_are_shown_kept_and_end_in_failure(platform: Platform, book: Table, tmp_path: Path) -> None:
    rows = [["代码", "名称"], *([f"4107{n}", "某地"] for n in range(100, 130))]
    errors = tmp_path / "问题.xlsx"
    result = call("divisions", book(表=rows), "--errors", errors)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[1] == "  第 2 行（表）：区划代码“4107100”应为 6、9 或 12 位数字"
    assert "还有 10 个问题" in lines[21]
    assert lines[-1] == "什么也没有载入：30 个问题。请改正后重新载入。"
    sheet = openpyxl.load_workbook(errors)["表"]
    assert [cell.value for cell in sheet[1]] == ["代码", "名称", "行号", "问题"]
    assert sheet.max_row == 31


def test_good_rows_go_in_when_bad_ones_are_to_be_skipped(platform: Platform, book: Table) -> None:
    path = book(表=[["代码", "名称"], ["410702", "红旗区"], ["41", "错"]])
    result = call("divisions", path, "--skip-bad")
    assert result.exit_code == 1
    assert result.output.splitlines()[-1] == "已载入：新增 1，更新 0，不变 0，跳过 1。"


def test_the_shipped_catalogue_needs_no_file(platform: Platform) -> None:
    result = call("catalogue", "--default", "--effective-on", "2026-01-01")
    assert result.output == "已载入自带的立案标准“默认立案标准”，自 2026-01-01 起生效。\n"
    assert CatalogueVersion.objects.get().categories.count() == 190
    assert call("roads", "--default").exit_code == 2


def test_a_wrong_kind_or_platform_is_named_with_the_right_ones(platform: Platform, book: Table) -> None:
    with pytest.raises(NotFound, match="可以载入：divisions（区划）"):
        call("trees", "a.xlsx")
    with pytest.raises(NotFound, match="现有：p"):
        call("divisions", book(表=[["代码", "名称"]]), "--platform", "x")
    assert "请给出文件" in call("divisions").output
