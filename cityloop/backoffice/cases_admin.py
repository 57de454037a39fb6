"""案件, to look at only: every change of a case goes through the verbs of the loop."""

import json
from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cityloop.backoffice import rights
from cityloop.backoffice.base import ReadOnlyAdmin, ReadOnlyInline, ScopedFilter, yes
from cityloop.cases import queries
from cityloop.cases.models import Assignment, Case, Evidence, Oversight, Request, Suspension, TimelineEntry

LAMPS = {
    queries.Lamp.GREEN.label: "success",
    queries.Lamp.YELLOW.label: "warning",
    queries.Lamp.RED.label: "danger",
    queries.Lamp.PAUSED.label: "info",
}


def _when(at: Any) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else "—"


class SpellInline(ReadOnlyInline):
    model = Assignment
    fields = ("kind", "department", "person", "started_at", "due_at", "ended_at", "outcome")
    verbose_name_plural = "环节"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Assignment]:
        rows: QuerySet[Assignment] = super().get_queryset(request)
        return rows.select_related("department", "person", "case").order_by("pk")


class TimelineInline(ReadOnlyInline):
    model = TimelineEntry
    fields = ("at", "verb", "stage_to", "by", "post", "department", "note")
    verbose_name_plural = "办理经过"

    def get_queryset(self, request: HttpRequest) -> QuerySet[TimelineEntry]:
        rows: QuerySet[TimelineEntry] = super().get_queryset(request)
        return rows.select_related("by", "department", "case").order_by("at", "pk")


class EvidenceInline(ReadOnlyInline):
    model = Evidence
    fields = ("kind", "media_type", "size", "sha256", "captured_at", "uploaded_by", "uploaded_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Evidence]:
        rows: QuerySet[Evidence] = super().get_queryset(request)
        return rows.select_related("uploaded_by", "case").order_by("pk")


class RequestInline(ReadOnlyInline):
    model = Request
    fk_name = "case"
    fields = ("asked", "department", "asked_by", "asked_at", "reason", "decision", "decided_by", "decided_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Request]:
        rows: QuerySet[Request] = super().get_queryset(request)
        return rows.select_related("department", "asked_by", "decided_by", "case").order_by("pk")


class SuspensionInline(ReadOnlyInline):
    model = Suspension
    fields = ("started_at", "review_at", "due_before", "ended_at")


class OversightInline(ReadOnlyInline):
    model = Oversight
    fields = ("department", "placed_by", "placed_at", "requirement", "answered_at", "answer", "lifted_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Oversight]:
        rows: QuerySet[Oversight] = super().get_queryset(request)
        return rows.select_related("department", "placed_by", "case").order_by("pk")


@admin.register(Case)
class CaseAdmin(ReadOnlyAdmin):
    """Reporters are not shown: looking at them is a right of the intake side, and is recorded there."""

    list_display = (
        "number",
        "stage",
        "category",
        "address",
        "holder",
        "due",
        "lamp",
        "source",
        "reported_at",
    )
    list_filter = ("stage", "nature", "source", "urgent", "area_class", "reported_at")
    list_select_related = ("category",)
    search_fields = ("^number", "description", "address")
    ordering = ("-reported_at", "-pk")
    inlines = (SpellInline, TimelineInline, EvidenceInline, RequestInline, SuspensionInline, OversightInline)
    at_once = yes("urgent", "紧急")
    fields = (
        ("number", "stage"),
        ("category", "filing_rule"),
        ("source", "at_once"),
        ("description",),
        ("address", "component"),
        ("lon", "lat"),
        ("cell", "duty_grid"),
        ("division_code", "area_class"),
        ("reported_by", "reported_at"),
        ("ended_at", "main"),
        ("seal",),
    )
    readonly_fields = ("at_once", "seal")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Case]:
        open_spells = Assignment.objects.filter(ended_at__isnull=True, parent__isnull=True)
        held = Prefetch(
            "assignments", open_spells.select_related("department", "person"), to_attr="open_spells"
        )
        return rights.cases(request).order_by(*self.ordering).prefetch_related(held)

    @admin.display(description="办理经过封印")
    def seal(self, case: Case) -> str:
        return case.log_head

    @admin.display(description="现承办")
    def holder(self, case: Any) -> str:
        spell = _first(case)
        if spell is None:
            return "—"
        return f"{spell.department} {spell.person}" if spell.person else str(spell.department)

    @admin.display(description="截止时间")
    def due(self, case: Any) -> str:
        spell = _first(case)
        return _when(spell.due_at) if spell else "—"

    @admin.display(description="示警灯")
    def lamp(self, case: Any) -> str | None:
        spell = _first(case)
        return queries.lamp(spell).label if spell else None

    lamp.label = LAMPS  # type: ignore[attr-defined]


def _first(case: Any) -> Assignment | None:
    spells: list[Assignment] = case.open_spells
    return spells[0] if spells else None


class OfCaseAdmin(ReadOnlyAdmin):
    """Rows of cases, as far as the case may be seen."""

    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows if rights.is_superuser(request) else rows.filter(case__in=rights.cases(request))


@admin.register(Assignment)
class SpellAdmin(OfCaseAdmin):
    list_display = (
        "case",
        "kind",
        "department",
        "person",
        "started_at",
        "due_at",
        "ended_at",
        "outcome",
        "tentative",
    )
    list_filter = ("kind", ("department", ScopedFilter), "outcome", "provisional", "due_at")
    list_select_related = ("case", "department", "person")
    search_fields = ("^case__number",)
    tentative = yes("provisional", "暂定")
    bound = yes("binding", "指定办理")
    fields = (
        ("case", "parent"),
        ("kind", "rework_of"),
        ("department", "person"),
        ("limit_amount", "limit_unit"),
        ("calendar_key", "tentative"),
        ("clause", "bound"),
        ("started_at", "yellow_at"),
        ("due_at", "original_due_at"),
        ("signed_at", "paused_at"),
        ("ended_at", "outcome"),
        ("finding",),
    )
    readonly_fields = ("tentative", "bound")


@admin.register(TimelineEntry)
class TimelineAdmin(OfCaseAdmin):
    list_display = ("at", "case", "verb", "stage_from", "stage_to", "by", "post", "department", "note")
    list_filter = ("verb", "stage_to", "post", "at")
    list_select_related = ("case", "by", "department")
    search_fields = ("^case__number",)
    fields = (
        "case",
        "at",
        "verb",
        "stage_from",
        "stage_to",
        "by",
        "post",
        "department",
        "note",
        "payload_shown",
        "previous_hash",
        "hash",
    )
    readonly_fields = ("payload_shown",)

    @admin.display(description="内容")
    def payload_shown(self, entry: TimelineEntry) -> SafeString:
        text = json.dumps(entry.payload, ensure_ascii=False, indent=2)
        return format_html('<pre class="whitespace-pre-wrap">{}</pre>', text)


@admin.register(Request)
class RequestAdmin(OfCaseAdmin):
    list_display = (
        "case",
        "asked",
        "department",
        "asked_by",
        "asked_at",
        "decision",
        "decided_by",
        "decided_at",
    )
    list_filter = ("asked", "decision", ("department", ScopedFilter), "asked_at")
    list_select_related = ("case", "department", "asked_by", "decided_by")
    search_fields = ("^case__number", "reason")


@admin.register(Evidence)
class EvidenceAdmin(OfCaseAdmin):
    list_display = ("case", "kind", "media_type", "size", "captured_at", "uploaded_by", "uploaded_at")
    list_filter = ("kind", "media_type", "uploaded_at")
    list_select_related = ("case", "uploaded_by")
    search_fields = ("^case__number", "^sha256")
    fields = (
        "case",
        "kind",
        "media_type",
        "size",
        "sha256",
        "width",
        "height",
        "captured_at",
        "uploaded_by",
        "uploaded_at",
    )
