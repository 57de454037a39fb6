"""What people have ruled about cases: granted appeals and exempted cases. The record of a case stays as it is."""

from cityloop.evaluation.models import Appeal, Exemption, Outcome
from cityloop.evaluation.words import Fact

# 申诉成立: where a case is taken out, and where it is put in. What is not handled and no longer overdue is not due.
ON_TIME_INSTEAD: dict[Fact, Fact | None] = {
    Fact.HANDLED_LATE: Fact.HANDLED_ON_TIME,
    Fact.CLOSED_LATE: Fact.CLOSED_ON_TIME,
    Fact.UNHANDLED_OVERDUE: Fact.UNHANDLED_IN_TIME,
    Fact.PUBLIC_CLOSED_LATE: None,
    Fact.PUBLIC_UNHANDLED_OVERDUE: None,
}


def forgiven(platform_id: int) -> dict[int, frozenset[int]]:
    """Case → the units for which it counts as on time."""
    rows = Appeal.objects.filter(platform_id=platform_id, outcome=Outcome.GRANTED, case__isnull=False)
    found: dict[int, set[int]] = {}
    for case_id, unit_id in rows.values_list("case_id", "unit_id"):
        if case_id is not None:
            found.setdefault(case_id, set()).add(unit_id)
    return {case_id: frozenset(units) for case_id, units in found.items()}


def exempt_cases(platform_id: int) -> frozenset[int]:
    """豁免案件: left out of every scheme that leaves out 豁免."""
    rows = Exemption.objects.filter(
        platform_id=platform_id, case__isnull=False, cancels__isnull=True, cancelled_by__isnull=True
    )
    return frozenset(pk for pk in rows.values_list("case_id", flat=True) if pk is not None)
