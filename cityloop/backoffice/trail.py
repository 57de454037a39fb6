"""What the trail of access (访问记录) keeps of a change of reference data: who, what, from what to what."""

from collections.abc import Iterable
from typing import Any, cast

from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest

from cityloop.backoffice.typed import FormSet
from cityloop.people import trail
from cityloop.people.models import User

CHANGE_REFERENCE = "change_reference"
LONGEST = 200

# Said to have changed, never with what it was or is.
HIDDEN = frozenset({"password", "password1", "password2", "usable_password", "phone", "email"})


def record(
    request: HttpRequest, row: Model, how: str, changes: dict[str, Any], act: str = CHANGE_REFERENCE
) -> None:
    """One entry for one row; `how` is add, change, delete."""
    trail.write(
        act,
        user_id=cast(User, request.user).pk,
        thing=f"{row._meta.verbose_name} {row}",
        how=how,
        model=row._meta.label_lower,
        id=row.pk,
        changes=changes,
    )


def changes(form: BaseForm, formsets: Iterable[FormSet]) -> dict[str, Any]:
    """Field → [before, after] of a submitted form and of the lines below it."""
    told = _of_form(form)
    for formset in formsets:
        lines = []
        for line in formset.forms:
            if line in formset.deleted_forms:
                lines.append({"deleted": str(getattr(line, "instance", ""))})
            elif line.has_changed():
                lines.append({"line": str(getattr(line, "instance", "")), **_of_form(line)})
        if lines:
            told[str(cast(Any, formset).model._meta.verbose_name)] = lines
    return told


def _of_form(form: BaseForm) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name in form.changed_data:
        field = form.fields.get(name)
        label = str((field and field.label) or name)
        hidden = name in HIDDEN
        told[label] = (
            "（已变更）" if hidden else [_shown(form.initial.get(name)), _shown(form.cleaned_data.get(name))]
        )
    return told


def _shown(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Model):
        return f"{value} (#{value.pk})"[:LONGEST]
    if isinstance(value, Iterable) and not isinstance(value, str | dict):
        return [_shown(one) for one in list(value)[:50]]
    return str(value)[:LONGEST]
