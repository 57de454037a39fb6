"""Fixtures of the assessment: facts in a folder of their own, the first of December after a lived November."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cityloop.cases.models import Case
from cityloop.core import clock
from cityloop.evaluation.models import SchemeVersion
from tests.evaluation import november
from tests.town import Town


@dataclass
class November:
    town: Town
    cases: dict[str, list[Case]]
    version: SchemeVersion

    def key(self, unit: str) -> str:
        return str(self.town.departments[unit].pk)


@pytest.fixture
def facts_folder(settings: Any, tmp_path: Path) -> Path:
    settings.FACTS_ROOT = tmp_path / "facts"
    return tmp_path / "facts"


@pytest.fixture
def lived(town: Town, facts_folder: Path) -> Iterator[November]:
    """Adopted default scheme, the month lived, now it is the morning of the first of December."""
    with clock.at(november.MIDMONTH):
        version = november.adopted(town)
    cases = november.lived(town)
    with clock.at(november.DECEMBER):
        yield November(town, cases, version)
