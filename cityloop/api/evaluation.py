"""考核: scores of a period, where they come from, what would come of other rules."""

from decimal import Decimal
from typing import Annotated

from ninja import Query, Router
from pydantic import Field

from cityloop.api.auth import ApiRequest, platform_of
from cityloop.api.schemas import Word as WordOut
from cityloop.api.schemas_evaluation import (
    AgainstOut,
    BehindPage,
    CellOut,
    ChangeOut,
    EnteredOut,
    PivotOut,
    PointOut,
    ScoresOut,
    TraceOut,
    TrendStepOut,
    TrialOut,
)
from cityloop.api.schemas_in import In
from cityloop.api.scored import (
    behind_page,
    drawn_out,
    formula_out,
    item_out,
    period_out,
    score_out,
    standing_out,
    word,
)
from cityloop.core.paging import MAX_PAGE
from cityloop.evaluation import explorer, queries, tracing, trying
from cityloop.evaluation.explorer import Asking, Dimension
from cityloop.evaluation.schemes.what_if import Move
from cityloop.evaluation.spans import read_period, span
from cityloop.evaluation.trying import Trial
from cityloop.evaluation.words import AttributeBy, Fact
from cityloop.people.models import Platform

router = Router(tags=["考核"])
SchemeId = Annotated[str, Field(max_length=40, description="方案编号")]
PeriodText = Annotated[
    str, Field(max_length=24, description="2026-W46、2026-11、2026-Q4、2026 或 2026-11-01..2026-11-15")
]
ObjectKey = Annotated[str, Field(max_length=24, description="考核对象的 key")]
Size = Annotated[int, Query(ge=1, le=MAX_PAGE)]
Cursor = Annotated[str, Query(max_length=20)]
Text = Annotated[str, Field(max_length=64 * 1024, description="方案正文（TOML）")]


class WhatIf(In):
    """`changes`: path → new value, as `tunables` of the scheme name them."""

    scheme: SchemeId
    period: PeriodText
    changes: Annotated[dict[str, Decimal | bool | str], Field(max_length=100)]


class DryRun(In):
    """Without a period: the last one of the scheme's kind that is over. `against`: the scheme in force to compare with;
    without it the one of the same id, else the first for the same objects and groups."""

    text: Text
    period: PeriodText = ""
    against: SchemeId = ""


class Explore(In):
    """`by`: by which instant a case belongs to the period."""

    period: PeriodText
    rows: Dimension
    columns: Dimension | None = None
    fact: Fact = Fact.REPORTED
    by: AttributeBy = AttributeBy.REPORTED


class ExploreCell(Explore):
    row: Annotated[str, Field(max_length=40)]
    column: Annotated[str, Field(max_length=40)] = ""
    size: Annotated[int, Field(ge=1, le=MAX_PAGE)] = 50
    cursor: Annotated[str, Field(max_length=20)] = ""


@router.get("/assessment/scores", response=ScoresOut, summary="成绩")
def assessment_scores(request: ApiRequest, scheme: SchemeId, period: PeriodText) -> ScoresOut:
    """As they stand now, beside the period before and the same of last year. Units and persons see their own line."""
    platform = platform_of(request.actor)
    found, rows = queries.standings(request.actor, platform, scheme, span(platform.pk, period))
    return ScoresOut(
        scheme=found.scheme.id,
        version=found.scheme.version,
        title=found.scheme.title,
        digest=found.scheme.digest,
        object_type=word(found.scheme.object_type),
        period=period_out(found.span),
        rows=[standing_out(one) for one in rows],
    )


@router.get("/assessment/trend", response=list[TrendStepOut], summary="名次走势")
def assessment_trend(
    request: ApiRequest,
    scheme: SchemeId,
    period: PeriodText,
    steps: Annotated[int, Query(ge=1, le=queries.MOST_STEPS)] = 6,
) -> list[TrendStepOut]:
    """So many periods up to this one, oldest first; published ones as they were published."""
    found = queries.trend(request.actor, platform_of(request.actor), scheme, read_period(period), steps)
    return [
        TrendStepOut(
            period=one.name,
            points=[
                PointOut(key=two.key, label=two.label, group=two.group, total=_text(two.total), rank=two.rank)
                for two in scores
            ],
        )
        for one, scores in found
    ]


@router.get("/assessment/trace", response=TraceOut, summary="得分追溯")
def assessment_trace(
    request: ApiRequest,
    scheme: SchemeId,
    period: PeriodText,
    object: ObjectKey,
    item: Annotated[str, Field(max_length=40)],
) -> TraceOut:
    """The formula of an item, with the numbers put in; behind each fact stands a list of cases."""
    platform = platform_of(request.actor)
    over = span(platform.pk, period)
    found = tracing.trace(request.actor, platform, scheme, over, object, item)
    return TraceOut(
        object=found.score.key,
        label=found.score.label,
        item=item_out(found.item),
        formula=found.item.formula,
        substituted=found.item.substituted,
        raw=_text(found.item.raw),
        drawn=[drawn_out(one) for one in found.item.drawn],
        rates=[formula_out(one) for one in found.rates],
        entries=[
            EnteredOut(item=key, value=f"{one.value:f}", by=one.by, basis=one.basis)
            for key, one in found.item.entries
        ],
    )


@router.get("/assessment/trace/cases", response=BehindPage, summary="数字背后的案件")
def assessment_cases(
    request: ApiRequest,
    scheme: SchemeId,
    period: PeriodText,
    object: ObjectKey,
    fact: Fact,
    size: Size = 50,
    cursor: Cursor = "",
) -> BehindPage:
    """Exactly the cases that a number counts."""
    platform = platform_of(request.actor)
    over = span(platform.pk, period)
    return behind_page(
        tracing.cases_behind(request.actor, platform, scheme, over, object, fact, size=size, cursor=cursor)
    )


@router.post("/assessment/what-if", response=TrialOut, summary="试算")
def assessment_what_if(request: ApiRequest, body: WhatIf) -> TrialOut:
    """Weights or thresholds changed, and the new ranking. Nothing is written."""
    platform = platform_of(request.actor)
    over = span(platform.pk, body.period)
    return _trial(trying.what_would(request.actor, platform, body.scheme, over, body.changes))


@router.post("/assessment/dry-run", response=TrialOut, summary="方案试运行")
def assessment_dry_run(request: ApiRequest, body: DryRun) -> TrialOut:
    """A scheme on a period, beside what is in force, before it goes live. Nothing is written."""
    platform = platform_of(request.actor)
    over = span(platform.pk, body.period) if body.period else None
    return _trial(trying.dry_run(request.actor, platform, body.text, over, body.against))


@router.get("/assessment/explore", response=PivotOut, summary="数据透视与热力日历")
def assessment_explore(request: ApiRequest, asked: Query[Explore]) -> PivotOut:
    """Counts by one or two dimensions; weekday by hour is the heat calendar."""
    platform = platform_of(request.actor)
    asking = _asking(platform, asked)
    found = explorer.pivot(request.actor, platform, asking)
    return PivotOut(
        period=period_out(asking.span),
        fact=word(asking.fact),
        cells=[CellOut(row=one.row, column=one.column, count=one.count) for one in found.cells],
        rows=[WordOut(value=key, label=label) for key, label in found.row_labels.items()],
        columns=[WordOut(value=key, label=label) for key, label in found.column_labels.items()],
    )


@router.get("/assessment/explore/cases", response=BehindPage, summary="透视格中的案件")
def assessment_explore_cases(request: ApiRequest, asked: Query[ExploreCell]) -> BehindPage:
    """The cases of one cell."""
    platform = platform_of(request.actor)
    asking = _asking(platform, asked)
    rows = explorer.cases_of(request.actor, platform, asking, asked.row, asked.column)
    return behind_page(tracing.paged(request.actor, rows, size=asked.size, cursor=asked.cursor))


def _asking(platform: Platform, asked: Explore) -> Asking:
    return Asking(span(platform.pk, asked.period), asked.fact, asked.rows, asked.columns, asked.by)


def _trial(found: Trial) -> TrialOut:
    return TrialOut(
        title=found.scored.scheme.title,
        digest=found.scored.scheme.digest,
        period=period_out(found.scored.span),
        rows=[score_out(one) for one in found.scored.scores],
        moves=[_move(one) for one in found.moves],
        against=AgainstOut(
            scheme=found.against.scheme, version=found.against.version, title=found.against.title
        )
        if found.against
        else None,
    )


def _move(one: Move) -> ChangeOut:
    return ChangeOut(
        key=one.key,
        label=one.label,
        group=one.group,
        rank_before=one.rank_before,
        rank_after=one.rank_after,
        total_before=_text(one.total_before),
        total_after=_text(one.total_after),
        up=one.up,
    )


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
