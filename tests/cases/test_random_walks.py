"""Random people say random verbs at random times; after every step every vow holds.

Each row of `SEEDS` is one long afternoon (or year) of a small town, the same one at every run.
"""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from cityloop.cases import rules
from cityloop.cases.actions import closing, dispatching, handling, intake, oversight, requests
from cityloop.cases.models import Case, EvidenceKind, Reporter, Satisfaction, Source, TimelineEntry
from cityloop.cases.stages import ROWS_OF, Stage, Verb, rows_at
from cityloop.cases.sweeps import sweep
from cityloop.catalog.worktime import Limit, Unit
from cityloop.core import clock
from cityloop.core.errors import CityloopError, NotAllowed, WrongStage
from cityloop.people import actors
from cityloop.people.actors import Actor
from tests.cases.scenes import beijing, check_vows, fresh
from tests.town import INSIDE, Town
from tests.walk import case_at, photo

# seed, steps, the first instant: an ordinary week, before the National Day holidays, the turn of the year
SEEDS = [
    (1, 130, "Mon 2026-11-16 08:30"),
    (2, 130, "Wed 2026-09-30 16:00"),
    (3, 130, "Wed 2026-12-30 09:00"),
]
UNITS = ["sanitation", "sanitation_east", "sanitation_east_1", "enforcement", "water", "east_street"]
PAUSES = [timedelta(0), timedelta(minutes=3), timedelta(minutes=40), timedelta(hours=5), timedelta(days=2)]
# Where a case stands when the walk meets it first.
BEGUN = [Stage.REPORTED, Stage.FILED, Stage.HANDLING, Stage.SUSPENDED, Stage.HANDLED, Stage.INSPECTED]
# Verbs that end a case are tried less often than those that keep it going.
RARE = {Verb.REJECT, Verb.VOID, Verb.FORCE_CLOSE, Verb.MERGE, Verb.COMMENT, Verb.URGE, Verb.AMEND}


class Walk:
    """A town, a few cases, a die and a clock."""

    def __init__(self, town: Town, seed: int, now: datetime) -> None:
        self.town, self.die, self.now = town, random.Random(seed), now
        people = [town.actor(name) for name in town.users]
        self.everybody = [*people, actors.system(town.platform.pk), actors.citizen(town.platform.pk)]
        self.cases: list[Case] = []
        self.said: set[str] = set()

    # What is said

    def step(self) -> None:
        self.now += self.die.choice(PAUSES)
        with clock.at(self.now):
            if len(self.cases) < 3 or self.die.random() < 0.08:
                self.report()
                check_vows(self.cases[-1])
            elif self.die.random() < 0.1:
                assert sweep().failed == []
                self.check_all()
            else:
                case = self.die.choice(self.cases)
                self.move(case)
                check_vows(case)

    def check_all(self) -> None:
        for case in self.cases:
            check_vows(case)

    def report(self) -> None:
        if self.die.random() < 0.15:
            shown = [
                photo(self.town, "inspector_li", kind) for kind in (EvidenceKind.BEFORE, EvidenceKind.AFTER)
            ]
            case = intake.report_self_handled(
                by=self.town.actor("inspector_li"),
                platform=self.town.platform,
                nature="event",
                category_code="0101",
                description="随手清理",
                lon=INSIDE[0],
                lat=INSIDE[1],
                evidence_ids=shown,
            )
        else:
            by = self.die.choice(["intake", "inspector_li", "camera", "cleaner"])
            told = {"by": by, "source": Source.PUBLIC, "category_code": self.die.choice(["0101", "0501"])}
            case = case_at(self.town, self.die.choice(BEGUN), **told)
        self.cases.append(case)
        self.said.add("report")

    def move(self, case: Case) -> None:
        """Mostly a verb that exists at the stage, by somebody of the right post; now and then anything by anybody."""
        case = fresh(case)
        verb, actor = self.die.choice(list(PLAY)), self.die.choice(self.everybody)
        if self.die.random() < 0.9:
            rows = [row for row in rows_at(Stage(case.stage)) if row.verb in PLAY]
            here = sorted({row.verb for row in rows if row.is_move or self.die.random() < 0.4})
            verb = self.die.choice(
                [one for one in here if one not in RARE or self.die.random() < 0.1] or [verb]
            )
            posts = {post for row in ROWS_OF[verb] if case.stage in row.sources for post in row.posts}
            fitting = [one for one in self.everybody if one.posts & posts] or [actor]
            standing = rules.Standing(case)
            able = [one for one in fitting if any(p.row.verb is verb for p in rules.permits(standing, one))]
            actor = self.die.choice(able or fitting)
        permitted = any(permit.row.verb is verb for permit in rules.permits(rules.Standing(case), actor))
        written = TimelineEntry.objects.count()
        try:
            PLAY[verb](self, case, actor)
        except CityloopError as refusal:
            wrong_code = verb in {Verb.RATE, Verb.REOPEN}
            assert wrong_code or not permitted or not isinstance(refusal, WrongStage | NotAllowed), refusal
            assert TimelineEntry.objects.count() == written, "a refused move left a row"
        else:
            assert permitted, f"{actor.name} was not permitted to {verb}"
            assert TimelineEntry.objects.count() == written + 1
            self.said.add(verb)

    # What it is said with

    def unit(self) -> int:
        return self.town.departments[self.die.choice(UNITS)].pk

    def units(self, most: int) -> list[int]:
        chosen = self.die.sample(UNITS, self.die.randint(0, most))
        return [self.town.departments[name].pk for name in chosen]

    def photos(self, actor: Actor, kind: EvidenceKind) -> list[int]:
        if actor.user_id is None or self.die.random() < 0.1:
            return []
        name = next(name for name, user in self.town.users.items() if user.pk == actor.user_id)
        return [photo(self.town, name, kind)]

    def limit(self) -> Limit | None:
        if self.die.random() < 0.5:
            return None
        return Limit(Decimal(self.die.choice(["0.5", "2", "30"])), Unit.WORK_HOUR)

    def until(self) -> datetime:
        return self.now + timedelta(days=self.die.choice([1, 20, 400]), hours=1)

    def code(self, case: Case) -> str:
        found = Reporter.objects.filter(case=case).first()
        return found.track_code if found and self.die.random() < 0.9 else "WRONG"


Play = Callable[[Walk, Case, Actor], Case]
PLAY: dict[Verb, Play] = {
    Verb.REQUEST_VERIFICATION: lambda w, c, a: intake.request_verification(c, by=a),
    Verb.SUBMIT_VERIFICATION: lambda w, c, a: intake.submit_verification(
        c, by=a, confirmed=w.die.random() < 0.8, note="看过"
    ),
    Verb.ACCEPT: lambda w, c, a: intake.accept(c, by=a),
    Verb.REJECT: lambda w, c, a: intake.reject(c, by=a, note="不属于"),
    Verb.MERGE: lambda w, c, a: intake.merge(c, by=a, main=w.die.choice(w.cases)),
    Verb.UNMERGE: lambda w, c, a: intake.unmerge(c, by=a, note="两处"),
    Verb.APPROVE_SELF_HANDLED: lambda w, c, a: intake.approve_self_handled(c, by=a),
    Verb.REFUSE_SELF_HANDLED: lambda w, c, a: intake.refuse_self_handled(c, by=a, note="不清"),
    Verb.AMEND: lambda w, c, a: intake.amend(
        c, by=a, urgent=not c.urgent, lon=w.die.choice([113.9005, 113.9015])
    ),
    Verb.FILE_CASE: lambda w, c, a: dispatching.file_case(
        c, by=a, rule_id=w.town.rules[f"{c.nature}:{c.category_code}"].pk
    ),
    Verb.RETURN_TO_INTAKE: lambda w, c, a: dispatching.return_to_intake(c, by=a, note="重看"),
    Verb.DISPATCH: lambda w, c, a: dispatching.dispatch(
        c, by=a, department_id=w.unit(), assisting_ids=w.units(2)
    ),
    Verb.DESIGNATE: lambda w, c, a: dispatching.designate(c, by=a, department_id=w.unit(), note="定了"),
    Verb.SIGN: lambda w, c, a: handling.sign(c, by=a),
    Verb.REDISPATCH: lambda w, c, a: handling.redispatch(c, by=a, department_id=w.unit(), limit=w.limit()),
    Verb.REPORT_BACK: lambda w, c, a: handling.report_back(
        c, by=a, note="好了", evidence_ids=w.photos(a, EvidenceKind.AFTER)
    ),
    Verb.RECALL: lambda w, c, a: handling.recall(c, by=a, note="撤"),
    Verb.FEED_BACK: lambda w, c, a: handling.feed_back(
        c, by=a, note="已清", evidence_ids=w.photos(a, EvidenceKind.AFTER)
    ),
    Verb.REQUEST_SEND_BACK: lambda w, c, a: requests.request_send_back(c, by=a, note="不是", clause="第9条"),
    Verb.REQUEST_EXTENSION: lambda w, c, a: requests.request_extension(c, by=a, note="雨天"),
    Verb.REQUEST_SUSPENSION: lambda w, c, a: requests.request_suspension(c, by=a, note="等", until=w.until()),
    Verb.REQUEST_VOID: lambda w, c, a: requests.request_void(c, by=a, note="无"),
    Verb.WITHDRAW_REQUEST: lambda w, c, a: requests.withdraw_request(c, by=a),
    Verb.REFUSE_REQUEST: lambda w, c, a: requests.refuse_request(c, by=a, note="不同意"),
    Verb.SEND_BACK: lambda w, c, a: requests.send_back(c, by=a),
    Verb.EXTEND: lambda w, c, a: requests.extend(c, by=a, factor=Decimal(w.die.choice(["0.5", "1", "2"]))),
    Verb.SUSPEND: lambda w, c, a: requests.suspend(c, by=a),
    Verb.RESUME: lambda w, c, a: requests.resume(c, by=a),
    Verb.VOID: lambda w, c, a: requests.void(c, by=a),
    Verb.REQUEST_INSPECTION: lambda w, c, a: closing.request_inspection(c, by=a),
    Verb.SUBMIT_INSPECTION: lambda w, c, a: closing.submit_inspection(
        c, by=a, fixed=w.die.random() < 0.6, note="看过"
    ),
    Verb.REINSPECT: lambda w, c, a: closing.reinspect(c, by=a, note="再看"),
    Verb.REWORK: lambda w, c, a: closing.rework(c, by=a, note="返工"),
    Verb.CLOSE: lambda w, c, a: closing.close(c, by=a),
    Verb.FORCE_CLOSE: lambda w, c, a: closing.force_close(c, by=a, note="另案"),
    Verb.REOPEN: lambda w, c, a: closing.reopen(c, by=a, note="没好", track_code=w.code(c)),
    Verb.FOLLOW_UP: lambda w, c, a: closing.follow_up(c, by=a, note="回访"),
    Verb.RATE: lambda w, c, a: closing.rate(c, by=a, track_code=w.code(c), satisfaction=Satisfaction.FAIR),
    Verb.URGE: lambda w, c, a: oversight.urge(c, by=a),
    Verb.PLACE_UNDER_OVERSIGHT: lambda w, c, a: oversight.place_under_oversight(c, by=a, note="限期"),
    Verb.ANSWER_OVERSIGHT: lambda w, c, a: oversight.answer_oversight(c, by=a, note="在办"),
    Verb.LIFT_OVERSIGHT: lambda w, c, a: oversight.lift_oversight(c, by=a, note="销号"),
    Verb.COMMENT: lambda w, c, a: oversight.comment(c, by=a, note="知悉"),
}


@pytest.mark.parametrize(("seed", "steps", "begins"), SEEDS)
def test_every_vow_holds_after_every_step(town: Town, seed: int, steps: int, begins: str) -> None:
    walk = Walk(town, seed, beijing(begins))
    for _ in range(steps):
        walk.step()
    walk.check_all()
    assert len(walk.said) >= 16, sorted(walk.said)  # the die did not stay in one corner
