"""A demo district of two days and what becomes of it.

Its past was written by real verbs: the vows of the loop hold for every case in it. Afterwards it lives on:
open cases are picked up from the database, and what people do has precedence.
"""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.db.models import Count, Q

from cityloop.cases import chain
from cityloop.cases.actions import oversight
from cityloop.cases.models import Assignment, Case, Evidence, TimelineEntry
from cityloop.cases.rules import FIXED
from cityloop.cases.stages import FINAL, HOLDING, OPEN, Kind, Stage, Verb
from cityloop.cases.sweeps import sweep
from cityloop.core import clock
from cityloop.demo.living import KEY, Living
from cityloop.demo.simulator import Simulator
from cityloop.people import actors
from cityloop.people.models import User
from tests.demo.conftest import FORCED, Story

pytestmark = pytest.mark.django_db  # each test is undone; the district stays for the module

# What people hardly ever do, or what needs more days than the test has.
RARE = {Verb.FORCE_CLOSE, Verb.RECOMPUTE_DUE, Verb.RESUME, Verb.RECALL, Verb.UNMERGE, Verb.DESIGNATE}


def test_every_verb_is_said(story: Story) -> None:
    said = set(TimelineEntry.objects.values_list("verb", flat=True))
    assert {verb.value for verb in Verb} - said <= {verb.value for verb in RARE}


def test_the_plan_is_never_refused(story: Story) -> None:
    assert story.tally.refusals == []


def test_stages_of_every_kind_remain(story: Story) -> None:
    stages = Counter(Case.objects.values_list("stage", flat=True))
    assert {Stage.CLOSED, Stage.REJECTED, Stage.MERGED, Stage.VOIDED, Stage.HANDLING, Stage.SUSPENDED} <= set(
        stages
    )
    assert stages[Stage.CLOSED] > 40


def test_an_open_case_has_one_holder_and_a_due_time_a_final_one_has_none(story: Story) -> None:
    held = Count(
        "assignments", filter=Q(assignments__ended_at__isnull=True, assignments__parent__isnull=True)
    )
    for case in Case.objects.annotate(held=held):
        assert case.held == (1 if case.stage in OPEN else 0), case.number
    for spell in Assignment.objects.filter(ended_at__isnull=True, parent__isnull=True).select_related("case"):
        assert spell.kind == HOLDING[Stage(spell.case.stage)]
        assert spell.due_at is not None
    assert not Assignment.objects.filter(case__stage__in=FINAL, ended_at__isnull=True).exists()


def test_every_chain_is_whole(story: Story) -> None:
    broken = [case.number for case in Case.objects.all() if chain.first_broken(case, case.timeline.all())]
    assert broken == []


def test_nothing_is_closed_without_evidence_and_another_pair_of_eyes(story: Story) -> None:
    closings = TimelineEntry.objects.filter(verb=Verb.CLOSE, case__stage=Stage.CLOSED)
    for case in Case.objects.filter(pk__in=closings.values("case")).select_related("category"):
        kinds = set(case.evidence.values_list("kind", flat=True))
        assert set(case.category.closing_evidence) <= kinds, case.number
        last = case.assignments.filter(kind=Kind.INSPECT).order_by("-started_at").first()
        assert last is not None and last.finding == FIXED
        assert last.ended_by_id not in (None, case.reported_by_id)


def test_evidence_has_files_and_says_so_plainly(story: Story) -> None:
    paths = set(Evidence.objects.values_list("path", flat=True))
    assert 6 <= len(paths) <= 24
    assert all(path.startswith("demo/") for path in paths)


def test_nobody_real_is_named(story: Story) -> None:
    people = story.platform.users
    assert people.count() > 100
    assert not people.exclude(name__endswith="（演示）").exists()
    assert not people.exclude(phone="").exists()
    assert not story.platform.departments.exclude(name__endswith="（演示）").exists()


def test_time_goes_forward_in_every_case(story: Story) -> None:
    for case in Case.objects.all()[:60]:
        instants = list(case.timeline.order_by("pk").values_list("at", flat=True))
        assert instants == sorted(instants)
        assert instants[-1] <= story.until


def living(story: Story, since: datetime) -> Living:
    """A simulator that knows nothing but the database."""
    return Living(Simulator(story.platform, seed=7, per_day=60, chances=FORCED), since)


def play(alive: Living, since: datetime, hours: float) -> datetime:
    now = since
    while now < since + timedelta(hours=hours):
        now += timedelta(minutes=10)
        with clock.at(now):
            alive.round(now)
    return now


def test_open_cases_go_on_and_new_ones_come(story: Story) -> None:
    before = {case.pk: case.stage for case in Case.objects.filter(ended_at__isnull=True)}
    alive = living(story, story.until)
    play(alive, story.until, 14)
    after = dict(Case.objects.filter(pk__in=before).values_list("pk", "stage"))
    assert sum(after[pk] != stage for pk, stage in before.items()) > len(before) / 6
    assert Case.objects.filter(reported_at__gt=story.until).count() > 5
    assert alive.simulator.tally.refusals == []


def test_what_it_does_can_be_told_from_what_people_do(story: Story) -> None:
    play(living(story, story.until), story.until, 3)
    fresh = TimelineEntry.objects.filter(at__gt=story.until, by__isnull=False)
    assert fresh.exists()
    assert all(KEY in (entry.request_key or "") for entry in fresh)


def test_a_case_touched_by_hand_is_left_alone(story: Story) -> None:
    alive = living(story, story.until)
    with clock.at(story.until):
        alive.round(story.until)
    event = min(
        (event for event in alive.simulator.events() if event.life and event.life.stage is Stage.HANDLING),
        key=lambda event: event.at,
    )
    assert event.life is not None
    case, due = event.life.case, event.at
    touched = due - timedelta(minutes=2)
    with clock.at(touched):
        oversight.comment(case, by=actors.of(User.objects.get(username="paiqian")), note="我来看看")
    with clock.at(due):
        alive.round(due)
    assert not TimelineEntry.objects.filter(case=case, at__gte=due).exists()
    assert case.pk in alive.simulator.known
    later = due + timedelta(hours=30)
    with clock.at(later):
        alive.round(later)
        alive.round(later + timedelta(minutes=3))
    assert any(event.life and event.life.case.pk == case.pk for event in alive.simulator.events()) or (
        TimelineEntry.objects.filter(case=case, at__gte=due).exists()
    )


def test_a_suspended_case_is_resumed_in_time(story: Story) -> None:
    suspended = Case.objects.filter(stage=Stage.SUSPENDED).values_list("pk", flat=True)
    waiting = set(suspended)
    assert waiting
    simulator = Simulator(story.platform, seed=7, per_day=1, chances=FORCED)
    alive, now = Living(simulator, story.until), story.until
    for days in (0, 9, 16, 22):
        now = story.until + timedelta(days=days)
        with clock.at(now):
            alive.round(now)
            sweep()
            alive.round(now + timedelta(minutes=1))
    resumed = TimelineEntry.objects.filter(case__in=waiting, verb=Verb.RESUME).values_list("case", flat=True)
    assert set(resumed) == waiting
