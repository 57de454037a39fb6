"""A case walked by HTTP through every branch of the table; every write is sent twice with the same key."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest

from cityloop.cases.models import EvidenceKind
from cityloop.core import clock
from tests.api.http import REPORT, Voice
from tests.town import INSIDE, Town
from tests.walk import photo

_KEYS = count()


class Walk:
    """One case at the API, led from step to step."""

    def __init__(self, town: Town, say: dict[str, Voice], by: str = "intake", **more: Any) -> None:
        self.town, self.say = town, say
        answer = say[by].report(**more)
        assert answer.status_code == 201, answer.json()
        self.number, self.track_code = answer.json()["number"], answer.json()["track_code"]
        self.stages = [answer.json()["stage"]]

    def does(self, who: str, verb: str, **body: Any) -> dict[str, Any]:
        """The verb succeeds, and saying it again with the same key changes nothing."""
        key = f"walk-{next(_KEYS)}"
        first = self.say[who].post(f"/cases/{self.number}/{verb}", body, key=key)
        assert first.status_code == 200, (verb, first.json())
        again = self.say[who].post(f"/cases/{self.number}/{verb}", body, key=key)
        assert (again.status_code, again.json()) == (200, first.json())
        told: dict[str, Any] = first.json()
        self.stages.append(told["stage"])
        return told

    def fails(self, who: str, verb: str, status: int, code: str, **body: Any) -> dict[str, Any]:
        before = self.detail()
        answer = self.say[who].say(self.number, verb, **body)
        told: dict[str, Any] = answer.json()
        assert (answer.status_code, told["code"]) == (status, code), told
        assert self.detail() == before
        return told

    def detail(self, who: str = "intake") -> dict[str, Any]:
        told: dict[str, Any] = self.say[who].get(f"/cases/{self.number}").json()
        return told

    def unit(self, name: str) -> int:
        return self.town.departments[name].pk

    def person(self, name: str) -> int:
        return self.town.users[name].pk

    def shown(self, who: str) -> list[str]:
        return [str(photo(self.town, who))]

    def to_filed(self) -> "Walk":
        self.does("intake", "accept")
        self.does("chief", "file-case", rule_id=self.town.rules["event:0101"].pk)
        return self

    def to_handling(self) -> "Walk":
        self.to_filed().does(
            "dispatcher", "dispatch", department_id=self.unit("sanitation"), clause="权责清单第1条"
        )
        return self

    def to_inspected(self, *, fixed: bool = True) -> "Walk":
        self.does("cleaner", "feed-back", note="已清理", evidence=self.shown("cleaner"))
        self.does("intake", "request-inspection", person_id=self.person("inspector_wu"))
        self.does("inspector_wu", "submit-inspection", fixed=fixed, note="看过")
        return self


@pytest.fixture
def walk(town: Town, say: dict[str, Voice]) -> Walk:
    return Walk(town, say)


def test_the_main_path(walk: Walk) -> None:
    walk.to_handling()
    walk.does("cleaner", "sign")
    walk.does("cleaner", "assign-person", person_id=walk.person("cleaner"))
    walk.to_inspected()
    walk.does("chief", "close", answer="已清理干净")
    assert walk.stages == [
        "reported", "accepted", "filed", "handling", "handling", "handling",
        "handled", "inspecting", "inspected", "closed",
    ]  # fmt: skip
    told = walk.detail()
    assert [entry["verb"] for entry in told["timeline"]] == [
        "report", "accept", "file_case", "dispatch", "sign", "assign_person",
        "feed_back", "request_inspection", "submit_inspection", "close",
    ]  # fmt: skip
    assert told["rule"]["closing_condition"] == "恢复"
    assert told["reporters"][0]["answer"] == "已清理干净"
    assert (told["holder"], told["lamp"], told["due_at"]) == (None, None, None)


def test_verification(walk: Walk) -> None:
    walk.does("intake", "request-verification", person_id=walk.person("inspector_wu"))
    walk.fails("inspector_li", "submit-verification", 403, "not_allowed", confirmed=True, note="属实")
    walk.does(
        "inspector_wu",
        "submit-verification",
        confirmed=True,
        note="属实",
        evidence=walk.shown("inspector_wu"),
    )
    assert walk.stages == ["reported", "verifying", "reported"]
    assert walk.detail()["assignments"][1]["finding"] == "confirmed"


def test_rejection_answers_the_reporter(walk: Walk) -> None:
    walk.fails("intake", "reject", 422, "invalid")
    walk.does("intake", "reject", note="不属于受理范围")
    assert walk.detail()["reporters"][0]["answer"] == "不属于受理范围"
    walk.does("intake", "follow-up", note="已电话说明")
    assert walk.stages[-1] == "rejected"


def test_rejection_by_the_duty_chief_and_return_to_intake(walk: Walk) -> None:
    walk.does("intake", "accept")
    walk.does("chief", "return-to-intake", note="描述不清")
    walk.does("chief", "amend", description="东街路口有两堆垃圾", urgent=True)
    assert walk.detail()["description"] == "东街路口有两堆垃圾"
    walk.does("intake", "accept")
    walk.does("chief", "reject", note="重复")
    assert walk.stages == ["reported", "accepted", "reported", "reported", "accepted", "rejected"]


def test_return_by_the_dispatcher(walk: Walk) -> None:
    walk.to_filed()
    walk.does("dispatcher", "return-to-intake", note="小类不对")
    assert walk.stages[-1] == "reported"
    assert walk.detail()["rule"] is None


def test_merge_and_unmerge(walk: Walk, say: dict[str, Voice], town: Town) -> None:
    main = Walk(town, say)
    walk.fails("intake", "merge", 404, "not_found", main="2026010199999")
    walk.fails("intake", "merge", 409, "refused", main=walk.number)
    walk.does("intake", "merge", main=main.number)
    assert (walk.detail()["main"], main.detail()["subs"]) == (main.number, [walk.number])
    main.fails("intake", "merge", 409, "refused", main=walk.number)
    walk.does("chief", "unmerge", note="不是同一处")
    assert (walk.stages, walk.detail()["main"]) == (["reported", "merged", "reported"], None)


def test_self_handled(town: Town, say: dict[str, Voice]) -> None:
    body = {name: value for name, value in REPORT.items() if name != "source"}
    shown = [str(one) for one in _before_and_after(town)]
    refused = say["inspector_li"].post("/cases/self-handled", body | {"evidence": shown[:1]})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "evidence")
    answer = say["inspector_li"].post("/cases/self-handled", body | {"evidence": shown})
    assert (answer.status_code, answer.json()["stage"], answer.json()["track_code"]) == (
        201,
        "self_handled",
        None,
    )
    number = answer.json()["number"]
    assert say["intake"].say(number, "approve-self-handled").json()["stage"] == "closed"

    shown = [str(one) for one in _before_and_after(town)]
    number = say["inspector_li"].post("/cases/self-handled", body | {"evidence": shown}).json()["number"]
    assert say["chief"].say(number, "refuse-self-handled", note="照片不清").json()["stage"] == "reported"


def _before_and_after(town: Town) -> list[int]:
    return [photo(town, "inspector_li", kind) for kind in (EvidenceKind.BEFORE, EvidenceKind.AFTER)]


def test_sent_back_twice_then_designated(walk: Walk) -> None:
    walk.to_handling()
    asked = {"note": "不归我管", "clause": "权责清单第9条"}
    for unit, handler in [("sanitation", "cleaner"), ("enforcement", "officer")]:
        walk.does(handler, "request-send-back", **asked)
        walk.does("dispatcher", "send-back", note="同意")
        other = "enforcement" if unit == "sanitation" else "sanitation"
        walk.does("dispatcher", "dispatch", department_id=walk.unit(other))
    walk.does("cleaner", "request-send-back", **asked)
    told = walk.fails("dispatcher", "send-back", 409, "refused", note="同意")
    assert "指定办理" in told["detail"]
    walk.does("chief", "designate", department_id=walk.unit("sanitation"), note="就由环卫处办")
    assert walk.detail()["holder"]["binding"] is True
    walk.fails("cleaner", "request-send-back", 409, "refused", **asked)
    assert [one["decision"] for one in walk.detail()["requests"]] == ["approved", "approved", "refused"]


def test_extension_refused_withdrawn_and_granted(walk: Walk) -> None:
    walk.to_handling()
    walk.does("cleaner", "request-extension", note="下雨")
    walk.fails("cleaner", "request-extension", 409, "refused", note="再请")
    walk.does("dispatcher", "refuse-request", note="雨已停")
    walk.does("cleaner", "request-extension", note="车坏了")
    walk.does("cleaner", "withdraw-request")
    walk.does("cleaner", "request-extension", note="量大")
    before = walk.detail()["due_at"]
    walk.fails("dispatcher", "extend", 422, "invalid", factor=3)
    walk.does("dispatcher", "extend", factor=0.5)
    assert walk.detail()["due_at"] > before
    decisions = [one["decision_label"] for one in walk.detail()["requests"]]
    assert decisions == ["不同意", "已撤回", "同意"]


def test_suspension_and_resumption(walk: Walk, monday: datetime) -> None:
    walk.to_handling()
    until = (monday + timedelta(days=10)).isoformat()
    walk.fails(
        "cleaner", "request-suspension", 422, "invalid", note="等材料", until="2026-01-01T00:00:00+08:00"
    )
    walk.does("cleaner", "request-suspension", note="等材料", until=until)
    assert walk.does("dispatcher", "suspend")["lamp"] == "paused"
    told = walk.detail()
    assert (told["stage"], told["seconds_left"], len(told["suspensions"])) == ("suspended", None, 1)
    with clock.at(monday + timedelta(days=1)):
        due = walk.does("dispatcher", "resume", note="材料到了")["due_at"]
    assert due == "2026-11-17T07:00:00Z"  # four hours were left at Monday 09:00: Tuesday 15:00 in Beijing


def test_void_is_decided_by_somebody_else(walk: Walk) -> None:
    walk.does("intake", "request-void", note="误报")
    walk.fails("intake", "void", 403, "not_allowed")
    walk.does("chief", "refuse-request", note="现场确有")
    walk.does("intake", "request-void", note="确是误报")
    walk.does("chief", "void")
    assert walk.stages == ["reported", "reported", "reported", "reported", "voided"]


def test_rework_and_reinspection(walk: Walk) -> None:
    walk.to_handling().to_inspected(fixed=False)
    walk.fails("chief", "close", 409, "refused")
    walk.does("intake", "reinspect", person_id=walk.person("inspector_wu"), note="再看一次")
    walk.does("inspector_wu", "submit-inspection", fixed=False, note="仍未处理")
    walk.does("intake", "rework", note="返工")
    assert walk.detail()["holder"]["rework"] is True
    with clock.at(clock.now() + timedelta(minutes=30)):
        walk.to_inspected().does("chief", "close")
    assert walk.stages[-1] == "closed"


def test_force_close(walk: Walk) -> None:
    walk.to_handling()
    walk.fails("chief", "force-close", 403, "not_allowed", note="特殊")
    walk.does("head", "force-close", note="现场已拆迁")
    assert walk.stages[-1] == "closed"


def test_nested_handling(walk: Walk) -> None:
    """Second level, third level, assisting; report back and recall; children stand under their parents."""
    walk.to_filed()
    walk.does(
        "dispatcher",
        "dispatch",
        department_id=walk.unit("sanitation"),
        assisting_ids=[walk.unit("enforcement")],
    )
    limit = {"amount": 2, "unit": "work_hour"}
    walk.does("cleaner", "redispatch", department_id=walk.unit("sanitation_east"), limit=limit)
    walk.does("east_team", "redispatch", department_id=walk.unit("sanitation_east_1"))
    (lead,) = [one for one in walk.detail()["assignments"] if one["kind"] == "handle"]
    below = {child["department"]["name"]: child for child in lead["children"]}
    assert set(below) == {"城管执法大队", "环卫东队"}
    assert below["环卫东队"]["limit"] == "2 工作时"
    assert [one["department"]["name"] for one in below["环卫东队"]["children"]] == ["环卫东队一组"]
    walk.fails("cleaner", "feed-back", 409, "refused", note="ok")
    walk.fails("east_team", "report-back", 409, "refused", note="ok")
    walk.does("east_group", "report-back", note="扫完", evidence=walk.shown("east_group"))
    walk.does("east_team", "report-back", note="扫完")
    walk.does("cleaner", "recall", note="不用协办了")
    walk.does("cleaner", "feed-back", note="已清理", evidence=walk.shown("cleaner"))


def test_urging_oversight_and_remarks(walk: Walk, monday: datetime) -> None:
    walk.to_handling()
    walk.does("leader", "urge", note="请抓紧")
    due = (monday + timedelta(days=1)).isoformat()
    walk.does("overseer", "place-under-oversight", note="限期办结", answer_due_at=due)
    assert walk.say["officer"].say(walk.number, "answer-oversight", note="不是我").status_code == 404
    walk.does("cleaner", "answer-oversight", note="今天办完")
    walk.does("overseer", "lift-oversight", note="已办")
    walk.does("cleaner", "comment", note="道路封闭")
    (oversight,) = walk.detail()["oversights"]
    assert (oversight["department"], oversight["answer"]) == ("环卫处", "今天办完")
    assert oversight["lifted_at"] is not None


def test_the_line_of_why_has_one_full_stop(walk: Walk) -> None:
    walk.to_handling()
    walk.does("leader", "urge", note="请抓紧。")
    assert walk.detail()["why"].split("；")[0].endswith("催办：请抓紧")
    assert walk.detail()["why"].count("。") == 1


def test_the_desk_reopens_for_the_citizen(walk: Walk, monday: datetime) -> None:
    walk.to_handling().to_inspected().does("chief", "close")
    walk.does("intake", "reopen", note="市民来电：又堆起来了")
    assert walk.stages[-1] == "handled"
    late = Walk(walk.town, walk.say).to_handling().to_inspected()
    late.does("chief", "close")
    with clock.at(monday + timedelta(days=16)):
        late.fails("intake", "reopen", 409, "refused", note="晚了")


def test_a_wrong_verb_says_what_is_allowed(walk: Walk) -> None:
    told = walk.fails("intake", "close", 409, "wrong_stage")
    assert (told["stage"], told["verb"]) == ("reported", "close")
    assert {"accept", "reject", "merge"} <= set(told["allowed"])
    assert told["detail"].startswith("案件处于“待受理”，不能“结案”。您现在可以：")
    assert told["type"] == "urn:cityloop:problem:wrong_stage"


def test_coordinates_of_web_maps_are_converted(town: Town, say: dict[str, Voice]) -> None:
    from cityloop.places import coords

    for system in ("gcj02", "bd09", "wgs84", "cgcs2000"):
        lon, lat = coords.from_wgs(*INSIDE, system)
        answer = say["intake"].report(lon=lon, lat=lat, coordinate_system=system)
        place = say["intake"].get(f"/cases/{answer.json()['number']}").json()["place"]
        assert (place["lon"], place["lat"]) == pytest.approx(INSIDE, abs=1e-6)


def test_similar_reports_are_named_but_do_not_block(town: Town, say: dict[str, Voice]) -> None:
    first = say["intake"].report().json()
    second = say["intake"].report(lon=INSIDE[0] + 0.0001).json()
    assert [one["number"] for one in second["similar"]] == [first["number"]]
    assert 5 < second["similar"][0]["metres"] < 15
    query = {"nature": "event", "category": "0101", "lon": INSIDE[0], "lat": INSIDE[1]}
    assert len(say["intake"].get("/cases/similar", **query).json()) == 2
    assert say["cleaner"].get("/cases/similar", **query).json() == []  # not the unit's to see
    assert say["intake"].get("/cases/similar", **(query | {"category": "0401"})).json() == []
