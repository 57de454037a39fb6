"""Every stage can be reached by real verbs, and every open stage has exactly one holder and a due time."""

import pytest

from cityloop.cases.models import Case
from cityloop.cases.stages import HOLDING, OPEN, Stage
from tests.town import Town
from tests.walk import case_at


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_is_reached_and_held(town: Town, monday: object, stage: Stage) -> None:
    case = Case.objects.get(pk=case_at(town, stage).pk)
    assert case.stage == stage
    held = list(case.assignments.filter(ended_at__isnull=True, parent__isnull=True))
    if stage in OPEN:
        assert [spell.kind for spell in held] == [HOLDING[stage]]
        assert held[0].due_at is not None
        assert case.ended_at is None
    else:
        assert held == []
        assert case.ended_at is not None
