"""Raster tiles in GCJ-02, laid where a map in WGS-84 wants them. Pure.

The shift between the two varies slowly: over one tile it is taken as that of the tile's middle. What lies at the tile's
edge is then off by less than a pixel at every zoom (a test walks over China), and neighbouring tiles meet as closely.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from PIL import Image

from cityloop.places.coords import wgs_to_gcj
from cityloop.places.vector_tiles import Tile, latitude, to_world

PNG, JPEG = "image/png", "image/jpeg"
SIZES = (256, 512)


class NoPicture(ValueError):
    """What a tile server sent cannot be laid together."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A tile of the source, and where its north-western corner lies in ours, in parts of a tile."""

    tile: Tile
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Picture:
    media_type: str
    content: bytes


def shift(tile: Tile) -> tuple[float, float]:
    """How far east and south the middle of the tile lies in GCJ-02, in parts of a tile."""
    size = 1 << tile.z
    x, y = (tile.x + 0.5) / size, (tile.y + 0.5) / size
    lon, lat = wgs_to_gcj(x * 360 - 180, latitude(y))
    ((moved_x, moved_y),) = to_world(np.array([lon]), np.array([lat])).tolist()
    return (moved_x - x) * size, (moved_y - y) * size


def pieces(tile: Tile) -> list[Piece]:
    """The tiles of the source that ours is cut from: up to four."""
    east, south = shift(tile)
    size = 1 << tile.z
    columns, rows = ([math.floor(at), math.ceil(at)] for at in (tile.x + east, tile.y + south))
    return [
        Piece(Tile(tile.z, column, row), column - tile.x - east, row - tile.y - south)
        for row in dict.fromkeys(rows)
        for column in dict.fromkeys(columns)
        if 0 <= column < size and 0 <= row < size
    ]


def compose(parts: Mapping[Piece, bytes]) -> Picture:
    """Our tile, as large as those of the source; transparent where it has none. Photographs stay JPEG."""
    opened = {piece: _open(content) for piece, content in parts.items()}
    sizes = {picture.size for picture in opened.values()}
    if len(sizes) != 1 or not {(edge, edge) for edge in SIZES} >= sizes:
        raise NoPicture(f"tiles of {sizes}, not squares of {SIZES}")
    ((edge, _),) = sizes
    canvas = Image.new("RGBA", (edge, edge), (0, 0, 0, 0))
    for piece, picture in opened.items():
        canvas.paste(picture.convert("RGBA"), (round(piece.left * edge), round(piece.top * edge)))
    whole = canvas.getchannel("A").getextrema() == (255, 255)
    photographed = all(picture.format == "JPEG" for picture in opened.values())
    out = BytesIO()
    if whole and photographed:
        canvas.convert("RGB").save(out, "JPEG", quality=88)
        return Picture(JPEG, out.getvalue())
    canvas.save(out, "PNG")
    return Picture(PNG, out.getvalue())


def _open(content: bytes) -> Image.Image:
    try:
        picture = Image.open(BytesIO(content), formats=("PNG", "JPEG", "WEBP", "GIF"))
        if picture.width > max(SIZES) or picture.height > max(SIZES):
            raise NoPicture(f"a picture of {picture.size}")
        picture.load()
    except (OSError, SyntaxError) as broken:
        raise NoPicture("no picture") from broken
    return picture
