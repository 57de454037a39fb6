"""Cases on the map: single points where they are few, sums on a grid where they are many.

A vector tile first asks how many cases stand in each tile key of its square: an index answers that. Up to
`MOST_POINTS` they are drawn one by one; more are summed on a grid of `GRID` × `GRID`, with how many of them
are overdue or near it. Only what the asker may see is counted.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from django.db.models import Count, Q, QuerySet, Value
from django.db.models.fields import IntegerField
from django.db.models.functions import Substr
from numpy.typing import NDArray

from cityloop.cases import queries, sight
from cityloop.cases.figures.numbers import kept
from cityloop.cases.models import Case
from cityloop.cases.narrowing import lamped, narrowed, with_holder
from cityloop.cases.queries import Filter, Lamp, Worklist
from cityloop.core import briefly, clock
from cityloop.people.actors import Actor
from cityloop.places.cells import STREET
from cityloop.places.tiles import band, middles, ranges_in_box
from cityloop.places.vector_tiles import EXTENT, Layer, Tile, to_world

MOST_POINTS = 2_000
GRID = 32
BY_ROWS_FROM = 12  # from this zoom on a tile asks for its own ranges of keys; above it, for whole bands
WHOLE_BELOW = 16  # below it, the sums of the whole platform are kept for a while and shared by all tiles
OPEN_SECONDS = 15.0
EVERYTHING_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Shown:
    """What is to be shown: cases narrowed as a list is, all or only open ones.

    Lamp and department speak of who holds the case now: they leave only open ones.
    """

    narrow: Filter
    everything: bool = False

    @property
    def only_open(self) -> bool:
        return not self.everything or bool(self.narrow.lamp) or self.narrow.department_id is not None


@dataclass(frozen=True, slots=True)
class Sums:
    """By tile key: how many cases, how many of them overdue, how many near it."""

    keys: NDArray[np.int64]
    counts: NDArray[np.int64]  # n × 3

    def inside(self, tile: Tile) -> "Sums":
        """Those whose middle lies in the tile: every key in exactly one."""
        pixels = tile.pixels(to_world(*middles(self.keys)))
        here = np.all((pixels >= 0) & (pixels < EXTENT), axis=1)
        return Sums(self.keys[here], self.counts[here])


def tile_of_cases(actor: Actor, tile: Tile, shown: Shown) -> Layer:
    """The layer `cases` of one tile: points with `number`, or sums with `count`."""
    sums = _sums(actor, tile, shown).inside(tile)
    if sums.counts[:, 0].sum() <= MOST_POINTS and tile.z >= BY_ROWS_FROM - 2:
        return _points(actor, tile, shown)
    return _summed(tile, sums)


def load_by_cell(actor: Actor) -> dict[int, int]:
    """Open cases by grid cell, as far as the actor sees them; at most some seconds old."""
    return kept(actor, "load by cell", lambda: _load(actor))


def _load(actor: Actor) -> dict[int, int]:
    cases = queries.cases_of(actor, Worklist.ALL, Filter()).filter(ended_at__isnull=True, cell__isnull=False)
    return dict(cases.order_by().values_list("cell_id").annotate(n=Count("pk")))


def load_by_street(actor: Actor) -> dict[str, tuple[int, int]]:
    """Open cases by street, and how many of them are overdue, as far as the actor sees them; some seconds old."""
    return kept(actor, "load by street", lambda: _load_by_street(actor))


def _load_by_street(actor: Actor) -> dict[str, tuple[int, int]]:
    cases = queries.cases_of(actor, Worklist.ALL, Filter(open=True)).order_by()
    overdue = lamped(Lamp.RED, "holder__")
    street = Substr("division_code", 1, STREET)
    rows = with_holder(cases).values_list(street).annotate(n=Count("pk"), red=Count("pk", filter=overdue))
    return {code: (count, red) for code, count, red in rows if len(code) == STREET}


def _cases(actor: Actor, shown: Shown) -> QuerySet[Case]:
    cases = queries.cases_of(actor, Worklist.ALL, shown.narrow).order_by()
    return cases.filter(ended_at__isnull=True) if shown.only_open else cases


def _in_reach(tile: Tile) -> Q:
    """The tile keys that a vector tile may touch."""
    west, south, east, north = tile.box
    if tile.z < BY_ROWS_FROM:
        return Q(tile__range=band(south, north))
    said = Q()
    for low, high in ranges_in_box(west, south, east, north):
        said |= Q(tile__range=(low, high))
    return said


def _sums(actor: Actor, tile: Tile, shown: Shown) -> Sums:
    if tile.z >= WHOLE_BELOW:
        return _asked(_cases(actor, shown).filter(_in_reach(tile)), shown)
    scope = "centre" if actor.is_centre else actor.user_id
    key = (actor.platform_id, scope, "map sums", shown)
    if shown.only_open:
        return briefly.kept(key, OPEN_SECONDS, lambda: _asked(_cases(actor, shown), shown))
    ever = sight.ever_in_sight(actor).filter(narrowed(actor, shown.narrow, "")).order_by()
    return briefly.kept(key, EVERYTHING_SECONDS, lambda: _asked(ever, shown))


def _asked(cases: "QuerySet[Any]", shown: Shown) -> Sums:
    late: dict[str, Any] = {"red": Value(0, IntegerField()), "yellow": Value(0, IntegerField())}
    if shown.only_open:
        cases = with_holder(cases)
        late = {lamp.value: Count("pk", filter=lamped(lamp, "holder__")) for lamp in (Lamp.RED, Lamp.YELLOW)}
    rows = list(cases.filter(tile__isnull=False).values_list("tile").annotate(n=Count("*"), **late))
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    return Sums(table[:, 0], table[:, 1:])


def _points(actor: Actor, tile: Tile, shown: Shown) -> Layer:
    west, south, east, north = tile.box
    cases = with_holder(_cases(actor, shown).filter(_in_reach(tile)))
    near = cases.filter(lon__gte=west, lon__lte=east, lat__gte=south, lat__lte=north)
    rows = list(
        near.values_list(
            "pk", "lon", "lat", "number", "stage", "nature", "category_code", "urgent",
            "holder__department_id", "holder__due_at", "holder__yellow_at", "holder__paused_at",
        )[: MOST_POINTS + 1000]
    )  # fmt: skip
    layer, now = Layer("cases"), clock.now()
    places = tile.pixels(
        to_world(
            np.array([row[1] for row in rows], np.float64), np.array([row[2] for row in rows], np.float64)
        )
    )
    for (x, y), row in zip(places.tolist(), rows, strict=True):
        if 0 <= x < EXTENT and 0 <= y < EXTENT:
            layer.add_point(x, y, _told(row, now))
    return layer


def _told(row: tuple[Any, ...], now: datetime) -> dict[str, Any]:
    _, _, _, number, stage, nature, category, urgent, unit, due, yellow, paused = row
    told = {"number": number, "stage": stage, "nature": nature, "category": category}
    if urgent:
        told["urgent"] = True
    if unit is not None:
        told |= {"unit": unit, "lamp": _lamp(due, yellow, paused, now)}
    return told


def _lamp(due: datetime, yellow: datetime, paused: datetime | None, now: datetime) -> str:
    if paused is not None:
        return Lamp.PAUSED
    if due <= now:
        return Lamp.RED
    return Lamp.YELLOW if yellow <= now else Lamp.GREEN


def _summed(tile: Tile, sums: Sums) -> Layer:
    """The sums of a tile on its grid, each drawn where its cases are on average."""
    layer = Layer("cases")
    pixels = tile.pixels(to_world(*middles(sums.keys)))
    boxes = pixels // (EXTENT // GRID)
    box, place = np.unique(boxes[:, 1] * GRID + boxes[:, 0], return_inverse=True)
    counts = np.zeros((len(box), 3), dtype=np.int64)
    np.add.at(counts, place, sums.counts)
    weighed = np.zeros((len(box), 2))
    np.add.at(weighed, place, pixels * sums.counts[:, :1])
    means = (weighed / counts[:, :1]).astype(np.int64)
    for (x, y), (count, red, yellow) in zip(means.tolist(), counts.tolist(), strict=True):
        layer.add_point(x, y, {"count": count, "red": red, "yellow": yellow})
    return layer
