"""`cityloop facts` refreshes every platform, or one."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cityloop.cli.facts import command
from tests.town import Town, build_town
from tests.walk import reported


def test_facts_command(town: Town, tmp_path: Path, settings: Any) -> None:
    settings.FACTS_ROOT = tmp_path
    build_town("other")
    reported(town)

    def said(*arguments: str) -> str:
        return CliRunner().invoke(command, arguments, catch_exceptions=False).output

    assert said() == "other：0 件，0 个月（全部重算）。\ntown：1 件，1 个月（全部重算）。\n"
    assert said("--platform", "town").endswith("（增量）。\n")
    assert said("--platform", "town", "--from-scratch") == "town：1 件，1 个月（全部重算）。\n"
    assert len(list(tmp_path.rglob("facts.parquet"))) == 2


@pytest.mark.django_db
def test_an_unknown_platform_is_named(tmp_path: Path, settings: Any) -> None:
    settings.FACTS_ROOT = tmp_path
    result = CliRunner().invoke(command, ["--platform", "nowhere"])
    assert "nowhere" in str(result.exception)
