"""Rows written in one statement are the rows that `save()` would have written."""

from django.db.models import Model

from cityloop.cases.models import Case, Source
from cityloop.core.together import insert_together
from tests.town import Town
from tests.walk import reported


def columns(row: Model) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_rows_come_back_as_saved(town: Town, monday: object) -> None:
    case = reported(town, source=Source.HOTLINE)
    twin = Case.objects.get(pk=case.pk)
    twin.pk, twin.number = case.pk + 1, "T1"
    twin.save(force_insert=True)
    other = Case.objects.get(pk=case.pk)
    other.pk, other.number = case.pk + 2, "T2"
    insert_together([other])
    saved, together = columns(Case.objects.get(number="T1")), columns(Case.objects.get(number="T2"))
    assert {**saved, "id": 0, "number": ""} == {**together, "id": 0, "number": ""}


def test_the_number_drawn_is_the_number_written(town: Town, monday: object) -> None:
    first, second = reported(town), reported(town)
    assert [first.number, second.number] == ["2026111600001", "2026111600002"]
    assert [row.number for row in Case.objects.order_by("pk")] == [first.number, second.number]
