"""考核方案: written, checked line by line, adopted; who is compared with whom; how long one may appeal."""

from datetime import date
from typing import Annotated, Any

from ninja import Router
from pydantic import Field

from cityloop.api.auth import ApiRequest, platform_of, today
from cityloop.api.evaluation import Text
from cityloop.api.schemas import Word as WordOut
from cityloop.api.schemas_assessor import (
    CheckedOut,
    EntryWanted,
    GoldenOut,
    GroupOut,
    MistakeOut,
    PolicyOut,
    SchemeOut,
    SchemeRow,
    ShippedOut,
    TunableOut,
)
from cityloop.api.schemas_in import In, RowId
from cityloop.api.scored import word
from cityloop.evaluation import rights, trying
from cityloop.evaluation.actions import schemes as actions
from cityloop.evaluation.adopted import in_force, scheme_of
from cityloop.evaluation.appealing import window_days
from cityloop.evaluation.models import SchemeVersion
from cityloop.evaluation.objects import objects
from cityloop.evaluation.schemes.items import Adjust, Manual
from cityloop.evaluation.schemes.library import load_shipped, shipped, shipped_text
from cityloop.evaluation.words import ObjectType

router = Router(tags=["考核"])


class SchemeIn(In):
    text: Text
    valid_from: date


class TextIn(In):
    text: Text


class OnDay(In):
    on: date


class GroupsIn(In):
    """Object → group; an empty group puts it back into that of its kind."""

    object_type: ObjectType
    groups: Annotated[dict[str, Annotated[str, Field(max_length=40)]], Field(max_length=5000)]


class PolicyIn(In):
    appeal_days: int


@router.get("/assessment/schemes", response=list[SchemeRow], summary="采用的考核方案")
def assessment_schemes(request: ApiRequest) -> list[SchemeRow]:
    """Every version, with whether it counts for a period that begins today."""
    platform = platform_of(request.actor)
    now = {one.pk for one in in_force(platform.pk, today(platform))}
    rows = SchemeVersion.objects.filter(platform=platform).select_related("adopted_by")
    return [SchemeRow(**_row(one, one.pk in now)) for one in rows]


@router.get("/assessment/schemes/shipped", response=list[ShippedOut], summary="随附方案")
def assessment_shipped(request: ApiRequest) -> list[ShippedOut]:
    """Real cities' rules as texts, to copy and change."""
    found = [load_shipped(key) for key in shipped()]
    return [
        ShippedOut(
            id=one.id,
            title=one.title,
            object_type=word(one.object_type),
            groups=list(one.groups),
            text=shipped_text(one.id),
        )
        for one in found
    ]


@router.post("/assessment/schemes/check", response=CheckedOut, summary="检查方案正文")
def assessment_check(request: ApiRequest, body: TextIn) -> CheckedOut:
    """For the editor: every mistake with its line, or the worked examples (验算)."""
    found = trying.check_text(body.text)
    return CheckedOut(
        mistakes=[MistakeOut(line=one.line, zh=one.reason_zh, en=one.reason_en) for one in found.mistakes],
        title=found.scheme.title if found.scheme else "",
        object_type=word(found.scheme.object_type) if found.scheme else None,
        digest=found.scheme.digest if found.scheme else "",
        golden=[
            GoldenOut(
                name=one.name,
                name_en=one.name.en,
                expected=one.expected,
                expected_en=one.expected.en,
                got=one.got,
                got_en=one.got.en,
                ok=one.ok,
            )
            for one in found.golden
        ],
    )


@router.post("/assessment/schemes", response={201: SchemeOut}, summary="采用方案")
def assessment_adopt(request: ApiRequest, body: SchemeIn) -> SchemeOut:
    """For periods that begin on `valid_from` or later. The same text again answers with the same version."""
    platform = platform_of(request.actor)
    row = actions.adopt_scheme(
        by=request.actor, platform=platform, text=body.text, valid_from=body.valid_from
    )
    return _scheme(row, row.valid_from <= today(platform))


@router.get("/assessment/schemes/{version_id}", response=SchemeOut, summary="方案正文")
def assessment_scheme(request: ApiRequest, version_id: RowId) -> SchemeOut:
    """The text, the numbers that a trial may change, what people are to enter."""
    platform = platform_of(request.actor)
    row = actions.version_of(platform.pk, version_id)
    return _scheme(row, any(one.pk == row.pk for one in in_force(platform.pk, today(platform))))


@router.post("/assessment/schemes/{version_id}/retire", response=SchemeOut, summary="停用方案")
def assessment_retire(request: ApiRequest, version_id: RowId, body: OnDay) -> SchemeOut:
    """Periods that begin on that day or later are no longer scored by it."""
    platform = platform_of(request.actor)
    version = actions.version_of(platform.pk, version_id)
    row = actions.retire_scheme(by=request.actor, version=version, on=body.on)
    return _scheme(row, row.valid_from <= today(platform) < body.on)


@router.get("/assessment/groups", response=list[GroupOut], summary="考核对象与分组")
def assessment_groups(request: ApiRequest, object_type: ObjectType) -> list[GroupOut]:
    """Everybody of the type with the group they are ranked in."""
    own = rights.own_objects(request.actor, object_type)
    return [
        GroupOut(key=one.key, label=one.label, group=one.group)
        for one in objects(platform_of(request.actor).pk, object_type)
        if own is None or one.key in own
    ]


@router.put("/assessment/groups", response=list[GroupOut], summary="更改分组")
def assessment_put_groups(request: ApiRequest, body: GroupsIn) -> list[GroupOut]:
    """Ranks are given inside a group."""
    platform = platform_of(request.actor)
    actions.put_groups(by=request.actor, platform=platform, object_type=body.object_type, groups=body.groups)
    return assessment_groups(request, body.object_type)


@router.get("/assessment/policy", response=PolicyOut, summary="考核规则")
def assessment_policy(request: ApiRequest) -> PolicyOut:
    """申诉期限 in days."""
    return PolicyOut(appeal_days=window_days(platform_of(request.actor).pk))


@router.put("/assessment/policy", response=PolicyOut, summary="更改考核规则")
def assessment_put_policy(request: ApiRequest, body: PolicyIn) -> PolicyOut:
    row = actions.set_appeal_days(
        by=request.actor, platform=platform_of(request.actor), days=body.appeal_days
    )
    return PolicyOut(appeal_days=row.appeal_days)


def _row(one: SchemeVersion, is_in_force: bool) -> dict[str, Any]:
    scheme = scheme_of(one)
    return {
        "id": one.pk,
        "scheme": one.scheme,
        "version": one.version,
        "title": one.title,
        "period": WordOut(value=scheme.period, label=scheme.period.label),
        "object_type": word(scheme.object_type),
        "groups": list(one.groups),
        "digest": one.digest,
        "valid_from": one.valid_from,
        "retired_on": one.retired_on,
        "adopted_by": str(one.adopted_by) if one.adopted_by else None,
        "adopted_at": one.adopted_at,
        "in_force": is_in_force,
    }


def _scheme(one: SchemeVersion, is_in_force: bool) -> SchemeOut:
    scheme = scheme_of(one)
    marks = [
        (item.id, item.label, f"{item.full:f}") for item in scheme.items if isinstance(item.rule, Manual)
    ]
    wanted = [(one.id, one.label, None) for one in scheme.inputs]
    return SchemeOut(
        **_row(one, is_in_force),
        text=one.text,
        note=scheme.note,
        tunables=[
            TunableOut(path=two.path, label=two.label, value=two.value) for two in trying.tunables(scheme)
        ],
        entries=[EntryWanted(id=key, label=label, full=full) for key, label, full in [*wanted, *marks]],
        adjustable=any(isinstance(item.rule, Adjust) for item in scheme.items),
    )
