"""Fixtures of the bulletins: a data folder of their own."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    settings.ENV = replace(settings.ENV, home=tmp_path)
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path
