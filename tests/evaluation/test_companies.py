"""采集公司: the departments that inspectors are hired from, apart from the centre's own inspectors."""

from decimal import Decimal
from pathlib import Path

from cityloop.cases.actions import closing, intake
from cityloop.cases.models import EvidenceKind, Source
from cityloop.cases.stages import Stage
from cityloop.core import clock
from cityloop.evaluation import live
from cityloop.evaluation.actions import entries
from cityloop.evaluation.actions.entries import About, Basis
from cityloop.evaluation.objects import objects
from cityloop.evaluation.schemes.library import shipped_text
from cityloop.evaluation.spans import span
from cityloop.evaluation.words import ObjectType
from cityloop.people.models import Department, DepartmentKind, Membership
from tests.evaluation import november
from tests.town import Town
from tests.walk import case_at, photo, reported


def hired(town: Town) -> Department:
    """李采集 works for a company now."""
    company = Department.objects.create(
        platform=town.platform, code="yunce", name="云测信息采集公司", kind=DepartmentKind.TEAM
    )
    Department.objects.filter(pk=company.pk).update(path=f"/{company.pk}/")
    Membership.objects.filter(user=town.users["inspector_li"]).update(department=company)
    return company


def test_companies_and_the_centres_own_stand_in_groups_of_their_own(town: Town) -> None:
    hired(town)
    found = objects(town.platform.pk, ObjectType.COMPANY)
    assert {(one.label, one.group) for one in found} == {
        ("监督中心", "中心自有采集队"),
        ("云测信息采集公司", "采集公司"),
    }


def test_a_month_of_a_company(town: Town, facts_folder: Path) -> None:
    company = hired(town)
    li, key = "inspector_li", str(company.pk)
    with clock.at(november.MIDMONTH):
        text = shipped_text("collection_company").replace("min_cases = 100", "min_cases = 1")
        version = november.adopted(town, text=text)
        for _ in range(3):  # three reports, one of them rejected
            case = reported(town, by=li, source=Source.INSPECTOR)
        intake.reject(case, by=town.actor("intake"), note="不属实")
        filed = case_at(town, Stage.HANDLED)  # by the hotline; the inspection is theirs
        filed = closing.request_inspection(filed, by=town.actor("intake"), person_id=town.users[li].pk)
        shown = photo(town, li, EvidenceKind.INSPECTION)
        closing.submit_inspection(filed, by=town.actor(li), fixed=True, note="已清理", evidence_ids=[shown])
    with clock.at(november.DECEMBER):
        over = span(town.platform.pk, november.MONTH)
        about = About(version, over, key)
        entries.put_mark(
            by=town.actor("assessor"),
            about=about,
            item="enterprise",
            value=Decimal(80),
            basis=Basis("合同考核表"),
        )
        scored = live.live(town.platform, version, over)
    (score,) = scored.scores
    assert score.label == "云测信息采集公司"
    told = {item.id: item.value for item in score.items}
    assert (told["volume"], told["enterprise"], told["inspected_score"]) == (3, 80, 15)
    assert told["valid_score"] == 0  # none of the three is filed yet
    assert told["verified_score"] is None  # nothing to verify: not scored, the rest scaled up
