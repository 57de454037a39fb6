"""The engine, shown on 区划: headings, counts, duplicates, all or nothing, the error file."""

from pathlib import Path

import pytest

from cityloop.core.errors import Invalid
from cityloop.loading.workbooks import write_failures
from cityloop.people.models import AccessEntry, Platform
from cityloop.places.models import Division
from tests.loading.conftest import Load, Table, counts, said

HEAD = ["代码", "名称", "名录年份"]
DISTRICT = ["410702", "红旗区", 2023]
STREET = ["410702001", "西街街道", 2023]


def names() -> list[str]:
    return list(Division.objects.order_by("code").values_list("name", flat=True))


def test_new_changed_and_unchanged_rows_are_counted(platform: Platform, book: Table, run: Load) -> None:
    assert counts(run("divisions", book(表=[HEAD, DISTRICT, STREET]), platform)) == (2, 0, 0)
    again = book(表=[HEAD, DISTRICT, ["410702001", "西街", 2024], ["410702002", "东街街道", ""]])
    assert counts(run("divisions", again, platform)) == (1, 1, 1)
    assert names() == ["红旗区", "西街", "东街街道"]


def test_a_dry_run_counts_the_same_and_writes_nothing(platform: Platform, book: Table, run: Load) -> None:
    report = run("divisions", book(表=[HEAD, DISTRICT, STREET]), platform, dry_run=True)
    assert counts(report) == (2, 0, 0)
    assert not report.written
    assert (names(), AccessEntry.objects.count()) == ([], 0)


def test_a_load_is_remembered(platform: Platform, book: Table, run: Load) -> None:
    run("divisions", book(表=[HEAD, DISTRICT]), platform)
    entry = AccessEntry.objects.get()
    assert (entry.act, entry.object, entry.facts["created"]) == ("load_reference", "p:divisions", 1)


@pytest.mark.parametrize(
    "rows",
    [
        [["2023 年区划名录"], ["单位：个"], ["代码", "名称"]],
        [["code", "name"]],
        [[" 代 码 *", "名称（全称）"]],
        [["备注", "名称", "代码"]],
    ],
)
def test_headings_are_found_below_titles_in_either_language_and_any_order(
    platform: Platform, book: Table, run: Load, rows: list[list[str]]
) -> None:
    line = ["", "红旗区", "410702"] if rows[-1][0] == "备注" else ["410702", "红旗区"]
    assert counts(run("divisions", book(表=[*rows, line]), platform)) == (1, 0, 0)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["名称", "名录年份"], ["红旗区", 2023]], "表头缺少：代码"),
        ([["代号", "名称", "名录年份"], ["1", "红旗区", 2023]], "“代号”是否应为“代码”"),
        ([["代码", "名称", "区划代码"], ["1", "x", "1"]], "“代码”出现了两次"),
        ([["商品", "价格"], ["白菜", "2"]], "没有找到“区划”的表头"),
        ([["410702", "红旗区"]], "没有找到“区划”的表头"),
    ],
)
def test_a_wrong_header_is_refused_naming_what_is_missing(
    platform: Platform, book: Table, run: Load, rows: list[list[object]], reason: str
) -> None:
    with pytest.raises(Invalid, match=reason):
        run("divisions", book(表=rows), platform)


def test_unknown_columns_and_sheets_are_left_out_and_said(platform: Platform, book: Table, run: Load) -> None:
    path = book(区划=[["代码", "名称", "邮编"], ["410702", "红旗区", "453000"]], 附注=[["随便", "写写"]])
    report = run("divisions", path, platform)
    assert counts(report) == (1, 0, 0)
    assert report.notes == ["工作表“区划”中不认识的列，略过：邮编。", "工作表“附注”没有这类表头，略过。"]


def test_a_row_given_twice_is_refused_naming_both_rows(platform: Platform, book: Table, run: Load) -> None:
    report = run("divisions", book(表=[HEAD, DISTRICT, STREET, DISTRICT]), platform)
    assert said(report) == ["4: 第 4 行与第 2 行重复，同一对象只能写一行，请删去其中一行"]
    assert names() == []


def test_one_bad_row_and_nothing_is_written(platform: Platform, book: Table, run: Load) -> None:
    path = book(
        表=[HEAD, DISTRICT, ["410702001", "", 2023], ["4107", "某地", "去年"], ["410799001", "孤儿", 2023]]
    )
    report = run("divisions", path, platform)
    assert said(report) == [
        "3: 名称：不能为空",
        "4: 名录年份：“去年”应为整数",
        "5: 上级区划 410799 不存在",
    ]
    assert names() == []
    assert not report.written


def test_bad_rows_are_skipped_when_asked_with_those_that_lean_on_them(
    platform: Platform, book: Table, run: Load
) -> None:
    rows = [
        HEAD,
        DISTRICT,
        STREET,
        ["410703", "", 2023],
        ["410703001", "甲街道", 2023],
        ["410703001001", "乙", 2023],
    ]
    report = run("divisions", book(表=rows), platform, skip_bad=True)
    assert report.written
    assert (report.created, report.skipped) == (2, 3)
    assert names() == ["红旗区", "西街街道"]


def test_failed_rows_come_back_with_number_and_remedy_and_load_when_mended(
    platform: Platform, book: Table, run: Load, tmp_path: Path
) -> None:
    path = book(表=[HEAD, DISTRICT, STREET, ["410702002", "", 2023]])
    report = run("divisions", path, platform, skip_bad=True)
    errors = tmp_path / "问题.xlsx"
    write_failures(report.failed, errors)
    again = run("divisions", errors, platform)
    assert said(again) == ["2: 名称：不能为空"]
    (failed,) = again.failed
    assert (failed.cells["行号"], failed.cells["问题"]) == ("4", "名称：不能为空")
    assert again.notes == []


def test_a_column_not_in_the_file_keeps_its_values_and_an_empty_cell_empties(
    platform: Platform, book: Table, run: Load
) -> None:
    run("divisions", book(表=[HEAD, DISTRICT]), platform)
    assert counts(run("divisions", book(表=[HEAD[:2], DISTRICT[:2]]), platform)) == (0, 0, 1)
    assert Division.objects.get().list_year == 2023
    assert counts(run("divisions", book(表=[HEAD, ["410702", "红旗区", ""]]), platform)) == (0, 1, 0)
    assert Division.objects.get().list_year is None


def test_what_stands_outside_the_headings_is_a_problem(platform: Platform, comma: Table, run: Load) -> None:
    report = run("divisions", comma([["代码", "名称"], ["410702", "红旗区", "又名东区"]]), platform)
    assert "是否错位" in said(report)[0]


def test_a_code_rounded_by_the_spreadsheet_is_refused(platform: Platform, comma: Table, run: Load) -> None:
    report = run("divisions", comma([["代码", "名称"], ["4.10702E+11", "西街社区"]]), platform)
    assert "末几位已丢失" in said(report)[0]


def test_gb18030_loads(platform: Platform, comma: Table, run: Load) -> None:
    path = comma([["代码", "名称"], ["410702", "红旗区㐂"]], encoding="gb18030")
    assert counts(run("divisions", path, platform)) == (1, 0, 0)
    assert names() == ["红旗区㐂"]


def test_two_platforms_do_not_meet(platform: Platform, book: Table, run: Load) -> None:
    other = Platform.objects.create(code="q", name="乙区")
    path = book(表=[HEAD, DISTRICT])
    assert counts(run("divisions", path, platform)) == (1, 0, 0)
    assert counts(run("divisions", path, other)) == (1, 0, 0)


def test_a_table_without_rows_writes_nothing(platform: Platform, book: Table, run: Load) -> None:
    report = run("divisions", book(表=[HEAD]), platform)
    assert (report.total, report.written, report.notes) == (0, False, ["没有可载入的行。"])
