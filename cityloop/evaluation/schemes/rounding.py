"""舍入: where a number is cut, and how. Mixed rounding was a bug seen in published code; here it is one setting."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext

from cityloop.core.words import Word
from cityloop.evaluation.schemes.evaluating import DECIMALS

# A third of 75 is 24.99…9 in any finite decimal. Settling at twenty places first makes it 25 again,
# so that a half is a half before it is rounded or truncated.
_SETTLED = Decimal(1).scaleb(-20)
_KEPT = Decimal(1).scaleb(-12)


class RoundingMode(Word):
    HALF_UP = "half_up", "四舍五入"
    HALF_EVEN = "half_even", "四舍六入五成双"
    TRUNCATE = "truncate", "截尾"


_DECIMAL_MODE = {
    RoundingMode.HALF_UP: ROUND_HALF_UP,
    RoundingMode.HALF_EVEN: ROUND_HALF_EVEN,
    RoundingMode.TRUNCATE: ROUND_DOWN,
}


@dataclass(frozen=True, slots=True)
class Rounding:
    """Digits after the point; a rate's digits are those of the fraction (4 → 94.21 %).

    `rate` or `item` None: carried on exactly, only shown rounded (rates at 4, items as the total).
    """

    mode: RoundingMode
    total: int
    rate: int | None = None
    item: int | None = None

    def carried_rate(self, value: Decimal) -> Decimal:
        return value if self.rate is None else round_to(value, self.rate, self.mode)

    def shown_rate(self, value: Decimal) -> Decimal:
        return round_to(value, 4 if self.rate is None else self.rate, self.mode)

    def carried_item(self, value: Decimal) -> Decimal:
        return value if self.item is None else round_to(value, self.item, self.mode)

    def shown_item(self, value: Decimal) -> Decimal:
        return round_to(value, self.total if self.item is None else self.item, self.mode)

    def shown_total(self, value: Decimal) -> Decimal:
        return round_to(value, self.total, self.mode)


def round_to(value: Decimal, digits: int, mode: RoundingMode) -> Decimal:
    with localcontext(DECIMALS):
        settled = value.quantize(_SETTLED, rounding=ROUND_HALF_EVEN)
        return settled.quantize(Decimal(1).scaleb(-digits), rounding=_DECIMAL_MODE[mode])


def kept(value: Decimal) -> Decimal:
    """An exact value as it goes into a snapshot: twelve places, no trailing zeros."""
    with localcontext(DECIMALS):
        cut = value.quantize(_SETTLED, rounding=ROUND_HALF_EVEN).quantize(_KEPT, rounding=ROUND_HALF_EVEN)
        return cut.normalize() + Decimal(0) if cut else Decimal(0)
