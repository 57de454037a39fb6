"""Figures for the leader's page and the big screen; behind every number the list of its cases."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

from ninja import Query, Router, Schema

from cityloop.api.auth import ApiRequest
from cityloop.api.translate import query_of
from cityloop.cases.figures import numbers
from cityloop.cases.figures.arrivals import arrivals
from cityloop.cases.figures.now import now
from cityloop.cases.figures.standings import By, Period, ranking
from cityloop.cases.figures.steps import Promptness, steps
from cityloop.cases.figures.ticker import ticker
from cityloop.cases.figures.trend import MOST_DAYS, trend

router = Router(tags=["统计"])
Days = Annotated[int, Query(ge=1, le=MOST_DAYS, description="最近多少天，含今天")]


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


class NowOut(Schema):
    at: datetime
    open: list[SliceOut]
    lamps: list[SliceOut]


class ArrivalsOut(Schema):
    at: datetime
    since: datetime
    reported: NumberOut
    same_day: ShareOut
    categories: list[SliceOut]
    streets: list[SliceOut]
    hours: list[SliceOut]


class StepsOut(Schema):
    at: datetime
    since: datetime
    done: list[SliceOut]
    promptness: list[PromptnessOut]
    in_limit: ShareOut


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


@router.get("/figures/now", response=NowOut, summary="在办现状")
def figures_now(request: ApiRequest) -> NowOut:
    """Open cases by stage and lamp, as far as the user sees them; at most five seconds old."""
    found = now(request.actor)
    return NowOut(at=found.at, open=_slices(found.open), lamps=_slices(found.lamps))


@router.get("/figures/arrivals", response=ArrivalsOut, summary="今日上报")
def figures_arrivals(request: ApiRequest) -> ArrivalsOut:
    """What was reported since local midnight: how much, what, where, at which hours; at most five seconds old."""
    found = arrivals(request.actor)
    return ArrivalsOut(
        at=found.at,
        since=found.since,
        reported=_number(found.reported),
        same_day=_share(found.same_day),
        categories=_slices(found.categories),
        streets=_slices(found.streets),
        hours=_slices(found.hours),
    )


@router.get("/figures/steps", response=StepsOut, summary="今日办理")
def figures_steps(request: ApiRequest) -> StepsOut:
    """What was done since local midnight, how promptly (四个第一时间), how much in limit; at most five seconds old."""
    found = steps(request.actor)
    return StepsOut(
        at=found.at,
        since=found.since,
        done=_slices(found.done),
        promptness=[_promptness(one) for one in found.promptness],
        in_limit=_share(found.in_limit),
    )


@router.get("/figures/ticker", response=list[MoveOut], summary="实时动态")
def figures_ticker(request: ApiRequest) -> list[MoveOut]:
    """The latest moves, newest first, without anything that names a person."""
    return [MoveOut(**asdict(one)) for one in ticker(request.actor)]


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
        for day in trend(request.actor, days)
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
        for one in ranking(request.actor, by, period)
    ]


def _number(told: numbers.Number) -> NumberOut:
    return NumberOut(count=told.count, cases=query_of(told.cases))


def _share(told: numbers.Share) -> ShareOut:
    return ShareOut(value=told.value, part=_number(told.part), whole=_number(told.whole))


def _slices(told: list[numbers.Slice]) -> list[SliceOut]:
    return [SliceOut(key=one.key, label=one.label, number=_number(one.number)) for one in told]


def _promptness(told: Promptness) -> PromptnessOut:
    return PromptnessOut(
        step=told.done,
        label=told.label,
        target=told.target,
        median=told.median,
        p90=told.p90,
        kept=_share(told.kept),
    )
