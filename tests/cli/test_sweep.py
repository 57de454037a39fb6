"""`cityloop sweep --once` does one round and says what it did."""

from datetime import timedelta

from click.testing import CliRunner

from cityloop.cases.models import Case
from cityloop.cases.stages import Stage, Verb
from cityloop.cli.sweep import command
from cityloop.core import clock
from cityloop.core.models import Heartbeat
from tests.town import Town
from tests.walk import case_at


def test_one_round(town: Town, monday: object) -> None:
    case = case_at(town, Stage.HANDLING)
    with clock.at(clock.now() + timedelta(days=3)):
        found = CliRunner().invoke(command, ["--once"])
        assert found.exit_code == 0
        assert "超期 1" in found.stdout
        assert Heartbeat.objects.get(name="sweep").beat_at == clock.now()
    assert Case.objects.get(pk=case.pk).timeline.filter(verb=Verb.MARK_OVERDUE).count() == 1
