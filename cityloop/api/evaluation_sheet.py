"""评分表: everything behind one object's score in one answer, as it stands now or as it was published."""

from collections.abc import Mapping
from typing import Any

from ninja import Router, Schema

from cityloop.api.auth import ApiRequest, platform_of
from cityloop.api.evaluation import ObjectKey, PeriodText, SchemeId
from cityloop.api.schemas_evaluation import DrawnOut, FormulaOut, ItemOut, ScoreOut
from cityloop.api.schemas_in import RowId
from cityloop.api.scored import told_out
from cityloop.core.errors import NotFound
from cityloop.evaluation import queries, rights
from cityloop.evaluation.schemes.scores import to_json
from cityloop.evaluation.snapshots import score_in
from cityloop.evaluation.spans import span
from cityloop.evaluation.words import ObjectType

router = Router(tags=["考核"])


class TypedOut(Schema):
    """What a person typed in, and on what paper."""

    id: str
    value: str
    by: str
    basis: str


class SheetItemOut(Schema):
    """One line with its formula, and the formula with the numbers put in."""

    item: ItemOut
    formula: str
    substituted: str
    drawn: list[DrawnOut]
    entries: list[TypedOut]


class PointsOut(Schema):
    points: str
    reason: str
    evidence: str


class SheetOut(Schema):
    score: ScoreOut
    items: list[SheetItemOut]
    rates: list[FormulaOut]
    adjustments: list[PointsOut]


@router.get("/assessment/sheet", response=SheetOut, summary="评分表")
def assessment_sheet(
    request: ApiRequest, scheme: SchemeId, period: PeriodText, object: ObjectKey
) -> SheetOut:
    """As it stands now. Units and persons see their own, without a place."""
    platform = platform_of(request.actor)
    found = queries.scores(request.actor, platform, scheme, span(platform.pk, period))
    rights.check_sees(request.actor, found.scheme.object_type, object)
    score = found.of(object)
    if score is None:
        raise NotFound("本期没有这个考核对象。", "No such object in this period.")
    return _sheet(to_json(score))


@router.get("/assessment/publications/{publication_id}/sheet", response=SheetOut, summary="公布的评分表")
def assessment_published_sheet(request: ApiRequest, publication_id: RowId, object: ObjectKey) -> SheetOut:
    """As it was published, whatever became of the cases since."""
    row = queries.publication(request.actor, publication_id)
    rights.check_sees(request.actor, ObjectType(row.snapshot["object_type"]), object)
    told = score_in(row.snapshot, object)
    if told is None:
        raise NotFound("公布的成绩中没有这个考核对象。", "No such object in this publication.")
    return _sheet(told)


def _sheet(told: Mapping[str, Any]) -> SheetOut:
    score = told_out(told)
    items = [
        SheetItemOut(
            item=item,
            formula=one["formula"],
            substituted=one["substituted"],
            drawn=[_drawn(drawn) for drawn in one["drawn"]],
            entries=[
                TypedOut(id=key, value=entry["value"], by=entry["by"], basis=entry["basis"])
                for key, entry in one["entries"]
            ],
        )
        for item, one in zip(score.items, told["items"], strict=True)
    ]
    rates = [
        FormulaOut(
            **{name: one[name] for name in ("id", "label", "formula", "substituted", "value")},
            drawn=[_drawn(drawn) for drawn in one["drawn"]],
        )
        for one in told["rates"]
    ]
    return SheetOut(
        score=score, items=items, rates=rates, adjustments=[PointsOut(**one) for one in told["adjustments"]]
    )


def _drawn(told: Mapping[str, Any]) -> DrawnOut:
    return DrawnOut(fact=told["fact"], label=told["label"], value=told["value"])
