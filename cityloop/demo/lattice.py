"""A made-up town plan: a wavy lattice of blocks inside an outline, cut into connected districts. Pure.

Blocks share their corners, so there are neither gaps nor overlaps, and roads that follow
the lattice run between blocks.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import shapely
from shapely.geometry import Polygon, shape

from cityloop.places.coords import Plane

BLOCK_M = 100.0
WAVE_M = 12.0  # how far a corner may stray from the straight lattice
DIGITS = 7  # a centimetre

Block = tuple[int, int]  # column from the west, row from the north
Position = tuple[float, float]  # lon, lat


@dataclass(frozen=True)
class Lattice:
    """The blocks inside the outline, and the corners by column and row."""

    plane: Plane
    corners: dict[Block, Position]
    blocks: tuple[Block, ...]

    def polygon(self, block: Block) -> dict[str, Any]:
        """GeoJSON of a block, counter-clockwise and closed."""
        column, row = block
        ring = [(column, row), (column, row + 1), (column + 1, row + 1), (column + 1, row), (column, row)]
        return {"type": "Polygon", "coordinates": [[list(self.corners[corner]) for corner in ring]]}

    def middle(self, block: Block) -> Position:
        """The point in the middle of a block."""
        column, row = block
        ring = [self.corners[column + right, row + down] for right in (0, 1) for down in (0, 1)]
        return sum(lon for lon, _ in ring) / 4, sum(lat for _, lat in ring) / 4

    @cached_property
    def touched(self) -> frozenset[Block]:
        """The corners of our blocks."""
        return frozenset((c + right, r + down) for c, r in self.blocks for right in (0, 1) for down in (0, 1))

    def line(self, path: Iterable[Block]) -> list[Position]:
        """The corners of a path that touch a block of ours, in order."""
        return [self.corners[corner] for corner in path if corner in self.touched]

    @property
    def columns(self) -> int:
        return max(column for column, _ in self.blocks) + 1

    @property
    def rows(self) -> int:
        return max(row for _, row in self.blocks) + 1


def lay(outline: dict[str, Any], chance: random.Random) -> Lattice:
    """Blocks whose middle lies in the outline (a GeoJSON polygon)."""
    area = shape(outline)
    west, south, east, north = area.bounds
    plane = Plane.around((west + east) / 2, (south + north) / 2)
    left, top = plane.to_metres(west, north)
    right, bottom = plane.to_metres(east, south)
    columns, rows = int((right - left) // BLOCK_M) + 1, int((top - bottom) // BLOCK_M) + 1
    corners: dict[Block, Position] = {}
    for column in range(columns + 1):
        for row in range(rows + 1):
            x = left + column * BLOCK_M + chance.uniform(-WAVE_M, WAVE_M)
            y = top - row * BLOCK_M + chance.uniform(-WAVE_M, WAVE_M)
            lon, lat = plane.to_degrees(x, y)
            corners[column, row] = round(lon, DIGITS), round(lat, DIGITS)
    every = [(column, row) for row in range(rows) for column in range(columns)]
    lattice = Lattice(plane, corners, tuple(every))
    inside = shapely.contains_xy(area, [lattice.middle(block) for block in every])
    return Lattice(plane, corners, tuple(block for block, is_in in zip(every, inside, strict=True) if is_in))


def share_out(blocks: Sequence[Block], shares: Sequence[int]) -> list[list[Block]]:
    """Cut blocks into connected pieces of about these proportions, west to east or north to south."""
    if len(shares) == 1:
        return [list(blocks)]
    half = len(shares) // 2
    first, second = _halve(blocks, sum(shares[:half]) / sum(shares))
    return share_out(first, shares[:half]) + share_out(second, shares[half:])


def is_connected(blocks: Sequence[Block]) -> bool:
    """Whether one can walk from any block to any other over common edges."""
    left = set(blocks)
    edge = [left.pop()]
    while edge:
        column, row = edge.pop()
        for step in ((column + 1, row), (column - 1, row), (column, row + 1), (column, row - 1)):
            if step in left:
                left.remove(step)
                edge.append(step)
    return not left


def union(lattice: Lattice) -> Polygon:
    """The whole town in degrees."""
    whole = shapely.union_all([shape(lattice.polygon(block)) for block in lattice.blocks])
    assert isinstance(whole, Polygon)
    return whole


def _halve(blocks: Sequence[Block], proportion: float) -> tuple[list[Block], list[Block]]:
    """The cut nearest to the proportion that leaves both pieces connected, across the longer side first."""
    wanted = round(len(blocks) * proportion)
    by_column, by_row = sorted(blocks), sorted(blocks, key=lambda block: (block[1], block[0]))
    width = by_column[-1][0] - by_column[0][0]
    height = by_row[-1][1] - by_row[0][1]
    for ordered in (by_column, by_row) if width >= height else (by_row, by_column):
        for size in sorted(range(1, len(blocks)), key=lambda size: abs(size - wanted))[:40]:
            first, second = ordered[:size], ordered[size:]
            if is_connected(first) and is_connected(second):
                return first, second
    raise ValueError("these blocks cannot be cut into two connected pieces")
