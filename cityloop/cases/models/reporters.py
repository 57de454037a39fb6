"""Who told us (诉求人), kept apart from the case."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cityloop.cases.models.loop import Case
from cityloop.core.words import Word


class Satisfaction(Word):
    VERY = "very_satisfied", "非常满意"
    SATISFIED = "satisfied", "满意"
    FAIR = "fair", "基本满意"
    NOT = "dissatisfied", "不满意"


class Reporter(models.Model):
    """诉求人: who told us, kept apart from the case because only the intake side may see it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="reporters", verbose_name="案件")
    name = models.CharField("姓名", max_length=40, blank=True)
    phone = models.CharField("电话", max_length=20, blank=True, db_index=True)
    anonymous = models.BooleanField("匿名", default=False)
    track_code = models.CharField("查询码", max_length=12)
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    answer = models.CharField("答复内容", max_length=1000, blank=True)
    satisfaction = models.CharField("满意度", max_length=16, choices=Satisfaction.choices(), blank=True)
    rated_at = models.DateTimeField("评价时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "诉求人"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(satisfaction="", rated_at__isnull=True)
                | (~Q(satisfaction="") & Q(rated_at__isnull=False)),
                name="rating_whole",
            ),
        ]
