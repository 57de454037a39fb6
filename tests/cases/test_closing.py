"""核查结案: inspection by somebody else, evidence, rework, closure, the reporter's word, reopening."""

import pytest

from cityloop.cases.actions import closing, intake, requests
from cityloop.cases.models import Case, EvidenceKind, Reporter, Satisfaction, Source
from cityloop.cases.stages import Stage, Verb
from cityloop.catalog.models import Category
from cityloop.core import clock, editions
from cityloop.core.errors import Invalid, NotAllowed, Refused, WrongStage
from cityloop.people import actors
from cityloop.people.models import Membership
from tests.cases.scenes import at, check_vows, dispatched, feed_back, fresh, holder, inspected, shown, verbs
from tests.town import Town
from tests.walk import case_at, photo, reported


def closing_needs(*kinds: str) -> None:
    Category.objects.filter(nature="event", code="0101").update(closing_evidence=list(kinds))
    editions.bump(editions.CATALOG)


# 核查


def test_the_inspection_has_its_own_holder_and_clock(town: Town) -> None:
    with at("Mon 2026-11-16 17:50"):
        case = case_at(town, Stage.HANDLED)
        assert (holder(case).kind, shown(holder(case).due_at)) == ("arrange", "Mon 2026-11-16 18:05")
        case = closing.request_inspection(case, by=town.actor("intake"))
    spell = holder(case)
    assert (spell.kind, spell.person.username, shown(spell.due_at)) == (
        "inspect",
        "inspector_li",  # the grid's own
        "Mon 2026-11-16 19:50",  # two urgent hours run through the evening
    )


def test_the_reporter_is_never_the_one_who_inspects(town: Town, monday: object) -> None:
    case = case_at(town, Stage.HANDLED, by="inspector_li", source=Source.INSPECTOR)
    with pytest.raises(Refused):
        closing.request_inspection(case, by=town.actor("intake"), person_id=town.users["inspector_li"].pk)
    case = closing.request_inspection(case, by=town.actor("intake"))
    assert holder(case).person.username == "inspector_wu"
    Case.objects.filter(pk=case.pk).update(reported_by=town.users["inspector_wu"])
    with pytest.raises(Refused) as refusal:
        closing.submit_inspection(case, by=town.actor("inspector_wu"), fixed=True, note="好")
    assert refusal.value.zh == "自己上报的案件须由他人核实、核查。"


def test_with_nobody_but_the_reporter_the_inspection_waits(town: Town, monday: object) -> None:
    Membership.objects.filter(user=town.users["inspector_wu"]).delete()
    case = case_at(town, Stage.HANDLED, by="inspector_li", source=Source.INSPECTOR)
    with pytest.raises(Invalid):
        closing.request_inspection(case, by=town.actor("intake"))
    assert fresh(case).stage == Stage.HANDLED


def test_only_the_asked_inspector_submits_and_the_field_never_closes(town: Town, monday: object) -> None:
    case = case_at(town, Stage.INSPECTING)
    with pytest.raises(NotAllowed):
        closing.submit_inspection(case, by=town.actor("inspector_li"), fixed=True, note="好")
    case = closing.submit_inspection(case, by=town.actor("inspector_wu"), fixed=True, note="好")
    assert (case.stage, holder(case).kind) == ("inspected", "close")
    for name in ("inspector_wu", "intake", "dispatcher", "head", "leader", "cleaner"):
        with pytest.raises(NotAllowed):
            closing.close(case, by=town.actor(name))
    assert closing.close(case, by=town.actor("chief")).stage == Stage.CLOSED


# 结案


def test_not_fixed_is_not_closed(town: Town, monday: object) -> None:
    case = inspected(town, case_at(town, Stage.HANDLED), fixed=False)
    with pytest.raises(Refused) as refusal:
        closing.close(case, by=town.actor("chief"))
    assert refusal.value.zh == "最近一次核查未认定“已处理”，不能结案。"
    assert refusal.value.facts["allowed"] == [
        "reinspect",
        "rework",
        "urge",
        "place_under_oversight",
        "comment",
    ]


@pytest.mark.parametrize(("first", "second", "closes"), [(True, False, False), (False, True, True)])
def test_the_last_inspection_counts(town: Town, first: bool, second: bool, closes: bool) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = inspected(town, case_at(town, Stage.HANDLED), fixed=first)
    with at("Mon 2026-11-16 09:30"):
        case = closing.reinspect(
            case, by=town.actor("intake"), person_id=town.users["inspector_li"].pk, note="换人再看"
        )
        case = closing.submit_inspection(case, by=town.actor("inspector_li"), fixed=second, note="看过")
        if closes:
            assert closing.close(case, by=town.actor("chief")).stage == Stage.CLOSED
        else:
            with pytest.raises(Refused):
                closing.close(case, by=town.actor("chief"))


def test_closing_needs_the_evidence_of_the_category(town: Town, monday: object) -> None:
    closing_needs("before", "after", "inspection")
    case = dispatched(town, case_at(town, Stage.FILED))
    case = inspected(town, feed_back(town, case), fixed=True)  # shows "after" only
    with pytest.raises(Refused) as refusal:
        closing.close(case, by=town.actor("chief"))
    assert refusal.value.zh == "结案还缺少材料：处置前、核查照片。"
    photo(town, "cleaner", EvidenceKind.BEFORE, case)
    photo(town, "inspector_wu", EvidenceKind.INSPECTION, case)
    assert closing.close(case, by=town.actor("chief")).stage == Stage.CLOSED


def test_photos_of_an_earlier_round_do_not_close_a_later_one(town: Town) -> None:
    """After the rework, the inspection of the first round (which found it not fixed) shows nothing."""
    closing_needs("after", "inspection")
    with at("Mon 2026-11-16 09:00"):
        case = closing.request_inspection(
            case_at(town, Stage.HANDLED), by=town.actor("intake"), person_id=town.users["inspector_wu"].pk
        )
        case = closing.submit_inspection(
            case,
            by=town.actor("inspector_wu"),
            fixed=False,
            note="没清",
            evidence_ids=[photo(town, "inspector_wu", EvidenceKind.INSPECTION)],
        )
    with at("Mon 2026-11-16 10:00"):
        case = closing.rework(case, by=town.actor("chief"), note="返工")
    with at("Mon 2026-11-16 11:00"):
        case = inspected(town, feed_back(town, case), fixed=True)
        with pytest.raises(Refused) as refusal:
            closing.close(case, by=town.actor("chief"))
        assert refusal.value.zh == "结案还缺少材料：核查照片。"
        photo(town, "inspector_wu", EvidenceKind.INSPECTION, case)
        assert closing.close(case, by=town.actor("chief")).stage == Stage.CLOSED


def test_forced_closure_is_the_heads_right_with_a_reason(town: Town, monday: object) -> None:
    for stage in (Stage.HANDLING, Stage.SUSPENDED, Stage.HANDLED, Stage.INSPECTING, Stage.INSPECTED):
        case = case_at(town, stage)
        with pytest.raises(NotAllowed):
            closing.force_close(case, by=town.actor("chief"), note="急")
        with pytest.raises(Invalid):
            closing.force_close(case, by=town.actor("head"), note=" ")
        case = closing.force_close(case, by=town.actor("head"), note="专项整治另行处理")
        assert case.stage == Stage.CLOSED
        check_vows(case)
    for stage in (Stage.REPORTED, Stage.FILED, Stage.VERIFYING):
        with pytest.raises(WrongStage):
            closing.force_close(case_at(town, stage), by=town.actor("head"), note="急")


# 回访、评价


def test_the_reporter_is_answered_rates_and_is_rung(town: Town, monday: object) -> None:
    case = case_at(town, Stage.CLOSED, reporter_name="张三")
    reporter = Reporter.objects.get(case=case)
    assert (reporter.answer, reporter.answered_at) == (intake.DEFAULT_ANSWER, clock.now())
    citizen = actors.citizen(town.platform.pk)
    for code, error in [("", Invalid), ("ZZZZZZZZ", NotAllowed)]:
        with pytest.raises(error):
            closing.rate(case, by=citizen, track_code=code, satisfaction=Satisfaction.VERY)
    closing.rate(
        case, by=citizen, track_code=f" {reporter.track_code.lower()} ", satisfaction=Satisfaction.NOT
    )
    reporter.refresh_from_db()
    assert (reporter.satisfaction, reporter.rated_at) == ("dissatisfied", clock.now())
    closing.follow_up(case, by=town.actor("intake"), note="电话回访")
    assert verbs(case)[-3:] == ["close", "rate", "follow_up"]
    with pytest.raises(NotAllowed):
        closing.rate(
            case, by=town.actor("intake"), track_code=reporter.track_code, satisfaction=Satisfaction.VERY
        )


def test_a_tracking_code_opens_its_own_case_only(town: Town, monday: object) -> None:
    mine, other = case_at(town, Stage.CLOSED), case_at(town, Stage.CLOSED)
    code = Reporter.objects.get(case=mine).track_code
    citizen = actors.citizen(town.platform.pk)
    with pytest.raises(NotAllowed):
        closing.reopen(other, by=citizen, note="没修好", track_code=code)
    assert closing.reopen(mine, by=citizen, note="没修好", track_code=code).stage == Stage.HANDLED


def test_nobody_rates_before_it_is_closed(town: Town, monday: object) -> None:
    case = case_at(town, Stage.INSPECTED)
    code = Reporter.objects.get(case=case).track_code
    with pytest.raises(WrongStage):
        closing.rate(
            case, by=actors.citizen(town.platform.pk), track_code=code, satisfaction=Satisfaction.VERY
        )


# 重开: 15 days


@pytest.mark.parametrize(
    ("when", "may"),
    [
        ("Mon 2026-11-16 09:00", True),
        ("Tue 2026-12-01 09:00", True),  # the last second of the 15th day
        ("Tue 2026-12-01 09:00:01", False),
    ],
)
def test_the_window_of_reopening(town: Town, when: str, may: bool) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.CLOSED)
        code = Reporter.objects.get(case=case).track_code
    with at(when):
        if may:
            case = closing.reopen(case, by=actors.citizen(town.platform.pk), note="没修好", track_code=code)
            assert (case.stage, case.ended_at, holder(case).kind) == ("handled", None, "arrange")
            check_vows(case)
        else:
            for attempt in (
                lambda: closing.reopen(
                    case, by=actors.citizen(town.platform.pk), note="没修好", track_code=code
                ),
                lambda: closing.reopen(case, by=town.actor("intake"), note="来电说没修好"),
            ):
                with pytest.raises(Refused) as refusal:
                    attempt()
                assert refusal.value.zh == "结案已超过 15 天，请重新上报。"


def test_a_reopened_case_is_inspected_anew_before_it_closes_again(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.CLOSED)
    with at("Wed 2026-11-18 09:00"):
        case = closing.reopen(case, by=town.actor("intake"), note="来电说没修好")
        with pytest.raises(WrongStage):
            closing.close(case, by=town.actor("chief"))
        case = inspected(town, case, fixed=False)
        with pytest.raises(Refused):
            closing.close(case, by=town.actor("chief"))
        case = closing.rework(case, by=town.actor("chief"), note="返工")
        assert (holder(case).department.code, shown(holder(case).due_at)) == (
            "sanitation",
            "Wed 2026-11-18 15:00",
        )
    with at("Wed 2026-11-18 14:00"):
        case = closing.close(inspected(town, feed_back(town, case), fixed=True), by=town.actor("chief"))
    assert (case.stage, case.assignments.filter(rework_of__isnull=False).count()) == ("closed", 1)
    check_vows(case)


def test_each_closure_opens_its_own_window(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.CLOSED)
    with at("Mon 2026-11-30 09:00"):
        case = closing.reopen(case, by=town.actor("intake"), note="没修好")
        case = closing.close(inspected(town, case, fixed=True), by=town.actor("chief"))
    with at("Mon 2026-12-14 09:00"):
        assert closing.reopen(case, by=town.actor("intake"), note="又坏了").stage == Stage.HANDLED


def test_what_ended_otherwise_is_not_reopened(town: Town, monday: object) -> None:
    for stage in (Stage.REJECTED, Stage.VOIDED, Stage.MERGED):
        with pytest.raises(WrongStage):
            closing.reopen(case_at(town, stage), by=town.actor("intake"), note="再办")


def test_closing_a_suspended_case_by_force_ends_the_suspension(town: Town, monday: object) -> None:
    case = closing.force_close(case_at(town, Stage.SUSPENDED), by=town.actor("head"), note="已拆迁")
    assert case.suspensions.get().ended_at == clock.now()
    with pytest.raises(WrongStage):
        requests.resume(case, by=town.actor("dispatcher"))


def test_the_way_of_a_case_is_on_record(town: Town, monday: object) -> None:
    case = case_at(town, Stage.CLOSED)
    rows = case.timeline.order_by("pk").values_list("verb", "stage_from", "stage_to", "by__username", "post")
    assert list(rows) == [
        (Verb.REPORT, "", "reported", "intake", "intake"),
        (Verb.ACCEPT, "reported", "accepted", "intake", "intake"),
        (Verb.FILE_CASE, "accepted", "filed", "chief", "duty_chief"),
        (Verb.DISPATCH, "filed", "handling", "dispatcher", "dispatcher"),
        (Verb.FEED_BACK, "handling", "handled", "cleaner", "handler"),
        (Verb.REQUEST_INSPECTION, "handled", "inspecting", "intake", "intake"),
        (Verb.SUBMIT_INSPECTION, "inspecting", "inspected", "inspector_wu", "inspector"),
        (Verb.CLOSE, "inspected", "closed", "chief", "duty_chief"),
    ]
    assert reported(town).number != case.number
