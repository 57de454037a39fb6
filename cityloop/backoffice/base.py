"""What all back-office pages share: rights, one's own platform only, editions, the trail of access."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin import RelatedFieldListFilter
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from cityloop.backoffice import rights, trail
from cityloop.backoffice.typed import ModelAdmin, ModelForm, TabularInline
from cityloop.catalog.models import Calendar, CatalogueVersion, Category
from cityloop.core import editions
from cityloop.people.models import Department, Platform, User
from cityloop.places.models import Component, DutyGrid, GridCell

# How a row that forms offer for choice leads to its platform.
PLATFORM_OF: dict[type[Model], str] = {
    Platform: "pk",
    Department: "platform",
    User: "platform",
    DutyGrid: "platform",
    GridCell: "platform",
    Component: "platform",
    CatalogueVersion: "platform",
    Category: "version__platform",
    Calendar: "platform",
}


class PlatformForm(ModelForm):
    """A row of one platform: it is filled in for people of one platform, and all choices must share it."""

    own_platform_id: ClassVar[int | None] = None  # set for each request

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if (
            self.instance.pk is None
            and "platform" not in self.fields
            and hasattr(self.instance, "platform_id")
        ):
            self.instance.platform_id = self.own_platform_id

    @property
    def platform_id(self) -> int | None:
        """The platform of the row as it is going to be saved."""
        chosen = self.cleaned_data.get("platform") if "platform" in self.fields else None
        return chosen.pk if chosen is not None else getattr(self.instance, "platform_id", None)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            rows = value if isinstance(value, QuerySet) else [value]
            for row in rows:
                strange = (
                    isinstance(row, Model)
                    and hasattr(row, "platform_id")
                    and row.platform_id != self.platform_id
                )
                if strange and self.platform_id is not None:
                    self.add_error(name, f"“{row}”不属于本平台。")
                    break
        return cleaned

    def problems(self, found: Sequence[str]) -> None:
        """Tell what a `check_*` of the room found."""
        for problem in found:
            self.add_error(None, problem)

    def _get_validation_exclusions(self) -> set[str]:
        # "Once per platform" must be checked although the platform stands in no field.
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {"platform"}

    def _update_errors(self, errors: ValidationError) -> None:
        told = getattr(errors, "error_dict", {})
        if "platform" in told and "platform" not in self.fields:
            told.setdefault(NON_FIELD_ERRORS, []).extend(told.pop("platform"))
        super()._update_errors(errors)  # type: ignore[misc]


class ScopedChoices:
    """Offers only what belongs to one's own platform."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        _narrow(db_field, request, kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        _narrow(db_field, request, kwargs)
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]


def _narrow(db_field: Any, request: HttpRequest, kwargs: dict[str, Any]) -> None:
    target = db_field.remote_field.model
    if "queryset" not in kwargs and target in PLATFORM_OF:
        kwargs["queryset"] = rights.scoped(target._default_manager.all(), PLATFORM_OF[target], request)


class ScopedFilter(RelatedFieldListFilter):
    """A filter by a related row that offers those of one's own platform."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        target = field.remote_field.model
        rows = rights.scoped(target._default_manager.all(), PLATFORM_OF[target], request)
        return [(row.pk, str(row)) for row in rows]


def yes(field: str, label: str) -> Callable[[Any, Any], str]:
    """A column that says 是 or nothing: a red cross would call the ordinary case a fault."""

    @admin.display(description=label, ordering=field)
    def column(_page: Any, row: Any) -> str:
        return "是" if getattr(row, field) else "—"

    return column


class ReferenceAdmin(ScopedChoices, ModelAdmin):
    """A page for reference data. Readers hear of a change by the edition, auditors by the trail."""

    form = PlatformForm
    editions: ClassVar[tuple[str, ...]] = ()
    platform_path: ClassVar[str] = "platform"
    list_per_page = 50
    show_full_result_count = False
    warn_unsaved_form = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return rights.scoped(super().get_queryset(request), self.platform_path, request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return rights.may_enter(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return rights.may_manage(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return rights.may_manage(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return rights.may_manage(request)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.own_platform_id = rights.platform_id(request)
        return form

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        shown = list(super().get_list_display(request))
        return shown if not self._says_platform(request) else [*shown, "platform"]

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        filters = list(super().get_list_filter(request))
        return filters if not self._says_platform(request) else [*filters, "platform"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Only a superuser says which platform a row is for."""
        fields = super().get_fields(request, obj)
        return [name for name in fields if name != "platform" or rights.is_superuser(request)]

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> list[str]:
        hidden = list(super().get_exclude(request, obj) or [])
        return hidden if not self._has_platform() or rights.is_superuser(request) else [*hidden, "platform"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fixed = list(super().get_readonly_fields(request, obj))
        moves = obj is not None and self._has_platform() and rights.is_superuser(request)
        return [*fixed, "platform"] if moves else fixed

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        request.cityloop_changes = trail.changes(form, formsets)  # type: ignore[attr-defined]
        self.bump()

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        super().delete_model(request, obj)
        self.bump()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with transaction.atomic():
            super().delete_queryset(request, queryset)
            self.bump()

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        trail.record(request, obj, "add", getattr(request, "cityloop_changes", {}))
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        trail.record(request, obj, "change", getattr(request, "cityloop_changes", {"message": str(message)}))
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        for row in queryset:
            trail.record(request, row, "delete", {})
        return super().log_deletions(request, queryset)

    def bump(self) -> None:
        for name in self.editions:
            editions.bump(name)

    def _has_platform(self) -> bool:
        return any(field.name == "platform" for field in self.model._meta.fields)

    def _says_platform(self, request: HttpRequest) -> bool:
        return self._has_platform() and rights.is_superuser(request)


class ReferenceInline(ScopedChoices, TabularInline):
    """Lines below a row of reference data, with the rights of the row."""

    extra = 0
    hide_title = True

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return rights.may_enter(request)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return rights.may_manage(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return rights.may_manage(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return rights.may_manage(request)


class Untouchable:
    """Nobody adds, changes or deletes here, superusers neither: what happened is written by the loop alone."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnlyAdmin(Untouchable, ModelAdmin):
    actions: Sequence[str] | None = None
    list_per_page = 50
    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return rights.may_enter(request)


class ReadOnlyInline(Untouchable, TabularInline):
    extra = 0
    hide_title = True

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return rights.may_enter(request)
