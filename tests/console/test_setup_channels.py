"""Setting up without a file: numbering until the first case, what comes with the software, channels and tokens."""

import pytest

from cityloop.cases.models import Case
from cityloop.catalog.models import Calendar, CatalogueVersion, Category
from cityloop.people.models import AccessEntry, Platform, User
from tests.api.http import Voice
from tests.console.asking import voice
from tests.town import PEOPLE, Town, build_town
from tests.walk import reported

FRAME = {"name": "红旗测试区", "division_code": "410702", "number_prefix": "HQ"}


def test_numbers_take_the_prefix_until_there_is_a_case(say: dict[str, Voice], town: Town) -> None:
    admin = say["admin"]
    told = admin.put("/setup/platform", FRAME).json()
    assert (told["number_prefix"], told["numbered"], told["example"]) == ("HQ", False, "HQ2026111600001")
    town.platform.refresh_from_db()
    assert reported(town).number == "HQ2026111600001"
    again = admin.put("/setup/platform", FRAME | {"name": "又名"}).json()
    assert (again["name"], again["numbered"]) == ("又名", True)
    refused = admin.put("/setup/platform", FRAME | {"number_prefix": "X"})
    assert refused.status_code == 409 and "不能再改" in refused.json()["detail"]
    assert AccessEntry.objects.filter(act="change_platform").count() == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [("division_code", "41070"), ("number_prefix", "红旗"), ("name", "  "), ("number_prefix", "ABCDEFGHI")],
)
def test_what_cannot_be_is_refused_at_its_field(say: dict[str, Voice], field: str, value: str) -> None:
    answer = say["admin"].put("/setup/platform", FRAME | {field: value})
    assert answer.status_code == 422 and field in answer.content.decode()


def test_what_comes_with_the_software(say: dict[str, Voice], town: Town) -> None:
    answer = say["admin"].post("/setup/catalogue/default")
    assert answer.status_code == 201
    assert answer.json() == {
        "detail": "已采用“默认立案标准”，190 个小类，今日起生效。",
        "detail_en": "“默认立案标准” with 190 subcategories is in force from today.",
    }
    version = CatalogueVersion.objects.get(platform=town.platform, name="默认立案标准")
    assert Category.objects.filter(version=version).count() == 190
    assert say["admin"].post("/setup/catalogue/default").status_code == 409
    for _ in range(2):
        assert say["admin"].post("/setup/calendar/default").status_code == 201
    assert Calendar.objects.get(platform=town.platform).is_default


def test_a_channel_comes_in_by_its_token_until_it_is_revoked(say: dict[str, Voice], town: Town) -> None:
    admin = say["admin"]
    made = admin.post("/setup/channels", {"username": "city.platform", "name": "市级平台"}).json()
    user = User.objects.get(pk=made["id"])
    assert not user.has_usable_password() and made["tokens"] == []
    token = admin.post(f"/setup/channels/{made['id']}/tokens", {"name": "案件下派", "days": 365}).json()
    program = Voice(token["token"])
    assert program.get("/session/me").json()["seats"][0]["post"]["value"] == "channel"
    shown = admin.get("/setup/channels").json()
    assert [one["username"] for one in shown] == ["camera", "city.platform"]
    assert "token" not in shown[1]["tokens"][0] and shown[1]["tokens"][0]["name"] == "案件下派"
    assert admin.delete(f"/setup/channels/{made['id']}/tokens/{token['id']}").status_code == 204
    assert program.get("/session/me").status_code == 401


def test_channels_are_of_one_platform_and_no_other_person_is_one(say: dict[str, Voice], town: Town) -> None:
    admin = say["admin"]
    other = build_town("other")
    for stranger in (other.users["camera"].pk, town.users["chief"].pk):
        assert admin.post(f"/setup/channels/{stranger}/tokens", {"name": "x"}).status_code == 404
    assert admin.post("/setup/channels", {"username": "chief", "name": "x"}).status_code == 409
    assert admin.post("/setup/channels", {"username": "有空 格", "name": "x"}).status_code == 422
    mine = voice(other, "admin").get("/setup/channels").json()
    assert [one["id"] for one in mine] == [other.users["camera"].pk]


def test_only_the_administrator(say: dict[str, Voice], town: Town) -> None:
    camera = town.users["camera"].pk
    for name, _, post, _ in PEOPLE:
        if post.value == "admin":
            continue
        answers = [
            say[name].get("/setup/platform"),
            say[name].put("/setup/platform", FRAME),
            say[name].post("/setup/catalogue/default"),
            say[name].post("/setup/calendar/default"),
            say[name].get("/setup/channels"),
            say[name].post("/setup/channels", {"username": "xx", "name": "x"}),
            say[name].post(f"/setup/channels/{camera}/tokens", {"name": "x"}),
            say[name].delete(f"/setup/channels/{camera}/tokens/1"),
        ]
        assert {answer.status_code for answer in answers} == {403}, name
    assert Platform.objects.get().name == "测试区" and not Case.objects.exists()
