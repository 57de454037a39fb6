"""Cases into Arrow tables, one per level: instants from the walk, dimensions from what the case is."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from cityloop.cases.models import FROM_PEOPLE
from cityloop.evaluation.facts.columns import ORDER, SCHEMA, Level, micros
from cityloop.evaluation.facts.holdings import Row
from cityloop.evaluation.facts.life import lived
from cityloop.evaluation.facts.record import About, Recorded
from cityloop.evaluation.facts.reference import Reference
from cityloop.evaluation.facts.stopwatch import Stopwatch
from cityloop.evaluation.facts.versions import versions
from cityloop.places.cells import COMMUNITY, DISTRICT, STREET

Month = str


def month_of(reported_at: datetime, reference: Reference) -> Month:
    """The local month of the report: the partition in which a case stays."""
    return f"{reported_at.astimezone(reference.zone):%Y-%m}"


def tables(records: Sequence[Recorded], reference: Reference) -> dict[Level, pa.Table]:
    """The rows of the cases by level, in the order in which they are stored."""
    watch = Stopwatch(reference.calendar)
    found: dict[Level, list[dict[str, Any]]] = {level: [] for level in Level}
    for record in records:
        told = lived(record, watch, reference.inspectors.get(record.about.duty_grid_id or 0))
        about = _dimensions(record.about, reference) | {"entries": len(record.entries)}
        for row in told.rows():
            fixed = about | _holding(row, reference)
            for begin, end, state in versions(row.told.changes, told.common):
                found[row.level].append(state | fixed | {"valid_from": begin, "valid_to": end})
    seconds = watch.seconds()
    return {level: _table(rows, seconds) for level, rows in found.items()}


def _table(rows: list[dict[str, Any]], seconds: Any) -> pa.Table:
    table = pa.Table.from_pylist(rows, schema=SCHEMA)
    at = SCHEMA.get_field_index("handling_seconds")
    tickets = table.column(at).to_numpy().astype(np.int64)
    return table.set_column(at, SCHEMA.field(at), pa.array(seconds[tickets])).sort_by(ORDER)


def _holding(row: Row, reference: Reference) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "unit_id": row.unit_id,
        "unit_path": reference.paths.get(row.unit_id or 0, ""),
        "parent_unit_id": row.parent_unit_id,
        "person_id": row.person_id,
        "post": row.post,
        "spell_id": row.spell_id,
    }


def _dimensions(about: About, reference: Reference) -> dict[str, Any]:
    """What the case is and when it was reported, by the platform's clock."""
    local = about.reported_at.astimezone(reference.zone)
    tomorrow = datetime.combine(local.date() + timedelta(days=1), time(), reference.zone)
    year, week, weekday = local.isocalendar()
    code = about.division_code
    return {
        "case_id": about.id,
        "number": about.number,
        "cell": about.cell_code or "",
        "community": code if len(code) == COMMUNITY else "",
        "street": code[:STREET] if len(code) >= STREET else "",
        "district": code[:DISTRICT],
        "duty_grid": about.duty_grid_code or "",
        "nature": about.nature,
        "category_code": about.category_code,
        "source": about.source,
        "area_class": about.area_class,
        "urgent": about.urgent,
        "public": about.source in FROM_PEOPLE,
        "local_week": f"{year}-W{week:02}",
        "local_month": f"{local:%Y-%m}",
        "local_day": f"{local:%Y-%m-%d}",
        "local_weekday": weekday,
        "local_hour": local.hour,
        "day_ends_at": micros(tomorrow.astimezone(UTC)),
    }
