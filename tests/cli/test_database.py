"""A command that finds no database says what to do, not where it broke."""

from pathlib import Path

import pytest

from tests.cli.outside import cityloop


@pytest.mark.parametrize(
    "arguments", [("verify-log",), ("score", "--week", "last"), ("token", "shouli", "--name", "curl")]
)
def test_an_empty_folder_is_told_what_comes_first(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    found = cityloop(tmp_path, *arguments)
    assert found.returncode == 1
    assert found.stderr.startswith("错误：数据库还没有建好")
    assert "cityloop run" in found.stderr
    assert "Traceback" not in found.stderr
