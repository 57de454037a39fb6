"""Every shipped scheme gives every worked example to the last digit."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from cityloop.core.errors import NotFound
from cityloop.evaluation.schemes.document import parse_scheme
from cityloop.evaluation.schemes.golden import check_golden, golden_cases, subject_of
from cityloop.evaluation.schemes.library import load_shipped, shipped, shipped_text
from cityloop.evaluation.schemes.what_if import what_if
from tests.evaluation.schemes.sample import score_one


@pytest.mark.parametrize("key", shipped())
def test_worked_examples(key: str) -> None:
    rows = check_golden(load_shipped(key))
    assert rows
    assert [row for row in rows if not row.ok] == []


@pytest.mark.parametrize("key", shipped())
def test_shipped_schemes_say_where_they_come_from(key: str) -> None:
    scheme = load_shipped(key)
    assert scheme.id == key
    assert re.search("来源|自拟", scheme.note)
    assert "不声明符合 GB/T" in scheme.note


def test_examples_notice_a_changed_rule() -> None:
    wrong = what_if(load_shipped("lianyungang_departments"), {"items.content_score.per_pp": Decimal("0.6")})
    (row,) = [row for row in check_golden(wrong) if not row.ok]
    assert (row.name, row.name.en) == (
        "回访满意率 70.59%：回访满意率得分",
        "回访满意率 70.59%: 回访满意率得分",
    )


def test_a_scheme_without_examples_has_no_rows() -> None:
    assert check_golden(what_if(load_shipped("plain_district"), {"scheme": "mine"})) == []


def test_an_example_that_cannot_be_scored_says_why() -> None:
    without_mark = what_if(load_shipped("yuncheng_greening"), {"items.centre.id": "other"})
    assert [(row.got, row.ok) for row in check_golden(without_mark)] == [
        ("园林片区、公园：方案中没有要录入的“centre”", False)
    ]


def test_half_up_at_the_sub_score() -> None:
    """5/6 is 83.33 %; 25 − 14.67 × 0.5 = 17.665, and a half goes up."""
    scheme = load_shipped("lianyungang_departments")
    case = next(case for case in golden_cases(scheme.id) if "83.33%" in case["name"])
    item = score_one(scheme, subject_of(scheme, case)).item("provincial_score")
    assert (str(item.raw), str(item.value)) == ("17.665", "17.67")
    assert item.reason == "省派工单满意率 83.33%，低于基准 98%，扣 7.33 分"


def test_shipped_text_and_unknown_name() -> None:
    assert shipped_text("hongqi_unit").startswith('scheme = "hongqi_unit"')
    with pytest.raises(NotFound):
        shipped_text("../golden/hongqi_unit")


def test_the_scheme_in_the_manual_can_be_read() -> None:
    manual = (Path(__file__).parents[3] / "docs" / "schemes.md").read_text("utf-8")
    example = manual.split("```toml\n")[1].split("```")[0]
    assert parse_scheme(example).items[0].worth == 100
