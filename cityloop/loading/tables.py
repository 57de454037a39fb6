"""The engine that loads any kind of table: read, check every row, compare, then write all or nothing."""

import hashlib
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from django.db import DatabaseError, transaction

from cityloop.core import clock, editions
from cityloop.core.errors import CityloopError, Invalid
from cityloop.core.words import NOTHING, Said
from cityloop.loading.headers import Header, find_header, no_header
from cityloop.loading.kinds import Job, Kind, Told
from cityloop.loading.sheets import Line, Sheet, read_sheets
from cityloop.people.models import AccessEntry

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row, and what to do; row 0 is the file as a whole."""

    sheet: str
    row: int
    zh: str
    en: str


@dataclass
class Report:
    """What a load did, or in a dry run would do."""

    kind: str
    total: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    skipped: int = 0
    problems: list[Problem] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)
    written: bool = False
    failed: list[Told] = field(default_factory=list)


@dataclass
class _Entry:
    told: Told
    key: Hashable
    fields: dict[str, Any]


def load(kind: Kind[R], path: Path, job: Job, *, dry_run: bool = False, skip_bad: bool = False) -> Report:
    """Load a file. Any problem and nothing is written, unless bad rows are to be skipped.

    A dry run goes through the whole write and takes it back. Invalid when the file itself cannot be
    used: not a table, cut off, or without the needed headings.
    """
    report = Report(kind.label)
    told = _told(kind, read_sheets(path), report)
    job.file_name = job.file_name or path.name
    report.total = len(told)
    kind.arrange(told, job)
    entries = _entries(kind, told, job)
    present = kind.present(job)
    rows = _checked(kind, entries, present, job, again=skip_bad)
    report.failed = [one for one in told if one.problems]
    for one in report.failed:
        one.problems = list(dict.fromkeys(one.problems))
    report.problems = [
        Problem(one.sheet, one.number, problem, problem.en)
        for one in report.failed
        for problem in one.problems
    ]
    if report.failed and not skip_bad:
        return report
    report.skipped = len(report.failed)
    if not rows:
        report.notes.append(Said("没有可载入的行。", "There is no row to load."))
        return report
    changed = [row for key, row in rows.items() if key not in present or not kind.same(row, present[key])]
    report.created = sum(1 for key in rows if key not in present)
    report.updated = len(changed) - report.created
    report.unchanged = len(rows) - len(changed)
    report.removed = kind.removed(job, list(rows.values()))
    _write(kind, job, changed, list(rows.values()), report, path, dry_run)
    return report


def _write(
    kind: Kind[R],
    job: Job,
    changed: Sequence[R],
    rows: Sequence[R],
    report: Report,
    path: Path,
    dry_run: bool,
) -> None:
    try:
        if not dry_run:
            kind.prepare(job, changed)
        with transaction.atomic():
            kind.write(job, changed, rows)
            _remember(kind, job, report, path)
            if dry_run:
                transaction.set_rollback(True)
        report.written = not dry_run
    except CityloopError as problem:
        report.problems.append(Problem("", 0, problem.zh, problem.en))
    except DatabaseError as problem:
        refused = Problem(
            "", 0, f"数据库拒绝了这些行：{problem}", f"The database refused the rows: {problem}"
        )
        report.problems.append(refused)
    finally:
        editions.forget()  # what was built inside a transaction that is taken back must not be kept


def _remember(kind: Kind[R], job: Job, report: Report, path: Path) -> None:
    AccessEntry.objects.create(
        at=clock.now(),
        user=job.by,
        act="load_reference",
        object=f"{job.platform.code}:{kind.name}",
        facts={
            "file": job.file_name,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "created": report.created,
            "updated": report.updated,
            "unchanged": report.unchanged,
            "removed": report.removed,
            "skipped": report.skipped,
        },
    )


# From sheets to rows as told


def _told(kind: Kind[R], sheets: Sequence[Sheet], report: Report) -> list[Told]:
    found: list[Told] = []
    headed = False
    for sheet in sheets:
        header = find_header(sheet, kind.columns, kind.any_of)
        if header is None:
            if sheet.lines:
                report.notes.append(
                    Said(
                        f"工作表“{sheet.name}”没有这类表头，略过。",
                        f"Sheet “{sheet.name}” has no such headings and is passed over.",
                    )
                )
            continue
        headed = True
        if header.ignored:
            ignored = "、".join(header.ignored)
            report.notes.append(
                Said(
                    f"工作表“{sheet.name}”中不认识的列，略过：{ignored}。",
                    f"Unknown columns of sheet “{sheet.name}” are passed over: “{ignored}”.",
                )
            )
        found += _rows_of(sheet, header)
    if not headed:
        raise no_header(sheets, kind.label, kind.columns)
    return found


def _rows_of(sheet: Sheet, header: Header) -> Iterator[Told]:
    above: dict[str, str] = {}
    for line in sheet.lines:
        if line.number > header.line.number:
            yield _read(sheet, header, line, above)


def _read(sheet: Sheet, header: Header, line: Line, above: dict[str, str]) -> Told:
    cells = {
        header.headings[place]: (line.cells[place] if place < len(line.cells) else "")
        for place in header.headings
    }
    told = Told(sheet.name, header.title, line.number, cells)
    if line.problem:
        told.problems.append(line.problem)
    stray = [cell for place, cell in enumerate(line.cells) if cell and place not in header.headings]
    if stray:
        first = stray[0][:20]
        told.problems.append(
            Said(
                f"表头之外还有内容“{first}”，是否错位、或文字里的逗号没有加引号？",
                f"“{first}” stands beyond the headings: moved out of place, or a comma in a text without quotes?",
            )
        )
    _fill_down(header, cells, above)
    for place, column in header.columns.items():
        try:
            told.values[column.key] = column.read(cells[header.headings[place]])
        except Invalid as problem:
            told.problems.append(Said(f"{column.label}：{problem.zh}", f"“{column.label}”: {problem.en}"))
    return told


def _fill_down(header: Header, cells: dict[str, str], above: dict[str, str]) -> None:
    """An empty cell takes the one above, until a column before it has begun something new."""
    begun = False
    for place, column in header.columns.items():
        if not column.fills_down:
            continue
        heading = header.headings[place]
        if cells[heading]:
            begun = begun or cells[heading] != above.get(column.key)
            above[column.key] = cells[heading]
        elif not begun:
            cells[heading] = above.get(column.key, "")


# From rows as told to rows to write


def _entries(kind: Kind[R], told: Sequence[Told], job: Job) -> list[_Entry]:
    entries: list[_Entry] = []
    first: dict[Hashable, Told] = {}
    for one in told:
        if one.problems:
            continue
        try:
            fields = kind.fields(one, job)
        except Invalid as problem:
            one.problems.append(Said(problem.zh, problem.en))
            continue
        key = kind.key(fields)
        earlier = first.setdefault(key, one)
        if earlier is not one:
            one.problems.append(_twice(one, earlier))
            continue
        entries.append(_Entry(one, key, fields))
    return entries


def _twice(one: Told, earlier: Told) -> Said:
    other = NOTHING
    if earlier.sheet != one.sheet:
        other = Said(f"工作表“{earlier.sheet}”", f" of sheet “{earlier.sheet}”")
    return Said(
        f"第 {one.number} 行与{other}第 {earlier.number} 行重复，同一对象只能写一行，请删去其中一行",
        f"Row {one.number} says the same as row {earlier.number}{other.en}: one row for each; delete one of them",
    )


def _checked(
    kind: Kind[R], entries: Sequence[_Entry], present: dict[Hashable, R], job: Job, again: bool
) -> dict[Hashable, R]:
    """The good rows by key. When bad ones are skipped, rows may lose what they lean on: check again."""
    rows = {one.key: _row(kind, one, present) for one in entries}
    told = {one.key: one.told for one in entries}
    while True:
        problems = kind.check(job, list(rows.values()))
        bad = [key for key, found in zip(rows, problems, strict=True) if found]
        for key, found in zip(list(rows), problems, strict=True):
            told[key].problems.extend(found)
        for key in bad:
            del rows[key]
        if not bad or not again:
            return rows


def _row(kind: Kind[R], entry: _Entry, present: dict[Hashable, R]) -> R:
    before: Any = present.get(entry.key)
    if before is None:
        return kind.make(entry.fields)
    row: R = replace(before, **entry.fields)
    return row
