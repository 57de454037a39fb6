"""Rights: people × cases × addresses; and who is named to whom, wherever a name could come out."""

from pathlib import Path
from typing import Any

import pytest

from cityloop.cases.actions import dispatching, intake, oversight
from cityloop.cases.models import Case, Source
from cityloop.cases.queries import HELD, Worklist
from cityloop.cases.stages import Stage
from cityloop.people.models import AccessEntry
from cityloop.people.posts import CENTRE_POSTS, Post
from tests.api.http import Voice, voices
from tests.api.photos import photo as picture
from tests.api.sight import POST, four_cases, visible
from tests.town import Town, build_town
from tests.walk import case_at, photo, reported


@pytest.fixture
def cases(town: Town, monday: object) -> dict[str, Case]:
    """Four cases in different hands."""
    return four_cases(town)


@pytest.mark.parametrize("name", list(POST))
def test_detail_lists_evidence_and_verbs(town: Town, media: Path, cases: dict[str, Case], name: str) -> None:
    """Every address answers by the same rule; what is not one's own is not there."""
    build_town("other")
    say = voices(town)
    shown = {key: str(photo(town, "intake", case=case)) for key, case in cases.items()}
    seen = visible(name, cases)
    for key, case in cases.items():
        want = 200 if key in seen else 404
        assert say[name].get(f"/cases/{case.number}").status_code == want, key
        assert say[name].get(f"/cases/{case.number}/proposal").status_code == want, key
        if want == 404:
            assert say[name].say(case.number, "comment", note="看看").status_code == 404
            assert say[name].get(f"/evidence/{shown[key]}").json()["detail"].startswith("没有这份材料")
            assert say[name].upload(picture(), case=case.number).status_code == 404
        else:
            told = say[name].get(f"/cases/{case.number}").json()
            assert [one["id"] for one in told["evidence"]].count(shown[key]) == 1
    numbers = {cases[key].number for key in seen}
    for worklist in Worklist:
        rows = say[name].get(f"/worklists/{worklist}").json()["rows"]
        assert {row["number"] for row in rows} <= numbers
        if worklist is Worklist.ALL:
            assert {row["number"] for row in rows} == numbers
    counts = say[name].get("/worklists/counts").json()["counts"]
    for worklist in HELD:
        assert counts[worklist] == len(say[name].get(f"/worklists/{worklist}").json()["rows"])
    near = say[name].get("/cases/similar", nature="event", category="0101", lon=113.9005, lat=35.3005)
    assert {one["number"] for one in near.json()} <= numbers


def test_another_platform_sees_nothing(town: Town, cases: dict[str, Case]) -> None:
    strangers = voices(build_town("other"))
    for name, voice in strangers.items():
        for case in cases.values():
            assert voice.get(f"/cases/{case.number}").status_code == 404
        assert voice.get("/worklists/all").json()["rows"] == [], name
        assert set(voice.get("/worklists/counts").json()["counts"].values()) == {0}


def test_nobody_without_a_name(town: Town, cases: dict[str, Case]) -> None:
    nobody = Voice("")
    for path in [
        "/worklists/all",
        "/worklists/counts",
        "/enumerations",
        "/departments",
        "/people?post=handler",
    ]:
        answer = nobody.get(path)
        assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")
        assert answer["WWW-Authenticate"] == "Bearer"
    for case in cases.values():
        assert nobody.get(f"/cases/{case.number}").status_code == 401
        assert nobody.say(case.number, "accept").status_code == 401


@pytest.fixture
def told(town: Town, monday: object) -> Case:
    """A citizen's report passed on by an inspector, dispatched; verified by the other inspector."""
    case = intake.report(
        by=town.actor("inspector_li"),
        platform=town.platform,
        source=Source.PUBLIC,
        nature="event",
        category_code="0101",
        description="路边有一堆垃圾",
        lon=113.9005,
        lat=35.3005,
        reporter_name="张三丰",
        reporter_phone="13812341234",
        evidence_ids=[photo(town, "inspector_li")],
    )
    case = intake.request_verification(case, by=town.actor("intake"), person_id=town.users["inspector_wu"].pk)
    case = intake.submit_verification(case, by=town.actor("inspector_wu"), confirmed=True, note="属实")
    oversight.comment(case, by=town.actor("inspector_li"), note="我再说一句")
    case = dispatching.file_case(case, by=town.actor("chief"), rule_id=town.rules["event:0101"].pk)
    return dispatching.dispatch(
        case, by=town.actor("dispatcher"), department_id=town.departments["sanitation"].pk
    )


FULL = {"intake", "chief", "head"}


@pytest.mark.parametrize(
    "name", [name for name, post in POST.items() if post in CENTRE_POSTS or name == "cleaner"]
)
def test_reporters_are_masked_but_for_who_answers_them(town: Town, told: Case, name: str) -> None:
    say = voices(town)
    answer = say[name].get(f"/cases/{told.number}")
    (reporter,) = answer.json()["reporters"]
    text = answer.content.decode() + say[name].get("/worklists/all").content.decode()
    seen = list(AccessEntry.objects.filter(act="view_reporter").values_list("user__username", "object"))
    if name in FULL:
        assert (reporter["name"], reporter["phone"], reporter["masked"]) == ("张三丰", "13812341234", False)
        assert seen == [(name, told.number)]
    else:
        assert (reporter["name"], reporter["phone"], reporter["masked"]) == ("张**", "138****1234", True)
        assert "张三丰" not in text and "13812341234" not in text
        assert seen == []
    assert "track_code" not in text


def test_reading_a_case_without_a_known_reporter_leaves_no_trail(town: Town, monday: object) -> None:
    case = reported(town, by="inspector_li", source=Source.INSPECTOR)
    voices(town)["intake"].get(f"/cases/{case.number}")
    assert not AccessEntry.objects.filter(act="view_reporter").exists()


def everything(voice: Voice, number: str) -> str:
    """All that a person can read about a case, as one text."""
    paths = [f"/cases/{number}", f"/cases/{number}/proposal", *(f"/worklists/{name}" for name in Worklist)]
    paths += [
        "/people?post=inspector",
        "/departments",
        "/cases/similar?nature=event&category=0101&lon=113.9005&lat=35.3005",
    ]
    return "".join(voice.get(path).content.decode() for path in paths)


def test_the_handling_side_never_learns_who_reported_or_checked(town: Town, told: Case) -> None:
    say = voices(town)
    seen = everything(say["cleaner"], told.number)
    assert told.number in seen
    for name in ("李采集", "吴采集", "inspector_li", "inspector_wu"):
        assert name not in seen
    detail = say["cleaner"].get(f"/cases/{told.number}").json()
    assert detail["reported_by"] is None
    by_verb = {entry["verb"]: entry for entry in detail["timeline"]}
    assert (by_verb["report"]["by"], by_verb["report"]["post_label"]) == (None, "采集员")
    assert (by_verb["submit_verification"]["by"], by_verb["comment"]["by"]) == (None, None)
    assert (by_verb["dispatch"]["by"], by_verb["dispatch"]["post_label"]) == ("钱派遣", "派遣员")
    assert "person" not in by_verb["request_verification"]["payload"]
    assert detail["evidence"][0]["uploaded_by"] is None
    assert [spell["person"] for spell in detail["assignments"] if spell["kind"] == "verify"] == [None]


def test_inspectors_know_themselves_only_and_the_centre_knows_all(town: Town, told: Case) -> None:
    say = voices(town)
    assert "吴采集" not in everything(say["inspector_li"], told.number)
    mine = say["inspector_li"].get(f"/cases/{told.number}").json()
    assert (mine["reported_by"], mine["evidence"][0]["uploaded_by"]) == ("李采集", "李采集")
    assert "李采集" not in everything(say["inspector_wu"], told.number)
    centre = say["dispatcher"].get(f"/cases/{told.number}").json()
    assert centre["reported_by"] == "李采集"
    assert {entry["by"] for entry in centre["timeline"]} >= {"李采集", "吴采集", "钱派遣"}


def test_the_line_why_hides_the_same_names(town: Town, monday: object) -> None:
    case = case_at(town, Stage.INSPECTED)
    say = voices(town)
    assert (
        say["intake"]
        .get(f"/cases/{case.number}")
        .json()["why"]
        .startswith("11月16日 09:00 吴采集核查反馈：已处理")
    )
    assert (
        say["cleaner"]
        .get(f"/cases/{case.number}")
        .json()["why"]
        .startswith("11月16日 09:00 采集员核查反馈：已处理")
    )


@pytest.mark.parametrize(
    ("name", "gets"), [("intake", True), ("camera", True), ("inspector_li", False), ("cleaner", False)]
)
def test_the_tracking_code_goes_to_who_passes_it_on(
    town: Town, monday: object, name: str, gets: bool
) -> None:
    answer = voices(town)[name].report(source="public", reporter={"name": "张三", "phone": "13812341234"})
    assert (answer.json()["track_code"] is not None) is gets


def people(voice: Voice, post: Post, **more: Any) -> list[str]:
    return [one["name"] for one in voice.get("/people", post=post.value, **more).json()]


def test_people_that_can_be_given_a_task(town: Town, say: dict[str, Voice]) -> None:
    assert people(say["intake"], Post.INSPECTOR) == ["李采集", "吴采集"]
    assert people(say["cleaner"], Post.INSPECTOR) == []
    assert people(say["inspector_li"], Post.INSPECTOR) == ["李采集"]
    assert people(say["cleaner"], Post.HANDLER) == ["孙环卫", "郑东队", "何一组"]
    assert people(say["east_team"], Post.HANDLER) == ["郑东队", "何一组"]
    assert people(say["dispatcher"], Post.HANDLER, department_id=town.departments["water"].pk) == ["陈供水"]


def test_an_account_without_a_platform_or_post(town: Town, monday: object) -> None:
    from cityloop.people import tokens
    from cityloop.people.models import User

    stray = Voice(tokens.make(User.objects.create_superuser("root", password="town-password-1"), name="x")[1])
    assert stray.get("/worklists/all").json()["rows"] == []
    assert (stray.report().status_code, stray.report().json()["code"]) == (403, "not_allowed")
    newcomer = User.objects.create_user("new", password="town-password-1", platform=town.platform)
    voice = Voice(tokens.make(newcomer, name="x")[1])
    assert voice.get("/worklists/all").json()["rows"] == []
    assert voice.report().status_code == 403
