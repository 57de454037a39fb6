"""Fixtures of the API tests: everybody's voice, a media folder of their own."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.api.http import Voice, voices
from tests.town import Town


@pytest.fixture
def say(town: Town, monday: datetime) -> dict[str, Voice]:
    """Everybody of the town at the API, on Monday morning."""
    return voices(town)


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    """Where uploads of this test go."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path
