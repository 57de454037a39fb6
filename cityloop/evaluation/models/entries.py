"""What people put beside the counts: marks, adjustments, exemptions. Rows are only added, never changed (triggers)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cityloop.cases.models import Case, Evidence
from cityloop.evaluation.words import ObjectType
from cityloop.people.models import Platform, User


class Written(models.Model):
    """One line about one object in one period, with the paper it rests on (依据)."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="+", verbose_name="平台")
    scheme = models.CharField("方案编号", max_length=40)
    period = models.CharField("周期", max_length=24)
    object_key = models.CharField("对象", max_length=24)
    basis = models.CharField("依据", max_length=400)
    evidence = models.ForeignKey(
        Evidence, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="依据材料"
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="录入人")
    at = models.DateTimeField("录入时间")
    request_key = models.CharField(max_length=120, null=True, blank=True, unique=True, editable=False)

    class Meta:
        abstract = True


class ManualMark(Written):
    """人工评分或填报数; the latest row of an item counts, an empty value takes the entry back."""

    item = models.CharField("项目", max_length=40)
    value = models.DecimalField("数值", max_digits=14, decimal_places=4, null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "人工评分"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=0), name="mark_not_negative"
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="mark_has_basis"),
        ]
        indexes: ClassVar = [models.Index(fields=["platform", "scheme", "period"], name="marks_of_period")]

    def __str__(self) -> str:
        return f"{self.period} {self.object_key} {self.item}"


class Adjustment(Written):
    """加减分: one line of points with its reason, or a row that takes an earlier one back."""

    points = models.DecimalField("分值", max_digits=8, decimal_places=4, null=True, blank=True)
    reason = models.CharField("原因", max_length=200)
    cancels = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="cancelled_by", verbose_name="撤销"
    )

    class Meta:
        verbose_name = verbose_name_plural = "加减分"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(cancels__isnull=True, points__isnull=False)
                | Q(cancels__isnull=False, points__isnull=True),
                name="adjustment_gives_or_cancels",
            ),
            models.CheckConstraint(condition=~Q(basis="") & ~Q(reason=""), name="adjustment_has_basis"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["platform", "scheme", "period"], name="adjustments_of_period")
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.object_key} {self.reason}"


class Exemption(Written):
    """豁免: an object is not scored in a period, or (with `case`) a case is left out where a scheme leaves out 豁免."""

    object_type = models.CharField("考核对象", max_length=12, choices=ObjectType.choices(), blank=True)
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="exemptions", verbose_name="案件"
    )
    cancels = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="cancelled_by", verbose_name="撤销"
    )

    class Meta:
        verbose_name = verbose_name_plural = "豁免"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(case__isnull=True) & ~Q(object_key="") & ~Q(period="") & ~Q(scheme="")
                | Q(case__isnull=False, object_key="", period="", scheme=""),
                name="exemption_of_object_or_case",
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="exemption_has_basis"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["platform", "scheme", "period"], name="exemptions_of_period")
        ]

    def __str__(self) -> str:
        return f"豁免 {self.case or self.object_key} {self.period}"
