"""What users narrow lists by, and the condition it makes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import FilteredRelation, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.db.models.lookups import Exact

from cityloop.cases.done import Deed, was_done
from cityloop.cases.models import Case
from cityloop.cases.stages import Kind
from cityloop.cases.wording import begins, holds
from cityloop.core import clock
from cityloop.core.words import Word
from cityloop.people.actors import Actor
from cityloop.people.queries import zone_of


class Lamp(Word):
    GREEN = "green", "未超时"
    YELLOW = "yellow", "将超时"
    RED = "red", "超时"
    PAUSED = "paused", "挂账"


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What users narrow lists by; empty fields do not narrow."""

    text: str = ""
    nature: str = ""
    category_code: str = ""
    source: str = ""
    stage: str = ""
    division_code: str = ""
    cell_code: str = ""
    area_class: str = ""
    rule_id: int | None = None
    department_id: int | None = None
    person_id: int | None = None  # who holds it now
    open: bool | None = None
    urgent: bool | None = None
    lamp: str = ""
    reported_from: datetime | None = None
    reported_to: datetime | None = None
    subcategory: str = ""  # the whole 小类代码, where `category_code` is how one begins
    same_day: bool | None = None  # ended on the local day of the report
    deed: Deed | None = None  # something that was done to it, when and by whom


def narrowed(actor: Actor, narrow: Filter, at: str) -> Q:
    """The condition of a filter; `at` leads to the case ("" or "case__"). Who holds it, and how, is the caller's."""
    exact = {
        "nature": narrow.nature,
        "source": narrow.source,
        "stage": narrow.stage,
        "area_class": narrow.area_class,
        "cell__code": narrow.cell_code,
        "filing_rule_id": narrow.rule_id,
        "urgent": narrow.urgent,
        "category_code": narrow.subcategory,
        "reported_at__gte": narrow.reported_from,
        "reported_at__lt": narrow.reported_to,
    }
    said = Q(**{at + name: value for name, value in exact.items() if value not in (None, "")})
    for name in ("category_code", "division_code"):
        if code := getattr(narrow, name):
            said &= begins(at + name, code)
    if narrow.text.strip():
        said &= holds(narrow.text, at)
    if narrow.open is not None:
        said &= Q(**{f"{at}ended_at__isnull": narrow.open})
    if narrow.same_day is not None:
        said &= _ended_on_the_day(zone_of(actor.platform_id), at, narrow.same_day)
    if narrow.deed is not None:
        said &= was_done(narrow.deed, OuterRef(f"{at}pk"))
    return said


def holding(actor: Actor, narrow: Filter) -> Q:
    """The condition of a filter on the spell that holds a case. Whom the handling side may not know, it cannot seek."""
    said = lamped(narrow.lamp)
    if narrow.department_id is not None:
        said &= Q(department_id=narrow.department_id)
    if narrow.person_id is not None:
        known = actor.is_centre or narrow.person_id == actor.user_id
        said &= Q(person_id=narrow.person_id) & (Q() if known else Q(kind=Kind.HANDLE))
    return said


def with_holder(cases: QuerySet[Case]) -> "QuerySet[Any]":
    """Each case with the spell that holds it, if any, as `holder`."""
    holds_it = Q(assignments__ended_at__isnull=True, assignments__parent__isnull=True)
    return cases.annotate(holder=FilteredRelation("assignments", condition=holds_it))


def lamped(name: str, at: str = "") -> Q:
    """Spells whose lamp burns so at this moment; all without a name. `at` leads to the spell ("" or "holder__")."""
    if not name:
        return Q()
    now = clock.now()
    lamps: dict[str, dict[str, Any]] = {
        Lamp.RED: {"paused_at__isnull": True, "due_at__lte": now},
        Lamp.YELLOW: {"paused_at__isnull": True, "due_at__gt": now, "yellow_at__lte": now},
        Lamp.GREEN: {"paused_at__isnull": True, "yellow_at__gt": now},
        Lamp.PAUSED: {"paused_at__isnull": False},
    }
    return Q(**{at + said: value for said, value in lamps[Lamp(name)].items()})


def _ended_on_the_day(zone: ZoneInfo, at: str, same: bool) -> Q:
    days = (TruncDate(f"{at}reported_at", tzinfo=zone), TruncDate(f"{at}ended_at", tzinfo=zone))
    return Q(**{f"{at}ended_at__isnull": False}) & (Q(Exact(*days)) if same else ~Q(Exact(*days)))
