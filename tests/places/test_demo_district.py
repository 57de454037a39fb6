"""The demo district: real codes, made-up ground without gaps or overlaps."""

import csv
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

from cityloop.demo import district
from cityloop.demo.lattice import is_connected, share_out
from cityloop.people.models import Department, User
from cityloop.places import queries
from cityloop.places.coords import Plane
from cityloop.places.models import Component, Division, DutyGrid, GridCell, PlaceName, Road

SHARED = Path(__file__).parents[3] / "shared" / "data" / "geo"
SYNTHETIC = [DutyGrid, GridCell, Road, PlaceName, Component]

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(platform):
    water = Department.objects.get(code="water")
    return district.build_district(
        platform, departments={"01": water}, inspectors=[User.objects.get(username="li")]
    )


def polygons(**which):
    return [shape(polygon) for polygon in GridCell.objects.filter(**which).values_list("polygon", flat=True)]


def test_the_ground_has_neither_gaps_nor_overlaps(built):
    cells = polygons()
    whole = shapely.union_all(cells)
    assert whole.geom_type == "Polygon"
    assert not whole.interiors
    assert sum(cell.area for cell in cells) == pytest.approx(whole.area, rel=1e-9)


def test_sizes(platform, built):
    assert built == district.Built(
        divisions=88,
        duty_grids=30,
        cells=1469,
        roads=24,
        place_names=60,
        components=Component.objects.count(),
    )
    assert 2900 <= built.components <= 3100
    areas = list(GridCell.objects.values_list("area_m2", flat=True))
    assert 7000 < min(areas) < max(areas) < 13_000
    assert sum(areas) / len(areas) == pytest.approx(10_000, rel=0.01)


@pytest.mark.parametrize("digits", [9, 12])
def test_streets_and_communities_are_each_one_piece(built, digits):
    pieces = defaultdict(list)
    for code, polygon in GridCell.objects.values_list("code", "polygon"):
        pieces[code[:digits]].append(shape(polygon))
    expected = Division.objects.filter(code__regex=f"^.{{{digits}}}$").values_list("code", flat=True)
    assert sorted(pieces) == sorted(expected)
    assert {shapely.union_all(cells).geom_type for cells in pieces.values()} == {"Polygon"}


def test_duty_grids_are_each_one_piece_with_an_inspector(built):
    for grid in DutyGrid.objects.all():
        assert shapely.union_all(polygons(duty_grid=grid)).geom_type == "Polygon"
        assert (grid.inspector.username, grid.code[:9]) == ("li", grid.cells.first().code[:9])


def test_cells_are_numbered_without_holes_west_to_east_from_the_north(built):
    plane = Plane.around(113.897, 35.282)
    communities = defaultdict(list)
    for code, polygon in GridCell.objects.order_by("code").values_list("code", "polygon"):
        x, y = plane.to_metres(*shape(polygon).centroid.coords[0])
        communities[code[:12]].append((int(code[12:]), x, y))
    for cells in communities.values():
        assert [number for number, _, _ in cells] == list(range(1, len(cells) + 1))
        for (_, x, y), (_, next_x, next_y) in pairwise(cells):
            assert next_y < y - 50 or (abs(next_y - y) < 50 and next_x > x)


def test_area_classes_lie_in_rings(built):
    reach = {}
    centre = shapely.union_all(polygons(area_class="A")).centroid
    for name in "ABC":
        reach[name] = max(cell.centroid.distance(centre) for cell in polygons(area_class=name))
    assert reach["A"] < reach["B"] < reach["C"]


def test_all_but_the_divisions_is_labelled_made_up(built):
    assert [model.objects.filter(synthetic=False).count() for model in SYNTHETIC] == [0] * 5
    assert Division.objects.filter(synthetic=True).count() == 0


def test_components_lie_where_their_codes_say(platform, built):
    components = list(Component.objects.select_related("cell", "owner"))
    located = queries.locate_many(platform.pk, [c.lon for c in components], [c.lat for c in components])
    assert [place.cell_id for place in located] == [component.cell_id for component in components]
    assert {c.owner and c.owner.code for c in components if c.category_code[:2] == "01"} == {"water"}
    assert {c.owner for c in components if c.category_code[:2] != "01"} == {None}


def test_the_same_seed_draws_the_same_district(platform, built):
    def drawn():
        return [list(model.objects.order_by("pk").values()) for model in [*SYNTHETIC, Division]]

    before = drawn()
    water = Department.objects.get(code="water")
    again = district.build_district(platform, departments={"01": water}, inspectors=list(User.objects.all()))
    assert (again, drawn()) == (built, before)


def test_the_divisions_are_those_of_the_public_list():
    if not SHARED.exists():
        pytest.skip("shared/data/geo is not beside the checkout")
    public = {"410702": "红旗区"}
    for name in ("streets_4107.csv", "villages_4107.csv"):
        with (SHARED / name).open(encoding="utf-8-sig", newline="") as lines:
            public |= {
                row["code"]: row["name"] for row in csv.DictReader(lines) if row["code"].startswith("410702")
            }
    assert {row.code: row.name for row in district.read_divisions()} == public


def test_shares_are_connected_and_proportional():
    blocks = [(column, row) for column in range(7) for row in range(9) if column + row > 1]
    pieces = share_out(blocks, [1, 2, 3, 1])
    assert sorted(block for piece in pieces for block in piece) == sorted(blocks)
    assert all(is_connected(piece) for piece in pieces)
    assert [round(7 * len(piece) / len(blocks)) for piece in pieces] == [1, 2, 3, 1]


NUMERALS = [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (42, "四十二")]


@pytest.mark.parametrize(("number", "words"), NUMERALS)
def test_numerals(number, words):
    assert district.numeral(number) == words


def test_street_furniture_is_named_as_in_the_catalogue():
    path = Path(district.__file__).parents[1] / "catalog" / "data" / "catalogue.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        names = {
            row["code"]: row["small_class"] for row in csv.DictReader(lines) if row["kind"] == "component"
        }
    assert [(code, names.get(code)) for code, *_ in district.FURNITURE] == [
        (code, name) for code, name, *_ in district.FURNITURE
    ]
