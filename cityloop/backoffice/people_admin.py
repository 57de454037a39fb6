"""人员与机构: platform, departments, people with their posts, tokens, the trail of access."""

import json
from typing import Any, ClassVar
from zoneinfo import available_timezones

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cityloop.backoffice import rights, trail
from cityloop.backoffice.base import (
    PlatformForm,
    ReadOnlyAdmin,
    ReferenceAdmin,
    ReferenceInline,
    ScopedFilter,
    yes,
)
from cityloop.backoffice.typed import (
    AdminPasswordChangeForm,
    Lines,
    UserAdmin,
    UserChangeForm,
    UserCreationForm,
)
from cityloop.core import clock
from cityloop.core.editions import CATALOG, PEOPLE, PLACES
from cityloop.core.pinyin import initials_of
from cityloop.people import tree
from cityloop.people.models import (
    AccessEntry,
    ApiToken,
    Department,
    DepartmentKind,
    Membership,
    Platform,
    User,
)
from cityloop.people.posts import UNMANNED, Post
from cityloop.people.trail import Act


class PlatformRowForm(PlatformForm):
    def clean_timezone(self) -> str:
        name: str = self.cleaned_data["timezone"]
        if name not in available_timezones():
            self.add_error("timezone", f"没有时区“{name}”，如 Asia/Shanghai。")
        return name


@admin.register(Platform)
class PlatformAdmin(ReferenceAdmin):
    form = PlatformRowForm
    editions = (PEOPLE, PLACES, CATALOG)  # the time zone is part of every calendar
    platform_path = "pk"
    list_display = ("name", "code", "division_code", "timezone", "number_prefix")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fixed = super().get_readonly_fields(request, obj)
        return [*fixed, "code"] if obj is not None else fixed

    def has_add_permission(self, request: HttpRequest) -> bool:
        return rights.may_enter(request) and rights.is_superuser(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class DepartmentForm(PlatformForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("desk") and cleaned.get("kind") != DepartmentKind.CENTRE:
            self.add_error("desk", "只有中心才有中心职能。")
        if parent := cleaned.get("parent"):
            problem = tree.problem_with_parent(self.instance, parent)
            if problem:
                self.add_error("parent", problem)
        return cleaned


@admin.register(Department)
class DepartmentAdmin(ReferenceAdmin):
    form = DepartmentForm
    editions = (PEOPLE,)
    list_display = ("name", "short_name", "code", "kind", "desk", "parent", "phone", "active")
    list_filter = ("kind", "active")
    list_select_related = ("parent", "platform")
    search_fields = ("name", "short_name", "code", "initials")
    autocomplete_fields = ("parent",)

    def save_model(self, request: HttpRequest, obj: Department, form: Any, change: bool) -> None:
        obj.initials = initials_of(obj.name)[:80]
        super().save_model(request, obj, form, change)
        tree.plant(obj)


class MembershipLines(Lines):
    def clean(self) -> None:
        super().clean()
        for line in self.forms:
            unit = line.cleaned_data.get("department") if hasattr(line, "cleaned_data") else None
            if unit is not None and unit.platform_id != self.instance.platform_id:
                line.add_error("department", f"“{unit}”不属于此人所在的平台。")


class MembershipInline(ReferenceInline):
    model = Membership
    formset = MembershipLines
    fields = ("department", "post")
    autocomplete_fields = ("department",)
    verbose_name_plural = "任职"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        rows: QuerySet[Membership] = super().get_queryset(request)
        return rows.select_related("department", "user").order_by("pk")

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "post":
            kwargs["choices"] = [
                ("", "—"),
                *((post.value, post.label) for post in Post if post not in UNMANNED),
            ]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


# Django's own words speak of a "site" and of "staff".
LABELS = {
    "is_active": ("在用", "停用后不能登录，做过的事仍记在其名下。"),
    "is_staff": ("可进应用维护", "能否改动由岗位决定：管理员可改，其他人只能看。"),
    "is_superuser": ("超级管理员", "可进入所有平台。"),
}


class PersonAddForm(PlatformForm, UserCreationForm):
    """Name and password of a new person."""


class PersonForm(PlatformForm, UserChangeForm):
    """A person as they are; the password has a form of its own."""


@admin.register(User)
class PersonAdmin(ReferenceAdmin, UserAdmin):
    """Rights come from memberships: Django's groups and single permissions are not shown."""

    form = PersonForm
    add_form = PersonAddForm
    change_password_form = AdminPasswordChangeForm
    editions = (PEOPLE,)
    inlines = (MembershipInline,)
    lets_in = yes("is_staff", "可进应用维护")
    list_display = ("username", "name", "posts", "phone", "is_active", "lets_in", "last_login")
    list_filter = ("is_active", "is_staff", "memberships__post", ("memberships__department", ScopedFilter))
    list_select_related = ("platform",)
    search_fields = ("username", "name", "initials", "phone")
    ordering = ("username",)
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")

    @admin.display(description="任职")
    def posts(self, person: User) -> str:
        rows = person.memberships.all()
        return "、".join(f"{row.department} {Post(row.post).label}" for row in rows) or "—"

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        people: QuerySet[User] = super().get_queryset(request)
        if not rights.is_superuser(request):
            people = people.filter(is_superuser=False)
        return people.prefetch_related("memberships__department")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        everything = rights.is_superuser(request)
        told = ["name", "phone", *(["platform"] if everything else [])]
        if obj is None:
            secret = ("username", "usable_password", "password1", "password2")
            return [("账号", {"fields": secret}), ("人员", {"fields": [*told, "is_staff"]})]
        may = ["is_active", "is_staff", *(["is_superuser"] if everything else [])]
        return [
            ("账号", {"fields": ("username", "password")}),
            ("人员", {"fields": told}),
            ("状态", {"fields": may}),
            ("时间", {"fields": ("last_login", "date_joined")}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fixed = super().get_readonly_fields(request, obj)
        placed = obj is not None and obj.platform_id is not None
        return fixed if placed else [name for name in fixed if name != "platform"]

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return self.inlines

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return rights.may_manage(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # what somebody did stays theirs: people are switched off

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name in LABELS:
            field.label, field.help_text = LABELS[db_field.name]
        return field

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        obj.initials = initials_of(obj.name)[:40]
        super().save_model(request, obj, form, change)


STANDINGS = {"有效": "success", "已吊销": "danger", "已到期": "warning"}  # colours of the skin


@admin.register(ApiToken)
class TokenAdmin(ReadOnlyAdmin):
    """Tokens are made by `cityloop token`; here they are seen and revoked, never shown."""

    actions = ("revoke",)
    list_display = ("user", "name", "created_at", "expires_at", "standing")
    list_filter = ("revoked_at",)
    list_select_related = ("user",)
    search_fields = ("user__username", "user__name", "name")
    ordering = ("-created_at",)
    fields = ("user", "name", "created_at", "expires_at", "revoked_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ApiToken]:
        tokens: QuerySet[Any] = rights.scoped(super().get_queryset(request), "user__platform", request)
        return tokens if rights.is_superuser(request) else tokens.filter(user__is_superuser=False)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return rights.may_manage(request)

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        return rights.may_manage(request)

    @admin.display(description="状态")
    def standing(self, token: ApiToken) -> str:
        if token.revoked_at is not None:
            return "已吊销"
        expired = token.expires_at is not None and token.expires_at <= clock.now()
        return "已到期" if expired else "有效"

    standing.label = STANDINGS  # type: ignore[attr-defined]

    @admin.action(description="吊销所选令牌", permissions=["revoke"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[ApiToken]) -> None:
        live = list(queryset.filter(revoked_at__isnull=True).select_related("user"))
        for token in live:
            token.revoked_at = clock.now()
            token.save(update_fields=["revoked_at"])
            trail.record(
                request, token, "change", {"吊销": f"{token.user} · {token.name}"}, act=Act.TOKEN_REVOKED
            )
        messages.success(request, f"已吊销 {len(live)} 个令牌。")


@admin.register(AccessEntry)
class TrailAdmin(ReadOnlyAdmin):
    """访问记录. People of a platform see what its people did."""

    ACTS: ClassVar[dict[str, str]] = {
        **dict(Act.choices()),
        trail.CHANGE_REFERENCE: "变更基础数据",
        "load_reference": "载入基础数据",
    }

    list_display = ("at", "user", "act_label", "object")
    list_filter = ("act", "at")
    list_select_related = ("user",)
    search_fields = ("object", "user__username", "user__name")
    ordering = ("-at", "-pk")
    fields = ("at", "user", "act_label", "object", "facts_shown")
    readonly_fields = ("act_label", "facts_shown")

    def get_queryset(self, request: HttpRequest) -> QuerySet[AccessEntry]:
        rows: QuerySet[Any] = rights.scoped(super().get_queryset(request), "user__platform", request)
        return rows

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return rights.may_see_trail(request)

    @admin.display(description="行为", ordering="act")
    def act_label(self, entry: AccessEntry) -> str:
        return self.ACTS.get(entry.act, entry.act)

    @admin.display(description="内容")
    def facts_shown(self, entry: AccessEntry) -> SafeString:
        text = json.dumps(entry.facts, ensure_ascii=False, indent=2)
        return format_html('<pre class="whitespace-pre-wrap">{}</pre>', text)
