"""等级: which grade a total earns, with the colour it has on the map. Lower edge included, upper edge not."""

from dataclasses import dataclass
from decimal import Decimal

from cityloop.core.words import Word
from cityloop.evaluation.schemes.reading import Section


class Colour(Word):
    GREEN = "green", "绿"
    BLUE = "blue", "蓝"
    YELLOW = "yellow", "黄"
    ORANGE = "orange", "橙"
    RED = "red", "红"
    BLACK = "black", "黑"


@dataclass(frozen=True, slots=True)
class Grade:
    low: Decimal
    label: str
    colour: Colour


def read_grades(section: Section, full: Decimal) -> tuple[Grade, ...]:
    """Best first, each beginning lower than the one before, the last at 0: no gap and no overlap can be written."""
    grades: list[Grade] = []
    for one in section.sections("grades", at_most=20):
        one.only("from", "label", "colour")
        low = one.number("from", 0, full)
        if grades and low >= grades[-1].low:
            raise one.refuse("from", "等级要从高到低写，下限逐级降低", "grades go from high to low")
        grades.append(Grade(low, one.text("label"), one.choice("colour", Colour)))
    if grades and grades[-1].low != 0:
        raise section.refuse("grades", "最低一级要从 0 开始", "the lowest grade must begin at 0")
    return tuple(grades)


def grade_of(total: Decimal, grades: tuple[Grade, ...]) -> Grade | None:
    """By the rounded total as it is printed; below zero is the lowest grade."""
    return next((grade for grade in grades if total >= grade.low), grades[-1] if grades else None)
