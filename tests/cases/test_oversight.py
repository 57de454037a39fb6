"""催办、督办、备注: marks write the timeline and leave stage and clock alone."""

import pytest

from cityloop.cases.actions import closing, oversight
from cityloop.cases.stages import OPEN, Stage
from cityloop.core import clock
from cityloop.core.errors import Invalid, NotAllowed, Refused, WrongStage
from tests.cases.scenes import at, beijing, check_vows, dispatched, fresh, holder, verbs
from tests.town import Town
from tests.walk import case_at


@pytest.mark.parametrize("stage", sorted(OPEN))
def test_marks_leave_stage_holder_and_clock_alone(town: Town, monday: object, stage: Stage) -> None:
    case = case_at(town, stage)
    before = holder(case)
    oversight.urge(case, by=town.actor("leader"))
    oversight.place_under_oversight(case, by=town.actor("overseer"), note="限期办结")
    oversight.comment(case, by=town.actor("intake"), note="已电话联系")
    after = holder(case)
    assert (fresh(case).stage, after.pk, after.due_at, after.started_at) == (
        stage,
        before.pk,
        before.due_at,
        before.started_at,
    )
    assert verbs(case)[-3:] == ["urge", "place_under_oversight", "comment"]
    check_vows(case)


@pytest.mark.parametrize(
    ("name", "urges", "oversees"),
    [
        ("intake", True, False),
        ("dispatcher", True, False),
        ("chief", True, True),
        ("overseer", True, True),
        ("head", True, True),
        ("leader", True, True),
        ("assessor", False, False),
        ("cleaner", False, False),
        ("inspector_li", False, False),
    ],
)
def test_who_urges_and_who_oversees(
    town: Town, monday: object, name: str, urges: bool, oversees: bool
) -> None:
    case = case_at(town, Stage.HANDLING)
    for may, act in (
        (urges, lambda: oversight.urge(case, by=town.actor(name))),
        (oversees, lambda: oversight.place_under_oversight(case, by=town.actor(name), note="限期")),
    ):
        if may:
            act()
        else:
            with pytest.raises(NotAllowed):
                act()


def test_an_oversight_is_laid_on_the_holding_unit_answered_and_lifted(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        case = dispatched(town, case_at(town, Stage.FILED), assisting=("water",))
        oversight.place_under_oversight(
            case, by=town.actor("leader"), note="今日办结", answer_due_at=beijing("Mon 2026-11-16 18:00")
        )
    row = case.oversights.get()
    assert (row.department.code, row.requirement, row.answered_at, row.lifted_at) == (
        "sanitation",
        "今日办结",
        None,
        None,
    )
    with at("Mon 2026-11-16 10:00"):
        with pytest.raises(Refused) as other:
            oversight.answer_oversight(case, by=town.actor("plumber"), note="不是问我")
        assert other.value.zh == "没有针对本单位的待回复督办。"
        with pytest.raises(NotAllowed):
            oversight.answer_oversight(case, by=town.actor("officer"), note="与我无关")
        oversight.answer_oversight(case, by=town.actor("cleaner"), note="正在清理")
        with pytest.raises(Refused):
            oversight.answer_oversight(case, by=town.actor("cleaner"), note="又答")
        with pytest.raises(NotAllowed):
            oversight.lift_oversight(case, by=town.actor("chief"), note="销号")
        oversight.lift_oversight(case, by=town.actor("overseer"), note="销号")
        with pytest.raises(Refused):
            oversight.lift_oversight(case, by=town.actor("overseer"), note="再销")
        row.refresh_from_db()
        assert (row.answer, row.answered_by.username, row.lifted_at) == ("正在清理", "cleaner", clock.now())


@pytest.mark.parametrize("due", ["Mon 2026-11-16 08:59", "Mon 2026-11-16 09:00"])
def test_an_answer_is_due_in_the_future(town: Town, monday: object, due: str) -> None:
    with pytest.raises(Invalid):
        oversight.place_under_oversight(
            case_at(town, Stage.HANDLING), by=town.actor("leader"), note="限期", answer_due_at=beijing(due)
        )


def test_an_oversight_outlives_the_closure_until_lifted(town: Town, monday: object) -> None:
    case = case_at(town, Stage.INSPECTED)
    oversight.place_under_oversight(case, by=town.actor("leader"), note="关注")
    closing.close(case, by=town.actor("chief"))
    with pytest.raises(WrongStage):
        oversight.place_under_oversight(case, by=town.actor("leader"), note="再关注")
    oversight.lift_oversight(case, by=town.actor("leader"), note="销号")
    assert fresh(case).stage == Stage.CLOSED


def test_comments_are_for_who_sees_the_case(town: Town, monday: object) -> None:
    case = case_at(town, Stage.HANDLING)
    for name in ("cleaner", "inspector_li", "intake", "leader"):
        oversight.comment(case, by=town.actor(name), note="知悉")
    for name in ("officer", "inspector_wu", "camera", "assessor"):
        with pytest.raises(NotAllowed):
            oversight.comment(case, by=town.actor(name), note="知悉")
    with pytest.raises(Invalid):
        oversight.comment(case, by=town.actor("intake"), note="  ")
