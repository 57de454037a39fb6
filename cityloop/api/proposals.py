"""派遣建议 for a case: the unit, the clause, the reasons, and a preview of its limit."""

from cityloop.api.auth import today
from cityloop.api.rows import unit
from cityloop.api.schemas_reference import ProposalOut
from cityloop.cases import deadlines
from cityloop.cases.models import Case
from cityloop.catalog import queries as catalog
from cityloop.core import clock
from cityloop.people import queries as people
from cityloop.people.models import Department


def proposal(case: Case, department_id: int | None) -> ProposalOut:
    """What the 权责清单 says; with `department_id`, the limit is previewed for that unit instead."""
    component = case.component
    found = catalog.propose_unit(
        case.platform_id,
        case.category,
        division_code=case.division_code,
        cell_code=case.cell.code if case.cell else "",
        on=today(case.platform),
        owner_id=component.owner_id if component else None,
        maintainer_id=component.maintainer_id if component else None,
    )
    lead_id = found.lead_id if found else None
    if department_id is not None:
        lead_id = people.department(case.platform_id, department_id).pk
    promise = None
    if lead_id is not None and case.filing_rule_id is not None:
        promise = deadlines.for_handling(case, lead_id, clock.now())
    units = Department.objects.in_bulk(
        [pk for pk in [lead_id, *(found.assisting_ids if found else ())] if pk]
    )
    return ProposalOut(
        lead=unit(units[lead_id]) if lead_id else None,
        assisting=[unit(units[pk]) for pk in found.assisting_ids] if found else [],
        clause=found.clause if found else "",
        trace=[str(one) for one in found.trace] if found else [],
        trace_en=[one.en for one in found.trace] if found else [],
        limit=promise.limit.label if promise else "",
        due_at=promise.due_at if promise else None,
        provisional=promise.provisional if promise else False,
    )
