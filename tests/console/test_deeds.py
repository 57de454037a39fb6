"""Columns of spells against the plain way of counting them."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from cityloop.cases.done import Done
from cityloop.cases.figures import deeds
from cityloop.cases.figures.deeds import Deeds, Ended

# (case, ended, since, late), crowded so that cases and instants coincide
SPELLS = some.lists(
    some.tuples(some.integers(1, 4), some.integers(0, 9), some.integers(0, 9), some.booleans())
)


def columns(rows: list[tuple[int, int, int, bool]]) -> Ended:
    cases, ended, since, late = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Ended(
        np.array(cases, np.int64),
        np.array(ended, np.int64),
        np.array(since, np.int64),
        np.array(late, bool),
    )


def told(done: Done, rows: list[Any]) -> Deeds:
    return Deeds({done: columns(rows)})


@given(SPELLS)
def test_cases_are_counted_once_and_late_if_one_spell_was(rows: list[Any]) -> None:
    found = told(Done.HANDLED, rows)
    assert found.count(Done.HANDLED) == len({case for case, *_ in rows})
    assert found.late(Done.HANDLED) == len({case for case, *_, late in rows if late})


@given(SPELLS)
def test_the_slowest_spell_of_a_case_tells_its_minutes(rows: list[Any]) -> None:
    slowest: dict[int, int] = {}
    for case, ended, since, _ in rows:
        slowest[case] = max(slowest.get(case, ended - since), ended - since)
    minutes = told(Done.HANDLED, rows).minutes(Done.HANDLED)
    assert [round(one * 60_000_000) for one in minutes] == sorted(slowest.values())


@given(SPELLS, SPELLS)
def test_the_last_instant_of_the_case_that_is_not_later(earlier: list[Any], asked: list[Any]) -> None:
    before, others = columns(earlier), columns(asked)
    want = [
        max([end for one, end, *_ in earlier if one == case and end <= ended], default=None)
        for case, ended, *_ in asked
    ]
    found = deeds._last(before.cases, before.ended, others)
    assert [None if one < 0 else int(one) for one in found] == want
