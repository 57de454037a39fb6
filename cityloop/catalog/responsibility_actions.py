"""The write to the 权责清单."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from cityloop.catalog import checks
from cityloop.catalog.models import Responsibility
from cityloop.catalog.rows import ResponsibilityRow, Written
from cityloop.catalog.upserts import check_once, upsert
from cityloop.core import editions
from cityloop.core.errors import Invalid
from cityloop.core.words import Said
from cityloop.people.models import Department, Platform


@transaction.atomic
def put_responsibilities(platform: Platform, rows: Iterable[ResponsibilityRow]) -> Written:
    """Write 权责清单 by scope and first day; refuses two rows for one scope on the same day."""
    rows = list(rows)
    check_once(rows)
    units = dict(Department.objects.filter(platform=platform).values_list("code", "pk"))
    checks.check_all(
        (Said(str(row.key), str(row.key)), checks.check_responsibility(row, units)) for row in rows
    )
    before = Responsibility.objects.filter(platform=platform).count()
    made = [
        Responsibility(
            platform=platform,
            nature=row.nature,
            category_code=row.category_code,
            division_code=row.division_code,
            cell_code=row.cell_code,
            lead_id=units[row.lead],
            clause=row.clause,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in rows
    ]
    key = ["platform", "nature", "category_code", "division_code", "cell_code", "valid_from"]
    upsert(made, key, ["lead", "clause", "valid_to"])
    _replace_assisting(platform, rows, units)
    _check_overlaps(platform)
    created = Responsibility.objects.filter(platform=platform).count() - before
    editions.bump(editions.CATALOG)
    return Written(created, len(rows) - created)


def _replace_assisting(platform: Platform, rows: Sequence[ResponsibilityRow], units: dict[str, int]) -> None:
    told = {row.key: row for row in rows}
    for found in Responsibility.objects.filter(platform=platform).prefetch_related("assisting"):
        scope = (found.nature, found.category_code, found.division_code, found.cell_code, found.valid_from)
        if scope not in told:
            continue
        wanted = {units[code] for code in told[scope].assisting}
        if wanted != {unit.pk for unit in found.assisting.all()}:
            found.assisting.set(wanted)


def _check_overlaps(platform: Platform) -> None:
    """Of one scope, each row must end before the next begins."""
    rows = Responsibility.objects.filter(platform=platform)
    earlier: Responsibility | None = None
    for row in rows.order_by("nature", "category_code", "division_code", "cell_code", "valid_from"):
        same = earlier is not None and _scope(earlier) == _scope(row)
        if earlier and same and (earlier.valid_to is None or earlier.valid_to >= row.valid_from):
            raise Invalid(
                f"权责清单同一范围（{'，'.join(filter(None, _scope(row)))}）有两行同时有效："
                f"“{earlier.clause}”自 {earlier.valid_from} 起，“{row.clause}”自 {row.valid_from} 起。"
                f"请给前一行填上早于 {row.valid_from} 的终止日期。",
                f"Responsibility rows {earlier.pk} and {row.pk} overlap.",
                rows=[earlier.pk, row.pk],
            )
        earlier = row


def _scope(row: Responsibility) -> tuple[str, str, str, str]:
    return (row.nature, row.category_code, row.division_code, row.cell_code)
