"""The import: walk through the table once to know it, then again to write it, batch by batch.

A batch is written whole or not at all, and rows that are already there are passed over, so that an
import may break off anywhere and be run again.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from django.db import DatabaseError

from cityloop.cases.stages import Stage
from cityloop.intake.history.dirt import REJECT, Rejected
from cityloop.intake.history.ground import find_platform, known_categories, lay_ground
from cityloop.intake.history.mapping import Mapping as MappingFile
from cityloop.intake.history.reading import HistoricalCase, Reader
from cityloop.intake.history.report import Rejects, Summary
from cityloop.intake.history.survey import Survey, limits_of, opened, survey
from cityloop.intake.history.tables import Damaged, Record
from cityloop.intake.history.writing import Main, Writer, stored

BATCH = 2000
SURVEYING, WRITING = "通读", "写入"
STOPPED = "被人中止"

Progress = Callable[[str, int, int | None], None]


class Sink(Protocol):
    """Where batches go: the database, or nowhere in a dry run."""

    def stored(self, refs: Iterable[str]) -> dict[str, Main]: ...

    def write(self, batch: list[HistoricalCase], mains: Mapping[str, int] | None = None) -> None: ...

    def settle(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be imported, and how."""

    table: Path
    mapping: MappingFile
    rejects: Path
    platform: str = ""
    dry_run: bool = False
    limit: int | None = None
    batch: int = BATCH


def run(order: Order, progress: Progress = lambda phase, done, total: None) -> Summary:
    """Import a table. The summary says exactly what was written, also when the file breaks off or somebody stops it.

    Raises `MappingError` and other refusals before anything is written.
    """
    began = time.perf_counter()
    mapping = order.mapping
    platform = find_platform(mapping.platform, order.platform)
    reader = Reader(mapping, known_categories(platform))
    found = survey(order.table, mapping, reader, order.limit, lambda done: progress(SURVEYING, done, None))
    limits = limits_of(mapping, found.limits)
    summary = Summary(order.table.name, mapping.file, order.platform or mapping.platform.code, order.dry_run)
    if found.damage is not None:
        summary.damage = found.damage.zh
    sink: Sink
    if order.dry_run or not found.readable:
        sink = _Nowhere(platform.pk if platform else None)
    else:
        ground = lay_ground(
            mapping, platform_code=order.platform, limits=limits, units=found.units, divisions=found.divisions
        )
        sink = Writer(ground, limits)
    with Rejects(order.rejects) as rejects:
        walk = _Walk(order, reader, found, sink, summary, rejects)
        try:
            walk.go(lambda done: progress(WRITING, done, found.rows))
            sink.settle()
        except KeyboardInterrupt:
            summary.interrupted = STOPPED
        except DatabaseError as problem:
            summary.interrupted = f"数据库没有收下这一批（{problem}）"
    summary.seconds = time.perf_counter() - began
    return summary


class _Nowhere:
    """The sink of a dry run: knows what is there, writes nothing."""

    def __init__(self, platform_id: int | None) -> None:
        self._platform_id = platform_id

    def stored(self, refs: Iterable[str]) -> dict[str, Main]:
        return stored(self._platform_id, refs) if self._platform_id is not None else {}

    def write(self, batch: list[HistoricalCase], mains: Mapping[str, int] | None = None) -> None:
        return

    def settle(self) -> None:
        return


@dataclass
class _Walk:
    """The second walk through the table."""

    order: Order
    reader: Reader
    survey: Survey
    sink: Sink
    summary: Summary
    rejects: Rejects
    batch: list[HistoricalCase] = field(default_factory=list)
    waiting: dict[str, tuple[HistoricalCase, Record]] = field(default_factory=dict)

    def go(self, progress: Callable[[int], None]) -> None:
        try:
            for record in opened(self.order.table, self.order.mapping, self.order.limit).rows:
                self.summary.rows += 1
                self._take(record)
                if len(self.batch) >= self.order.batch:
                    self._flush()
                    progress(self.summary.rows)
        except Damaged:
            pass  # the survey has kept what is wrong; everything before it is written
        self._flush()
        self._write_merged()
        progress(self.summary.rows)

    def _take(self, record: Record) -> None:
        try:
            case = self.reader.read(record)
            self.survey.repeats.check(case.ref, case.row)
        except Rejected as why:
            self._reject(record, why)
            return
        if case.stage is Stage.MERGED:
            self.waiting[case.ref] = (case, record)
        else:
            self.batch.append(case)

    def _flush(self) -> None:
        batch, self.batch = self.batch, []
        there = self.sink.stored(case.ref for case in batch)
        fresh = [case for case in batch if case.ref not in there]
        if fresh:
            self.sink.write(fresh)
        self._tally(batch, fresh)

    def _write_merged(self) -> None:
        """Merged cases come last, when all that they may have been merged into is there."""
        roots = {ref: self._root(ref) for ref in self.waiting}
        there = self.sink.stored([*self.waiting, *roots.values()])
        mains = {root: main.pk for root, main in there.items() if main.stage != Stage.MERGED}
        known = mains if not self.order.dry_run else mains | dict.fromkeys(self.survey.repeats.refs, 0)
        cases: list[HistoricalCase] = []
        for ref, (case, record) in self.waiting.items():
            if roots[ref] not in known:
                try:
                    case = self._without_main(case)
                except Rejected as why:
                    self._reject(record, why)
                    continue
            cases.append(case)
        for start in range(0, len(cases), self.order.batch):
            part = cases[start : start + self.order.batch]
            fresh = [case for case in part if case.ref not in there]
            if fresh:
                self.sink.write(
                    fresh, {case.ref: known[roots[case.ref]] for case in fresh if roots[case.ref] in known}
                )
            self._tally(part, fresh)

    def _root(self, ref: str) -> str:
        """The number of the case at the end of a chain of mergers; empty for a ring."""
        seen: set[str] = set()
        while ref in self.waiting and ref not in seen:
            seen.add(ref)
            ref = self.waiting[ref][0].main_ref
        return "" if ref in seen else ref

    def _without_main(self, case: HistoricalCase) -> HistoricalCase:
        mapping = self.order.mapping
        if mapping.dirt.action("main_unknown") == REJECT:
            raise Rejected("main_unknown", case.main_ref)
        return replace(case, stage=mapping.stage.merge_fallback, dirt=case.dirt | {"main_unknown"})

    def _tally(self, batch: list[HistoricalCase], fresh: list[HistoricalCase]) -> None:
        self.summary.written += len(fresh)
        self.summary.there += len(batch) - len(fresh)
        for case in batch:
            self.summary.count(case)

    def _reject(self, record: Record, why: Rejected) -> None:
        self.summary.reject(record.number, why)
        self.rejects.add(record, why)
