"""信息收集: reports, verification, acceptance, rejection, merging, correction."""

import pytest

from cityloop.cases.actions import closing, dispatching, intake
from cityloop.cases.models import Case, EvidenceKind, NumberSeries, Reporter, Source, TimelineEntry
from cityloop.cases.stages import Stage, Verb
from cityloop.catalog.models import LoopPolicy
from cityloop.core import clock, editions
from cityloop.core.errors import Conflict, Invalid, NotAllowed, Refused, WrongStage
from cityloop.people import actors
from cityloop.people.models import Membership
from cityloop.people.posts import Post
from tests.cases.scenes import at, beijing, check_vows, fresh, holder, shown, verbs
from tests.town import INSIDE, OUTSIDE, Town, build_town
from tests.walk import case_at, photo, reported


def verify_first(town: Town, *sources: Source) -> None:
    LoopPolicy.objects.filter(platform=town.platform).update(verify_sources=list(sources))
    editions.bump(editions.CATALOG)


# 上报


def test_a_report_waits_at_the_intake_desk_with_a_number_and_a_due_time(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = reported(town)
    assert (case.number, case.classified_number) == ("2026111600001", "0101-2026111600001")
    assert (case.stage, case.cell.code, case.area_class) == ("reported", "410702001001003", "A")
    spell = holder(case)
    assert (spell.kind, spell.department.code) == ("accept", "supervision")
    assert (shown(spell.started_at), shown(spell.due_at)) == ("Mon 2026-11-16 09:00", "Mon 2026-11-16 09:15")
    assert verbs(case) == ["report"]
    check_vows(case)


@pytest.mark.parametrize(
    ("when", "number"),
    [
        ("Mon 2026-11-16 00:00", "2026111600001"),
        ("Mon 2026-11-16 23:59:59", "2026111600001"),
        ("Tue 2026-11-17 00:00", "2026111700001"),
        ("Fri 2027-01-01 07:59", "2027010100001"),  # still 2026-12-31 in UTC
    ],
)
def test_the_day_of_a_number_is_the_local_day(town: Town, when: str, number: str) -> None:
    with at(when):
        assert reported(town).number == number


def test_serials_run_by_day_and_by_platform(town: Town) -> None:
    other = build_town("other")
    with at("Mon 2026-11-16 09:00"):
        assert [reported(town).number, reported(town).number] == ["2026111600001", "2026111600002"]
        assert reported(other).number == "2026111600001"
    with at("Tue 2026-11-17 09:00"):
        assert reported(town).number == "2026111700001"


def test_the_serial_grows_past_its_padding(town: Town, monday: object) -> None:
    reported(town)
    NumberSeries.objects.update(serial=99_999)
    assert reported(town).number == "20261116100000"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"category_code": "9999"}, "category_code"),
        ({"nature": "ghost"}, "nature"),
        ({"description": "   "}, "description"),
        ({"description": "长" * 2001}, "description"),
        ({"description": "垃圾\x00堆"}, "description"),
        ({"description": "垃圾\ud83d堆"}, "description"),
        ({"address": "测试路\x001号"}, "address"),
        ({"reporter_name": "张\x00三"}, "reporter_name"),
        ({"reporter_phone": "1380000\x00000"}, "reporter_phone"),
        ({"component_code": "4107020101999999"}, "component"),
        ({"key": "k" * 81}, "key"),
        ({"key": "k\x00"}, "key"),
    ],
)
def test_an_unusable_report_is_refused_by_field_and_leaves_nothing(
    town: Town, monday: object, more: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        reported(town, **more)
    assert refusal.value.facts["field"] == field
    assert Case.objects.count() == 0
    assert NumberSeries.objects.count() == 0


def test_a_point_outside_the_district_is_refused(town: Town, monday: object) -> None:
    with pytest.raises(Invalid):
        reported(town, lon=OUTSIDE[0], lat=OUTSIDE[1])


@pytest.mark.parametrize(
    ("found", "accepted"),
    [
        ("Mon 2026-11-16 09:05", True),  # five minutes of a fast phone clock are forgiven
        ("Mon 2026-11-16 09:05:01", False),
        ("Fri 2026-10-16 09:00", True),  # 31 days
        ("Fri 2026-10-16 08:59:59", False),
    ],
)
def test_an_absurd_time_of_finding_is_refused(town: Town, found: str, accepted: bool) -> None:
    with at("Mon 2026-11-16 09:00"):
        if accepted:
            assert reported(town, found_at=beijing(found)).stage == Stage.REPORTED
        else:
            with pytest.raises(Invalid):
                reported(town, found_at=beijing(found))


def test_who_may_report(town: Town, monday: object) -> None:
    may = ["inspector_li", "intake", "cleaner", "overseer", "leader", "camera"]
    may_not = ["chief", "dispatcher", "head", "assessor", "admin"]
    for name in may:
        assert reported(town, by=name).reported_by_id == town.users[name].pk
    for name in may_not:
        with pytest.raises(NotAllowed):
            reported(town, by=name)
    citizen = actors.citizen(town.platform.pk)
    case = intake.report(
        by=citizen,
        platform=town.platform,
        source=Source.PUBLIC,
        nature="event",
        category_code="0101",
        description="垃圾",
        lon=INSIDE[0],
        lat=INSIDE[1],
    )
    assert (case.reported_by_id, case.timeline.get().post) == (None, "citizen")


def test_nobody_reports_into_another_platform(town: Town, monday: object) -> None:
    other = build_town("other")
    with pytest.raises(NotAllowed):
        reported(town, platform=other.platform)
    assert Case.objects.count() == 0


def test_another_systems_order_comes_in_once(town: Town, monday: object) -> None:
    first = reported(town, source=Source.H12345, source_ref="GD-1")
    with pytest.raises(Conflict) as again:
        reported(town, source=Source.H12345, source_ref="GD-1", description="又来一次")
    assert again.value.facts == {"field": "source_ref", "number": first.number}
    assert reported(town, source=Source.HOTLINE, source_ref="GD-1").pk != first.pk
    assert reported(build_town("other"), source=Source.H12345, source_ref="GD-1").number == first.number
    assert reported(town, source_ref="").pk != reported(town, source_ref="").pk


def test_the_timeline_never_learns_who_reported_or_in_which_words(town: Town, monday: object) -> None:
    case = reported(town, reporter_name="张三", reporter_phone="13800000000", description="张三家门口有垃圾")
    told = str(case.timeline.get().payload) + case.timeline.get().note
    assert "张三" not in told and "13800000000" not in told and "测试路" not in told
    assert Reporter.objects.get(case=case).name == "张三"


def test_evidence_belongs_to_who_uploaded_it_and_is_used_once(town: Town, monday: object) -> None:
    mine, foreign = photo(town, "intake"), photo(town, "cleaner")
    case = reported(town, evidence_ids=[mine])
    assert [one.pk for one in case.evidence.all()] == [mine]
    for ids in ([foreign], [mine], [10**15]):
        with pytest.raises(Invalid) as refusal:
            reported(town, evidence_ids=ids)
        assert refusal.value.facts["field"] == "evidence"
    assert (Case.objects.count(), reported(town).number) == (1, "2026111600002")  # no gap was left


# 核实


def test_verification_goes_out_and_comes_back(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = reported(town)
        case = intake.request_verification(case, by=town.actor("intake"))
    spell = holder(case)
    assert (spell.kind, spell.person.username, shown(spell.due_at)) == (
        "verify",
        "inspector_li",  # the grid's own inspector
        "Mon 2026-11-16 09:30",
    )
    with at("Mon 2026-11-16 09:20"):
        case = intake.submit_verification(case, by=town.actor("inspector_li"), confirmed=True, note="属实")
    assert (case.stage, holder(case).kind) == ("reported", "accept")
    assert fresh(case).assignments.get(kind="verify").finding == "confirmed"
    assert verbs(case) == ["report", "request_verification", "submit_verification"]
    check_vows(case)


def test_only_the_asked_inspector_verifies(town: Town, monday: object) -> None:
    case = case_at(town, Stage.VERIFYING)  # asked: inspector_wu
    with pytest.raises(NotAllowed):
        intake.submit_verification(case, by=town.actor("inspector_li"), confirmed=True, note="属实")
    assert (
        intake.submit_verification(case, by=town.actor("inspector_wu"), confirmed=True, note="属实").stage
        == "reported"
    )


def test_the_reporter_is_never_asked_to_verify(town: Town, monday: object) -> None:
    case = reported(town, by="inspector_li", source=Source.INSPECTOR)  # in their own grid
    with pytest.raises(Refused):
        intake.request_verification(case, by=town.actor("intake"), person_id=town.users["inspector_li"].pk)
    case = intake.request_verification(case, by=town.actor("intake"))
    assert holder(case).person.username == "inspector_wu"


def test_without_another_inspector_nobody_verifies(town: Town, monday: object) -> None:
    Membership.objects.filter(user=town.users["inspector_wu"]).delete()
    case = reported(town, by="inspector_li", source=Source.INSPECTOR)
    with pytest.raises(Invalid):
        intake.request_verification(case, by=town.actor("intake"))
    assert fresh(case).stage == Stage.REPORTED


def test_the_reporter_cannot_verify_even_when_it_was_given_to_them(town: Town, monday: object) -> None:
    """Whatever put the task into their hands, the submission itself is refused."""
    case = case_at(town, Stage.VERIFYING)
    Case.objects.filter(pk=case.pk).update(reported_by=town.users["inspector_wu"])
    with pytest.raises(Refused) as refusal:
        intake.submit_verification(case, by=town.actor("inspector_wu"), confirmed=True, note="属实")
    assert refusal.value.zh == "自己上报的案件须由他人核实、核查。"


def test_a_handler_is_no_inspector(town: Town, monday: object) -> None:
    with pytest.raises(Invalid):
        intake.request_verification(
            reported(town), by=town.actor("intake"), person_id=town.users["cleaner"].pk
        )


def test_sources_that_must_be_verified_first(town: Town, monday: object) -> None:
    verify_first(town, Source.PUBLIC, Source.PETITION)
    desk, chief = town.actor("intake"), town.actor("chief")
    rule = town.rules["event:0101"].pk
    case = reported(town, source=Source.PUBLIC)
    for attempt in (
        lambda: intake.accept(case, by=desk),
        lambda: dispatching.file_case(case, by=chief, rule_id=rule),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert refusal.value.zh == "该来源的问题须先核实属实，才能受理立案。"
    assert intake.accept(reported(town, source=Source.HOTLINE), by=desk).stage == Stage.ACCEPTED


@pytest.mark.parametrize(
    ("findings", "accepted"),
    [
        ([True], True),
        ([False], False),
        ([False, True], True),
        ([True, False], False),  # the last look counts
    ],
)
def test_only_a_confirmed_report_is_accepted(town: Town, findings: list[bool], accepted: bool) -> None:
    verify_first(town, Source.PUBLIC)
    with at("Mon 2026-11-16 09:00"):
        case = reported(town, source=Source.PUBLIC)
    for minute, finding in enumerate(findings, 1):
        with at(f"Mon 2026-11-16 09:{minute:02}"):
            intake.request_verification(
                case, by=town.actor("intake"), person_id=town.users["inspector_wu"].pk
            )
            intake.submit_verification(case, by=town.actor("inspector_wu"), confirmed=finding, note="看过")
    with at("Mon 2026-11-16 09:30"):
        if accepted:
            assert intake.accept(case, by=town.actor("intake")).stage == Stage.ACCEPTED
        else:
            with pytest.raises(Refused):
                intake.accept(case, by=town.actor("intake"))


# 不予受理


@pytest.mark.parametrize(
    ("stage", "who", "may"),
    [
        (Stage.REPORTED, "intake", True),
        (Stage.REPORTED, "chief", True),
        (Stage.REPORTED, "dispatcher", False),
        (Stage.ACCEPTED, "intake", False),
        (Stage.ACCEPTED, "chief", True),
    ],
)
def test_who_rejects_where(town: Town, monday: object, stage: Stage, who: str, may: bool) -> None:
    case = case_at(town, stage)
    if may:
        case = intake.reject(case, by=town.actor(who), note="不属于城市管理范围")
        assert (case.stage, case.ended_at) == ("rejected", clock.now())
        check_vows(case)
    else:
        with pytest.raises(NotAllowed):
            intake.reject(case, by=town.actor(who), note="不属于城市管理范围")


def test_a_rejection_needs_a_reason_which_is_the_answer(town: Town, monday: object) -> None:
    case = reported(town, reporter_name="张三")
    for empty in ("", "  \n"):
        with pytest.raises(Invalid) as refusal:
            intake.reject(case, by=town.actor("intake"), note=empty)
        assert refusal.value.facts == {"field": "note"}
    intake.reject(case, by=town.actor("intake"), note="属小区物业管理")
    reporter = Reporter.objects.get(case=case)
    assert (reporter.answer, reporter.answered_at) == ("属小区物业管理", clock.now())


@pytest.mark.parametrize("note", ["长" * 1001, "不\x00行", "\ud800"])
def test_a_note_that_no_database_can_keep_is_refused(town: Town, monday: object, note: str) -> None:
    case = reported(town)
    with pytest.raises(Invalid) as refusal:
        intake.reject(case, by=town.actor("intake"), note=note)
    assert refusal.value.facts == {"field": "note"}
    assert intake.reject(case, by=town.actor("intake"), note="长" * 1000).stage == Stage.REJECTED


# 自行处置


def test_self_handled_needs_both_photos_and_somebody_elses_review(town: Town, monday: object) -> None:
    li = town.actor("inspector_li")
    for kinds in ([], [EvidenceKind.BEFORE], [EvidenceKind.AFTER]):
        with pytest.raises(Invalid):
            intake.report_self_handled(
                by=li,
                platform=town.platform,
                nature="event",
                category_code="0101",
                description="随手清理",
                lon=INSIDE[0],
                lat=INSIDE[1],
                evidence_ids=[photo(town, "inspector_li", kind) for kind in kinds],
            )
    case = case_at(town, Stage.SELF_HANDLED)
    assert (holder(case).kind, verbs(case)) == ("review", ["report_self_handled"])
    with pytest.raises(NotAllowed):
        intake.approve_self_handled(case, by=li)
    case = intake.approve_self_handled(case, by=town.actor("intake"))
    assert case.stage == Stage.CLOSED
    check_vows(case)


def test_self_handled_with_other_peoples_photos_is_refused(town: Town, monday: object) -> None:
    shown_ = [photo(town, "inspector_wu", kind) for kind in (EvidenceKind.BEFORE, EvidenceKind.AFTER)]
    with pytest.raises(Invalid):
        intake.report_self_handled(
            by=town.actor("inspector_li"),
            platform=town.platform,
            nature="event",
            category_code="0101",
            description="随手清理",
            lon=INSIDE[0],
            lat=INSIDE[1],
            evidence_ids=shown_,
        )


def test_who_handled_it_themselves_cannot_approve_it_from_another_post(town: Town, monday: object) -> None:
    Membership.objects.create(
        user=town.users["inspector_li"], department=town.departments["supervision"], post=Post.INTAKE
    )
    case = case_at(town, Stage.SELF_HANDLED)
    with pytest.raises(Refused):
        intake.approve_self_handled(case, by=town.actor("inspector_li"))
    assert fresh(case).stage == Stage.SELF_HANDLED


def test_a_refused_self_handling_goes_the_ordinary_way(town: Town, monday: object) -> None:
    case = case_at(town, Stage.SELF_HANDLED)
    case = intake.refuse_self_handled(case, by=town.actor("chief"), note="照片看不清")
    assert (case.stage, holder(case).kind) == ("reported", "accept")


def test_a_self_handled_case_cannot_be_reopened_into_a_unit_that_never_had_it(
    town: Town, monday: object
) -> None:
    case = intake.approve_self_handled(case_at(town, Stage.SELF_HANDLED), by=town.actor("intake"))
    with pytest.raises(Refused) as refusal:
        closing.reopen(case, by=town.actor("intake"), note="又脏了")
    assert refusal.value.zh == "该案未经单位处置，请重新上报。"


# 合并


def test_merging_and_taking_apart(town: Town, monday: object) -> None:
    main, sub = reported(town), reported(town, description="同一堆垃圾")
    sub = intake.merge(sub, by=town.actor("intake"), main=main)
    assert (sub.stage, fresh(sub).main_id, sub.ended_at) == ("merged", main.pk, clock.now())
    assert (fresh(main).stage, fresh(main).main_id) == ("reported", None)
    check_vows(sub)
    sub = intake.unmerge(sub, by=town.actor("intake"), note="其实是两处")
    assert (sub.stage, fresh(sub).main_id, holder(sub).kind) == ("reported", None, "accept")
    assert sub.timeline.get(verb=Verb.UNMERGE).payload == {"main": main.number}
    check_vows(sub)


@pytest.mark.parametrize(
    ("stage", "who"),
    [
        (Stage.REPORTED, ["intake", "chief"]),
        (Stage.ACCEPTED, ["chief"]),
        (Stage.FILED, ["dispatcher", "dispatcher_2", "chief"]),
    ],
)
def test_who_merges_where(town: Town, monday: object, stage: Stage, who: list[str]) -> None:
    main = reported(town)
    for name in ("intake", "chief", "dispatcher", "dispatcher_2", "head", "cleaner", "inspector_li"):
        case = case_at(town, stage)
        if name in who:
            assert intake.merge(case, by=town.actor(name), main=main).stage == Stage.MERGED
        else:
            with pytest.raises(NotAllowed):
                intake.merge(case, by=town.actor(name), main=main)


def test_what_cannot_be_a_main_case(town: Town, monday: object) -> None:
    desk, case = town.actor("intake"), reported(town)
    with pytest.raises(Refused):
        intake.merge(case, by=desk, main=case)
    for stage in (Stage.REJECTED, Stage.VOIDED, Stage.MERGED):
        with pytest.raises(Refused):
            intake.merge(case, by=desk, main=case_at(town, stage))
    with pytest.raises(Refused):
        intake.merge(case, by=desk, main=reported(build_town("other")))
    assert fresh(case).stage == Stage.REPORTED
    for stage in (Stage.REPORTED, Stage.FILED, Stage.HANDLING, Stage.SUSPENDED, Stage.CLOSED):
        assert intake.merge(reported(town), by=desk, main=case_at(town, stage)).stage == Stage.MERGED


def test_merges_make_no_chains_and_no_rings(town: Town, monday: object) -> None:
    desk = town.actor("intake")
    one, two, three = reported(town), reported(town), reported(town)
    intake.merge(one, by=desk, main=two)
    for case, main in ((two, three), (two, one), (three, one)):
        with pytest.raises(Refused):
            intake.merge(case, by=desk, main=main)
    intake.merge(three, by=desk, main=two)
    assert [sub.pk for sub in two.subs.order_by("pk")] == sorted([one.pk, three.pk])


def test_a_stale_object_does_not_fool_the_merge(town: Town, monday: object) -> None:
    """The caller's copy of the main case still says 待受理; the database says 已合并."""
    desk = town.actor("intake")
    one, two = reported(town), reported(town)
    stale = fresh(one)
    intake.merge(one, by=desk, main=two)
    with pytest.raises(Refused):
        intake.merge(two, by=desk, main=stale)


def test_everybody_who_reported_it_is_answered_when_the_main_case_closes(town: Town, monday: object) -> None:
    main = case_at(town, Stage.INSPECTED, reporter_name="甲")
    subs = [reported(town, reporter_name=name) for name in "乙丙"]
    for sub in subs:
        intake.merge(sub, by=town.actor("intake"), main=main)
    other = reported(town, reporter_name="丁")
    closing.close(main, by=town.actor("chief"), answer="垃圾已清走")
    assert sorted(Reporter.objects.filter(answer="垃圾已清走").values_list("name", flat=True)) == [
        "丙",
        "乙",
        "甲",
    ]
    assert Reporter.objects.get(case=other).answered_at is None
    closed = main.timeline.get(verb=Verb.CLOSE)
    assert closed.payload["answered_with"] == [sub.number for sub in subs]


@pytest.mark.parametrize(("answer", "told"), [("垃圾已清走", "垃圾已清走"), ("", intake.DEFAULT_ANSWER)])
def test_a_report_merged_into_a_closed_case_is_answered_at_once(
    town: Town, monday: object, answer: str, told: str
) -> None:
    main = closing.close(case_at(town, Stage.INSPECTED), by=town.actor("chief"), answer=answer)
    sub = intake.merge(reported(town, reporter_name="乙"), by=town.actor("intake"), main=main)
    reporter = Reporter.objects.get(case=sub)
    assert (reporter.answer, reporter.answered_at) == (told, clock.now())


def test_rejecting_the_main_case_answers_the_others_too(town: Town, monday: object) -> None:
    main, sub = reported(town, reporter_name="甲"), reported(town, reporter_name="乙")
    intake.merge(sub, by=town.actor("intake"), main=main)
    intake.reject(main, by=town.actor("intake"), note="属小区物业管理")
    assert set(Reporter.objects.values_list("answer", flat=True)) == {"属小区物业管理"}


def test_a_case_taken_apart_again_is_filed_afresh(town: Town, monday: object) -> None:
    sub = intake.merge(case_at(town, Stage.FILED), by=town.actor("dispatcher"), main=reported(town))
    sub = intake.unmerge(sub, by=town.actor("intake"), note="其实是两处")
    assert fresh(sub).filing_rule_id is None


# 受理、更正、回退


def test_correcting_a_report_keeps_old_and_new(town: Town, monday: object) -> None:
    case = reported(town)
    case = intake.amend(case, by=town.actor("intake"), category_code="0401", urgent=True, lon=113.9015)
    assert (case.category.name, case.category_code, case.urgent) == ("店外经营", "0401", True)
    assert (case.cell.code, case.area_class, case.duty_grid.code) == ("410702002001004", "B", "G2")
    assert case.timeline.get(verb=Verb.AMEND).payload == {
        "category": "0401",
        "lon": 113.9015,
        "urgent": True,
        "before": {"category": "0101", "lon": 113.9005, "urgent": False},
    }
    with pytest.raises(Invalid):
        intake.amend(case, by=town.actor("intake"))
    with pytest.raises(Invalid):
        intake.amend(case, by=town.actor("intake"), lon=OUTSIDE[0], lat=OUTSIDE[1])
    assert (fresh(case).lon, fresh(case).stage) == (113.9015, "reported")


def test_after_filing_nothing_is_corrected_any_more(town: Town, monday: object) -> None:
    for stage, who, error in [
        (Stage.ACCEPTED, "intake", NotAllowed),
        (Stage.FILED, "chief", WrongStage),
        (Stage.HANDLING, "chief", WrongStage),
    ]:
        with pytest.raises(error):
            intake.amend(case_at(town, stage), by=town.actor(who), description="改写")


def test_the_duty_chief_gives_back_to_intake_and_the_rule_is_forgotten(town: Town, monday: object) -> None:
    case = case_at(town, Stage.ACCEPTED)
    case = dispatching.return_to_intake(case, by=town.actor("chief"), note="描述不清")
    assert (case.stage, holder(case).kind) == ("reported", "accept")
    case = case_at(town, Stage.FILED)
    case = dispatching.return_to_intake(case, by=town.actor("dispatcher"), note="立案条件不对")
    assert (case.stage, fresh(case).filing_rule_id) == ("reported", None)


def test_a_stage_passed_cannot_be_said_again(town: Town, monday: object) -> None:
    case = case_at(town, Stage.ACCEPTED)
    with pytest.raises(WrongStage):
        intake.accept(case, by=town.actor("intake"))
    assert TimelineEntry.objects.filter(case=case, verb=Verb.ACCEPT).count() == 1
