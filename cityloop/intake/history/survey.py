"""The first walk through a table: what it holds, before anything is written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from cityloop.catalog.worktime import Limit
from cityloop.core.errors import Invalid
from cityloop.intake.history.dirt import Rejected
from cityloop.intake.history.mapping import Mapping, folded
from cityloop.intake.history.promises import typical
from cityloop.intake.history.reading import CategoryKey, Reader, Repeats
from cityloop.intake.history.sections import MappingError, nearest
from cityloop.intake.history.tables import Damaged, Opened, Record, open_table

Progress = Callable[[int], None]
STEP = 500  # rows between two looks at the clock


@dataclass
class Survey:
    """What the first walk found."""

    rows: int = 0
    readable: int = 0
    repeats: Repeats = field(default_factory=lambda: Repeats("first"))
    limits: dict[CategoryKey, list[int]] = field(default_factory=dict)
    units: set[str] = field(default_factory=set)
    divisions: set[str] = field(default_factory=set)
    damage: Damaged | None = None


def survey(path: Path, mapping: Mapping, reader: Reader, limit: int | None, progress: Progress) -> Survey:
    """Walk through all rows once. Raises `MappingError` when the file asks for columns that are not there."""
    found = Survey(repeats=Repeats(mapping.dirt.action("duplicate_number")))
    table = opened(path, mapping, limit)
    seen = set(table.header or ())
    if table.header is not None:
        check_columns(mapping, seen)
    try:
        for record in table.rows:
            found.rows += 1
            if table.header is None:
                seen.update(record.cells)
            _look(record, reader, found)
            if found.rows % STEP == 0:
                progress(found.rows)
    except Damaged as damage:
        found.damage = damage
    if table.header is None and found.rows:
        check_columns(mapping, seen)
    return found


def opened(path: Path, mapping: Mapping, limit: int | None) -> Opened:
    """The table with no more rows than were asked for."""
    table = open_table(path, mapping.table)
    return table if limit is None else Opened(table.header, islice(table.rows, limit))


def check_columns(mapping: Mapping, columns: set[str]) -> None:
    """Every column the mapping asks for must be there."""
    for name, key in mapping.columns.items():
        if name not in columns:
            raise MappingError(
                f"映射文件 {mapping.file} 的 {key}：表中没有列“{name}”{nearest(name, columns)}"
                f"表中的列：{'、'.join(sorted(columns)[:60])}。",
                f"{mapping.file}, {key}: no column {name!r} in the table",
                key=key,
            )


def limits_of(mapping: Mapping, found: dict[CategoryKey, list[int]]) -> dict[CategoryKey, Limit]:
    """The limit of each category where the table gives none: the mapping's, else the median of what it gives."""
    spec, limits = mapping.limit, {}
    everything = [seconds for one in found.values() for seconds in one]
    for key, given in found.items():
        named = spec.by_category.get(folded(key.name)) or spec.by_category.get(key.code or "-")
        if named is None and spec.default is None and not everything:
            raise Invalid(
                f'表中没有任何截止时间，无法取中位数：请在映射文件 {mapping.file} 写 limit.default，如 "15 calendar_day"。',
                "the table has no due dates: set limit.default",
            )
        limits[key] = named or (typical(given) if given else None) or spec.default or typical(everything)
    return limits


def _look(record: Record, reader: Reader, found: Survey) -> None:
    try:
        case = reader.read(record)
    except Rejected:
        return
    found.readable += 1
    found.repeats.see(case.ref, case.row)
    given = found.limits.setdefault(case.category, [])
    if case.due is not None:
        given.append(int((case.due - case.opened).total_seconds()))
    found.units.add(case.unit)
    found.divisions.add(case.division)
