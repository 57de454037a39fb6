"""立案标准与权责: versions, categories with filing rules and limits, stage limits, responsibility, policy."""

import re
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from unfold.widgets import (
    UnfoldAdminIntegerFieldWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from cityloop.backoffice.base import PlatformForm, ReferenceAdmin, ReferenceInline, ScopedFilter, yes
from cityloop.backoffice.typed import ModelForm
from cityloop.cases.models import EvidenceKind, Source
from cityloop.cases.stages import Kind
from cityloop.catalog import checks
from cityloop.catalog.models import (
    CatalogueVersion,
    Category,
    FilingRule,
    LoopPolicy,
    Responsibility,
    StageLimit,
    TimeLimit,
)
from cityloop.catalog.queries import DEFAULT_STAGE_LIMITS
from cityloop.catalog.rows import ResponsibilityRow
from cityloop.catalog.worktime import ClockError, Limit, Unit
from cityloop.core.editions import CATALOG
from cityloop.core.pinyin import initials_of
from cityloop.places.models import AreaClass

SIGN_LABEL = "签收"


class CatalogAdmin(ReferenceAdmin):
    editions = (CATALOG,)


class SeveralField(forms.MultipleChoiceField):
    """A JSON list of words, as ticks."""

    widget = forms.CheckboxSelectMultiple

    def has_changed(self, initial: Any, data: Any) -> bool:
        return set(initial or []) != set(data or [])


@admin.register(CatalogueVersion)
class VersionAdmin(CatalogAdmin):
    list_display = ("name", "effective_on", "category_count", "note")
    list_select_related = ("platform",)
    search_fields = ("name",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        rows = rows.annotate(categories_in_it=Count("categories")).order_by("-effective_on")
        return rows

    @admin.display(description="小类数")
    def category_count(self, version: Any) -> int:
        count: int = version.categories_in_it
        return count


def _limit_field(area_class: str) -> forms.CharField:
    label = "处置时限" if area_class == AreaClass.NONE else f"{area_class} 类区"
    widget = UnfoldAdminTextInputWidget(
        attrs={"placeholder": "如 4工作时" if not area_class else "同左", "style": "width: 8rem"}
    )
    return forms.CharField(label=label, required=False, max_length=20, widget=widget)


class RuleForm(ModelForm):
    """A filing rule with its limits as people write them: 4工作时, 5工作日, 2紧急工作时."""

    LIMITS: ClassVar[dict[str, str]] = {f"limit_{one.value}": one.value for one in AreaClass}

    limit_ = _limit_field("")
    limit_A = _limit_field("A")
    limit_B = _limit_field("B")
    limit_C = _limit_field("C")

    class Meta:
        model = FilingRule
        fields = ("rule_no", "condition", "closing_condition", "note")
        widgets: ClassVar = {
            "rule_no": UnfoldAdminIntegerFieldWidget(attrs={"style": "width: 4rem"}),
            "condition": UnfoldAdminTextareaWidget(attrs={"rows": 2, "style": "min-width: 13rem"}),
            "closing_condition": UnfoldAdminTextareaWidget(attrs={"rows": 2, "style": "min-width: 11rem"}),
            "note": UnfoldAdminTextareaWidget(attrs={"rows": 2, "style": "min-width: 8rem"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            for row in self.instance.limits.all():
                self.initial[f"limit_{row.area_class}"] = Limit(row.amount, Unit(row.unit)).label

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        limits = {}
        for name, area_class in self.LIMITS.items():
            try:
                if text := cleaned.get(name):
                    limits[area_class] = Limit.parse(text)
            except ClockError as problem:
                self.add_error(name, problem.zh)
        if not limits and not self.errors:
            self.add_error("limit_", "至少要有一个处置时限。")
        cleaned["limits"] = limits
        return cleaned

    def save(self, commit: bool = True) -> Any:
        rule = super().save(commit=commit)
        if commit:
            self._save_limits()
        else:
            keep = self.save_m2m

            def later() -> None:
                keep()
                self._save_limits()

            self.save_m2m = later  # type: ignore[method-assign]
        return rule

    def _save_limits(self) -> None:
        wanted: dict[str, Limit] = self.cleaned_data["limits"]
        self.instance.limits.exclude(area_class__in=wanted).delete()
        for area_class, limit in wanted.items():
            facts = {"amount": limit.amount, "unit": limit.unit.value}
            TimeLimit.objects.update_or_create(rule=self.instance, area_class=area_class, defaults=facts)


class RuleInline(ReferenceInline):
    model = FilingRule
    form = RuleForm
    fields = ("rule_no", "condition", "closing_condition", *RuleForm.LIMITS, "note")
    verbose_name_plural = "立案条件与处置时限"

    def get_queryset(self, request: HttpRequest) -> QuerySet[FilingRule]:
        rows: QuerySet[FilingRule] = super().get_queryset(request)
        return rows.prefetch_related("limits").order_by("rule_no")


class CategoryForm(PlatformForm):
    closing_evidence = SeveralField(
        label="结案所需材料",
        required=False,
        choices=[(kind, EvidenceKind(kind).label) for kind in checks.EVIDENCE],
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not re.fullmatch(r"\d{4,8}", code, re.ASCII):
            self.add_error("code", f"小类代码“{code}”应为 4 位数字（2 位大类 + 2 位小类）。")
        return code


@admin.register(Category)
class CategoryAdmin(CatalogAdmin):
    """Limits that are changed here hold for cases dispatched from now on; running clocks keep theirs."""

    form = CategoryForm
    platform_path = "version__platform"
    ordering = ("-version__effective_on", "nature", "code")
    within_day = yes("same_day", "办理不过天")
    inlines = (RuleInline,)
    list_display = ("code", "name", "broad_name", "nature", "rule_count", "within_day", "active", "version")
    list_filter = (("version", ScopedFilter), "nature", "broad_name", "same_day", "active")
    list_select_related = ("version",)
    search_fields = ("^code", "name", "initials", "rules__condition")
    search_help_text = "按代码、名称、拼音首字母或立案条件查找"
    fields = ("version", "nature", "code", "broad_name", "name", "same_day", "closing_evidence", "active")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        rows = rows.annotate(rules_in_it=Count("rules", distinct=True))
        return rows

    def save_model(self, request: HttpRequest, obj: Category, form: Any, change: bool) -> None:
        obj.initials = initials_of(obj.name)[:80]
        super().save_model(request, obj, form, change)

    @admin.display(description="立案条件")
    def rule_count(self, category: Any) -> int:
        count: int = category.rules_in_it
        return count


class StageLimitForm(PlatformForm):
    kind = forms.ChoiceField(
        label="环节",
        choices=[(kind, SIGN_LABEL if kind == "sign" else Kind(kind).label) for kind in DEFAULT_STAGE_LIMITS],
        widget=UnfoldAdminSelectWidget,
    )


@admin.register(StageLimit)
class StageLimitAdmin(CatalogAdmin):
    form = StageLimitForm
    list_display = ("kind_label", "limit_label", "yellow_at")
    list_display_links = ("kind_label",)
    list_select_related = ("platform",)

    @admin.display(description="环节", ordering="kind")
    def kind_label(self, row: StageLimit) -> str:
        return SIGN_LABEL if row.kind == "sign" else Kind(row.kind).label

    @admin.display(description="时限")
    def limit_label(self, row: StageLimit) -> str:
        return Limit(row.amount, Unit(row.unit)).label


class ResponsibilityForm(PlatformForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        lead, assisting = cleaned["lead"], list(cleaned["assisting"])
        row = ResponsibilityRow(
            nature=cleaned["nature"],
            lead=lead.code,
            clause=cleaned["clause"],
            valid_from=cleaned["valid_from"],
            category_code=cleaned["category_code"],
            division_code=cleaned["division_code"],
            cell_code=cleaned["cell_code"],
            assisting=tuple(unit.code for unit in assisting),
            valid_to=cleaned["valid_to"],
        )
        self.problems(checks.check_responsibility(row, [unit.code for unit in (lead, *assisting)]))
        if rival := self._rival(row):
            self.add_error(
                None,
                f"同一范围已有自 {rival.valid_from} 起有效的一行（{rival.clause}），请先给它填上终止日期。",
            )
        return cleaned

    def _rival(self, row: ResponsibilityRow) -> Responsibility | None:
        """Another row of the same scope whose days overlap."""
        nature, category_code, division_code, cell_code = row.scope
        same = Responsibility.objects.filter(
            platform_id=self.platform_id or 0,
            nature=nature,
            category_code=category_code,
            division_code=division_code,
            cell_code=cell_code,
        ).exclude(pk=self.instance.pk)
        if row.valid_to is not None:
            same = same.filter(valid_from__lte=row.valid_to)
        return same.exclude(valid_to__lt=row.valid_from).first()


@admin.register(Responsibility)
class ResponsibilityAdmin(CatalogAdmin):
    form = ResponsibilityForm
    list_display = (
        "nature",
        "category_code",
        "division_code",
        "cell_code",
        "lead",
        "assisting_names",
        "clause",
        "valid_from",
        "valid_to",
    )
    list_display_links = ("nature", "category_code")
    list_filter = ("nature", ("lead", ScopedFilter), "valid_from", "valid_to")
    list_select_related = ("lead", "platform")
    search_fields = ("^category_code", "^division_code", "^cell_code", "clause", "lead__name")
    search_help_text = "按小类代码、区划、网格代码、依据或主办单位查找"
    autocomplete_fields = ("lead", "assisting")
    ordering = ("nature", "category_code", "division_code", "cell_code", "-valid_from")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.prefetch_related("assisting")

    @admin.display(description="协办单位")
    def assisting_names(self, row: Responsibility) -> str:
        return "、".join(str(unit) for unit in row.assisting.all()) or "—"


class PolicyForm(PlatformForm):
    verify_sources = SeveralField(label="须先核实的来源", required=False, choices=Source.choices())


@admin.register(LoopPolicy)
class PolicyAdmin(CatalogAdmin):
    form = PolicyForm
    list_display = ("title", "max_returns", "max_extensions", "max_suspensions", "reopen_days", "yellow_at")
    list_select_related = ("platform",)

    @admin.display(description="流程规则")
    def title(self, policy: LoopPolicy) -> str:
        return str(policy.platform)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
