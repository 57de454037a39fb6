"""Beside the case, for the desks: who has called before, what one writes again and again, who calls us."""

from datetime import datetime
from typing import Annotated

from ninja import Query, Router, Schema

from cityloop.api import privacy, rows
from cityloop.api.auth import ApiRequest
from cityloop.api.schemas import CategoryBrief
from cityloop.cases import mentions, reporters
from cityloop.cases.stages import Stage, Verb
from cityloop.catalog import phrases
from cityloop.core.errors import NotAllowed
from cityloop.people import trail
from cityloop.people.posts import Permission

router = Router(tags=["坐席"])
Phone = Annotated[str, Query(max_length=20, pattern=r"^[0-9+() \-]*$")]


class Before(Schema):
    """An earlier report from the same number."""

    number: str
    stage: str
    stage_label: str
    category: CategoryBrief
    description: str
    address: str
    reported_at: datetime
    ended_at: datetime | None
    satisfaction: str | None


class Mention(Schema):
    """Somebody called one of my units in a case, and nobody of ours has spoken there since."""

    number: str
    stage: str
    stage_label: str
    category: CategoryBrief
    at: datetime
    by: str | None
    department: str | None
    note: str


@router.get("/reporters/history", response=list[Before], summary="来电历史")
def reporter_history(request: ApiRequest, phone: Phone) -> list[Before]:
    """The last cases reported from a number, newest first; who asked is recorded."""
    actor = request.actor
    if not actor.holds(Permission.VIEW_REPORTER):
        raise NotAllowed("您的岗位不能查看诉求人。", "Your post may not see reporters.")
    found = reporters.history(actor, phone)
    numbers = [one.case.number for one in found]
    thing = privacy.masked_phone(phone)
    trail.write(trail.Act.VIEW_REPORTER, user_id=actor.user_id, thing=thing, cases=numbers)
    return [
        Before(
            number=one.case.number,
            stage=one.case.stage,
            stage_label=Stage(one.case.stage).label,
            category=rows.category(one.case.category),
            description=one.case.description,
            address=one.case.address,
            reported_at=one.case.reported_at,
            ended_at=one.case.ended_at,
            satisfaction=one.satisfaction or None,
        )
        for one in found
    ]


@router.get("/phrases", response=list[str], summary="惯用语")
def stock_phrases(request: ApiRequest, verb: Verb) -> list[str]:
    """Sentences to pick from for a verb: the platform's own, or the built-in ones."""
    return phrases.phrases(request.actor.platform_id, verb.value)


@router.get("/mentions", response=list[Mention], tags=["列表"], summary="提到我单位")
def mentions_of_us(request: ApiRequest) -> list[Mention]:
    """Open cases in which a remark calls one of my units, until somebody of ours speaks there."""
    return [
        Mention(
            number=case.number,
            stage=case.stage,
            stage_label=Stage(case.stage).label,
            category=rows.category(case.category),
            at=call.at,
            by=privacy.said_by(call, case, request.actor),
            department=str(call.department) if call.department else None,
            note=call.note,
        )
        for case, call in mentions.mentions(request.actor)
    ]
