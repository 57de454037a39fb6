"""Raster tiles in GCJ-02 laid in WGS-84: how exactly, and out of which tiles."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from cityloop.places.coords import wgs_to_gcj
from cityloop.places.shifted import JPEG, PNG, NoPicture, compose, pieces, shift
from cityloop.places.vector_tiles import Tile, latitude, to_world

EDGE = 256
# 新乡, 北京, 广州, 乌鲁木齐, 哈尔滨
CITIES = [(113.9, 35.3), (116.39, 39.91), (113.26, 23.13), (87.6, 43.8), (126.6, 45.75)]


def world(lon: float, lat: float) -> np.ndarray:
    return to_world(np.array([lon]), np.array([lat]))[0]


def tile_at(z: int, lon: float, lat: float) -> Tile:
    x, y = (int(part) for part in world(lon, lat) * (1 << z))
    return Tile(z, x, y)


def picture(colour: tuple[int, int, int], kind: str = "PNG", edge: int = EDGE) -> bytes:
    out = BytesIO()
    Image.new("RGB", (edge, edge), colour).save(out, kind, quality=95)
    return out.getvalue()


@pytest.mark.parametrize("z", range(3, 20))
def test_no_point_of_a_tile_is_off_by_more_than_a_pixel(z: int) -> None:
    """Corners and edges of tiles beside each other, in five cities, against the exact shift of each point."""
    worst = 0.0
    for lon, lat in CITIES:
        middle = tile_at(z, lon, lat)
        for step in range(-3, 4):
            tile = Tile(z, middle.x + step, middle.y + step) if z > 5 else middle
            taken = np.array(shift(tile))
            for dx, dy in ((0, 0), (1, 0), (0, 1), (1, 1), (0.5, 0), (0, 0.5)):
                at = np.array([tile.x + dx, tile.y + dy]) / (1 << z)
                exact = (world(*wgs_to_gcj(at[0] * 360 - 180, latitude(at[1]))) - at) * (1 << z)
                worst = max(worst, float(np.abs(exact - taken).max()) * EDGE)
    assert worst < 1.0, worst


def test_what_is_not_moved_would_be_far_off() -> None:
    """Half a kilometre: more than a whole tile at zoom 17."""
    east, south = shift(tile_at(17, *CITIES[0]))
    assert np.hypot(east, south) > 1


def test_a_tile_is_cut_from_four() -> None:
    tile = tile_at(16, *CITIES[0])
    found = pieces(tile)
    east, south = shift(tile)
    assert len({piece.tile for piece in found}) == 4
    assert {piece.left + 1 > 0 and piece.left < 1 for piece in found} == {True}
    for piece in found:  # a tile that lay where ours lies would be moved against the shift
        assert piece.left == pytest.approx(piece.tile.x - tile.x - east)
        assert piece.top == pytest.approx(piece.tile.y - tile.y - south)


def test_outside_china_a_tile_is_the_tile_itself() -> None:
    tile = tile_at(12, 2.35, 48.85)
    assert [(piece.tile, piece.left, piece.top) for piece in pieces(tile)] == [(tile, 0, 0)]


def test_at_the_edge_of_the_world_there_are_fewer() -> None:
    assert all(0 <= piece.tile.x < 4 for piece in pieces(Tile(2, 3, 1)))


def test_photographs_stay_photographs_and_holes_are_seen_through() -> None:
    found = pieces(tile_at(16, *CITIES[0]))
    photographs = dict.fromkeys(found, picture((90, 120, 90), "JPEG"))
    assert compose(photographs).media_type == JPEG
    with_a_hole = compose(dict(list(photographs.items())[1:]))
    assert with_a_hole.media_type == PNG
    assert Image.open(BytesIO(with_a_hole.content)).getpixel((0, 0)) == (0, 0, 0, 0)


def test_tiles_of_512_stay_so_large() -> None:
    found = pieces(tile_at(16, *CITIES[0]))
    made = compose(dict.fromkeys(found, picture((1, 2, 3), edge=512)))
    assert Image.open(BytesIO(made.content)).size == (512, 512)


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>no</html>", picture((0, 0, 0))[:-60], picture((0, 0, 0), edge=300), picture((0, 0, 0), edge=600)],
    ids=["nothing", "a page", "cut off", "odd", "huge"],
)  # fmt: skip
def test_what_is_no_tile_is_refused(content: bytes) -> None:
    found = pieces(tile_at(16, *CITIES[0]))
    with pytest.raises(NoPicture):
        compose(dict.fromkeys(found, content))
