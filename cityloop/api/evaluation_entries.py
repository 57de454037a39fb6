"""评分、加减分、豁免: what people put beside the counts, each with its basis; corrections are further rows."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any

from django.http.response import HttpResponseBase
from ninja import Router
from pydantic import Field

from cityloop.api import evidence as evidence_api
from cityloop.api.auth import ApiRequest, case_of, platform_of
from cityloop.api.evaluation import ObjectKey, PeriodText, SchemeId
from cityloop.api.schemas_assessor import AdjustmentOut, EntriesOut, ExemptionOut, MarkOut
from cityloop.api.schemas_in import BigId, In, Key, RowId
from cityloop.api.scored import paper_out
from cityloop.core.errors import NotFound
from cityloop.evaluation import papers, queries
from cityloop.evaluation.actions import entries as actions
from cityloop.evaluation.actions.entries import About, Basis
from cityloop.evaluation.live import version_of_period
from cityloop.evaluation.models import Adjustment, Exemption, ManualMark
from cityloop.evaluation.spans import span

router = Router(tags=["考核"])
Points = Annotated[Decimal, Field(max_digits=14, decimal_places=4)]


class BasisIn(In):
    """`evidence`: a scan that was uploaded ahead (kind document)."""

    basis: Annotated[str, Field(max_length=400, description="依据：文件名称、文号或说明")]
    evidence: BigId | None = None


class EntryIn(BasisIn):
    scheme: SchemeId
    period: PeriodText
    object: ObjectKey


class MarkIn(EntryIn):
    """Without a value the entry is taken back."""

    item: Annotated[str, Field(max_length=40)]
    value: Points | None = None


class AdjustmentIn(EntryIn):
    points: Annotated[Decimal, Field(max_digits=8, decimal_places=4)]
    reason: Annotated[str, Field(max_length=200)]


class CaseExemptionIn(BasisIn):
    case: Annotated[str, Field(max_length=24)]


@router.get("/assessment/entries", response=EntriesOut, summary="本期录入")
def assessment_entries(request: ApiRequest, scheme: SchemeId, period: PeriodText) -> EntriesOut:
    """Every row of the period, the newest first; a unit sees its own."""
    platform = platform_of(request.actor)
    over = span(platform.pk, period)
    version = version_of_period(platform.pk, scheme, over)
    return EntriesOut(
        marks=[_mark(one) for one in queries.marks(request.actor, version, over.key)],
        adjustments=[_adjustment(one) for one in queries.adjustments(request.actor, version, over.key)],
        exemptions=_exemptions(queries.exemptions(request.actor, version, over.key)),
    )


@router.post("/assessment/marks", response={201: MarkOut}, summary="录入评分或填报数")
def assessment_mark(request: ApiRequest, body: MarkIn, key: Key = "") -> MarkOut:
    """Another row for the same item corrects the one before."""
    return _mark(
        actions.put_mark(
            by=request.actor,
            about=_about(request, body),
            item=body.item,
            value=body.value,
            basis=_basis(body),
            key=key,
        )
    )


@router.post("/assessment/adjustments", response={201: AdjustmentOut}, summary="加减分")
def assessment_adjust(request: ApiRequest, body: AdjustmentIn, key: Key = "") -> AdjustmentOut:
    """One line of points with its reason."""
    return _adjustment(
        actions.adjust(
            by=request.actor,
            about=_about(request, body),
            points=body.points,
            reason=body.reason,
            basis=_basis(body),
            key=key,
        )
    )


@router.post("/assessment/adjustments/{line_id}/cancel", response={201: AdjustmentOut}, summary="撤销加减分")
def assessment_cancel_adjustment(request: ApiRequest, line_id: RowId, body: BasisIn) -> AdjustmentOut:
    """The line stays on record and no longer counts."""
    line = Adjustment.objects.filter(platform_id=request.actor.platform_id, pk=line_id).first()
    if line is None:
        raise _no_line()
    return _adjustment(actions.cancel_adjustment(by=request.actor, line=line, basis=_basis(body)))


@router.post("/assessment/exemptions", response={201: ExemptionOut}, summary="豁免对象")
def assessment_exempt(request: ApiRequest, body: EntryIn, key: Key = "") -> ExemptionOut:
    """The object is not scored in the period."""
    row = actions.exempt(by=request.actor, about=_about(request, body), basis=_basis(body), key=key)
    return _exemption(row)


@router.get("/assessment/exemptions/cases", response=list[ExemptionOut], summary="豁免案件")
def assessment_exempted_cases(request: ApiRequest) -> list[ExemptionOut]:
    """Cases left out by every scheme that leaves out 豁免."""
    return _exemptions(queries.exempted_cases(request.actor))


@router.post("/assessment/exemptions/cases", response={201: ExemptionOut}, summary="豁免一个案件")
def assessment_exempt_case(request: ApiRequest, body: CaseExemptionIn, key: Key = "") -> ExemptionOut:
    """不可抗力 and the like."""
    case = case_of(request, body.case)
    return _exemption(actions.exempt_case(by=request.actor, case=case, basis=_basis(body), key=key))


@router.post("/assessment/exemptions/{line_id}/cancel", response={201: ExemptionOut}, summary="撤销豁免")
def assessment_cancel_exemption(request: ApiRequest, line_id: RowId, body: BasisIn) -> ExemptionOut:
    """The exemption stays on record and no longer counts."""
    line = Exemption.objects.filter(platform_id=request.actor.platform_id, pk=line_id).first()
    if line is None:
        raise _no_line()
    return _exemption(actions.cancel_exemption(by=request.actor, line=line, basis=_basis(body)))


@router.get("/assessment/evidence/{evidence_id}", summary="查看依据材料", openapi_extra=evidence_api.BINARY)
def assessment_evidence(request: ApiRequest, evidence_id: BigId) -> HttpResponseBase:
    """A paper that an entry or an appeal rests on, for those who may see that entry or appeal."""
    return evidence_api.send(request, papers.paper(request.actor, int(evidence_id)))


def _about(request: ApiRequest, body: EntryIn) -> About:
    platform = platform_of(request.actor)
    over = span(platform.pk, body.period)
    return About(version_of_period(platform.pk, body.scheme, over), over, body.object)


def _basis(body: BasisIn) -> Basis:
    return Basis(body.basis, int(body.evidence) if body.evidence else None)


def _no_line() -> NotFound:
    return NotFound("没有这条记录。", "There is no such line.")


def _common(one: ManualMark | Adjustment | Exemption) -> dict[str, Any]:
    return {
        "id": one.pk,
        "object": one.object_key,
        "basis": one.basis,
        "paper": paper_out(one.evidence) if one.evidence else None,
        "by": str(one.by),
        "at": one.at,
    }


def _mark(one: ManualMark) -> MarkOut:
    return MarkOut(
        **_common(one), item=one.item, value=None if one.value is None else f"{one.value.normalize():f}"
    )


def _adjustment(one: Adjustment) -> AdjustmentOut:
    return AdjustmentOut(
        **_common(one),
        points=None if one.points is None else f"{one.points.normalize():f}",
        reason=one.reason,
        cancels=one.cancels_id,
        cancelled=hasattr(one, "cancelled_by"),
    )


def _exemption(one: Exemption) -> ExemptionOut:
    return ExemptionOut(
        **_common(one),
        case=one.case.number if one.case else None,
        cancels=one.cancels_id,
        cancelled=hasattr(one, "cancelled_by"),
    )


def _exemptions(rows: Iterable[Exemption]) -> list[ExemptionOut]:
    return [_exemption(one) for one in rows]
