"""通报文字、专项: what the office writes for its bulletins, and which cases it counts together."""

from datetime import datetime
from typing import Annotated

from ninja import Query, Router, Schema
from pydantic import Field

from cityloop.api.auth import ApiRequest, platform_of
from cityloop.api.schemas_in import In
from cityloop.evaluation import rights
from cityloop.evaluation.actions import wording
from cityloop.evaluation.actions.wording import Theme
from cityloop.evaluation.bulletins.texts import TOPICS, written
from cityloop.evaluation.models import BulletinText, CaseTheme
from cityloop.evaluation.spans import span
from cityloop.evaluation.words import Topic
from cityloop.people.posts import Permission

router = Router(tags=["通报"])
Period = Annotated[str, Query(max_length=24, description="2026-W46、2026-11、2026")]


class BulletinTextOut(Schema):
    """Words on a topic of a period; empty `text`: nobody wrote any, the bulletin has a draft."""

    topic: str
    label: str
    text: str
    by: str
    at: datetime | None


class BulletinTextIn(In):
    period: Annotated[str, Field(max_length=24, description="2026-W46、2026-11、2026")]
    topic: Topic
    text: Annotated[str, Field(description="空文字恢复为草拟文字")]


class CaseThemeOut(Schema):
    name: str
    nature: str
    category_codes: list[str]


class CaseThemeIn(In):
    name: str
    nature: str
    category_codes: list[str]


class CaseThemesIn(In):
    themes: list[CaseThemeIn]


@router.get("/bulletin-texts", response=list[BulletinTextOut], summary="通报文字")
def list_bulletin_texts(request: ApiRequest, period: Period) -> list[BulletinTextOut]:
    """Every topic of a bulletin of that kind, in the order in which it prints them."""
    rights.check(request.actor, Permission.ASSESS, "查看通报文字")
    platform = platform_of(request.actor)
    over = span(platform.pk, period)
    found = written(platform.pk, over.period.name)
    return [_text(topic, found.get(topic)) for topic in TOPICS.get(over.period.kind, ())]


@router.put("/bulletin-texts", response=BulletinTextOut, summary="撰写通报文字")
def put_bulletin_text(request: ApiRequest, body: BulletinTextIn) -> BulletinTextOut:
    """From the next issue of the period on these words stand in the place of the draft."""
    platform = platform_of(request.actor)
    period = span(platform.pk, body.period).period
    row = wording.write(by=request.actor, platform=platform, period=period, topic=body.topic, text=body.text)
    return _text(body.topic, row)


@router.get("/bulletin-themes", response=list[CaseThemeOut], summary="专项")
def list_bulletin_themes(request: ApiRequest) -> list[CaseThemeOut]:
    """小类 that bulletins count together; everything else is 常规."""
    rights.check(request.actor, Permission.ASSESS, "查看专项")
    return [_theme(one) for one in CaseTheme.objects.filter(platform=platform_of(request.actor))]


@router.put("/bulletin-themes", response=list[CaseThemeOut], summary="设定专项")
def put_bulletin_themes(request: ApiRequest, body: CaseThemesIn) -> list[CaseThemeOut]:
    """All of them at once; what is not named is no longer one."""
    told = [Theme(one.name, one.nature, tuple(one.category_codes)) for one in body.themes]
    rows = wording.set_themes(by=request.actor, platform=platform_of(request.actor), themes=told)
    return [_theme(one) for one in rows]


def _text(topic: Topic, row: BulletinText | None) -> BulletinTextOut:
    if row is None or not row.text:
        return BulletinTextOut(topic=topic.value, label=topic.label, text="", by="", at=None)
    return BulletinTextOut(topic=topic.value, label=topic.label, text=row.text, by=str(row.by), at=row.at)


def _theme(row: CaseTheme) -> CaseThemeOut:
    return CaseThemeOut(name=row.name, nature=row.nature, category_codes=list(row.category_codes))
