"""A setting that cannot be used is named with its remedy."""

import pytest

from cityloop.config import env


@pytest.mark.parametrize(("told", "seconds"), [("", 30.0), ("0", 0.0), ("12.5", 12.5), ("3600", 3600.0)])
def test_how_old_the_facts_may_be(monkeypatch: pytest.MonkeyPatch, told: str, seconds: float) -> None:
    monkeypatch.setenv("CITYLOOP_FACTS_SECONDS", told)
    assert env.read().facts_seconds == seconds


@pytest.mark.parametrize("told", ["-1", "3601", "半分钟", "nan"])
def test_seconds_that_are_none(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("CITYLOOP_FACTS_SECONDS", told)
    with pytest.raises(env.EnvironmentProblem, match="CITYLOOP_FACTS_SECONDS"):
        env.read()
