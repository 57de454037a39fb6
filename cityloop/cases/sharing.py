"""When several units hold a case at once: which spell stands for it in a list, and who else is named with it."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from cityloop.cases.models import Assignment
from cityloop.cases.stages import Kind
from cityloop.people.models import Department

Units = dict[int, list[Department]]


def one_per_case(spells: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Of the spells of a case in one list the one that is due first; of those due together the upper one."""
    sooner = Q(due_at__lt=OuterRef("due_at")) | Q(due_at=OuterRef("due_at"), pk__lt=OuterRef("pk"))
    return spells.filter(~Exists(spells.filter(sooner, case=OuterRef("case"))))


def beside(spells: QuerySet[Assignment], shown: Sequence[Assignment]) -> Units:
    """By spell that is shown: the other units whose spells are in the same list with the same case."""
    standing = {spell.case_id: spell for spell in shown}
    others = spells.filter(case__in=standing).exclude(pk__in=[spell.pk for spell in shown])
    return _by_spell([(standing[other.case_id].pk, other.department) for other in _in_order(others)])


def handed_down(shown: Sequence[Assignment]) -> Units:
    """By spell that is shown: the units it was handed down to (下派) and that have not reported back."""
    parents = [spell.pk for spell in shown if spell.kind in (Kind.HANDLE, Kind.ASSIST)]
    if not parents:
        return {}
    # Below a unit that handles those who assist (协办) hold nested spells too; nothing was handed down to them.
    below = Assignment.objects.filter(parent__in=parents, ended_at__isnull=True, kind=F("parent__kind"))
    return _by_spell([(child.parent_id, child.department) for child in _in_order(below)])


def _in_order(spells: QuerySet[Assignment]) -> QuerySet[Assignment]:
    return spells.select_related("department").order_by("due_at", "pk")


def _by_spell(pairs: Sequence[tuple[int | None, Department]]) -> Units:
    found: defaultdict[int, list[Department]] = defaultdict(list)
    for spell, unit in pairs:
        if spell is not None:
            found[spell].append(unit)
    return dict(found)
