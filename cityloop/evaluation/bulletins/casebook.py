"""Cases that a bulletin names one by one: overdue at the end, hanging, exemplary. As they stood at the end."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from cityloop.cases import evidence
from cityloop.cases.models import Assignment, Case, Evidence, EvidenceKind, Oversight, Suspension
from cityloop.cases.stages import Kind, Stage, Verb
from cityloop.core.errors import NotFound
from cityloop.evaluation.bulletins import pictures
from cityloop.evaluation.bulletins.content import OverdueCase, SuspendedCase, TypicalCase
from cityloop.evaluation.bulletins.counter import Counter
from cityloop.evaluation.bulletins.redacting import redacted, secrets_of
from cityloop.evaluation.words import Fact

TRIED = 5  # cases of a category, until one has both its files
BEFORE = (EvidenceKind.BEFORE, EvidenceKind.SCENE, EvidenceKind.VERIFICATION)
AFTER = (EvidenceKind.AFTER, EvidenceKind.INSPECTION)
_HANDLING = Q(kind=Kind.HANDLE, parent__isnull=True)


def overdue(counter: Counter, units: Iterable[str]) -> dict[str, list[OverdueCase]]:
    """Unit → its cases past the promise, the longest first."""
    return {unit: _overdue_of(counter, unit) for unit in units}


def _overdue_of(counter: Counter, unit: str) -> list[OverdueCase]:
    traced = counter.lying.behind(unit, Fact.UNHANDLED_OVERDUE)
    ids = [one.case_id for one in traced]
    as_of = counter.window.as_of
    spells = (
        Assignment.objects.filter(_HANDLING, case_id__in=ids, department_id=int(unit), started_at__lt=as_of)
        .select_related("case__category", "department")
        .order_by("case_id", "started_at")
    )
    latest = {spell.case_id: spell for spell in spells}
    secrets = secrets_of(ids)
    rows = []
    for case_id, spell in latest.items():
        promised = spell.due_at if spell.due_at <= as_of else spell.original_due_at
        over = Decimal(max(0.0, (as_of - promised).total_seconds())) / 86_400
        rows.append(
            OverdueCase(
                spell.case.number,
                spell.case.category.name,
                redacted(spell.case.address, secrets.get(case_id, ())),
                str(spell.department),
                over.quantize(Decimal("0.01")),
            )
        )
    return sorted(rows, key=lambda row: (-row.days, row.number))


def suspended(counter: Counter) -> tuple[SuspendedCase, ...]:
    """挂账台账, the oldest first."""
    as_of = counter.window.as_of
    rows = (
        Suspension.objects.filter(case__platform_id=counter.platform.pk, started_at__lt=as_of)
        .filter(Q(ended_at__isnull=True) | Q(ended_at__gte=as_of))
        .select_related("case__category", "assignment__department")
        .order_by("started_at")
    )
    return tuple(
        SuspendedCase(
            row.case.number,
            row.case.category.name,
            str(row.assignment.department),
            row.started_at.astimezone(counter.zone).date(),
            row.review_at.astimezone(counter.zone).date(),
        )
        for row in rows
    )


def typical(counter: Counter, categories: Sequence[tuple[str, str]], most: int) -> tuple[TypicalCase, ...]:
    """典型案例 by the rule that is printed with them."""
    found: list[TypicalCase] = []
    for nature, code in categories:
        if len(found) == most:
            break
        spells = _exemplary(counter).filter(case__nature=nature, case__category_code=code)
        shown = (_shown(spell) for spell in spells[:TRIED])
        if (first := next((one for one in shown if one is not None), None)) is not None:
            found.append(first)
    return tuple(found)


def _exemplary(counter: Counter) -> QuerySet[Assignment]:
    """Handled once, in time, never under oversight, closed in the period, with photos; the quickest first."""
    window = counter.window
    photos = Evidence.objects.filter(case=OuterRef("case"), media_type__startswith="image/")
    again = Assignment.objects.filter(_HANDLING, case=OuterRef("case")).exclude(pk=OuterRef("pk"))
    return (
        Assignment.objects.filter(_HANDLING, outcome=Verb.FEED_BACK, ended_at__lte=F("due_at"))
        .filter(
            Exists(photos.filter(kind__in=BEFORE)),
            Exists(photos.filter(kind__in=AFTER)),
            ~Exists(again),
            ~Exists(Oversight.objects.filter(case=OuterRef("case"))),
            case__platform_id=counter.platform.pk,
            case__stage=Stage.CLOSED,
            case__ended_at__gte=window.begin,
            case__ended_at__lt=window.as_of,
        )
        .annotate(took=F("ended_at") - F("started_at"))
        .select_related("case__category", "department")
        .order_by("took", "case_id")
    )


def _shown(spell: Assignment) -> TypicalCase | None:
    """None when a file is missing."""
    case, ended = spell.case, spell.ended_at
    before, after = _photo(case, BEFORE), _photo(case, AFTER)
    if before is None or after is None or ended is None:
        return None
    secrets = secrets_of([case.pk]).get(case.pk, frozenset())
    hours = Decimal((ended - spell.started_at) / timedelta(hours=1)).quantize(Decimal("0.01"))
    return TypicalCase(
        case.number,
        case.category.name,
        redacted(case.address, secrets),
        str(spell.department),
        hours,
        before,
        after,
    )


def _photo(case: Case, kinds: Sequence[EvidenceKind]) -> bytes | None:
    """The first photo of the first kind that has one, small enough for a page."""
    rows = Evidence.objects.filter(case=case, kind__in=kinds, media_type__startswith="image/")
    for row in sorted(rows, key=lambda row: (kinds.index(EvidenceKind(row.kind)), row.pk)):
        with suppress(NotFound, OSError):
            return pictures.for_page(evidence.path_of(row))
    return None
