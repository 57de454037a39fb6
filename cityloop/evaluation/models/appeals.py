"""申诉: a unit asks that a case of its, or an item of its score, be judged anew; two other people decide."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cityloop.cases.models import Case, Evidence
from cityloop.core.words import Word
from cityloop.people.models import Department, Platform, User


class Outcome(Word):
    GRANTED = "granted", "同意"
    REFUSED = "refused", "不同意"
    WITHDRAWN = "withdrawn", "已撤回"


_FIRST = Q(first_by__isnull=False, first_agrees__isnull=False, first_at__isnull=False)
_SECOND = Q(second_by__isnull=False, second_agrees__isnull=False, second_at__isnull=False)
_NO_FIRST = Q(first_by__isnull=True, first_agrees__isnull=True, first_at__isnull=True)
_NO_SECOND = Q(second_by__isnull=True, second_agrees__isnull=True, second_at__isnull=True)

# A comparison with what is not there is neither true nor false, and such a check passes: so presence is always said.
_UNDECIDED = _NO_SECOND & (_NO_FIRST | (_FIRST & Q(first_agrees=True)))
_WAITING = Q(outcome="") & _UNDECIDED
_DECIDED = (
    (Q(outcome="granted") & _FIRST & _SECOND & Q(first_agrees=True, second_agrees=True))
    | (Q(outcome="refused") & _FIRST & _NO_SECOND & Q(first_agrees=False))
    | (Q(outcome="refused") & _FIRST & _SECOND & Q(first_agrees=True, second_agrees=False))
    | (Q(outcome="withdrawn") & _UNDECIDED)
)


class Appeal(models.Model):
    """One appeal. Granted over a case: the case counts as on time for the unit, the record of the case stays as it is.
    Granted over an item: `asked_value` becomes what the item is worth, by a mark or an adjustment. One that was
    withdrawn stays on record and stands in nobody's way."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="appeals", verbose_name="平台")
    unit = models.ForeignKey(Department, models.PROTECT, related_name="appeals", verbose_name="部门")
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="appeals", verbose_name="案件"
    )
    scheme = models.CharField("方案编号", max_length=40, blank=True)
    period = models.CharField("周期", max_length=24, blank=True)
    item = models.CharField("项目", max_length=40, blank=True)
    asked_value = models.DecimalField(
        "请求的项目得分", max_digits=14, decimal_places=4, null=True, blank=True
    )
    reason = models.CharField("申诉理由", max_length=1000)
    evidence = models.ManyToManyField(Evidence, related_name="+", blank=True, verbose_name="材料")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="申诉人")
    asked_at = models.DateTimeField("申诉时间")
    first_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="初审人"
    )
    first_agrees = models.BooleanField("初审意见", null=True, blank=True)
    first_note = models.CharField("初审说明", max_length=400, blank=True)
    first_at = models.DateTimeField("初审时间", null=True, blank=True)
    second_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="复审人"
    )
    second_agrees = models.BooleanField("复审意见", null=True, blank=True)
    second_note = models.CharField("复审说明", max_length=400, blank=True)
    second_at = models.DateTimeField("复审时间", null=True, blank=True)
    outcome = models.CharField("结果", max_length=10, choices=Outcome.choices(), blank=True)
    withdrawn_note = models.CharField("撤回说明", max_length=400, blank=True)
    decided_at = models.DateTimeField("办结时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "申诉"
        ordering: ClassVar = ["-asked_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(case__isnull=False, item="", scheme="", period="", asked_value__isnull=True)
                | (
                    Q(case__isnull=True, asked_value__isnull=False)
                    & ~Q(item="")
                    & ~Q(scheme="")
                    & ~Q(period="")
                ),
                name="appeal_of_case_or_item",
            ),
            models.UniqueConstraint(
                fields=["case", "unit"],
                condition=Q(case__isnull=False) & ~Q(outcome="withdrawn"),
                name="one_appeal_per_case",
            ),
            models.UniqueConstraint(
                fields=["platform", "unit", "scheme", "period", "item"],
                condition=Q(case__isnull=True) & ~Q(outcome="withdrawn"),
                name="one_appeal_per_item",
            ),
            models.CheckConstraint(
                condition=(_FIRST & (_SECOND | _NO_SECOND)) | (_NO_FIRST & _NO_SECOND),
                name="appeal_reviews_whole",
            ),
            models.CheckConstraint(
                condition=(Q(first_by__isnull=True) | ~Q(first_by=F("asked_by")))
                & (Q(second_by__isnull=True) | ~Q(second_by=F("asked_by")))
                & (Q(second_by__isnull=True) | ~Q(second_by=F("first_by"))),
                name="appeal_reviewers_differ",
            ),
            models.CheckConstraint(
                condition=(_WAITING & Q(decided_at__isnull=True)) | (_DECIDED & Q(decided_at__isnull=False)),
                name="appeal_outcome_follows_reviews",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="appeal_has_reason"),
            models.CheckConstraint(
                condition=Q(withdrawn_note="") | Q(outcome="withdrawn"), name="appeal_note_of_withdrawal"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["platform", "asked_at"], condition=Q(outcome=""), name="open_appeals")
        ]

    def __str__(self) -> str:
        return f"{self.unit} 申诉 {self.case or self.item}"
