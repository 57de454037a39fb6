"""附表 for Excel alone: what every score was computed from, so that a reader can compute it again."""

from collections.abc import Iterator

from cityloop.evaluation.bulletins.blocks import Column, Table
from cityloop.evaluation.bulletins.content import Content, ScoreSheet
from cityloop.evaluation.bulletins.printing import Shape, Value
from cityloop.evaluation.schemes.scores import Drawn, Score

COLUMNS = (
    Column("部门", width=5),
    Column("组", width=4),
    Column("项目", width=5),
    Column("算式", width=8),
    Column("代入", width=8),
    Column("满分", Shape.POINTS, 3),
    Column("权重", width=3),
    Column("项目得分", Shape.POINTS, 3),
    Column("计入合计", Shape.POINTS, 3),
    Column("失分", Shape.POINTS, 3),
    Column("失分原因", width=10),
)
DRAWN = (
    Column("部门", width=5),
    Column("项目", width=5),
    Column("基础事实", width=5),
    Column("数值", Shape.COUNT, 3),
)


def inputs(content: Content) -> tuple[Table, ...]:
    """For every scheme: the items with their formulas, and the counts that went into them."""
    tables: list[Table] = []
    for sheet in content.sheets:
        tables += [_items(sheet), _drawn(sheet)]
    return tuple(tables)


def _items(sheet: ScoreSheet) -> Table:
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            one.label,
            one.group,
            item.label,
            item.formula,
            item.substituted,
            item.full,
            f"{item.weight.normalize():f}",
            item.value,
            item.points,
            item.lost,
            item.reason,
        )
        for one in sheet.scores
        for item in one.items
    )
    return Table(f"{sheet.title}分项", COLUMNS, rows)


def _drawn(sheet: ScoreSheet) -> Table:
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (one.label, label, drawn.label, drawn.value) for one in sheet.scores for label, drawn in _behind(one)
    )
    return Table(f"{sheet.title}代入数", DRAWN, rows)


def _behind(one: Score) -> Iterator[tuple[str, Drawn]]:
    for rate in one.rates:
        yield from ((rate.label, drawn) for drawn in rate.drawn)
    for item in one.items:
        yield from ((item.label, drawn) for drawn in item.drawn)
