"""Writes to the catalogue: copy forward, update-or-insert, all or nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cityloop.catalog import actions, queries
from cityloop.catalog.models import Category, FilingRule, TimeLimit
from cityloop.catalog.rows import ResponsibilityRow, RuleRow, StageLimitRow, Written
from cityloop.catalog.worktime import Limit, Unit
from cityloop.core.errors import Conflict, Invalid
from cityloop.people.models import Platform

TODAY = date(2026, 11, 16)
FOUR_HOURS = Limit(Decimal(4), Unit.WORK_HOUR)
ROW = RuleRow(
    nature="event",
    code="2101",
    broad_name="扩展事件",
    name="共享单车乱放",
    rule_no=1,
    condition="占用盲道",
    limits={"": FOUR_HOURS, "A": Limit(Decimal("1.5"), Unit.WORK_HOUR)},
)


@pytest.fixture
def platform(db: None) -> Platform:
    return Platform.objects.create(code="p", name="甲区")


def test_a_copied_version_changes_without_touching_the_old_one(platform: Platform) -> None:
    old = actions.load_default_catalogue(platform, date(2026, 1, 1))
    new = actions.new_catalogue_version(platform, "2027", date(2027, 1, 1), base=old)
    assert TimeLimit.objects.filter(rule__category__version=new).count() == 519
    first = next(row for row in actions.default_rows() if row.key == ("component", "0101", 1))
    assert actions.put_rules(new, [replace(first, limits={"": FOUR_HOURS})]) == Written(0, 1)
    limits = []
    for on in (date(2026, 12, 31), date(2027, 1, 1)):
        category = queries.category(platform.pk, "component", "0101", on)
        limits.append(str(queries.limit_for(queries.rules_of(category.pk)[0].pk, "")))
    assert limits == ["2 urgent_hour", "4 work_hour"]


def test_a_name_is_given_to_one_version_only(platform: Platform) -> None:
    actions.load_default_catalogue(platform, date(2026, 1, 1))
    with pytest.raises(Conflict, match="已有名为"):
        actions.load_default_catalogue(platform, date(2027, 1, 1))


def test_codes_never_seen_before_are_welcome_and_rows_are_updated_by_key(platform: Platform) -> None:
    version = actions.new_catalogue_version(platform, "本地", date(2026, 1, 1))
    assert actions.put_rules(version, [ROW]) == Written(1, 0)
    changed = replace(ROW, limits={"B": FOUR_HOURS}, same_day=True, closing_evidence=("before", "after"))
    assert actions.put_rules(version, [changed, replace(changed, rule_no=2)]) == Written(1, 1)
    category = queries.category(platform.pk, "event", "2101", TODAY)
    assert (category.same_day, category.closing_evidence) == (True, ["before", "after"])
    assert category.initials == "gxdclf"
    rules = queries.rules_of(category.pk)
    assert [rule.rule_no for rule in rules] == [1, 2]
    assert list(rules[0].limits.values_list("area_class", flat=True)) == ["B"]
    actions.put_rules(version, [ROW])
    kept = Category.objects.get(pk=category.pk)
    assert (kept.same_day, kept.closing_evidence) == (True, ["before", "after"])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"nature": "thing"}, "类别"),
        ({"code": "1"}, "小类代码"),
        ({"name": ""}, "小类不能为空"),
        ({"condition": "长" * 501}, "立案条件超过 500 字"),
        ({"limits": {}}, "至少要有一个处置时限"),
        ({"limits": {"D": FOUR_HOURS}}, "区域类别"),
        ({"limits": {"": Limit(Decimal("0.001"), Unit.WORK_DAY)}}, "最多两位小数"),
        ({"closing_evidence": ("selfie",)}, "selfie"),
    ],
)
def test_a_wrong_row_refuses_the_whole_list(platform: Platform, wrong: dict[str, object], said: str) -> None:
    version = actions.new_catalogue_version(platform, "本地", date(2026, 1, 1))
    with pytest.raises(Invalid, match=said):
        actions.put_rules(version, [ROW, replace(ROW, rule_no=2, **wrong)])  # type: ignore[arg-type]
    assert not FilingRule.objects.filter(category__version=version).exists()


def test_one_category_cannot_have_two_names_and_a_rule_not_two_rows(platform: Platform) -> None:
    version = actions.new_catalogue_version(platform, "本地", date(2026, 1, 1))
    with pytest.raises(Invalid, match="说法不一"):
        actions.put_rules(version, [ROW, replace(ROW, rule_no=2, name="别的")])
    with pytest.raises(Invalid, match="重复"):
        actions.put_rules(version, [ROW, ROW])


def test_stage_limits_are_written_by_stage(platform: Platform) -> None:
    row = StageLimitRow(kind="accept", limit=Limit(Decimal(5), Unit.MINUTE))
    assert actions.put_stage_limits(platform, [row]) == Written(1, 0)
    assert actions.put_stage_limits(platform, [replace(row, limit=FOUR_HOURS)]) == Written(0, 1)
    assert queries.stage_limit(platform.pk, "accept").limit == FOUR_HOURS
    with pytest.raises(Invalid, match="黄灯阈值"):
        actions.put_stage_limits(platform, [replace(row, yellow_at=Decimal(2))])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"lead": "nobody"}, "主办单位“nobody”不存在"),
        ({"category_code": "1"}, "小类代码“1”"),
        ({"division_code": "4107"}, "区划“4107”"),
        ({"cell_code": "12"}, "单元网格“12”"),
        ({"clause": " "}, "依据不能为空"),
        ({"valid_to": date(2020, 1, 1)}, "终止日期早于"),
    ],
)
def test_a_responsibility_that_cannot_be_true_is_refused(
    platform: Platform, wrong: dict[str, object], said: str
) -> None:
    row = ResponsibilityRow(nature="event", lead="x", clause="第一条", valid_from=date(2026, 1, 1))
    with pytest.raises(Invalid, match=said):
        actions.put_responsibilities(platform, [replace(row, **wrong)])  # type: ignore[arg-type]
