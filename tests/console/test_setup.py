"""Setting up in the browser: an empty platform knows what it lacks; tables go in; a test case goes round."""

import io
import re
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cityloop.cases.chain import first_broken
from cityloop.cases.models import Case, TimelineEntry
from cityloop.cases.stages import Stage
from cityloop.catalog.models import LoopPolicy, Responsibility
from cityloop.core import editions
from cityloop.loading.registry import KINDS
from cityloop.people.models import AccessEntry, Department, Membership, Platform, User
from cityloop.people.posts import Post
from cityloop.places.models import Division
from tests.api.http import Voice
from tests.console.asking import voice
from tests.town import PEOPLE, Town

CHINESE = re.compile("[\u4e00-\u9fff]")
POSTS = {name: post for name, _, post, _ in PEOPLE}
DIVISIONS = "代码,名称\n410702,测试区\n410702009,北街街道\n"
WRONG = "代码,名称\n410702009,北街街道\n4107,短\n"


@pytest.fixture
def admin(say: dict[str, Voice], settings: Any, tmp_path: Any) -> Voice:
    settings.MEDIA_ROOT = tmp_path
    return say["admin"]


def send(asker: Voice, path: str, text: str, name: str = "区划.csv", **more: Any) -> Any:
    form = {"file": SimpleUploadedFile(name, text.encode())} | more
    headers = {"Authorization": f"Bearer {asker.token}"}
    return asker.client.post(f"/api/v1/setup/{path}", form, headers=headers)


def steps(asker: Voice) -> dict[str, dict[str, Any]]:
    return {step["step"]: step for step in asker.get("/setup/state").json()["steps"]}


class TestState:
    def test_a_platform_of_nothing_lacks_everything(self, db: None, monday: object) -> None:
        platform = Platform.objects.create(code="new", name="新区", division_code="410702")
        centre = Department.objects.create(
            platform=platform, code="c", name="中心", kind="centre", path="/1/"
        )
        user = User.objects.create_user("boss", password="town-password-1", platform=platform)
        Membership.objects.create(user=user, department=centre, post=Post.ADMIN)
        asker = voice(Town(platform, {}, {"boss": user}, {}, {}, {}), "boss")
        told = asker.get("/setup/state").json()
        assert not told["ready"] and [table["kind"] for table in told["tables"]] == list(KINDS)
        done = {step["step"]: step["done"] for step in told["steps"]}
        assert done == {
            "platform": True,
            "divisions": False,
            "cells": False,
            "duty-grids": False,
            "centre": False,
            "units": False,
            "post:intake": False,
            "post:duty_chief": False,
            "post:dispatcher": False,
            "post:handler": False,
            "post:inspector": False,
            "catalogue": False,
            "responsibilities": False,
            "calendar": False,
            "numbering": True,
            "channels": False,
        }
        assert all(step["remedy"] and step["what"] for step in told["steps"])
        english = [step[word] for step in told["steps"] for word in ("what_en", "remedy_en")]
        assert all(english) and not CHINESE.search("".join(english).replace(platform.name, ""))
        assert {step["kind"] for step in told["steps"]} - {""} <= set(KINDS)
        refused = asker.post("/setup/test-case")
        assert refused.status_code == 409 and refused.json()["step"] == "人员"

    def test_the_town_is_ready(self, admin: Voice, town: Town) -> None:
        told = admin.get("/setup/state").json()
        assert told["ready"]
        found = {step["step"]: step for step in told["steps"]}
        assert [name for name, step in found.items() if not step["done"]] == ["responsibilities", "calendar"]
        assert (found["cells"]["count"], found["units"]["count"], found["post:inspector"]["count"]) == (
            4,
            6,
            2,
        )
        assert found["responsibilities"]["count"] == 80  # nobody is named for 0501

    def test_coverage_is_of_kinds_of_problem(self, admin: Voice, town: Town) -> None:
        Responsibility.objects.filter(nature="component").delete()
        assert steps(admin)["responsibilities"]["count"] == 40  # 0101, 0401 of five; nobody for 05
        Responsibility.objects.create(
            platform=town.platform,
            nature="component",
            lead=town.departments["water"],
            clause="x",
            valid_from="2026-01-01",
        )
        assert steps(admin)["responsibilities"]["count"] == 80

    def test_one_inspector_is_not_enough(self, admin: Voice, town: Town) -> None:
        User.objects.filter(username="inspector_wu").update(is_active=False)
        assert not steps(admin)["post:inspector"]["done"]
        assert not admin.get("/setup/state").json()["ready"]


class TestTables:
    def test_a_dry_run_counts_and_writes_nothing(self, admin: Voice, town: Town) -> None:
        told = send(admin, "divisions/dry-run", DIVISIONS).json()
        assert (told["kind"], told["total"], told["created"], told["unchanged"]) == ("区划", 2, 1, 1)
        assert not told["written"] and not Division.objects.filter(code="410702009").exists()

    def test_a_load_writes_and_is_recorded(self, admin: Voice, town: Town) -> None:
        told = send(admin, "divisions/load", DIVISIONS).json()
        assert told["written"] and told["problem_count"] == 0
        assert Division.objects.get(platform=town.platform, code="410702009").name == "北街街道"
        entry = AccessEntry.objects.get(act="load_reference")
        assert (entry.user, entry.facts["file"]) == (town.users["admin"], "区划.csv")

    def test_wrong_rows_stop_everything_and_come_back_as_a_file(self, admin: Voice) -> None:
        told = send(admin, "divisions/load", WRONG).json()
        assert not told["written"] and told["problem_count"] == 1
        assert told["problems"] == [
            {
                "sheet": "table",
                "row": 3,
                "problem": "区划代码“4107”应为 6、9 或 12 位数字",
                "problem_en": "The division code “4107” must have 6, 9 or 12 digits",
            }
        ]
        assert not Division.objects.filter(code="410702009").exists()
        answer = send(admin, "divisions/errors.xlsx", WRONG)
        rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
        assert rows[0][-2:] == ("行号", "问题") and rows[1][:3] == ("4107", "短", 3)
        assert send(admin, "divisions/errors.xlsx", DIVISIONS).status_code == 422
        skipped = send(admin, "divisions/load", WRONG, skip_bad="true").json()
        assert skipped["written"] and (skipped["created"], skipped["skipped"]) == (1, 1)

    @pytest.mark.parametrize("kind", list(KINDS))
    def test_every_table_has_a_template(self, admin: Voice, kind: str) -> None:
        answer = admin.get(f"/setup/{kind}/template.xlsx")
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        assert len(book.sheetnames) == 2 and book.active.cell(1, 1).value

    def test_what_is_no_table_is_refused(self, admin: Voice) -> None:
        assert send(admin, "divisions/load", "x", name="virus.exe").status_code == 422
        assert send(admin, "divisions/load", "not a table", name="x.xlsx").status_code == 422
        assert send(admin, "unicorns/load", DIVISIONS).status_code == 404
        assert send(admin, "divisions/load", DIVISIONS, decree="yes").status_code == 422
        assert admin.post("/setup/divisions/load").status_code in {415, 422}


class TestCase:
    def test_one_labelled_case_goes_round_and_is_closed(self, admin: Voice, town: Town) -> None:
        answer = admin.post("/setup/test-case")
        assert answer.status_code == 201, answer.json()
        case = Case.objects.get(number=answer.json()["number"])
        assert case.stage == Stage.CLOSED and "测试案件" in case.description
        verbs = [line["verb"] for line in answer.json()["timeline"]]
        assert verbs == [
            "report", "accept", "file_case", "dispatch", "sign", "feed_back",
            "request_inspection", "submit_inspection", "close",
        ]  # fmt: skip
        entries = TimelineEntry.objects.filter(case=case)
        assert first_broken(case, entries) is None
        speakers = {entry.post for entry in entries}
        assert speakers == {"intake", "duty_chief", "dispatcher", "handler", "inspector"}
        assert AccessEntry.objects.get(act="setup_test_case").object == case.number

    def test_where_verification_comes_first(self, admin: Voice, town: Town) -> None:
        LoopPolicy.objects.update(verify_sources=["other"])
        editions.bump(editions.CATALOG)
        told = admin.post("/setup/test-case").json()
        assert "submit_verification" in [line["verb"] for line in told["timeline"]]

    def test_a_step_that_fails_is_named_and_nothing_stays(self, admin: Voice, town: Town) -> None:
        Department.objects.filter(desk="command").update(desk="")
        editions.bump(editions.PEOPLE)
        answer = admin.post("/setup/test-case")
        assert answer.status_code == 409 and answer.json()["step"] == "立案"
        assert "指挥中心" in answer.json()["detail"]
        assert not Case.objects.exists() and not TimelineEntry.objects.exists()


REQUESTS = [("get", "/setup/state"), ("get", "/setup/divisions/template.xlsx")]
UPLOADS = ["divisions/dry-run", "divisions/load", "divisions/errors.xlsx"]


def test_only_the_administrator_sets_up(say: dict[str, Voice], admin: Voice, town: Town) -> None:
    others = [name for name, post in POSTS.items() if post is not Post.ADMIN]
    for name in others:
        for _, path in REQUESTS:
            assert say[name].get(path).status_code == 403, (name, path)
        for path in UPLOADS:
            assert send(say[name], path, DIVISIONS).status_code == 403, (name, path)
        assert say[name].post("/setup/test-case").status_code == 403
    assert not Case.objects.exists() and not Division.objects.filter(code="410702009").exists()
    nobody = Voice("")
    assert (
        nobody.get("/setup/state").status_code == 401
        and send(nobody, UPLOADS[1], DIVISIONS).status_code == 401
    )
