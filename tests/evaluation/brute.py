"""The facts a second time: plain Python over the rows of the record, case by case, as of one instant.

Written from the definitions and slow on purpose; nothing of `cityloop.evaluation.facts` is used. What happened at
or after the instant is not looked at.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from cityloop.cases.models import Assignment, Case
from cityloop.evaluation.words import AttributeBy, Exclusion, Fact, ObjectType, OverdueAt, Population
from cityloop.people.models import Membership, Platform
from tests.evaluation.brute_deeds import deeds
from tests.evaluation.brute_facts import of_case, of_nested, of_unit
from tests.evaluation.brute_past import Belongs, Facts, Past

REGIONS = {ObjectType.COMMUNITY: (12, 12), ObjectType.STREET: (9, 9), ObjectType.DISTRICT: (6, 0)}
POSTS = {
    ObjectType.INSPECTOR: "inspector",
    ObjectType.INTAKE: "intake",
    ObjectType.DUTY_CHIEF: "duty_chief",
    ObjectType.DISPATCHER: "dispatcher",
}
Row = tuple[ObjectType, int | str, Facts, Belongs]


def rows_of(past: Past, companies: dict[int, int]) -> Iterator[Row]:
    """Every object that the case says something about."""
    case, belongs = past.case, past.belongs()
    inspector = case.duty_grid.inspector_id if case.duty_grid else None
    whole = of_case(past, inspector is not None)
    if case.cell:
        yield ObjectType.CELL, case.cell.code, whole, belongs
    for object_type, (cut, least) in REGIONS.items():
        code = case.division_code
        if code and len(code) >= least:
            yield object_type, code[:cut], whole, belongs
    for unit in {seg.unit for seg in past.handling}:
        segs = [seg for seg in past.handling if seg.unit == unit]
        own = {AttributeBy.DUE: segs[-1].due(), AttributeBy.DISPATCHED: segs[0].began.at}
        yield ObjectType.UNIT, unit, of_unit(past, unit), belongs | own
    yield from _below(past, belongs)
    everybody = list(deeds(past))
    if inspector is not None and past.public and past.said("submit_verification"):
        everybody.append(
            ("inspector", inspector, companies.get(inspector), {Fact.MISSED: whole[Fact.MISSED]})
        )
    for post, person, department, facts in everybody:
        for object_type, wanted in POSTS.items():
            if post == wanted and person is not None:
                yield object_type, person, facts, belongs
        if post == "inspector" and person is not None and department is not None:
            yield ObjectType.COMPANY, department, facts, belongs


def _below(past: Past, belongs: Belongs) -> Iterator[Row]:
    bundles: dict[tuple[int, int], list[Assignment]] = defaultdict(list)
    unit_of = {one.pk: one.department_id for one in past.spells}
    for one in past.spells:
        if one.parent_id is not None:
            bundles[one.department_id, unit_of[one.parent_id]].append(one)
    for (unit, _), spells in bundles.items():
        own = {AttributeBy.DUE: past.due_below(spells[-1]), AttributeBy.DISPATCHED: spells[0].started_at}
        yield ObjectType.SECOND_LEVEL, unit, of_nested(past, spells), belongs | own


def _left_out(past: Past, population: Population) -> bool:
    return (
        (Exclusion.SUSPENDED in population.exclude and past.stage == "suspended")
        or (Exclusion.VOIDED in population.exclude and past.stage == "voided")
        or (Exclusion.SELF_HANDLED in population.exclude and past.self_handled)
    )


Cells = dict[tuple[ObjectType, int | str, Fact], int]
# What a case said as of an instant and by a clock, for whoever asks again under other settings.
Memory = dict[tuple[int, datetime, OverdueAt], tuple[Past, list[Row]]]


def recompute(
    platform: Platform,
    begin: datetime,
    end: datetime,
    as_of: datetime,
    population: Population,
    cases: list[Case] | None = None,
    memory: Memory | None = None,
) -> Cells:
    """Every cell that is not zero."""
    zone = ZoneInfo(platform.timezone)
    companies = dict(
        Membership.objects.filter(post="inspector", department__platform=platform)
        .order_by("-pk")
        .values_list("user_id", "department_id")
    )
    known: Memory = {} if memory is None else memory

    def said(case: Case, until: datetime) -> list[Row]:
        key = (case.pk, until, population.overdue_at)
        if key not in known:
            past = Past(case, until, population.overdue_at, zone)
            known[key] = past, list(rows_of(past, companies)) if past.entries else []
        past, rows = known[key]
        return [] if _left_out(past, population) else rows

    found: Cells = defaultdict(int)
    for case in load(platform) if cases is None else cases:
        for object_type, key, facts, belongs in said(case, as_of):
            at = belongs[population.attribute_by]
            if at is not None and begin <= at < end:
                for fact, value in facts.items():
                    found[object_type, key, fact] += value
        for object_type, key, facts, _ in said(case, begin):
            found[object_type, key, Fact.CARRIED_OVER] += facts.get(Fact.UNCLOSED, 0)
    return {cell: value for cell, value in found.items() if value}


def load(platform: Platform, **which: Any) -> list[Case]:
    return list(
        Case.objects.filter(platform=platform, **which)
        .select_related("cell", "duty_grid")
        .prefetch_related("timeline", "assignments", "requests__assignment", "oversights")
    )
