"""申诉与公布: the appeals desk, and what was said in public with its corrections."""

from decimal import Decimal
from typing import Annotated, Any

from ninja import Router
from pydantic import Field

from cityloop.api import rows
from cityloop.api.auth import ApiRequest, case_of, platform_of
from cityloop.api.evaluation import Cursor, ObjectKey, PeriodText, SchemeId, Size
from cityloop.api.schemas_assessor import (
    AppealableOut,
    AppealOut,
    PublicationOut,
    PublicationRow,
    ReviewOut,
)
from cityloop.api.schemas_evaluation import BehindPage
from cityloop.api.schemas_in import EvidenceIds, In, Key, RowId
from cityloop.api.scored import behind_page, paper_out, told_out, word
from cityloop.api.translate import ids
from cityloop.evaluation import appealing, queries, rights, tracing
from cityloop.evaluation.actions import appeals, publishing
from cityloop.evaluation.counting import Behind
from cityloop.evaluation.models import Appeal, Outcome, Publication
from cityloop.evaluation.periods import Kind
from cityloop.evaluation.snapshots import cases_in
from cityloop.evaluation.words import Fact, ObjectType
from cityloop.people import queries as people
from cityloop.people.actors import Actor

router = Router(tags=["考核"])
MOST_ROWS = 500


class AppealIn(In):
    """Either a `case`, or an `item` of a `publication` with the value it should have."""

    unit: RowId
    reason: Annotated[str, Field(min_length=1, max_length=1000)]
    case: Annotated[str, Field(max_length=24)] = ""
    publication: RowId | None = None
    item: Annotated[str, Field(max_length=40)] = ""
    asked_value: Annotated[Decimal | None, Field(max_digits=14, decimal_places=4)] = None
    evidence: EvidenceIds = Field(default_factory=list)


class ReviewIn(In):
    agrees: bool
    note: Annotated[str, Field(max_length=400)] = ""


class WithdrawIn(In):
    note: Annotated[str, Field(max_length=400)] = ""


class PublishIn(In):
    scheme: SchemeId
    period: PeriodText


class CorrectIn(In):
    reason: Annotated[str, Field(min_length=1, max_length=400)]


@router.get("/assessment/appealable", response=list[AppealableOut], summary="可申诉的案件")
def assessment_appealable(request: ApiRequest) -> list[AppealableOut]:
    """Closed cases with which one's units were late, still inside the window."""
    return [
        AppealableOut(
            number=spell.case.number,
            unit=rows.unit(spell.department),
            category=rows.category(spell.case.category),
            description=spell.case.description,
            due_at=spell.due_at,
            handled_at=spell.ended_at,
            until=until,
        )
        for spell, until in queries.appealable(request.actor)
        if spell.ended_at is not None
    ]


@router.get("/assessment/appeals", response=list[AppealOut], summary="申诉")
def assessment_appeals(request: ApiRequest, waiting: bool | None = None) -> list[AppealOut]:
    """All for those who assess, a unit's own for its people; the newest first."""
    found = queries.appeals(request.actor, waiting=waiting)[:MOST_ROWS]
    return [_appeal(one, request.actor) for one in found]


@router.post("/assessment/appeals", response={201: AppealOut}, summary="提出申诉")
def assessment_appeal(request: ApiRequest, body: AppealIn) -> AppealOut:
    """Once per case or item, within the window."""
    item = None
    if body.publication is not None:
        published = queries.publication(request.actor, body.publication)
        item = appealing.Item(published, body.item, body.asked_value or Decimal(0))
    row = appeals.file_appeal(
        by=request.actor,
        unit=people.department(request.actor.platform_id, body.unit),
        reason=body.reason,
        case=case_of(request, body.case) if body.case else None,
        item=item,
        evidence_ids=ids(body.evidence),
    )
    return _appeal(row, request.actor)


@router.post("/assessment/appeals/{appeal_id}/review", response=AppealOut, summary="审查申诉")
def assessment_review(request: ApiRequest, appeal_id: RowId, body: ReviewIn) -> AppealOut:
    """Two different people; one who does not agree ends it."""
    row = queries.appeal(request.actor, appeal_id)
    appeals.review_appeal(by=request.actor, appeal=row, agrees=body.agrees, note=body.note)
    return _appeal(queries.appeal(request.actor, appeal_id), request.actor)


@router.post("/assessment/appeals/{appeal_id}/withdraw", response=AppealOut, summary="撤回申诉")
def assessment_withdraw(request: ApiRequest, appeal_id: RowId, body: WithdrawIn) -> AppealOut:
    """By who filed it, until it is decided; a repeated call answers with it as it is."""
    row = queries.appeal(request.actor, appeal_id)
    appeals.withdraw_appeal(by=request.actor, appeal=row, note=body.note)
    return _appeal(queries.appeal(request.actor, appeal_id), request.actor)


@router.get("/assessment/publications", response=list[PublicationRow], summary="公布")
def assessment_publications(
    request: ApiRequest, scheme: SchemeId = "", kind: Kind | None = None
) -> list[PublicationRow]:
    """The newest first, corrections among them."""
    found = queries.publications(request.actor, scheme=scheme, kind=kind or "")[:MOST_ROWS]
    return [PublicationRow(**_row(one)) for one in found]


@router.post("/assessment/publications", response={201: PublicationOut}, summary="公布成绩")
def assessment_publish(request: ApiRequest, body: PublishIn, key: Key = "") -> PublicationOut:
    """Freezes scores, numbers and cases of a period that is over."""
    platform = platform_of(request.actor)
    row = publishing.publish(
        by=request.actor, platform=platform, scheme=body.scheme, period=body.period, key=key
    )
    return _publication(row, request.actor)


@router.get("/assessment/publications/{publication_id}", response=PublicationOut, summary="公布的成绩")
def assessment_publication(request: ApiRequest, publication_id: RowId) -> PublicationOut:
    """As it was published."""
    return _publication(queries.publication(request.actor, publication_id), request.actor)


@router.get(
    "/assessment/publications/{publication_id}/cases", response=BehindPage, summary="公布数字背后的案件"
)
def assessment_published_cases(
    request: ApiRequest,
    publication_id: RowId,
    object: ObjectKey,
    fact: Fact,
    size: Size = 50,
    cursor: Cursor = "",
) -> BehindPage:
    """The cases that the published number counts, whatever became of them since."""
    row = queries.publication(request.actor, publication_id)
    rights.check_sees(request.actor, ObjectType(row.snapshot["object_type"]), object)
    found = [Behind(0, number, times) for number, times in cases_in(row.snapshot, object, fact)]
    return behind_page(tracing.paged(request.actor, found, size=size, cursor=cursor))


@router.post(
    "/assessment/publications/{publication_id}/correct", response={201: PublicationOut}, summary="更正"
)
def assessment_correct(
    request: ApiRequest, publication_id: RowId, body: CorrectIn, key: Key = ""
) -> PublicationOut:
    """Counted anew as of the same instant, with its difference; the earlier one stays."""
    row = queries.publication(request.actor, publication_id)
    return _publication(
        publishing.correct(by=request.actor, publication=row, reason=body.reason, key=key), request.actor
    )


def _appeal(one: Appeal, actor: Actor) -> AppealOut:
    said = [
        (one.first_by, one.first_agrees, one.first_note, one.first_at),
        (one.second_by, one.second_agrees, one.second_note, one.second_at),
    ]
    outcome = Outcome(one.outcome) if one.outcome else None
    return AppealOut(
        id=one.pk,
        unit=rows.unit(one.unit),
        case=one.case.number if one.case else None,
        scheme=one.scheme,
        period=one.period,
        item=one.item,
        asked_value=None if one.asked_value is None else f"{one.asked_value.normalize():f}",
        reason=one.reason,
        papers=[paper_out(paper) for paper in one.evidence.all()],
        asked_by=str(one.asked_by),
        asked_at=one.asked_at,
        reviews=[
            ReviewOut(by=str(by), agrees=bool(agrees), note=note, at=at)
            for by, agrees, note, at in said
            if by is not None and at is not None
        ],
        outcome=word(outcome) if outcome else None,
        withdrawn_note=one.withdrawn_note,
        decided_at=one.decided_at,
        may_review=appealing.may_review(actor, one),
        may_withdraw=appealing.may_withdraw(actor, one),
    )


def _row(one: Publication) -> dict[str, Any]:
    version = one.scheme_version
    return {
        "id": one.pk,
        "scheme": one.scheme,
        "version": version.version,
        "title": version.title,
        "object_type": word(ObjectType(version.object_type)),
        "period_kind": word(Kind(one.period_kind)),
        "period": one.period,
        "as_of": one.as_of,
        "digest": one.digest,
        "published_by": str(one.published_by),
        "published_at": one.published_at,
        "corrects": one.corrects_id,
        "corrected": one.corrected_by.pk if hasattr(one, "corrected_by") else None,
        "reason": one.reason,
    }


def _publication(one: Publication, actor: Actor) -> PublicationOut:
    told = queries.shown(actor, one)
    keys = {score["key"] for score in told["scores"]}
    changed = [two for two in one.difference.get("objects", []) if two["key"] in keys]
    return PublicationOut(**_row(one), rows=[told_out(score) for score in told["scores"]], difference=changed)
