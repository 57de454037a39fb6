"""What the tests of the loop share: Beijing clock times with their weekday, and what must always hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from cityloop.cases.actions import closing, dispatching, handling
from cityloop.cases.chain import first_broken
from cityloop.cases.models import Assignment, Case, EvidenceKind
from cityloop.cases.stages import FINAL, HOLDING, Kind, Stage
from cityloop.core import clock
from tests.town import Town
from tests.walk import photo

BEIJING = ZoneInfo("Asia/Shanghai")


def beijing(text: str) -> datetime:
    """The instant of "Mon 2026-11-16 09:00" (seconds may follow); the weekday must be the true one."""
    day, _, rest = text.partition(" ")
    at = datetime.fromisoformat(rest).replace(tzinfo=BEIJING)
    assert at.strftime("%a") == day, f"{rest} is a {at:%a}, not a {day}"
    return at


def shown(at: datetime | None) -> str:
    """The reverse of `beijing`; empty for no instant. Seconds are shown only when there are any."""
    if at is None:
        return ""
    local = at.astimezone(BEIJING)
    return local.strftime("%a %Y-%m-%d %H:%M:%S" if local.second else "%a %Y-%m-%d %H:%M")


@contextmanager
def at(text: str) -> Iterator[datetime]:
    """Let the clock stand at a Beijing time."""
    with clock.at(beijing(text)):
        yield beijing(text)


def holder(case: Case) -> Assignment:
    """The spell that holds the case now, fresh from the database."""
    return Assignment.objects.select_related("case").get(
        case=case, ended_at__isnull=True, parent__isnull=True
    )


def nested(case: Case) -> list[tuple[str, str]]:
    """The open nested spells, as (kind, department code)."""
    rows = Assignment.objects.filter(case=case, ended_at__isnull=True, parent__isnull=False).order_by("pk")
    return [(row.kind, row.department.code) for row in rows.select_related("department")]


def fresh(case: Case) -> Case:
    """The case as the database has it."""
    return Case.objects.get(pk=case.pk)


def verbs(case: Case) -> list[str]:
    """What was said over the case, oldest first."""
    return list(case.timeline.order_by("pk").values_list("verb", flat=True))


def feed_back(town: Town, case: Case, by: str = "cleaner") -> Case:
    """The unit feeds back with a photo taken now."""
    return handling.feed_back(case, by=town.actor(by), note="已清理", evidence_ids=[photo(town, by)])


def inspected(town: Town, case: Case, *, fixed: bool) -> Case:
    """From 待核查 to 待结案, looked at by 吴采集."""
    case = closing.request_inspection(case, by=town.actor("intake"), person_id=town.users["inspector_wu"].pk)
    return closing.submit_inspection(case, by=town.actor("inspector_wu"), fixed=fixed, note="现场看过")


def dispatched(town: Town, case: Case, unit: str = "sanitation", *, assisting: tuple[str, ...] = ()) -> Case:
    """From 待派遣 to 处理中."""
    ids = [town.departments[name].pk for name in assisting]
    return dispatching.dispatch(
        case, by=town.actor("dispatcher"), department_id=town.departments[unit].pk, assisting_ids=ids
    )


def before_photo(town: Town, by: str) -> int:
    return photo(town, by, EvidenceKind.BEFORE)


def check_vows(case: Case) -> None:
    """What holds for every case at every moment."""
    case = fresh(case)
    spells = list(case.assignments.all())
    holding = [spell for spell in spells if spell.ended_at is None and spell.parent_id is None]
    if case.stage in FINAL:
        assert holding == []
        assert [spell for spell in spells if spell.ended_at is None] == []
        assert case.ended_at is not None
        assert not case.requests.filter(decision="").exists()
        assert not case.suspensions.filter(ended_at__isnull=True).exists()
    else:
        assert [spell.kind for spell in holding] == [HOLDING[Stage(case.stage)]]
        assert case.ended_at is None
        assert (holding[0].paused_at is not None) == (case.stage == Stage.SUSPENDED)
        assert case.suspensions.filter(ended_at__isnull=True).count() == (case.stage == Stage.SUSPENDED)
    for spell in spells:
        assert spell.due_at is not None and spell.started_at <= spell.yellow_at <= spell.due_at
        assert spell.ended_at is None or spell.ended_at >= spell.started_at
        assert (spell.limit_seconds or 0) >= 0 and 0 <= spell.used_before <= (spell.limit_seconds or 0)
        if spell.ended_at is None and spell.parent_id is not None:
            above = next(one for one in spells if one.pk == spell.parent_id)
            assert above.ended_at is None and above.kind in {Kind.HANDLE, Kind.ASSIST}
            assert spell.due_at <= max(above.due_at, spell.started_at)
    entries = list(case.timeline.order_by("pk"))
    assert first_broken(case, entries) is None
    assert [entry.stage_to for entry in entries][-1] == case.stage
    for earlier, later in pairwise(entries):
        assert later.stage_from == earlier.stage_to
