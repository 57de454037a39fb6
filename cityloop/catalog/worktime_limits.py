"""Time limits (处置时限) and the units they are counted in. Pure: no Django, no settings."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum

from cityloop.core.errors import Invalid


class ClockError(Invalid, ValueError):
    """A limit, an instant or a calendar with which no honest due date can be computed."""

    code = "clock"


class Unit(StrEnum):
    """What a limit is counted in; `is_wall` units run through nights, weekends and holidays."""

    URGENT_HOUR = "urgent_hour"
    WORK_HOUR = "work_hour"
    WORK_DAY = "work_day"
    URGENT_DAY = "urgent_day"
    CALENDAR_DAY = "calendar_day"
    MINUTE = "minute"

    @property
    def is_wall(self) -> bool:
        return self not in WINDOWED

    @property
    def label(self) -> str:
        """The Chinese term, as printed in the standards (立案标准)."""
        return LABELS[self]


WINDOWED = frozenset({Unit.WORK_HOUR, Unit.WORK_DAY})
LABELS = {
    Unit.URGENT_HOUR: "紧急工作时",
    Unit.WORK_HOUR: "工作时",
    Unit.WORK_DAY: "工作日",
    Unit.URGENT_DAY: "紧急工作日",
    Unit.CALENDAR_DAY: "自然日",
    Unit.MINUTE: "分钟",
}
# Seconds of one unit; a work day has none of its own, the calendar says how long it is.
SECONDS = {
    Unit.URGENT_HOUR: 3600,
    Unit.WORK_HOUR: 3600,
    Unit.URGENT_DAY: 86400,
    Unit.CALENDAR_DAY: 86400,
    Unit.MINUTE: 60,
}
# What city spreadsheets write. 小时 and 天 mean work hours and work days there; 紧急… stays apart.
ALIASES = {
    "紧急工作小时": Unit.URGENT_HOUR,
    "紧急工作时": Unit.URGENT_HOUR,
    "紧急小时": Unit.URGENT_HOUR,
    "紧急工作日": Unit.URGENT_DAY,
    "紧急天": Unit.URGENT_DAY,
    "工作小时": Unit.WORK_HOUR,
    "工作时": Unit.WORK_HOUR,
    "小时": Unit.WORK_HOUR,
    "工作日": Unit.WORK_DAY,
    "天": Unit.WORK_DAY,
    "自然日": Unit.CALENDAR_DAY,
    "分钟": Unit.MINUTE,
}
_NUMBER = r"(?P<amount>\d+(?:\.\d+)?)"
_KEYED = re.compile(rf"{_NUMBER}\s*(?P<unit>{'|'.join(Unit)})", re.ASCII)
# Words may follow ("1紧急工作时制止"), figures may not: "4小时30分钟" is not four hours.
_CHINESE = re.compile(rf"{_NUMBER}\s*个?\s*(?P<unit>{'|'.join(ALIASES)})\D*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Limit:
    """处置时限: so many units, e.g. 4 工作时. The amount is positive and may be fractional."""

    amount: Decimal
    unit: Unit

    def __post_init__(self) -> None:
        try:
            amount, unit = Decimal(self.amount), Unit(self.unit)
        except (InvalidOperation, TypeError, ValueError):
            raise ClockError(
                f"时限无效：{self.amount!r} {self.unit!r}", f"not a limit: {self.amount!r} {self.unit!r}"
            ) from None
        if not (amount.is_finite() and amount > 0):
            raise ClockError(
                f"时限须大于零：{amount} {unit.label}", f"a limit must be above zero: {amount} {unit}"
            )
        object.__setattr__(self, "amount", amount)
        object.__setattr__(self, "unit", unit)

    @classmethod
    def parse(cls, text: str) -> "Limit":
        """Read "4 work_hour", "4工作时", "1.5 工作时", "5天", "1紧急工作时制止"; else ClockError."""
        plain = unicodedata.normalize("NFKC", text).strip()
        if found := _KEYED.fullmatch(plain):
            return cls(Decimal(found["amount"]), Unit(found["unit"]))
        if found := _CHINESE.fullmatch(plain):
            return cls(Decimal(found["amount"]), ALIASES[found["unit"]])
        raise ClockError(
            f"看不懂的时限「{text}」；请写数字加单位，如 4工作时、2紧急工作时、5工作日、30分钟",
            f"cannot read the limit {text!r}; write a number and a unit, e.g. 4 work_hour",
        )

    @property
    def figure(self) -> str:
        """The amount without needless zeros or exponents: 4, 1.5."""
        return format(self.amount.normalize(), "f")

    @property
    def label(self) -> str:
        """For people: "4 工作时"."""
        return f"{self.figure} {self.unit.label}"

    def __str__(self) -> str:
        return f"{self.figure} {self.unit.value}"


def whole_seconds(value: Decimal) -> int:
    """Clocks count whole seconds: the nearest one, halves upwards."""
    return int(value.to_integral_value(rounding=ROUND_HALF_UP))
