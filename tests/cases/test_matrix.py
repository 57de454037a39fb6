"""Stage × verb × person: the answer of `rules.check` against a reading of the table made here.

The reading knows only the rows, the town's people and who holds the case; it never calls `rules`.
"""

import pytest

from cityloop.cases import rules, sight
from cityloop.cases.actions import requests
from cityloop.cases.models import Assignment, Case
from cityloop.cases.stages import MOVES, Chair, Kind, Row, Stage, Verb
from cityloop.core.errors import NotAllowed, Refused, WrongStage
from cityloop.people import actors
from cityloop.people.actors import Actor
from cityloop.people.models import Membership
from cityloop.people.posts import CENTRE_POSTS, Post
from tests.town import PEOPLE, Town, build_town
from tests.walk import case_at

NAMES = [name for name, *_ in PEOPLE]
POST_OF_NAME = {name: post for name, _, post, _ in PEOPLE}
UNIT_OF_NAME = {name: unit for name, _, _, unit in PEOPLE}

# The answers that one row of the matrix may have.
WRONG_STAGE, NOT_ALLOWED, MAY = "wrong stage", "not allowed", "permitted or refused"


def expected(case: Case, verb: Verb, name: str, town: Town) -> str:
    """What the rows say about one person, one verb and one case."""
    rows = [row for row in MOVES if row.verb is verb and case.stage in row.sources]
    if not rows:
        return WRONG_STAGE
    return MAY if any(may(row, case, name, town) for row in rows) else NOT_ALLOWED


def may(row: Row, case: Case, name: str, town: Town) -> bool:
    if POST_OF_NAME[name] not in row.posts:
        return False
    unit, user = town.departments[UNIT_OF_NAME[name]], town.users[name]
    spells = list(Assignment.objects.filter(case=case))
    open_spells = [spell for spell in spells if spell.ended_at is None]
    if row.chair is Chair.HOLDER:
        (holder,) = [spell for spell in open_spells if spell.parent_id is None]
        by_name = holder.kind in {Kind.VERIFY, Kind.INSPECT}
        return holder.department_id == unit.pk and (not by_name or holder.person_id == user.pk)
    if row.chair is Chair.CHILD:
        return any(spell.parent_id and spell.department_id == unit.pk for spell in open_spells)
    if row.chair is Chair.VIEWER:
        return sees(case, name, town, spells)
    return row.chair is Chair.DESK


def sees(case: Case, name: str, town: Town, spells: list[Assignment]) -> bool:
    """The centre sees all, a unit what it or a unit below it ever held, an inspector the own grid and tasks."""
    post, user = POST_OF_NAME[name], town.users[name]
    if post in CENTRE_POSTS or case.reported_by_id == user.pk:
        return True
    if post is Post.HANDLER:
        below = {UNIT_OF_NAME[name]}
        if UNIT_OF_NAME[name] == "sanitation":
            below |= {"sanitation_east", "sanitation_east_1"}
        if UNIT_OF_NAME[name] == "sanitation_east":
            below |= {"sanitation_east_1"}
        return bool({spell.department.code for spell in spells} & below)
    if post is Post.INSPECTOR:
        grid = case.duty_grid
        return any(spell.person_id == user.pk for spell in spells) or (
            grid is not None and grid.inspector_id == user.pk
        )
    return False


def answer(standing: rules.Standing, verb: Verb, actor: Actor) -> tuple[str, bool]:
    """The answer, and whether the verb was granted; a refusal always names what is allowed instead."""
    try:
        rules.check(verb, standing, actor)
    except (WrongStage, NotAllowed, Refused) as refusal:
        assert refusal.zh and refusal.en and "allowed" in refusal.facts
        kinds = {WrongStage: WRONG_STAGE, NotAllowed: NOT_ALLOWED, Refused: MAY}
        return kinds[type(refusal)], False
    return MAY, True


@pytest.mark.parametrize("stage", list(Stage))
def test_check_answers_what_the_table_says(town: Town, monday: object, stage: Stage) -> None:
    case = Case.objects.get(pk=case_at(town, stage).pk)
    standing = rules.Standing(case)
    everybody = {name: town.actor(name) for name in NAMES}
    said = {(verb, name): answer(standing, verb, everybody[name]) for verb in Verb for name in NAMES}
    wanted = {(verb, name): expected(case, verb, name, town) for verb in Verb for name in NAMES}
    assert {key: kind for key, (kind, _) in said.items()} == wanted

    # Buttons are exactly what is granted, and closing is only ever granted to the duty chief.
    granted = {name: {verb for verb in Verb if said[verb, name][1]} for name in NAMES}
    buttons = {name: {p.row.verb for p in rules.permits(standing, everybody[name])} for name in NAMES}
    assert buttons == granted
    closing = [name for name in NAMES if Verb.CLOSE in granted[name]]
    assert closing == (["chief"] if stage is Stage.INSPECTED else [])


@pytest.mark.parametrize("stage", list(Stage))
def test_people_of_another_platform_can_do_nothing(town: Town, monday: object, stage: Stage) -> None:
    """The same eighteen posts next door, the clockwork and the citizens there: every verb is refused."""
    other = build_town("other")
    case = Case.objects.get(pk=case_at(town, stage).pk)
    standing = rules.Standing(case)
    strangers = [other.actor(name) for name in NAMES]
    strangers += [actors.system(other.platform.pk), actors.citizen(other.platform.pk)]
    for actor in strangers:
        assert rules.permits(standing, actor) == []
        assert not sight.visible_cases(actor).filter(pk=case.pk).exists()
        assert MAY not in {answer(standing, verb, actor)[0] for verb in Verb}


def test_a_refusal_says_why_and_what_is_allowed_instead(town: Town, monday: object) -> None:
    case = case_at(town, Stage.FILED)
    with pytest.raises(WrongStage) as wrong:
        rules.check(Verb.CLOSE, rules.Standing(case), town.actor("dispatcher"))
    assert wrong.value.zh == (
        "案件处于“待派遣”，不能“结案”。您现在可以：合并、回退受理、派遣、申请作废、催办、备注。"
    )
    assert wrong.value.facts == {
        "verb": "close",
        "stage": "filed",
        "allowed": ["merge", "return_to_intake", "dispatch", "request_void", "urge", "comment"],
    }
    with pytest.raises(NotAllowed) as not_allowed:
        rules.check(Verb.DISPATCH, rules.Standing(case), town.actor("plumber"))
    assert not_allowed.value.zh == "“派遣”须由派遣员办理。您现在对本案没有可办事项。"
    assert not_allowed.value.facts["allowed"] == []


def test_a_merged_centre_may_say_what_any_of_its_posts_may(town: Town, monday: object) -> None:
    """One person is dispatcher and duty chief: the second post decides what the first may not."""
    Membership.objects.create(
        user=town.users["dispatcher"], department=town.departments["supervision"], post=Post.DUTY_CHIEF
    )
    case = case_at(town, Stage.HANDLING)
    requests.request_void(case, by=town.actor("cleaner"), note="不存在")
    both = town.actor("dispatcher")
    assert {seat.post for seat in both.seats} == {Post.DISPATCHER, Post.DUTY_CHIEF}
    assert Verb.REFUSE_REQUEST in {permit.row.verb for permit in rules.permits(rules.Standing(case), both)}
    requests.refuse_request(case, by=both, note="现场确有问题")
    assert case.requests.get().decision == "refused"
