"""The schemes a platform goes by, the groups its objects stand in, and its own rules of assessment."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cityloop.evaluation.words import ObjectType
from cityloop.people.models import Platform, User


class SchemeVersion(models.Model):
    """方案版本: one document as adopted. Its text never changes (a trigger); a change is another version.

    For a period the version counts whose `valid_from` is the latest not after the first day of the period.
    """

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="schemes", verbose_name="平台")
    scheme = models.CharField("方案编号", max_length=40)
    version = models.CharField("版本", max_length=40)
    title = models.CharField("名称", max_length=120)
    object_type = models.CharField("考核对象", max_length=12, choices=ObjectType.choices())
    groups = models.JSONField("适用的组", default=list, blank=True)
    text = models.TextField("方案正文")
    digest = models.CharField("快照标识", max_length=64, editable=False)
    valid_from = models.DateField("起用日期")
    retired_on = models.DateField("停用日期", null=True, blank=True)
    adopted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="采用人"
    )
    adopted_at = models.DateTimeField("采用时间")

    class Meta:
        verbose_name = verbose_name_plural = "考核方案"
        ordering: ClassVar = ["scheme", "valid_from", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "scheme", "version"], name="scheme_version_once"),
            models.UniqueConstraint(fields=["platform", "scheme", "valid_from"], name="scheme_one_a_day"),
            models.CheckConstraint(
                condition=Q(retired_on__isnull=True) | Q(retired_on__gte=F("valid_from")),
                name="scheme_retired_after_valid",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"


class ObjectGroup(models.Model):
    """分组: in which group an object is ranked; without a row it stands in the group of its kind."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="object_groups", verbose_name="平台")
    object_type = models.CharField("考核对象", max_length=12, choices=ObjectType.choices())
    object_key = models.CharField("对象", max_length=24)
    group = models.CharField("组", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "考核分组"
        ordering: ClassVar = ["object_type", "group", "object_key"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "object_type", "object_key"], name="object_in_one_group"
            ),
            models.CheckConstraint(condition=~Q(group=""), name="object_group_named"),
        ]

    def __str__(self) -> str:
        return f"{self.get_object_type_display()} {self.object_key} · {self.group}"


class AssessmentPolicy(models.Model):
    """考核规则 of a platform: the numbers in which cities differ."""

    platform = models.OneToOneField(
        Platform, models.PROTECT, related_name="assessment_policy", verbose_name="平台"
    )
    appeal_days = models.PositiveSmallIntegerField("申诉期限（天）", default=5)

    class Meta:
        verbose_name = verbose_name_plural = "考核规则"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(appeal_days__gte=1), name="appeal_window_open"),
        ]

    def __str__(self) -> str:
        return f"{self.platform} 考核规则"
