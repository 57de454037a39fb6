"""What goes into scoring and what comes out: plain values that can be frozen in a snapshot and opened again."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from cityloop.core.words import Said, Word
from cityloop.evaluation.schemes.grading import Grade
from cityloop.evaluation.schemes.items import Kind
from cityloop.evaluation.schemes.ranking import Board
from cityloop.evaluation.words import Fact


@dataclass(frozen=True, slots=True)
class Entry:
    """A number typed in by people: a manual mark or an input; who, and on what paper (依据)."""

    value: Decimal
    by: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One line of 加减分."""

    points: Decimal
    reason: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """One object of assessment and what is known about it. A fact that is not in `facts` is zero.

    `key` tells objects apart; labels may repeat (two people of one name are two subjects).
    `exempt_on`: the basis of an exemption (豁免依据), empty when there is none.
    """

    key: str
    label: str
    group: str
    facts: Mapping[Fact, Decimal]
    entries: Mapping[str, Entry] = field(default_factory=dict)
    adjustments: tuple[Adjustment, ...] = ()
    exempt_on: str = ""


class Flag(Word):
    NO_CASE = "no_case", "无案件"
    MISSING = "missing", "未录入"
    RENORMALISED = "renormalised", "按比例折算"
    INCOMPLETE = "incomplete", "合计不完整"
    FEW_CASES = "few_cases", "样本过少，不排名"
    EXEMPT = "exempt", "豁免"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A fact behind a number, with the value it had: the caller opens its cases."""

    fact: Fact
    label: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class RateScore:
    """A rate as it was found; `value` None: its denominator is zero or an input is missing."""

    id: str
    label: str
    formula: str
    substituted: str
    drawn: tuple[Drawn, ...]
    raw: Decimal | None
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One line of the sheet. `raw` and `value` are on the item's own scale, `points` are what it adds to the total.

    `points` None: the item takes no part. `lost` is in points of the total, before any renormalisation.
    """

    id: str
    label: str
    kind: Kind
    formula: str
    substituted: str
    drawn: tuple[Drawn, ...]
    entries: tuple[tuple[str, Entry], ...]
    raw: Decimal | None
    value: Decimal | None
    full: Decimal
    weight: Decimal
    points: Decimal | None
    lost: Decimal
    reason: Said  # 失分原因; empty when nothing was lost
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """`raw` is the exact total to twelve places, `total` the printed one; None: not scored (see `flags`)."""

    key: str
    label: str
    group: str
    scheme: str
    version: str
    digest: str
    rates: tuple[RateScore, ...]
    items: tuple[ItemScore, ...]
    adjustments: tuple[Adjustment, ...]
    sample: Decimal
    raw: Decimal | None
    total: Decimal | None
    rank: int | None
    grade: Grade | None
    board: Board | None
    flags: tuple[Flag, ...]
    note: Said  # why there is no total or no place, for people; empty otherwise

    @property
    def reasons(self) -> tuple[Said, ...]:
        """失分原因, the largest loss first."""
        losing = sorted((item for item in self.items if item.lost > 0), key=lambda item: -item.lost)
        return tuple(item.reason for item in losing)

    def item(self, key: str) -> ItemScore:
        return next(item for item in self.items if item.id == key)


def to_json(value: Any) -> Any:
    """Any of these as JSON takes it; decimals as text, because a float would not keep 17.67.

    Beside a sentence stands its English, under the name with `_en`.
    """
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Enum):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        told = {one.name: getattr(value, one.name) for one in fields(value)}
        english = {f"{name}_en": one.en for name, one in told.items() if isinstance(one, Said)}
        return {name: to_json(one) for name, one in told.items()} | english
    if isinstance(value, Mapping):
        return {str(key): to_json(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [to_json(inner) for inner in value]
    return value
