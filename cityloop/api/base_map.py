"""底图: what the installation has chosen to lie under the map; tiles in GCJ-02 are shifted here."""

from django.conf import settings
from django.http import HttpResponse
from ninja import Router

from cityloop.api.auth import ApiRequest
from cityloop.api.schemas_reference import BaseMap
from cityloop.core.errors import NotFound
from cityloop.places import base_tiles
from cityloop.places.vector_tiles import Tile

router = Router(tags=["地图"])
A_DAY = 86_400
PICTURES = {
    "responses": {
        200: {
            "description": "OK",
            "content": {
                kind: {"schema": {"type": "string", "format": "binary"}}
                for kind in ("image/png", "image/jpeg")
            },
        }
    }
}


@router.get("/map/base", response=BaseMap | None, summary="底图")
def base_map(request: ApiRequest) -> BaseMap | None:
    """The base map from outside (天地图, XYZ, WMTS), if one is configured; without, our own streets and roads."""
    base = settings.ENV.base_map
    if base is None:
        return None
    tiles = list(base.tiles)
    if base.shifted:
        tiles = [f"/api/v1/map/base/{layer}/{{z}}/{{x}}/{{y}}" for layer in range(len(tiles))]
    return BaseMap(
        tiles=tiles, tile_size=base.tile_size, max_zoom=base.max_zoom, attribution=base.attribution
    )


@router.get("/map/base/{layer}/{z}/{x}/{y}", summary="底图瓦片", openapi_extra=PICTURES)
def base_map_tile(request: ApiRequest, layer: int, z: int, x: int, y: int) -> HttpResponse:
    """A tile of a base map in GCJ-02, laid where it belongs in WGS-84, to about a pixel."""
    base = settings.ENV.base_map
    if base is None or not base.shifted or not 0 <= layer < len(base.tiles) or not 0 <= z <= base.max_zoom:
        raise _no_tile()
    try:
        tile = Tile(z, x, y)
    except ValueError as wrong:
        raise _no_tile() from wrong
    found = base_tiles.shifted_tile(base.tiles[layer], tile)
    if found is None:
        raise _no_tile()
    headers = {"Cache-Control": f"private, max-age={A_DAY}"}
    return HttpResponse(found.content, content_type=found.media_type, headers=headers)


def _no_tile() -> NotFound:
    return NotFound("没有这个瓦片。", "There is no such tile.")
