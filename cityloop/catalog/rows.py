"""What a table of regulation says, one row each, before `actions` checks and writes it.

A row says everything: what it leaves empty is emptied. Codes stand for things.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from cityloop.catalog.worktime import Limit
from cityloop.places.models import AreaClass

EVERYWHERE = AreaClass.NONE.value


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """One 立案条件 with the 小类 it belongs to; `limits` by area class, "" for all classes.

    `same_day` and `closing_evidence` belong to the 小类; None leaves them as they are.
    """

    nature: str
    code: str
    broad_name: str
    name: str
    rule_no: int
    condition: str
    limits: Mapping[str, Limit]
    closing_condition: str = ""
    note: str = ""
    same_day: bool | None = None
    closing_evidence: tuple[str, ...] | None = None

    @property
    def key(self) -> tuple[str, str, int]:
        return (self.nature, self.code, self.rule_no)

    @property
    def category_key(self) -> tuple[str, str]:
        return (self.nature, self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLimitRow:
    kind: str
    limit: Limit
    yellow_at: Decimal = Decimal("0.80")

    @property
    def key(self) -> str:
        return self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityRow:
    """`lead` and `assisting` are department codes."""

    nature: str
    lead: str
    clause: str
    valid_from: date
    category_code: str = ""
    division_code: str = ""
    cell_code: str = ""
    assisting: tuple[str, ...] = ()
    valid_to: date | None = None

    @property
    def key(self) -> tuple[str, str, str, str, date]:
        return (self.nature, self.category_code, self.division_code, self.cell_code, self.valid_from)

    @property
    def scope(self) -> tuple[str, str, str, str]:
        return (self.nature, self.category_code, self.division_code, self.cell_code)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """特殊日: `windows` as in "09:00-12:00,13:00-17:00", empty for the ordinary ones."""

    day: date
    works: bool
    windows: str = ""
    note: str = ""

    @property
    def key(self) -> date:
        return self.day


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRow:
    """工作时段: `weekdays` as in "12345"; a season as in "05-01" to "09-30", empty = all year."""

    weekdays: str
    opens: time
    closes: time
    season_from: str = ""
    season_to: str = ""

    @property
    def key(self) -> tuple[str, time, str, str]:
        return (self.weekdays, self.opens, self.season_from, self.season_to)


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows were new and how many were there before."""

    created: int
    updated: int
