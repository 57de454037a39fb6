"""Rare turns, by the real verbs and a moving clock; each also agrees with the brute-force recomputation."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from cityloop.cases.actions import closing, dispatching, handling, intake, oversight, requests
from cityloop.cases.models import Case, EvidenceKind, Source
from cityloop.cases.stages import Stage
from cityloop.core import clock
from cityloop.evaluation.facts.refreshing import refresh
from cityloop.evaluation.facts.store import Store
from cityloop.evaluation.measures import Measuring, Window
from cityloop.evaluation.words import AttributeBy, Fact, ObjectType, OverdueAt, Population
from tests.evaluation import brute
from tests.evaluation.story import POPULATIONS, at, counted, differences, measuring, recomputed, told
from tests.town import Town
from tests.walk import case_at, photo, reported

BY_REPORT = Population(attribute_by=AttributeBy.REPORTED)
BEGIN, END = at("2026-11-16 00:00"), at("2026-11-23 00:00")


@contextmanager
def on(text: str) -> Iterator[None]:
    with clock.at(at(f"2026-11-{text}")):
        yield


@pytest.fixture
def look(town: Town, tmp_path: Path) -> Callable[[str], Measuring]:
    """Refresh, compare with brute force as of an instant, under every population; then ask."""
    store = Store(tmp_path)

    def looked(as_of: str) -> Measuring:
        refresh(town.platform, store)
        facts, cases = measuring(store, town.platform), list(brute.load(town.platform))
        for population in POPULATIONS:
            window = Window(BEGIN, END, at(f"2026-11-{as_of}"))
            mine, theirs = (
                counted(facts, window, population),
                recomputed(town.platform, window, population, cases),
            )
            assert not differences(mine, theirs), told(mine, theirs)
        return facts

    return looked


def of(
    facts: Measuring, kind: ObjectType, key: int | str, as_of: str, *, by: Population = BY_REPORT
) -> dict[Fact, int]:
    """The facts of one object that are not zero."""
    row = facts.measure(kind, Window(BEGIN, END, at(f"2026-11-{as_of}")), by).get(key, {})
    return {fact: value for fact, value in row.items() if value}


def unit(town: Town, name: str) -> int:
    return town.departments[name].pk


def feed_back(town: Town, case: Case, by: str = "cleaner") -> Case:
    shown = [photo(town, by, kind) for kind in (EvidenceKind.BEFORE, EvidenceKind.AFTER)]
    return handling.feed_back(case, by=town.actor(by), note="已清理", evidence_ids=shown)


def look_at(town: Town, case: Case, *, fixed: bool) -> Case:
    case = closing.request_inspection(case, by=town.actor("intake"), person_id=town.users["inspector_wu"].pk)
    return closing.submit_inspection(case, by=town.actor("inspector_wu"), fixed=fixed, note="看过")


def test_what_comes_later_is_not_known_yet(town: Town, look: Callable[[str], Measuring]) -> None:
    with on("16 09:00"):
        case = case_at(town, Stage.HANDLING)  # 4 work hours: due 15:00
    with on("16 16:00"):
        case = feed_back(town, case)
    with on("16 17:00"):
        case = look_at(town, case, fixed=True)
        closing.close(case, by=town.actor("chief"))
    sanitation = unit(town, "sanitation")

    facts = look("17 00:00")
    at_noon, at_four = look("16 12:00"), look("16 15:30")
    assert of(at_noon, ObjectType.UNIT, sanitation, "16 12:00").keys() >= {Fact.UNHANDLED_IN_TIME}
    assert Fact.DUE not in of(at_noon, ObjectType.UNIT, sanitation, "16 12:00")
    overdue = of(at_four, ObjectType.UNIT, sanitation, "16 15:30")
    assert (overdue[Fact.UNHANDLED_OVERDUE], overdue[Fact.DUE]) == (1, 1)
    assert Fact.CLOSED not in overdue
    after = of(facts, ObjectType.UNIT, sanitation, "17 00:00")
    assert (after[Fact.CLOSED], after[Fact.CLOSED_LATE], after[Fact.HANDLED_LATE]) == (1, 1, 1)


def test_a_return_is_bundled_and_remembered_as_of_before(
    town: Town, look: Callable[[str], Measuring]
) -> None:
    with on("16 09:00"):
        case = case_at(town, Stage.HANDLING)
    with on("16 10:00"):
        case = look_at(town, feed_back(town, case), fixed=False)
    with on("16 11:00"):
        case = closing.rework(case, by=town.actor("intake"), note="没有清干净")
    with on("16 14:30"):
        case = look_at(town, feed_back(town, case), fixed=True)
        closing.close(case, by=town.actor("chief"))
    sanitation = unit(town, "sanitation")

    facts = look("16 11:30")
    assert of(facts, ObjectType.UNIT, sanitation, "16 10:30")[Fact.HANDLED] == 1
    again = of(facts, ObjectType.UNIT, sanitation, "16 11:30")
    assert (again[Fact.UNHANDLED], again[Fact.REWORK], again.get(Fact.HANDLED)) == (1, 1, None)
    row = of(look("18 00:00"), ObjectType.UNIT, sanitation, "18 00:00")
    assert (row[Fact.DISPATCHED], row[Fact.HANDLED_ON_TIME], row[Fact.REWORK_COUNT]) == (1, 1, 1)
    assert row[Fact.INSPECTION_FAILED_COUNT] == 1


def test_sent_to_a_second_unit_the_first_choice_was_wrong(
    town: Town, look: Callable[[str], Measuring]
) -> None:
    with on("16 09:00"):
        case = case_at(town, Stage.HANDLING)
        case = requests.request_send_back(case, by=town.actor("cleaner"), note="不归我们", clause="清单")
        case = requests.send_back(case, by=town.actor("dispatcher"))
    look("16 09:30")
    with on("16 10:00"):
        case = dispatching.dispatch(
            case, by=town.actor("dispatcher_2"), department_id=unit(town, "enforcement")
        )
    with on("16 10:30"):
        case = look_at(town, feed_back(town, case, "officer"), fixed=True)
        closing.close(case, by=town.actor("chief"))

    facts = look("17 00:00")
    first = of(facts, ObjectType.UNIT, unit(town, "sanitation"), "17 00:00")
    assert (first[Fact.SENT_BACK], first.get(Fact.TO_HANDLE), first.get(Fact.CLOSED)) == (1, None, None)
    wrong = of(facts, ObjectType.DISPATCHER, town.users["dispatcher"].pk, "17 00:00")
    right = of(facts, ObjectType.DISPATCHER, town.users["dispatcher_2"].pk, "17 00:00")
    assert (wrong[Fact.DISPATCHED_WRONGLY], wrong.get(Fact.DISPATCHED_ACCURATELY)) == (1, None)
    assert right[Fact.DISPATCHED_ACCURATELY] == 1
    street = of(facts, ObjectType.STREET, "410702001", "17 00:00")
    assert (street[Fact.DISPATCHED_WRONGLY], street[Fact.CLOSED_ON_TIME]) == (1, 1)


def test_hanging_leaves_due_and_comes_back(town: Town, look: Callable[[str], Measuring]) -> None:
    with on("16 09:00"):
        case = case_at(town, Stage.SUSPENDED)
    sanitation = unit(town, "sanitation")
    hanging = of(look("18 00:00"), ObjectType.UNIT, sanitation, "18 00:00")
    assert (hanging[Fact.SUSPENDED], hanging.get(Fact.TO_HANDLE), hanging.get(Fact.DUE)) == (1, None, None)
    with on("18 09:00"):
        requests.resume(case, by=town.actor("dispatcher"))
    back = of(look("19 00:00"), ObjectType.UNIT, sanitation, "19 00:00")
    assert (back[Fact.UNHANDLED_OVERDUE], back[Fact.EVER_SUSPENDED], back.get(Fact.SUSPENDED)) == (1, 1, None)
    assert of(look("18 00:00"), ObjectType.UNIT, sanitation, "18 00:00") == hanging


def test_extension_designation_force_and_reopening(town: Town, look: Callable[[str], Measuring]) -> None:
    with on("16 09:00"):
        case = case_at(town, Stage.HANDLING)
        case = requests.request_extension(case, by=town.actor("cleaner"), note="缺料")
    with on("16 10:00"):
        case = requests.extend(case, by=town.actor("dispatcher_2"))
        case = oversight.urge(case, by=town.actor("overseer"))
        case = oversight.place_under_oversight(
            case, by=town.actor("leader"), note="尽快", answer_due_at=at("2026-11-16 12:00")
        )
    look("16 10:30")
    with on("16 11:00"):
        case = oversight.answer_oversight(case, by=town.actor("cleaner"), note="下午完成")
        case = dispatching.designate(
            case, by=town.actor("chief"), department_id=unit(town, "enforcement"), note="指定"
        )
    look("16 12:30")
    with on("17 09:00"):
        case = closing.force_close(case, by=town.actor("head"), note="特批")
    with on("18 09:00"):
        case = closing.reopen(case, by=town.actor("intake"), note="又有了")
    facts = look("19 00:00")
    old = of(facts, ObjectType.UNIT, unit(town, "sanitation"), "19 00:00")
    assert (old[Fact.EXTENDED], old[Fact.URGED_COUNT], old[Fact.OVERSIGHT_ANSWERED_ON_TIME]) == (1, 1, 1)
    new = of(facts, ObjectType.UNIT, unit(town, "enforcement"), "19 00:00")
    assert (new[Fact.FORCE_CLOSED], new[Fact.REOPENED], new.get(Fact.CLOSED)) == (1, 1, None)
    assert of(facts, ObjectType.UNIT, unit(town, "enforcement"), "18 00:00")[Fact.CLOSED] == 1
    assert facts.measure(ObjectType.DUTY_CHIEF, Window(BEGIN, END, END), BY_REPORT)[town.users["chief"].pk]


def test_units_below_answer_for_their_part(town: Town, look: Callable[[str], Measuring]) -> None:
    with on("16 09:00"):
        case = case_at(town, Stage.HANDLING)
        case = handling.redispatch(
            case, by=town.actor("cleaner"), department_id=unit(town, "sanitation_east")
        )
    with on("16 10:00"):
        case = handling.recall(case, by=town.actor("cleaner"), note="换人")
        case = handling.redispatch(
            case, by=town.actor("cleaner"), department_id=unit(town, "sanitation_east")
        )
    look("16 10:30")
    with on("16 11:00"):
        handling.report_back(case, by=town.actor("east_team"), note="好了")
    below = of(look("17 00:00"), ObjectType.SECOND_LEVEL, unit(town, "sanitation_east"), "17 00:00")
    assert (below[Fact.TO_HANDLE], below[Fact.HANDLED_ON_TIME], below.get(Fact.UNCLOSED)) == (1, 1, None)


def test_merged_taken_apart_and_self_handled(town: Town, look: Callable[[str], Measuring]) -> None:
    with on("16 09:00"):
        case = case_at(town, Stage.MERGED)
        case_at(town, Stage.REJECTED)
        case_at(town, Stage.VOIDED)
        case_at(town, Stage.VERIFYING)
        own = case_at(town, Stage.SELF_HANDLED)
    look("16 10:00")
    with on("16 11:00"):
        intake.unmerge(case, by=town.actor("intake"), note="不是一件事")
        intake.approve_self_handled(own, by=town.actor("intake"))
    facts = look("17 00:00")  # on the way to two of these stages the walk reports one more
    district = of(facts, ObjectType.DISTRICT, "410702", "17 00:00")
    assert (district[Fact.REPORTED], district[Fact.SELF_HANDLED], district.get(Fact.CLOSED)) == (7, 1, None)
    assert of(facts, ObjectType.INSPECTOR, town.users["inspector_li"].pk, "17 00:00")[Fact.SELF_HANDLED] == 1


def test_namesakes_and_those_who_only_touched_it_get_nothing(
    town: Town, look: Callable[[str], Measuring]
) -> None:
    """Bug 13 of published code: grouping by name, and giving a case to everybody who touched it."""
    town.users["dispatcher_2"].name = town.users["dispatcher"].name
    town.users["dispatcher_2"].save()
    with on("16 09:00"):
        case = case_at(town, Stage.HANDLING)
        oversight.comment(case, by=town.actor("dispatcher_2"), note="看过")
    facts = look("17 00:00").measure(ObjectType.DISPATCHER, Window(BEGIN, END, END), BY_REPORT)
    assert {key: row[Fact.DISPATCHED] for key, row in facts.items()} == {town.users["dispatcher"].pk: 1}
    assert set(look("17 00:00").measure(ObjectType.INTAKE, Window(BEGIN, END, END), BY_REPORT)) == {
        town.users["intake"].pk
    }


@pytest.mark.parametrize(
    ("by", "in_first_week"),
    [(AttributeBy.REPORTED, 1), (AttributeBy.DUE, 0), (AttributeBy.CLOSED, 0), (AttributeBy.DISPATCHED, 1)],
)
def test_a_case_belongs_to_the_period_of_the_chosen_instant(
    town: Town, look: Callable[[str], Measuring], by: AttributeBy, in_first_week: int
) -> None:
    """Bug 12: a period is not always that of the report. Friday's case is due, and closed, on Monday."""
    with on("20 17:00"):
        case = case_at(town, Stage.HANDLING)
    with on("23 09:00"):
        case = look_at(town, feed_back(town, case), fixed=True)
        closing.close(case, by=town.actor("chief"))
    facts, population = look("23 00:00"), Population(attribute_by=by)
    weeks = [
        Window(BEGIN, END, at("2026-11-30 00:00")),
        Window(END, END + timedelta(7), at("2026-11-30 00:00")),
    ]
    found = [facts.measure(ObjectType.UNIT, week, population, [Fact.CLOSED]) for week in weeks]
    assert [sum(row[Fact.CLOSED] for row in one.values()) for one in found] == [
        in_first_week,
        1 - in_first_week,
    ]
    assert facts.series(ObjectType.UNIT, weeks, population, [Fact.CLOSED]) == found


def test_overdue_is_read_at_the_act_that_the_scheme_names(
    town: Town, look: Callable[[str], Measuring]
) -> None:
    with on("16 09:00"):
        case = case_at(town, Stage.HANDLING, source=Source.MEDIA)
    with on("16 14:59"):
        case = feed_back(town, case)
    with on("16 15:30"):
        closing.close(look_at(town, case, fixed=True), by=town.actor("chief"))
    facts, sanitation = look("17 00:00"), unit(town, "sanitation")
    by_closing = Population(attribute_by=AttributeBy.REPORTED, overdue_at=OverdueAt.CLOSED)
    assert of(facts, ObjectType.UNIT, sanitation, "17 00:00")[Fact.CLOSED_ON_TIME] == 1
    assert of(facts, ObjectType.UNIT, sanitation, "17 00:00", by=by_closing)[Fact.CLOSED_LATE] == 1


def test_every_number_can_be_traced(town: Town, look: Callable[[str], Measuring]) -> None:
    with on("16 09:00"):
        mine = case_at(town, Stage.HANDLED)
        reported(town)
        for _ in range(2):
            mine = look_at(town, mine, fixed=False)
            mine = feed_back(town, closing.rework(mine, by=town.actor("intake"), note="不行"))
    window, key = Window(BEGIN, END, END), unit(town, "sanitation")
    facts = look("17 00:00")
    for kind in ObjectType:
        for one, row in facts.measure(kind, window, BY_REPORT).items():
            for fact, number in row.items():
                if not number:
                    continue
                behind = facts.behind(kind, one, fact, window, BY_REPORT)
                assert sum(traced.times for traced in behind) == number
    (traced,) = facts.behind(ObjectType.UNIT, key, Fact.REWORK_COUNT, window, BY_REPORT)
    assert (traced.number, traced.times) == (mine.number, 2)


def test_left_over_from_before(town: Town, look: Callable[[str], Measuring]) -> None:
    with on("16 09:00"):
        case_at(town, Stage.HANDLING)
        done = case_at(town, Stage.INSPECTED)
    with on("16 10:00"):
        closing.close(done, by=town.actor("chief"))
    facts = look("20 00:00")
    later = Window(at("2026-11-17 00:00"), END, END)
    counts = facts.measure(ObjectType.UNIT, later, BY_REPORT, [Fact.CARRIED_OVER, Fact.CLOSED])
    assert counts == {unit(town, "sanitation"): {Fact.CARRIED_OVER: 1, Fact.CLOSED: 0}}
