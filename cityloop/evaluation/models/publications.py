"""Publications: what was said in public about a period, frozen with everything it rests on."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cityloop.evaluation.models.schemes import SchemeVersion
from cityloop.people.models import Platform, User


class Publication(models.Model):
    """公布: scores, counts and the cases behind them as they were; never changed, only corrected by a later one (更正).

    `snapshot` holds the whole (see `snapshots.py`), `digest` seals it.
    """

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="publications", verbose_name="平台")
    scheme_version = models.ForeignKey(
        SchemeVersion, models.PROTECT, related_name="publications", verbose_name="方案版本"
    )
    scheme = models.CharField("方案编号", max_length=40)
    period_kind = models.CharField("周期类别", max_length=8)
    period = models.CharField("周期", max_length=24)
    begins_at = models.DateTimeField("周期开始")
    ends_at = models.DateTimeField("周期结束")
    as_of = models.DateTimeField("统计截止")
    snapshot = models.JSONField("快照")
    digest = models.CharField("快照标识", max_length=64)
    published_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="公布人")
    published_at = models.DateTimeField("公布时间")
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name="更正"
    )
    reason = models.CharField("更正原因", max_length=400, blank=True)
    difference = models.JSONField("差异", default=dict, blank=True)
    request_key = models.CharField(max_length=120, null=True, blank=True, unique=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "公布"
        ordering: ClassVar = ["-published_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "scheme", "period"],
                condition=Q(corrects__isnull=True),
                name="published_once",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, reason="") | (Q(corrects__isnull=False) & ~Q(reason="")),
                name="correction_has_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["platform", "scheme", "begins_at"], name="publications_by_time")
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.period}"
