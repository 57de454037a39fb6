"""`cityloop verify-log` names what was changed, taken out or put in behind the platform's back."""

import pytest
from click.testing import CliRunner, Result
from django.db import connection

from cityloop.cases.chain import seal
from cityloop.cases.models import Case, TimelineEntry
from cityloop.cases.stages import Stage, Verb
from cityloop.cli.verify_log import command
from cityloop.core.ids import new_id
from tests.town import Town
from tests.walk import case_at, reported


@pytest.fixture
def case(town: Town, monday: object) -> Case:
    """A closed case among others, in a database whose guard somebody has taken away."""
    reported(town)
    case = case_at(town, Stage.CLOSED)
    reported(town)
    on = " ON cases_timelineentry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE" if on else "SELECT 1")
        cursor.execute(f"DROP TRIGGER timeline_is_append_only{on}")
    return case


def verify(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def test_a_whole_log(town: Town, monday: object) -> None:
    case_at(town, Stage.CLOSED)
    reported(town)
    found = verify()
    assert (found.exit_code, found.stdout) == (0, "完好：2 案件 9 记录\n")
    assert verify("--platform", "town").exit_code == 0
    assert verify("--platform", "nowhere").exit_code != 0
    assert verify("--number", "nothing").exit_code == 1


def test_a_changed_note(case: Case) -> None:
    entry = case.timeline.get(verb=Verb.FEED_BACK)
    TimelineEntry.objects.filter(pk=entry.pk).update(note="从来没有的话")
    found = verify()
    assert found.exit_code == 1
    assert (
        f"案件 {case.number}，记录 {entry.pk}，处理反馈，{entry.at.isoformat()}：内容与封印不符"
        in found.stdout
    )
    assert "其中 1 件" in found.stdout


def test_the_last_row_taken_out(case: Case) -> None:
    case.timeline.get(verb=Verb.CLOSE).delete()
    found = verify("--number", case.number)
    assert found.exit_code == 1
    assert f"案件 {case.number}：链条中断" in found.stdout


def test_a_row_taken_out_of_the_middle(case: Case) -> None:
    case.timeline.get(verb=Verb.DISPATCH).delete()
    after = case.timeline.get(verb=Verb.FEED_BACK)
    found = verify()
    assert found.exit_code == 1
    assert f"记录 {after.pk}" in found.stdout
    assert "链条中断" in found.stdout


def test_a_row_put_in(case: Case) -> None:
    entry = case.timeline.get(verb=Verb.DISPATCH)
    entry.pk, entry.previous_hash, entry.note = new_id(), "f" * 64, "后来添加"
    entry.hash = seal(entry)
    entry.save(force_insert=True)
    found = verify()
    assert found.exit_code == 1
    assert f"案件 {case.number}，记录 {entry.pk}" in found.stdout
    assert "不在链上" in found.stdout


def test_another_case_is_well(case: Case) -> None:
    case.timeline.get(verb=Verb.CLOSE).delete()
    other = Case.objects.exclude(pk=case.pk)[0]
    assert verify("--number", other.number).exit_code == 0
