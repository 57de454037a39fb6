"""What a unit gets, and why: policies, places, lists, grades, traces."""

import json
from decimal import Decimal

import pytest

from cityloop.core.errors import Invalid
from cityloop.evaluation.schemes.document import Scheme, parse_scheme
from cityloop.evaluation.schemes.grading import grade_of
from cityloop.evaluation.schemes.library import load_shipped
from cityloop.evaluation.schemes.ranking import Board
from cityloop.evaluation.schemes.rounding import RoundingMode, kept, round_to
from cityloop.evaluation.schemes.scores import Adjustment, Flag, Score, Subject, to_json
from cityloop.evaluation.schemes.scoring import mean_of_periods, score
from cityloop.evaluation.schemes.what_if import what_if
from cityloop.evaluation.words import Fact
from tests.evaluation.schemes.sample import SAMPLE, changed, marked, scheme, score_one, subject


def unit(key: str, on_time: int, street: int = 20, group: str = "", due: int = 100) -> Subject:
    return marked(subject(key, group, due=due, filed=10, closed_on_time=on_time), street=street)


def test_a_sheet_from_top_to_bottom() -> None:
    found = score_one(scheme(), unit("a", 90, street=18))
    line = found.item("on_time_score")
    assert line.formula == "max(0, 50 − max(0, 95 − 按期结案率 × 100) × 1)"
    assert line.substituted == "max(0, 50 − max(0, 95 − 90.00% × 100) × 1)"
    assert [(one.fact, one.value) for one in line.drawn] == [(Fact.CLOSED_ON_TIME, 90), (Fact.DUE, 100)]
    assert (line.value, line.points, line.lost) == (Decimal("45.00"), 45, 5)
    assert (found.rates[0].formula, found.rates[0].substituted) == ("按期结案 ÷ 应结案", "90 ÷ 100")
    assert (str(found.total), found.rank, found.flags, found.note) == ("93.00", 1, (), "")
    assert found.reasons == (
        "按期结案率 90.00%，低于基准 95%，扣 5.00 分",
        "街道办考核 18.00 分（街道办评，依据纪要），扣 2.00 分",
    )


def test_a_score_is_frozen_and_goes_into_json_and_is_the_same_again() -> None:
    found = score_one(scheme(), unit("a", 90))
    plain = json.loads(json.dumps(to_json(found)))
    assert plain["total"] == "95.00"
    assert plain["items"][0]["drawn"][0] == {"fact": "closed_on_time", "label": "按期结案", "value": "90"}
    assert plain["digest"] == scheme().digest
    assert found == score_one(scheme(), unit("a", 90))
    assert hash(found) == hash(score_one(scheme(), unit("a", 90)))


# --- manual marks, adjustments, exemptions


def test_a_missing_mark_takes_no_part() -> None:
    """45 + 30 of 80, carried to 100: 93.75."""
    found = score_one(scheme(), subject(due=100, filed=10, closed_on_time=90))
    assert (str(found.total), found.rank) == ("93.75", 1)
    assert found.flags == (Flag.MISSING, Flag.RENORMALISED)
    assert found.item("street").reason == "街道办考核未录入"
    assert found.item("street").points is None


def test_a_missing_mark_is_flagged_where_the_scheme_says_so() -> None:
    found = score_one(
        scheme(('missing = "renormalise"', 'missing = "flag"')), subject(due=100, filed=10, closed_on_time=90)
    )
    assert (str(found.total), found.rank) == ("75.00", None)
    assert found.flags == (Flag.MISSING, Flag.INCOMPLETE)
    assert found.note == "街道办考核未录入，合计不完整，不排名"


@pytest.mark.parametrize(("points", "total"), [((1, -2), "94.00"), ((4, 4), "98.00"), ((-9,), "92.00")])
def test_adjustments_come_last_and_are_capped(points: tuple[int, ...], total: str) -> None:
    lines = tuple(Adjustment(Decimal(each), "创文迎检", "通报 3 号") for each in points)
    rules = scheme(('kind = "adjust"', 'kind = "adjust"\ncap = 3\nevidence_required = true'))
    one = marked(subject(due=100, filed=10, closed_on_time=90), lines, street=20)
    assert str(score_one(rules, one).total) == total


def test_an_exempt_unit_is_not_scored_and_says_on_what() -> None:
    one = marked(subject(due=100, closed_on_time=1), exempt_on="区政府 2026 年 12 号文", street=1)
    found = score_one(scheme(), one)
    assert (found.total, found.rank, found.grade, found.flags) == (None, None, None, (Flag.EXEMPT,))
    assert found.note == "豁免：区政府 2026 年 12 号文"


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (marked(subject(), street=21), "街道办考核的评分要在 0 到 20 之间"),
        (marked(subject(), street=-1), "录入的“street”不能为负"),
        (marked(subject(), street="NaN"), "数值不是有限数或过大"),
        (marked(subject(), team=1), "方案中没有要录入的“team”"),
        (marked(subject(), volume=1), "立案数分值的评分"),
        (subject(due=-1), "计数不能为负"),
        (subject(due=10**13), "数值不是有限数或过大"),
        (marked(subject(), (Adjustment(Decimal(1), ""),)), "加减分要写明原因和依据"),
    ],
)
def test_input_that_breaks_the_scheme_is_refused(one: Subject, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        score_one(scheme(), one)


def test_adjustments_need_a_scheme_that_has_them_and_evidence_where_asked() -> None:
    line = (Adjustment(Decimal(1), "表扬"),)
    with pytest.raises(Invalid, match="方案没有加减分"):
        score_one(load_shipped("national_unit"), marked(subject(), line))
    with pytest.raises(Invalid, match="加减分要写明原因和依据"):
        score_one(load_shipped("hongqi_unit"), marked(subject(), line))


# --- no cases


@pytest.mark.parametrize(
    ("policy", "total", "reason"),
    [
        ("exclude", None, "按期结案率得分无案件，不计分"),
        ("full", "100.00", "按期结案率得分无案件，计满分"),
        ("zero", "50.00", "按期结案率得分无案件，计零分，扣 50.00 分"),
    ],
)
def test_an_empty_denominator_follows_the_policy(policy: str, total: str | None, reason: str) -> None:
    rules = scheme(('no_case = "exclude"', f'no_case = "{policy}"'))
    found = score_one(rules, marked(subject(filed=10), street=20))
    assert (None if found.total is None else str(found.total)) == total
    assert found.item("on_time_score").reason == reason
    assert found.rank is None


def test_one_item_without_cases_leaves_the_others() -> None:
    """金华, no urgent case: its own policy says full marks."""
    rules = load_shipped("jinhua_unit")
    found = score_one(
        rules, Subject("a", "甲", "", {Fact(k): Decimal(10) for k in ("due", "closed", "closed_on_time")})
    )
    assert found.item("urgent").reason == "紧急案件无案件，计满分"
    assert str(found.total) == "100.00"
    assert Flag.MISSING in found.flags


def test_an_if_goes_round_the_empty_denominator() -> None:
    item = '[[items]]\nid = "safe"\nlabel = "安全"\nkind = "formula"\nexpr = "if(due > 0, closed / due, 1) * 100"\nweight = 0\n'
    found = score_one(scheme(("[rank]", item + "\n[rank]")), subject(filed=1))
    assert found.item("safe").value == 100


# --- places, lists, grades


def test_equal_totals_share_a_place_inside_the_group() -> None:
    units = [
        unit("a", 90, group="甲"),
        unit("b", 92, group="甲"),
        unit("c", 92, group="甲"),
        unit("d", 60, group="乙"),
    ]
    found = score(scheme(), [*units, unit("e", 80, group="甲")])
    assert [(one.key, one.rank) for one in found] == [("a", 3), ("b", 1), ("c", 1), ("d", 1), ("e", 4)]
    assert [one.board for one in found] == [None, Board.RED, Board.RED, None, Board.BLACK]


def test_few_cases_have_a_score_but_no_place() -> None:
    few, many = score(scheme(), [unit("a", 4, due=4), unit("b", 90)])
    assert (str(few.total), few.rank, few.board, few.flags) == ("100.00", None, None, (Flag.FEW_CASES,))
    assert few.note == "样本 4 件，少于 5 件，不排名"
    assert many.rank == 1


def test_nobody_is_on_both_lists() -> None:
    rules = scheme(("top = 1", "top = 2"), ("bottom = 1", "bottom = 2"))
    found = score(rules, [unit(key, rate) for key, rate in (("a", 90), ("b", 91), ("c", 92))])
    assert [one.board for one in found] == [Board.BLACK, Board.RED, Board.RED]


def test_a_list_as_long_as_the_group_is_not_made() -> None:
    assert [one.board for one in score(scheme(), [unit("a", 90), unit("b", 90)])] == [None, None]


@pytest.mark.parametrize(
    ("total", "letter", "colour"),
    [
        ("100", "A", "green"),
        ("90.00", "A", "green"),
        ("89.99", "B", "blue"),
        ("75.00", "B", "blue"),
        ("74.99", "C", "yellow"),
        ("60.00", "C", "yellow"),
        ("59.99", "D", "red"),
        ("40.00", "D", "red"),
        ("39.99", "E", "black"),
        ("0", "E", "black"),
        ("-1", "E", "black"),
        ("101", "A", "green"),
    ],
)
def test_grades_meet_at_their_edges(total: str, letter: str, colour: str) -> None:
    grade = grade_of(Decimal(total), load_shipped("national_unit").grades)
    assert grade is not None
    assert (grade.label, grade.colour) == (letter, colour)


# --- rules


@pytest.mark.parametrize(
    ("shirked", "points"), [(0, "5.00"), (1, "4.50"), (2, "4.00"), (3, "3.00"), (5, "1.00"), (9, "0.00")]
)
def test_escalation(shirked: int, points: str) -> None:
    """红旗区: the first two cost 0.5 each, from the third on 1."""
    found = score_one(load_shipped("hongqi_unit"), subject(due=10, shirked=shirked))
    assert str(found.item("conduct").value) == points


@pytest.mark.parametrize(("late", "points"), [(3, "3.50"), (4, "3.00"), (400, "3.00")])
def test_cap(late: int, points: str) -> None:
    found = score_one(load_shipped("hongqi_unit"), subject(due=10, public_closed_late=late))
    assert str(found.item("conduct").value) == points


@pytest.mark.parametrize(
    ("mode", "text", "digits", "wanted"),
    [
        ("half_up", "17.665", 2, "17.67"),
        ("half_even", "17.665", 2, "17.66"),
        ("half_even", "17.675", 2, "17.68"),
        ("truncate", "17.669", 2, "17.66"),
        ("half_up", "-0.005", 2, "-0.01"),
        ("truncate", "-0.009", 2, "-0.00"),
        ("half_up", "0.83335", 4, "0.8334"),
    ],
)
def test_rounding(mode: str, text: str, digits: int, wanted: str) -> None:
    assert str(round_to(Decimal(text), digits, RoundingMode(mode))) == wanted


def test_a_third_of_three_is_one_even_when_truncated() -> None:
    assert round_to(Decimal(1) / 3 * 3, 2, RoundingMode.TRUNCATE) == 1
    assert str(kept(Decimal(1) / 3 * 75)) == "25"


def fork(word: str, value: str) -> Scheme:
    default = {"denominator": "due", "rework_per": "case"}[word]
    return scheme((f'{word} = "{default}"', f'{word} = "{value}"'))


@pytest.mark.parametrize(
    ("denominator", "value"), [("due", "1.0000"), ("filed", "0.5000"), ("dispatched", "0.8000")]
)
def test_the_denominator_is_a_setting(denominator: str, value: str) -> None:
    one = subject(due=40, filed=80, dispatched=50, closed_on_time=40)
    assert str(score_one(fork("denominator", denominator), one).rates[0].value) == value


@pytest.mark.parametrize(("per", "fact"), [("case", Fact.REWORK), ("time", Fact.REWORK_COUNT)])
def test_rework_per_case_or_per_time(per: str, fact: Fact) -> None:
    item = '[[items]]\nid = "again"\nlabel = "返工扣分"\nkind = "base_minus"\ncount = "返工计"\neach = 1\nweight = 0\n\n[rank]'
    text = ('rework_per = "case"', f'rework_per = "{per}"')
    found = score_one(scheme(text, ("[rank]", item)), subject(due=9, rework=1, rework_count=2))
    assert [one.fact for one in found.item("again").drawn] == [fact]


# --- longer periods


def test_the_mean_of_the_months_in_which_a_unit_was_scored() -> None:
    rules = scheme()
    january = score(rules, [unit("a", 90), unit("b", 95)])
    february = score(rules, [unit("a", 81), subject("b")])
    quarter = {one.key: one for one in mean_of_periods(rules, [january, february])}
    assert [(key, str(one.total), one.rank) for key, one in quarter.items()] == [
        ("a", "90.50", 2),
        ("b", "100.00", 1),
    ]
    assert quarter["a"].sample == 200


def test_a_recomputing_scheme_takes_no_mean() -> None:
    with pytest.raises(Invalid, match="按案件重新计算"):
        mean_of_periods(load_shipped("hongqi_unit"), [])


def test_a_unit_never_scored_has_no_mean() -> None:
    months: list[list[Score]] = [score(scheme(), [subject("b")])]
    assert [(one.total, one.note) for one in mean_of_periods(scheme(), months)] == [(None, "各期均未计分")]


def test_a_number_beyond_reckoning_is_refused() -> None:
    item = '[[items]]\nid = "huge"\nlabel = "巨数"\nkind = "formula"\nexpr = "{}"\nweight = 1\n'.format(
        " * ".join(["due"] * 90)
    )
    text = changed(("[rank]", item.replace("weight = 1", "weight = 0") + "\n[rank]"))
    with pytest.raises(Invalid, match="计算结果超出范围"):
        score_one(parse_scheme(text), subject(due=10**12))


def test_an_input_nobody_typed_in() -> None:
    """运城 环卫: without the count of litter the total is incomplete."""
    rules = load_shipped("yuncheng_sanitation")
    one = marked(subject("a", "环卫片区", due=10, closed=10), centre=90)
    found = score_one(rules, one)
    assert (found.item("litter_score").reason, found.flags) == (
        "单体垃圾件数未录入",
        (Flag.MISSING, Flag.INCOMPLETE),
    )
    assert found.item("litter_score").substituted == "max(0, 100 − — × 0.01)"


@pytest.mark.parametrize(("policy", "total"), [("exclude", None), ("full", "100.00"), ("zero", "15.00")])
def test_nothing_due_is_no_score_by_what_is_left(policy: str, total: str | None) -> None:
    """Two cases came yesterday and are not due: signing and a clean record alone would give 100.00 by scaling."""
    rules = what_if(load_shipped("hongqi_unit"), {"no_case": policy})
    found = score_one(rules, subject(dispatched=2, signed_on_time=2))
    assert (None if found.total is None else str(found.total)) == total
    assert found.note == ("本期无案件，不计分" if total is None else "样本 0 件，少于 5 件，不排名")


def test_marks_alone_need_no_cases() -> None:
    text = changed(('num = "closed_on_time"', 'num = "1"'), ('den = "denominator"', 'den = "2"'))
    text = text.replace('value = "filed"', 'value = "1"')
    assert score_one(parse_scheme(text), marked(subject(), street=20)).total is not None


def test_a_deduction_stops_at_the_floor_and_says_so() -> None:
    rules = load_shipped("lianyungang_departments")
    found = score_one(rules, subject("a", "部门组", followed_up=2, satisfied=1)).item("content_score")
    assert found.reason == "回访满意率 50.00%，低于基准 95%，已扣至下限，扣 12.50 分"


def test_marks_only() -> None:
    """Nothing typed in and everything left out: nothing to score."""
    text = (
        SAMPLE[: SAMPLE.index('[[items]]\nid = "on_time_score"')]
        + SAMPLE[SAMPLE.index('[[items]]\nid = "street"') :]
    )
    found = score_one(parse_scheme(text.replace("full = 20", "full = 100")), subject())
    assert (found.total, found.note, found.flags) == (
        None,
        "没有可计分的项目",
        (Flag.MISSING, Flag.RENORMALISED),
    )
