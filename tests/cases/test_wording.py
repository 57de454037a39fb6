"""What the search box finds: numbers by their beginning, words in description and address, on both databases."""

import pytest

from cityloop.cases import queries, sight
from cityloop.cases.queries import Filter, Worklist
from cityloop.cases.stages import Stage
from tests.town import Town
from tests.walk import case_at, reported


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("垃圾", {"一", "二"}),
        ("圾", {"一", "二"}),
        ("人民路8号", {"一"}),
        ("路人", set()),  # the pairs are there, the words are not
        ("KFC", {"二"}),
        ("kfc门", {"二"}),
        ("100%", {"三"}),
        ("没有", set()),
        ("  垃圾  ", {"一", "二"}),
    ],
)
def test_words(town: Town, monday: object, text: str, found: set[str]) -> None:
    cases = {
        reported(town, description="一：路边有垃圾", address="人民路8号"),
        reported(town, description="二：KFC门前垃圾满溢", address="建设路"),
        reported(town, description="三：坡度100%", address="人民路路口"),
    }
    told = queries.worklist(town.actor("intake"), Worklist.ALL, narrow=Filter(text=text)).rows
    assert {row.case.description[0] for row in told} == found
    held = queries.worklist(town.actor("intake"), Worklist.PENDING, narrow=Filter(text=text)).rows
    assert {row.case.description[0] for row in held} == found
    assert len(cases) == 3


def test_numbers_by_their_beginning(town: Town, monday: object) -> None:
    number = reported(town).number
    for text, there in [(number, True), (number[:6], True), (number[:5], False), (number[1:], False)]:
        told = queries.worklist(town.actor("intake"), Worklist.ALL, narrow=Filter(text=text)).rows
        assert [row.case.number for row in told] == ([number] if there else []), text


def test_few_and_many_cases_are_the_same_sight(
    town: Town, monday: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has seen few cases has them named one by one; the list is the same either way."""
    for stage in (Stage.HANDLING, Stage.CLOSED, Stage.INSPECTING):
        case_at(town, stage)
    reported(town, by="inspector_li", lon=113.9015)
    for name in ("cleaner", "inspector_li", "inspector_wu", "officer", "camera", "leader"):
        few = set(sight.cases_in_sight(town.actor(name)))
        assert few == set(sight.visible_cases(town.actor(name))), name
        monkeypatch.setattr(sight, "FEW", 0)
        assert set(sight.cases_in_sight(town.actor(name))) == few
        monkeypatch.undo()
