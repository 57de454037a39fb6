"""What an import tells afterwards: a summary for people and programs, and the rejected rows with their reasons."""

import csv
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from cityloop.cases.stages import FINAL, Stage
from cityloop.core import clock
from cityloop.intake.history.dirt import KINDS, Rejected
from cityloop.intake.history.reading import HistoricalCase
from cityloop.intake.history.tables import Record

EXAMPLES = 5
REASON, ROW = "拒收原因", "行号"


@dataclass
class Found:
    """How often something was met, and where first."""

    count: int = 0
    rows: list[int] = field(default_factory=list)

    def add(self, row: int) -> None:
        self.count += 1
        if len(self.rows) < EXAMPLES:
            self.rows.append(row)


@dataclass
class Summary:
    """The whole import in numbers."""

    table: str = ""
    mapping: str = ""
    platform: str = ""
    dry_run: bool = False
    rows: int = 0
    written: int = 0
    there: int = 0
    rejected: dict[str, Found] = field(default_factory=dict)
    dirt: dict[str, Found] = field(default_factory=dict)
    stages: Counter[str] = field(default_factory=Counter)
    punctuality: Counter[str] = field(default_factory=Counter)
    agrees: int = 0
    differs: Found = field(default_factory=Found)
    damage: str = ""
    interrupted: str = ""
    seconds: float = 0.0

    @property
    def rejected_rows(self) -> int:
        return sum(found.count for found in self.rejected.values())

    @property
    def whole(self) -> bool:
        return not self.damage and not self.interrupted

    def reject(self, record_number: int, why: Rejected) -> None:
        self.rejected.setdefault(why.kind, Found()).add(record_number)

    def count(self, case: HistoricalCase) -> None:
        """Take a good row into the numbers."""
        for kind in case.dirt:
            self.dirt.setdefault(kind, Found()).add(case.row)
        self.stages[case.stage.value] += 1
        self.punctuality[_punctuality(case)] += 1
        self._compare(case)

    def _compare(self, case: HistoricalCase) -> None:
        """The table's own mark against its own times."""
        if case.on_time is None or case.due is None:
            return
        if case.on_time == ((case.closed or clock.now()) <= case.due):
            self.agrees += 1
        else:
            self.differs.add(case.row)
            self.dirt.setdefault("on_time_differs", Found()).add(case.row)

    def as_dict(self) -> dict[str, Any]:
        """For `--summary FILE.json` and for programs."""
        return {
            "table": self.table,
            "mapping": self.mapping,
            "platform": self.platform,
            "dry_run": self.dry_run,
            "rows": self.rows,
            "written": self.written,
            "already_there": self.there,
            "rejected": {kind: _told(kind, found) for kind, found in sorted(self.rejected.items())},
            "rejected_rows": self.rejected_rows,
            "stages": {stage.value: self.stages[stage.value] for stage in Stage if self.stages[stage.value]},
            "punctuality": {name: self.punctuality[name] for name in PUNCTUALITY},
            "on_time_mark": {"agrees": self.agrees, "differs": self.differs.count, "rows": self.differs.rows},
            "dirt": {kind: _told(kind, found) for kind, found in sorted(self.dirt.items())},
            "damage": self.damage,
            "interrupted": self.interrupted,
            "seconds": round(self.seconds, 2),
            "rows_per_second": round(self.rows / self.seconds) if self.seconds else None,
        }


# Of cases with a due date in the table; what ended otherwise than closed is counted apart.
PUNCTUALITY = {
    "closed_on_time": "按期结案",
    "closed_late": "超期结案",
    "open_in_time": "在办未超期",
    "open_late": "在办已超期",
    "ended_otherwise": "作废、合并、不予受理",
    "no_limit": "表中无时限",
}


def _punctuality(case: HistoricalCase) -> str:
    if case.due is None:
        return "no_limit"
    if case.stage in FINAL and case.stage is not Stage.CLOSED:
        return "ended_otherwise"
    if case.closed is not None:
        return "closed_on_time" if case.closed <= case.due else "closed_late"
    return "open_in_time" if clock.now() <= case.due else "open_late"


def _told(kind: str, found: Found) -> dict[str, Any]:
    return {"label": KINDS[kind].label, "count": found.count, "rows": found.rows}


class Rejects:
    """The reject file: the original columns, the row's number and the reason. Made with the first reject."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[str] | None = None
        self._columns: list[str] = []
        self._writer: Any = None

    @property
    def made(self) -> bool:
        return self._file is not None

    def add(self, record: Record, why: Rejected) -> None:
        if self._file is None:
            self._file = self.path.open("w", encoding="utf-8-sig", newline="")
            self._columns = list(record.cells)
            self._writer = csv.writer(self._file)
            self._writer.writerow([ROW, REASON, *self._columns])
        extra = [f"{name}={value}" for name, value in record.cells.items() if name not in self._columns]
        self._writer.writerow(
            [record.number, why.reason, *(record.cells.get(name, "") for name in self._columns), *extra]
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()
