"""案件建立、任务派遣: filing by a rule, lead and assisting units, returns, the designation that binds."""

import pytest

from cityloop.cases.actions import closing, dispatching, handling, requests
from cityloop.cases.models import Assignment, Case
from cityloop.cases.stages import Stage, Verb
from cityloop.core.errors import Invalid, NotAllowed, Refused
from cityloop.people.models import Department, Membership
from cityloop.people.posts import Post
from tests.cases.scenes import at, check_vows, dispatched, feed_back, fresh, holder, inspected, nested, shown
from tests.town import Town, build_town
from tests.walk import case_at


def returned(town: Town, case: Case, by: str = "cleaner") -> Case:
    """The unit asks to send it back, the dispatcher agrees."""
    case = requests.request_send_back(case, by=town.actor(by), note="不是我们的", clause="权责清单第9条")
    return requests.send_back(case, by=town.actor("dispatcher"))


# 立案


def test_filing_chooses_a_rule_of_the_cases_own_category(town: Town, monday: object) -> None:
    case = case_at(town, Stage.ACCEPTED)
    with pytest.raises(Invalid) as refusal:
        dispatching.file_case(case, by=town.actor("chief"), rule_id=town.rules["event:0401"].pk)
    assert refusal.value.facts == {"field": "rule"}
    assert (fresh(case).stage, fresh(case).filing_rule_id) == ("accepted", None)
    case = dispatching.file_case(case, by=town.actor("chief"), rule_id=town.rules["event:0101"].pk)
    assert (case.stage, fresh(case).filing_rule_id) == ("filed", town.rules["event:0101"].pk)
    assert holder(case).department.code == "command"


@pytest.mark.parametrize("name", ["intake", "dispatcher", "head", "leader", "admin", "cleaner"])
def test_only_the_duty_chief_files(town: Town, monday: object, name: str) -> None:
    with pytest.raises(NotAllowed):
        dispatching.file_case(
            case_at(town, Stage.REPORTED), by=town.actor(name), rule_id=town.rules["event:0101"].pk
        )


def test_in_a_small_centre_the_chief_files_a_report_directly(town: Town, monday: object) -> None:
    case = dispatching.file_case(
        case_at(town, Stage.REPORTED), by=town.actor("chief"), rule_id=town.rules["event:0101"].pk
    )
    assert case.stage == Stage.FILED


# 派遣


def test_the_clock_of_the_unit_runs_from_dispatch_signed_or_not(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = dispatched(town, case_at(town, Stage.FILED))
    spell = holder(case)
    assert (spell.kind, spell.department.code, shown(spell.started_at)) == (
        "handle",
        "sanitation",
        "Mon 2026-11-16 09:00",
    )
    assert (
        shown(spell.yellow_at),
        shown(spell.due_at),
        shown(spell.original_due_at),
        shown(spell.sign_due_at),
    ) == (
        "Mon 2026-11-16 14:12",  # 3 h 12 min of 4 work hours, over lunch
        "Mon 2026-11-16 15:00",
        "Mon 2026-11-16 15:00",
        "Mon 2026-11-16 10:00",
    )
    assert (spell.limit_seconds, spell.calendar_key) == (14_400, "builtin@1")
    with at("Mon 2026-11-16 11:30"):
        handling.sign(case, by=town.actor("cleaner"))
    assert (shown(holder(case).signed_at), shown(holder(case).due_at)) == (
        "Mon 2026-11-16 11:30",
        "Mon 2026-11-16 15:00",
    )


def test_the_lead_unit_holds_and_assisting_units_hang_below(town: Town, monday: object) -> None:
    case = dispatched(town, case_at(town, Stage.FILED), assisting=("enforcement", "water"))
    assert holder(case).department.code == "sanitation"
    assert nested(case) == [("assist", "enforcement"), ("assist", "water")]
    assert {shown(one.due_at) for one in Assignment.objects.filter(case=case, kind="assist")} == {
        "Mon 2026-11-16 15:00"
    }
    check_vows(case)


def test_units_that_cannot_be_given_a_case(town: Town, monday: object) -> None:
    case, by = case_at(town, Stage.FILED), town.actor("dispatcher")
    ids = {code: unit.pk for code, unit in town.departments.items()}
    Department.objects.filter(pk=ids["water"]).update(active=False)
    stranger = build_town("other").departments["sanitation"].pk
    for lead, assisting, field in [
        ("command", [], "department"),
        ("supervision", [], "department"),
        ("water", [], "department"),
        ("sanitation", ["sanitation"], "assisting"),
        ("sanitation", ["enforcement", "enforcement"], "assisting"),
        ("sanitation", ["supervision"], "assisting"),
        ("sanitation", ["water"], "department"),
    ]:
        with pytest.raises(Invalid) as refusal:
            dispatching.dispatch(
                case, by=by, department_id=ids[lead], assisting_ids=[ids[code] for code in assisting]
            )
        assert refusal.value.facts["field"] == field
    for lead_id, assisting_ids in [(stranger, []), (ids["sanitation"], [stranger]), (0, [])]:
        with pytest.raises(Invalid):
            dispatching.dispatch(case, by=by, department_id=lead_id, assisting_ids=assisting_ids)
    assert (fresh(case).stage, holder(case).kind) == ("filed", "dispatch")


@pytest.mark.parametrize("name", ["intake", "chief", "head", "overseer", "sanitation_east", "cleaner"])
def test_only_the_dispatcher_dispatches(town: Town, monday: object, name: str) -> None:
    actor = town.actor(name) if name in town.users else town.actor("east_team")
    with pytest.raises(NotAllowed):
        dispatching.dispatch(
            case_at(town, Stage.FILED), by=actor, department_id=town.departments["sanitation"].pk
        )


# 退回: at most two, the third goes to a decision that binds


def test_a_return_needs_reason_and_clause(town: Town, monday: object) -> None:
    case = case_at(town, Stage.HANDLING)
    for note, clause, field in [
        ("", "第9条", "note"),
        ("不是我们的", "", "clause"),
        ("不是我们的", " ", "clause"),
    ]:
        with pytest.raises(Invalid) as refusal:
            requests.request_send_back(case, by=town.actor("cleaner"), note=note, clause=clause)
        assert refusal.value.facts == {"field": field}


def test_a_granted_return_starts_the_next_units_clock_afresh(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
    with at("Mon 2026-11-16 11:00"):
        case = returned(town, case)
        assert (case.stage, holder(case).kind) == ("filed", "dispatch")
    with at("Mon 2026-11-16 14:00"):
        case = dispatched(town, case, "enforcement")
    assert (holder(case).department.code, shown(holder(case).due_at)) == (
        "enforcement",
        "Mon 2026-11-16 18:00",
    )
    assert [spell.outcome for spell in case.assignments.filter(kind="handle").order_by("pk")] == [
        "send_back",
        "",
    ]


def test_two_returns_then_the_third_request_waits_for_a_designation(town: Town, monday: object) -> None:
    case = returned(town, case_at(town, Stage.HANDLING))
    case = returned(town, dispatched(town, case, "enforcement"), "officer")
    case = dispatched(town, case, "water")
    case = requests.request_send_back(case, by=town.actor("plumber"), note="也不是我们的", clause="第9条")
    for name in ("dispatcher", "dispatcher_2"):
        with pytest.raises(Refused) as refusal:
            requests.send_back(case, by=town.actor(name))
        assert refusal.value.zh == "已退回 2 次，须由值班长“指定办理”。"
    with pytest.raises(NotAllowed):
        dispatching.designate(
            case, by=town.actor("dispatcher"), department_id=town.departments["water"].pk, note="x"
        )
    case = dispatching.designate(
        case, by=town.actor("chief"), department_id=town.departments["enforcement"].pk, note="由执法大队办理"
    )
    spell = holder(case)
    assert (case.stage, spell.department.code, spell.binding) == ("handling", "enforcement", True)
    assert [row.decision for row in case.requests.order_by("pk")] == ["approved"] * 3
    with pytest.raises(Refused) as refusal:
        requests.request_send_back(case, by=town.actor("officer"), note="还是不办", clause="第9条")
    assert refusal.value.zh == "本案为指定办理，不能再退回。"
    check_vows(case)


def test_a_designation_still_binds_after_a_rework(town: Town, monday: object) -> None:
    case = dispatching.designate(
        case_at(town, Stage.FILED),
        by=town.actor("head"),
        department_id=town.departments["water"].pk,
        note="定了",
    )
    case = inspected(town, feed_back(town, case, "plumber"), fixed=False)
    case = closing.rework(case, by=town.actor("chief"), note="没修好")
    assert holder(case).binding
    with pytest.raises(Refused):
        requests.request_send_back(case, by=town.actor("plumber"), note="不办", clause="第9条")


def test_a_designation_to_the_same_unit_goes_on_with_its_budget(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
    with at("Mon 2026-11-16 11:00"):
        requests.request_send_back(case, by=town.actor("cleaner"), note="不是我们的", clause="第9条")
        case = dispatching.designate(
            case, by=town.actor("chief"), department_id=town.departments["sanitation"].pk, note="就是你们的"
        )
    spell = holder(case)
    assert (spell.used_before, spell.limit_seconds, shown(spell.due_at)) == (
        7200,
        14_400,
        "Mon 2026-11-16 15:00",
    )
    assert [row.decision for row in case.requests.all()] == ["refused"]
    check_vows(case)


def test_a_designation_to_another_unit_starts_its_own_clock(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
    with at("Mon 2026-11-16 11:00"):
        case = dispatching.designate(
            case, by=town.actor("chief"), department_id=town.departments["enforcement"].pk, note="改由执法"
        )
    assert (holder(case).used_before, shown(holder(case).due_at)) == (0, "Mon 2026-11-16 17:00")


def test_a_designation_ends_other_requests_undecided(town: Town, monday: object) -> None:
    case = case_at(town, Stage.HANDLING)
    requests.request_extension(case, by=town.actor("cleaner"), note="雨天")
    dispatching.designate(
        case, by=town.actor("chief"), department_id=town.departments["sanitation"].pk, note="就是你们的"
    )
    request = case.requests.get()
    assert (request.decision, request.decision_note, request.decided_by_id) == (
        "withdrawn",
        "环节已结束",
        None,
    )


def test_who_asked_for_the_return_does_not_grant_it_by_designating(town: Town, monday: object) -> None:
    """One person is handler of a unit and duty chief: the own request ends with the spell, nobody approved it."""
    Membership.objects.create(
        user=town.users["chief"], department=town.departments["sanitation"], post=Post.HANDLER
    )
    case = case_at(town, Stage.HANDLING)
    requests.request_send_back(case, by=town.actor("chief"), note="不是我们的", clause="第9条")
    case = dispatching.designate(
        case, by=town.actor("chief"), department_id=town.departments["water"].pk, note="改由供水"
    )
    assert case.requests.get().decision == "withdrawn"
    assert holder(case).department.code == "water"


def test_returns_are_counted_over_the_life_of_the_case(town: Town, monday: object) -> None:
    case = returned(town, case_at(town, Stage.HANDLING))
    case = dispatching.return_to_intake(case, by=town.actor("dispatcher"), note="重新立案")
    case = dispatching.file_case(case, by=town.actor("chief"), rule_id=town.rules["event:0101"].pk)
    case = returned(town, dispatched(town, case, "enforcement"), "officer")
    case = dispatched(town, case, "water")
    requests.request_send_back(case, by=town.actor("plumber"), note="也不是", clause="第9条")
    with pytest.raises(Refused):
        requests.send_back(case, by=town.actor("dispatcher"))
    assert case.timeline.filter(verb=Verb.SEND_BACK).count() == 2
