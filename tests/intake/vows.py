"""What must hold of every case on a platform, asked with queries of our own."""

from django.db.models import Count, F, Q

from cityloop.cases.chain import first_broken
from cityloop.cases.models import Assignment, Case
from cityloop.cases.stages import FINAL, HOLDING, Stage


def broken_vows(platform_code: str) -> list[str]:
    """Everything that is not as the loop promises; empty when all is well."""
    cases = Case.objects.filter(platform__code=platform_code)
    final = [stage.value for stage in FINAL]
    holders = Count(
        "assignments", filter=Q(assignments__ended_at__isnull=True, assignments__parent__isnull=True)
    )
    counted = cases.annotate(holders=holders)
    spells = Assignment.objects.filter(case__platform__code=platform_code)
    wrong_kind = Q()
    for stage in Stage:
        if stage not in FINAL:
            wrong_kind |= Q(case__stage=stage.value) & ~Q(kind=HOLDING[stage].value)
    checks = {
        "an open case without exactly one holder": counted.exclude(stage__in=final).exclude(holders=1),
        "a final case with a holder": counted.filter(stage__in=final).exclude(holders=0),
        "a holder of the wrong kind": spells.filter(ended_at__isnull=True).filter(wrong_kind),
        "a final case without its end": cases.filter(stage__in=final, ended_at__isnull=True),
        "an end before the beginning": cases.filter(ended_at__lt=F("reported_at")),
        "a spell without a limit": spells.filter(
            Q(limit_amount__isnull=True) | Q(limit_seconds__isnull=True)
        ),
        "a spell with a limit of nothing": spells.filter(Q(limit_amount__lte=0) | Q(limit_seconds__lte=0)),
        "a yellow lamp after the red one": spells.filter(paused_at__isnull=True, yellow_at__gt=F("due_at")),
        "a handled case without filing rule": spells.filter(kind="handle", case__filing_rule__isnull=True),
        "a category of another nature": cases.exclude(nature=F("category__nature")),
        "a category code not the category's": cases.exclude(category_code=F("category__code")),
        "a point without its tile": cases.filter(lon__isnull=False, tile__isnull=True),
    }
    found = [f"{name}: {rows.count()}" for name, rows in checks.items() if rows.exists()]
    return found + broken_chains(cases)


def broken_chains(cases: object, most: int = 3000) -> list[str]:
    """Timelines that do not hang together; looks at a fixed share of a large platform."""
    rows = cases.order_by("pk")  # type: ignore[attr-defined]
    step = max(rows.count() // most, 1)
    wanted = list(rows.values_list("pk", flat=True))[::step]
    found = []
    for start in range(0, len(wanted), 500):
        some = Case.objects.filter(pk__in=wanted[start : start + 500]).prefetch_related("timeline")
        found += [f"{case.number}: chain broken" for case in some if first_broken(case, case.timeline.all())]
    return found
