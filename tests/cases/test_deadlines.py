"""Promises: literal tables with weekdays. Windows 08:00–12:00 and 14:00–18:00, Monday to Friday,
public holidays and 调休 of 2026 as decreed, 2027 not yet.
"""

from datetime import date, time
from decimal import Decimal

import pytest

from cityloop.cases import deadlines
from cityloop.cases.actions import closing, dispatching, handling, intake, requests
from cityloop.cases.models import Assignment, Case
from cityloop.cases.stages import Kind, Stage
from cityloop.cases.sweeps import sweep
from cityloop.catalog import actions as catalog
from cityloop.catalog.models import Calendar, Category, FilingRule, LoopPolicy, StageLimit, TimeLimit
from cityloop.catalog.rows import DayRow, WindowRow
from cityloop.core import editions
from cityloop.core.errors import Invalid
from tests.cases.scenes import (
    at,
    beijing,
    check_vows,
    dispatched,
    feed_back,
    fresh,
    holder,
    inspected,
    shown,
    verbs,
)
from tests.town import Town
from tests.walk import case_at

# New Year 2027 as it might be decreed: rest Fri 1 to Sun 3 January.
NEW_YEAR = [DayRow(day=date(2027, 1, day), works=False, note="元旦") for day in (1, 2, 3)]


def handled_within(town: Town, amount: str, unit: str, area_class: str = "") -> None:
    """Set the limit of 暴露垃圾 as a loaded standard would."""
    rule = town.rules["event:0101"]
    TimeLimit.objects.update_or_create(
        rule=rule, area_class=area_class, defaults={"amount": Decimal(amount), "unit": unit}
    )
    editions.bump(editions.CATALOG)


def same_day(cutoff: str = "16:00", closes: str = "18:00") -> None:
    Category.objects.filter(nature="event", code="0101").update(same_day=True)
    LoopPolicy.objects.update(
        same_day_cutoff=time.fromisoformat(cutoff), same_day_closes=time.fromisoformat(closes)
    )
    editions.bump(editions.CATALOG)


def dispatched_at(town: Town, when: str, unit: str = "sanitation", **more: object) -> Case:
    with at(when):
        return dispatched(town, case_at(town, Stage.FILED, **more), unit)


# 环节时限: accept, verify, file, dispatch, arrange, inspect, close, review, sign


@pytest.mark.parametrize(
    ("stage", "kind", "yellow", "due"),
    [
        (Stage.REPORTED, "accept", "Fri 2026-11-13 17:12", "Fri 2026-11-13 17:15"),
        (Stage.VERIFYING, "verify", "Fri 2026-11-13 17:24", "Fri 2026-11-13 17:30"),
        (Stage.ACCEPTED, "file", "Fri 2026-11-13 17:24", "Fri 2026-11-13 17:30"),
        (Stage.FILED, "dispatch", "Fri 2026-11-13 17:12", "Fri 2026-11-13 17:15"),
        (Stage.HANDLING, "handle", "Mon 2026-11-16 10:12", "Mon 2026-11-16 11:00"),
        (Stage.HANDLED, "arrange", "Fri 2026-11-13 17:12", "Fri 2026-11-13 17:15"),
        (Stage.INSPECTING, "inspect", "Fri 2026-11-13 18:36", "Fri 2026-11-13 19:00"),
        (Stage.INSPECTED, "close", "Mon 2026-11-16 10:12", "Mon 2026-11-16 11:00"),
        (Stage.SELF_HANDLED, "review", "Mon 2026-11-16 10:12", "Mon 2026-11-16 11:00"),
    ],
)
def test_every_desk_has_its_own_limit_and_lamp(
    town: Town, stage: Stage, kind: str, yellow: str, due: str
) -> None:
    """Everything begins Fri 17:00."""
    with at("Fri 2026-11-13 17:00"):
        spell = holder(case_at(town, stage))
    assert (spell.kind, shown(spell.yellow_at), shown(spell.due_at)) == (kind, yellow, due)


def test_a_platform_sets_its_own_stage_limits(town: Town) -> None:
    StageLimit.objects.create(
        platform=town.platform, kind="accept", amount=Decimal(2), unit="work_hour", yellow_at=Decimal("0.50")
    )
    StageLimit.objects.create(platform=town.platform, kind="sign", amount=Decimal(30), unit="minute")
    editions.bump(editions.CATALOG)
    with at("Mon 2026-11-16 11:00"):
        spell = holder(case_at(town, Stage.REPORTED))
        assert (shown(spell.yellow_at), shown(spell.due_at)) == (
            "Mon 2026-11-16 12:00",
            "Mon 2026-11-16 15:00",
        )
        assert shown(holder(case_at(town, Stage.HANDLING)).sign_due_at) == "Mon 2026-11-16 11:30"


# 处置时限


@pytest.mark.parametrize(
    ("start", "amount", "unit", "due", "provisional"),
    [
        # An ordinary week
        ("Mon 2026-11-16 09:00", "4", "work_hour", "Mon 2026-11-16 15:00", False),
        ("Fri 2026-11-13 17:00", "4", "work_hour", "Mon 2026-11-16 11:00", False),
        ("Fri 2026-11-13 17:00", "2", "urgent_hour", "Fri 2026-11-13 19:00", False),
        ("Fri 2026-11-13 10:00", "1", "work_day", "Mon 2026-11-16 10:00", False),
        ("Sat 2026-11-14 10:00", "2", "work_day", "Tue 2026-11-17 18:00", False),
        ("Mon 2026-11-16 12:30", "2", "work_hour", "Mon 2026-11-16 16:00", False),
        ("Mon 2026-11-16 19:00", "2", "work_hour", "Tue 2026-11-17 10:00", False),
        ("Mon 2026-11-16 09:00", "1.5", "work_hour", "Mon 2026-11-16 10:30", False),
        ("Fri 2026-11-13 17:00", "1", "urgent_day", "Sat 2026-11-14 17:00", False),
        # Before the National Day holidays: rest Thu 1 to Wed 7 October
        ("Wed 2026-09-30 16:00", "2", "work_hour", "Wed 2026-09-30 18:00", False),
        ("Wed 2026-09-30 16:00", "4", "work_hour", "Thu 2026-10-08 10:00", False),
        ("Wed 2026-09-30 16:00", "1", "work_day", "Thu 2026-10-08 16:00", False),
        ("Wed 2026-09-30 16:00", "2", "work_day", "Fri 2026-10-09 16:00", False),
        ("Wed 2026-09-30 16:00", "2", "urgent_hour", "Wed 2026-09-30 18:00", False),
        ("Wed 2026-09-30 16:00", "2", "urgent_day", "Fri 2026-10-02 16:00", False),
        ("Sat 2026-10-03 09:00", "2", "work_hour", "Thu 2026-10-08 10:00", False),
        # 调休: Sun 20 September and Sat 10 October work
        ("Fri 2026-09-18 17:00", "1", "work_day", "Sun 2026-09-20 17:00", False),
        ("Sat 2026-09-19 09:00", "4", "work_hour", "Sun 2026-09-20 12:00", False),
        ("Fri 2026-10-09 17:00", "2", "work_hour", "Sat 2026-10-10 09:00", False),
        ("Sat 2026-10-10 17:00", "2", "work_hour", "Mon 2026-10-12 09:00", False),
        # The turn of the year: 2027 is not decreed yet
        ("Wed 2026-12-30 16:00", "4", "work_hour", "Thu 2026-12-31 10:00", False),
        ("Thu 2026-12-31 16:00", "2", "work_hour", "Thu 2026-12-31 18:00", False),
        ("Thu 2026-12-31 16:00", "1", "work_day", "Fri 2027-01-01 16:00", True),
        ("Thu 2026-12-31 23:00", "2", "urgent_hour", "Fri 2027-01-01 01:00", False),
    ],
)
def test_the_limit_of_the_filing_rule_from_dispatch(
    town: Town, start: str, amount: str, unit: str, due: str, provisional: bool
) -> None:
    handled_within(town, amount, unit)
    spell = holder(dispatched_at(town, start))
    assert (shown(spell.started_at), shown(spell.due_at), spell.provisional) == (start, due, provisional)
    assert (spell.limit_amount, spell.limit_unit) == (Decimal(amount), unit)


@pytest.mark.parametrize(
    ("lon", "area_class", "due"),
    [
        (113.9005, "A", "Mon 2026-11-16 11:00"),  # a row for class A
        (113.9015, "B", "Mon 2026-11-16 15:00"),  # none for B: the one for all classes
    ],
)
def test_the_area_class_has_its_own_limit_or_falls_back(
    town: Town, lon: float, area_class: str, due: str
) -> None:
    handled_within(town, "2", "work_hour", area_class="A")
    case = dispatched_at(town, "Mon 2026-11-16 09:00", lon=lon)
    assert (case.area_class, shown(holder(case).due_at)) == (area_class, due)


def test_a_class_without_any_limit_is_refused_and_nothing_moves(town: Town, monday: object) -> None:
    case = case_at(town, Stage.FILED)
    TimeLimit.objects.filter(rule=town.rules["event:0101"]).update(area_class="C")
    editions.bump(editions.CATALOG)
    with pytest.raises(Invalid):
        dispatched(town, case)
    assert (fresh(case).stage, holder(case).kind) == ("filed", "dispatch")


def test_two_rules_of_one_category_have_their_own_limits(town: Town) -> None:
    first = town.rules["event:0101"]
    second = FilingRule.objects.create(category=first.category, rule_no=2, condition="大量垃圾")
    TimeLimit.objects.create(rule=second, amount=Decimal(1), unit="work_day")
    editions.bump(editions.CATALOG)
    with at("Mon 2026-11-16 09:00"):
        case = dispatching.file_case(case_at(town, Stage.ACCEPTED), by=town.actor("chief"), rule_id=second.pk)
        assert shown(holder(dispatched(town, case)).due_at) == "Tue 2026-11-17 09:00"


# 办理不过天: dispatched by 16:00, done by 18:00


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("Mon 2026-11-16 09:00", "Mon 2026-11-16 18:00"),
        ("Mon 2026-11-16 15:59", "Mon 2026-11-16 18:00"),
        ("Mon 2026-11-16 16:00", "Mon 2026-11-16 18:00"),
        ("Mon 2026-11-16 16:01", "Tue 2026-11-17 18:00"),
        ("Mon 2026-11-16 23:00", "Tue 2026-11-17 18:00"),
        ("Tue 2026-11-17 02:00", "Tue 2026-11-17 18:00"),
        ("Fri 2026-11-13 16:01", "Mon 2026-11-16 18:00"),
        ("Sat 2026-11-14 09:00", "Mon 2026-11-16 18:00"),
        ("Sat 2026-11-14 17:00", "Mon 2026-11-16 18:00"),
        ("Sun 2026-09-20 09:00", "Sun 2026-09-20 18:00"),  # a Sunday that works
        ("Wed 2026-09-30 16:01", "Thu 2026-10-08 18:00"),  # over the National Day holidays
    ],
)
def test_a_same_day_category_is_due_at_the_days_close(town: Town, start: str, due: str) -> None:
    handled_within(town, "5", "work_day")
    same_day()
    case = dispatched_at(town, start)
    assert shown(holder(case).due_at) == due
    assert holder(case).provisional is False
    check_vows(case)


@pytest.mark.parametrize(
    ("amount", "due"),
    [("2", "Mon 2026-11-16 11:00"), ("4", "Mon 2026-11-16 15:00"), ("8", "Mon 2026-11-16 18:00")],
)
def test_the_same_day_rule_only_ever_shortens(town: Town, amount: str, due: str) -> None:
    handled_within(town, amount, "work_hour")
    same_day()
    assert shown(holder(dispatched_at(town, "Mon 2026-11-16 09:00")).due_at) == due


def test_the_same_day_budget_is_what_the_day_had(town: Town) -> None:
    """Dispatched 09:00, due 18:00: seven work hours; three used, four left after the rework."""
    handled_within(town, "5", "work_day")
    same_day()
    case = dispatched_at(town, "Mon 2026-11-16 09:00")
    assert holder(case).limit_seconds == 7 * 3600
    with at("Mon 2026-11-16 12:00"):
        case = inspected(town, feed_back(town, case), fixed=False)
    with at("Mon 2026-11-16 16:00"):
        closing.rework(case, by=town.actor("chief"), note="返工")
    assert shown(holder(case).due_at) == "Tue 2026-11-17 10:00"


def test_a_same_day_promise_into_an_undecreed_year_is_provisional_and_recomputed(town: Town) -> None:
    """Thu 31 December after the cut-off: the next work day, which nobody knows yet."""
    handled_within(town, "5", "work_day")
    same_day()
    case = dispatched_at(town, "Thu 2026-12-31 16:01")
    assert (shown(holder(case).due_at), holder(case).provisional) == ("Fri 2027-01-01 18:00", True)
    with at("Thu 2026-12-31 17:00"):
        catalog.load_decree(catalog.default_calendar(town.platform), 2027, NEW_YEAR)
        assert sweep().recomputed == 1
    assert (shown(holder(case).due_at), holder(case).provisional) == ("Mon 2027-01-04 18:00", False)


# Frozen: later edits never move a running clock


def test_later_changes_touch_future_dispatches_only(town: Town) -> None:
    calendar = catalog.default_calendar(town.platform)
    case = dispatched_at(town, "Mon 2026-11-16 09:00")
    before = Assignment.objects.values("due_at", "yellow_at", "sign_due_at", "calendar_key").get(
        pk=holder(case).pk
    )
    with at("Mon 2026-11-16 09:30"):
        handled_within(town, "1", "work_hour")
        LoopPolicy.objects.update(yellow_at=Decimal("0.10"))
        StageLimit.objects.create(platform=town.platform, kind="sign", amount=Decimal(1), unit="minute")
        catalog.replace_windows(calendar, [WindowRow(weekdays="1234567", opens=time(0), closes=time(23))])
        catalog.put_calendar_days(calendar, [DayRow(day=date(2026, 11, 16), works=False)])
        editions.bump(editions.CATALOG)
        sweep()
        assert (
            Assignment.objects.values("due_at", "yellow_at", "sign_due_at", "calendar_key").get(
                pk=holder(case).pk
            )
            == before
        )
        later = dispatched(town, case_at(town, Stage.FILED))
    # The new one: one hour by the new windows, on the first day that works.
    assert (shown(holder(later).due_at), holder(later).calendar_key) == ("Tue 2026-11-17 01:00", "default@3")
    assert before["calendar_key"] == "default@1"


# Provisional promises and the decree


def test_a_decree_moves_what_was_provisional_once(town: Town) -> None:
    handled_within(town, "1", "work_day")
    calendar = catalog.default_calendar(town.platform)
    case = dispatched_at(town, "Thu 2026-12-31 16:00")
    sure = dispatched_at(town, "Wed 2026-12-30 09:00")
    assert (shown(holder(case).due_at), holder(case).provisional) == ("Fri 2027-01-01 16:00", True)
    with at("Thu 2026-12-31 17:00"):
        assert sweep().recomputed == 0
        catalog.load_decree(calendar, 2027, NEW_YEAR)
        assert [sweep().recomputed, sweep().recomputed] == [1, 0]
    spell = holder(case)
    assert (shown(spell.yellow_at), shown(spell.due_at), shown(spell.original_due_at)) == (
        "Mon 2027-01-04 14:24",
        "Mon 2027-01-04 16:00",
        "Fri 2027-01-01 16:00",
    )
    assert (spell.provisional, spell.calendar_key) == (False, "default@2")
    assert case.timeline.get(verb="recompute_due").payload == {
        "due_before": "2027-01-01T08:00:00+00:00",
        "due_after": "2027-01-04T08:00:00+00:00",
    }
    assert shown(holder(sure).due_at) == "Thu 2026-12-31 09:00"
    assert "recompute_due" not in verbs(sure)
    check_vows(case)


def test_a_decree_without_effect_still_makes_the_promise_sure(town: Town) -> None:
    handled_within(town, "2", "work_day")
    calendar = catalog.default_calendar(town.platform)
    with at("Thu 2026-12-31 10:00"):
        case = dispatched(town, case_at(town, Stage.FILED))
        assert (shown(holder(case).due_at), holder(case).provisional) == ("Mon 2027-01-04 10:00", True)
        catalog.load_decree(calendar, 2027, [DayRow(day=date(2027, 2, 5), works=False)])
        assert sweep().recomputed == 1
    assert (shown(holder(case).due_at), holder(case).provisional) == ("Mon 2027-01-04 10:00", False)


def test_a_decree_of_another_year_is_nothing_to_these_promises(town: Town) -> None:
    handled_within(town, "1", "work_day")
    case = dispatched_at(town, "Thu 2026-12-31 16:00")
    with at("Thu 2026-12-31 17:00"):
        calendar = catalog.default_calendar(town.platform)
        catalog.load_decree(calendar, 2028, [DayRow(day=date(2028, 1, 1), works=False)])
        assert sweep().recomputed == 0
    assert holder(case).provisional is True


def test_the_decree_counts_extension_pause_and_rework_in(town: Town) -> None:
    handled_within(town, "1", "work_day")
    calendar = catalog.default_calendar(town.platform)
    with at("Wed 2026-12-30 14:00"):
        extended = dispatched(town, case_at(town, Stage.FILED))  # due Thu 12:00
        requests.request_extension(extended, by=town.actor("cleaner"), note="雨天")
        requests.extend(extended, by=town.actor("dispatcher"))
        paused = dispatched(town, case_at(town, Stage.FILED))
        requests.request_suspension(
            paused, by=town.actor("cleaner"), note="等材料", until=beijing("Fri 2027-01-29 09:00")
        )
        requests.suspend(paused, by=town.actor("dispatcher"))
        reworked = dispatched(town, case_at(town, Stage.FILED))
    with at("Wed 2026-12-30 16:00"):  # two of eight hours
        reworked = inspected(town, feed_back(town, reworked), fixed=False)
    with at("Thu 2026-12-31 15:00"):
        closing.rework(reworked, by=town.actor("chief"), note="返工")
        requests.resume(paused, by=town.actor("dispatcher"))
    cases = {"extended": extended, "paused": paused, "reworked": reworked}
    assert {name: (shown(holder(case).due_at), holder(case).provisional) for name, case in cases.items()} == {
        "extended": ("Fri 2027-01-01 12:00", True),
        "paused": ("Fri 2027-01-01 15:00", True),  # eight hours left
        "reworked": ("Fri 2027-01-01 11:00", True),  # six hours left
    }
    with at("Thu 2026-12-31 17:00"):
        catalog.load_decree(calendar, 2027, NEW_YEAR)
        assert sweep().recomputed == 3
    assert {name: shown(holder(case).due_at) for name, case in cases.items()} == {
        "extended": "Mon 2027-01-04 12:00",
        "paused": "Mon 2027-01-04 15:00",
        "reworked": "Mon 2027-01-04 11:00",
    }
    # 80 % of eight hours, two of them used before: 4 h 24 min after Thu 15:00
    assert shown(holder(reworked).yellow_at) == "Mon 2027-01-04 09:24"


def test_a_decree_during_a_suspension_moves_the_promise_that_waits(town: Town) -> None:
    handled_within(town, "2", "work_day")
    calendar = catalog.default_calendar(town.platform)
    with at("Thu 2026-12-31 14:00"):
        case = dispatched(town, case_at(town, Stage.FILED))  # provisional: Mon 4 January 12:00
        requests.request_suspension(
            case, by=town.actor("cleaner"), note="等材料", until=beijing("Mon 2027-02-01 09:00")
        )
        requests.suspend(case, by=town.actor("dispatcher"))
        catalog.load_decree(calendar, 2027, NEW_YEAR)
        assert sweep().recomputed == 1
    assert (shown(holder(case).due_before_pause), shown(holder(case).due_at)) == (
        "Tue 2027-01-05 12:00",
        "Mon 2027-02-01 09:00",
    )


# A unit's own calendar


def test_a_unit_is_counted_by_its_own_calendar_and_desks_by_theirs(town: Town) -> None:
    night = Calendar.objects.create(platform=town.platform, code="night", name="夜班")
    night.departments.add(town.departments["sanitation"])
    catalog.replace_windows(night, [WindowRow(weekdays="1234567", opens=time(20), closes=time(23, 30))])
    case = dispatched_at(town, "Mon 2026-11-16 09:00")
    assert (shown(holder(case).due_at), holder(case).calendar_key) == ("Tue 2026-11-17 20:30", "night@2")
    below = town.departments["sanitation_east"].pk
    with at("Mon 2026-11-16 10:00"):
        handling.redispatch(case, by=town.actor("cleaner"), department_id=below)
    child = Assignment.objects.get(case=case, department_id=below)
    assert (shown(child.due_at), child.calendar_key) == ("Tue 2026-11-17 20:30", "night@2")
    other = dispatched_at(town, "Mon 2026-11-16 09:00", "enforcement")
    assert shown(holder(other).due_at) == "Mon 2026-11-16 15:00"


def test_the_pause_is_counted_by_the_same_calendar_as_the_promise(town: Town) -> None:
    night = Calendar.objects.create(platform=town.platform, code="night", name="夜班")
    night.departments.add(town.departments["sanitation"])
    catalog.replace_windows(night, [WindowRow(weekdays="1234567", opens=time(20), closes=time(23))])
    case = dispatched_at(town, "Mon 2026-11-16 20:00")  # four hours: Tue 21:00
    with at("Mon 2026-11-16 22:00"):
        requests.request_suspension(
            case, by=town.actor("cleaner"), note="等材料", until=beijing("Mon 2026-11-30 09:00")
        )
        requests.suspend(case, by=town.actor("dispatcher"))
    with at("Wed 2026-11-18 09:00"):
        requests.resume(case, by=town.actor("dispatcher"))
    assert shown(holder(case).due_at) == "Wed 2026-11-18 22:00"


def test_a_case_without_a_filing_rule_has_no_handling_promise(town: Town) -> None:
    with at("Mon 2026-11-16 09:00") as now:
        case = case_at(town, Stage.REPORTED)
        with pytest.raises(Invalid):
            deadlines.for_handling(case, town.departments["sanitation"].pk, now)
        assert deadlines.for_stage(town.platform.pk, Kind.REVIEW, now).due_at == beijing(
            "Mon 2026-11-16 15:00"
        )
        assert intake.accept(case, by=town.actor("intake")).stage == Stage.ACCEPTED
