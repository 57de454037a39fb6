"""数据透视: how many cases by one or two dimensions; the heat calendar is weekday by hour. Any cell lists its cases."""

from collections.abc import Collection
from dataclasses import dataclass

from cityloop.cases.models import Source
from cityloop.catalog.models import Category, Nature
from cityloop.core.errors import Invalid
from cityloop.core.words import Word
from cityloop.evaluation import rights
from cityloop.evaluation.counting import Behind, measuring
from cityloop.evaluation.definitions import worth
from cityloop.evaluation.engine.questions import Asked, quoted
from cityloop.evaluation.facts.columns import Level, micros
from cityloop.evaluation.objects import objects
from cityloop.evaluation.spans import Span
from cityloop.evaluation.words import AttributeBy, Fact, ObjectType, Population
from cityloop.people.actors import Actor
from cityloop.people.models import Platform
from cityloop.people.posts import Permission

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
MOST_CELLS = 50_000
PERSONAL = frozenset({Fact.MISSED})  # facts of an inspector's own rows: no case and no unit carries them


class Dimension(Word):
    UNIT = "unit", "部门"
    STREET = "street", "街道"
    COMMUNITY = "community", "社区"
    CELL = "cell", "单元网格"
    NATURE = "nature", "事件或部件"
    CATEGORY = "category", "小类"
    SOURCE = "source", "来源"
    AREA = "area", "区域类别"
    MONTH = "month", "月"
    DAY = "day", "日"
    WEEKDAY = "weekday", "星期"
    HOUR = "hour", "时"


COLUMNS = {
    Dimension.UNIT: "CAST(unit_id AS VARCHAR)",
    Dimension.STREET: "street",
    Dimension.COMMUNITY: "community",
    Dimension.CELL: "cell",
    Dimension.NATURE: "nature",
    Dimension.CATEGORY: "nature || ':' || category_code",
    Dimension.SOURCE: "source",
    Dimension.AREA: "area_class",
    Dimension.MONTH: "local_month",
    Dimension.DAY: "local_day",
    Dimension.WEEKDAY: "CAST(local_weekday AS VARCHAR)",
    Dimension.HOUR: "CAST(local_hour AS VARCHAR)",
}
_OBJECTS = {
    Dimension.UNIT: ObjectType.UNIT,
    Dimension.STREET: ObjectType.STREET,
    Dimension.COMMUNITY: ObjectType.COMMUNITY,
    Dimension.CELL: ObjectType.CELL,
}


@dataclass(frozen=True, slots=True)
class Asking:
    """What is counted and by what. With a unit among the dimensions a case counts once for every unit that held it.

    Month, day, weekday and hour are those of the report.
    """

    span: Span
    fact: Fact
    rows: Dimension
    columns: Dimension | None = None
    attribute_by: AttributeBy = AttributeBy.REPORTED

    @property
    def dimensions(self) -> list[Dimension]:
        return [one for one in (self.rows, self.columns) if one is not None]


@dataclass(frozen=True, slots=True)
class Cell:
    row: str
    column: str
    count: int


@dataclass(frozen=True, slots=True)
class Pivot:
    """The cells that are not zero, and what their keys are called."""

    cells: list[Cell]
    row_labels: dict[str, str]
    column_labels: dict[str, str]


def pivot(actor: Actor, platform: Platform, asking: Asking) -> Pivot:
    """Count by the dimensions."""
    _check(actor, asking)
    keys = ", ".join(COLUMNS[one] for one in asking.dimensions)
    found = _ask(platform, asking, keys, "", f"GROUP BY {keys}")
    if len(found) > MOST_CELLS:
        raise Invalid(
            f"结果超过 {MOST_CELLS} 格，请缩小范围。", "Too many cells: narrow it.", field="columns"
        )
    cells = [
        Cell(str(row[0]), str(row[1]) if asking.columns else "", int(row[-1] or 0))
        for row in found
        if row[-1]
    ]
    cells.sort(key=lambda one: (_order(one.row), _order(one.column)))
    columns = (
        {} if asking.columns is None else labels(platform, asking.columns, {one.column for one in cells})
    )
    return Pivot(cells, labels(platform, asking.rows, {one.row for one in cells}), columns)


def cases_of(actor: Actor, platform: Platform, asking: Asking, row: str, column: str = "") -> list[Behind]:
    """The cases of one cell."""
    _check(actor, asking)
    values = [row, column]
    try:
        chosen = [
            f" AND {COLUMNS[one]} = {quoted(value)}"
            for one, value in zip(asking.dimensions, values, strict=False)
        ]
    except ValueError as unknown:
        raise Invalid("没有这一格。", "There is no such cell.", field="row") from unknown
    found = _ask(
        platform, asking, "case_id, number", "".join(chosen), "GROUP BY case_id, number ORDER BY case_id"
    )
    return [Behind(int(case_id or 0), str(number), int(times)) for case_id, number, times in found if times]


def labels(platform: Platform, dimension: Dimension, keys: Collection[str]) -> dict[str, str]:
    """What people call the keys of a dimension."""
    if dimension in _OBJECTS:
        named = {one.key: one.label for one in objects(platform.pk, _OBJECTS[dimension], keys)}
    elif dimension is Dimension.CATEGORY:
        rows = Category.objects.filter(version__platform=platform).order_by("version__effective_on")
        named = {f"{one.nature}:{one.code}": one.name for one in rows}
    elif dimension is Dimension.WEEKDAY:
        named = {str(number): name for number, name in enumerate(WEEKDAYS, 1)}
    elif dimension is Dimension.HOUR:
        named = {str(hour): f"{hour}时" for hour in range(24)}
    else:
        named = {Dimension.SOURCE: dict(Source.choices()), Dimension.NATURE: dict(Nature.choices)}.get(
            dimension, {}
        )
    return {key: named.get(key, key or "—") for key in sorted(keys, key=_order)}


def _check(actor: Actor, asking: Asking) -> None:
    rights.check(actor, Permission.VIEW_SCORES, "数据透视")
    if asking.rows is asking.columns:
        raise Invalid("行和列不能是同一个维度。", "Rows and columns must differ.", field="columns")
    if asking.fact in PERSONAL or asking.fact is Fact.CARRIED_OVER:
        raise Invalid(f"“{asking.fact.label}”不能透视。", "This fact cannot be explored.", field="fact")


def _ask(
    platform: Platform, asking: Asking, keys: str, chosen: str, ending: str
) -> list[tuple[int | str | None, ...]]:
    level = Level.UNIT if Dimension.UNIT in asking.dimensions else Level.CASE
    window = asking.span.window
    as_of = micros(window.as_of)
    population = Population(attribute_by=asking.attribute_by)
    asked = Asked(ObjectType.UNIT, micros(window.begin), micros(window.end), as_of, population)
    at = asked.belongs()
    sql = (
        f"SELECT {keys}, SUM({worth(asking.fact, asked.terms)}) FROM facts"
        f" WHERE valid_from < {as_of} AND valid_to >= {as_of}"
        f" AND ({at}) >= {asked.begin} AND ({at}) < {asked.end}{chosen} {ending}"
    )
    facts = measuring(platform)
    files = facts.store.files(platform.pk, level)
    return facts.engine.ask(sql, files) if files else []


def _order(key: str) -> tuple[int, str]:
    """Numbers by value, other keys by their text."""
    return (int(key), key) if key.isdigit() and len(key) < 6 else (0, key)
