"""个人设置: how one wants the console; everybody reads and writes their own only."""

from typing import Any

from ninja import Router

from cityloop.api.auth import ApiRequest
from cityloop.api.schemas_in import In
from cityloop.people import preferences

router = Router(tags=["个人设置"])


class PreferenceIn(In):
    """Any JSON, up to 16,384 characters."""

    value: Any


@router.get("/me/preferences", response=dict[str, Any], summary="我的设置")
def my_preferences(request: ApiRequest) -> dict[str, Any]:
    """Everything one has set, by name."""
    return preferences.preferences(request.person.pk)


@router.put("/me/preferences/{name}", response={204: None}, summary="保存设置")
def put_preference(request: ApiRequest, name: str, body: PreferenceIn) -> None:
    """Keeps a value under a name, up to 50 names; the last one written counts."""
    preferences.put_preference(request.person.pk, name, body.value)


@router.delete("/me/preferences/{name}", response={204: None}, summary="删除设置")
def drop_preference(request: ApiRequest, name: str) -> None:
    """Drops the value, if there is one."""
    preferences.drop_preference(request.person.pk, name)
