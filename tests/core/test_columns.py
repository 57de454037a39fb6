"""Columns keep their order together, instants to the microsecond, on either database."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import BooleanField, ExpressionWrapper, F, Q

from cityloop.core.columns import Column, Ticks
from cityloop.people.models import AccessEntry

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
INSTANTS = [
    datetime(2026, 11, 26, 0, 36, 38, 842295, tzinfo=UTC),
    datetime(2026, 11, 26, 0, 36, 38, tzinfo=UTC),
    datetime(2026, 11, 26, 0, 36, 38, 1, tzinfo=UTC),
    datetime(2199, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
    datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
]
pytestmark = pytest.mark.django_db


def ticks(at: datetime) -> int:
    return (at - EPOCH) // timedelta(microseconds=1)


@pytest.mark.parametrize("at", INSTANTS)
def test_an_instant_is_told_in_whole_microseconds(at: datetime) -> None:
    entry = AccessEntry.objects.create(at=at, act="login")
    assert AccessEntry.objects.filter(pk=entry.pk).values_list(Ticks(F("at")), flat=True).get() == ticks(at)


def test_columns_of_a_group_stand_in_one_order() -> None:
    for place, at in enumerate(INSTANTS):
        AccessEntry.objects.create(at=at, act="login" if place % 2 else "logout", object=str(place))
    late = ExpressionWrapper(Q(at__gt=INSTANTS[1]), BooleanField())
    found = AccessEntry.objects.order_by().alias(late=late).values_list("act")
    groups = {
        act: sorted(zip(things, instants, map(bool, is_late), strict=True))
        for act, things, instants, is_late in found.annotate(
            things=Column("object"), instants=Column(Ticks(F("at"))), is_late=Column("late")
        )
    }
    told = [(str(place), ticks(at), at > INSTANTS[1]) for place, at in enumerate(INSTANTS)]
    assert groups == {"logout": told[0::2], "login": told[1::2]}


def test_a_column_of_nothing_is_empty() -> None:
    assert AccessEntry.objects.aggregate(things=Column("object")) == {"things": []}
