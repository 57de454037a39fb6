"""权责清单: who must fix it, by the most exact row, with reasons that people can read."""

from datetime import date

import pytest

from cityloop.catalog import actions, queries
from cityloop.catalog.models import Responsibility
from cityloop.catalog.proposals import Proposal
from cityloop.catalog.rows import ResponsibilityRow
from cityloop.core import editions
from cityloop.core.errors import Invalid
from tests.town import Town

TODAY = date(2026, 11, 16)
EAST = {"division_code": "410702001001", "cell_code": "410702001001001"}


def proposed(town: Town, nature: str, code: str, **more: object) -> Proposal | None:
    category = queries.category(town.platform.pk, nature, code, TODAY)
    facts = {**EAST, "on": TODAY, **more}
    return queries.propose_unit(town.platform.pk, category, **facts)  # type: ignore[arg-type]


def lead(town: Town, nature: str, code: str, **more: object) -> str | None:
    found = proposed(town, nature, code, **more)
    units = {unit.pk: code for code, unit in town.departments.items()}
    return units[found.lead_id] if found else None


def put(town: Town, lead: str, **said: object) -> None:
    row = {"nature": "event", "clause": "测试条款", "valid_from": date(2021, 1, 1), "lead": lead, **said}
    actions.put_responsibilities(town.platform, [ResponsibilityRow(**row)])  # type: ignore[arg-type]


def test_the_broad_row_applies_where_no_place_is_named(town: Town) -> None:
    assert lead(town, "event", "0101") == "sanitation"
    assert lead(town, "event", "0401") == "enforcement"


def test_nobody_is_proposed_where_no_row_fits(town: Town) -> None:
    assert proposed(town, "event", "0501") is None


def test_the_most_exact_row_wins_by_cell_then_division_then_category(town: Town) -> None:
    put(town, "enforcement", category_code="0101")
    assert lead(town, "event", "0101") == "enforcement"
    put(town, "east_street", division_code="410702001")
    assert lead(town, "event", "0101") == "east_street"
    put(town, "water", division_code="410702001001")
    assert lead(town, "event", "0101") == "water"
    put(town, "sanitation_east", cell_code=EAST["cell_code"])
    assert lead(town, "event", "0101") == "sanitation_east"
    assert lead(town, "event", "0101", cell_code="410702001001003") == "water"
    assert lead(town, "event", "0101", division_code="410702002001", cell_code="") == "enforcement"


def test_a_component_goes_to_its_keeper_then_its_owner_then_the_list(town: Town) -> None:
    units = town.departments
    known = {"owner_id": units["sanitation"].pk, "maintainer_id": units["enforcement"].pk}
    assert lead(town, "component", "0101", **known) == "enforcement"
    assert lead(town, "component", "0101", owner_id=units["sanitation"].pk) == "sanitation"
    assert lead(town, "component", "0101") == "water"


def test_an_event_never_asks_for_an_owner(town: Town) -> None:
    assert lead(town, "event", "0101", owner_id=town.departments["water"].pk) == "sanitation"


def test_a_closed_unit_is_passed_over_and_the_reason_said(town: Town) -> None:
    water = town.departments["water"]
    water.active = False
    water.save()
    editions.bump(editions.PEOPLE)
    put(town, "enforcement", nature="component")
    found = proposed(town, "component", "0101", owner_id=water.pk)
    assert found is not None
    assert found.lead_id == town.departments["enforcement"].pk
    assert found.trace == (
        "部件档案没有登记养护单位。",
        "部件的权属单位供水公司已停用，跳过。",
        "权责清单“全区域、小类 01”的主办单位供水公司已停用，跳过。",
        "权责清单“全区域、所有小类”最精确，主办单位是城管执法大队，依据：测试条款。",
    )
    assert [one.en for one in found.trace] == [
        "The component's record names no maintainer.",
        "供水公司, owner of the component, is out of use and passed over.",
        "The lead unit 供水公司 that the list of duties names for “everywhere, subcategory 01” is out of use: passed over.",
        "The list of duties is most exact for “everywhere, all subcategories”: lead unit 城管执法大队, by: 测试条款.",
    ]


@pytest.mark.parametrize(
    ("row", "scope"),
    [
        ({"cell_code": EAST["cell_code"]}, "grid cell 410702001001001, all subcategories"),
        ({"division_code": "410702001", "category_code": "0101"}, "division 410702001, subcategory 0101"),
    ],
)
def test_the_reason_says_how_exact_the_row_is(town: Town, row: dict[str, str], scope: str) -> None:
    put(town, "water", **row)
    found = proposed(town, "event", "0101")
    assert found is not None
    assert [one.en for one in found.trace] == [
        f"The list of duties is most exact for “{scope}”: lead unit 供水公司, by: 测试条款."
    ]


def test_who_keeps_the_component_is_said(town: Town) -> None:
    found = proposed(town, "component", "0101", maintainer_id=town.departments["water"].pk)
    assert found is not None
    assert found.trace == ("部件的养护单位是供水公司，先属主、后属地。",)
    assert found.trace[0].en == "The maintainer of the component is 供水公司; it goes before the place."


def test_assisting_units_and_the_clause_come_along(town: Town) -> None:
    put(town, "water", category_code="0501", assisting=("sanitation", "enforcement"), clause="办法第三条")
    found = proposed(town, "event", "0501")
    assert found is not None
    assert found.clause == "办法第三条"
    assert set(found.assisting_ids) == {town.departments[code].pk for code in ("sanitation", "enforcement")}


def test_rows_count_from_their_first_day_to_their_last(town: Town) -> None:
    put(town, "water", category_code="0501", valid_from=date(2026, 1, 1), valid_to=date(2026, 6, 30))
    assert lead(town, "event", "0501", on=date(2025, 12, 31)) is None
    assert lead(town, "event", "0501", on=date(2026, 6, 30)) == "water"
    assert lead(town, "event", "0501", on=date(2026, 7, 1)) is None


def test_two_equally_exact_rows_are_refused_by_name(town: Town) -> None:
    for first_day, clause in ((date(2020, 1, 1), "旧条款"), (date(2026, 1, 1), "新条款")):
        Responsibility.objects.create(
            platform=town.platform,
            nature="event",
            category_code="0501",
            lead=town.departments["water"],
            clause=clause,
            valid_from=first_day,
        )
    editions.bump(editions.CATALOG)
    with pytest.raises(Invalid, match="两行同样精确") as refusal:
        proposed(town, "event", "0501")
    assert "旧条款" in refusal.value.zh and "新条款" in refusal.value.zh


def test_writing_overlapping_rows_is_refused_with_the_remedy(town: Town) -> None:
    put(town, "water", category_code="0501")
    with pytest.raises(Invalid, match="早于 2026-01-01 的终止日期"):
        put(town, "enforcement", category_code="0501", valid_from=date(2026, 1, 1))
    assert lead(town, "event", "0501") == "water"
