"""申请与审批: 延期, 挂账, 作废; withdrawn, refused, granted, and never by who asked."""

from datetime import timedelta
from decimal import Decimal

import pytest

from cityloop.cases.actions import closing, dispatching, handling, intake, requests
from cityloop.cases.models import Case
from cityloop.cases.stages import Stage
from cityloop.cases.sweeps import sweep
from cityloop.core import clock
from cityloop.core.errors import Invalid, NotAllowed, Refused, WrongStage
from cityloop.people.models import Membership
from cityloop.people.posts import Post
from tests.cases.scenes import at, beijing, check_vows, feed_back, fresh, holder, inspected, shown, verbs
from tests.town import Town
from tests.walk import case_at


def extended(town: Town, case: Case, factor: str = "1") -> Case:
    requests.request_extension(case, by=town.actor("cleaner"), note="雨天")
    return requests.extend(case, by=town.actor("dispatcher"), factor=Decimal(factor))


def suspended(town: Town, case: Case, until: str) -> Case:
    requests.request_suspension(case, by=town.actor("cleaner"), note="等材料", until=beijing(until))
    return requests.suspend(case, by=town.actor("dispatcher"))


# 延期


def test_an_extension_adds_the_original_limit_to_the_present_deadline(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)  # 4 work hours, due 15:00
        case = extended(town, case)
    spell = holder(case)
    assert (case.stage, shown(spell.due_at), shown(spell.original_due_at), spell.limit_seconds) == (
        "handling",
        "Tue 2026-11-17 09:00",
        "Mon 2026-11-16 15:00",
        28_800,
    )
    assert case.timeline.get(verb="extend").payload == {
        "factor": "1",
        "request": "extension",
        "due_before": "2026-11-16T07:00:00+00:00",
        "due_after": "2026-11-17T01:00:00+00:00",
    }
    check_vows(case)


def test_at_most_two_extensions_and_refused_ones_do_not_count(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
        requests.request_extension(case, by=town.actor("cleaner"), note="忙")
        requests.refuse_request(case, by=town.actor("dispatcher"), note="不是理由")
        extended(town, case)
        extended(town, case, "0.5")
        assert shown(holder(case).due_at) == "Tue 2026-11-17 11:00"
        with pytest.raises(Refused) as refusal:
            requests.request_extension(case, by=town.actor("cleaner"), note="还要")
    assert refusal.value.zh == "延期最多 2 次。"
    assert [row.decision for row in case.requests.order_by("pk")] == ["refused", "approved", "approved"]


@pytest.mark.parametrize("factor", ["0", "-1", "1.01", "2"])
def test_an_extension_is_at_most_the_original_limit(town: Town, monday: object, factor: str) -> None:
    case = case_at(town, Stage.HANDLING)
    with pytest.raises(Invalid):
        extended(town, case, factor)
    assert case.requests.get().decision == ""  # still waiting for a sensible decision
    assert shown(holder(case).due_at) == "Mon 2026-11-16 15:00"


@pytest.mark.parametrize(
    ("when", "may"),
    [("Mon 2026-11-16 14:59:59", True), ("Mon 2026-11-16 15:00", False), ("Tue 2026-11-17 09:00", False)],
)
def test_nothing_is_asked_for_once_overdue(town: Town, when: str, may: bool) -> None:
    """Due Mon 15:00: at the due instant itself it is too late."""
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
    with at(when):
        until = clock.now() + timedelta(days=3)
        if may:
            requests.request_extension(case, by=town.actor("cleaner"), note="雨天")
            requests.withdraw_request(case, by=town.actor("cleaner"))
            requests.request_suspension(case, by=town.actor("cleaner"), note="等材料", until=until)
            return
        for attempt in (
            lambda: requests.request_extension(case, by=town.actor("cleaner"), note="雨天"),
            lambda: requests.request_suspension(case, by=town.actor("cleaner"), note="等材料", until=until),
        ):
            with pytest.raises(Refused) as refusal:
                attempt()
            assert refusal.value.zh == "已超期，不能再申请延期或挂账。"


def test_asked_in_time_and_granted_late_still_extends_and_is_announced_again(town: Town) -> None:
    """The unit asked before the due instant; a slow desk is not the unit's fault."""
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
    with at("Mon 2026-11-16 14:50"):
        requests.request_extension(case, by=town.actor("cleaner"), note="雨天")
    with at("Mon 2026-11-16 15:01"):
        sweep()
        assert verbs(case).count("mark_overdue") == 1
        requests.extend(case, by=town.actor("dispatcher"))
        assert (shown(holder(case).due_at), holder(case).overdue_marked_at) == ("Tue 2026-11-17 09:00", None)
    with at("Tue 2026-11-17 09:00"):
        sweep()
        sweep()
    assert verbs(case).count("mark_overdue") == 2


# 挂账


def test_the_clock_stands_still_while_suspended(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)  # 4 work hours
    with at("Mon 2026-11-16 11:00"):
        case = suspended(town, case, "Mon 2026-11-30 09:00")
    spell = holder(case)
    assert (case.stage, shown(spell.paused_at), shown(spell.due_before_pause), shown(spell.due_at)) == (
        "suspended",
        "Mon 2026-11-16 11:00",
        "Mon 2026-11-16 15:00",
        "Mon 2026-11-30 09:00",
    )
    check_vows(case)
    with at("Wed 2026-11-18 09:00"):
        case = requests.resume(case, by=town.actor("dispatcher"))
    spell = holder(case)
    assert (case.stage, spell.paused_at, shown(spell.yellow_at), shown(spell.due_at)) == (
        "handling",
        None,
        "Wed 2026-11-18 10:12",
        "Wed 2026-11-18 11:00",
    )
    suspension = case.suspensions.get()
    assert (shown(suspension.started_at), shown(suspension.ended_at), shown(suspension.due_before)) == (
        "Mon 2026-11-16 11:00",
        "Wed 2026-11-18 09:00",
        "Mon 2026-11-16 15:00",
    )
    check_vows(case)


def test_the_clock_stops_when_asked_not_when_granted(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
    with at("Mon 2026-11-16 11:00"):
        requests.request_suspension(
            case, by=town.actor("cleaner"), note="等材料", until=beijing("Mon 2026-11-30 09:00")
        )
    with at("Mon 2026-11-16 16:00"):  # past the old due instant
        case = requests.suspend(case, by=town.actor("dispatcher"))
    with at("Wed 2026-11-18 09:00"):
        case = requests.resume(case, by=town.actor("dispatcher"))
    assert shown(holder(case).due_at) == "Wed 2026-11-18 11:00"


def test_a_suspended_case_is_suspended_once_only(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = suspended(town, case_at(town, Stage.HANDLING), "Fri 2026-11-20 09:00")
    with at("Wed 2026-11-18 09:00"):
        requests.resume(case, by=town.actor("dispatcher"))
        with pytest.raises(Refused) as refusal:
            requests.request_suspension(
                case, by=town.actor("cleaner"), note="又等", until=beijing("Fri 2026-11-20 09:00")
            )
    assert refusal.value.zh == "挂账最多 1 次。"


@pytest.mark.parametrize(
    ("until", "may"),
    [
        ("Mon 2026-11-16 09:00", False),
        ("Mon 2026-11-16 09:00:01", True),
        ("Tue 2027-11-16 09:00", True),  # 365 days
        ("Tue 2027-11-16 09:00:01", False),
    ],
)
def test_the_review_day_lies_in_the_future_and_within_a_year(town: Town, until: str, may: bool) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
        if may:
            requests.request_suspension(case, by=town.actor("cleaner"), note="等材料", until=beijing(until))
        else:
            with pytest.raises(Invalid) as refusal:
                requests.request_suspension(
                    case, by=town.actor("cleaner"), note="等材料", until=beijing(until)
                )
            assert refusal.value.facts == {"field": "until"}


def test_a_review_day_that_has_passed_when_the_desk_decides(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
        requests.request_suspension(
            case, by=town.actor("cleaner"), note="等材料", until=beijing("Mon 2026-11-16 10:00")
        )
    with at("Mon 2026-11-16 10:00"):
        with pytest.raises(Refused):
            requests.suspend(case, by=town.actor("dispatcher"))
        requests.refuse_request(case, by=town.actor("dispatcher"), note="日期已过")
    assert fresh(case).stage == Stage.HANDLING


def test_nothing_hangs_below_a_suspended_case(town: Town, monday: object) -> None:
    case, below = case_at(town, Stage.HANDLING), town.departments["sanitation_east"].pk
    until = clock.now() + timedelta(days=3)
    handling.redispatch(case, by=town.actor("cleaner"), department_id=below)
    for attempt in (
        lambda: requests.request_suspension(case, by=town.actor("cleaner"), note="等", until=until),
        lambda: requests.request_send_back(case, by=town.actor("cleaner"), note="不是", clause="第9条"),
    ):
        with pytest.raises(Refused):
            attempt()
    handling.recall(case, by=town.actor("cleaner"), note="撤")
    requests.request_suspension(case, by=town.actor("cleaner"), note="等", until=until)
    handling.redispatch(case, by=town.actor("cleaner"), department_id=below)
    with pytest.raises(Refused) as refusal:
        requests.suspend(case, by=town.actor("dispatcher"))
    assert refusal.value.zh == "还有下派或协办未结束，不能挂账。"


# 作废: only on somebody else's application


@pytest.mark.parametrize(
    ("stage", "asker"),
    [
        (Stage.REPORTED, "intake"),
        (Stage.FILED, "dispatcher"),
        (Stage.HANDLING, "cleaner"),
        (Stage.SUSPENDED, "cleaner"),
    ],
)
def test_void_is_asked_by_one_and_decided_by_another(
    town: Town, monday: object, stage: Stage, asker: str
) -> None:
    case = case_at(town, stage)
    for name in ("chief", "head"):
        with pytest.raises(Refused) as refusal:
            requests.void(case, by=town.actor(name))
        assert refusal.value.zh == "没有待批的申请。"
    requests.request_void(case, by=town.actor(asker), note="现场并无此事")
    for name in ("intake", "dispatcher", "cleaner", "overseer", "leader"):
        with pytest.raises(NotAllowed):
            requests.void(case, by=town.actor(name))
    case = requests.void(case, by=town.actor("chief"), note="同意")
    assert (case.stage, case.requests.get(asked="void").decision) == ("voided", "approved")
    check_vows(case)


def test_who_asked_for_the_void_does_not_grant_it_from_another_post(town: Town, monday: object) -> None:
    Membership.objects.create(
        user=town.users["intake"], department=town.departments["supervision"], post=Post.DUTY_CHIEF
    )
    case = case_at(town, Stage.REPORTED)
    requests.request_void(case, by=town.actor("intake"), note="误报")
    for decide in (
        lambda: requests.void(case, by=town.actor("intake")),
        lambda: requests.refuse_request(case, by=town.actor("intake"), note="不"),
    ):
        with pytest.raises(Refused) as refusal:
            decide()
        assert refusal.value.zh == "不能审批自己的申请。"
    assert requests.void(case, by=town.actor("chief")).stage == Stage.VOIDED


def test_the_dispatcher_cannot_refuse_a_void_request(town: Town, monday: object) -> None:
    case = case_at(town, Stage.HANDLING)
    requests.request_void(case, by=town.actor("cleaner"), note="并无此事")
    with pytest.raises(Refused) as refusal:
        requests.refuse_request(case, by=town.actor("dispatcher"), note="有")
    assert refusal.value.zh == "作废申请由值班长审批。"
    requests.refuse_request(case, by=town.actor("chief"), note="确有其事")
    assert (fresh(case).stage, case.requests.get().decision) == ("handling", "refused")


# Requests in general


def test_one_request_at_a_time_and_only_its_own_verb_grants_it(town: Town, monday: object) -> None:
    case = case_at(town, Stage.HANDLING)
    requests.request_extension(case, by=town.actor("cleaner"), note="雨天")
    with pytest.raises(Refused) as refusal:
        requests.request_void(case, by=town.actor("cleaner"), note="x")
    assert refusal.value.zh == "已有待批的申请，请等待审批或先撤回。"
    for grant in (requests.suspend, requests.send_back):
        with pytest.raises(Refused) as wrong:
            grant(case, by=town.actor("dispatcher"))
        assert wrong.value.zh == "待批的是“延期”申请。"


def test_a_refusal_needs_a_reason_and_leaves_the_clock_alone(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
        requests.request_suspension(
            case, by=town.actor("cleaner"), note="等材料", until=beijing("Fri 2026-11-20 09:00")
        )
    with at("Mon 2026-11-16 14:00"):
        with pytest.raises(Invalid):
            requests.refuse_request(case, by=town.actor("dispatcher"), note="")
        requests.refuse_request(case, by=town.actor("dispatcher"), note="材料有")
    assert (shown(holder(case).due_at), holder(case).paused_at) == ("Mon 2026-11-16 15:00", None)


def test_only_the_unit_withdraws_and_only_while_undecided(town: Town, monday: object) -> None:
    case = case_at(town, Stage.HANDLING)
    requests.request_extension(case, by=town.actor("cleaner"), note="雨天")
    for name in ("officer", "dispatcher", "chief"):
        with pytest.raises(NotAllowed):
            requests.withdraw_request(case, by=town.actor(name))
    requests.withdraw_request(case, by=town.actor("cleaner"))
    assert case.requests.get().decision == "withdrawn"
    with pytest.raises(Refused):
        requests.withdraw_request(case, by=town.actor("cleaner"))
    with pytest.raises(Refused):
        requests.extend(case, by=town.actor("dispatcher"))


@pytest.mark.parametrize("end", ["send_on", "force_close", "designate", "return", "file"])
def test_a_pending_request_dies_with_the_spell(town: Town, monday: object, end: str) -> None:
    if end in {"force_close", "designate"}:
        case = case_at(town, Stage.HANDLING)
        requests.request_void(case, by=town.actor("cleaner"), note="并无此事")
        if end == "force_close":
            closing.force_close(case, by=town.actor("head"), note="另案处理")
        else:
            dispatching.designate(
                case, by=town.actor("head"), department_id=town.departments["water"].pk, note="改由供水"
            )
    elif end == "send_on":
        case = case_at(town, Stage.REPORTED)
        requests.request_void(case, by=town.actor("intake"), note="误报")
        intake.accept(case, by=town.actor("intake"))
    elif end == "file":
        case = case_at(town, Stage.REPORTED)
        requests.request_void(case, by=town.actor("intake"), note="误报")
        dispatching.file_case(case, by=town.actor("chief"), rule_id=town.rules["event:0101"].pk)
    else:
        case = case_at(town, Stage.FILED)
        requests.request_void(case, by=town.actor("dispatcher"), note="误报")
        dispatching.return_to_intake(case, by=town.actor("dispatcher"), note="重看")
    assert case.requests.get().decision == "withdrawn"
    with pytest.raises((Refused, WrongStage)):
        requests.void(case, by=town.actor("chief"))


def test_a_void_request_survives_the_resumption(town: Town, monday: object) -> None:
    case = case_at(town, Stage.SUSPENDED)
    requests.request_void(case, by=town.actor("cleaner"), note="已拆除")
    requests.resume(case, by=town.actor("dispatcher"))
    assert requests.void(case, by=town.actor("chief")).stage == Stage.VOIDED


# 返工: the original budget


def rework_after(town: Town, fed_back: str, reworked: str) -> Case:
    """Dispatched Mon 09:00 with 4 work hours, fed back, found not fixed, sent back to the unit."""
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
    with at(fed_back):
        case = feed_back(town, case)
    with at(reworked):
        case = inspected(town, case, fixed=False)
        return closing.rework(case, by=town.actor("chief"), note="还有残留")


@pytest.mark.parametrize(
    ("fed_back", "reworked", "used", "yellow", "due"),
    [
        # 3 of 4 hours used: one hour is left from the rework, 12 minutes of it green
        (
            "Mon 2026-11-16 14:00",
            "Tue 2026-11-17 09:00",
            10_800,
            "Tue 2026-11-17 09:12",
            "Tue 2026-11-17 10:00",
        ),
        (
            "Mon 2026-11-16 10:00",
            "Mon 2026-11-16 17:00",
            3_600,
            "Tue 2026-11-17 09:12",
            "Tue 2026-11-17 10:00",
        ),
        # the inspection's and the desk's time is nobody's handling time
        (
            "Mon 2026-11-16 14:00",
            "Mon 2026-11-23 09:00",
            10_800,
            "Mon 2026-11-23 09:12",
            "Mon 2026-11-23 10:00",
        ),
        # all used, and more than all: due at once
        (
            "Mon 2026-11-16 15:00",
            "Tue 2026-11-17 09:00",
            14_400,
            "Tue 2026-11-17 09:00",
            "Tue 2026-11-17 09:00",
        ),
        (
            "Wed 2026-11-18 09:00",
            "Wed 2026-11-18 10:00",
            14_400,
            "Wed 2026-11-18 10:00",
            "Wed 2026-11-18 10:00",
        ),
    ],
)
def test_a_rework_goes_on_with_what_is_left(
    town: Town, fed_back: str, reworked: str, used: int, yellow: str, due: str
) -> None:
    case = rework_after(town, fed_back, reworked)
    spell = holder(case)
    assert (
        case.stage,
        spell.department.code,
        spell.used_before,
        shown(spell.yellow_at),
        shown(spell.due_at),
    ) == (
        "handling",
        "sanitation",
        used,
        yellow,
        due,
    )
    assert spell.rework_of.outcome == "feed_back"
    check_vows(case)


def test_every_further_rework_counts_on(town: Town) -> None:
    case = rework_after(town, "Mon 2026-11-16 10:00", "Mon 2026-11-16 14:00")  # 1 h used, 3 left
    with at("Mon 2026-11-16 16:00"):  # 2 more
        case = feed_back(town, case)
    with at("Tue 2026-11-17 09:00"):
        case = closing.rework(inspected(town, case, fixed=False), by=town.actor("chief"), note="仍有")
    assert (holder(case).used_before, shown(holder(case).due_at)) == (10_800, "Tue 2026-11-17 10:00")
    assert case.assignments.filter(rework_of__isnull=False).count() == 2


def test_suspended_time_is_not_used_time(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
    with at("Mon 2026-11-16 10:00"):
        case = suspended(town, case, "Fri 2026-11-20 09:00")
    with at("Wed 2026-11-18 09:00"):
        case = requests.resume(case, by=town.actor("dispatcher"))
    with at("Wed 2026-11-18 10:00"):
        case = feed_back(town, case)
    with at("Wed 2026-11-18 11:00"):
        case = closing.rework(inspected(town, case, fixed=False), by=town.actor("chief"), note="仍有")
    assert (holder(case).used_before, shown(holder(case).due_at)) == (7_200, "Wed 2026-11-18 15:00")


def test_an_extension_widens_the_budget_of_the_rework(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = extended(town, case_at(town, Stage.HANDLING))  # 8 hours
    with at("Mon 2026-11-16 12:00"):
        case = feed_back(town, case)
    with at("Tue 2026-11-17 09:00"):
        case = closing.rework(inspected(town, case, fixed=False), by=town.actor("chief"), note="仍有")
    assert (holder(case).used_before, holder(case).limit_seconds) == (10_800, 28_800)
    assert shown(holder(case).due_at) == "Tue 2026-11-17 16:00"
