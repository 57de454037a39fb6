"""Faults seen in published implementations, each by name, so that none comes back."""

from decimal import Decimal

import pytest

from cityloop.core.errors import Invalid
from cityloop.evaluation.schemes.errors import SchemeError
from cityloop.evaluation.schemes.library import load_shipped
from cityloop.evaluation.schemes.scores import Subject
from cityloop.evaluation.schemes.scoring import score
from cityloop.evaluation.words import AttributeBy, Fact, ObjectType
from tests.evaluation.schemes.sample import scheme, score_one, subject


def test_01_unit_volume_is_of_filed_cases_not_of_rework() -> None:
    sheet = score_one(load_shipped("national_unit"), subject(filed=180, rework=5, due=178))
    assert [one.fact for one in sheet.item("volume").drawn] == [Fact.FILED]
    assert sheet.item("volume").value == 75


def test_02_missed_reports_lower_the_score_of_an_inspector() -> None:
    rules = load_shipped("national_inspector")
    few, many = (
        score_one(rules, subject(reported=100, missed=n)).item("missed_score").value for n in (1, 50)
    )
    assert few is not None and many is not None
    assert few > many


def test_03_inspection_enters_the_score_of_an_intake_officer() -> None:
    rules = load_shipped("national_intake")
    facts = {
        "accepted": 300,
        "to_request_verification": 10,
        "verification_requested_on_time": 10,
        "to_arrange": 10,
    }
    before, after = (score_one(rules, subject(**facts, arranged_on_time=n)).total for n in (10, 0))
    assert (before, after) == (Decimal("85.00"), Decimal("50.00"))


def test_04_filing_on_time_enters_the_score_of_a_duty_chief() -> None:
    rules = load_shipped("national_duty_chief")
    facts = {"filed": 100, "filed_accurately": 100, "closed": 100, "chief_closed_on_time": 100}
    before, after = (score_one(rules, subject(**facts, filed_on_time=n)).total for n in (100, 0))
    assert (before, after) == (Decimal("100.00"), Decimal("75.00"))


def test_05_a_dispatcher_gets_the_band_not_the_count() -> None:
    facts = {
        "dispatched": 5000,
        "to_dispatch": 5000,
        "dispatched_on_time": 5000,
        "dispatched_accurately": 5000,
    }
    sheet = score_one(load_shipped("national_dispatcher"), subject(**facts))
    assert (sheet.item("volume").points, sheet.total) == (20, 100)


@pytest.mark.parametrize("key", ["national_region_1", "national_region_2"])
def test_06_closing_more_scores_higher_and_weights_are_whole(key: str) -> None:
    rules = load_shipped(key)
    group = rules.groups[0]
    totals = [
        score_one(rules, subject("a", group, filed=4, due=10, closed=n, closed_on_time=n)).total
        for n in range(11)
    ]
    assert totals == sorted(set(totals), key=lambda total: total or Decimal(0))
    assert sum(item.weight for item in rules.items) == 1


@pytest.mark.parametrize("key", ["national_region_1", "national_region_2"])
def test_07_a_third_class_area_is_refused_not_given_zero(key: str) -> None:
    with pytest.raises(Invalid, match="方案不适用于“三类区域”"):
        score_one(load_shipped(key), subject("a", "三类区域", filed=1))


def test_08_one_rounding_mode_for_the_whole_scheme() -> None:
    with pytest.raises(SchemeError, match="mode 应为其中之一"):
        scheme(('mode = "half_up"', 'mode = "bankers"'))
    with pytest.raises(SchemeError, match="不认识的键 rate_mode"):
        scheme(('mode = "half_up"', 'mode = "half_up"\nrate_mode = "truncate"'))


def test_09_an_empty_denominator_is_not_zero_percent() -> None:
    sheet = score_one(load_shipped("national_unit"), subject())
    assert (sheet.rates[0].value, sheet.total, sheet.note) == (None, None, "本期无案件，不计分")
    with pytest.raises(SchemeError, match="缺少 no_case"):
        scheme(('no_case = "exclude"\n', ""))


def test_10_grades_cannot_overlap() -> None:
    grades = load_shipped("national_unit").grades
    assert [grade.low for grade in grades] == [90, 75, 60, 40, 0]
    with pytest.raises(SchemeError, match="等级要从高到低写"):
        scheme(("from = 90\n", "from = 0\n"))


def test_11_rates_are_decimals() -> None:
    for rate in score_one(scheme(), subject(due=3, closed_on_time=1)).rates:
        assert (type(rate.raw), type(rate.value)) == (Decimal, Decimal)


def test_12_the_instant_that_decides_the_period_is_said() -> None:
    assert load_shipped("national_duty_chief").population.attribute_by is AttributeBy.FILED
    with pytest.raises(SchemeError, match="缺少 attribute_by"):
        scheme(('attribute_by = "due_at"\n', ""))


def test_13_namesakes_stay_two_people() -> None:
    rules = load_shipped("national_inspector")
    assert rules.object_type is ObjectType.INSPECTOR
    facts = [{Fact.REPORTED: Decimal(100), Fact.VALID_REPORT: Decimal(n)} for n in (90, 10)]
    people = [Subject(key, "王伟", "", each) for key, each in zip(("7", "8"), facts, strict=True)]
    assert [(one.key, one.rank) for one in score(rules, people)] == [("7", 1), ("8", 2)]
    with pytest.raises(Invalid, match="考核对象 7 重复"):
        score(rules, [people[0], people[0]])


UNIT = [
    (0, 100),
    (50, 100),
    (51, 90),
    (100, 90),
    (101, 75),
    (200, 75),
    (201, 60),
    (500, 60),
    (501, 40),
    (1000, 40),
    (1001, 0),
]
POST = [
    (0, 0),
    (100, 0),
    (101, 40),
    (300, 40),
    (301, 60),
    (500, 60),
    (501, 75),
    (1200, 75),
    (1201, 90),
    (2000, 90),
    (2001, 100),
]
FIRST = [(0, 100), (1, 90), (2, 90), (3, 75), (4, 75), (5, 60), (6, 60), (7, 40), (8, 40), (9, 0), (99, 0)]
SECOND = [(0, 100), (1, 90), (3, 90), (4, 75), (5, 75), (6, 60), (7, 60), (8, 40), (9, 40), (10, 0), (99, 0)]


@pytest.mark.parametrize(
    ("key", "fact", "edges"),
    [
        ("national_unit", "filed", UNIT),
        ("national_intake", "accepted", POST),
        ("national_dispatcher", "dispatched", POST),
        ("national_region_1", "filed", FIRST),
        ("national_region_2", "filed", SECOND),
    ],
)
def test_volume_bands_at_their_edges(key: str, fact: str, edges: list[tuple[int, int]]) -> None:
    rules = load_shipped(key)
    group = rules.groups[0] if rules.groups else ""
    found = [(n, score_one(rules, subject("a", group, **{fact: n})).item("volume").value) for n, _ in edges]
    assert found == edges
