"""The one way in which a number becomes text. Tables, sentences, charts and Excel all come here."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

NOTHING = "—"
TEN_THOUSAND = 10_000
_NUMERALS = "〇一二三四五六七八九"
_HUNDREDTH = Decimal("0.01")


class Shape(StrEnum):
    """What a value is, which decides how it is printed and on which side it stands."""

    TEXT = "text"
    COUNT = "count"
    PERCENT = "percent"  # a Decimal in percent, two places; its heading says （%）
    POINTS = "points"  # a score, two places


Value = str | int | Decimal | None


def percent(part: int, whole: int) -> Decimal | None:
    """So many percent, to two places, half up; None when there is no whole."""
    return _two(Decimal(100 * part) / Decimal(whole)) if whole else None


def change(now: int, before: int | None) -> Decimal | None:
    """环比 or 同比 in percent; None when there is nothing to compare with."""
    return percent(now - before, before) if before else None


def text(value: Value, shape: Shape = Shape.TEXT) -> str:
    """A value as it stands in a table."""
    if value is None or value == "":
        return NOTHING
    if shape in {Shape.PERCENT, Shape.POINTS} and not isinstance(value, str):
        return f"{_two(Decimal(value)):.2f}"
    return str(value)


def cases(count: int) -> str:
    """件数 in a sentence; from ten thousand on also as people say it aloud."""
    if count < TEN_THOUSAND:
        return f"{count}件"
    return f"{count}件（{_two(Decimal(count) / TEN_THOUSAND):.2f}万件）"


def rate(value: Decimal | None) -> str:
    """A rate in a sentence."""
    return NOTHING if value is None else f"{text(value, Shape.PERCENT)}%"


def compared(value: Decimal | None, word: str = "环比") -> str:
    """A change in a sentence: 环比上升5.20%."""
    if value is None:
        return f"{word}{NOTHING}"
    if value == 0:
        return f"{word}持平"
    return f"{word}{'上升' if value > 0 else '下降'}{text(abs(value), Shape.PERCENT)}%"


def day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


def days(first: date, last: date) -> str:
    """2026年11月9日至15日; years and months are said again only where they change."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)}至{day(last)}"
    end = f"{last.day}日" if first.month == last.month else f"{last.month}月{last.day}日"
    return f"{day(first)}至{end}"


def numeral(number: int) -> str:
    """一、二 … 十、十一 … 二十、二十一 … 九十九, for headings."""
    tens, ones = divmod(number, 10)
    ten = f"{_NUMERALS[tens] if tens > 1 else ''}十" if tens else ""
    return ten + (_NUMERALS[ones] if ones else "")


def _two(value: Decimal) -> Decimal:
    return value.quantize(_HUNDREDTH, ROUND_HALF_UP)
