"""The demo district (演示城区): real division codes and names of 红旗区, everything else made up.

Cells, duty grids, roads, place names and components are drawn from a seed, carry `synthetic=True`
and say nothing about the real streets; the outline is a few straight strokes, not the boundary.
"""

import csv
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import count, pairwise

import shapely
from django.db import transaction
from shapely.geometry import LineString

from cityloop.demo.lattice import Block, Lattice, Position, lay, share_out, union
from cityloop.people.models import Department, Platform, User
from cityloop.places import actions
from cityloop.places.cells import short_name
from cityloop.places.gazetteer import METRES_PER_NUMBER
from cityloop.places.rows import CellRow, ComponentRow, DivisionRow, DutyGridRow, PlaceNameRow, RoadRow

SEED = 20260101
LIST_YEAR = 2023
DIVISION = "410702"
COMMUNITIES_PER_DUTY_GRID = 2.75
CENTRE_M, TOWN_M = 750.0, 1500.0  # radius of area classes A and B
ROAD_EVERY = 4  # blocks
COMPONENTS = 3000
DIGITS = 7

# Code, name, how common it is on a street, and how far from the road's line it stands (metres).
FURNITURE: tuple[tuple[str, str, int, tuple[float, float]], ...] = (
    ("0101", "上水井盖", 8, (0, 6)),
    ("0102", "污水井盖", 9, (0, 6)),
    ("0103", "雨水井盖", 10, (0, 6)),
    ("0104", "雨水箅子", 12, (5, 7)),
    ("0106", "路灯井盖", 4, (7, 9)),
    ("0111", "燃气井盖", 4, (2, 7)),
    ("0127", "通讯交接箱", 3, (9, 12)),
    ("0137", "路灯", 14, (8, 9)),
    ("0150", "监控电子眼", 3, (8, 10)),
    ("0201", "停车场", 1, (14, 20)),
    ("0204", "公交站亭（牌）", 3, (8, 10)),
    ("0212", "路名牌", 3, (8, 10)),
    ("0217", "交通护栏", 4, (3, 7)),
    ("0284", "人行道", 5, (8, 12)),
    ("0301", "公共厕所", 1, (14, 20)),
    ("0305", "垃圾箱（果皮箱、桶）", 8, (9, 11)),
    ("0306", "户外广告", 3, (10, 16)),
    ("0308", "宣传栏", 2, (10, 14)),
    ("0402", "行道树", 14, (8, 10)),
    ("0404", "护树设施", 2, (8, 10)),
    ("0407", "街头座椅", 2, (10, 13)),
    ("0507", "水域护栏", 1, (10, 16)),
    ("0598", "其他指示牌、标识牌", 2, (8, 12)),
)
PLACE_STEMS = ("青禾", "云帆", "晨光", "远景", "和乐", "安宁", "朝霞", "星河", "松风", "百草", "春晓", "金穗")
PLACE_KINDS = (
    ("小学", "学校"),
    ("农贸市场", "市场"),
    ("花园小区", "小区"),
    ("社区医院", "医院"),
    ("公园", "公园"),
)
ROAD_CLASSES = ("主干道", "次干道", "支路")


@dataclass(frozen=True, slots=True)
class Built:
    """How many of each the district has."""

    divisions: int
    duty_grids: int
    cells: int
    roads: int
    place_names: int
    components: int


@dataclass(frozen=True, slots=True)
class _Plot:
    """A block with the community and the duty grid it was given to."""

    block: Block
    community: DivisionRow
    duty_grid: DutyGridRow


@transaction.atomic
def build_district(
    platform: Platform,
    seed: int = SEED,
    departments: Mapping[str, Department] | None = None,
    inspectors: Sequence[User] = (),
) -> Built:
    """Write the demo district; the same seed gives the same district, a second call changes nothing.

    `departments` maps a broad class of components ("01" … "05") to the unit that owns and keeps
    them; `inspectors` are given the duty grids in turn. Both may be empty.
    """
    chance = random.Random(seed)
    divisions = read_divisions()
    lattice = lay(read_outline(), chance)
    plots = _share_out(lattice, divisions, [user.username for user in inspectors])
    duty_grids = list({plot.duty_grid.code: plot.duty_grid for plot in plots}.values())
    cells = _cells(lattice, plots)
    roads = list(_roads(lattice))
    places = list(_place_names(lattice, chance))
    actions.put_divisions(platform, divisions)
    actions.put_duty_grids(platform, duty_grids)
    actions.put_cells(platform, cells)
    actions.put_roads(platform, roads)
    actions.put_place_names(platform, places)
    keepers = {broad: department.code for broad, department in (departments or {}).items()}
    components = list(_components(lattice, roads, keepers, chance))
    actions.put_components(platform, components)
    return Built(len(divisions), len(duty_grids), len(cells), len(roads), len(places), len(components))


def read_divisions() -> list[DivisionRow]:
    """The real divisions of the 2023 public list: the district, 7 streets and towns, 80 communities."""
    text = (files("cityloop.demo") / "data" / "hongqi_divisions.csv").read_text("utf-8")
    return [
        DivisionRow(code=row["code"], name=row["name"], list_year=LIST_YEAR)
        for row in csv.DictReader(text.splitlines())
    ]


def read_outline() -> dict[str, object]:
    """The made-up outline, a GeoJSON polygon."""
    collection = json.loads((files("cityloop.demo") / "data" / "hongqi_outline.geojson").read_text("utf-8"))
    geometry: dict[str, object] = collection["features"][0]["geometry"]
    return geometry


def _share_out(lattice: Lattice, divisions: Sequence[DivisionRow], inspectors: Sequence[str]) -> list[_Plot]:
    """Streets, in each street duty grids, in each duty grid communities: every piece connected."""
    streets = [row for row in divisions if len(row.code) == 9]
    communities = {street.code: [row for row in divisions if _is_within(row, street)] for street in streets}
    areas = share_out(lattice.blocks, [len(communities[street.code]) for street in streets])
    plots: list[_Plot] = []
    turn = count()
    for street, area in zip(streets, areas, strict=True):
        groups = _grouped(communities[street.code])
        for number, (group, beat) in enumerate(
            zip(groups, share_out(area, [len(g) for g in groups]), strict=True), 1
        ):
            duty_grid = DutyGridRow(
                code=f"{street.code}{number:02d}",
                name=f"{street.name}第{numeral(number)}责任网格",
                inspector=inspectors[next(turn) % len(inspectors)] if inspectors else "",
                synthetic=True,
            )
            for community, blocks in zip(group, share_out(beat, [1] * len(group)), strict=True):
                plots += [_Plot(block, community, duty_grid) for block in blocks]
    return plots


def _is_within(row: DivisionRow, street: DivisionRow) -> bool:
    return len(row.code) == 12 and row.code.startswith(street.code)


def _grouped(communities: Sequence[DivisionRow]) -> list[Sequence[DivisionRow]]:
    """Neighbouring communities in groups as equal as can be, one for each duty grid."""
    groups = max(1, round(len(communities) / COMMUNITIES_PER_DUTY_GRID))
    edges = [round(len(communities) * group / groups) for group in range(groups + 1)]
    return [communities[start:end] for start, end in pairwise(edges)]


def _cells(lattice: Lattice, plots: Sequence[_Plot]) -> list[CellRow]:
    """Numbered inside a community west to east, row by row from the north."""
    numbers: Counter[str] = Counter()
    rows = []
    for plot in sorted(plots, key=lambda plot: (plot.block[1], plot.block[0])):
        numbers[plot.community.code] += 1
        number = f"{numbers[plot.community.code]:03d}"
        rows.append(
            CellRow(
                code=plot.community.code + number,
                polygon=lattice.polygon(plot.block),
                name=short_name(plot.community.name) + number,
                duty_grid=plot.duty_grid.code,
                area_class=_area_class(lattice, plot.block),
                synthetic=True,
            )
        )
    return rows


def _area_class(lattice: Lattice, block: Block) -> str:
    x, y = lattice.plane.to_metres(*lattice.middle(block))
    distance = (x * x + y * y) ** 0.5
    return "A" if distance < CENTRE_M else "B" if distance < TOWN_M else "C"


def _roads(lattice: Lattice) -> Iterator[RoadRow]:
    """Streets north to south, roads west to east, and four that cut across."""
    columns, rows = lattice.columns, lattice.rows
    for number, column in enumerate(range(2, columns, ROAD_EVERY), 1):
        yield _road(
            f"示范{numeral(number)}街", number, lattice.line((column, row) for row in range(rows + 1))
        )
    for number, row in enumerate(range(2, rows, ROAD_EVERY), 1):
        path = ((column, row) for column in range(columns + 1))
        yield _road(f"演示{numeral(number)}路", number, lattice.line(path))
    for number, start in enumerate((1, columns // 3), 1):
        down = ((start + step, step) for step in range(rows + 1))
        yield _road(f"样板{numeral(2 * number - 1)}斜街", 2, lattice.line(down))
        up = ((start + step, rows - step) for step in range(rows + 1))
        yield _road(f"样板{numeral(2 * number)}斜街", 2, lattice.line(up))


def _road(name: str, number: int, line: Sequence[Position]) -> RoadRow:
    geometry = {"type": "LineString", "coordinates": [list(position) for position in line]}
    return RoadRow(name=name, line=geometry, road_class=ROAD_CLASSES[number % 3], synthetic=True)


def _place_names(lattice: Lattice, chance: random.Random) -> Iterator[PlaceNameRow]:
    names = [(f"示例{stem}{noun}", kind) for noun, kind in PLACE_KINDS for stem in PLACE_STEMS]
    for (name, kind), block in zip(names, chance.sample(lattice.blocks, len(names)), strict=True):
        lon, lat = lattice.middle(block)
        yield PlaceNameRow(
            name=name, lon=round(lon, DIGITS), lat=round(lat, DIGITS), kind=kind, synthetic=True
        )


def _components(
    lattice: Lattice, roads: Sequence[RoadRow], keepers: Mapping[str, str], chance: random.Random
) -> Iterator[ComponentRow]:
    """Street furniture beside the roads, evenly spaced, now left now right, never out of town."""
    town = union(lattice)
    shapely.prepare(town)
    lines = [
        (road, LineString([lattice.plane.to_metres(*p) for p in road.line["coordinates"]])) for road in roads
    ]
    step = sum(line.length for _, line in lines) / (COMPONENTS * 1.02)
    serials: Counter[str] = Counter()
    for road, line in lines:
        for place in range(1, int(line.length / step)):
            code, name, _, reach = chance.choices(
                FURNITURE, weights=[common for _, _, common, _ in FURNITURE]
            )[0]
            metres = place * step + chance.uniform(-step / 3, step / 3)
            aside = chance.uniform(*reach) * chance.choice((-1, 1))
            lon, lat = lattice.plane.to_degrees(*_beside(line, metres, aside))
            if not shapely.contains_xy(town, lon, lat):
                continue
            serials[code] += 1
            yield ComponentRow(
                code=f"{DIVISION}{code}{serials[code]:06d}",
                category_code=code,
                name=name,
                lon=round(lon, DIGITS),
                lat=round(lat, DIGITS),
                owner=keepers.get(code[:2], ""),
                maintainer=keepers.get(code[:2], ""),
                address=f"{road.name}{max(1, round(metres / METRES_PER_NUMBER))}号附近",
                synthetic=True,
            )


def _beside(line: LineString, metres: float, aside: float) -> tuple[float, float]:
    """The point so far along the line and so far to its right (negative: left)."""
    here, ahead = line.interpolate(metres), line.interpolate(metres + 1)
    return here.x + (ahead.y - here.y) * aside, here.y - (ahead.x - here.x) * aside


def numeral(number: int) -> str:
    """1 … 99 in Chinese: 一, 十, 十二, 二十."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if not tens:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")
