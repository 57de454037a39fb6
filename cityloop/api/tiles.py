"""The map's vector tiles, from our own server: cases, grid cells, streets, grounds, roads, components."""

import gzip
import hashlib
from collections.abc import Callable
from typing import Annotated, Literal

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import AwareDatetime, Field

from cityloop.api.auth import ApiRequest
from cityloop.api.schemas_in import In, RowId
from cityloop.api.translate import check_known
from cityloop.cases import maps, news
from cityloop.cases.maps import Shown
from cityloop.cases.models import Source
from cityloop.cases.queries import Filter, Lamp
from cityloop.core import clock, editions
from cityloop.core.errors import NotFound
from cityloop.core.words import Word
from cityloop.evaluation import regions
from cityloop.evaluation.words import ObjectType
from cityloop.people.actors import Actor
from cityloop.places import map_layers
from cityloop.places.vector_tiles import Layer, Tile

router = Router(tags=["地图"])
MVT = "application/vnd.mapbox-vector-tile"
WORTH_PACKING = 400
BINARY = {
    "responses": {
        200: {"description": "OK", "content": {MVT: {"schema": {"type": "string", "format": "binary"}}}}
    }
}


class LayerName(Word):
    CASES = "cases", "案件"
    CELLS = "cells", "单元网格"
    DIVISIONS = "divisions", "街道"
    GROUNDS = "grounds", "等级色块"
    ROADS = "roads", "道路"
    COMPONENTS = "components", "部件"


class CasesShown(In):
    """What narrows the layer of cases, by the same words as the lists."""

    stage: Literal["open", "all"] = "open"
    lamp: Lamp | None = None
    category_code: Annotated[str, Field(max_length=8)] = ""
    division_code: Annotated[str, Field(max_length=12)] = ""
    department_id: RowId | None = None
    source: Source | None = None
    reported_from: AwareDatetime | None = None
    reported_to: AwareDatetime | None = None


class TileAsked(CasesShown):
    """`graded`: cells and streets also tell the published `grade`, its `colour` and the `score` of such regions;
    `grounds` are of these grades. `load`: streets also tell how many `open` cases one sees there, how many of them
    are `overdue`, and their `share` of the busiest street's (0 to 1)."""

    graded: Literal["cell", "community", "street", "district"] | None = None
    load: bool = False


@router.get("/map/tiles/{layer}/{z}/{x}/{y}.mvt", summary="矢量瓦片", openapi_extra=BINARY)
def map_tile(
    request: ApiRequest, layer: LayerName, z: int, x: int, y: int, narrow: Query[TileAsked]
) -> HttpResponse:
    """A Mapbox vector tile with one layer; an empty one where there is nothing. Cases: only those one may see."""
    check_known(request, TileAsked)
    tile, tag = _tile(z, x, y), _tag(request, layer, narrow)
    headers = {
        "ETag": tag,
        "Cache-Control": "private, no-cache",
        "Vary": "Accept-Encoding, Cookie, Authorization",
    }
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers=headers)
    content = _build(request, layer, tile, narrow).encoded()
    if len(content) > WORTH_PACKING and "gzip" in request.headers.get("Accept-Encoding", ""):
        content, headers["Content-Encoding"] = gzip.compress(content, 5), "gzip"
    return HttpResponse(content, content_type=MVT, headers=headers)


def _tile(z: int, x: int, y: int) -> Tile:
    try:
        return Tile(z, x, y)
    except ValueError as wrong:
        raise NotFound("没有这个瓦片。", "There is no such tile.") from wrong


def _build(request: ApiRequest, layer: LayerName, tile: Tile, narrow: TileAsked) -> Layer:
    actor = request.actor
    more = _graded(actor.platform_id, narrow)
    builders: dict[LayerName, Callable[[], Layer]] = {
        LayerName.CASES: lambda: maps.tile_of_cases(actor, tile, _shown(narrow)),
        LayerName.CELLS: lambda: map_layers.cells_layer(
            actor.platform_id, tile, maps.load_by_cell(actor), more
        ),
        LayerName.DIVISIONS: lambda: map_layers.divisions_layer(
            actor.platform_id, tile, _loaded(actor, more) if narrow.load else more
        ),
        LayerName.GROUNDS: lambda: _grounds(actor.platform_id, tile, narrow, more),
        LayerName.ROADS: lambda: map_layers.roads_layer(actor.platform_id, tile),
        LayerName.COMPONENTS: lambda: map_layers.components_layer(actor.platform_id, tile),
    }
    return builders[layer]()


def _grounds(platform_id: int, tile: Tile, narrow: TileAsked, more: map_layers.More) -> Layer:
    if narrow.graded is None:
        return Layer(LayerName.GROUNDS)
    kind = ObjectType(narrow.graded)
    edition = (kind, *regions.edition(platform_id, kind))
    return map_layers.grounds_layer(platform_id, tile, more, regions.DIGITS[kind], edition)


def _loaded(actor: Actor, more: map_layers.More) -> map_layers.More:
    """The open cases of a street, besides."""
    load = maps.load_by_street(actor)
    most = max((count for count, _ in load.values()), default=0)

    def loaded(code: str) -> map_layers.Properties:
        count, overdue = load.get(code, (0, 0))
        return more(code) | {"open": count, "overdue": overdue, "share": count / most if most else 0.0}

    return loaded


def _shown(narrow: CasesShown) -> Shown:
    narrowed = Filter(
        lamp=narrow.lamp or "",
        category_code=narrow.category_code,
        division_code=narrow.division_code,
        department_id=narrow.department_id,
        source=narrow.source or "",
        reported_from=narrow.reported_from,
        reported_to=narrow.reported_to,
    )
    return Shown(narrowed, everything=narrow.stage == "all")


def _graded(platform_id: int, narrow: TileAsked) -> map_layers.More:
    """What a region's last publication says of the places in it."""
    found = regions.graded(platform_id, ObjectType(narrow.graded)) if narrow.graded else None
    if found is None:
        return map_layers.nothing

    def more(code: str) -> map_layers.Properties:
        region = found.of_cell(code)
        if region is None:
            return {}
        told = {"grade": region.grade, "colour": region.colour, "score": region.total}
        return {name: value for name, value in told.items() if value}

    return more


def _tag(request: ApiRequest, layer: LayerName, narrow: TileAsked) -> str:
    """Changes when the tile may have: with places, and for what shows cases with every case and every minute."""
    said = [request.get_full_path(), str(request.actor.user_id), str(editions.current(editions.PLACES))]
    said.append(request.headers.get("Accept-Encoding", ""))
    if narrow.graded:
        said.append(str(regions.edition(request.actor.platform_id, ObjectType(narrow.graded))))
    if layer in {LayerName.CASES, LayerName.CELLS} or narrow.load:
        news.tail.refresh()
        said += [str(news.tail.latest(request.actor.platform_id)), f"{clock.now():%Y-%m-%d %H:%M}"]
    return f'"{hashlib.sha256("|".join(said).encode()).hexdigest()[:24]}"'
