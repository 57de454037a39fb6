"""名次与红黑榜: places inside a group. Equal totals share a place; few cases or an incomplete total have none."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cityloop.core.words import Word
from cityloop.evaluation.schemes.names import Scope
from cityloop.evaluation.schemes.nodes import Node
from cityloop.evaluation.schemes.reading import Section


class Board(Word):
    RED = "red", "红榜"
    BLACK = "black", "黑榜"


@dataclass(frozen=True, slots=True)
class RankRule:
    """`sample` under `min_cases`: scored but not ranked (小样本). `top` and `bottom` make the red and black list."""

    sample: Node
    min_cases: int
    top: int
    bottom: int


def read_rank_rule(section: Section, scope: Scope) -> RankRule:
    section.only("sample", "min_cases", "top", "bottom")
    return RankRule(
        section.expression("sample", scope.resolve),
        section.whole("min_cases", 0, 1_000_000),
        section.whole("top", 0, 1000),
        section.whole("bottom", 0, 1000),
    )


def places(totals: Mapping[str, Decimal]) -> dict[str, int]:
    """Key → place: one more than how many are better (1, 2, 2, 4)."""
    ordered = sorted(totals.values(), reverse=True)
    first = {total: place for place, total in reversed(list(enumerate(ordered, 1)))}
    return {key: first[total] for key, total in totals.items()}


def boards(totals: Mapping[str, Decimal], rule: RankRule) -> dict[str, Board]:
    """Who is on which list; those of equal total go together. A list as long as the group says nothing and is not
    made; where both lists meet in a small group, the red one goes first and nobody is on two."""
    from_below = places({key: -total for key, total in totals.items()})
    black = dict.fromkeys(_first(from_below, rule.bottom), Board.BLACK)
    return black | dict.fromkeys(_first(places(totals), rule.top), Board.RED)


def _first(placed: Mapping[str, int], count: int) -> list[str]:
    chosen = [key for key, place in placed.items() if place <= count]
    return chosen if len(chosen) < len(placed) else []
