"""Gauss–Krüger against points computed with PROJ (CGCS2000, central meridian 114°, with and without zone)."""

import pytest

from cityloop.places.coords import GaussKrueger


@pytest.mark.parametrize(
    ("false_easting", "east", "north", "lon", "lat"),
    [
        (500_000.0, 490950.157405, 3907935.912898, 113.9005, 35.3005),
        (500_000.0, 404743.550432, 3459123.494933, 113.0, 31.25),
        (500_000.0, 627424.832753, 4419488.591326, 115.49, 39.9),
        (38_500_000.0, 38490950.157405, 3907935.912898, 113.9005, 35.3005),
    ],
)
def test_metres_become_degrees(
    false_easting: float, east: float, north: float, lon: float, lat: float
) -> None:
    told = GaussKrueger(central_meridian=114.0, false_easting=false_easting).to_degrees(east, north)
    assert told == pytest.approx((lon, lat), abs=1e-9)
