"""Appeals as a table: who may ask about what and when, who may review, and what comes of it."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from cityloop.cases.models import Case, EvidenceKind
from cityloop.cases.stages import Stage
from cityloop.core import clock
from cityloop.core.errors import CityloopError, Conflict, Invalid, NotAllowed, Refused
from cityloop.evaluation import live, queries, rulings, tracing
from cityloop.evaluation.actions import appeals, entries, publishing, schemes
from cityloop.evaluation.actions.entries import About, Basis
from cityloop.evaluation.appealing import Item
from cityloop.evaluation.models import Adjustment, Appeal, Exemption, ManualMark, Outcome
from cityloop.evaluation.spans import span
from cityloop.evaluation.words import Fact
from cityloop.people.models import Membership
from tests.evaluation import november
from tests.evaluation.conftest import November
from tests.walk import case_at, photo

CLOSED_AT = november.MIDMONTH + 2 * november.DAY  # when the late cases were handled and closed


def late_case(lived: November) -> Case:
    return lived.cases["sanitation"][-2]


def ask(lived: November, at: datetime = CLOSED_AT + november.DAY, **more: Any) -> Appeal:
    told = {
        "by": lived.town.actor(more.pop("who", "cleaner")),
        "unit": lived.town.departments[more.pop("unit", "sanitation")],
        "case": late_case(lived),
        "reason": "当日暴雨，无法作业",
    }
    with clock.at(at):
        return appeals.file_appeal(**(told | more))


#   who asks, for which unit, about which case, days after closing → refused with; "" when taken in
ASKED = [
    ("cleaner", "sanitation", "late", 1, ""),
    ("cleaner", "sanitation", "late", 5, ""),
    ("cleaner", "sanitation", "late", 6, "已过申诉期限（结案或公布后 5 天内）"),
    ("cleaner", "sanitation", "timely", 1, "没有超期"),
    ("cleaner", "sanitation", "open", 1, "结案后才能申诉"),
    ("cleaner", "sanitation", "theirs", 1, "不是本部门处置的"),
    ("officer", "sanitation", "late", 1, "只有本部门的处置人员"),
    ("east_team", "sanitation", "late", 1, "只有本部门的处置人员"),  # a team does not speak for its unit
    ("assessor", "sanitation", "late", 1, "只有本部门的处置人员"),
    ("head", "sanitation", "late", 1, "只有本部门的处置人员"),
    ("admin", "sanitation", "late", 1, "只有本部门的处置人员"),
]


@pytest.mark.parametrize(("who", "unit", "which", "days", "said"), ASKED)
def test_who_may_ask_about_what_and_until_when(
    lived: November, who: str, unit: str, which: str, days: int, said: str
) -> None:
    case = {
        "late": late_case(lived),
        "timely": lived.cases["sanitation"][0],
        "theirs": lived.cases["enforcement"][0],
        "open": None,
    }[which] or case_at(lived.town, Stage.HANDLING)
    at = (case.ended_at or CLOSED_AT) + timedelta(days=days)
    if not said:
        assert ask(lived, at, who=who, unit=unit, case=case).outcome == ""
        return
    with pytest.raises(CityloopError, match=said):
        ask(lived, at, who=who, unit=unit, case=case)


def test_the_window_is_the_citys_and_opens_again_with_the_publication(lived: November) -> None:
    assert [spell.case for spell, _ in queries.appealable(lived.town.actor("cleaner"))] == []
    publishing.publish(
        by=lived.town.actor("assessor"),
        platform=lived.town.platform,
        scheme="hongqi_unit",
        period=november.MONTH,
    )
    assert [spell.case for spell, _ in queries.appealable(lived.town.actor("cleaner"))] == lived.cases[
        "sanitation"
    ][-2:]
    ask(lived, november.DECEMBER + 5 * november.DAY)
    other = lived.cases["sanitation"][-1]
    with pytest.raises(Refused, match="5 天内"):
        ask(lived, november.DECEMBER + 6 * november.DAY, case=other)
    schemes.set_appeal_days(by=lived.town.actor("assessor"), platform=lived.town.platform, days=10)
    ask(lived, november.DECEMBER + 6 * november.DAY, case=other)


def test_what_may_be_appealed_is_listed_until_it_is(lived: November) -> None:
    with clock.at(CLOSED_AT + november.DAY):
        found = queries.appealable(lived.town.actor("cleaner"))
        assert [spell.case for spell, _ in found] == lived.cases["sanitation"][-2:]
        assert queries.appealable(lived.town.actor("officer")) == []
        ask(lived)
        left = queries.appealable(lived.town.actor("cleaner"))
    assert [spell.case for spell, _ in left] == lived.cases["sanitation"][-1:]


def test_once_per_case_and_a_repeat_is_harmless(lived: November) -> None:
    first = ask(lived)
    assert ask(lived) == first
    with pytest.raises(Conflict, match="只能申诉一次"):
        ask(lived, reason="另一个理由")
    with pytest.raises(Invalid, match="写明理由"):
        ask(lived, reason=" ")
    with pytest.raises(Invalid, match="一个案件或一个考核项目"):
        ask(lived, case=None)


#   who says what, one after the other → the outcome, or why the last one is refused
REVIEWED = [
    ([("assessor", True)], "waiting"),
    ([("assessor", True), ("head", True)], "granted"),
    ([("head", True), ("assessor", True)], "granted"),
    ([("assessor", False)], "refused"),
    ([("assessor", True), ("head", False)], "refused"),
    ([("assessor", True), ("assessor", True)], "由两人分别进行"),
    ([("assessor", False), ("head", True)], "已办结"),
    ([("chief", True)], "须由中心负责人、考核员办理"),
    ([("leader", True)], "须由中心负责人、考核员办理"),
    ([("cleaner", True)], "须由中心负责人、考核员办理"),
]


@pytest.mark.parametrize(("said", "result"), REVIEWED)
def test_two_different_people_review(lived: November, said: list[tuple[str, bool]], result: str) -> None:
    appeal = ask(lived)

    def review(who: str, agrees: bool) -> Appeal:
        return appeals.review_appeal(by=lived.town.actor(who), appeal=appeal, agrees=agrees, note="经查属实")

    for who, agrees in said[:-1]:
        review(who, agrees)
    if result in {"waiting", "granted", "refused"}:
        assert (review(*said[-1]).outcome or "waiting") == result
        return
    with pytest.raises(CityloopError, match=result):
        review(*said[-1])


#   who reviewed it before, who withdraws → the outcome, or why it is refused
WITHDRAWN = [
    ([], "cleaner", "withdrawn"),
    ([("assessor", True)], "cleaner", "withdrawn"),
    ([("assessor", True), ("head", True)], "cleaner", "已办结：同意"),
    ([("assessor", False)], "cleaner", "已办结：不同意"),
    ([], "officer", "只有申诉人本人"),
    ([], "assessor", "只有申诉人本人"),
    ([], "head", "只有申诉人本人"),
]


@pytest.mark.parametrize(("reviewed", "who", "result"), WITHDRAWN)
def test_who_filed_an_appeal_may_take_it_back_until_it_is_decided(
    lived: November, reviewed: list[tuple[str, bool]], who: str, result: str
) -> None:
    appeal = ask(lived)
    for reviewer, agrees in reviewed:
        appeals.review_appeal(by=lived.town.actor(reviewer), appeal=appeal, agrees=agrees, note="经查")
    if result != "withdrawn":
        with pytest.raises(CityloopError, match=result):
            appeals.withdraw_appeal(by=lived.town.actor(who), appeal=appeal)
        return
    row = appeals.withdraw_appeal(by=lived.town.actor(who), appeal=appeal, note=" 材料有误 ")
    assert (row.outcome, row.withdrawn_note, row.decided_at) == ("withdrawn", "材料有误", november.DECEMBER)
    assert appeals.withdraw_appeal(by=lived.town.actor(who), appeal=appeal, note="再点一次") == row
    with pytest.raises(Refused, match="已办结：已撤回"):
        appeals.review_appeal(by=lived.town.actor("head"), appeal=appeal, agrees=True)


def test_what_was_withdrawn_changes_no_score_and_may_be_filed_anew(lived: November) -> None:
    cleaner, case = lived.town.actor("cleaner"), late_case(lived)
    appeal = ask(lived)
    with clock.at(CLOSED_AT + november.DAY):
        assert case not in [spell.case for spell, _ in queries.appealable(cleaner)]
        appeals.withdraw_appeal(by=cleaner, appeal=appeal)
        assert case in [spell.case for spell, _ in queries.appealable(cleaner)]
    assert rulings.forgiven(lived.town.platform.pk) == {}
    anew = ask(lived)  # in the same words
    assert (anew.pk != appeal.pk, anew.outcome) == (True, "")
    assert list(queries.appeals(lived.town.actor("assessor"), waiting=False)) == [appeal]


def test_nobody_of_the_unit_reviews_whatever_post_they_hold(lived: November) -> None:
    town = lived.town
    Membership.objects.create(
        user=town.users["cleaner"], department=town.departments["supervision"], post="assessor"
    )
    Membership.objects.create(
        user=town.users["head"], department=town.departments["sanitation"], post="handler"
    )
    appeal = ask(lived)
    for who in ("cleaner", "head"):
        with pytest.raises(NotAllowed, match="不能审查自己的申诉"):
            appeals.review_appeal(by=town.actor(who), appeal=appeal, agrees=True)
    with pytest.raises(Invalid, match="不同意须说明理由"):
        appeals.review_appeal(by=town.actor("assessor"), appeal=appeal, agrees=False)


def test_a_granted_case_counts_as_on_time_and_its_record_stays(lived: November) -> None:
    town, over = lived.town, span(lived.town.platform.pk, november.MONTH)
    before = live.live(town.platform, lived.version, over).of(lived.key("sanitation"))
    spells = list(late_case(lived).assignments.values_list("pk", "due_at", "ended_at"))
    appeal = ask(lived)
    for who in ("assessor", "head"):
        appeals.review_appeal(by=town.actor(who), appeal=appeal, agrees=True)
    after = live.live(town.platform, lived.version, over).of(lived.key("sanitation"))
    assert before is not None and after is not None
    assert (before.rates[0].substituted, after.rates[0].substituted) == ("4 ÷ 6", "5 ÷ 6")
    assert list(late_case(lived).assignments.values_list("pk", "due_at", "ended_at")) == spells
    found = tracing.cases_behind(
        town.actor("cleaner"),
        town.platform,
        "hongqi_unit",
        over,
        lived.key("sanitation"),
        Fact.HANDLED_ON_TIME,
        size=50,
        cursor="",
    )
    assert found.count == 5
    assert [one.number for one in found.rows if one.ruled] == [late_case(lived).number]


def published_item(lived: November, item: str, value: str) -> Item:
    row = publishing.publish(
        by=lived.town.actor("assessor"),
        platform=lived.town.platform,
        scheme="hongqi_unit",
        period=november.MONTH,
    )
    return Item(row, item, Decimal(value))


@pytest.mark.parametrize(
    ("item", "value", "said"),
    [
        ("conduct", "5", ""),
        ("conduct", "5.5", "不超过满分"),
        ("conduct", "1", "应高于公布的"),
        ("nothing", "5", "没有这个考核项目"),
    ],
)
def test_an_item_is_appealed_for_a_value_it_could_have(
    lived: November, item: str, value: str, said: str
) -> None:
    asked = published_item(lived, item, value)
    if not said:
        assert ask(lived, november.DECEMBER, case=None, item=asked).item == "conduct"
        return
    with pytest.raises(CityloopError, match=said):
        ask(lived, november.DECEMBER, case=None, item=asked)


def test_a_granted_item_is_given_back_and_comes_out_as_a_correction(lived: November) -> None:
    town = lived.town
    asked = published_item(lived, "conduct", "5")
    appeal = ask(lived, november.DECEMBER, case=None, item=asked)
    for who in ("assessor", "head"):
        appeals.review_appeal(by=town.actor(who), appeal=appeal, agrees=True)
    line = Adjustment.objects.get()
    assert (line.points, line.object_key, line.by) == (1, lived.key("sanitation"), town.users["head"])
    later = publishing.correct(by=town.actor("assessor"), publication=asked.publication, reason="申诉成立")
    (one,) = later.difference["objects"]
    assert Decimal(one["total_after"]) - Decimal(one["total_before"]) == 1
    with pytest.raises(Conflict, match="（同意）"):
        ask(lived, november.DECEMBER, case=None, item=asked, reason="再来")


def test_papers_hang_on_an_appeal_and_on_entries(lived: November) -> None:
    town = lived.town
    paper = photo(town, "cleaner", EvidenceKind.DOCUMENT)
    with pytest.raises(Invalid, match="不是您上传的"):
        ask(lived, evidence_ids=[photo(town, "officer", EvidenceKind.DOCUMENT)])
    assert [one.pk for one in ask(lived, evidence_ids=[paper]).evidence.all()] == [paper]
    about = About(lived.version, span(town.platform.pk, november.MONTH), lived.key("sanitation"))
    scan = photo(town, "assessor", EvidenceKind.DOCUMENT)
    line = entries.exempt(by=town.actor("assessor"), about=about, basis=Basis("停工令", scan))
    assert line.evidence_id == scan
    assert not ManualMark.objects.exists() and Exemption.objects.count() == 1
    assert Outcome.GRANTED.label == "同意"
