"""Kept answers: built once for all who ask at the same time, anew when old or when building failed."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from cityloop.core import briefly


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    briefly.forget()


def test_who_asks_meanwhile_waits_for_the_one_that_is_building() -> None:
    built: list[float] = []

    def build() -> int:
        time.sleep(0.1)
        built.append(time.monotonic())
        return len(built)

    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(lambda _: briefly.kept("whole", 60, build), range(8)))
    assert answers == [1] * 8 and len(built) == 1


def test_other_questions_do_not_wait() -> None:
    def build() -> str:
        return briefly.kept("inner", 60, lambda: "inside")

    assert briefly.kept("outer", 60, build) == "inside"


def test_what_failed_is_built_by_the_next() -> None:
    def broken() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        briefly.kept("whole", 60, broken)
    assert briefly.kept("whole", 60, lambda: 7) == 7


def test_an_old_answer_is_built_anew() -> None:
    assert briefly.kept("whole", 0.01, lambda: 1) == 1
    time.sleep(0.02)
    assert briefly.kept("whole", 60, lambda: 2) == 2
    assert briefly.kept("whole", 60, lambda: 3) == 2
