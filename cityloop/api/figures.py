"""Figures for the leader's page and the big screen; behind every number the list of its cases."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

from ninja import Query, Router, Schema

from cityloop.api.auth import ApiRequest
from cityloop.api.translate import query_of
from cityloop.cases import figures, standings, ticker
from cityloop.cases.standings import By, Period

router = Router(tags=["统计"])
Days = Annotated[int, Query(ge=1, le=standings.MOST_DAYS, description="最近多少天，含今天")]


class NumberOut(Schema):
    """So many cases. Give `cases` to GET /worklists/all and exactly these are listed."""

    count: int
    cases: dict[str, str]


class ShareOut(Schema):
    """`value` is a share of one; empty without cases."""

    value: float | None
    part: NumberOut
    whole: NumberOut


class SliceOut(Schema):
    key: str
    label: str
    number: NumberOut


class PromptnessOut(Schema):
    """Wall-clock minutes. Without `target` each case has its own due date, and `kept` means on time."""

    step: str
    label: str
    target: int | None
    median: float | None
    p90: float | None
    kept: ShareOut


class MoveOut(Schema):
    at: datetime
    number: str
    verb: str
    label: str
    department: str
    category: str
    street: str


class TodayOut(Schema):
    at: datetime
    since: datetime
    reported: NumberOut
    done: list[SliceOut]
    open: list[SliceOut]
    lamps: list[SliceOut]
    promptness: list[PromptnessOut]
    in_limit: ShareOut
    same_day: ShareOut
    categories: list[SliceOut]
    streets: list[SliceOut]
    hours: list[SliceOut]
    ticker: list[MoveOut]


class StandingOut(Schema):
    """`rank` is empty where `small_sample` says that there are too few cases to compare."""

    key: str
    label: str
    rank: int | None
    handled: NumberOut
    on_time: ShareOut
    rework: NumberOut
    overdue: NumberOut
    small_sample: bool


class DayOut(Schema):
    on: str
    reported: NumberOut
    handled: NumberOut
    late: NumberOut
    closed: NumberOut


@router.get("/figures/today", response=TodayOut, summary="今日")
def figures_today(request: ApiRequest) -> TodayOut:
    """Since local midnight, as far as the user sees cases; at most five seconds old."""
    found = figures.today(request.actor)
    return TodayOut(
        at=found.at,
        since=found.since,
        reported=_number(found.reported),
        done=_slices(found.done),
        open=_slices(found.open),
        lamps=_slices(found.lamps),
        promptness=[_promptness(one) for one in found.promptness],
        in_limit=_share(found.in_limit),
        same_day=_share(found.same_day),
        categories=_slices(found.categories),
        streets=_slices(found.streets),
        hours=_slices(found.hours),
        ticker=[MoveOut(**asdict(one)) for one in ticker.ticker(request.actor)],
    )


@router.get("/figures/trend", response=list[DayOut], summary="趋势")
def figures_trend(request: ApiRequest, days: Days = 14) -> list[DayOut]:
    """Day by day; every local day is there, empty ones too."""
    return [
        DayOut(
            on=day.on,
            reported=_number(day.reported),
            handled=_number(day.handled),
            late=_number(day.late),
            closed=_number(day.closed),
        )
        for day in standings.trend(request.actor, days)
    ]


@router.get("/figures/ranking", response=list[StandingOut], summary="排行")
def figures_ranking(
    request: ApiRequest, by: By = By.DEPARTMENT, period: Period = Period.DAY
) -> list[StandingOut]:
    """Best on-time share first; small samples stand behind, unranked."""
    return [
        StandingOut(
            key=one.key,
            label=one.label,
            rank=one.rank,
            handled=_number(one.handled),
            on_time=_share(one.on_time),
            rework=_number(one.rework),
            overdue=_number(one.overdue),
            small_sample=one.small_sample,
        )
        for one in standings.ranking(request.actor, by, period)
    ]


def _number(told: figures.Number) -> NumberOut:
    return NumberOut(count=told.count, cases=query_of(told.cases))


def _share(told: figures.Share) -> ShareOut:
    return ShareOut(value=told.value, part=_number(told.part), whole=_number(told.whole))


def _slices(told: list[figures.Slice]) -> list[SliceOut]:
    return [SliceOut(key=one.key, label=one.label, number=_number(one.number)) for one in told]


def _promptness(told: figures.Promptness) -> PromptnessOut:
    return PromptnessOut(
        step=told.done,
        label=told.label,
        target=told.target,
        median=told.median,
        p90=told.p90,
        kept=_share(told.kept),
    )
