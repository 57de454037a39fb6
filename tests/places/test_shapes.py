"""Cells out of GeoJSON files."""

import json
from datetime import date

import pytest

from cityloop.core.errors import Invalid
from cityloop.places.coords import metres_between, wgs_to_bd, wgs_to_gcj
from cityloop.places.rows import CellRow
from cityloop.places.shapes import read_cells

CODE = "410702001016001"
RING = [[113.9, 35.3], [113.901, 35.3], [113.901, 35.301], [113.9, 35.301], [113.9, 35.3]]
ROW = CellRow(code=CODE, polygon={"type": "Polygon", "coordinates": [RING]})


def collection(geometry=None, **properties):
    geometry = geometry or {"type": "Polygon", "coordinates": [RING]}
    feature = {"type": "Feature", "properties": {"code": CODE, **properties}, "geometry": geometry}
    return {"type": "FeatureCollection", "features": [feature]}


def test_properties_become_the_row():
    said = {"name": "一号", "area_class": "A", "duty_grid": "G1", "area_m2": 9876, "valid_from": "2026-01-01"}
    expected = CellRow(
        code=CODE,
        polygon=ROW.polygon,
        name="一号",
        area_class="A",
        duty_grid="G1",
        area_m2=9876.0,
        valid_from=date(2026, 1, 1),
    )
    assert read_cells(collection(**said)) == [expected]


def test_paths_texts_and_bytes_read_alike(tmp_path):
    text = json.dumps(collection())
    path = tmp_path / "cells.geojson"
    path.write_text("\ufeff" + text, "utf-8")
    assert read_cells(path) == read_cells(text) == read_cells(b"\xef\xbb\xbf" + text.encode()) == [ROW]


def test_a_number_for_a_code_and_null_properties_are_read():
    assert read_cells(collection(code=int(CODE), name=None, duty_grid=None)) == [ROW]


def test_heights_are_dropped_and_a_single_part_unwrapped():
    parts = {"type": "MultiPolygon", "coordinates": [[[[*point, 71.5] for point in RING]]]}
    assert read_cells(collection(parts)) == [ROW]


@pytest.mark.parametrize(("crs", "shift"), [("gcj02", wgs_to_gcj), ("bd09", wgs_to_bd)])
def test_shifted_files_come_back_to_what_we_store(crs, shift):
    shifted = {"type": "Polygon", "coordinates": [[list(shift(*point)) for point in RING]]}
    ring = read_cells(collection(shifted), crs=crs)[0].polygon["coordinates"][0]
    assert ring[0] == ring[-1]
    assert max(metres_between(*point, *back) for point, back in zip(RING, ring, strict=True)) < 0.01


NONSENSE = [
    ("[]", "不是 GeoJSON FeatureCollection"),
    ("{", "不是有效的 JSON"),
    ('{"type": "Feature"}', "不是 GeoJSON FeatureCollection"),
    ('{"type": "FeatureCollection", "features": [7]}', "第 1 个要素读不懂"),
    ('{"type": "FeatureCollection", "features": [{"properties": {}}]}', "第 1 个要素读不懂"),
    (collection(geometry={"type": "Polygon", "coordinates": [[[113.9]]]}), "第 1 个要素读不懂"),
    (collection(geometry={"type": "Polygon", "coordinates": 7}), "第 1 个要素读不懂"),
    (collection(valid_to="明年"), "第 1 个要素读不懂"),
]


@pytest.mark.parametrize(("source", "words"), NONSENSE)
def test_nonsense_is_refused(source, words):
    with pytest.raises(Invalid, match=words):
        read_cells(source)


def test_an_unknown_coordinate_system_is_refused():
    with pytest.raises(Invalid, match="坐标系“mars”未知"):
        read_cells(collection(), crs="mars")


def test_words_for_degrees_cannot_be_converted():
    with pytest.raises(Invalid, match="第 1 个要素读不懂"):
        read_cells(collection({"type": "Polygon", "coordinates": [[["东", "北"]]]}), crs="gcj02")
