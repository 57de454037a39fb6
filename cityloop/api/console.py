"""What the console asks for besides: the divisions of the platform."""

from ninja import Router

from cityloop.api.auth import ApiRequest
from cityloop.api.schemas_reference import DivisionOut
from cityloop.places.models import Division

router = Router(tags=["基础数据"])


@router.get("/places/divisions", response=list[DivisionOut], summary="区划")
def divisions(request: ApiRequest) -> list[Division]:
    """区、街道、社区 of the platform, each before those inside it."""
    return list(Division.objects.filter(platform_id=request.actor.platform_id).order_by("code"))
