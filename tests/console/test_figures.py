"""Figures: behind every number exactly its cases; medians, rates and ranks by hand."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cityloop.cases.figures import standings, ticker
from cityloop.cases.figures.arrivals import arrivals
from cityloop.cases.figures.now import now
from cityloop.cases.figures.standings import By, Period
from cityloop.cases.figures.steps import percentile, steps
from cityloop.cases.figures.trend import trend
from cityloop.cases.models import Case
from cityloop.core import briefly, clock
from cityloop.core.errors import Invalid
from tests.console import week
from tests.console.asking import listed, voice
from tests.town import Town, build_town

EVERY = ["/figures/now", "/figures/arrivals", "/figures/steps", "/figures/trend?days=9"] + [
    f"/figures/ranking?by={by}&period={period}" for by in By for period in Period
]


@pytest.fixture
def evening(town: Town) -> Iterator[datetime]:
    """Tuesday 18:00 after a busy week, with a neighbour who is none of our business."""
    other = build_town("other")
    week.walked(other, week.TUESDAY)
    week.live(town)
    with clock.at(week.EVENING):
        yield week.EVENING


def numbers(told: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every {count, cases} anywhere in an answer."""
    if isinstance(told, dict) and set(told) == {"count", "cases"}:
        yield path, told
    elif isinstance(told, dict | list):
        for name, one in told.items() if isinstance(told, dict) else enumerate(told):
            yield from numbers(one, f"{path}/{name}")


@pytest.mark.parametrize("name", ["leader", "cleaner", "inspector_li", "east_team"])
def test_behind_every_number_stand_exactly_its_cases(town: Town, evening: datetime, name: str) -> None:
    asker, seen, known = voice(town, name), 0, dict[str, list[str]]()
    for path in EVERY:
        for where, told in numbers(asker.get(path).json()):
            found = known.setdefault(str(told["cases"]), []) or listed(asker, told["cases"])
            known[str(told["cases"])] = found
            assert len(found) == len(set(found)) == told["count"], (path, where, told)
            seen += told["count"]
    assert seen > (600 if name == "leader" else 0) or name == "east_team"


def test_today_by_hand(town: Town, evening: datetime) -> None:
    actor, since = town.actor("leader"), week.TUESDAY - timedelta(hours=9)
    came, did, stand = arrivals(actor), steps(actor), now(actor)
    assert {came.at, did.at, stand.at} == {week.EVENING} and {came.since, did.since} == {since}
    assert came.reported.count == Case.objects.filter(platform=town.platform, reported_at__gte=since).count()
    handled = did.in_limit.whole.count
    late = (
        Case.objects.filter(platform=town.platform, assignments__in=_late_today(town, since))
        .distinct()
        .count()
    )
    assert late > 0 and did.in_limit.part.count == handled - late
    assert did.in_limit.value == (handled - late) / handled
    by_stage = {line.key: line.number.count for line in stand.open}
    assert by_stage == {
        stage: Case.objects.filter(platform=town.platform, stage=stage).count() for stage in by_stage
    }
    assert sum(line.number.count for line in came.hours) == came.reported.count
    assert came.hours[9].number.count > 0 and came.hours[3].number.count == 0
    assert [line.label for line in came.streets] == ["东街街道", "西街街道"]
    assert came.categories[0].label == "暴露垃圾"


def _late_today(town: Town, since: datetime) -> list[int]:
    from django.db.models import F

    from cityloop.cases.models import Assignment

    spells = Assignment.objects.filter(
        case__platform=town.platform, kind="handle", parent=None, outcome="feed_back"
    )
    return list(spells.filter(ended_at__gte=since, ended_at__gt=F("due_at")).values_list("pk", flat=True))


TIMES = [(5, 20, 60, 30), (10, 45, 90, 375), (20, 46, 420, 376)]  # accept, dispatch, handle, close in minutes


def test_the_four_promptnesses_by_hand(town: Town, monday: datetime) -> None:
    """Three cases: accepted after 5, 10, 20 minutes, and so on; targets are the desks' own limits."""
    for number, (accept, dispatch, handle, close) in enumerate(TIMES):
        at = monday + timedelta(minutes=number)
        week.walked(town, at, accept=accept, dispatch=dispatch, handle=handle, close=close)
    with clock.at(monday + timedelta(hours=14, minutes=50)):
        told = {one.done.value: one for one in steps(town.actor("chief")).promptness}
    assert {key: (one.target, one.median, one.p90) for key, one in told.items()} == {
        "accepted": (15, 10.0, 20.0),
        "dispatched": (45, 45.0, 46.0),
        "handled": (None, 90.0, 420.0),
        "closed": (375, 375.0, 376.0),
    }
    assert {key: (one.kept.part.count, one.kept.whole.count) for key, one in told.items()} == {
        "accepted": (2, 3),
        "dispatched": (2, 3),
        "handled": (2, 3),
        "closed": (2, 3),
    }


def test_same_day_is_the_local_day(town: Town, monday: datetime) -> None:
    """23:50 to 00:20 in Beijing are two days, though one in UTC; 00:10 to 23:00 is one, though two in UTC."""
    midnight = monday + timedelta(hours=15)  # Tuesday 00:00 in Beijing
    week.walked(town, midnight - timedelta(minutes=10), accept=5, dispatch=5, handle=10, close=10)
    week.walked(town, midnight + timedelta(minutes=10), accept=5, dispatch=5, handle=800, close=10)
    with clock.at(midnight + timedelta(hours=23)):
        found = arrivals(town.actor("leader"))
        assert (found.same_day.part.count, found.same_day.whole.count) == (1, 1)
    briefly.forget()
    with clock.at(midnight + timedelta(hours=24)):
        assert arrivals(town.actor("leader")).same_day.value is None
        days = trend(town.actor("leader"), 3)
    assert [(day.on, day.reported.count, day.closed.count) for day in days] == [
        ("2026-11-16", 1, 0),
        ("2026-11-17", 1, 2),
        ("2026-11-18", 0, 0),
    ]


def test_one_case_in_four_minutes_never_ranks_first(town: Town, evening: datetime) -> None:
    """Enforcement has two of two on time; it stands behind sanitation, without a rank, and says why."""
    lines = standings.ranking(town.actor("leader"), By.DEPARTMENT, Period.DAY)
    assert [(line.label, line.rank, line.small_sample) for line in lines] == [
        ("环卫处", 1, False),
        ("城管执法大队", None, True),
    ]
    sanitation, enforcement = lines
    assert enforcement.on_time.value == 1.0 and (sanitation.on_time.value or 1.0) < 1.0
    assert sanitation.rework.count == 1 and sanitation.overdue.count >= 1 and enforcement.overdue.count == 1


def test_periods_begin_at_local_midnight(town: Town, evening: datetime) -> None:
    actor = town.actor("leader")
    begun = {period: standings.begins(actor, period) for period in Period}
    assert {period.value: at.isoformat() for period, at in begun.items()} == {
        "day": "2026-11-17T00:00:00+08:00",
        "week": "2026-11-16T00:00:00+08:00",
        "month": "2026-11-01T00:00:00+08:00",
    }


@pytest.mark.parametrize(
    ("values", "median", "p90"),
    [
        ([], None, None),
        ([7.0], 7.0, 7.0),
        ([1.0, 2.0], 1.0, 2.0),
        ([float(n) for n in range(1, 11)], 5.0, 9.0),
    ],
)
def test_percentiles_are_of_the_nearest_rank(
    values: list[float], median: float | None, p90: float | None
) -> None:
    assert (percentile(values, 0.5), percentile(values, 0.9)) == (median, p90)


def test_the_ticker_tells_moves_without_names(town: Town, evening: datetime) -> None:
    moves = ticker.ticker(town.actor("leader"))
    assert len(moves) == ticker.SHOWN
    assert {move.street for move in moves} <= {"东街街道", "西街街道"}
    told = voice(town, "leader").get("/figures/ticker").json()
    assert set(told[0]) == {"at", "number", "verb", "label", "department", "category", "street"}
    seen = {move.number for move in ticker.ticker(town.actor("officer"))}
    assert seen and len(seen) < len({move.number for move in moves}) + 5


def test_they_are_asked_once_in_some_seconds(town: Town, evening: datetime) -> None:
    first = now(town.actor("leader"))
    with CaptureQueriesContext(connection) as asked:
        assert now(town.actor("overseer")) is first  # sees the same cases
    assert not [query for query in asked if "cases_" in query["sql"]]
    assert now(town.actor("cleaner")) is not first


def test_a_trend_is_bounded(town: Town, evening: datetime) -> None:
    for days in (0, 93):
        with pytest.raises(Invalid):
            trend(town.actor("leader"), days)
        assert voice(town, "leader").get("/figures/trend", days=days).status_code == 422
