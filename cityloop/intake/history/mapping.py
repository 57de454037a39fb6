"""What a mapping file (映射文件) says: everything that differs between two cities' tables.

`docs/import.md` describes every key; `mapping_file` reads it.
"""

import re
from dataclasses import dataclass, field, fields
from datetime import time

from cityloop.cases.models import Source
from cityloop.cases.stages import Stage
from cityloop.catalog.worktime import Limit
from cityloop.intake.history.dirt import Rules
from cityloop.intake.history.expressions import Expression
from cityloop.intake.history.instants import Clock
from cityloop.intake.history.tables import TableSpec

WEB_MERCATOR = "web_mercator"
MEDIAN = "median"
# What a row of a history may become; the stages between need facts that no foreign table has.
STAGES = (
    Stage.REPORTED,
    Stage.FILED,
    Stage.HANDLING,
    Stage.SUSPENDED,
    Stage.HANDLED,
    Stage.CLOSED,
    Stage.REJECTED,
    Stage.VOIDED,
    Stage.MERGED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Where each value of a case comes from; None where the table does not have it."""

    opened_at: Expression
    number: Expression | None = None
    closed_at: Expression | None = None
    due_at: Expression | None = None
    category: Expression | None = None
    broad: Expression | None = None
    unit: Expression | None = None
    division: Expression | None = None
    status: Expression | None = None
    closing: Expression | None = None
    main: Expression | None = None
    source: Expression | None = None
    on_time: Expression | None = None
    urgent: Expression | None = None
    description: Expression | None = None
    address: Expression | None = None
    lon: Expression | None = None
    lat: Expression | None = None
    point: Expression | None = None


@dataclass(frozen=True, slots=True)
class PlatformSpec:
    code: str
    name: str
    timezone: str
    number_prefix: str = ""
    catalogue: str = "历史导入"


@dataclass(frozen=True, slots=True)
class Known:
    """What a category word of the table stands for; empty parts are as the table says."""

    code: str = ""
    nature: str = ""
    name: str = ""
    broad: str = ""


@dataclass(frozen=True, slots=True)
class CategorySpec:
    nature: str
    prefix: str
    unknown: str
    words: dict[str, Known]


@dataclass(frozen=True, slots=True)
class PlaceSpec:
    system: str
    bounds: tuple[float, float, float, float] | None
    lat_first: bool


@dataclass(frozen=True, slots=True)
class StageRule:
    """A closing text that says more than the status word."""

    pattern: re.Pattern[str]
    stage: Stage
    when: frozenset[Stage]


@dataclass(frozen=True, slots=True)
class StageSpec:
    words: dict[str, Stage]
    rules: tuple[StageRule, ...]
    default: Stage | None
    merge_fallback: Stage


@dataclass(frozen=True, slots=True)
class LimitSpec:
    default: Limit | None  # None: the median of the limits that the table gives
    by_category: dict[str, Limit]


@dataclass(frozen=True, slots=True)
class TimeSpec:
    clock: Clock
    opened: time
    closed: time
    due: time
    earliest: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping file that has been read and found sound."""

    file: str
    title: str
    table: TableSpec
    platform: PlatformSpec
    fields: Fields
    keep: tuple[str, ...]
    time: TimeSpec
    category: CategorySpec
    unit_default: str
    unit_names: dict[str, str]
    district_code: str
    place: PlaceSpec
    stage: StageSpec
    limit: LimitSpec
    source_default: Source
    source_words: dict[str, Source]
    on_time: dict[str, bool]
    urgent_words: frozenset[str]
    dirt: Rules = field(default_factory=Rules)

    @property
    def columns(self) -> dict[str, str]:
        """Every column the file asks for, and the key that asks."""
        asked = {name: f"table.where.{name}" for name in self.table.where}
        for one in fields(Fields):
            expression: Expression | None = getattr(self.fields, one.name)
            for name in expression.columns if expression else ():
                asked.setdefault(name, f"fields.{one.name}")
        return asked | {name: "fields.keep" for name in self.keep if name not in asked}


def folded(word: str) -> str:
    """Words of tables are compared without case and doubled blanks."""
    return " ".join(word.split()).casefold()
