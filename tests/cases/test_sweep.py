"""The sweep: lamps marked once each, suspensions resumed. Several copies at once: `test_concurrency`."""

import pytest

from cityloop.cases.actions import clockwork, handling, requests
from cityloop.cases.models import Assignment, Case
from cityloop.cases.queries import Lamp, lamp
from cityloop.cases.stages import OPEN, Stage
from cityloop.cases.sweeps import HEARTBEAT, Round, sweep
from cityloop.core import clock
from cityloop.core.errors import Refused
from cityloop.core.models import Heartbeat
from cityloop.people import actors
from tests.cases.scenes import at, beijing, check_vows, feed_back, fresh, holder, shown, verbs
from tests.town import Town, build_town
from tests.walk import case_at


def marks(case: Case) -> list[str]:
    return [verb for verb in verbs(case) if verb.startswith(("mark_", "resume", "recompute"))]


def swept(when: str) -> Round:
    with at(when):
        return sweep()


def test_yellow_red_and_unsigned_are_marked_once_each(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)  # sign by 10:00, yellow 14:12, red 15:00
    table = [
        ("Mon 2026-11-16 09:59:59", []),
        ("Mon 2026-11-16 10:00", ["mark_sign_overdue"]),
        ("Mon 2026-11-16 14:11:59", []),
        ("Mon 2026-11-16 14:12", ["mark_near_due"]),
        ("Mon 2026-11-16 14:59:59", []),
        ("Mon 2026-11-16 15:00", ["mark_overdue"]),
        ("Tue 2026-11-17 09:00", []),
    ]
    said: list[str] = []
    for when, new in table:
        done = swept(when)
        said += new
        assert marks(case) == said, when
        assert done.failed == []
        swept(when)
        assert marks(case) == said, when
    check_vows(case)
    entry = case.timeline.get(verb="mark_overdue")
    assert (entry.by_id, entry.post, entry.payload) == (
        None,
        "system",
        {
            "kind": "handle",
            "department": town.departments["sanitation"].pk,
            "due_at": "2026-11-16T07:00:00+00:00",
        },
    )


def test_a_sweep_that_comes_late_marks_red_only(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
        handling.sign(case, by=town.actor("cleaner"))
    swept("Wed 2026-11-18 09:00")
    assert marks(case) == ["mark_overdue"]


@pytest.mark.parametrize("stage", sorted(OPEN - {Stage.SUSPENDED}))
def test_every_desk_has_its_lamp_marked(town: Town, stage: Stage) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, stage)
        spell = holder(case)
    with clock.at(spell.due_at):
        sweep()
        sweep()
    assert marks(case).count("mark_overdue") == 1
    assert fresh(case).stage == stage


def test_what_has_ended_is_not_marked(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
        stale = holder(case)
        feed_back(town, case)
    with at("Tue 2026-11-17 09:00"):
        assert clockwork.mark_overdue(stale) is False
        assert clockwork.mark_near_due(stale) is False
        assert clockwork.mark_sign_overdue(stale) is False
    assert marks(case) == []


def test_what_was_read_before_a_person_acted_changes_nothing(town: Town) -> None:
    """The sweep read the spell as overdue; before it got the lock the desk extended it."""
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
        stale = holder(case)
        requests.request_extension(case, by=town.actor("cleaner"), note="雨天")
        requests.extend(case, by=town.actor("dispatcher"))
    with at("Mon 2026-11-16 15:00"):
        assert clockwork.mark_overdue(stale) is False
    assert marks(case) == []


def test_nested_spells_have_lamps_of_their_own(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
        below = town.departments["sanitation_east"].pk
        handling.redispatch(case, by=town.actor("cleaner"), department_id=below)
        handling.sign(case, by=town.actor("cleaner"))
    swept("Mon 2026-11-16 15:00")
    swept("Mon 2026-11-16 15:01")
    units = [
        entry.payload["department"] for entry in case.timeline.filter(verb="mark_overdue").order_by("pk")
    ]
    assert sorted(units) == sorted([town.departments["sanitation"].pk, below])


# 挂账


def test_a_suspended_case_is_left_alone_until_its_review_day(town: Town) -> None:
    with at("Mon 2026-11-16 11:00"):
        case = case_at(town, Stage.SUSPENDED)  # dispatched and suspended at once, for ten days
    for when in ("Mon 2026-11-16 18:00", "Fri 2026-11-20 09:00", "Thu 2026-11-26 10:59:59"):
        assert str(swept(when)) == "将超期 0 · 超期 0 · 签收超时 0 · 恢复 0 · 重算 0 · 失败 0"
    assert (fresh(case).stage, marks(case)) == ("suspended", [])
    done = swept("Thu 2026-11-26 11:00")
    assert (done.resumed, done.overdue, fresh(case).stage) == (1, 0, "handling")
    assert shown(holder(case).due_at) == "Thu 2026-11-26 17:00"  # four work hours, all of them left
    entry = case.timeline.get(verb="resume")
    assert (entry.by_id, entry.note) == (None, "挂账到期，自动恢复")
    assert swept("Thu 2026-11-26 11:00").resumed == 0
    check_vows(case)


def test_a_yellow_mark_given_before_the_pause_is_not_given_again(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = case_at(town, Stage.HANDLING)
        handling.sign(case, by=town.actor("cleaner"))
    swept("Mon 2026-11-16 14:30")
    with at("Mon 2026-11-16 14:30"):
        requests.request_suspension(
            case, by=town.actor("cleaner"), note="等材料", until=beijing("Fri 2026-11-20 09:00")
        )
        requests.suspend(case, by=town.actor("dispatcher"))
    swept("Fri 2026-11-20 09:00")  # half an hour was left, the lamp is yellow still
    assert (shown(holder(case).due_at), lamp(holder(case), beijing("Fri 2026-11-20 09:00"))) == (
        "Fri 2026-11-20 09:30",
        Lamp.YELLOW,
    )
    swept("Fri 2026-11-20 09:30")
    assert marks(case) == ["mark_near_due", "resume", "mark_overdue"]


def test_waking_looks_again_under_the_lock(town: Town) -> None:
    with at("Mon 2026-11-16 11:00"):
        case = case_at(town, Stage.SUSPENDED)
        assert clockwork.wake(case) is False
    with at("Tue 2026-11-17 11:00"), pytest.raises(Refused):
        requests.resume(case, by=actors.system(town.platform.pk))  # only people resume early
    with at("Wed 2026-11-18 11:00"):
        requests.resume(case, by=town.actor("dispatcher"))
    with at("Fri 2026-11-27 11:00"):
        assert clockwork.wake(case) is False


# The sweep itself


def test_lamps_are_asked_of_the_promise() -> None:
    def spell(paused: bool) -> Assignment:
        return Assignment(
            yellow_at=beijing("Mon 2026-11-16 14:12"),
            due_at=beijing("Mon 2026-11-16 15:00"),
            paused_at=beijing("Mon 2026-11-16 11:00") if paused else None,
        )

    assert [
        lamp(spell(paused), beijing(when))
        for when, paused in [
            ("Mon 2026-11-16 14:11:59", False),
            ("Mon 2026-11-16 14:12", False),
            ("Mon 2026-11-16 14:59:59", False),
            ("Mon 2026-11-16 15:00", False),
            ("Mon 2026-11-16 15:00", True),
        ]
    ] == [Lamp.GREEN, Lamp.YELLOW, Lamp.YELLOW, Lamp.RED, Lamp.PAUSED]


def test_a_sick_case_does_not_stop_the_others_and_is_named(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        sick, well = case_at(town, Stage.REPORTED), case_at(town, Stage.REPORTED)
    # Two copies hold an old object of the case: make the next row of the chain impossible.
    Case.objects.filter(pk=sick.pk).update(log_head="0" * 64)
    done = swept("Mon 2026-11-16 09:15")
    assert (done.overdue, [line.split(":")[0] for line in done.failed]) == (1, [sick.number])
    assert marks(well) == ["mark_overdue"]


def test_every_round_beats_the_heart(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case_at(town, Stage.REPORTED)
    swept("Mon 2026-11-16 09:15")
    beat = Heartbeat.objects.get(name=HEARTBEAT)
    assert (shown(beat.beat_at), beat.note) == (
        "Mon 2026-11-16 09:15",
        "将超期 0 · 超期 1 · 签收超时 0 · 恢复 0 · 重算 0 · 失败 0",
    )


def test_a_platform_without_a_calendar_of_its_own_is_recomputed_too(town: Town) -> None:
    """The library learns the year of a promise that was provisional (here: it knows 2026)."""
    other = build_town("other")
    with at("Mon 2026-11-16 09:00"):
        for each in (town, other):
            Assignment.objects.filter(pk=holder(case_at(each, Stage.HANDLING)).pk).update(provisional=True)
        assert sweep().recomputed == 2
    assert not Assignment.objects.filter(provisional=True).exists()
