"""One row at a time: every kind of dirt, what is made of it, and what the mapping may decide instead."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cityloop.intake.history.dirt import KINDS, Rejected
from cityloop.intake.history.reading import HistoricalCase, Reader
from cityloop.intake.history.tables import TableSpec, open_table
from tests.intake.foreign import mapping_of, row, write_table


def read(folder: Path, *changes: tuple[str, str], extra: str = "", **cells: str) -> HistoricalCase:
    """The good row with some cells replaced, read by the mapping with some text replaced."""
    table = write_table(folder, row("A1", **cells))
    (record,) = open_table(table, TableSpec()).rows
    return Reader(mapping_of(folder, *changes, extra=extra)).read(record)


def rejected(folder: Path, *changes: tuple[str, str], extra: str = "", **cells: str) -> str:
    with pytest.raises(Rejected) as refused:
        read(folder, *changes, extra=extra, **cells)
    return refused.value.reason


def test_a_clean_row_has_no_dirt(tmp_path: Path) -> None:
    assert read(tmp_path).dirt == frozenset()


# cells → kinds of dirt, and some facts of the case that comes of it
DIRTY = [
    ({"promised": ""}, {"no_due"}, {"due": None}),
    ({"promised": "soon"}, {"bad_due"}, {"due": None}),
    ({"promised": "2059-12-31 00:00"}, {"due_too_far"}, {"due": None}),
    ({"promised": "2021-03-01 08:00"}, {"due_before_opened"}, {"due": None}),
    ({"promised": "2020-01-01 08:00"}, {"due_before_opened"}, {"due": None}),
    ({"promised": "3/2/2021"}, {"bare_date"}, {"due": datetime(2021, 3, 3, 4, 59, 59, tzinfo=UTC)}),
    ({"closed": "2021-03-01 08:00"}, {"same_second"}, {"closed": datetime(2021, 3, 1, 13, tzinfo=UTC)}),
    ({"closed": "3/2/2021"}, {"bare_date"}, {"closed": datetime(2021, 3, 2, 17, tzinfo=UTC)}),
    (
        {"opened": "2021-03-01 15:00", "closed": "3/1/2021"},
        {"bare_date", "same_second"},
        {"closed": datetime(2021, 3, 1, 20, tzinfo=UTC)},
    ),
    ({"opened": "2020-11-01 01:45"}, {"clock_twice"}, {"opened": datetime(2020, 11, 1, 5, 45, tzinfo=UTC)}),
    (
        {"opened": "2020-11-01 01:45", "closed": "2020-11-01 01:15"},
        {"clock_twice"},
        {"closed": datetime(2020, 11, 1, 6, 15, tzinfo=UTC)},  # the second 01:15 of that night
    ),
    ({"opened": "2020-03-08 02:30"}, {"clock_skipped"}, {"opened": datetime(2020, 3, 8, 7, 30, tzinfo=UTC)}),
    ({"state": "open"}, {"open_with_closing"}, {"stage": "handling", "closed": None}),
    ({"kind": "", "class": ""}, {"no_category"}, {"category": ("event", "", "未分类", "未分类")}),
    ({"crew": "N/A"}, {"no_unit"}, {"unit": "未注明单位"}),
    ({"crew": "60619.0"}, {"whole_number"}, {"unit": "60619"}),
    ({"via": "pigeon"}, {"unknown_source"}, {"source": "public"}),
    ({"x": "", "y": ""}, {"no_point"}, {"lon": None, "lat": None}),
    ({"x": "0", "y": "0.0"}, {"no_point"}, {"lon": None, "lat": None}),
    ({"x": "here"}, {"bad_point"}, {"lon": None, "lat": None}),
    ({"x": "nan"}, {"bad_point"}, {"lon": None, "lat": None}),
    ({"x": "-71.5"}, {"point_outside"}, {"lon": None, "lat": None}),
    ({"x": "42.1", "y": "-72.5"}, {"point_swapped"}, {"lon": -72.5, "lat": 42.1}),
    ({"text": "x" * 3000}, {"long_text"}, {}),
]


@pytest.mark.parametrize(("cells", "dirt", "facts"), DIRTY)
def test_dirt_that_does_not_cost_the_row(
    tmp_path: Path, cells: dict[str, str], dirt: set[str], facts: dict[str, object]
) -> None:
    case = read(tmp_path, **cells)

    assert case.dirt == dirt
    assert {name: getattr(case, name) for name in facts} == facts


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"opened": ""}, "受理时间为空"),
        ({"opened": "2021-02-30 08:00"}, "受理时间看不懂：“2021-02-30 08:00”"),
        ({"opened": "1899-12-30 08:00"}, "受理时间超出合理范围：1899-12-30 08:00"),
        ({"opened": "2199-01-01 08:00"}, "受理时间超出合理范围：2199-01-01 08:00"),
        ({"closed": "soon"}, "办结时间看不懂：“soon”"),
        ({"closed": "2021-02-28 08:00"}, "办结早于受理：2021-02-28 08:00"),
        ({"closed": "2199-01-01 08:00"}, "办结时间在将来：2199-01-01 08:00"),
        ({"closed": ""}, "已办结但没有办结时间"),
        ({"state": "limbo"}, "状态词不在对照表中：“limbo”（请写进 [stage.words]）"),
        ({"id": ""}, "编号为空"),
    ],
)
def test_dirt_that_costs_the_row(tmp_path: Path, cells: dict[str, str], reason: str) -> None:
    assert rejected(tmp_path, **cells) == reason


@pytest.mark.parametrize(
    ("kind", "cells", "facts"),
    [
        ("bad_closed", {"closed": "soon", "state": "open"}, {"stage": "handling", "closed": None}),
        (
            "closed_before_opened",
            {"closed": "2021-02-28 08:00"},
            {"closed": datetime(2021, 3, 1, 13, tzinfo=UTC)},
        ),
        ("closed_without_time", {"closed": ""}, {"stage": "handling", "closed": None}),
        (
            "closed_without_time",
            {"closed": "", "state": "refused"},
            {"stage": "rejected", "closed": datetime(2021, 3, 1, 13, tzinfo=UTC)},
        ),
        ("open_with_closing", {"state": "open"}, {"stage": "closed"}),
    ],
)
def test_what_may_be_repaired_when_the_mapping_says_so(
    tmp_path: Path, kind: str, cells: dict[str, str], facts: dict[str, object]
) -> None:
    case = read(tmp_path, extra=f'[dirt]\n{kind} = "repair"\n', **cells)

    assert kind in case.dirt
    assert {name: getattr(case, name) for name in facts} == facts


@pytest.mark.parametrize("kind", sorted(kind for kind, one in KINDS.items() if "reject" in one.actions[1:]))
def test_the_mapping_may_refuse_what_is_tolerated(tmp_path: Path, kind: str) -> None:
    """Every kind that has a case in the table above is refused when the mapping wants it."""
    for cells, dirt, _ in DIRTY:
        if kind in dirt:
            told = rejected(tmp_path, extra=f'[dirt]\n{kind} = "reject"\n', **cells)
            assert told.startswith(KINDS[kind].label)


def test_unknown_categories_may_be_refused_or_gathered(tmp_path: Path) -> None:
    limit = "[category.words]"
    assert rejected(tmp_path, (limit, f'[category]\nunknown = "reject"\n{limit}')).startswith(
        "分类不在标准中：“pothole”"
    )
    gathered = read(tmp_path, (limit, f'[category]\nunknown = "other:9999"\n{limit}'))
    assert gathered.category == ("event", "9999", "其他", "其他")
    assert read(tmp_path, (limit, f'[category]\nunknown = "reject"\n{limit}'), kind="Lamp").category == (
        "component",
        "",
        "roads",
        "Street lamp",
    )


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ('"area"', "North"),
        ('"{area}, {crew}"', "North, Works"),
        ('"{via} - {outcome}"', "phone"),
        ('["outcome", "area"]', "North"),
        ('{ constant = "here" }', "here"),
        ("""{ from = "text", pattern = '(\\d+)', format = "No. {}" }""", "No. 12"),
        ("""{ from = ["outcome", "text"], pattern = 'x(y)|m(\\d)' }""", ""),
        ("""{ from = "text", pattern = 'deep \\d+' }""", "deep 12"),
    ],
)
def test_where_a_value_may_come_from(tmp_path: Path, told: str, value: str) -> None:
    case = read(
        tmp_path, ('address = "{area} district"', f"address = {told}"), outcome="", text="deep 12 feet"
    )

    assert case.address == value


@pytest.mark.parametrize(
    ("fields", "place", "cells", "point"),
    [
        ('point = "text"', "", {"text": "POINT (-72.5 42.1)"}, (-72.5, 42.1)),
        ('point = "text"', 'point_order = "lat_lon"', {"text": "(42.1; -72.5)"}, (-72.5, 42.1)),
        (
            'lon = "x"\nlat = "y"',
            'system = "web_mercator"',
            {"x": "-8070663.1", "y": "5175970.7"},
            (-72.5, 42.1),
        ),
        ('lon = "x"\nlat = "y"', "", {"x": "-72.5", "y": "42.1"}, (-72.5, 42.1)),
    ],
)
def test_coordinates(
    tmp_path: Path, fields: str, place: str, cells: dict[str, str], point: tuple[float, float]
) -> None:
    case = read(tmp_path, ('lon = "x"\nlat = "y"', fields), ("[place]", f"[place]\n{place}"), **cells)

    assert (round(case.lon or 0, 3), round(case.lat or 0, 3)) == point


def test_coordinates_of_a_chinese_map_are_brought_home(tmp_path: Path) -> None:
    box = ("[-73.0, 42.0, -72.0, 43.0]", "[113.0, 35.0, 114.0, 36.0]")
    case = read(tmp_path, box, ("[place]", '[place]\nsystem = "gcj02"'), x="113.9", y="35.3")

    assert (round(case.lon or 0, 3), round(case.lat or 0, 3)) == (113.894, 35.301)


def test_the_number_of_a_row_without_one_stays_the_same(tmp_path: Path) -> None:
    nothing = ('number = "id"', "")
    first, again, other = (read(tmp_path, nothing, text=text).ref for text in ("a", "a ", "b"))
    repaired = read(tmp_path, extra='[dirt]\nnumber = "repair"\n', id="")

    assert first == again != other
    assert repaired.ref.startswith("row-")
