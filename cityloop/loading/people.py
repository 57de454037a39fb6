"""人员: user names, posts in departments, and first passwords, which are optional."""

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import override

from cityloop.core import editions
from cityloop.core.errors import Invalid
from cityloop.core.pinyin import initials_of
from cityloop.core.words import Said
from cityloop.loading.columns import YES_NO, Column, choice, several, yes_no
from cityloop.loading.kinds import Job, Kind, Told
from cityloop.people.models import Department, Membership, Platform, User
from cityloop.people.posts import UNMANNED, Post

POSTS = {post.label: post.value for post in Post if post not in UNMANNED}
post_named = choice(POSTS, {value: value for value in POSTS.values()})
BATCH = 400

Posts = frozenset[tuple[str, str]]  # department code, post


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """`stored` is the hash of the present password; a new one may be told in clear."""

    username: str
    name: str
    phone: str = ""
    posts: Posts = frozenset()
    active: bool = True
    password: str = field(default="", repr=False)
    stored: str = field(default="", compare=False, repr=False)


class People(Kind[PersonRow]):
    name = "people"
    label = "人员"
    about = "登录的人员及其岗位；不填密码的人员暂不能用密码登录，由管理员另设。"
    columns = (
        Column(
            "username", "用户名", "登录用，字母、数字或 . _ - @，全系统不重复", "wang.shouli", required=True,
            aliases=("登录名", "账号"),
        ),
        Column("name", "姓名", "", "王受理", required=True),
        Column("phone", "电话", "", "13800000000", aliases=("手机", "手机号", "联系电话")),
        Column(
            "posts", "岗位",
            "部门代码:岗位，多个用 ； 隔开；岗位可用：" + "、".join(POSTS),
            "supervision:受理员；supervision:值班长", parse=several, empty=(), aliases=("任职",),
        ),
        Column("password", "初始密码", "可空；至少 8 位，且不能是常见密码。载入后请删除本文件", ""),
        Column("active", "启用", "空着即启用", "是", choices=YES_NO, parse=yes_no, empty=True),
    )  # fmt: skip

    def fields(self, told: Told, job: Job) -> dict[str, Any]:
        found = dict(told.values)
        if "posts" in found:
            found["posts"] = frozenset(_post(job, word) for word in found["posts"])
        return found

    def key(self, fields: Mapping[str, Any]) -> Hashable:
        return str(fields["username"])

    def make(self, fields: dict[str, Any]) -> PersonRow:
        return PersonRow(**fields)

    def present(self, job: Job) -> dict[Hashable, PersonRow]:
        rows = User.objects.filter(platform=job.platform).prefetch_related("memberships__department")
        return {
            row.username: PersonRow(
                username=row.username,
                name=row.name,
                phone=row.phone,
                posts=frozenset((one.department.code, one.post) for one in row.memberships.all()),
                active=row.is_active,
                stored=row.password,
            )
            for row in rows
        }

    def same(self, row: PersonRow, before: PersonRow) -> bool:
        if replace(row, password="") != before:
            return False
        return not row.password or check_password(row.password, before.stored)

    def check(self, job: Job, rows: Sequence[PersonRow]) -> list[list[Said]]:
        elsewhere = set(User.objects.exclude(platform=job.platform).values_list("username", flat=True))
        above = set(User.objects.filter(is_superuser=True).values_list("username", flat=True))
        return [_problems(row, elsewhere - above, above) for row in rows]

    def prepare(self, job: Job, changed: Sequence[PersonRow]) -> None:
        job.shelf["hashes"] = {row.username: make_password(row.password) for row in changed if row.password}

    def write(self, job: Job, changed: Sequence[PersonRow], rows: Sequence[PersonRow]) -> None:
        if changed:
            _put(job.platform, changed, job.shelf.get("hashes", {}))


def _post(job: Job, word: str) -> tuple[str, str]:
    unit, sign, post = word.replace("：", ":").partition(":")
    if not sign:
        raise Invalid(
            f"岗位“{word}”应写成 部门代码:岗位，如 supervision:受理员",
            f"The post “{word}” is written department:post, such as “supervision:受理员”",
        )
    return job.department(unit.strip()), post_named(post.strip())


def _problems(row: PersonRow, elsewhere: set[str], above: set[str]) -> list[Said]:
    name, found = row.username, []
    if not re.fullmatch(r"[\w.@+-]{1,150}", name):
        found.append(
            Said(
                f"用户名“{name}”只能用字母、数字和 . _ - @ +",
                f"The user name “{name}” may have letters, digits and . _ - @ + only",
            )
        )
    if name in elsewhere:
        found.append(
            Said(
                f"用户名“{name}”已被别的平台使用，请换一个",
                f"The user name “{name}” is taken on another platform; choose another",
            )
        )
    if name in above:
        found.append(
            Said(
                f"“{name}”是系统管理员，不能由表格修改",
                f"“{name}” is an administrator of the system and cannot be changed by a table",
            )
        )
    if len(row.name) > 40:
        found.append(Said("姓名超过 40 字", "The name is longer than 40 characters"))
    if len(row.phone) > 20:
        found.append(Said("电话超过 20 位", "The telephone number is longer than 20 characters"))
    if any(not unit for unit, _ in row.posts):
        found.append(Said("岗位前没有写部门代码", "No department code stands before the post"))
    return found + (_weak(row) if row.password else [])


def _weak(row: PersonRow) -> list[Said]:
    """What Django says against a first password."""
    both = zip(_objections(row, "zh-hans"), _objections(row, "en"), strict=True)
    return [Said(f"初始密码：{zh}", f"First password: {en}") for zh, en in both]


def _objections(row: PersonRow, language: str) -> list[str]:
    with override(language):
        try:
            validate_password(row.password, User(username=row.username, name=row.name))
        except ValidationError as problem:
            return problem.messages
    return []


def _put(platform: Platform, rows: Sequence[PersonRow], hashes: Mapping[str, str]) -> None:
    units = dict(Department.objects.filter(platform=platform).values_list("code", "pk"))
    known = {user.username: user for user in User.objects.filter(platform=platform)}
    users = []
    for row in rows:
        user = known.get(row.username) or User(
            username=row.username, platform=platform, password=make_password(None)
        )
        user.name, user.initials = row.name, initials_of(row.name)[:40]
        user.phone, user.is_active = row.phone, row.active
        user.password = hashes.get(row.username, user.password)
        users.append(user)
    User.objects.bulk_create([user for user in users if user.pk is None], batch_size=BATCH)
    User.objects.bulk_update(
        [user for user in users if user.username in known],
        ["name", "initials", "phone", "is_active", "password"],
        batch_size=BATCH,
    )
    for row, user in zip(rows, users, strict=True):
        wanted = {(units[unit], post) for unit, post in row.posts}
        present = {(one.department_id, one.post): one.pk for one in user.memberships.all()}
        Membership.objects.filter(pk__in=[pk for key, pk in present.items() if key not in wanted]).delete()
        Membership.objects.bulk_create(
            Membership(user=user, department_id=unit, post=post)
            for unit, post in sorted(wanted - present.keys())
        )
    editions.bump(editions.PEOPLE)
