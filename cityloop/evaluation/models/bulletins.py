"""What people add to a bulletin: their words on a topic of a period, and the themes by which it splits the cases."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cityloop.catalog.models import Nature
from cityloop.evaluation.words import Topic
from cityloop.people.models import Platform, User

MOST_WORDS = 4000


class BulletinText(models.Model):
    """通报文字: what somebody wrote on a topic of a period. Rows are only added (a trigger); the latest counts, an
    empty one gives the topic back to the draft.
    """

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="+", verbose_name="平台")
    period = models.CharField("周期", max_length=24)
    topic = models.CharField("栏目", max_length=12, choices=Topic.choices())
    text = models.CharField("文字", max_length=MOST_WORDS, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="撰写人")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "通报文字"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(topic__in=[topic.value for topic in Topic]), name="bulletin_text_on_a_topic"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["platform", "period"], name="texts_of_period")]

    def __str__(self) -> str:
        return f"{self.period} {self.get_topic_display()}"


class CaseTheme(models.Model):
    """专项: some 小类 that a city counts together, such as 四乱; everything else is 常规."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="themes", verbose_name="平台")
    name = models.CharField("专项", max_length=20)
    nature = models.CharField("类别", max_length=10, choices=Nature.choices)
    category_codes = models.JSONField("小类代码", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "专项"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "name"], name="theme_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(category_codes=[]), name="theme_whole"),
        ]

    def __str__(self) -> str:
        return self.name
