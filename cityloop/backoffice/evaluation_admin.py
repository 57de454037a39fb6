"""考核, to look at only: adopting, entering, reviewing and publishing are said by people in the console."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from cityloop.backoffice import rights
from cityloop.backoffice.base import ReadOnlyAdmin
from cityloop.evaluation.models import Adjustment, Appeal, Exemption, ManualMark, Publication, SchemeVersion


class AssessmentAdmin(ReadOnlyAdmin):
    """Rows of one's own platform, for the administrator and those who see the assessment before it is published."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return rights.scoped(super().get_queryset(request), "platform", request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return rights.may_see_assessment(request)


@admin.register(SchemeVersion)
class SchemeVersionAdmin(AssessmentAdmin):
    list_display = ("title", "version", "object_type", "valid_from", "retired_on", "adopted_by")
    list_filter = ("object_type",)
    list_select_related = ("adopted_by",)


@admin.register(ManualMark)
class ManualMarkAdmin(AssessmentAdmin):
    list_display = ("period", "scheme", "object_key", "item", "value", "basis", "by", "at")
    list_filter = ("scheme", "period")
    list_select_related = ("by",)


@admin.register(Adjustment)
class AdjustmentAdmin(AssessmentAdmin):
    list_display = ("period", "scheme", "object_key", "points", "reason", "basis", "by", "at")
    list_filter = ("scheme", "period")
    list_select_related = ("by",)


@admin.register(Exemption)
class ExemptionAdmin(AssessmentAdmin):
    list_display = ("period", "scheme", "object_key", "case", "basis", "by", "at")
    list_filter = ("scheme", "period")
    list_select_related = ("by", "case")


@admin.register(Appeal)
class AppealAdmin(AssessmentAdmin):
    list_display = ("asked_at", "unit", "case", "item", "reason", "outcome")
    list_filter = ("outcome",)
    list_select_related = ("unit", "case")


@admin.register(Publication)
class PublicationAdmin(AssessmentAdmin):
    list_display = ("period", "scheme", "published_at", "published_by", "corrects", "reason")
    list_filter = ("scheme", "period_kind")
    list_select_related = ("published_by", "corrects")
    exclude = ("snapshot", "difference")
