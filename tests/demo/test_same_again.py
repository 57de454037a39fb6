"""The same seed gives the same past; a past in two sittings is the past in one."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from cityloop.cases.models import Case, Evidence, TimelineEntry
from cityloop.core import editions
from cityloop.demo import seeding
from cityloop.people.models import Platform
from tests.demo.conftest import UNTIL, write

pytestmark = pytest.mark.django_db  # each test is undone; the district stays for the module


def told() -> dict[str, Any]:
    """All that can be counted about the past."""
    said = TimelineEntry.objects.order_by("case__number", "at", "pk").values_list(
        "case__number", "verb", "at", "by__username", "note"
    )
    return {
        "said": list(said),
        "stages": Counter(Case.objects.values_list("stage", flat=True)),
        "evidence": Counter(Evidence.objects.values_list("path", flat=True)),
    }


def once(platform: Platform, **more: Any) -> dict[str, Any]:
    with transaction.atomic():
        write(platform, days=0.6, per_day=40, **more)
        found = told()
        transaction.set_rollback(True)
    editions.forget()
    return found


def test_same_seed_same_past(district: Platform) -> None:
    first, second = once(district), once(district)
    assert first == second
    assert len(first["said"]) > 100


def test_an_interrupted_past_goes_on_to_the_same_end(district: Platform) -> None:
    whole = once(district)
    with transaction.atomic():
        order = seeding.order(days=0.6, per_day=40, until=UNTIL, seed=7)
        seeding.write_past(district, replace(order, until=UNTIL - timedelta(hours=5)))
        reached = seeding.recall("demo.0")
        assert reached is not None and reached.whole
        seeding.write_past(district, replace(order, reached=reached.reached))
        found = told()
        transaction.set_rollback(True)
    assert found["stages"].total() == whole["stages"].total()
    assert abs(len(found["said"]) - len(whole["said"])) < 0.05 * len(whole["said"])
