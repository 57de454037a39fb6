"""Lists, filters, paging, sight, similar cases."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cityloop.cases import queries, rules, sight
from cityloop.cases.actions import closing, dispatching, handling, intake, oversight, requests
from cityloop.cases.models import Assignment, Case, Source
from cityloop.cases.queries import HELD, Filter, Worklist, similar_cases, worklist
from cityloop.cases.stages import OPEN, Stage
from cityloop.core import clock
from cityloop.core.errors import Invalid
from cityloop.people import actors
from cityloop.people.actors import Actor
from cityloop.places.coords import metres_between
from cityloop.places.tiles import tile_of
from tests.cases.scenes import at, beijing, dispatched, fresh
from tests.town import PEOPLE, Town, build_town
from tests.walk import case_at, photo, reported

NAMES = [name for name, *_ in PEOPLE]


@pytest.fixture
def street(town: Town) -> Iterator[tuple[Town, dict[str, Case]]]:
    """One case at every stage (and a few more), all reported Mon 09:00; the clock stands at 09:10."""
    with at("Mon 2026-11-16 09:00"):
        cases = {stage.value: Case.objects.get(pk=case_at(town, stage).pk) for stage in Stage}
        cases["main"] = cases["merged"].main
        cases["assisted"] = dispatched(town, case_at(town, Stage.FILED), "water", assisting=("sanitation",))
        nested = case_at(town, Stage.HANDLING)
        handling.redispatch(
            nested, by=town.actor("cleaner"), department_id=town.departments["sanitation_east"].pk
        )
        cases["nested"] = nested
    with at("Mon 2026-11-16 09:10"):
        yield town, cases


def names(rows: list[queries.Row], cases: dict[str, Case]) -> list[str]:
    """The cases of a list by their names here, sorted; one that has no name is the empty report beside."""
    known = {case.pk: name for name, case in cases.items()}
    return sorted(known.get(row.case.pk, "?") for row in rows)


def listed(actor: Actor, name: Worklist, cases: dict[str, Case], **narrow: object) -> list[str]:
    return names(worklist(actor, name, narrow=Filter(**narrow), size=500).rows, cases)


# 待办 of every post


@pytest.mark.parametrize(
    ("name", "pending"),
    [
        ("intake", ["?", "handled", "main", "reported", "self_handled"]),
        ("chief", ["accepted", "inspected"]),
        ("dispatcher", ["filed"]),
        ("dispatcher_2", ["filed"]),
        ("inspector_li", []),
        ("inspector_wu", ["inspecting", "verifying"]),
        ("cleaner", ["assisted", "handling", "nested"]),
        ("east_team", ["nested"]),
        ("east_group", []),
        ("plumber", ["assisted"]),
        ("officer", []),
        ("overseer", []),
        ("head", []),
        ("leader", []),
        ("assessor", []),
        ("admin", []),
        ("camera", []),
    ],
)
def test_what_waits_for_whom(street: tuple[Town, dict[str, Case]], name: str, pending: list[str]) -> None:
    town, cases = street
    assert listed(town.actor(name), Worklist.PENDING, cases) == pending


def test_the_other_lists(street: tuple[Town, dict[str, Case]]) -> None:
    town, cases = street
    requests.request_extension(cases["handling"], by=town.actor("cleaner"), note="雨天")
    requests.request_void(cases["reported"], by=town.actor("intake"), note="误报")
    back = case_at(town, Stage.HANDLING)
    requests.request_send_back(back, by=town.actor("cleaner"), note="不是", clause="第9条")
    requests.send_back(back, by=town.actor("dispatcher"))
    cases["back"] = back
    oversight.place_under_oversight(cases["nested"], by=town.actor("leader"), note="限期")
    handling.sign(cases["nested"], by=town.actor("cleaner"))
    table = [
        ("cleaner", Worklist.UNSIGNED, ["handling"]),
        ("plumber", Worklist.UNSIGNED, ["assisted"]),
        ("east_team", Worklist.UNSIGNED, []),
        ("dispatcher", Worklist.APPROVALS, ["handling"]),
        ("chief", Worklist.APPROVALS, ["reported"]),
        ("head", Worklist.APPROVALS, ["reported"]),
        ("intake", Worklist.APPROVALS, []),
        ("cleaner", Worklist.APPROVALS, []),
        ("dispatcher", Worklist.RETURNED, ["back"]),
        ("cleaner", Worklist.RETURNED, []),
        ("intake", Worklist.SUSPENDED, ["suspended"]),
        ("cleaner", Worklist.SUSPENDED, ["suspended"]),
        ("plumber", Worklist.SUSPENDED, []),
        ("leader", Worklist.OVERSIGHT, ["nested"]),
        ("cleaner", Worklist.OVERSIGHT, ["nested"]),  # once, though the team below holds it too
        ("east_team", Worklist.OVERSIGHT, ["nested"]),
        ("plumber", Worklist.OVERSIGHT, []),
        ("intake", Worklist.CLOSED, ["closed"]),
        ("cleaner", Worklist.CLOSED, ["closed"]),
        ("plumber", Worklist.CLOSED, []),
        ("intake", Worklist.VOIDED, ["rejected", "voided"]),
        ("chief", Worklist.SELF_HANDLED, ["self_handled"]),
        ("plumber", Worklist.DONE, []),
        ("inspector_wu", Worklist.DONE, ["closed", "inspected"]),
        ("inspector_wu", Worklist.INVOLVED, ["inspected"]),
    ]
    for name, which, expected in table:
        assert listed(town.actor(name), which, cases) == expected, (name, which)


def test_lamps_fill_their_lists_as_time_passes(street: tuple[Town, dict[str, Case]]) -> None:
    town, cases = street
    chief, cleaner = town.actor("chief"), town.actor("cleaner")
    table = [
        ("Mon 2026-11-16 09:11:59", [], []),
        ("Mon 2026-11-16 09:12", ["?", "filed", "handled", "main", "reported"], []),
        ("Mon 2026-11-16 09:15", [], ["?", "filed", "handled", "main", "reported"]),
    ]
    for when, near, over in table:
        with at(when):
            assert listed(chief, Worklist.NEAR_DUE, cases) == near, when
            assert listed(chief, Worklist.OVERDUE, cases) == over, when
    with at("Mon 2026-11-16 15:00"):
        # The unit sees its own and those below; the suspended case has no lamp.
        assert listed(cleaner, Worklist.OVERDUE, cases) == ["assisted", "handling", "nested"]
        assert listed(chief, Worklist.ALL, cases, lamp="paused") == ["suspended"]
        assert "suspended" not in listed(chief, Worklist.OVERDUE, cases)


def test_held_lists_are_ordered_by_due_time_and_others_newest_first(town: Town) -> None:
    with at("Mon 2026-11-16 09:00"):
        slow = case_at(town, Stage.HANDLING, nature="component", category_code="0106")
        quick = case_at(town, Stage.HANDLING, category_code="0501")
        plain = case_at(town, Stage.HANDLING)
    with at("Mon 2026-11-16 09:01"):
        newest = reported(town)
        rows = worklist(town.actor("cleaner"), Worklist.PENDING).rows
        assert [row.case.pk for row in rows] == [quick.pk, plain.pk, slow.pk]
        assert worklist(town.actor("chief"), Worklist.ALL).rows[0].case.pk == newest.pk


# Filters


def test_what_one_has_done_stands_by_one_s_own_last_step(town: Town) -> None:
    """Two returns of one case are one line, at its last; what others did later moves nothing."""
    chief, cleaner = town.actor("chief"), town.actor("cleaner")
    with at("Mon 2026-11-16 09:00"):
        first, second, third = (case_at(town, Stage.INSPECTED) for _ in range(3))
    with at("Mon 2026-11-16 10:00"):
        closing.close(fresh(second), by=chief)
    with at("Mon 2026-11-16 11:00"):
        closing.rework(fresh(first), by=town.actor("intake"), note="没有处理好")
    with at("Mon 2026-11-16 12:00"):
        handling.feed_back(fresh(first), by=cleaner, note="又清了", evidence_ids=[photo(town, "cleaner")])
        closing.request_inspection(
            fresh(first), by=town.actor("intake"), person_id=town.users["inspector_wu"].pk
        )
    with at("Mon 2026-11-16 13:00"):
        closing.close(fresh(third), by=chief)
        assert [row.case.pk for row in worklist(cleaner, Worklist.DONE).rows] == [
            first.pk, third.pk, second.pk
        ]  # fmt: skip
        assert [row.case.pk for row in worklist(chief, Worklist.DONE).rows] == [
            third.pk, second.pk, first.pk
        ]  # fmt: skip
        closed = Filter(stage=Stage.CLOSED)
        assert [row.case.pk for row in worklist(chief, Worklist.DONE, narrow=closed).rows] == [
            third.pk, second.pk
        ]  # fmt: skip
        pages = worklist(chief, Worklist.DONE, size=2)
        assert [row.case.pk for row in worklist(chief, Worklist.DONE, cursor=pages.next_cursor).rows] == [
            first.pk
        ]


def test_filters_narrow_as_they_say(town: Town, monday: object) -> None:
    cases = {
        "east": reported(town),
        "west": reported(
            town, lon=113.9015, description="西街井盖破损", nature="component", category_code="0106"
        ),
        "loud": reported(town, source=Source.PUBLIC, urgent=True, category_code="0401", address="测试路9号"),
    }
    cases["held"] = case_at(town, Stage.HANDLING, description="百分之100%的垃圾_1")
    chief = town.actor("chief")
    table: list[tuple[dict[str, object], list[str]]] = [
        ({}, ["east", "held", "loud", "west"]),
        ({"nature": "component"}, ["west"]),
        ({"category_code": "04"}, ["loud"]),
        ({"category_code": "0401"}, ["loud"]),
        ({"source": "public"}, ["loud"]),
        ({"stage": "handling"}, ["held"]),
        ({"division_code": "410702002"}, ["west"]),
        ({"division_code": "410702"}, ["east", "held", "loud", "west"]),
        ({"cell_code": "410702002001004"}, ["west"]),
        ({"area_class": "B"}, ["west"]),
        ({"rule_id": town.rules["event:0101"].pk}, ["held"]),
        ({"urgent": True}, ["loud"]),
        ({"urgent": False}, ["east", "held", "west"]),
        ({"department_id": town.departments["sanitation"].pk}, ["held"]),
        ({"lamp": "green"}, ["east", "held", "loud", "west"]),
        ({"lamp": "red"}, []),
        ({"text": "井盖"}, ["west"]),
        ({"text": " 路9号 "}, ["loud"]),
        ({"text": "100%"}, ["held"]),
        ({"text": "%"}, ["held"]),
        ({"text": "_1"}, ["held"]),
        ({"text": cases["west"].number}, ["west"]),
        ({"text": "20261116"}, ["east", "held", "loud", "west"]),
        ({"text": "没有"}, []),
        ({"reported_from": beijing("Mon 2026-11-16 09:00")}, ["east", "held", "loud", "west"]),
        ({"reported_to": beijing("Mon 2026-11-16 09:00")}, []),
        ({"nature": "event", "urgent": True, "text": "垃圾"}, ["loud"]),
    ]
    for narrow, expected in table:
        assert listed(chief, Worklist.ALL, cases, **narrow) == expected, narrow
        if "lamp" not in narrow and "department_id" not in narrow:
            held = worklist(chief, Worklist.OVERSIGHT, narrow=Filter(**narrow)).rows
            assert held == []
    assert listed(town.actor("cleaner"), Worklist.PENDING, cases, text="垃圾") == ["held"]
    assert listed(town.actor("cleaner"), Worklist.PENDING, cases, nature="component") == []


# Paging


def test_pages_are_complete_and_without_doubles_while_rows_are_added(town: Town) -> None:
    before = []
    for minute in range(9):
        with at(f"Mon 2026-11-16 09:0{minute}"):
            before.append(reported(town).pk)
            before.append(reported(town).pk)  # the same instant: ties are broken by id
    intake_desk = town.actor("intake")
    for name in (Worklist.PENDING, Worklist.ALL):
        with at("Mon 2026-11-16 09:10"):
            seen, cursor = [], ""
            while True:
                found = worklist(intake_desk, name, size=4, cursor=cursor)
                seen += [row.case.pk for row in found.rows]
                reported(town)
                cursor = found.next_cursor
                if not cursor:
                    break
        assert len(seen) == len(set(seen))
        assert [pk for pk in seen if pk in before] == (before if name is Worklist.PENDING else before[::-1])


def test_a_cursor_belongs_to_its_list(town: Town, monday: object) -> None:
    for _ in range(3):
        reported(town)
    cursor = worklist(town.actor("intake"), Worklist.PENDING, size=1).next_cursor
    for bad in (cursor + "x", "x", "!!", cursor[:-2]):
        with pytest.raises(Invalid):
            worklist(town.actor("intake"), Worklist.ALL, size=1, cursor=bad)
    with pytest.raises(Invalid):
        worklist(town.actor("intake"), Worklist.ALL, size=1, cursor=cursor)
    for size in (0, -1, 501):
        with pytest.raises(Invalid):
            worklist(town.actor("intake"), Worklist.ALL, size=size)


# Sight: one answer for lists, objects and counts


def test_nobody_finds_in_any_list_what_they_may_not_see(street: tuple[Town, dict[str, Case]]) -> None:
    town, _cases = street
    other = build_town("other")
    reported(other)
    people = [town.actor(name) for name in NAMES] + [other.actor(name) for name in NAMES]
    people += [actors.citizen(town.platform.pk), actors.system(other.platform.pk)]
    for actor in people:
        may = set(sight.visible_cases(actor).values_list("pk", flat=True))
        everything = {row.case.pk for row in worklist(actor, Worklist.ALL, size=500).rows}
        assert everything == may, actor.name
        for name in Worklist:
            assert {row.case.pk for row in worklist(actor, name, size=500).rows} <= may, (actor.name, name)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("chief", "all"),
        ("assessor", "all"),
        ("admin", "all"),
        ("cleaner", "closed assisted handled handling inspected inspecting nested suspended"),
        ("east_team", "nested"),
        ("east_group", ""),
        ("plumber", "assisted"),
        ("officer", ""),
        ("street", ""),
        ("inspector_wu", "closed inspected inspecting verifying"),
        ("camera", ""),
    ],
)
def test_who_sees_which_cases(street: tuple[Town, dict[str, Case]], name: str, seen: str) -> None:
    town, cases = street
    may = {case.pk for case in sight.visible_cases(town.actor(name))}
    expected = set(cases) if seen == "all" else set(seen.split())
    assert {one for one, case in cases.items() if case.pk in may} == expected


def test_an_inspector_sees_the_own_grid(street: tuple[Town, dict[str, Case]]) -> None:
    town, cases = street
    west = reported(town, lon=113.9015)
    may = {case.pk for case in sight.visible_cases(town.actor("inspector_li"))}
    assert {case.pk for case in cases.values()} <= may
    assert west.pk not in may


def test_counts_are_the_lengths_of_the_lists(street: tuple[Town, dict[str, Case]]) -> None:
    town, _cases = street
    with at("Mon 2026-11-16 15:00"):
        for name in NAMES:
            actor = town.actor(name)
            lengths = {one.value: len(worklist(actor, one, size=500).rows) for one in Worklist if one in HELD}
            assert queries.counts(actor) == lengths
        assert queries.counts(town.actor("chief"), cap=2)["overdue"] == 2


# The number of queries does not grow with the rows


def asked_of_the_database(act: Callable[[], object]) -> int:
    """How many queries an act costs, the question for the edition of reference data (once a second) apart."""
    with CaptureQueriesContext(connection) as caught:
        act()
    return len([query for query in caught.captured_queries if "core_edition" not in query["sql"]])


def look(town: Town, name: Worklist) -> None:
    for row in worklist(town.actor("cleaner"), name).rows:
        str(row.case.category), str(row.case.reported_by)
        assert row.spell is None or str(row.spell.department)


@pytest.mark.parametrize("name", [Worklist.PENDING, Worklist.ALL, Worklist.DONE])
def test_a_list_of_three_costs_what_a_list_of_one_costs(town: Town, monday: object, name: Worklist) -> None:
    case_at(town, Stage.HANDLED)
    case_at(town, Stage.HANDLING)
    look(town, name)  # fills what is kept in memory
    one = asked_of_the_database(lambda: look(town, name))
    for _ in range(3):
        case_at(town, Stage.HANDLED)
        case_at(town, Stage.HANDLING)
    assert asked_of_the_database(lambda: look(town, name)) == one


def test_buttons_cost_the_same_for_old_and_young_cases(town: Town, monday: object) -> None:
    young, old = case_at(town, Stage.INSPECTED), case_at(town, Stage.INSPECTED)
    for _ in range(3):
        closing.reinspect(old, by=town.actor("intake"), person_id=town.users["inspector_wu"].pk, note="再看")
        closing.submit_inspection(old, by=town.actor("inspector_wu"), fixed=True, note="好了")
    chief = town.actor("chief")
    young, old = fresh(young), fresh(old)
    rules.permits(rules.Standing(fresh(young)), chief)  # fills what is kept in memory
    costs = [
        asked_of_the_database(lambda case=case: rules.permits(rules.Standing(case), chief))
        for case in (young, old)
    ]
    assert costs[0] == costs[1]


# 相似案件


def test_similar_cases_by_hand(town: Town) -> None:
    here = (113.9005, 35.3005)
    with at("Mon 2026-11-16 09:00"):
        old = reported(town)
    with at("Tue 2026-11-17 08:00"):
        near = reported(town, lat=35.30070)  # 22 m
        far = reported(town, lat=35.30099)  # 54 m
        other = reported(town, category_code="0401")
        rejected = intake.reject(reported(town), by=town.actor("intake"), note="不属于")
        closed = case_at(town, Stage.CLOSED, lat=35.3006)  # 11 m: the same again, just fixed
        neighbour = reported(build_town("other"))

    def found(when: str, **more: object) -> list[int]:
        with at(when):
            rows = similar_cases(
                town.platform.pk, category_code="0101", nature="event", lon=here[0], lat=here[1], **more
            )
        assert all(metres <= more.get("metres", 50) for _, metres in rows)
        return [case.pk for case, _ in rows]

    assert found("Tue 2026-11-17 09:00") == [old.pk, closed.pk, near.pk]
    assert found("Tue 2026-11-17 09:00:01") == [closed.pk, near.pk]  # 24 hours
    assert found("Tue 2026-11-17 09:00", metres=60) == [old.pk, closed.pk, near.pk, far.pk]
    assert found("Tue 2026-11-17 09:00", metres=0) == [old.pk]
    assert found("Wed 2026-11-18 09:00", hours=48) == [old.pk, closed.pk, near.pk]
    assert found("Tue 2026-11-17 09:00", exclude=old.pk, limit=1) == [closed.pk]
    assert {other.pk, rejected.pk, neighbour.pk}.isdisjoint(
        found("Tue 2026-11-17 09:00", metres=2000, limit=100)
    )


offsets = st.floats(-0.0012, 0.0012, allow_nan=False)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    points=st.lists(
        st.tuples(
            offsets,
            offsets,
            st.integers(0, 72),
            st.sampled_from(["0101", "0401"]),
            st.sampled_from(sorted(Stage)),
        ),
        max_size=12,
    ),
    centre=st.tuples(offsets, offsets),
    metres=st.sampled_from([0.0, 10.0, 50.0, 120.0, 300.0]),
    hours=st.sampled_from([1, 24, 48]),
)
def test_similar_cases_against_brute_force(
    town: Town,
    points: list[tuple[float, float, int, str, Stage]],
    centre: tuple[float, float],
    metres: float,
    hours: int,
) -> None:
    now = beijing("Mon 2026-11-16 09:00")
    with clock.at(now):
        model = reported(town)
    Case.objects.filter(pk=model.pk).update(reported_at=now - timedelta(days=99))
    made = []
    for place, (dx, dy, age, code, stage) in enumerate(points):
        lon, lat = 113.9005 + dx, 35.3005 + dy
        final = stage not in OPEN
        made.append(
            Case(
                platform=town.platform,
                number=f"{model.pk}{place:02}",
                stage=stage,
                ended_at=now if final else None,
                main_id=model.pk if stage is Stage.MERGED else None,
                source=Source.HOTLINE,
                nature="event",
                category_id=model.category_id,
                category_code=code,
                description="x",
                lon=lon,
                lat=lat,
                tile=tile_of(lon, lat),
                reported_at=now - timedelta(hours=age),
                log_head="x",
            )
        )
    Case.objects.bulk_create(made)
    lon, lat = 113.9005 + centre[0], 35.3005 + centre[1]
    with clock.at(now):
        found = similar_cases(
            town.platform.pk,
            category_code="0101",
            nature="event",
            lon=lon,
            lat=lat,
            metres=metres,
            hours=hours,
            limit=100,
        )
    expected = {
        case.pk: metres_between(lon, lat, case.lon, case.lat)
        for case in made
        if case.category_code == "0101"
        and case.stage not in {Stage.VOIDED, Stage.REJECTED}
        and case.reported_at >= now - timedelta(hours=hours)
        and metres_between(lon, lat, case.lon, case.lat) <= metres
    }
    Case.objects.filter(pk__in=[case.pk for case in made]).delete()
    assert {case.pk: distance for case, distance in found} == expected
    assert [distance for _, distance in found] == sorted(expected.values())


def test_the_finder_asks_no_more_for_many_than_for_one(town: Town, monday: object) -> None:
    def find() -> None:
        for case, _ in similar_cases(
            town.platform.pk, category_code="0101", nature="event", lon=113.9005, lat=35.3005
        ):
            str(case)

    reported(town)
    find()  # fills what is kept in memory
    one = asked_of_the_database(find)
    for _ in range(5):
        reported(town)
    assert asked_of_the_database(find) == one


def test_the_way_of_a_case_is_read_oldest_first(town: Town, monday: object) -> None:
    case = case_at(town, Stage.FILED)
    assert [entry.verb for entry in queries.timeline(case)] == ["report", "accept", "file_case"]
    assert Assignment.objects.filter(case=case, ended_at__isnull=True).count() == 1
    assert (
        dispatching.return_to_intake(case, by=town.actor("dispatcher"), note="重看").stage == Stage.REPORTED
    )
