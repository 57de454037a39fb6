"""任务处理: signing, the person in charge, second level, assisting units, feedback."""

from decimal import Decimal

import pytest

from cityloop.cases.actions import closing, handling, requests
from cityloop.cases.models import Assignment, Case, Evidence, EvidenceKind
from cityloop.cases.stages import Stage, Verb
from cityloop.catalog.worktime import Limit, Unit
from cityloop.core.errors import Invalid, NotAllowed, Refused, WrongStage
from tests.cases.scenes import at, check_vows, dispatched, feed_back, fresh, holder, inspected, nested, shown
from tests.town import Town
from tests.walk import case_at, photo


def spell_of(case: Case, code: str) -> Assignment:
    return Assignment.objects.get(case=case, department__code=code, ended_at__isnull=True)


# 签收、指派


def test_a_unit_signs_once_and_only_the_holding_unit(town: Town, monday: object) -> None:
    case = case_at(town, Stage.HANDLING)
    for name in ("officer", "east_team", "dispatcher", "chief"):
        with pytest.raises(NotAllowed):
            handling.sign(case, by=town.actor(name))
    handling.sign(case, by=town.actor("cleaner"))
    assert holder(case).signed_by_id == town.users["cleaner"].pk
    with pytest.raises(Refused) as refusal:
        handling.sign(case, by=town.actor("cleaner"))
    assert refusal.value.zh == "已经签收。"


def test_the_person_in_charge_is_one_of_the_units_own(town: Town, monday: object) -> None:
    case = case_at(town, Stage.HANDLING)
    with pytest.raises(Invalid):
        handling.assign_person(case, by=town.actor("cleaner"), person_id=town.users["officer"].pk)
    handling.assign_person(case, by=town.actor("cleaner"), person_id=town.users["cleaner"].pk)
    assert holder(case).person.username == "cleaner"


# 二级派遣: inside the parent's limit, three levels


def test_three_levels_each_inside_the_one_above(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)  # 环卫处, due 15:00
    ids = {code: unit.pk for code, unit in town.departments.items()}
    with at("Mon 2026-11-16 10:00"):
        handling.redispatch(
            case,
            by=town.actor("cleaner"),
            department_id=ids["sanitation_east"],
            limit=Limit(Decimal(3), Unit.WORK_HOUR),
        )
    assert shown(spell_of(case, "sanitation_east").due_at) == "Mon 2026-11-16 15:00"
    with at("Mon 2026-11-16 11:00"):
        with pytest.raises(Invalid) as refusal:
            handling.redispatch(
                case,
                by=town.actor("east_team"),
                department_id=ids["sanitation_east_1"],
                limit=Limit(Decimal("2.01"), Unit.WORK_HOUR),
            )
        assert refusal.value.facts["field"] == "limit"
        handling.redispatch(
            case,
            by=town.actor("east_team"),
            department_id=ids["sanitation_east_1"],
            limit=Limit(Decimal(1), Unit.WORK_HOUR),
        )
    assert shown(spell_of(case, "sanitation_east_1").due_at) == "Mon 2026-11-16 12:00"
    assert nested(case) == [("handle", "sanitation_east"), ("handle", "sanitation_east_1")]
    assert spell_of(case, "sanitation_east_1").parent_id == spell_of(case, "sanitation_east").pk
    check_vows(case)

    with at("Mon 2026-11-16 11:30"):
        with pytest.raises(Refused) as blocked:
            handling.report_back(case, by=town.actor("east_team"), note="好了")
        assert blocked.value.zh == "本单位的下派还未反馈。"
        with pytest.raises(Refused) as waiting:
            feed_back(town, case)
        assert waiting.value.zh == "下级“环卫东队”还未反馈，请等待或先撤回下派。"
        shown_ = photo(town, "east_group")
        handling.report_back(case, by=town.actor("east_group"), note="清完了", evidence_ids=[shown_])
        assert Evidence.objects.get(pk=shown_).assignment.department.code == "sanitation_east_1"
        handling.report_back(case, by=town.actor("east_team"), note="已核")
        assert (fresh(case).stage, nested(case)) == ("handling", [])
        # The team's photo is the lead's evidence, too: it was taken in this round.
        assert handling.feed_back(case, by=town.actor("cleaner"), note="已清理").stage == Stage.HANDLED


def test_without_a_limit_of_its_own_the_second_level_gets_the_parents_rest(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
    with at("Mon 2026-11-16 11:00"):
        handling.redispatch(
            case, by=town.actor("cleaner"), department_id=town.departments["sanitation_east"].pk
        )
    spell = spell_of(case, "sanitation_east")
    assert (spell.limit_seconds, shown(spell.yellow_at), shown(spell.due_at)) == (
        7200,
        "Mon 2026-11-16 14:36",
        "Mon 2026-11-16 15:00",
    )


def test_an_overdue_parent_hands_down_what_is_due_at_once(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
    with at("Mon 2026-11-16 16:00"):
        handling.redispatch(
            case, by=town.actor("cleaner"), department_id=town.departments["sanitation_east"].pk
        )
    assert shown(spell_of(case, "sanitation_east").due_at) == "Mon 2026-11-16 16:00"
    check_vows(case)


def test_only_downwards_and_once_per_unit(town: Town, monday: object) -> None:
    case = case_at(town, Stage.HANDLING)
    ids = {code: unit.pk for code, unit in town.departments.items()}
    for code in ("sanitation", "enforcement", "command"):
        with pytest.raises(Refused) as refusal:
            handling.redispatch(case, by=town.actor("cleaner"), department_id=ids[code])
        assert refusal.value.zh == "只能派给本单位的下级。"
    handling.redispatch(case, by=town.actor("cleaner"), department_id=ids["sanitation_east"])
    with pytest.raises(Refused):
        handling.redispatch(case, by=town.actor("cleaner"), department_id=ids["sanitation_east"])
    with pytest.raises(Refused):
        handling.redispatch(case, by=town.actor("east_team"), department_id=ids["sanitation"])
    with pytest.raises(NotAllowed):
        handling.redispatch(case, by=town.actor("officer"), department_id=ids["sanitation_east"])


def test_the_second_level_never_speaks_for_the_lead(town: Town, monday: object) -> None:
    case = case_at(town, Stage.HANDLING)
    handling.redispatch(case, by=town.actor("cleaner"), department_id=town.departments["sanitation_east"].pk)
    team = town.actor("east_team")
    for attempt in (
        lambda: feed_back(town, case, "east_team"),
        lambda: handling.sign(case, by=team),
        lambda: handling.recall(case, by=team, note="x"),
        lambda: requests.request_extension(case, by=team, note="x"),
        lambda: requests.request_send_back(case, by=team, note="x", clause="x"),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    with pytest.raises(NotAllowed):
        handling.report_back(case, by=town.actor("cleaner"), note="x")  # the lead has nobody above


def test_recalling_ends_every_nested_spell(town: Town, monday: object) -> None:
    case = dispatched(town, case_at(town, Stage.FILED), assisting=("water",))
    ids = {code: unit.pk for code, unit in town.departments.items()}
    handling.redispatch(case, by=town.actor("cleaner"), department_id=ids["sanitation_east"])
    handling.redispatch(case, by=town.actor("east_team"), department_id=ids["sanitation_east_1"])
    assert len(nested(case)) == 3
    handling.recall(case, by=town.actor("cleaner"), note="我们自己办")
    assert nested(case) == []
    assert set(case.assignments.filter(parent__isnull=False).values_list("outcome", flat=True)) == {"recall"}
    with pytest.raises(Refused):
        handling.recall(case, by=town.actor("cleaner"), note="再撤")
    handling.redispatch(case, by=town.actor("cleaner"), department_id=ids["sanitation_east"])
    assert nested(case) == [("handle", "sanitation_east")]


# 协办


def test_assisting_units_report_back_or_end_with_the_leads_feedback(town: Town, monday: object) -> None:
    case = dispatched(town, case_at(town, Stage.FILED), assisting=("enforcement", "water"))
    handling.report_back(case, by=town.actor("officer"), note="已劝离")
    assert nested(case) == [("assist", "water")]
    case = feed_back(town, case)
    assert (case.stage, nested(case)) == ("handled", [])
    outcomes = (
        case.assignments.filter(kind="assist").order_by("pk").values_list("department__code", "outcome")
    )
    assert list(outcomes) == [("enforcement", "report_back"), ("water", "feed_back")]
    with pytest.raises(WrongStage):
        handling.report_back(case, by=town.actor("plumber"), note="晚了")
    check_vows(case)


def test_what_an_assisting_unit_hands_down_does_not_hold_up_the_lead(town: Town, monday: object) -> None:
    case = dispatched(town, case_at(town, Stage.FILED), "water", assisting=("sanitation",))
    handling.redispatch(case, by=town.actor("cleaner"), department_id=town.departments["sanitation_east"].pk)
    assert nested(case) == [("assist", "sanitation"), ("assist", "sanitation_east")]
    assert feed_back(town, case, "plumber").stage == Stage.HANDLED
    check_vows(case)


def test_assisting_units_do_not_feed_back_for_the_lead(town: Town, monday: object) -> None:
    case = dispatched(town, case_at(town, Stage.FILED), assisting=("water",))
    with pytest.raises(NotAllowed):
        feed_back(town, case, "plumber")


# 处理反馈


def test_feedback_needs_a_photo_after_handling_where_the_category_asks(town: Town, monday: object) -> None:
    case = case_at(town, Stage.HANDLING)
    with pytest.raises(Invalid) as refusal:
        handling.feed_back(case, by=town.actor("cleaner"), note="已清理")
    assert refusal.value.facts == {"field": "evidence"}
    with pytest.raises(Invalid):
        handling.feed_back(
            case,
            by=town.actor("cleaner"),
            note="已清理",
            evidence_ids=[photo(town, "cleaner", EvidenceKind.BEFORE)],
        )
    assert fresh(case).stage == Stage.HANDLING
    assert Evidence.objects.filter(case=case).count() == 0  # the refused photo is free again
    assert feed_back(town, case).stage == Stage.HANDLED


def test_feedback_without_photo_where_the_category_asks_for_none(town: Town, monday: object) -> None:
    case = case_at(town, Stage.HANDLING, category_code="0501")
    assert handling.feed_back(case, by=town.actor("cleaner"), note="已围护").stage == Stage.HANDLED


def test_a_photo_of_an_earlier_round_does_not_show_the_rework(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
        early = photo(town, "cleaner")  # taken in the first round, kept back
    with at("Mon 2026-11-16 10:00"):
        case = inspected(town, feed_back(town, case), fixed=False)
    with at("Mon 2026-11-16 10:30"):
        case = closing.rework(case, by=town.actor("chief"), note="还有残留")
    with at("Mon 2026-11-16 11:00"):
        for ids in ([], [early]):
            with pytest.raises(Invalid):
                handling.feed_back(case, by=town.actor("cleaner"), note="已清理", evidence_ids=ids)
        assert feed_back(town, case).stage == Stage.HANDLED


def test_feedback_needs_a_word(town: Town, monday: object) -> None:
    with pytest.raises(Invalid) as refusal:
        handling.feed_back(
            case_at(town, Stage.HANDLING),
            by=town.actor("cleaner"),
            note=" ",
            evidence_ids=[photo(town, "cleaner")],
        )
    assert refusal.value.facts == {"field": "note"}


def test_the_units_clock_stops_at_feedback_not_at_the_inspection(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
    with at("Mon 2026-11-16 15:00"):  # the due instant itself
        case = feed_back(town, case)
    spell = case.assignments.get(kind="handle")
    assert (shown(spell.ended_at), spell.ended_at <= spell.due_at, spell.outcome) == (
        "Mon 2026-11-16 15:00",
        True,
        Verb.FEED_BACK,
    )


def test_no_feedback_over_an_undecided_request(town: Town, monday: object) -> None:
    case = case_at(town, Stage.HANDLING)
    requests.request_extension(case, by=town.actor("cleaner"), note="雨天")
    with pytest.raises(Refused) as refusal:
        feed_back(town, case)
    assert refusal.value.zh == "有待批的申请，请先撤回再反馈。"
    requests.withdraw_request(case, by=town.actor("cleaner"))
    assert feed_back(town, case).stage == Stage.HANDLED


def test_no_handling_while_suspended(town: Town, monday: object) -> None:
    case = case_at(town, Stage.SUSPENDED)
    with pytest.raises(WrongStage):
        feed_back(town, case)
    with pytest.raises(WrongStage):
        handling.redispatch(
            case, by=town.actor("cleaner"), department_id=town.departments["sanitation_east"].pk
        )
