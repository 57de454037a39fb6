"""验算: worked examples beside the schemes, with the result to the last digit; the editor runs them live.

A golden file is `golden/<scheme id>.toml`; it also serves a scheme that was changed but kept its id.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from cityloop.core.errors import CityloopError
from cityloop.core.words import Said
from cityloop.evaluation.schemes.document import Scheme
from cityloop.evaluation.schemes.scores import Adjustment, Entry, Score, Subject
from cityloop.evaluation.schemes.scoring import score
from cityloop.evaluation.words import Fact

FOLDER = Path(__file__).parent / "golden"
TOTALS = {"total": Said("总分", "total"), "raw": Said("取位前总分", "total before rounding")}


@dataclass(frozen=True, slots=True)
class GoldenRow:
    """One expected number of one example; `got` says so when there is none, or the reason of a refusal."""

    name: Said
    expected: Said
    got: Said
    ok: bool


def check_golden(scheme: Scheme) -> list[GoldenRow]:
    """Every example of the scheme's id, scored by this scheme. Empty: there are no examples."""
    return [row for case in golden_cases(scheme.id) for row in _rows(scheme, case)]


def golden_cases(scheme_id: str) -> list[dict[str, Any]]:
    path = FOLDER / f"{scheme_id}.toml"
    if not path.is_file():
        return []
    cases: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)["cases"]
    return cases


def subject_of(scheme: Scheme, case: dict[str, Any]) -> Subject:
    group = scheme.groups[0] if scheme.groups else ""
    return Subject(
        key="golden",
        label=case["name"],
        group=group,
        facts={Fact(key): Decimal(value) for key, value in case.get("facts", {}).items()},
        entries={key: Entry(Decimal(value), "算例") for key, value in case.get("entries", {}).items()},
        adjustments=tuple(Adjustment(Decimal(one), "算例", "算例") for one in case.get("adjustments", [])),
    )


def _rows(scheme: Scheme, case: dict[str, Any]) -> Iterator[GoldenRow]:
    try:
        found = score(scheme, [subject_of(scheme, case)])[0]
    except CityloopError as refusal:
        yield GoldenRow(
            Said(case["name"], case["name"]), Said("计分", "a score"), Said(refusal.zh, refusal.en), False
        )
        return
    expected = case["expected"]
    for what, called in TOTALS.items():
        if what in expected:
            name = Said(f"{case['name']}：{called}", f"{case['name']}: {called.en}")
            yield _row(name, expected[what], getattr(found, what))
    for key, value in expected.get("items", {}).items():
        yield _row(_of(case, scheme.labels.get(key, key)), value, _value(found, key))
    for one in expected.get("sums", []):
        values = [value for key in one["items"] if (value := _value(found, key)) is not None]
        parts = "＋".join(scheme.labels.get(key, key) for key in one["items"])
        yield _row(_of(case, parts), one["points"], sum(values, Decimal(0)))


def _of(case: dict[str, Any], label: str) -> Said:
    """An example and what the scheme calls the number."""
    return Said(f"{case['name']}：{label}", f"{case['name']}: {label}")


def _value(found: Score, key: str) -> Decimal | None:
    return next((item.value for item in found.items if item.id == key), None)


def _row(name: Said, expected: Decimal | int, got: Decimal | None) -> GoldenRow:
    wanted = Decimal(expected)
    shown = Said("未计分", "not scored") if got is None else Said(f"{got:f}", f"{got:f}")
    return GoldenRow(name, Said(f"{wanted:f}", f"{wanted:f}"), shown, got == wanted)
