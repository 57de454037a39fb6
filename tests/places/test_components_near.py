"""Components near a point."""

from dataclasses import replace

import pytest

from cityloop.core.errors import Invalid
from cityloop.places import actions, queries

from .conftest import LAMP, MANHOLE

pytestmark = pytest.mark.django_db

FAR_LAMP = replace(LAMP, code="4107020137000002", lon=113.9035)
OLD_LAMP = replace(LAMP, code="4107020137000003", lon=113.9006, state="retired")


@pytest.fixture
def furnished(quarter):
    actions.put_components(quarter, [MANHOLE, LAMP, FAR_LAMP, OLD_LAMP])
    return quarter


def near(platform, **how):
    found = queries.components_near(platform.pk, 113.9005, 35.3005, **how)
    return [(item.component.code, round(item.distance_m)) for item in found]


# how, codes and metres; the retired lamp is never found
CASES = [
    ({}, [(MANHOLE.code, 0), (LAMP.code, 18)]),
    ({"metres": 18}, [(MANHOLE.code, 0)]),
    ({"metres": 0}, [(MANHOLE.code, 0)]),
    ({"metres": 400}, [(MANHOLE.code, 0), (LAMP.code, 18), (FAR_LAMP.code, 272)]),
    ({"metres": 2000, "limit": 1}, [(MANHOLE.code, 0)]),
    ({"category_code": "0137"}, [(LAMP.code, 18)]),
    ({"category_code": "0101", "metres": 400}, [(MANHOLE.code, 0)]),
    ({"category_code": "9999"}, []),
]


@pytest.mark.parametrize(("how", "found"), CASES)
def test_nearest_first(furnished, how, found):
    assert near(furnished, **how) == found


def test_owner_and_cell_come_along(furnished, django_assert_num_queries):
    with django_assert_num_queries(2):
        first = queries.components_near(furnished.pk, 113.9005, 35.3005)[0].component
        assert (first.owner.code, first.cell.code, first.maintainer) == ("water", "410702001016001", None)


def test_a_radius_beyond_two_kilometres_is_refused(furnished):
    with pytest.raises(Invalid, match="0 到 2000 米"):
        near(furnished, metres=2001)


def test_an_absurd_point_is_refused(furnished):
    with pytest.raises(Invalid, match="经纬度是否写反"):
        queries.components_near(furnished.pk, 35.3, 113.9)
