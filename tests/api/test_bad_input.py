"""Bad input: a clear refusal each, in one shape, in two languages, and nothing half-written."""

import json
from typing import Any

import pytest

from cityloop.cases.models import Case, Reporter, TimelineEntry
from cityloop.cases.stages import Stage
from tests.api.http import REPORT, Voice
from tests.town import Town
from tests.walk import case_at

MEMBERS = {"type", "title", "status", "code", "detail", "detail_en", "errors"}


def check_problem(answer: Any, status: int) -> dict[str, Any]:
    """The one shape of errors."""
    assert answer.status_code == status, answer.content.decode()
    assert answer["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert set(told) >= MEMBERS and told["status"] == status
    assert any("一" <= letter <= "鿿" for letter in told["detail"])
    assert told["detail_en"].isascii() or told["code"] == "invalid"
    assert "Traceback" not in answer.content.decode()
    return told


def nothing_written() -> bool:
    return not (Case.objects.exists() or TimelineEntry.objects.exists() or Reporter.objects.exists())


REPORTS: dict[str, tuple[dict[str, Any], int, str, str]] = {
    "unknown category": ({"category": "9999"}, 422, "category_code", "没有小类"),
    "category of the other nature": (
        {"nature": "component", "category": "0401"},
        422,
        "category_code",
        "没有小类",
    ),
    "unknown nature": ({"nature": "thing"}, 422, "nature", "应为以下之一"),
    "unknown source": ({"source": "dream"}, 422, "source", "应为以下之一"),
    "point outside": ({"lon": 113.95, "lat": 35.35}, 422, "", "不在任何单元网格内"),
    "swapped": ({"lon": 35.3005, "lat": 113.9005}, 422, "", "写反"),
    "zero": ({"lon": 0, "lat": 0}, 422, "", "定位没有成功"),
    "off the globe": ({"lon": 999, "lat": 35}, 422, "", "超出"),
    "no number": ({"lon": "east"}, 422, "lon", "应为数字"),
    "unknown system": ({"coordinate_system": "mars"}, 422, "coordinate_system", "应为以下之一"),
    "future": ({"found_at": "2031-01-01T00:00:00+08:00"}, 422, "found_at", "在将来"),
    "long ago": ({"found_at": "1999-01-01T00:00:00+08:00"}, 422, "found_at", "31 天前"),
    "before time": ({"found_at": "0001-01-01T00:00:00+14:00"}, 422, "found_at", ""),
    "after time": ({"found_at": "9999-12-31T23:59:59-12:00"}, 422, "found_at", ""),
    "no zone": ({"found_at": "2026-11-16T08:00:00"}, 422, "found_at", "须带时区"),
    "no such day": ({"found_at": "2026-02-30T08:00:00+08:00"}, 422, "found_at", "应为时刻"),
    "a time of words": ({"found_at": "昨天"}, 422, "found_at", "应为时刻"),
    "empty": ({"description": ""}, 422, "description", "请填写问题描述"),
    "blank": ({"description": " \n\t "}, 422, "description", "请填写问题描述"),
    "too long": ({"description": "长" * 2001}, 422, "description", "最长 2000"),
    "long address": ({"address": "路" * 201}, 422, "address", "最长 200"),
    "long reference": ({"source_ref": "x" * 81}, 422, "source_ref", "最长 80"),
    "number as description": ({"description": 5}, 422, "description", "应为文字"),
    "list as description": ({"description": ["x"]}, 422, "description", "应为文字"),
    "unknown field": ({"colour": "red"}, 422, "colour", "不是本接口的字段"),
    "unknown component": ({"component_code": "4107020101999999"}, 422, "component", "没有部件"),
    "phone of letters": ({"reporter": {"phone": "call me"}}, 422, "reporter.phone", "格式不正确"),
    "long name": ({"reporter": {"name": "名" * 41}}, 422, "reporter.name", "最长 40"),
    "evidence of words": ({"evidence": ["photo"]}, 422, "evidence.0", "格式不正确"),
    "evidence as number": ({"evidence": [12]}, 422, "evidence.0", "应为文字"),
    "unknown evidence": ({"evidence": ["12"]}, 422, "evidence", "材料不存在"),
    "evidence beyond 63 bits": ({"evidence": ["9999999999999999999"]}, 422, "evidence", "没有这份材料"),
    "too much evidence": ({"evidence": ["1"] * 51}, 422, "evidence", "最多 50"),
    "NUL": ({"description": "a\x00b"}, 400, "", "NUL"),
    "NUL in a name": ({"reporter": {"name": "a\x00b"}}, 400, "", "NUL"),
    "half a character": ({"description": "\ud83d"}, 422, "description", ""),
}


@pytest.mark.parametrize("what", list(REPORTS))
def test_reports(say: dict[str, Voice], what: str) -> None:
    change, status, field, words = REPORTS[what]
    told = check_problem(say["intake"].raw("/cases", json.dumps(REPORT | change).encode()), status)
    assert words in told["detail"]
    assert not field or told["errors"][0]["field"] == field
    assert nothing_written()


BODIES: dict[str, tuple[bytes, str, int]] = {
    "no JSON": (b"{not json", "application/json", 400),
    "cut off": (b'{"source": "hotline"', "application/json", 400),
    "wrong encoding": ('{"description": "垃圾"}'.encode("gbk"), "application/json", 400),
    "UTF-16": ('{"description": "垃圾"}'.encode("utf-16"), "application/json", 400),
    "NaN": (b'{"lon": NaN}', "application/json", 400),
    "a list": (b"[]", "application/json", 422),
    "a word": (b'"x"', "application/json", 422),
    "null": (b"null", "application/json", 422),
    "nothing": (b"", "application/json", 422),
    "very deep": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "application/json", 400),
    "a very long number": (b'{"lon": ' + b"9" * 5000 + b"}", "application/json", 400),
    "beyond every float": (b'{"lon": 1e999}', "application/json", 422),
    "a form": (b"source=hotline", "application/x-www-form-urlencoded", 415),
    "text": (b"{}", "text/plain", 415),
    "too large": (b'{"description": "' + b"x" * 3_000_000 + b'"}', "application/json", 413),
}


@pytest.mark.parametrize("what", list(BODIES))
def test_bodies(say: dict[str, Voice], what: str) -> None:
    raw, content_type, status = BODIES[what]
    check_problem(say["intake"].raw("/cases", raw, content_type), status)
    assert nothing_written()


def test_a_byte_order_mark_is_no_obstacle(say: dict[str, Voice]) -> None:
    assert say["intake"].raw("/cases", b"\xef\xbb\xbf" + json.dumps(REPORT).encode()).status_code == 201


SCRIPT = "<script>alert('垃圾')</script> '; DROP TABLE cases; -- ${7*7} {{7*7}} 😀 \u202e"


def test_a_script_in_a_description_stays_text(say: dict[str, Voice]) -> None:
    number = say["intake"].report(description=SCRIPT, address=SCRIPT[:100]).json()["number"]
    answer = say["intake"].get(f"/cases/{number}")
    assert answer.json()["description"] == SCRIPT
    assert (answer["Content-Type"].split(";")[0], answer["X-Content-Type-Options"]) == (
        "application/json",
        "nosniff",
    )
    row = say["intake"].get("/worklists/all", text="<script>").json()["rows"][0]
    assert row["description"] == SCRIPT


LISTS: dict[str, tuple[dict[str, Any], str]] = {
    "size zero": ({"size": 0}, "size"),
    "size huge": ({"size": 100_000}, "size"),
    "size of words": ({"size": "many"}, "size"),
    "unknown lamp": ({"lamp": "pink"}, "lamp"),
    "unknown stage": ({"stage": "limbo"}, "stage"),
    "unknown filter": ({"colour": "red"}, "colour"),
    "time of words": ({"reported_from": "yesterday"}, "reported_from"),
    "time without zone": ({"reported_from": "2026-11-16T00:00:00"}, "reported_from"),
    "rule beyond 63 bits": ({"rule_id": 2**70}, "rule_id"),
    "department of words": ({"department_id": "x"}, "department_id"),
    "cursor of nonsense": ({"cursor": "!!!!"}, "cursor"),
    "cursor of another list": (
        {"cursor": "WyItcmVwb3J0ZWRfYXQiLCAiMjAyNi0xMS0xNlQwMTowMDowMCIsIDFd"},
        "cursor",
    ),
    "cursor with a wrong value": ({"cursor": "WyJkdWVfYXQiLCAiYWJjIiwgMV0"}, ""),
    "cursor with an object": ({"cursor": "WyJkdWVfYXQiLCB7fSwgMV0"}, ""),
    "cursor with a huge key": (
        {"cursor": "WyJkdWVfYXQiLCAiMjAyNi0xMS0xNlQwMTowMDowMCswMDowMCIsIDFlNDBd"},
        "",
    ),
    "cursor without zone": ({"cursor": "WyJkdWVfYXQiLCAiMjAyNi0xMS0xNlQwMTowMDowMCIsIDFd"}, ""),
}


@pytest.mark.parametrize("what", list(LISTS))
def test_lists(say: dict[str, Voice], what: str) -> None:
    query, field = LISTS[what]
    told = check_problem(say["intake"].get("/worklists/pending", **query), 422)
    assert not field or told["errors"][0]["field"] == field


def test_a_list_that_does_not_exist(say: dict[str, Voice]) -> None:
    told = check_problem(say["intake"].get("/worklists/dreams"), 422)
    assert "pending" in told["detail"]
    check_problem(say["intake"].get("/worklists/pending", text="a\x00b"), 400)


VERBS: dict[str, tuple[str, str, dict[str, Any], str]] = {
    "missing rule": ("chief", "file-case", {}, "rule_id"),
    "rule of another category": ("chief", "file-case", {"rule_id": 4}, "rule"),
    "no such rule": ("chief", "file-case", {"rule_id": 999_999}, "rule"),
    "long note": ("intake", "accept", {"note": "长" * 1001}, "note"),
    "unknown field": ("intake", "accept", {"why": "x"}, "why"),
    "no such person": ("intake", "request-verification", {"person_id": 999_999}, "person"),
    "no inspector": ("intake", "request-verification", {"person_id": 1}, "person"),
    "negative": ("intake", "request-verification", {"person_id": -1}, "person_id"),
    "empty amendment": ("intake", "amend", {}, ""),
    "half a point": ("intake", "amend", {"lon": 113.9}, "lon"),
    "amended outside": ("intake", "amend", {"lon": 113.95, "lat": 35.35}, ""),
    "amended category": ("intake", "amend", {"category": "9999"}, "category_code"),
    "blank reason": ("intake", "reject", {"note": "   "}, "note"),
}


@pytest.mark.parametrize("what", list(VERBS))
def test_verbs(town: Town, say: dict[str, Voice], what: str) -> None:
    case = case_at(town, Stage.REPORTED)
    who, verb, body, field = VERBS[what]
    if "rule_id" in body and body["rule_id"] == 4:
        body = {"rule_id": town.rules["component:0101"].pk}
    if what == "no inspector":
        body = {"person_id": town.users["cleaner"].pk}
    told = check_problem(say[who].post(f"/cases/{case.number}/{verb}", body), 422)
    assert not field or told["errors"][0]["field"] == field
    assert Case.objects.get(pk=case.pk).log_head == case.log_head


def test_dispatch_to_nobody_or_to_the_centre(town: Town, say: dict[str, Voice]) -> None:
    case = case_at(town, Stage.FILED)
    for unit in (999_999, town.departments["supervision"].pk):
        told = check_problem(say["dispatcher"].say(case.number, "dispatch", department_id=unit), 422)
        assert told["errors"][0]["field"] == "department"
    twice = [town.departments["water"].pk] * 2
    lead = town.departments["sanitation"].pk
    check_problem(
        say["dispatcher"].say(case.number, "dispatch", department_id=lead, assisting_ids=twice), 422
    )
    assert Case.objects.get(pk=case.pk).stage == "filed"


@pytest.mark.parametrize(
    "number", ["0", "2026111699999", "x' OR 1=1", "..%2F..%2Fetc", "%00", "案件", "9" * 300]
)
def test_no_such_case(say: dict[str, Voice], number: str) -> None:
    check_problem(say["intake"].get(f"/cases/{number}"), 404)
    check_problem(say["intake"].say(number, "accept"), 404)


def test_addresses_and_methods(say: dict[str, Voice]) -> None:
    check_problem(say["intake"].get("/nowhere"), 404)
    refused = say["intake"].client.delete("/api/v1/worklists/pending", headers=say["intake"]._headers())
    assert check_problem(refused, 405)["title"] == "不支持这种请求方法"
    assert refused["Allow"] == "GET"
    check_problem(say["intake"].client.get("/api/v1/enumerations", headers={"Host": "evil.example"}), 400)


def test_chunks_would_be_read_as_nothing(say: dict[str, Voice]) -> None:
    headers = say["intake"]._headers() | {"Transfer-Encoding": "chunked"}
    check_problem(say["intake"].client.generic("POST", "/api/v1/cases", b"", headers=headers), 411)


def test_duplicate_source_reference(say: dict[str, Voice]) -> None:
    first = say["camera"].report(source="video", source_ref="ALARM-7")
    told = check_problem(say["camera"].report(source="video", source_ref="ALARM-7"), 409)
    assert (told["code"], told["number"]) == ("conflict", first.json()["number"])
    assert Case.objects.count() == 1


def test_idempotency_keys(say: dict[str, Voice]) -> None:
    first = say["intake"].report(key="k-1").json()
    assert say["intake"].report(key="k-1").json() == first
    check_problem(say["intake"].report(key="k-1", description="另一堆"), 409)
    assert say["camera"].report(key="k-1", source="video").json()["number"] != first["number"]
    assert Case.objects.count() == 2
    for key in ("x" * 81, "two words", "键"):
        told = check_problem(say["intake"].client.post(
            "/api/v1/cases", REPORT, content_type="application/json",
            headers=say["intake"]._headers() | {"Idempotency-Key": key},
        ), 422)  # fmt: skip
        assert told["errors"][0]["field"] == "Idempotency-Key"


def test_the_unexpected_is_logged_and_says_nothing(
    say: dict[str, Voice], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from cityloop.cases import queries

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the password is 12345")

    monkeypatch.setattr(queries, "counts", broken)
    answer = say["intake"].get("/worklists/counts")
    assert check_problem(answer, 500)["code"] == "internal"
    assert "12345" not in answer.content.decode()
    assert "the password is 12345" in caplog.text
