"""What people say on the hotline, read into points."""

import pytest

from cityloop.places.addresses import Exactness, reverse, search_address
from cityloop.places.coords import metres_between
from cityloop.places.gazetteer import NameKind

from .conftest import EAST, WEST

pytestmark = pytest.mark.django_db

# said, first name found, exactness, lon, lat, cell
SAID = [
    ("平安路", "平安路", "road", 113.902, 35.3005, EAST + "002"),
    ("平安路与重光街交叉口", "平安路与重光街路口", "crossing", 113.902, 35.3005, EAST + "002"),
    ("重光街和平安路口", "重光街与平安路路口", "crossing", 113.902, 35.3005, EAST + "002"),
    ("红旗区平安路／重光街", "平安路与重光街路口", "crossing", 113.902, 35.3005, EAST + "002"),
    ("平安路 23号", "平安路23号", "number", 113.901263, 35.3005, EAST + "002"),
    ("平安路２３号院", "平安路23号", "number", 113.901263, 35.3005, EAST + "002"),
    ("平安路23-1号", "平安路23号", "number", 113.901263, 35.3005, EAST + "002"),
    ("平安路9999号", "平安路9999号", "number", 113.904, 35.3005, WEST + "002"),
    ("平安路11号东北方向13.76米", "平安路11号东北方向13.76米", "offset", 113.900711, 35.300588, EAST + "001"),
    ("示例小学正南约20米处", "示例小学正南约20米处", "offset", 113.9005, 35.30002, EAST + "001"),
    ("示例小学西面1.5公里", "示例小学西面1.5公里", "offset", 113.884008, 35.3002, None),
    ("平安路东侧10米", "平安路东侧10米", "road", 113.90211, 35.3005, WEST + "001"),
    ("示例小学", "示例小学", "point", 113.9005, 35.3002, EAST + "001"),
    ("slxx", "示例小学", "point", 113.9005, 35.3002, EAST + "001"),
    ("cgj", "重光街", "road", 113.902, 35.3005, EAST + "002"),
    ("小学", "示例小学", "point", 113.9005, 35.3002, EAST + "001"),
    ("红旗区曙光社区示例小学门口", "示例小学", "nearby", 113.9005, 35.3002, EAST + "001"),
    ("红旗区曙光社区示例小学", "示例小学", "point", 113.9005, 35.3002, EAST + "001"),
    ("样板花园3号楼", "样板花园3号楼", "point", 113.9035, 35.3002, WEST + "002"),
    ("曙光社区", "曙光社区居民委员会", "area", 113.9005, 35.3005, EAST + "001"),
    ("张堤村里头", "张堤村民委员会", "area", 113.9025, 35.3005, WEST + "001"),
    ("西街", "西街街道", "area", 113.9025, 35.3005, WEST + "001"),
]


@pytest.mark.parametrize(("said", "name", "exactness", "lon", "lat", "cell"), SAID)
def test_the_likeliest_reading(quarter, said, name, exactness, lon, lat, cell):
    first = search_address(quarter.pk, said)[0]
    assert (first.name, first.exactness, first.cell and first.cell.cell_code) == (name, exactness, cell)
    assert metres_between(first.lon, first.lat, lon, lat) < 0.3


# said, all names found in order
LISTS = [
    ("平安", ["平安路", "平安北路"]),
    ("pa", ["平安路", "平安北路"]),
    ("pal", ["平安路"]),
    ("重光", ["重光街"]),
    ("平安路与平安北路交叉口", ["平安路", "平安北路"]),  # they do not meet
    ("没有这个地方", []),
    ("无名路12号", []),
    ("", []),
    ("   ", []),
    ("%_\\", []),
]


@pytest.mark.parametrize(("said", "names"), LISTS)
def test_all_readings_in_order(quarter, said, names):
    assert [item.name for item in search_address(quarter.pk, said)] == names


def test_the_list_is_limited(quarter):
    assert len(search_address(quarter.pk, "平安", limit=1)) == 1


def test_a_monstrous_text_is_read_in_no_time(quarter):
    assert search_address(quarter.pk, "与" * 100_000) == []


def test_kinds(quarter):
    said = ["示例小学", "平安路", "平安路与重光街", "曙光社区", "西街街道"]
    assert [search_address(quarter.pk, words)[0].kind for words in said] == [
        NameKind.PLACE,
        NameKind.ROAD,
        NameKind.CROSSING,
        NameKind.COMMUNITY,
        NameKind.STREET,
    ]


# lon, lat, words
SPOTS = [
    (113.902, 35.3005, "东街街道曙光社区平安路与重光街路口"),
    (113.9027, 35.30055, "西街街道张堤村平安路"),
    (113.9028, 35.3003, "西街街道张堤村平安路南侧约22米"),
    (113.9005, 35.3002, "东街街道曙光社区示例小学"),
    (113.9005, 35.30005, "东街街道曙光社区示例小学南侧约17米"),
    (113.9006, 35.30042, "东街街道曙光社区平安路（近示例小学）"),
    (113.905, 35.3005, "平安路东侧约91米"),
    (113.95, 35.35, "经度 113.950000，纬度 35.350000"),
]


@pytest.mark.parametrize(("lon", "lat", "words"), SPOTS)
def test_reverse(quarter, lon, lat, words):
    assert reverse(quarter.pk, lon, lat) == words


def test_what_reverse_says_is_found_again(quarter):
    words = reverse(quarter.pk, 113.9005, 35.30005)
    found = search_address(quarter.pk, words)[0]
    assert found.exactness is Exactness.OFFSET
    assert metres_between(found.lon, found.lat, 113.9005, 35.30005) < 1


def test_a_platform_without_cells_finds_nothing(platform):
    assert search_address(platform.pk, "平安路") == []
    assert reverse(platform.pk, 113.9, 35.3) == "经度 113.900000，纬度 35.300000"
