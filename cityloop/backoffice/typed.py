"""The classes that pages are made of, under Django's types: the skin ships none of its own,
and Django's generic classes cannot be subscripted when they run.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin as _ModelAdmin
    from django.contrib.admin import TabularInline as _TabularInline
    from django.contrib.auth.admin import UserAdmin as _UserAdmin
    from django.contrib.auth.forms import AdminPasswordChangeForm
    from django.contrib.auth.forms import UserChangeForm as _UserChangeForm
    from django.contrib.auth.forms import UserCreationForm as _UserCreationForm
    from django.forms import BaseFormSet as _BaseFormSet
    from django.forms import BaseInlineFormSet as _BaseInlineFormSet
    from django.forms import ModelForm as _ModelForm

    ModelAdmin = _ModelAdmin[Any]
    TabularInline = _TabularInline[Any, Any]
    UserAdmin = _UserAdmin[Any]
    UserChangeForm = _UserChangeForm[Any]
    UserCreationForm = _UserCreationForm[Any]
    FormSet = _BaseFormSet[Any]
    Lines = _BaseInlineFormSet[Any, Any, Any]
    ModelForm = _ModelForm[Any]
else:
    from django.contrib.auth.admin import UserAdmin
    from django.forms import BaseFormSet as FormSet
    from django.forms import BaseInlineFormSet as Lines
    from django.forms import ModelForm
    from unfold.admin import ModelAdmin, TabularInline
    from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

__all__ = [
    "AdminPasswordChangeForm",
    "FormSet",
    "Lines",
    "ModelAdmin",
    "ModelForm",
    "TabularInline",
    "UserAdmin",
    "UserChangeForm",
    "UserCreationForm",
]
