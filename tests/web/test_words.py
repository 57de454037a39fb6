"""The console has an English word for every word of the loop that the API may say."""

import re
from pathlib import Path

import pytest

from cityloop.cases.models import Decision, EvidenceKind, Satisfaction, Source
from cityloop.cases.stages import Asked, Kind, Stage, Verb
from cityloop.evaluation.words import Fact
from cityloop.people.posts import Post
from cityloop.places.addresses import Exactness
from cityloop.places.models import AreaClass

WORDS = Path(__file__).parents[2] / "web" / "src" / "locales" / "en" / "words.ts"


def room(name: str) -> set[str]:
    """The keys of one record of the file."""
    found = re.search(
        rf"^  {name}: \{{(.*?)\}},$", WORDS.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert found is not None, name
    return set(re.findall(r"'?(\w+)'?: '", found[1]))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("stage", Stage),
        ("verb", Verb),
        ("kind", Kind),
        ("post", Post),
        ("source", Source),
        ("evidence", EvidenceKind),
        ("satisfaction", Satisfaction),
        ("asked", Asked),
        ("decision", Decision),
        ("areaClass", AreaClass),
        ("exactness", Exactness),
    ],
)
def test_every_word_of_the_loop_has_its_english(name: str, values: list[str]) -> None:
    assert {str(value) for value in values if value} - room(name) == set()


def test_every_count_of_the_assessment_has_its_english() -> None:
    text = (WORDS.parent / "counted.ts").read_text(encoding="utf-8")
    assert set(re.findall(r"^  (\w+): '", text, re.MULTILINE)) == {fact.value for fact in Fact}
