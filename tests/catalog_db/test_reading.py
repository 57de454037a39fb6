"""What the catalogue answers: versions by day, 小类, conditions, limits, stage limits, policy."""

from datetime import date
from decimal import Decimal

import pytest

from cityloop.catalog import actions, queries
from cityloop.catalog.models import CatalogueVersion, Category, StageLimit, TimeLimit
from cityloop.catalog.worktime import Limit, Unit
from cityloop.core import editions
from cityloop.core.errors import Invalid, NotFound
from cityloop.people.models import Platform
from tests.town import Town

TODAY = date(2026, 11, 16)


@pytest.fixture
def platform(db: None) -> Platform:
    return Platform.objects.create(code="p", name="甲区")


@pytest.fixture
def full(platform: Platform) -> CatalogueVersion:
    return actions.load_default_catalogue(platform, date(2026, 1, 1))


def test_the_default_catalogue_has_190_categories_and_519_rules(full: CatalogueVersion) -> None:
    categories = Category.objects.filter(version=full)
    assert categories.count() == 190
    assert categories.filter(nature="component").count() == 92
    assert TimeLimit.objects.filter(rule__category__version=full).count() == 519
    counted = {
        unit: TimeLimit.objects.filter(rule__category__version=full, unit=unit).count() for unit in Unit
    }
    assert counted == {
        Unit.URGENT_HOUR: 42,
        Unit.WORK_HOUR: 61,
        Unit.WORK_DAY: 412,
        Unit.URGENT_DAY: 4,
        Unit.CALENDAR_DAY: 0,
        Unit.MINUTE: 0,
    }
    assert set(categories.values_list("same_day", flat=True)) == {False}
    assert categories.first().closing_evidence == ["after"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2026, 1, 1), "默认立案标准"),
        (date(2026, 6, 30), "默认立案标准"),
        (date(2026, 7, 1), "新标准"),
        (date(2030, 1, 1), "新标准"),
    ],
)
def test_the_latest_version_in_force_applies(full: CatalogueVersion, on: date, name: str) -> None:
    actions.new_catalogue_version(full.platform, "新标准", date(2026, 7, 1), base=full)
    assert queries.version_in_force(full.platform_id, on).name == name


def test_before_the_first_day_and_without_a_catalogue_the_refusal_is_clear(full: CatalogueVersion) -> None:
    with pytest.raises(NotFound, match="自 2026-01-01 起生效"):
        queries.version_in_force(full.platform_id, date(2025, 12, 31))
    empty = Platform.objects.create(code="q", name="乙区")
    with pytest.raises(NotFound, match="还没有立案标准"):
        queries.version_in_force(empty.pk, TODAY)


def test_the_same_code_is_another_thing_for_components_and_events(full: CatalogueVersion) -> None:
    assert queries.category(full.platform_id, "component", "0101", TODAY).name == "上水井盖"
    assert queries.category(full.platform_id, "event", "0101", TODAY).name == "私搭乱建"


def test_an_unknown_code_is_refused_with_near_ones(full: CatalogueVersion) -> None:
    with pytest.raises(Invalid) as refusal:
        queries.category(full.platform_id, "component", "0105", TODAY)
    assert "没有小类 部件 0105" in refusal.value.zh
    assert refusal.value.facts["near"]
    with pytest.raises(Invalid, match="应为 component"):
        queries.category(full.platform_id, "thing", "0101", TODAY)


def test_a_retired_category_is_refused(full: CatalogueVersion) -> None:
    Category.objects.filter(version=full, nature="event", code="0101").update(active=False)
    editions.bump(editions.CATALOG)
    with pytest.raises(Invalid, match="已停用"):
        queries.category(full.platform_id, "event", "0101", TODAY)
    assert len(queries.categories(full.platform_id, TODAY, "event")) == 97


def test_rules_and_limits_of_the_water_cover(full: CatalogueVersion) -> None:
    cover = queries.category(full.platform_id, "component", "0101", TODAY)
    rules = queries.rules_of(cover.pk)
    assert [str(queries.limit_for(rule.pk, "A")) for rule in rules][:4] == [
        "2 urgent_hour",
        "4 work_hour",
        "2 work_day",
        "5 work_day",
    ]


def test_a_limit_for_the_area_class_goes_before_the_one_for_all(town: Town) -> None:
    rule = town.rules["event:0101"]
    TimeLimit.objects.create(rule=rule, area_class="A", amount=Decimal("1.5"), unit="work_hour")
    editions.bump(editions.CATALOG)
    assert queries.limit_for(rule.pk, "A") == Limit(Decimal("1.5"), Unit.WORK_HOUR)
    assert queries.limit_for(rule.pk, "B") == Limit(Decimal(4), Unit.WORK_HOUR)
    assert queries.limit_for(rule.pk, "") == Limit(Decimal(4), Unit.WORK_HOUR)
    TimeLimit.objects.filter(rule=rule, area_class="").delete()
    editions.bump(editions.CATALOG)
    with pytest.raises(Invalid, match="没有区域类别 B 的处置时限"):
        queries.limit_for(rule.pk, "B")


@pytest.mark.parametrize(
    ("kind", "limit"),
    [
        ("accept", "15 minute"),
        ("verify", "30 minute"),
        ("file", "30 minute"),
        ("dispatch", "15 minute"),
        ("sign", "1 work_hour"),
        ("arrange", "15 minute"),
        ("inspect", "2 urgent_hour"),
        ("close", "4 work_hour"),
        ("review", "4 work_hour"),
    ],
)
def test_stage_limits_where_the_platform_set_none(platform: Platform, kind: str, limit: str) -> None:
    facts = queries.stage_limit(platform.pk, kind)
    assert (str(facts.limit), facts.yellow_at) == (limit, Decimal("0.80"))


def test_the_platforms_own_stage_limit_wins_and_an_unknown_stage_is_refused(platform: Platform) -> None:
    StageLimit.objects.create(
        platform=platform, kind="accept", amount="5", unit="minute", yellow_at=Decimal("0.60")
    )
    editions.bump(editions.CATALOG)
    facts = queries.stage_limit(platform.pk, "accept")
    assert (str(facts.limit), facts.yellow_at) == ("5 minute", Decimal("0.60"))
    with pytest.raises(Invalid, match="环节“lunch”没有时限"):
        queries.stage_limit(platform.pk, "lunch")


def test_the_policy_without_a_row_has_the_types_of_a_row(platform: Platform) -> None:
    policy = queries.policy(platform.pk)
    assert policy.pk is None
    assert (policy.yellow_at, policy.extension_factor) == (Decimal("0.80"), Decimal("1.00"))
    assert isinstance(policy.yellow_at, Decimal)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("0101", "上水井盖"),
        ("上水", "上水井盖"),
        ("ssjg", "上水井盖"),
        ("SSJG", "上水井盖"),
        ("店面无证", "店面无证装修"),
        ("临街宰杀", "临街屠宰"),
        (" ０１０１ ", "上水井盖"),
    ],
)
def test_a_category_is_found_by_code_name_initials_or_condition(
    full: CatalogueVersion, text: str, first: str
) -> None:
    found = queries.search_categories(full.platform_id, text, TODAY)
    assert first in [one.name for one in found][:2]


def test_what_matches_nothing_finds_nothing(full: CatalogueVersion) -> None:
    assert queries.search_categories(full.platform_id, "飞碟", TODAY) == []


def test_asking_twice_asks_the_database_once(full: CatalogueVersion, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    def ask() -> None:
        one = queries.category(full.platform_id, "event", "0101", TODAY)
        rule = queries.rules_of(one.pk)[0]
        queries.limit_for(rule.pk, "A")
        queries.stage_limit(full.platform_id, "accept")
        queries.policy(full.platform_id)
        queries.calendar_for(full.platform_id, None)
        queries.propose_unit(full.platform_id, one, division_code="410702", cell_code="", on=TODAY)

    ask()
    with django_assert_num_queries(0):
        ask()
