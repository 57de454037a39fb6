"""区域等级 on the map: as last published, by everybody of the platform; never what is not published."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
import shapely

from cityloop.core import briefly, clock, editions
from cityloop.evaluation import regions
from cityloop.evaluation.actions import publishing
from cityloop.evaluation.models import Publication
from cityloop.evaluation.schemes.library import shipped_text
from cityloop.evaluation.words import ObjectType
from tests.api.http import Voice, voices
from tests.console.test_tiles import asked, tile_at
from tests.evaluation import november
from tests.evaluation.conftest import November

WEEK, WEEK_AFTER = "2026-W47", "2026-W48"
STREETS = shipped_text("plain_district").replace('object = "district"', 'object = "street"')


@pytest.fixture
def say(lived: November) -> dict[str, Voice]:
    briefly.forget()
    return voices(lived.town)


def publish(lived: November, scheme: str, period: str = WEEK) -> Publication:
    row = publishing.publish(
        by=lived.town.actor("assessor"), platform=lived.town.platform, scheme=scheme, period=period
    )
    briefly.forget()
    return row


def cells(lived: November, voice: Voice, graded: str = "cell") -> dict[str, tuple[Any, ...]]:
    """Of each cell of the town: grade, colour, score."""
    names = {cell.code: number for number, cell in lived.town.cells.items()}
    found = (
        asked(voice, "cells", tile_at(15), graded=graded) if graded else asked(voice, "cells", tile_at(15))
    )
    told = {names[one.properties["code"]]: one.properties for one in found}
    return {
        name: (one.get("grade"), one.get("colour"), one.get("score")) for name, one in sorted(told.items())
    }


@pytest.fixture
def adopted(lived: November) -> November:
    for scheme in ("national_region_1", "national_region_2"):
        november.adopted(lived.town, scheme)
    november.adopted(lived.town, text=STREETS)
    return lived


NOT_GRADED = dict.fromkeys(["001", "002", "003", "004"], (None, None, None))


def test_nothing_is_shown_before_it_is_published(adopted: November, say: dict[str, Voice]) -> None:
    assert say["leader"].get("/map/grades").json() == []
    assert cells(adopted, say["leader"]) == NOT_GRADED
    publish(adopted, "hongqi_unit", november.MONTH)  # of units: no region has a grade by it
    assert say["leader"].get("/map/grades").json() == []


def test_what_is_published_colours_the_cells_it_names(adopted: November, say: dict[str, Voice]) -> None:
    """The scheme of the core names 001 and 003 (class A); the others wait for theirs."""
    row = publish(adopted, "national_region_1")
    scores = {one["key"]: one for one in row.snapshot["scores"]}
    expected = dict(NOT_GRADED)
    for name in ("001", "003"):
        told = scores[adopted.town.cells[name].code]
        expected[name] = (told["grade"]["label"], told["grade"]["colour"], told["total"])
    assert cells(adopted, say["leader"]) == expected
    assert expected["001"] == ("A", "green", "100.00")  # without a case
    assert cells(adopted, say["leader"], "") == NOT_GRADED  # only who asks is told

    publish(adopted, "national_region_2")
    assert None not in {grade for grade, *_ in cells(adopted, say["leader"]).values()}
    (told,) = say["leader"].get("/map/grades").json()
    assert told["object_type"] == {"value": "cell", "label": "单元网格"}
    assert [(one["scheme"], one["period"]) for one in told["publications"]] == [
        ("national_region_2", WEEK),
        ("national_region_1", WEEK),
    ]
    assert [(one["label"], one["colour"]) for one in told["legend"]] == [
        ("A", "green"),
        ("B", "blue"),
        ("C", "yellow"),
        ("D", "red"),
        ("E", "black"),
    ]
    assert sum(one["count"] for one in told["legend"]) == 4
    assert told["ungraded"] == 0


def test_units_see_what_is_published_too_and_strangers_nothing(
    adopted: November, say: dict[str, Voice]
) -> None:
    publish(adopted, "national_region_1")
    for voice in say.values():
        assert [one["object_type"]["value"] for one in voice.get("/map/grades").json()] == ["cell"]
    assert regions.published_regions(adopted.town.platform.pk + 1) == []


def test_the_latest_period_counts_however_late_an_earlier_one_is_published(adopted: November) -> None:
    platform = adopted.town.platform.pk
    later = publish(adopted, "national_region_1", WEEK_AFTER)
    publish(adopted, "national_region_1", WEEK)
    found = regions.graded(platform, ObjectType.CELL)
    assert found is not None
    assert [row.pk for row in found.publications] == [later.pk]


def test_a_correction_takes_the_place_of_what_it_corrects(adopted: November, say: dict[str, Voice]) -> None:
    row = publish(adopted, "national_region_1")
    tag = asked_tag(say["leader"])
    with clock.at(november.MIDMONTH + timedelta(days=3)):
        november.handled(
            adopted.town, november.MIDMONTH + timedelta(days=3), lon=113.9005, lat=35.3015
        )  # a case of 001 that was entered late
    before = cells(adopted, say["leader"])
    later = publishing.correct(by=adopted.town.actor("assessor"), publication=row, reason="补录案件")
    briefly.forget()
    scores = {one["key"]: one["total"] for one in later.snapshot["scores"]}
    after = cells(adopted, say["leader"])
    assert {name: after[name][2] for name in ("001", "003")} == {
        name: scores[adopted.town.cells[name].code] for name in ("001", "003")
    }
    assert after != before
    assert asked_tag(say["leader"]) != tag


def asked_tag(voice: Voice) -> str:
    tile = tile_at(15)
    return str(voice.get(f"/map/tiles/divisions/{tile.z}/{tile.x}/{tile.y}.mvt", graded="cell")["ETag"])


def test_streets_take_their_cells_along(adopted: November, say: dict[str, Voice]) -> None:
    """A scheme without grades: the scores are told, nothing is coloured. All cases lie in 东街."""
    row = publish(adopted, "plain_district", november.MONTH)
    scores = {one["key"]: one["total"] for one in row.snapshot["scores"]}
    east, west = scores["410702001"], scores["410702002"]
    assert east is not None and west is None  # 西街 had no case
    found = asked(say["leader"], "divisions", tile_at(13), graded="street")
    assert sorted((one.properties["name"], one.properties.get("score")) for one in found) == [
        ("东街街道", east),
        ("西街街道", None),
    ]
    assert cells(adopted, say["leader"], "street")["003"] == (None, None, east)
    (told,) = say["leader"].get("/map/grades").json()
    assert (told["legend"], told["ungraded"]) == ([], 2)


def grounds(lived: November, voice: Voice, **query: Any) -> list[tuple[Any, ...]]:
    """From afar: street, grade, colour and number of regions of each ground."""
    found = asked(voice, "grounds", tile_at(11), **query)
    return sorted(
        tuple(one.properties[name] for name in ("code", "grade", "colour", "regions")) for one in found
    )


def test_from_afar_cells_of_a_street_and_a_grade_are_one_ground(
    adopted: November, say: dict[str, Voice]
) -> None:
    assert grounds(adopted, say["leader"], graded="cell") == []
    publish(adopted, "national_region_1")
    near = cells(adopted, say["leader"])
    told = Counter((adopted.town.cells[name].code[:9], *near[name][:2]) for name in ("001", "003"))
    assert grounds(adopted, say["leader"], graded="cell") == sorted((*key, n) for key, n in told.items())
    assert grounds(adopted, say["leader"]) == []  # only who asks for grades
    assert asked(say["leader"], "grounds", tile_at(13), graded="cell") == []  # there the cells are drawn

    publish(adopted, "national_region_2")  # a new publication draws them anew
    near = cells(adopted, say["leader"])
    told = Counter((adopted.town.cells[name].code[:9], *near[name][:2]) for name in near)
    assert grounds(adopted, say["leader"], graded="cell") == sorted((*key, n) for key, n in told.items())


def test_grounds_are_joined_once_for_an_edition_of_places(
    adopted: November, say: dict[str, Voice], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(adopted, "national_region_1")
    joined: list[int] = []
    union_all = shapely.union_all
    monkeypatch.setattr(shapely, "union_all", lambda shapes: joined.append(1) or union_all(shapes))
    for z in (8, 11, 12):
        asked(say["leader"], "grounds", tile_at(z), graded="cell")
    once = len(joined)
    assert once > 0
    asked(say["cleaner"], "grounds", tile_at(10), graded="cell")
    assert len(joined) == once
    editions.bump(editions.PLACES)
    asked(say["leader"], "grounds", tile_at(10), graded="cell")
    assert len(joined) == 2 * once


def test_only_regions_grade(adopted: November, say: dict[str, Voice]) -> None:
    tile = tile_at(15)
    answer = say["leader"].get(f"/map/tiles/cells/{tile.z}/{tile.x}/{tile.y}.mvt", graded="inspector")
    assert answer.status_code == 422
