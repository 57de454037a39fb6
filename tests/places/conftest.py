"""Two streets of four square cells, three roads, two places: small enough to count on one's fingers.

Degrees      113.900     113.901     113.902     113.903     113.904
    35.301      ┌───────────┬───────────┬───────────┬───────────┐
                │ 东街 001  │ 东街 002  │ 西街 001  │ 西街 002  │
    35.300      └───────────┴───────────┴───────────┴───────────┘
"""

from dataclasses import replace

import pytest

from cityloop.people.models import Department, Platform, User
from cityloop.places import actions
from cityloop.places.rows import CellRow, ComponentRow, DivisionRow, DutyGridRow, PlaceNameRow, RoadRow

EAST, WEST = "410702001016", "410702002200"

DIVISIONS = [
    DivisionRow(code="410702", name="红旗区", list_year=2023),
    DivisionRow(code="410702001", name="东街街道"),
    DivisionRow(code="410702002", name="西街街道"),
    DivisionRow(code=EAST, name="曙光社区居民委员会"),
    DivisionRow(code=WEST, name="张堤村民委员会"),
]
DUTY_GRIDS = [
    DutyGridRow(code="G1", name="第一责任网格", inspector="li"),
    DutyGridRow(code="G2", name="第二责任网格"),
]
ROADS = [
    RoadRow(
        name="平安路", line={"type": "LineString", "coordinates": [[113.9, 35.3005], [113.904, 35.3005]]}
    ),
    RoadRow(name="重光街", line={"type": "LineString", "coordinates": [[113.902, 35.3], [113.902, 35.301]]}),
    RoadRow(
        name="平安北路", line={"type": "LineString", "coordinates": [[113.9, 35.3009], [113.901, 35.3009]]}
    ),
]
PLACES = [
    PlaceNameRow(name="示例小学", lon=113.9005, lat=35.3002, kind="学校"),
    PlaceNameRow(name="样板花园3号楼", lon=113.9035, lat=35.3002, kind="小区"),
]


def square(west: float, south: float = 35.3, side: float = 0.001) -> dict:
    """A closed GeoJSON square."""
    east, north = round(west + side, 6), round(south + side, 6)
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


CELLS = [
    CellRow(code=EAST + "001", polygon=square(113.9), duty_grid="G1", area_class="A"),
    CellRow(code=EAST + "002", polygon=square(113.901), duty_grid="G1", area_class="A"),
    CellRow(code=WEST + "001", polygon=square(113.902), duty_grid="G2", area_class="C"),
    CellRow(code=WEST + "002", polygon=square(113.903)),
]
MANHOLE = ComponentRow(
    code="4107020101000001",
    category_code="0101",
    name="上水井盖",
    lon=113.9005,
    lat=35.3005,
    owner="water",
    address="平安路9号",
)
LAMP = replace(MANHOLE, code="4107020137000001", category_code="0137", name="路灯", lon=113.9007, owner="")


@pytest.fixture
def platform(db) -> Platform:
    """A platform with one department and one inspector, without places."""
    platform = Platform.objects.create(code="hq", name="红旗区", division_code="410702")
    Department.objects.create(platform=platform, code="water", name="供水公司", kind="specialist")
    User.objects.create(username="li", name="李采集", platform=platform)
    return platform


@pytest.fixture
def quarter(platform: Platform) -> Platform:
    """The platform with all of the above written, and no components."""
    actions.put_divisions(platform, DIVISIONS)
    actions.put_duty_grids(platform, DUTY_GRIDS)
    actions.put_cells(platform, CELLS)
    actions.put_roads(platform, ROADS)
    actions.put_place_names(platform, PLACES)
    return platform
