"""Menus: catalogue, places, departments, words; the proposal with its clause and limit."""

from datetime import date

import pytest

from cityloop.cases.stages import Stage, Verb
from cityloop.catalog.models import Responsibility
from cityloop.core import editions
from tests.api.http import Voice
from tests.town import INSIDE, Town
from tests.walk import case_at, reported


def test_categories_by_code_name_and_condition(say: dict[str, Voice]) -> None:
    def found(**query: object) -> list[str]:
        return [f"{one['nature']}:{one['code']}" for one in say["intake"].get("/categories", **query).json()]

    assert len(found()) == 5
    assert found(q="暴露") == ["event:0101"]
    assert set(found(q="0101")) == {"event:0101", "component:0101"}
    assert found(q="0101", nature="component") == ["component:0101"]
    assert found(q="占道") == ["event:0401"]
    assert found(q="不存在的东西") == []


def test_a_category_with_its_rules_and_limits(say: dict[str, Voice]) -> None:
    told = say["intake"].get("/categories/event/0101").json()
    (rule,) = told["rules"]
    assert (rule["condition"], rule["closing_condition"]) == ("有暴露垃圾", "恢复")
    assert {limit["area_class"]: limit["label"] for limit in rule["limits"]}["A"] == "4 工作时"
    assert say["intake"].get("/categories/event/9999").status_code == 422


def test_locate(say: dict[str, Voice]) -> None:
    told = say["intake"].get("/places/locate", lon=INSIDE[0], lat=INSIDE[1]).json()
    assert (told["cell_code"], told["area_class"]) == ("410702001001003", "A")
    assert [one["name"] for one in told["chain"]] == ["测试区", "东街街道", "东一社区"]
    assert told["duty_grid"] == {"code": "G1", "name": "东格"}
    outside = say["intake"].get("/places/locate", lon=113.95, lat=35.35)
    assert (outside.status_code, outside.json()["code"]) == (422, "outside_district")
    assert outside.json()["nearest"].startswith("41070200")


def test_components_and_addresses(say: dict[str, Voice]) -> None:
    (near,) = say["intake"].get("/places/components", lon=113.9004, lat=35.3013, metres=50).json()
    assert (near["code"], near["owner"]["name"]) == ("4107020101000001", "供水公司")
    assert 5 < near["metres"] < 20
    assert say["intake"].get("/places/components", lon=113.9004, lat=35.3013, metres=5).json() == []
    assert say["intake"].get("/places/components", lon=113.9, lat=35.3, metres=1e9).status_code == 422
    names = [one["name"] for one in say["intake"].get("/places/addresses", q="东一社区").json()]
    assert names and "东一社区" in names[0]


def test_the_tree_of_departments(say: dict[str, Voice]) -> None:
    tree = {one["code"]: one for one in say["cleaner"].get("/departments").json()}
    assert set(tree) == {"supervision", "command", "sanitation", "enforcement", "water", "east_street"}
    (east,) = tree["sanitation"]["children"]
    assert [one["code"] for one in east["children"]] == ["sanitation_east_1"]


def test_the_words(say: dict[str, Voice]) -> None:
    told = say["cleaner"].get("/enumerations").json()
    assert [one["value"] for one in told["stages"]] == list(Stage)
    assert [one["value"] for one in told["verbs"]] == list(Verb)
    dispatch = next(one for one in told["verbs"] if one["value"] == "dispatch")
    assert dispatch == {
        "value": "dispatch", "label": "派遣", "needs": ["department"], "stages": ["filed"], "posts": ["dispatcher"],
    }  # fmt: skip
    assert {"value": "gcj02", "label": "GCJ-02（高德、腾讯）"} in told["coordinate_systems"]


def test_the_proposal_with_clause_and_limit(town: Town, say: dict[str, Voice]) -> None:
    case = case_at(town, Stage.FILED)
    told = say["dispatcher"].get(f"/cases/{case.number}/proposal").json()
    assert (told["lead"]["name"], told["clause"]) == ("环卫处", "权责清单第1条")
    assert (told["limit"], told["due_at"]) == ("4 工作时", "2026-11-16T07:00:00Z")
    assert "权责清单第1条" in told["trace"][0]
    other = town.departments["water"]
    told = say["dispatcher"].get(f"/cases/{case.number}/proposal", department_id=other.pk).json()
    assert told["lead"]["name"] == "供水公司"
    assert say["dispatcher"].get(f"/cases/{case.number}/proposal", department_id=999_999).status_code == 422


def test_the_proposal_before_filing_and_without_a_clause(town: Town, say: dict[str, Voice]) -> None:
    case = reported(town)
    told = say["intake"].get(f"/cases/{case.number}/proposal").json()
    assert (told["lead"]["name"], told["limit"], told["due_at"]) == ("环卫处", "", None)
    Responsibility.objects.all().delete()
    editions.bump(editions.CATALOG)
    told = say["intake"].get(f"/cases/{case.number}/proposal").json()
    assert (told["lead"], told["clause"]) == (None, "")


def test_a_component_goes_to_its_owner(town: Town, say: dict[str, Voice]) -> None:
    case = reported(
        town,
        nature="component",
        category_code="0101",
        lon=113.9004,
        lat=35.3014,
        component_code="4107020101000001",
    )
    told = say["intake"].get(f"/cases/{case.number}/proposal").json()
    assert told["lead"]["name"] == "供水公司"
    assert say["intake"].get(f"/cases/{case.number}").json()["component"]["code"] == "4107020101000001"


def test_two_equal_clauses_are_refused(town: Town, say: dict[str, Voice]) -> None:
    Responsibility.objects.create(
        platform=town.platform, nature="event", category_code="01", lead=town.departments["water"],
        clause="另一条", valid_from=date(2021, 1, 1),
    )  # fmt: skip
    editions.bump(editions.CATALOG)
    case = reported(town)
    assert say["intake"].get(f"/cases/{case.number}/proposal").status_code == 422


@pytest.mark.parametrize("path", ["/categories", "/departments", "/enumerations", "/places/addresses?q=x"])
def test_menus_are_for_those_who_signed_in(town: Town, path: str) -> None:
    assert Voice("").get(path).status_code == 401
