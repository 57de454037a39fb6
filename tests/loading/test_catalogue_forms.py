"""立案标准 in the forms in which cities keep it, among them two real ones."""

from datetime import date
from pathlib import Path

import pytest

from cityloop.catalog import actions, queries
from cityloop.catalog.models import CatalogueVersion, FilingRule, TimeLimit
from cityloop.core.errors import Invalid
from cityloop.people.models import Platform
from tests.loading.conftest import Load, Table, counts, said

DATA = Path(__file__).parents[3] / "shared" / "data" / "cn_standards"
TODAY = date(2026, 11, 16)
TITLE = ["某市立案、处置和结案标准（部件类）"]
HEAD = ["大类代码", "大类名称", "小类代码", "小类名称", "立案条件", "结案条件", "处置时限"]


def real(name: str) -> Path:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{name} is not beside the checkout")
    return path


def stored(version: str) -> dict[tuple[str, str, int], list[str]]:
    """Every rule of a version with its limits, "A 4 work_hour"."""
    found: dict[tuple[str, str, int], list[str]] = {}
    rows = TimeLimit.objects.filter(rule__category__version__name=version).select_related("rule__category")
    for one in rows.order_by("area_class"):
        category = one.rule.category
        key = (category.nature, category.code, one.rule.rule_no)
        words = f"{one.area_class} {one.amount.normalize():f} {one.unit}".strip()
        found.setdefault(key, []).append(words)
    return found


def test_merged_cells_titles_and_short_codes(platform: Platform, book: Table, run: Load) -> None:
    rows = [
        TITLE,
        HEAD,
        [1, "公用设施", 1, "上水井盖", "缺失", "恢复", "2紧急工作时"],
        ["", "", "", "", "破损超过25c㎡", "更换", "4小时"],
        ["", "", 2, "污水井盖", "缺失\n", "恢复", "种植季节15工作日"],
        ["02", "交通设施", "01", "停车场", "破损", "修复", "1紧急工作时制止\n"],
        ["", "", "", "", "", "", ""],
        [" ", "", "", "", "", "", ""],
    ]
    assert counts(run("catalogue", book(甲=rows), platform, version="甲")) == (4, 0, 0)
    assert stored("甲") == {
        ("component", "0101", 1): ["2 urgent_hour"],
        ("component", "0101", 2): ["4 work_hour"],
        ("component", "0102", 1): ["15 work_day"],
        ("component", "0201", 1): ["1 urgent_hour"],
    }
    rules = FilingRule.objects.order_by("category__code", "rule_no")
    assert list(rules.values_list("condition", "note")) == [
        ("缺失", ""),
        ("破损超过25cm²", "原文：4小时"),
        ("缺失", "原文：种植季节15工作日"),
        ("破损", "原文：1紧急工作时制止"),
    ]


def test_the_wide_form_with_area_classes(platform: Platform, book: Table, run: Load) -> None:
    head = [
        *("大类代码", "大类名称", "小类代码", "小类名称", "环境属性", "立案明细编码", "立案条件"),
        *("处置时限A", "处置时限（B）", "C类时限", "结案条件", "备注"),
    ]
    rows = [
        head,
        ["01", "市容环境", "01", "私搭乱建", "全部", 1, "在建", "2工作时", "4工作时", "1工作日", "制止", ""],
        ["01", "市容环境", "01", "私搭乱建", "全部", 2, "已成", "7工作日", "", "", "拆除", "按程序"],
    ]
    report = run("catalogue", book(事件=rows), platform, version="宽")
    assert counts(report) == (2, 0, 0)
    assert report.notes == ["工作表“事件”中不认识的列，略过：环境属性。"]
    assert stored("宽") == {
        ("event", "0101", 1): ["A 2 work_hour", "B 4 work_hour", "C 1 work_day"],
        ("event", "0101", 2): ["A 7 work_day"],
    }


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["01", "甲", "01", "乙", "条件", "", "很快"], "看不懂的时限"),
        (["01", "甲", "01", "乙", "条件", "", "4小时30分钟"], "看不懂的时限"),
        (["01", "甲", "01", "乙", "条件", "", ""], "处置时限：不能为空"),
        (["01", "甲", "01", "乙", "条件", "", "5"], "没有单位，请写如 5工作时"),
        (["", "甲", "01", "乙", "条件", "", "5天"], "需要大类代码"),
        (["02", "甲", "0101", "乙", "条件", "", "5天"], "小类代码 0101 不属于大类 02"),
        (["01", "甲", "01", "", "条件", "", "5天"], "小类名称：不能为空"),
        (["01", "甲", "01", "乙", "", "", "5天"], "立案条件：不能为空"),
        (["01", "甲", "01", "乙", "长" * 501, "", "5天"], "立案条件超过 500 字"),
        (["01", "甲", "1x", "乙", "条件", "", "5天"], "应为 4 位数字"),
    ],
)
def test_a_wrong_row_is_named_with_the_remedy(
    platform: Platform, book: Table, run: Load, row: list[str], problem: str
) -> None:
    report = run("catalogue", book(部件=[HEAD, row]), platform, version="甲")
    assert problem in said(report)[0]
    assert not CatalogueVersion.objects.exists()


def test_one_code_with_two_names_is_refused(platform: Platform, book: Table, run: Load) -> None:
    rows = [HEAD, ["01", "甲", "01", "乙", "一", "", "1天"], ["01", "甲", "01", "丙", "二", "", "1天"]]
    report = run("catalogue", book(部件=rows), platform)
    assert said(report) == ["3: 小类名称“丙”与同一小类前面的“乙”不一致"]


def test_without_a_word_on_component_or_event_it_asks(platform: Platform, book: Table, run: Load) -> None:
    path = book(表=[HEAD, ["01", "甲", "01", "乙", "条件", "", "1天"]])
    assert "用 --nature 指明" in said(run("catalogue", path, platform))[0]
    assert counts(run("catalogue", path, platform, nature="event")) == (1, 0, 0)


def test_a_failed_row_comes_back_countable(
    platform: Platform, book: Table, run: Load, tmp_path: Path
) -> None:
    rows = [TITLE, HEAD, [1, "甲", 1, "乙", "一", "", "1天"], ["", "", "", "", "二", "", "马上"]]
    report = run("catalogue", book(甲=rows), platform, version="甲", skip_bad=True)
    (failed,) = report.failed
    wanted = {"大类代码": "1", "小类名称": "乙", "类别": "部件", "条件序号": "2", "立案条件": "二"}
    assert {heading: failed.cells[heading] for heading in wanted} == wanted


def test_the_version_is_made_with_its_day_and_updated_by_name(
    platform: Platform, book: Table, run: Load
) -> None:
    path = book(部件=[HEAD, ["01", "甲", "01", "乙", "条件", "", "1天"]])
    run("catalogue", path, platform, version="甲", effective_on=date(2026, 7, 1))
    assert CatalogueVersion.objects.get().effective_on == date(2026, 7, 1)
    assert counts(run("catalogue", path, platform, version="甲")) == (0, 0, 1)
    with pytest.raises(Invalid, match="自 2026-07-01 起生效，与 2027-01-01 不符"):
        run("catalogue", path, platform, version="甲", effective_on=date(2027, 1, 1))


def test_the_catalogue_that_is_shipped_loads_as_a_table_too(platform: Platform, run: Load) -> None:
    actions.load_default_catalogue(platform, date(2026, 1, 1), name="自带")
    assert counts(run("catalogue", actions.DEFAULT_CATALOGUE, platform, version="表")) == (519, 0, 0)
    assert stored("表") == stored("自带")


def test_a_real_city_workbook_becomes_the_second_version(platform: Platform, run: Load) -> None:
    path = real("yuncheng_立案处置结案标准_muban.xlsx")
    actions.load_default_catalogue(platform, date(2026, 1, 1), name="第一版")
    report = run("catalogue", path, platform, version="第二版", effective_on=date(2026, 7, 1))
    assert counts(report) == (519, 0, 0)
    assert stored("第二版") == stored("第一版")
    version = CatalogueVersion.objects.get(name="第二版")
    assert version.categories.count() == 190
    rules = FilingRule.objects.filter(category__version=version)
    assert not rules.filter(condition__contains="㎡").exists()
    assert rules.filter(note="原文：1紧急工作时制止").count() == 1
    assert queries.version_in_force(platform.pk, TODAY) == version
    assert queries.category(platform.pk, "component", "0598", TODAY).name == "其他指示牌、标识牌"


def test_a_real_csv_edition_of_components_loads(platform: Platform, run: Load) -> None:
    path = real("yuncheng_standards_preview.csv")
    assert counts(run("catalogue", path, platform, version="部件版")) == (279, 0, 0)
    found = stored("部件版")
    assert {nature for nature, _, _ in found} == {"component"}
    assert found[("component", "0101", 1)] == ["2 urgent_hour"]
