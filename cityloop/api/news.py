"""The feed of changes that screens ask every two seconds."""

from typing import Annotated

from django.http import HttpResponse
from ninja import Query, Router, Schema

from cityloop.api import idle
from cityloop.api.auth import ApiRequest
from cityloop.cases import news

router = Router(tags=["列表"])
Cursor = Annotated[str, Query(max_length=60)]


class ChangesOut(Schema):
    """`changed` are numbers of cases to fetch again, `mine` those of them that wait for me now.

    With `more` the list is cut short or the cursor too old: load what is shown afresh.
    """

    cursor: str
    changed: list[str]
    mine: list[str]
    more: bool


@router.get("/changes", response={200: ChangesOut, 304: None}, summary="变更")
def changed_cases(
    request: ApiRequest, response: HttpResponse, since: Cursor = ""
) -> ChangesOut | HttpResponse:
    """What changed since a cursor; begin without one. With If-None-Match the answer is 304 while nothing did."""
    found = news.changes(request.actor, since)
    idle.remember(request.META, request.actor.platform_id)
    tag = f'"{found.cursor}"'
    if request.headers.get("If-None-Match") == tag and found.cursor == since and not found.more:
        response = HttpResponse(status=304)
    response["ETag"], response["Cache-Control"] = tag, "private, no-cache"
    if response.status_code == 304:
        return response
    return ChangesOut(cursor=found.cursor, changed=found.changed, mine=found.mine, more=found.more)
