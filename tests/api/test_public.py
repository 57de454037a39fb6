"""Citizens: number and tracking code open one's own report; no personal data comes out."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from cityloop.core import clock
from cityloop.people.models import AccessEntry
from tests.api.http import Voice
from tests.api.test_loop import Walk
from tests.town import PEOPLE, Town

REPORTER = {"name": "张三丰", "phone": "13812341234"}


@pytest.fixture
def walk(town: Town, say: dict[str, Voice]) -> Walk:
    return Walk(town, say, source="public", reporter=REPORTER)


def look(walk: Walk, code: str = "") -> Any:
    return Client().get(f"/api/v1/public/cases/{walk.number}", {"track_code": code or walk.track_code})


def post(walk: Walk, what: str, *, key: str = "", **body: Any) -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    return Client().post(
        f"/api/v1/public/cases/{walk.number}/{what}",
        {"track_code": walk.track_code} | body,
        content_type="application/json",
        headers=headers,
    )


def test_progress_from_report_to_rating(walk: Walk, monday: datetime) -> None:
    told = look(walk).json()
    assert (told["stage_label"], told["step"], told["may_rate"], told["may_reopen"]) == (
        "待受理",
        0,
        False,
        False,
    )
    assert post(walk, "rate", satisfaction="satisfied").status_code == 409
    walk.to_handling().to_inspected().does("chief", "close", answer="已清理干净")
    told = look(walk, walk.track_code.lower()).json()
    assert [step["label"] for step in told["history"]] == [
        "已收到", "已受理", "已立案", "已派单位处理", "单位反馈已处理", "已结案",
    ]  # fmt: skip
    assert (told["answer"], told["may_rate"], told["may_reopen"]) == ("已清理干净", True, True)
    told = post(walk, "rate", satisfaction="dissatisfied", note="还有味道", key="r1").json()
    assert told["satisfaction"] == "dissatisfied"
    assert post(walk, "rate", satisfaction="dissatisfied", note="还有味道", key="r1").status_code == 200
    assert walk.detail()["reporters"][0]["satisfaction_label"] == "不满意"
    assert post(walk, "reopen").json()["errors"][0]["field"] == "note"
    assert post(walk, "reopen", note="没有清理").json()["stage_label"] == "待核查"
    assert walk.detail()["timeline"][-1]["post_label"] == "市民"


def test_no_personal_data(walk: Walk) -> None:
    walk.to_handling().to_inspected().does("chief", "close")
    text = look(walk).content.decode()
    names = [name for _, name, _, _ in PEOPLE] + [username for username, *_ in PEOPLE]
    for secret in [*REPORTER.values(), "张", "1381234", walk.track_code, *names, "环卫处", "路边有一堆垃圾"]:
        assert secret not in text


def test_reopening_has_a_window(walk: Walk, monday: datetime) -> None:
    walk.to_handling().to_inspected().does("chief", "close")
    with clock.at(monday + timedelta(days=16)):
        assert look(walk).json()["may_reopen"] is False
        late = post(walk, "reopen", note="晚了")
        assert (late.status_code, late.json()["code"]) == (409, "refused")


def test_a_merged_report_follows_its_main_case(walk: Walk, town: Town, say: dict[str, Voice]) -> None:
    main = Walk(town, say)
    walk.does("intake", "merge", main=main.number)
    main.to_handling().to_inspected().does("chief", "close", answer="已清理")
    told = look(walk).json()
    assert (told["number"], told["stage_label"], told["answer"]) == (walk.number, "已结案", "已清理")
    assert main.number not in look(walk).content.decode()
    assert told["may_rate"] is False


def test_wrong_codes(walk: Walk, town: Town, say: dict[str, Voice]) -> None:
    other = Walk(town, say, source="public")
    for code in ("AAAAAAAA", other.track_code, "%", "' OR 1=1"):
        assert look(walk, code).status_code == 404
    assert Client().get(f"/api/v1/public/cases/{walk.number}").status_code == 422
    assert (
        Client().get("/api/v1/public/cases/2026111699999", {"track_code": walk.track_code}).status_code == 404
    )
    assert post(walk, "rate", satisfaction="ecstatic").status_code == 422
    assert post(walk, "rate", satisfaction="fair", track_code="").status_code == 422


def test_guessing_is_slowed_down(walk: Walk, monday: datetime) -> None:
    answers = [look(walk, f"GUESS{number:03}").status_code for number in range(21)]
    assert answers == [404] * 20 + [429]
    assert look(walk).status_code == 429
    with clock.at(monday + timedelta(minutes=6)):
        assert look(walk).status_code == 200
    assert AccessEntry.objects.filter(act="track_failed").count() == 20


def test_two_citizens_may_choose_one_key(walk: Walk, town: Town, say: dict[str, Voice]) -> None:
    other = Walk(town, say, source="public")
    for one in (walk, other):
        one.to_handling().to_inspected().does("chief", "close")
        assert post(one, "rate", satisfaction="fair", key="1").status_code == 200
