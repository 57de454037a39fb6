"""通报架: the bulletins that were made, to be read, downloaded, made anew and sent out.

The centre sees all of them; the units those that were sent out (印发). Only an assessor makes and sends out.
"""

from datetime import datetime
from typing import Annotated, Any

from django.http import FileResponse
from ninja import Router, Schema
from pydantic import Field

from cityloop.api.auth import ApiRequest, platform_of
from cityloop.api.schemas import Word
from cityloop.api.schemas_in import In
from cityloop.core.errors import NotAllowed, NotFound
from cityloop.evaluation import rights
from cityloop.evaluation.bulletins import making, shelf
from cityloop.evaluation.bulletins.shelf import Kept
from cityloop.evaluation.bulletins.word_template import NAMES
from cityloop.evaluation.periods import Kind
from cityloop.evaluation.spans import span
from cityloop.people import trail
from cityloop.people.actors import Actor
from cityloop.people.posts import Permission, Post

router = Router(tags=["通报"])
BINARY = {
    "responses": {
        200: {"description": "OK", "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}}
    }
}


class BulletinFile(Schema):
    name: str
    size: int
    sha256: str


class BulletinRow(Schema):
    """One issue. `corrects`: which earlier issue of the period it puts right, 0 for none; `made_by` empty: by itself;
    `scores`: the published scores that it shows; `missing`: what could not be made, and the remedy.
    """

    id: str
    kind: Word
    period: str
    number: int
    title: str
    made_at: datetime
    made_by: str
    issued_at: datetime | None
    corrects: int
    scores: list[str]
    missing: str
    files: list[BulletinFile]


class BulletinOut(Schema):
    """An issue with its words: sections of blocks (paragraph, table, chart, photos), texts as printed."""

    bulletin: BulletinRow
    content: dict[str, Any]


class BulletinIn(In):
    period: Annotated[str, Field(max_length=24, description="2026-W46、2026-11、2026")]
    red_header: bool = False


@router.get("/bulletins", response=list[BulletinRow], summary="通报列表")
def list_bulletins(request: ApiRequest) -> list[BulletinRow]:
    """The latest first."""
    _check_reader(request.actor)
    every = shelf.every(platform_of(request.actor))
    return [_row(one) for one in every if _may_read(request.actor, one)]


@router.post("/bulletins", response={201: BulletinRow}, summary="生成通报")
def make_bulletin(request: ApiRequest, body: BulletinIn) -> BulletinRow:
    """Made now and put on the shelf; one that says the same as the last of its period is not kept twice."""
    rights.check(request.actor, Permission.ASSESS, "生成通报")
    platform = platform_of(request.actor)
    over = span(platform.pk, body.period)
    corrects = shelf.last_issued(platform, over.key)
    made = making.make(platform, over, corrects=corrects, red_header=body.red_header)
    return _row(shelf.keep(platform, over, made, by=request.actor.name))


@router.get("/bulletins/{bulletin_id}", response=BulletinOut, summary="通报内容")
def get_bulletin(request: ApiRequest, bulletin_id: str) -> BulletinOut:
    kept = _readable(request.actor, bulletin_id)
    return BulletinOut(bulletin=_row(kept), content=kept.reader())


@router.get("/bulletins/{bulletin_id}/files/{name}", summary="下载通报文件", openapi_extra=BINARY)
def get_bulletin_file(request: ApiRequest, bulletin_id: str, name: str) -> FileResponse:
    """A file of the issue, or a photo that its content names; who took it out is recorded."""
    path = _readable(request.actor, bulletin_id).path(name)
    trail.write("export", user_id=request.actor.user_id, thing=f"bulletin {bulletin_id}", file=name)
    response = FileResponse(path.open("rb"), as_attachment=not name.endswith(".jpg"), filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@router.post("/bulletins/{bulletin_id}/issue", response=BulletinRow, summary="印发通报")
def issue_bulletin(request: ApiRequest, bulletin_id: str) -> BulletinRow:
    """From now on the units may read it. Said again, it stays as it was."""
    rights.check(request.actor, Permission.ASSESS, "印发通报")
    kept = _readable(request.actor, bulletin_id)
    trail.write("issue_bulletin", user_id=request.actor.user_id, thing=f"bulletin {bulletin_id}")
    return _row(shelf.issue(kept, by=request.actor.name))


def _readable(actor: Actor, bulletin_id: str) -> Kept:
    _check_reader(actor)
    kept = shelf.one(platform_of(actor), bulletin_id)
    if not _may_read(actor, kept):
        raise NotFound("没有这份通报。", "No such bulletin.")
    return kept


def _check_reader(actor: Actor) -> None:
    if not (actor.is_centre or Post.HANDLER in actor.posts):
        raise NotAllowed("您的岗位不能查看通报。", "Your post may not read bulletins.")


def _may_read(actor: Actor, kept: Kept) -> bool:
    return actor.is_centre or kept.issued_at is not None


def _row(kept: Kept) -> BulletinRow:
    return BulletinRow(
        id=kept.name,
        kind=Word(value=kept.kind, label=NAMES[Kind(kept.kind)]),
        period=kept.period,
        number=kept.number,
        title=kept.title,
        made_at=kept.made_at,
        made_by=kept.by,
        issued_at=kept.issued_at,
        corrects=kept.corrects,
        scores=list(kept.scores),
        missing=kept.missing,
        files=[BulletinFile(name=one.name, size=one.size, sha256=one.sha256) for one in kept.files],
    )
