"""Cells out of zipped shapefiles: metres by their .prj, degrees as said, GBK attributes; what is refused and why."""

import io
import zipfile
from pathlib import Path

import pytest
import shapefile

from cityloop.core.errors import Invalid
from cityloop.places.coords import wgs_to_gcj
from cityloop.places.models import GridCell
from tests.loading.conftest import Load, counts
from tests.town import Town

DEGREES = [(113.902, 35.3), (113.902, 35.301), (113.903, 35.301), (113.903, 35.3), (113.902, 35.3)]
# The same ring in metres of the zone of 114° E, computed with PROJ.
METRES = [
    (491086.532, 3907880.304),
    (491086.642, 3907991.250),
    (491177.595, 3907991.161),
    (491177.486, 3907880.215),
    (491086.532, 3907880.304),
]
CODE = "410702001001009"
ZONE = (
    'PROJCS["CGCS2000_3_Degree_GK_CM_114E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",'
    'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],'
    'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],'
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)
OLD = ZONE.replace("China_2000", "Beijing_1954")
MERCATOR = ZONE.replace("Gauss_Kruger", "Mercator_Auxiliary_Sphere")


def zipped(
    folder: Path,
    ring: list[tuple[float, float]],
    *,
    prj: str = "",
    encoding: str = "gb18030",
    leave: str = "",
) -> Path:
    """One cell as a survey office would send it."""
    parts = {ending: io.BytesIO() for ending in ("shp", "shx", "dbf")}
    with shapefile.Writer(**parts, encoding=encoding) as made:
        made.field("BGCode", "C", 20)
        made.field("名称", "C", 60)
        made.field(
            "责任网格".encode(encoding)[:10].decode(encoding, "ignore"), "C", 20
        )  # all that a dbf keeps
        made.poly([ring])
        made.record(CODE, "九号单元", "G2")
    path = folder / "单元网格.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for ending, part in parts.items():
            if ending != leave:
                packed.writestr(f"数据/格.{ending}", part.getvalue())
        if prj:
            packed.writestr("数据/格.prj", prj)
    return path


@pytest.mark.parametrize(("ring", "prj"), [(DEGREES, ""), (METRES, ZONE)])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_cells_come_from_a_shapefile(
    town: Town, run: Load, tmp_path: Path, ring: list[tuple[float, float]], prj: str, encoding: str
) -> None:
    path = zipped(tmp_path, ring, prj=prj, encoding=encoding)
    assert counts(run("cells", path, town.platform)) == (1, 0, 0)
    cell = GridCell.objects.get(code=CODE)
    assert (cell.name, cell.duty_grid) == ("九号单元", town.grids["G2"])
    first = cell.polygon["coordinates"][0][0]
    assert first == pytest.approx(DEGREES[0], abs=2e-8)
    assert 9_000 < cell.area_m2 < 11_000


def test_degrees_of_a_shifted_map_are_said(town: Town, run: Load, tmp_path: Path) -> None:
    shifted = [wgs_to_gcj(*point) for point in DEGREES]
    run("cells", zipped(tmp_path, shifted), town.platform, crs="gcj02")
    cell = GridCell.objects.get(code=CODE)
    assert cell.polygon["coordinates"][0][0] == pytest.approx(DEGREES[0], abs=1e-7)


@pytest.mark.parametrize(
    ("ring", "how", "said"),
    [
        (METRES, {}, "没有 .prj"),
        (METRES, {"prj": OLD}, "北京 54"),
        (METRES, {"prj": MERCATOR}, "不是高斯"),
        (DEGREES, {"leave": "dbf"}, "缺少同名的 .dbf"),
    ],
)
def test_what_cannot_be_placed_is_refused(
    town: Town, run: Load, tmp_path: Path, ring: list[tuple[float, float]], how: dict[str, str], said: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        run("cells", zipped(tmp_path, ring, **how), town.platform)
    assert said in refusal.value.zh


def test_a_damaged_one_is_refused(town: Town, run: Load, tmp_path: Path) -> None:
    path = tmp_path / "坏.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("格.shp", b"not a shapefile at all")
        packed.writestr("格.dbf", b"nor this")
    with pytest.raises(Invalid) as refusal:
        run("cells", path, town.platform)
    assert "重新导出" in refusal.value.zh
