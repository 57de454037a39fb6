"""The map's tiles: every visible case in exactly one tile of a zoom, filters as in the lists, cheap when unchanged."""

import gzip
from datetime import datetime
from typing import Any

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cityloop.cases import maps, news
from cityloop.cases.models import Case
from cityloop.cases.stages import OPEN, Stage
from cityloop.core import briefly, clock, editions
from cityloop.places.models import Road
from cityloop.places.vector_tiles import Tile, to_world
from tests.api.http import Voice
from tests.conftest import MONDAY_MORNING
from tests.console import mvt
from tests.console.asking import listed
from tests.town import INSIDE, Town
from tests.walk import case_at, reported

EAST = (113.9015, 35.3015)


def tile_at(z: int, lon: float = INSIDE[0], lat: float = INSIDE[1]) -> Tile:
    x, y = (int(part * (1 << z)) for part in to_world(np.array([lon]), np.array([lat]))[0])
    return Tile(z, x, y)


def around(z: int) -> list[Tile]:
    """The tiles that the town may touch at a zoom."""
    middle = tile_at(z)
    reach = max(1, (1 << z) // (1 << 17))
    near = range(-reach - 1, reach + 2)
    return [Tile(z, middle.x + dx, middle.y + dy) for dx in near for dy in near]


def asked(voice: Voice, layer: str, tile: Tile, **query: Any) -> list[mvt.Feature]:
    answer = voice.get(f"/map/tiles/{layer}/{tile.z}/{tile.x}/{tile.y}.mvt", **query)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "application/vnd.mapbox-vector-tile"
    return mvt.layers(answer.content).get(layer, [])


@pytest.fixture
def busy(say: dict[str, Voice], town: Town) -> dict[str, Voice]:
    for stage in Stage:
        case_at(town, stage)
    case_at(
        town,
        Stage.HANDLING,
        unit="enforcement",
        handler="officer",
        category_code="0401",
        lon=EAST[0],
        lat=EAST[1],
    )
    return say


@pytest.mark.parametrize("name", ["leader", "cleaner", "officer", "inspector_wu"])
@pytest.mark.parametrize("z", [8, 11, 14, 17])
def test_every_visible_open_case_stands_in_one_tile(busy: dict[str, Voice], name: str, z: int) -> None:
    found = [one for tile in around(z) for one in asked(busy[name], "cases", tile)]
    wanted = {number for stage in OPEN for number in listed(busy[name], {"stage": stage.value})}
    if z < 10:
        assert sum(one.properties["count"] for one in found) == len(wanted)
    else:
        assert sorted(one.properties["number"] for one in found) == sorted(wanted)


def test_a_point_says_what_the_map_draws(busy: dict[str, Voice], town: Town) -> None:
    (one,) = [
        f for f in asked(busy["leader"], "cases", tile_at(17, *EAST)) if f.properties["category"] == "0401"
    ]
    case = Case.objects.get(category_code="0401")
    assert one.properties == {
        "number": case.number,
        "stage": "handling",
        "nature": "event",
        "category": "0401",
        "unit": town.departments["enforcement"].pk,
        "lamp": "green",
    }


@pytest.mark.parametrize(
    "query",
    [
        {"lamp": "paused"},
        {"lamp": "green"},
        {"category_code": "04"},
        {"category_code": "0101"},
        {"division_code": "410702001"},
        {"division_code": "410702002"},
        {"source": "hotline"},
        {"source": "media"},
        {"reported_from": "2026-11-16T09:00:00+08:00"},
        {"reported_to": "2026-11-16T09:00:00+08:00"},
        {"stage": "all"},
        {"stage": "all", "category_code": "04"},
    ],
)
def test_filters_are_those_of_the_lists(busy: dict[str, Voice], query: dict[str, str]) -> None:
    narrow = {name: value for name, value in query.items() if name != "stage"}
    found = asked(busy["leader"], "cases", tile_at(13), **query)
    stages = list(Stage) if query.get("stage") == "all" else list(OPEN)
    wanted = [
        number for stage in stages for number in listed(busy["leader"], narrow | {"stage": stage.value})
    ]
    assert sorted(one.properties["number"] for one in found) == sorted(wanted)


def test_a_unit_on_the_map(busy: dict[str, Voice], town: Town) -> None:
    unit = town.departments["enforcement"].pk
    found = asked(busy["leader"], "cases", tile_at(13), department_id=unit, stage="all")
    assert [one.properties["unit"] for one in found] == [unit]


def test_many_are_summed_with_their_lamps(
    say: dict[str, Voice], town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        reported(town)
    reported(town, lon=EAST[0], lat=EAST[1])
    monkeypatch.setattr(maps, "MOST_POINTS", 2)
    with clock.at(MONDAY_MORNING.replace(day=20)):
        found = asked(say["leader"], "cases", tile_at(14))
    assert sorted(tuple(one.properties.values()) for one in found) == [(1, 1, 0), (3, 3, 0)]
    assert set(found[0].properties) == {"count", "red", "yellow"}


def test_cells_carry_code_class_and_load(busy: dict[str, Voice], town: Town) -> None:
    found = {one.properties["code"][-3:]: one for one in asked(busy["leader"], "cells", tile_at(14))}
    open_here = Case.objects.filter(
        platform=town.platform, cell=town.cells["003"], ended_at__isnull=True
    ).count()
    assert {code: one.properties["class"] for code, one in found.items()} == {
        "001": "A",
        "002": "B",
        "003": "A",
        "004": "B",
    }
    assert {code: one.properties["load"] for code, one in found.items()} == {
        "001": 0,
        "002": 1,
        "003": open_here,
        "004": 0,
    }
    mine = {
        one.properties["code"][-3:]: one.properties["load"]
        for one in asked(busy["officer"], "cells", tile_at(14))
    }
    assert mine == {"001": 0, "002": 1, "003": 0, "004": 0}
    assert asked(busy["leader"], "cells", tile_at(11)) == []


@pytest.mark.parametrize("name", ["leader", "officer", "inspector_wu"])
@pytest.mark.parametrize("z", [8, 11, 14])
def test_streets_tell_their_load_as_the_lists_do(busy: dict[str, Voice], name: str, z: int) -> None:
    late = MONDAY_MORNING.replace(day=20)
    with clock.at(late):
        briefly.forget()
        found = {
            one.properties["code"]: one.properties
            for one in asked(busy[name], "divisions", tile_at(z), load=True)
        }
        wanted = {}
        for code in ("410702001", "410702002"):
            narrow = {"division_code": code, "open": "true"}
            wanted[code] = (
                len(listed(busy[name], narrow)),
                len(listed(busy[name], narrow | {"lamp": "red"})),
            )
    assert {code: (one["open"], one["overdue"]) for code, one in found.items()} == wanted
    most = max(count for count, _ in wanted.values())
    assert {code: one["share"] for code, one in found.items()} == {
        code: count / most if most else 0.0 for code, (count, _) in wanted.items()
    }


def test_streets_tell_their_load_only_when_asked(busy: dict[str, Voice], town: Town) -> None:
    for one in asked(busy["leader"], "divisions", tile_at(11)):
        assert {"open", "overdue", "share"}.isdisjoint(one.properties)


@pytest.mark.parametrize("z", [11, 14, 17])
def test_streets_say_in_every_tile_where_they_lie_as_wholes(say: dict[str, Voice], z: int) -> None:
    """Each is two cells of the town, one above the other; its part in a tile may be clipped and is rounded."""
    expected = {
        "410702001": {"west": 113.900, "east": 113.901, "south": 35.300, "north": 35.302},
        "410702002": {"west": 113.901, "east": 113.902, "south": 35.300, "north": 35.302},
    }
    found = {one.properties["code"]: one.properties for one in asked(say["leader"], "divisions", tile_at(z))}
    assert "410702001" in found
    for code, told in found.items():
        box = expected[code]
        assert {name: told[name] for name in box} == pytest.approx(box, abs=1e-6)
        assert box["west"] < told["lon"] < box["east"] and box["south"] < told["lat"] < box["north"]


def test_a_new_case_makes_the_load_of_streets_anew(
    say: dict[str, Voice], town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "READ_EVERY_SECONDS", -1.0)
    tile = tile_at(11)
    path = f"/map/tiles/divisions/{tile.z}/{tile.x}/{tile.y}.mvt"
    loaded, plain = say["leader"].get(path, load=True)["ETag"], say["leader"].get(path)["ETag"]
    reported(town)
    assert say["leader"].get(path, load=True)["ETag"] != loaded
    assert say["leader"].get(path)["ETag"] == plain


def test_streets_roads_and_components(say: dict[str, Voice], town: Town) -> None:
    Road.objects.create(
        platform=town.platform,
        name="测试路",
        line={"type": "LineString", "coordinates": [[113.89, 35.3005], [113.91, 35.3005]]},
    )
    editions.bump(editions.PLACES)
    streets = asked(say["cleaner"], "divisions", tile_at(14))
    assert {one.properties["name"] for one in streets} == {"东街街道", "西街街道"}
    (road,) = asked(say["cleaner"], "roads", tile_at(15))
    assert road.properties == {"name": "测试路", "class": ""}
    xs = [x for x, _ in road.parts[0]]
    assert min(xs) >= -65 and max(xs) <= 4096 + 65
    (lid,) = asked(say["cleaner"], "components", tile_at(16, 113.9004, 35.3014))
    assert lid.properties == {
        "code": "4107020101000001",
        "name": "上水井盖",
        "category": "0101",
        "state": "sound",
    }
    assert asked(say["cleaner"], "components", tile_at(14, 113.9004, 35.3014)) == []


def test_unchanged_tiles_are_not_drawn_again(
    say: dict[str, Voice], town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "READ_EVERY_SECONDS", -1.0)
    tile = tile_at(14)
    path = f"/api/v1/map/tiles/cases/{tile.z}/{tile.x}/{tile.y}.mvt"
    headers = {"Authorization": f"Bearer {say['leader'].token}"}
    reported(town)
    first = say["leader"].client.get(path, headers=headers)
    known = headers | {"If-None-Match": first["ETag"]}
    with CaptureQueriesContext(connection) as asked_for:
        assert say["leader"].client.get(path, headers=known).status_code == 304
    assert not [one for one in asked_for if "cases_assignment" in one["sql"]]
    reported(town)
    assert say["leader"].client.get(path, headers=known).status_code == 200
    other = headers | {"If-None-Match": first["ETag"], "Authorization": f"Bearer {say['cleaner'].token}"}
    assert say["leader"].client.get(path, headers=other).status_code == 200


def test_tiles_are_packed_when_the_browser_can(busy: dict[str, Voice]) -> None:
    tile = tile_at(14)
    path = f"/api/v1/map/tiles/cells/{tile.z}/{tile.x}/{tile.y}.mvt"
    headers = {"Authorization": f"Bearer {busy['leader'].token}"}
    plain = busy["leader"].client.get(path, headers=headers)
    packed = busy["leader"].client.get(path, headers=headers | {"Accept-Encoding": "gzip, br"})
    if len(plain.content) > 400:
        assert packed["Content-Encoding"] == "gzip" and gzip.decompress(packed.content) == plain.content
    assert "Content-Encoding" not in plain and packed["ETag"] != plain["ETag"]


@pytest.mark.parametrize(
    "path", ["cases/3/9/0", "cases/-1/0/0", "cases/30/0/0", "houses/3/1/1", "cases/3/x/1"]
)
def test_there_are_no_other_tiles(say: dict[str, Voice], path: str) -> None:
    assert say["leader"].get(f"/map/tiles/{path}.mvt").status_code in {404, 422}


def test_misspelt_filters_are_refused(say: dict[str, Voice]) -> None:
    assert say["leader"].get("/map/tiles/cases/3/1/1.mvt", colour="red").status_code == 422


def test_the_sums_of_low_zooms_are_kept_for_a_while(
    busy: dict[str, Voice], town: Town, monday: datetime
) -> None:
    actor, shown = town.actor("leader"), maps.Shown(maps.Filter())
    maps.tile_of_cases(actor, tile_at(8), shown)
    with CaptureQueriesContext(connection) as asked_for:
        maps.tile_of_cases(actor, tile_at(9), shown)
    assert len(asked_for) == 0
    briefly.forget()
