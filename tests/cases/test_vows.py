"""What the database itself holds, against anybody who writes past the actions."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, models, transaction

from cityloop.cases.models import (
    Assignment,
    Case,
    NumberSeries,
    Oversight,
    Reporter,
    Request,
    Suspension,
    TimelineEntry,
)
from cityloop.cases.stages import Stage
from cityloop.core import clock
from cityloop.core.ids import new_id
from tests.cases.scenes import dispatched, holder
from tests.town import Town, build_town
from tests.walk import case_at, reported


def again(row: models.Model, **changes: object) -> None:
    """Insert a copy of a row, with changes."""
    copy = type(row).objects.get(pk=row.pk)
    copy.pk = None if isinstance(row._meta.pk, models.AutoField) else new_id()
    copy._state.adding = True
    for name, value in changes.items():
        setattr(copy, name, value)
    copy.save(force_insert=True)


def change(row: models.Model, **changes: object) -> None:
    type(row).objects.filter(pk=row.pk).update(**changes)


def case_number_once(town: Town) -> None:
    again(reported(town), log_head="x")


def case_source_ref_once(town: Town) -> None:
    again(reported(town, source_ref="GD-1"), number="2026111699999")


def case_final_means_ended(town: Town) -> None:
    change(reported(town), stage=Stage.CLOSED)


def an_open_case_has_not_ended(town: Town) -> None:
    change(reported(town), ended_at=clock.now())


def case_merged_has_main(town: Town) -> None:
    change(reported(town), stage=Stage.MERGED, ended_at=clock.now())


def only_a_merged_case_has_main(town: Town) -> None:
    change(reported(town), main=reported(town))


def case_point_whole(town: Town) -> None:
    change(reported(town), lat=None)


def a_point_has_its_tile(town: Town) -> None:
    change(reported(town), tile=None)


def one_holder_per_case(town: Town) -> None:
    again(holder(reported(town)))


def one_open_child_per_unit(town: Town) -> None:
    case = dispatched(town, case_at(town, Stage.FILED), assisting=("water",))
    again(case.assignments.get(kind="assist"))


def ended_has_outcome(town: Town) -> None:
    change(holder(reported(town)), ended_at=clock.now())


def an_open_spell_has_no_outcome(town: Town) -> None:
    change(holder(reported(town)), outcome="accept")


def pause_remembers_promise(town: Town) -> None:
    change(holder(reported(town)), paused_at=clock.now())


def a_running_spell_has_no_waiting_promise(town: Town) -> None:
    change(holder(reported(town)), due_before_pause=clock.now())


def ends_after_start(town: Town) -> None:
    change(holder(reported(town)), ended_at=clock.now() - timedelta(seconds=1), outcome="accept")


def every_spell_has_a_due_time(town: Town) -> None:
    change(holder(reported(town)), due_at=None)


def timeline_never_forks(town: Town) -> None:
    again(reported(town).timeline.get(), hash="x")


def request_key_once(town: Town) -> None:
    entry = reported(town, key="k").timeline.get()
    again(entry, previous_hash="x")


def rating_whole(town: Town) -> None:
    change(Reporter.objects.get(case=reported(town)), satisfaction="satisfied")


def a_rating_says_something(town: Town) -> None:
    change(Reporter.objects.get(case=reported(town)), rated_at=clock.now())


def asked(town: Town, **facts: object) -> Request:
    case = case_at(town, Stage.HANDLING)
    said: dict[str, object] = {
        "case": case,
        "assignment": holder(case),
        "asked": "extension",
        "asked_by": town.users["cleaner"],
        "department": town.departments["sanitation"],
        "asked_at": clock.now(),
        "reason": "雨天",
    }
    return Request.objects.create(**(said | facts))


def one_pending_request(town: Town) -> None:
    again(asked(town))


def decided_whole(town: Town) -> None:
    change(asked(town), decision="approved", decided_by=town.users["dispatcher"])


def a_pending_request_has_no_decision_time(town: Town) -> None:
    change(asked(town), decided_at=clock.now())


def nobody_approves_own_request(town: Town) -> None:
    change(asked(town), decision="approved", decided_at=clock.now(), decided_by=town.users["cleaner"])


def suspension_has_until(town: Town) -> None:
    asked(town, asked="suspension")


def one_open_suspension(town: Town) -> None:
    other = asked(town, asked="void")
    again(case_at(town, Stage.SUSPENDED).suspensions.get(), request=other)


def review_after_start(town: Town) -> None:
    change(case_at(town, Stage.SUSPENDED).suspensions.get(), review_at=clock.now())


def series_once(town: Town) -> None:
    reported(town)
    again(NumberSeries.objects.get())


VOWS: list[Callable[[Town], None]] = [
    case_number_once,
    case_source_ref_once,
    case_final_means_ended,
    an_open_case_has_not_ended,
    case_merged_has_main,
    only_a_merged_case_has_main,
    case_point_whole,
    a_point_has_its_tile,
    one_holder_per_case,
    one_open_child_per_unit,
    ended_has_outcome,
    an_open_spell_has_no_outcome,
    pause_remembers_promise,
    a_running_spell_has_no_waiting_promise,
    ends_after_start,
    every_spell_has_a_due_time,
    timeline_never_forks,
    request_key_once,
    rating_whole,
    a_rating_says_something,
    one_pending_request,
    decided_whole,
    a_pending_request_has_no_decision_time,
    nobody_approves_own_request,
    suspension_has_until,
    one_open_suspension,
    review_after_start,
    series_once,
]


@pytest.mark.parametrize("violate", VOWS, ids=[vow.__name__ for vow in VOWS])
def test_the_database_refuses(town: Town, monday: object, violate: Callable[[Town], None]) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        violate(town)
    if connection.vendor == "postgresql" and violate.__name__ in NAMES:
        assert violate.__name__ in str(refusal.value)


NAMES = {
    constraint.name
    for model in (Case, Assignment, TimelineEntry, Reporter, Request, Suspension, Oversight, NumberSeries)
    for constraint in model._meta.constraints
}


def test_every_constraint_has_its_test() -> None:
    assert NAMES - {vow.__name__ for vow in VOWS} == set()


def test_a_platforms_numbers_and_references_are_its_own(town: Town, monday: object) -> None:
    """The same number or reference on another platform, or none at all, is no violation."""
    other = build_town("other")
    case = reported(town, source_ref="GD-1")
    again(case, platform=other.platform)
    again(case, number="2026111699998", source="12345")
    again(case, number="2026111699997", source_ref="")
    again(case, number="2026111699996", source_ref="")
    assert Case.objects.filter(number=case.number).count() == 2
