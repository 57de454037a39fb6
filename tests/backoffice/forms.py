"""Fill in a form of the back office as a browser would: what the page shows, with some answers changed."""

from typing import Any

from django.forms import BaseForm, Form
from django.http import HttpResponse
from django.test import Client


def submit(client: Client, url: str, **answers: Any) -> HttpResponse:
    """Open the page, change the answers, send it. `lines__<prefix>` = list of dicts for new lines."""
    page = client.get(url)
    assert page.status_code == 200, page.status_code
    sent = _shown(page.context["adminform"].form)
    for lines in page.context["inline_admin_formsets"]:
        sent |= _shown(lines.formset.management_form)
        for line in lines.formset.initial_forms:
            sent |= _shown(line)
    for name, rows in [(name, rows) for name, rows in answers.items() if name.startswith("lines__")]:
        del answers[name]
        _add_lines(sent, name.removeprefix("lines__"), rows)
    return client.post(url, {name: value for name, value in (sent | answers).items() if value is not None})


def _add_lines(sent: dict[str, Any], prefix: str, rows: list[dict[str, Any]]) -> None:
    first = int(sent[f"{prefix}-TOTAL_FORMS"])
    sent[f"{prefix}-TOTAL_FORMS"] = first + len(rows)
    for number, row in enumerate(rows, start=first):
        sent |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}


def _shown(form: BaseForm | Form) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name, field in form.fields.items():
        value = field.prepare_value(form.get_initial_for_field(field, name))
        key = form.add_prefix(name)
        if hasattr(field.widget, "decompress"):
            parts = field.widget.decompress(value)
            said |= {f"{key}_{number}": part for number, part in enumerate(parts) if part is not None}
        elif value is not False:
            said[key] = value
    return said


def errors(page: HttpResponse) -> str:
    """Everything that a refused page complains about, in one line."""
    assert page.status_code == 200, f"the form was accepted: {page.status_code}"
    told = [str(page.context["errors"])]
    for lines in page.context["inline_admin_formsets"]:
        told += [str(lines.formset.errors), str(lines.formset.non_form_errors())]
    return " ".join(told)
