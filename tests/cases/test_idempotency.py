"""A phone repeats what it is not sure of: every write with a key happens once."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from cityloop.cases.actions import closing, dispatching, handling, intake, oversight, requests
from cityloop.cases.models import (
    Assignment,
    Case,
    EvidenceKind,
    Oversight,
    Reporter,
    Request,
    Satisfaction,
    Source,
    Suspension,
    TimelineEntry,
)
from cityloop.cases.stages import Stage, Verb
from cityloop.catalog.worktime import Limit, Unit
from cityloop.core import clock
from cityloop.core.errors import Conflict, NotAllowed
from cityloop.people import actors
from cityloop.people.models import Membership
from tests.cases.scenes import check_vows, fresh
from tests.town import INSIDE, Town, build_town
from tests.walk import case_at, photo, reported

Act = Callable[[str], Case]


class Writer:
    """A town in which any write can be prepared once and then said with a key as often as one likes."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.units = {code: unit.pk for code, unit in town.departments.items()}
        self.people = {name: user.pk for name, user in town.users.items()}
        self.rule = town.rules["event:0101"].pk
        self.until = clock.now() + timedelta(days=9)

    def photos(self, name: str) -> list[int]:
        return [photo(self.town, name)]

    def report(self, **more: object) -> Act:
        return lambda key: reported(self.town, key=key, **more)

    def report_self_handled(self) -> Act:
        shown = [photo(self.town, "inspector_li", kind) for kind in (EvidenceKind.BEFORE, EvidenceKind.AFTER)]
        return lambda key: intake.report_self_handled(
            by=self.town.actor("inspector_li"),
            platform=self.town.platform,
            nature="event",
            category_code="0101",
            description="随手清理",
            lon=INSIDE[0],
            lat=INSIDE[1],
            evidence_ids=shown,
            key=key,
        )

    def on(self, stage: Stage, act: Callable[..., Case], by: str, **more: object) -> Act:
        return self.after(case_at(self.town, stage), act, by, **more)

    def after(self, case: Case, act: Callable[..., Case], by: str, **more: object) -> Act:
        return lambda key: act(fresh(case), by=self.town.actor(by), key=key, **more)

    def asked(self, verb: Verb) -> Case:
        case, by = case_at(self.town, Stage.HANDLING), self.town.actor("cleaner")
        if verb is Verb.REQUEST_EXTENSION:
            return requests.request_extension(case, by=by, note="雨天")
        if verb is Verb.REQUEST_SUSPENSION:
            return requests.request_suspension(case, by=by, note="等", until=self.until)
        if verb is Verb.REQUEST_SEND_BACK:
            return requests.request_send_back(case, by=by, note="不是", clause="第9条")
        return requests.request_void(case, by=by, note="无")

    def nested(self, act: Callable[..., Case], by: str, **more: object) -> Act:
        case = case_at(self.town, Stage.HANDLING)
        below = self.units["sanitation_east"]
        handling.redispatch(case, by=self.town.actor("cleaner"), department_id=below)
        return self.after(case, act, by, **more)

    def overseen(self, act: Callable[..., Case], by: str) -> Act:
        case = case_at(self.town, Stage.HANDLING)
        oversight.place_under_oversight(case, by=self.town.actor("leader"), note="限期")
        return self.after(case, act, by, note="在办")

    def by_reporter(self, act: Callable[..., Case], **more: object) -> Act:
        case, citizen = case_at(self.town, Stage.CLOSED), actors.citizen(self.town.platform.pk)
        code = Reporter.objects.get(case=case).track_code
        return lambda key: act(fresh(case), by=citizen, track_code=code, key=key, **more)


WRITES: dict[str, Callable[[Writer], Act]] = {
    "report": lambda t: t.report(),
    "report with photo": lambda t: t.report(evidence_ids=t.photos("intake")),
    "report_self_handled": lambda t: t.report_self_handled(),
    "request_verification, chosen by the desk": lambda t: t.on(
        Stage.REPORTED, intake.request_verification, "intake", person_id=t.people["inspector_wu"]
    ),
    "request_verification, chosen by the rule": lambda t: t.on(
        Stage.REPORTED, intake.request_verification, "intake"
    ),
    "submit_verification": lambda t: t.on(
        Stage.VERIFYING, intake.submit_verification, "inspector_wu", confirmed=True, note="属实"
    ),
    "accept": lambda t: t.on(Stage.REPORTED, intake.accept, "intake"),
    "reject": lambda t: t.on(Stage.REPORTED, intake.reject, "intake", note="不属于"),
    "merge": lambda t: t.on(Stage.REPORTED, intake.merge, "intake", main=reported(t.town)),
    "unmerge": lambda t: t.on(Stage.MERGED, intake.unmerge, "intake", note="两处"),
    "approve_self_handled": lambda t: t.on(Stage.SELF_HANDLED, intake.approve_self_handled, "intake"),
    "refuse_self_handled": lambda t: t.on(
        Stage.SELF_HANDLED, intake.refuse_self_handled, "intake", note="不清"
    ),
    "amend": lambda t: t.on(Stage.REPORTED, intake.amend, "intake", description="改"),
    "file_case": lambda t: t.on(Stage.ACCEPTED, dispatching.file_case, "chief", rule_id=t.rule),
    "return_to_intake": lambda t: t.on(Stage.FILED, dispatching.return_to_intake, "dispatcher", note="重看"),
    "dispatch": lambda t: t.on(
        Stage.FILED,
        dispatching.dispatch,
        "dispatcher",
        department_id=t.units["sanitation"],
        assisting_ids=[t.units["water"]],
    ),
    "designate": lambda t: t.on(
        Stage.HANDLING, dispatching.designate, "chief", department_id=t.units["sanitation"], note="定了"
    ),
    "sign": lambda t: t.on(Stage.HANDLING, handling.sign, "cleaner"),
    "assign_person": lambda t: t.on(
        Stage.HANDLING, handling.assign_person, "cleaner", person_id=t.people["cleaner"]
    ),
    "redispatch": lambda t: t.on(
        Stage.HANDLING,
        handling.redispatch,
        "cleaner",
        department_id=t.units["sanitation_east"],
        limit=Limit(Decimal(1), Unit.WORK_HOUR),
    ),
    "report_back": lambda t: t.nested(
        handling.report_back, "east_team", note="好了", evidence_ids=t.photos("east_team")
    ),
    "recall": lambda t: t.nested(handling.recall, "cleaner", note="撤"),
    "feed_back": lambda t: t.on(
        Stage.HANDLING, handling.feed_back, "cleaner", note="已清", evidence_ids=t.photos("cleaner")
    ),
    "request_send_back": lambda t: t.on(
        Stage.HANDLING, requests.request_send_back, "cleaner", note="不是", clause="第9条"
    ),
    "request_extension": lambda t: t.on(Stage.HANDLING, requests.request_extension, "cleaner", note="雨天"),
    "request_suspension": lambda t: t.on(
        Stage.HANDLING, requests.request_suspension, "cleaner", note="等", until=t.until
    ),
    "request_void": lambda t: t.on(Stage.HANDLING, requests.request_void, "cleaner", note="无"),
    "withdraw_request": lambda t: t.after(
        t.asked(Verb.REQUEST_EXTENSION), requests.withdraw_request, "cleaner"
    ),
    "refuse_request": lambda t: t.after(
        t.asked(Verb.REQUEST_EXTENSION), requests.refuse_request, "dispatcher", note="不"
    ),
    "send_back": lambda t: t.after(t.asked(Verb.REQUEST_SEND_BACK), requests.send_back, "dispatcher"),
    "extend": lambda t: t.after(
        t.asked(Verb.REQUEST_EXTENSION), requests.extend, "dispatcher", factor=Decimal("0.5")
    ),
    "suspend": lambda t: t.after(t.asked(Verb.REQUEST_SUSPENSION), requests.suspend, "dispatcher"),
    "resume": lambda t: t.on(Stage.SUSPENDED, requests.resume, "dispatcher"),
    "void": lambda t: t.after(t.asked(Verb.REQUEST_VOID), requests.void, "chief"),
    "request_inspection, chosen by the rule": lambda t: t.on(
        Stage.HANDLED, closing.request_inspection, "intake"
    ),
    "submit_inspection": lambda t: t.on(
        Stage.INSPECTING,
        closing.submit_inspection,
        "inspector_wu",
        fixed=True,
        note="好",
        evidence_ids=t.photos("inspector_wu"),
    ),
    "reinspect": lambda t: t.on(Stage.INSPECTED, closing.reinspect, "intake", note="再看"),
    "rework": lambda t: t.on(Stage.INSPECTED, closing.rework, "chief", note="返工"),
    "close": lambda t: t.on(Stage.INSPECTED, closing.close, "chief", answer="已清"),
    "force_close": lambda t: t.on(Stage.HANDLING, closing.force_close, "head", note="另案"),
    "reopen": lambda t: t.on(Stage.CLOSED, closing.reopen, "intake", note="没好"),
    "reopen by the citizen": lambda t: t.by_reporter(closing.reopen, note="没好"),
    "rate": lambda t: t.by_reporter(closing.rate, satisfaction=Satisfaction.NOT),
    "follow_up": lambda t: t.on(Stage.CLOSED, closing.follow_up, "intake", note="回访"),
    "urge": lambda t: t.on(Stage.HANDLING, oversight.urge, "leader", note="快"),
    "place_under_oversight": lambda t: t.on(
        Stage.HANDLING, oversight.place_under_oversight, "leader", note="限期", answer_due_at=t.until
    ),
    "answer_oversight": lambda t: t.overseen(oversight.answer_oversight, "cleaner"),
    "lift_oversight": lambda t: t.overseen(oversight.lift_oversight, "leader"),
    "comment": lambda t: t.on(Stage.HANDLING, oversight.comment, "cleaner", note="知悉"),
}


def everything() -> dict[str, int]:
    models = (Case, Assignment, TimelineEntry, Request, Reporter, Suspension, Oversight)
    return {model.__name__: model.objects.count() for model in models}


def test_every_verb_that_people_say_is_tried_here() -> None:
    clockwork = {Verb.MARK_NEAR_DUE, Verb.MARK_OVERDUE, Verb.MARK_SIGN_OVERDUE, Verb.RECOMPUTE_DUE}
    assert {name.split(",")[0].split(" ")[0] for name in WRITES} == {verb.value for verb in Verb} - {
        verb.value for verb in clockwork
    }


@pytest.mark.parametrize("name", WRITES)
def test_a_repeat_answers_with_the_same_case_and_writes_nothing(
    town: Town, monday: object, name: str
) -> None:
    act = WRITES[name](Writer(town))
    first = act("phone-1")
    written = everything()
    again = act("phone-1")
    assert (again.pk, again.number, again.stage) == (first.pk, first.number, first.stage)
    assert everything() == written
    check_vows(first)


def test_a_repeat_long_after_is_answered_with_the_case_as_it_stands(town: Town, monday: object) -> None:
    case = reported(town, key="k1")
    intake.accept(case, by=town.actor("intake"), key="k2")
    dispatching.file_case(case, by=town.actor("chief"), rule_id=town.rules["event:0101"].pk)
    assert reported(town, key="k1").stage == Stage.FILED
    assert intake.accept(case, by=town.actor("intake"), key="k2").stage == Stage.FILED
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    "more",
    [
        {"description": "另一堆垃圾"},
        {"address": "测试路2号"},
        {"lon": 113.9006},
        {"category_code": "0401"},
        {"source": Source.PUBLIC},
        {"urgent": True},
        {"source_ref": "GD-2"},
        {"nature": "component", "category_code": "0101"},
        {"component_code": "4107020101000001"},
    ],
)
def test_another_report_under_the_same_key_is_a_conflict(
    town: Town, monday: object, more: dict[str, object]
) -> None:
    reported(town, key="k")
    with pytest.raises(Conflict) as refusal:
        reported(town, key="k", **more)
    assert refusal.value.facts == {"field": "key"}
    assert Case.objects.count() == 1


def test_another_move_under_the_same_key_is_a_conflict(town: Town, monday: object) -> None:
    one, two = reported(town), reported(town)
    desk = town.actor("intake")
    intake.reject(one, by=desk, note="不属于", key="k")
    for act in (
        lambda: intake.reject(one, by=desk, note="另有原因", key="k"),
        lambda: intake.reject(two, by=desk, note="不属于", key="k"),
        lambda: intake.accept(one, by=desk, key="k"),
        lambda: reported(town, key="k"),
    ):
        with pytest.raises(Conflict):
            act()
    assert (fresh(one).stage, fresh(two).stage) == ("rejected", "reported")


def test_two_people_may_choose_the_same_key(town: Town, monday: object) -> None:
    by_desk, by_camera = reported(town, key="1"), reported(town, by="camera", key="1")
    assert by_desk.pk != by_camera.pk
    other = build_town("other")
    assert reported(other, key="1").pk not in {by_desk.pk, by_camera.pk}
    assert Case.objects.count() == 3


def test_citizens_of_two_platforms_may_choose_the_same_key(town: Town, monday: object) -> None:
    def report(there: Town) -> Case:
        return intake.report(
            by=actors.citizen(there.platform.pk),
            platform=there.platform,
            source=Source.PUBLIC,
            nature="event",
            category_code="0101",
            description="垃圾",
            lon=INSIDE[0],
            lat=INSIDE[1],
            key="1",
        )

    here, there = report(town), report(build_town("other"))
    assert here.pk != there.pk
    assert report(town).pk == here.pk


def test_a_refused_write_does_not_use_up_its_key(town: Town, monday: object) -> None:
    case = reported(town)
    with pytest.raises(NotAllowed):
        intake.accept(case, by=town.actor("chief"), key="k")
    Membership.objects.create(
        user=town.users["chief"], department=town.departments["supervision"], post="intake"
    )
    assert intake.accept(case, by=town.actor("chief"), key="k").stage == Stage.ACCEPTED


def test_without_a_key_every_write_counts(town: Town, monday: object) -> None:
    case = reported(town)
    for _ in range(2):
        oversight.urge(case, by=town.actor("leader"))
    assert case.timeline.filter(verb=Verb.URGE).count() == 2
    assert reported(town).pk != case.pk
