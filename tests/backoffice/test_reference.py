"""A change of reference data reaches the readers (edition), the auditors (trail) and what hangs on it."""

from collections.abc import Callable

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from cityloop.catalog import actions
from cityloop.catalog.models import Calendar, Category, FilingRule, LoopPolicy, Responsibility
from cityloop.core.models import Edition
from cityloop.people.models import AccessEntry, Department, User
from cityloop.people.posts import Post
from cityloop.places.models import Component
from cityloop.places.tiles import tile_of
from tests.backoffice.forms import errors, submit
from tests.town import Town

SignIn = Callable[[str], Client]


@pytest.fixture
def client(sign_in: SignIn) -> Client:
    return sign_in("admin")


def edition(name: str) -> int:
    return Edition.objects.get(name=name).number


def test_a_new_department_gets_its_place_and_its_initials(client: Client, town: Town) -> None:
    above = town.departments["sanitation_east"]
    saved = submit(
        client, "/admin/people/department/add/", code="new", name="环卫东队二组", kind="team", parent=above.pk
    )
    assert saved.status_code == 302
    unit = Department.objects.get(code="new")
    assert unit.platform == town.platform
    assert unit.path == f"{above.path}{unit.pk}/"
    assert unit.initials == "hwddez"


def test_a_moved_department_takes_its_whole_subtree_along(client: Client, town: Town) -> None:
    team, group = town.departments["sanitation_east"], town.departments["sanitation_east_1"]
    new = town.departments["enforcement"]
    submit(client, f"/admin/people/department/{team.pk}/change/", parent=new.pk)
    team.refresh_from_db()
    group.refresh_from_db()
    assert (team.path, group.path) == (f"/{new.pk}/{team.pk}/", f"/{new.pk}/{team.pk}/{group.pk}/")


def test_a_department_does_not_come_under_its_own(client: Client, town: Town) -> None:
    top, group = town.departments["sanitation"], town.departments["sanitation_east_1"]
    page = submit(client, f"/admin/people/department/{top.pk}/change/", parent=group.pk)
    assert "上级不能是本部门或它的下级" in errors(page)


def test_only_a_centre_has_a_desk(client: Client, town: Town) -> None:
    page = submit(client, f"/admin/people/department/{town.departments['water'].pk}/change/", desk="command")
    assert "只有中心才有中心职能" in errors(page)


def test_a_change_is_told_to_readers_auditors_and_history(client: Client, town: Town) -> None:
    before, unit = edition("people"), town.departments["water"]
    submit(client, f"/admin/people/department/{unit.pk}/change/", name="自来水公司")
    assert edition("people") > before
    entry = AccessEntry.objects.get()
    assert (entry.user, entry.act, entry.object) == (
        town.users["admin"],
        "change_reference",
        "部门 自来水公司",
    )
    assert entry.facts["changes"] == {"名称": ["供水公司", "自来水公司"]}
    assert LogEntry.objects.filter(object_id=str(unit.pk)).count() == 1


@pytest.mark.parametrize("many", [False, True])
def test_a_deletion_is_told_too(client: Client, town: Town, many: bool) -> None:
    row, before = Responsibility.objects.first(), edition("catalog")
    assert row is not None
    page = "/admin/catalog/responsibility/"
    if many:
        client.post(page, {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"})
    else:
        client.post(f"{page}{row.pk}/delete/", {"post": "yes"})
    assert not Responsibility.objects.filter(pk=row.pk).exists()
    assert edition("catalog") > before
    assert AccessEntry.objects.get().facts["how"] == "delete"


def test_a_new_person_can_sign_in_and_holds_the_post(client: Client, town: Town) -> None:
    secret = "a-long-secret-7"
    saved = submit(
        client,
        "/admin/people/user/add/",
        username="new",
        name="林新",
        password1=secret,
        password2=secret,
        lines__memberships=[{"department": town.departments["water"].pk, "post": "handler"}],
    )
    assert saved.status_code == 302
    person = User.objects.get(username="new")
    assert (person.platform, person.initials, person.check_password(secret)) == (town.platform, "lx", True)
    assert [row.post for row in person.memberships.all()] == [Post.HANDLER]
    assert secret not in str(AccessEntry.objects.get().facts)


@pytest.mark.parametrize("post", ["citizen", "system"])
def test_nobody_is_given_an_unmanned_post(client: Client, town: Town, post: str) -> None:
    page = submit(
        client,
        f"/admin/people/user/{town.users['cleaner'].pk}/change/",
        lines__memberships=[{"department": town.departments["water"].pk, "post": post}],
    )
    assert "post" in errors(page)


def test_a_new_password_is_recorded_without_being_told(client: Client, town: Town) -> None:
    secret = "another-secret-9"
    url = f"/admin/people/user/{town.users['cleaner'].pk}/password/"
    client.post(url, {"usable_password": "true", "password1": secret, "password2": secret})
    assert User.objects.get(username="cleaner").check_password(secret)
    assert secret not in str(AccessEntry.objects.get().facts)


def test_rules_are_written_with_their_limits(client: Client, town: Town) -> None:
    category = Category.objects.get(nature="event", code="0101")
    before = edition("catalog")
    saved = submit(
        client,
        f"/admin/catalog/category/{category.pk}/change/",
        lines__rules=[{"rule_no": 2, "condition": "大量", "limit_": "2紧急工作时", "limit_A": "90分钟"}],
        **{"rules-0-limit_": "5 工作日"},
    )
    assert saved.status_code == 302
    said = [
        (rule.rule_no, limit.area_class, str(limit.amount.normalize()), limit.unit)
        for rule in FilingRule.objects.filter(category=category).order_by("rule_no")
        for limit in rule.limits.order_by("area_class")
    ]
    assert said == [(1, "", "5", "work_day"), (2, "", "2", "urgent_hour"), (2, "A", "9E+1", "minute")]
    assert edition("catalog") > before


@pytest.mark.parametrize(("limit", "told"), [("四小时", "看不懂的时限"), ("", "至少要有一个处置时限")])
def test_a_rule_needs_a_limit_that_can_be_read(client: Client, town: Town, limit: str, told: str) -> None:
    category = Category.objects.get(nature="event", code="0101")
    page = submit(client, f"/admin/catalog/category/{category.pk}/change/", **{"rules-0-limit_": limit})
    assert told in errors(page)


def test_one_scope_has_one_unit_at_a_time(client: Client, town: Town) -> None:
    page = submit(
        client,
        "/admin/catalog/responsibility/add/",
        nature="event",
        category_code="01",
        lead=town.departments["water"].pk,
        clause="另一条",
        valid_from="2026-01-01",
    )
    assert "同一范围已有" in errors(page)


def test_a_changed_calendar_is_a_new_version(client: Client, town: Town) -> None:
    calendar = actions.default_calendar(town.platform)
    url = f"/admin/catalog/calendar/{calendar.pk}/change/"
    submit(client, url)
    assert Calendar.objects.get().version == calendar.version
    submit(client, url, lines__days=[{"day": "2027-02-08", "works": "", "note": "春节"}])
    assert Calendar.objects.get().version == calendar.version + 1


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"windows-0-closes": "15:00"}, "重叠"),
        ({"windows-0-weekdays": "18"}, "由 1（周一）到 7（周日）组成"),
        ({"windows-0-DELETE": "on", "windows-1-DELETE": "on"}, "至少要有一个时段"),
        ({"work_day_hours": "25"}, "不超过 24"),
        ({"lines__days": [{"day": "2027-02-08", "windows": "09:00-12:00"}]}, "不上班的日子不应写时段"),
    ],
)
def test_a_calendar_that_cannot_be_counted_with_is_refused(
    client: Client, town: Town, answers: dict[str, object], told: str
) -> None:
    calendar = actions.default_calendar(town.platform)
    page = submit(client, f"/admin/catalog/calendar/{calendar.pk}/change/", **answers)
    assert told in errors(page)
    assert Calendar.objects.get().version == calendar.version


def test_a_moved_component_lies_in_the_cell_of_its_point(client: Client, town: Town) -> None:
    part = town.components["manhole"]
    url = f"/admin/places/component/{part.pk}/change/"
    saved = submit(client, url, lon="113.9015", lat="35.3005")
    assert saved.status_code == 302
    part = Component.objects.get(pk=part.pk)
    assert (part.cell, part.tile) == (town.cells["004"], tile_of(113.9015, 35.3005))
    assert "不在任何单元网格内" in errors(submit(client, url, lon="114.5"))


def test_policy_is_kept_once_per_platform(client: Client, root: Client, town: Town) -> None:
    assert "已存在" in errors(submit(client, "/admin/catalog/looppolicy/add/"))
    policy = LoopPolicy.objects.get()
    submit(root, f"/admin/catalog/looppolicy/{policy.pk}/change/", verify_sources=["12345", "public"])
    assert LoopPolicy.objects.get().verify_sources == ["12345", "public"]
