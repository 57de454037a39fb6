"""docs/evaluation.md names every fact with its Chinese word, in the order of the vocabulary, and no other."""

import re
from pathlib import Path

from cityloop.evaluation.definitions import Terms, amounts, conditions
from cityloop.evaluation.words import Fact

ROOM = Path(__file__).resolve().parents[2] / "docs" / "evaluation.md"


def test_the_table_of_facts() -> None:
    table = ROOM.read_text(encoding="utf-8").partition("## Facts")[2].partition("## Refresh")[0]
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \| \S.* \|$", table, re.MULTILINE)
    assert rows == [(fact.value, fact.label) for fact in Fact]


def test_every_fact_is_defined_once() -> None:
    terms = Terms(0)
    assert sorted([*conditions(terms), *amounts(terms)]) == sorted(Fact)
