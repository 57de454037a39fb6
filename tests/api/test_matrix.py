"""Every (stage × verb × person) pair over HTTP, against a reading of the table made here from its rows alone.

What is granted is really done, and taken back by a savepoint, so one case per stage serves all pairs.
"""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from cityloop.cases.models import Assignment, Case, Evidence, Oversight, Reporter
from cityloop.cases.stages import MOVES, Chair, Kind, Row, Stage, Verb
from cityloop.people.posts import CENTRE_POSTS, Post
from tests.api.http import Voice
from tests.town import PEOPLE, Town
from tests.walk import case_at, photo

WITHOUT_ENDPOINT = {verb for verb in Verb for row in MOVES if row.verb is verb and row.posts <= {Post.SYSTEM}}
BEGINNING = {Verb.REPORT, Verb.REPORT_SELF_HANDLED}
OF_CITIZENS = {Verb.RATE}
VERBS = [verb for verb in Verb if verb not in WITHOUT_ENDPOINT | BEGINNING | OF_CITIZENS]
# One person for every post, and second ones where the unit or the name decides.
NAMES = [name for name, *_ in PEOPLE if name not in {"dispatcher_2", "plumber", "street", "leader"}] + [
    "leader"
]
POST = {name: post for name, _, post, _ in PEOPLE}
UNIT = {name: unit for name, _, _, unit in PEOPLE}
BELOW = {"cleaner": {"sanitation", "sanitation_east", "sanitation_east_1"}}
BELOW["east_team"] = BELOW["cleaner"] - {"sanitation"}


def bodies(town: Town, main: Case) -> dict[Verb, dict[str, Any]]:
    """What is complete for every verb, so that only right and stage can refuse."""
    unit, inspector = town.departments["sanitation"].pk, town.users["inspector_wu"].pk
    return {
        Verb.SUBMIT_VERIFICATION: {"confirmed": True},
        Verb.SUBMIT_INSPECTION: {"fixed": True},
        Verb.REQUEST_VERIFICATION: {"person_id": inspector},
        Verb.REQUEST_INSPECTION: {"person_id": inspector},
        Verb.REINSPECT: {"person_id": inspector},
        Verb.MERGE: {"main": main.number},
        Verb.FILE_CASE: {"rule_id": town.rules["event:0101"].pk},
        Verb.DISPATCH: {"department_id": unit},
        Verb.DESIGNATE: {"department_id": unit},
        Verb.REDISPATCH: {"department_id": town.departments["sanitation_east"].pk},
        Verb.ASSIGN_PERSON: {"person_id": town.users["cleaner"].pk},
        Verb.REQUEST_SEND_BACK: {"clause": "第9条"},
        Verb.REQUEST_SUSPENSION: {"until": "2026-12-01T00:00:00+08:00"},
        Verb.AMEND: {"urgent": True},
    }


class Reading:
    """What the rows say about one case; the case is read once."""

    def __init__(self, case: Case, town: Town) -> None:
        self.case, self.town = case, town
        self.spells = list(Assignment.objects.filter(case=case).select_related("department"))
        self.open = [spell for spell in self.spells if spell.ended_at is None]
        self.keeper = case.duty_grid.inspector_id if case.duty_grid else None

    def expects(self, verb: Verb, name: str) -> str:
        if not self.sees(name):
            return "404 not_found"
        rows = [row for row in MOVES if row.verb is verb and self.case.stage in row.sources]
        if not rows:
            return "409 wrong_stage"
        return "table" if any(self.sits(row, name) for row in rows) else "403 not_allowed"

    def sees(self, name: str) -> bool:
        post, user = POST[name], self.town.users[name]
        if post in CENTRE_POSTS or self.case.reported_by_id == user.pk:
            return True
        if post is Post.HANDLER:
            held = {spell.department.code for spell in self.spells}
            return bool(held & BELOW.get(name, {UNIT[name]}))
        if post is Post.INSPECTOR:
            return self.keeper == user.pk or any(spell.person_id == user.pk for spell in self.spells)
        return False

    def sits(self, row: Row, name: str) -> bool:
        if POST[name] not in row.posts:
            return False
        unit, user = self.town.departments[UNIT[name]].pk, self.town.users[name]
        if row.chair is Chair.HOLDER:
            (holder,) = [spell for spell in self.open if spell.parent_id is None]
            by_name = holder.kind in {Kind.VERIFY, Kind.INSPECT}
            return holder.department_id == unit and (not by_name or holder.person_id == user.pk)
        if row.chair is Chair.CHILD:
            return any(spell.parent_id and spell.department_id == unit for spell in self.open)
        return row.chair in {Chair.DESK, Chair.VIEWER}


def answer(voice: Voice, case: Case, verb: Verb, body: dict[str, Any]) -> tuple[str, str]:
    """(what was answered, the stage it led to); the database is as before afterwards."""
    with transaction.atomic():
        said = voice.post(f"/cases/{case.number}/{verb.value.replace('_', '-')}", body)
        transaction.set_rollback(True)
    told = said.json()
    if said.status_code == 200:
        return "table", told["stage"]
    assert said["Content-Type"] == "application/problem+json"
    return f"{said.status_code} {told['code']}", ""


@pytest.mark.parametrize("stage", list(Stage))
def test_every_pair(town: Town, say: dict[str, Voice], stage: Stage) -> None:
    main = case_at(town, Stage.CLOSED)
    case = Case.objects.get(pk=case_at(town, stage).pk)
    wanted_bodies = bodies(town, main)
    reading, before = Reading(case, town), case.log_head
    wrong = []
    for name in NAMES:
        for verb in VERBS:
            body = {"note": "矩阵"} | wanted_bodies.get(verb, {})
            got, led_to = answer(say[name], case, verb, body)
            want = reading.expects(verb, name)
            if want == "table" and got in {"409 refused", "422 invalid"}:
                continue  # the table grants it, the case's own state says no
            targets = {
                row.target or stage
                for row in MOVES
                if row.verb is verb and stage in row.sources and POST[name] in row.posts
            }
            if got != want or (got == "table" and led_to not in targets):
                wrong.append((name, verb.value, want, got, led_to))
    assert wrong == []
    assert Case.objects.get(pk=case.pk).log_head == before


@pytest.mark.parametrize("stage", list(Stage))
def test_citizens(town: Town, monday: object, stage: Stage) -> None:
    """With number and code a citizen may reopen and rate what is closed, and nothing else."""
    case = case_at(town, stage)
    code = Reporter.objects.filter(case=case).values_list("track_code", flat=True).first()
    bodies = {"rate": {"satisfaction": "satisfied"}, "reopen": {"note": "没有处理"}}
    for verb, body in bodies.items():
        with transaction.atomic():
            said = Client().post(
                f"/api/v1/public/cases/{case.number}/{verb}",
                body | {"track_code": code or "AAAAAAAA"},
                content_type="application/json",
            )
            transaction.set_rollback(True)
        granted = any(
            row.verb is Verb(verb) and stage in row.sources and Post.CITIZEN in row.posts for row in MOVES
        )
        want = 404 if code is None else 200 if granted else 409
        assert said.status_code == want, said.json()


def test_every_verb_of_people_has_an_endpoint() -> None:
    from cityloop.api.app import api

    paths = set(api.get_openapi_schema()["paths"])
    for verb in VERBS:
        assert f"/api/v1/cases/{{number}}/{verb.value.replace('_', '-')}" in paths
    for verb in WITHOUT_ENDPOINT | BEGINNING | OF_CITIZENS:
        assert f"/api/v1/cases/{{number}}/{verb.value.replace('_', '-')}" not in paths


def test_the_state_of_the_case_is_asked_too(town: Town, say: dict[str, Voice]) -> None:
    """Where the table grants, the obstacles of the case still count: each of these is refused with a reason."""
    case = case_at(town, Stage.HANDLING)
    for who, verb in [("cleaner", "recall"), ("dispatcher", "send-back"), ("chief", "void")]:
        told = say[who].say(case.number, verb, note="矩阵")
        assert (told.status_code, told.json()["code"]) == (409, "refused"), verb
    assert not Oversight.objects.exists()
    assert Evidence.objects.filter(case=case).count() == 0
    feed_back = say["cleaner"].say(
        case.number, "feed-back", note="好了", evidence=[str(photo(town, "officer"))]
    )
    assert (feed_back.status_code, feed_back.json()["errors"][0]["field"]) == (422, "evidence")
