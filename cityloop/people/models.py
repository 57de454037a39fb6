"""Who: the platform, its departments, its people and the posts they hold."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from cityloop.people.posts import Post

MOST_PREFERRED = 16_384  # characters of one preference


class Platform(models.Model):
    """One 运管服平台 (a district's or a city's): owner of cases, numbers, places, catalogue and calendar."""

    code = models.SlugField("代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=80)
    division_code = models.CharField("行政区划代码", max_length=12, blank=True)
    timezone = models.CharField("时区", max_length=40, default="Asia/Shanghai")
    number_prefix = models.CharField("案件编号前缀", max_length=8, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "平台"

    def __str__(self) -> str:
        return self.name


class DepartmentKind(models.TextChoices):
    CENTRE = "centre", "中心"
    SPECIALIST = "specialist", "专业部门"
    SECOND_LEVEL = "second_level", "二级平台"
    TEAM = "team", "班组"


class Desk(models.TextChoices):
    """Which of the two separated bodies a centre is; a small centre is both."""

    NONE = "", "—"
    SUPERVISION = "supervision", "监督中心"
    COMMAND = "command", "指挥中心"
    BOTH = "both", "监督指挥合一"


class Department(models.Model):
    """A unit (部门): centre, 专业部门, 二级平台 or team. `path` lists the ids from the root, "/1/7/", for subtrees."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="departments", verbose_name="平台")
    code = models.CharField("代码", max_length=40)
    name = models.CharField("名称", max_length=80)
    short_name = models.CharField("简称", max_length=40, blank=True)
    initials = models.CharField("拼音首字母", max_length=80, blank=True, editable=False)
    kind = models.CharField("类别", max_length=16, choices=DepartmentKind.choices)
    desk = models.CharField("中心职能", max_length=16, choices=Desk.choices, blank=True, default="")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )
    path = models.CharField(max_length=200, blank=True, editable=False, db_index=True)
    division_code = models.CharField("管辖区划", max_length=12, blank=True)
    phone = models.CharField("值班电话", max_length=40, blank=True)
    order = models.IntegerField("序号", default=100)
    active = models.BooleanField("启用", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "部门"
        ordering: ClassVar = ["order", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "code"], name="department_code_once"),
            models.CheckConstraint(condition=Q(desk="") | Q(kind="centre"), name="desk_only_of_centre"),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name


class User(AbstractUser):
    """A person. Rights come from memberships, never from Django groups."""

    name = models.CharField("姓名", max_length=40, blank=True)
    initials = models.CharField("拼音首字母", max_length=40, blank=True, editable=False)
    phone = models.CharField("电话", max_length=20, blank=True)
    platform = models.ForeignKey(
        Platform, models.PROTECT, null=True, blank=True, related_name="users", verbose_name="平台"
    )

    class Meta:
        verbose_name = verbose_name_plural = "人员"

    def __str__(self) -> str:
        return self.name or self.username


class Membership(models.Model):
    """A person holding a post in a department (任职)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name="人员")
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="memberships", verbose_name="部门"
    )
    post = models.CharField("岗位", max_length=16, choices=Post.choices())

    class Meta:
        verbose_name = verbose_name_plural = "任职"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "department", "post"], name="membership_once"),
            models.CheckConstraint(
                condition=~Q(post__in=["citizen", "system"]), name="membership_manned_post"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.department} · {self.get_post_display()}"


class ApiToken(models.Model):
    """A personal token for programs; only its digest is kept."""

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens", verbose_name="人员")
    name = models.CharField("用途", max_length=60)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField("创建时间")
    expires_at = models.DateTimeField("到期时间", null=True, blank=True)
    revoked_at = models.DateTimeField("吊销时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "接口令牌"

    def __str__(self) -> str:
        return f"{self.user} · {self.name}"


class Preference(models.Model):
    """个人设置: how one person wants the console, under a name; the platform keeps it and does not look inside."""

    user = models.ForeignKey(User, models.CASCADE, related_name="preferences", verbose_name="人员")
    name = models.CharField("名称", max_length=40)
    text = models.TextField("内容（JSON）")

    class Meta:
        verbose_name = verbose_name_plural = "个人设置"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "name"], name="preference_once"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), MOST_PREFERRED), name="preference_small"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.name}"


class AccessEntry(models.Model):
    """Who looked at or took out what (访问记录): login, export, viewing personal data, change of reference data."""

    at = models.DateTimeField("时间", db_index=True)
    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="人员"
    )
    act = models.CharField("行为", max_length=40)
    object = models.CharField("对象", max_length=120, blank=True)
    facts = models.JSONField("内容", default=dict, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "访问记录"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act}"
