"""部门 as a tree, 人员 with posts and passwords."""

import pytest

from cityloop.core import editions
from cityloop.people.models import Department, Membership, User
from tests.loading.conftest import Load, Table, counts, said
from tests.town import Town

UNITS = ["代码", "名称", "类别", "上级代码"]
PEOPLE = ["用户名", "姓名", "岗位", "初始密码"]


def path_of(code: str) -> list[str]:
    """Codes from the top down to the unit."""
    unit = Department.objects.get(code=code)
    codes = dict(Department.objects.values_list("pk", "code"))
    return [codes[int(part)] for part in unit.path.split("/") if part]


def test_the_tree_is_kept_when_a_unit_with_units_below_moves(town: Town, book: Table, run: Load) -> None:
    assert path_of("sanitation_east_1") == ["sanitation", "sanitation_east", "sanitation_east_1"]
    path = book(表=[UNITS, ["sanitation_east", "环卫东队", "班组", "water"]])
    before = editions.current(editions.PEOPLE)
    assert counts(run("departments", path, town.platform)) == (0, 1, 0)
    assert path_of("sanitation_east_1") == ["water", "sanitation_east", "sanitation_east_1"]
    assert path_of("sanitation") == ["sanitation"]
    assert editions.current(editions.PEOPLE) == before + 1


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["a", "甲", "班组", "nobody"], "上级“nobody”不存在"),
        (["a", "甲", "班组", "a"], "上下级成了环：a → a"),
        (["sanitation", "环卫处", "专业部门", "sanitation_east_1"], "成了环"),
        (["a", "甲", "公司", ""], "“公司”应为 中心、专业部门、二级平台、班组 之一"),
        (["a" * 41, "甲", "班组", ""], "代码超过 40 字"),
    ],
)
def test_a_unit_that_cannot_stand_is_refused(
    town: Town, book: Table, run: Load, row: list[str], problem: str
) -> None:
    assert problem in said(run("departments", book(表=[UNITS, row]), town.platform))[0]


def test_only_a_centre_has_a_desk(town: Town, book: Table, run: Load) -> None:
    rows = [
        ["代码", "名称", "类别", "中心职能"],
        ["a", "甲", "班组", "监督中心"],
        ["b", "乙", "中心", "监督指挥合一"],
    ]
    report = run("departments", book(表=rows), town.platform)
    assert said(report) == ["2: 只有类别为“中心”的部门才能填中心职能"]


def test_posts_are_those_told_no_more_no_less(town: Town, book: Table, run: Load) -> None:
    path = book(
        表=[PEOPLE, ["cleaner", "孙环卫", "water:处置人员；sanitation:处置人员、sanitation:督查员", ""]]
    )
    assert counts(run("people", path, town.platform)) == (0, 1, 0)
    posts = Membership.objects.filter(user=town.users["cleaner"])
    assert sorted(posts.values_list("department__code", "post")) == [
        ("sanitation", "handler"),
        ("sanitation", "overseer"),
        ("water", "handler"),
    ]
    assert town.users["cleaner"].check_password("town-password-1")


def test_without_a_column_of_posts_they_stay(town: Town, book: Table, run: Load) -> None:
    path = book(表=[["用户名", "姓名", "电话"], ["cleaner", "孙环卫", "139"]])
    assert counts(run("people", path, town.platform)) == (0, 1, 0)
    assert Membership.objects.filter(user=town.users["cleaner"]).count() == 1


def test_a_told_password_replaces_the_present_one_once(town: Town, book: Table, run: Load) -> None:
    path = book(表=[["用户名", "姓名", "初始密码"], ["cleaner", "孙环卫", "new-broom-26"]])
    assert counts(run("people", path, town.platform)) == (0, 1, 0)
    assert counts(run("people", path, town.platform)) == (0, 0, 1)
    assert User.objects.get(username="cleaner").check_password("new-broom-26")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["lin", "林一", "处置人员", ""], "岗位“处置人员”应写成 部门代码:岗位"),
        (["lin", "林一", "water:市民", ""], "“市民”应为"),
        (["lin", "林一", "环卫:处置人员", ""], "没有部门“环卫”，是否想写"),
        (["lin", "林一", "", "123"], "初始密码"),
        (["lin", "林一", "", "password"], "初始密码"),
        (["林 一", "林一", "", ""], "只能用字母"),
        (["elsewhere", "外人", "", ""], "已被别的平台使用"),
        (["boss", "系统员", "", ""], "不能由表格修改"),
    ],
)
def test_a_person_who_cannot_be_is_refused(
    town: Town, book: Table, run: Load, row: list[str], problem: str
) -> None:
    User.objects.create_user("elsewhere")
    User.objects.create_superuser("boss", platform=town.platform)
    report = run("people", book(表=[PEOPLE, row]), town.platform)
    assert problem in said(report)[0]
    assert not User.objects.filter(username="lin").exists()
