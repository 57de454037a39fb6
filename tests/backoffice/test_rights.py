"""Who may open, who may change, and that nobody touches a case here."""

from collections.abc import Callable

import pytest
from django.test import Client

from cityloop.cases.models import Assignment, Case, Evidence, Request, TimelineEntry
from cityloop.cases.stages import Stage
from cityloop.core import clock
from cityloop.people.models import AccessEntry, ApiToken, Department, User
from tests.backoffice.forms import errors, submit
from tests.town import Town, build_town
from tests.walk import case_at, photo

SignIn = Callable[[str], Client]


@pytest.mark.parametrize(
    ("who", "opens", "changes"), [("admin", 200, 200), ("chief", 200, 403), ("cleaner", 200, 403)]
)
def test_only_the_administrator_changes_reference_data(
    sign_in: SignIn, town: Town, who: str, opens: int, changes: int
) -> None:
    client = sign_in(who)
    assert client.get("/admin/people/department/").status_code == opens
    assert client.get("/admin/people/department/add/").status_code == changes
    unit = town.departments["water"]
    assert client.post(f"/admin/people/department/{unit.pk}/delete/").status_code == changes


def test_the_post_alone_does_not_let_anybody_in(town: Town) -> None:
    client = Client()
    client.force_login(town.users["admin"])
    assert client.get("/admin/people/department/").status_code == 302


@pytest.mark.parametrize("path", ["people/user", "people/apitoken", "people/accessentry"])
def test_people_and_the_trail_are_not_for_everybody(sign_in: SignIn, path: str) -> None:
    assert sign_in("intake").get(f"/admin/{path}/").status_code == 403
    assert sign_in("admin").get(f"/admin/{path}/").status_code == 200


def test_another_platform_is_out_of_sight_and_out_of_reach(sign_in: SignIn, town: Town) -> None:
    other = build_town("other")
    client = sign_in("admin")
    rows = client.get("/admin/people/department/").context["cl"].queryset
    assert set(rows) == set(town.departments.values())
    strange = other.departments["water"]
    assert client.get(f"/admin/people/department/{strange.pk}/change/").status_code == 302
    found = client.get(
        "/admin/autocomplete/",
        {"app_label": "people", "model_name": "department", "field_name": "parent", "term": "供水"},
    ).json()
    assert [row["id"] for row in found["results"]] == [str(town.departments["water"].pk)]


def test_a_department_of_another_platform_cannot_be_chosen(root: Client, sign_in: SignIn, town: Town) -> None:
    strange = build_town("other").departments["sanitation"]
    unit = town.departments["water"]
    for client in (root, sign_in("admin")):
        page = submit(client, f"/admin/people/department/{unit.pk}/change/", parent=strange.pk)
        assert "parent" in str(page.context["adminform"].form.errors.as_data())
    unit.refresh_from_db()
    assert unit.parent is None


def test_an_administrator_can_neither_touch_nor_make_a_superuser(sign_in: SignIn, town: Town) -> None:
    above = User.objects.create_superuser(username="root", password="root-password-1", platform=town.platform)
    client = sign_in("admin")
    assert client.get(f"/admin/people/user/{above.pk}/change/").status_code == 302
    assert client.get(f"/admin/people/user/{above.pk}/password/").status_code == 404
    cleaner = town.users["cleaner"]
    saved = submit(client, f"/admin/people/user/{cleaner.pk}/change/", is_superuser="on", phone="1")
    assert saved.status_code == 302
    cleaner.refresh_from_db()
    assert (cleaner.is_superuser, cleaner.phone) == (False, "1")


READ_ONLY = [Case, Assignment, TimelineEntry, Request, Evidence]


@pytest.mark.parametrize("model", READ_ONLY)
def test_nobody_changes_a_case_here_not_even_the_superuser(
    root: Client, town: Town, monday: object, model: type[Case]
) -> None:
    case = case_at(town, Stage.SUSPENDED)
    photo(town, "cleaner", case=case)
    row = model.objects.first()
    assert row is not None
    page = f"/admin/{model._meta.label_lower.replace('.', '/')}"
    assert root.get(f"{page}/{row.pk}/change/").status_code == 200
    assert root.get(f"{page}/add/").status_code == 403
    assert root.post(f"{page}/{row.pk}/change/", {"stage": "closed"}).status_code == 403
    assert root.post(f"{page}/{row.pk}/delete/", {"post": "yes"}).status_code == 403
    assert "delete_selected" not in root.get(f"{page}/").content.decode()


def test_a_unit_sees_its_own_cases_only(sign_in: SignIn, town: Town, monday: object) -> None:
    mine = case_at(town, Stage.HANDLING)
    case_at(town, Stage.REPORTED)
    client = sign_in("cleaner")
    assert [case.pk for case in client.get("/admin/cases/case/").context["cl"].queryset] == [mine.pk]
    spells = client.get("/admin/cases/assignment/").context["cl"].queryset
    assert {spell.case_id for spell in spells} == {mine.pk}


def test_tokens_are_seen_and_revoked_but_never_shown(sign_in: SignIn, town: Town) -> None:
    token = ApiToken.objects.create(
        user=town.users["camera"], name="视频接入", digest="5ec4e7" * 10, created_at=clock.now()
    )
    client = sign_in("admin")
    for page in ("/admin/people/apitoken/", f"/admin/people/apitoken/{token.pk}/change/"):
        assert "5ec4e7" not in client.get(page).content.decode()
    assert client.get("/admin/people/apitoken/add/").status_code == 403
    client.post("/admin/people/apitoken/", {"action": "revoke", "_selected_action": [token.pk]})
    token.refresh_from_db()
    assert token.revoked_at is not None
    assert AccessEntry.objects.get().act == "revoke_token"


def test_the_trail_shows_what_ones_own_people_did(sign_in: SignIn, town: Town) -> None:
    other = build_town("other")
    for person in (town.users["chief"], other.users["chief"]):
        AccessEntry.objects.create(at=clock.now(), user=person, act="export", object="案件")
    client = sign_in("head")
    assert [entry.user for entry in client.get("/admin/people/accessentry/").context["cl"].queryset] == [
        town.users["chief"]
    ]
    entry = AccessEntry.objects.first()
    assert entry is not None
    assert client.post(f"/admin/people/accessentry/{entry.pk}/delete/", {"post": "yes"}).status_code == 403


def test_nobody_is_deleted_only_switched_off(root: Client, town: Town) -> None:
    assert root.post(f"/admin/people/user/{town.users['cleaner'].pk}/delete/").status_code == 403


def test_a_code_is_taken_once_per_platform_and_said_so(sign_in: SignIn, town: Town) -> None:
    answers = {"code": "water", "name": "供水二公司", "kind": "specialist"}
    page = submit(sign_in("admin"), "/admin/people/department/add/", **answers)
    assert "平台 和 代码 的 部门 已经存在" in errors(page)
    assert Department.objects.filter(platform=town.platform, code="water").count() == 1


def test_guesses_at_the_door_are_counted_and_shut_it(town: Town) -> None:
    town.users["admin"].is_staff = True
    town.users["admin"].save()
    client, right = Client(), "town-password-1"
    for _ in range(5):
        page = client.post("/admin/login/", {"username": "admin", "password": "wrong"})
    assert (
        "密码错误次数过多"
        in client.post("/admin/login/", {"username": "admin", "password": right}).content.decode()
    )
    assert "密码错误次数过多" not in page.content.decode()
    assert AccessEntry.objects.filter(act="login_failed").count() == 5


def test_an_entry_is_on_the_trail(town: Town) -> None:
    town.users["admin"].is_staff = True
    town.users["admin"].save()
    entered = Client().post(
        "/admin/login/?next=/admin/", {"username": "admin", "password": "town-password-1"}
    )
    assert entered.status_code == 302
    entry = AccessEntry.objects.get()
    assert (entry.act, entry.user) == ("login", town.users["admin"])
