"""What the console asks for besides: the divisions of the platform, and the base map of the installation."""

from django.conf import settings
from ninja import Router

from cityloop.api.auth import ApiRequest
from cityloop.api.schemas_reference import BaseMap, DivisionOut
from cityloop.places.models import Division

router = Router(tags=["基础数据"])


@router.get("/places/divisions", response=list[DivisionOut], summary="区划")
def divisions(request: ApiRequest) -> list[Division]:
    """区、街道、社区 of the platform, each before those inside it."""
    return list(Division.objects.filter(platform_id=request.actor.platform_id).order_by("code"))


@router.get("/map/base", response=BaseMap | None, tags=["地图"], summary="底图")
def base_map(request: ApiRequest) -> BaseMap | None:
    """The base map from outside (天地图, XYZ, WMTS), if one is configured; without, our own streets and roads."""
    base = settings.ENV.base_map
    if base is None:
        return None
    return BaseMap(
        tiles=list(base.tiles), tile_size=base.tile_size, max_zoom=base.max_zoom, attribution=base.attribution
    )
