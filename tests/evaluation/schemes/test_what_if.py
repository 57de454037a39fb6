"""Changing a number to see who moves, without touching the scheme in force."""

from decimal import Decimal

import pytest

from cityloop.core.errors import Invalid
from cityloop.evaluation.schemes.errors import SchemeError
from cityloop.evaluation.schemes.scoring import score
from cityloop.evaluation.schemes.what_if import compare, what_if
from tests.evaluation.schemes.sample import SAMPLE, marked, scheme, subject

UNITS = [
    marked(subject("a", due=100, closed_on_time=95, filed=60), street=10),
    marked(subject("b", due=100, closed_on_time=85, filed=60), street=19),
]


def test_a_changed_benchmark_moves_places() -> None:
    rules = scheme()
    changed = what_if(rules, {"items.on_time_score.bench": 80})
    moves = compare(score(rules, UNITS), score(changed, UNITS))
    assert [(move.label, move.rank_before, move.rank_after, move.up) for move in moves] == [
        ("单位a", 1, 2, -1),
        ("单位b", 2, 1, 1),
    ]
    assert [(str(move.total_before), str(move.total_after)) for move in moves] == [
        ("87.00", "87.00"),
        ("86.00", "96.00"),
    ]
    assert changed.digest != rules.digest
    assert rules == scheme()


def test_weights_are_changed_together_or_refused() -> None:
    changed = what_if(scheme(), {"items.volume.weight": Decimal("0.2"), "items.street.full": 30})
    assert [item.worth for item in changed.items] == [50, 20, 30, 0]
    with pytest.raises(SchemeError, match="合计 90，应为 100"):
        what_if(scheme(), {"items.volume.weight": Decimal("0.2")})


def test_band_edges_grades_and_forks() -> None:
    changed = what_if(
        scheme(),
        {
            "items.volume.bands.0.to": 60,
            "items.volume.bands.1.from": 61,
            "grades.0.from": 85,
            "population.rework_per": "time",
        },
    )
    assert score(changed, UNITS)[0].item("volume").value == 100
    assert changed.grades[0].low == 85
    with pytest.raises(SchemeError, match="分档有空档：此档应从 41 开始") as caught:
        what_if(scheme(), {"items.volume.bands.0.to": 40})
    assert caught.value.line == 1 + SAMPLE[: SAMPLE.index("from = 51")].count("\n")


@pytest.mark.parametrize(
    "path", ["items.nothing.bench", "items.volume", "items.volume.bands", "rounding", "version.x", ""]
)
def test_only_values_that_are_there(path: str) -> None:
    with pytest.raises(Invalid, match="方案中没有可以改的"):
        what_if(scheme(), {path: 1})


def test_units_that_come_and_go() -> None:
    before, after = score(scheme(), UNITS[:1]), score(scheme(), UNITS[1:])
    assert [(move.key, move.rank_before, move.rank_after, move.up) for move in compare(before, after)] == [
        ("b", None, 1, None),
        ("a", 1, None, None),
    ]


def test_the_digest_follows_the_rules_not_the_layout() -> None:
    same = scheme(("bench = 95", "bench   = 95.0  # 基准"))
    assert same.digest == scheme().digest
    assert scheme(("bench = 95", "bench = 95.1")).digest != scheme().digest
