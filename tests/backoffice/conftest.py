"""Back-office people of the small town, and Django's test client signed in as them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from cityloop.people.models import User
from tests.town import Town

SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True, scope="session")
def static_folder() -> None:
    """`cityloop run` makes it; the middleware that serves it asks for it."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def sign_in(town: Town) -> SignIn:
    """A client signed in as a person of the town, who is let into the back office for it."""

    def enter(name: str) -> Client:
        person = town.users[name]
        person.is_staff = True
        person.save()
        return _client(person)

    return enter


@pytest.fixture
def root(town: Town) -> Client:
    """A client signed in as the superuser, who belongs to no platform."""
    return _client(User.objects.create_superuser(username="root", password="root-password-1", name="超管"))


def _client(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client
