"""What units ask for and what is required of them: requests (申请), suspensions (挂账), oversight (督办)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cityloop.cases.models.loop import Assignment, Case
from cityloop.cases.stages import Asked
from cityloop.core.ids import new_id
from cityloop.core.words import Word
from cityloop.people.models import Department, User


class Decision(Word):
    PENDING = "", "待批"
    APPROVED = "approved", "同意"
    REFUSED = "refused", "不同意"
    WITHDRAWN = "withdrawn", "已撤回"


class Request(models.Model):
    """申请: asked by a unit, decided by somebody else."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="requests", verbose_name="案件")
    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="requests")
    asked = models.CharField("申请事项", max_length=12, choices=Asked.choices())
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="申请人")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="申请部门")
    asked_at = models.DateTimeField("申请时间")
    reason = models.CharField("理由", max_length=1000)
    clause = models.CharField("依据", max_length=400, blank=True)
    until = models.DateTimeField("挂账至", null=True, blank=True)
    decision = models.CharField("审批", max_length=10, choices=Decision.choices(), blank=True, default="")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField("审批时间", null=True, blank=True)
    decision_note = models.CharField("审批意见", max_length=1000, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "申请"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], condition=Q(decision=""), name="one_pending_request"),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True)
                | (~Q(decision="") & Q(decided_at__isnull=False)),
                name="decided_whole",
            ),
            models.CheckConstraint(
                condition=~Q(decision="approved") | ~Q(decided_by=F("asked_by")),
                name="nobody_approves_own_request",
            ),
            models.CheckConstraint(
                condition=~Q(asked="suspension") | Q(until__isnull=False), name="suspension_has_until"
            ),
        ]

    def __str__(self) -> str:
        return f"申请{self.get_asked_display()}"


class Suspension(models.Model):
    """挂账: the clock stands still; keeps the promise that waits and the day of review."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="suspensions", verbose_name="案件")
    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="suspensions")
    request = models.OneToOneField(Request, models.CASCADE, related_name="suspension")
    started_at = models.DateTimeField("挂账时间")
    review_at = models.DateTimeField("复核时间")
    due_before = models.DateTimeField("原截止时间")
    ended_at = models.DateTimeField("恢复时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "挂账"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at__isnull=True), name="one_open_suspension"
            ),
            models.CheckConstraint(condition=Q(review_at__gt=F("started_at")), name="review_after_start"),
        ]

    def __str__(self) -> str:
        return f"挂账至 {self.review_at:%Y-%m-%d}"


class Oversight(models.Model):
    """督办: a requirement laid on the unit that holds the case, until answered and lifted."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="oversights", verbose_name="案件")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="被督办部门")
    placed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="督办人")
    placed_at = models.DateTimeField("督办时间")
    requirement = models.CharField("督办要求", max_length=1000)
    answer_due_at = models.DateTimeField("回复期限", null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField("回复时间", null=True, blank=True)
    answer = models.CharField("回复", max_length=1000, blank=True)
    lifted_at = models.DateTimeField("销号时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "督办"
        indexes: ClassVar = [
            models.Index(fields=["case"], condition=Q(lifted_at__isnull=True), name="open_oversight"),
        ]

    def __str__(self) -> str:
        return f"督办 {self.department}"
