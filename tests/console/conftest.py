"""Fixtures of the console tests: everybody's voice; nothing remembered from the test before."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from cityloop.api import idle
from cityloop.cases import news
from cityloop.core import briefly
from tests.api.http import Voice, voices
from tests.town import Town


@pytest.fixture(autouse=True)
def no_memory() -> Iterator[None]:
    """What a process remembers for a while must not outlive a test's database."""
    for room in (news, idle, briefly):
        room.forget()
    yield
    for room in (news, idle, briefly):
        room.forget()


@pytest.fixture
def say(town: Town, monday: datetime) -> dict[str, Voice]:
    """Everybody of the town at the API, on Monday morning."""
    return voices(town)
