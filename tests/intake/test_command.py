"""`cityloop import-cases` as typed by a person."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cityloop.cases.models import Case
from cityloop.cli.import_cases import command
from cityloop.core.errors import Invalid
from tests.intake.foreign import MAPPING, row, write_table

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of one's own, where the mapping lies."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "city.toml").write_text(MAPPING, encoding="utf-8")


def say(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments], env={"COLUMNS": "200"})


def test_the_summary_is_told_and_saved(tmp_path: Path) -> None:
    table = write_table(tmp_path, row("A1"), row("A2", opened=""))
    result = say(table, "--mapping", "city.toml", "--summary", "told.json")

    assert result.exit_code == 0
    assert "Springfield → 平台 springfield：读到 2 行，写入 1 件，已有 0 件，拒收 1 行" in result.stdout
    assert "阶段：已结案 1" in result.stdout
    assert "时限：按期结案 1" in result.stdout
    assert "表中按期标记：比对 1 行，相符 1，不符 0" in result.stdout
    assert "拒收的行及原因：springfield.csv.rejects.csv" in result.stdout
    assert Path("springfield.csv.rejects.csv").exists()
    assert json.loads(Path("told.json").read_text(encoding="utf-8"))["written"] == 1


def test_a_damaged_table_ends_with_one_and_says_what_was_kept(tmp_path: Path) -> None:
    table = write_table(tmp_path, row("A1"), row("A2"))
    table.write_text(table.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    result = say(table, "--mapping", "city.toml")

    assert result.exit_code == 1
    assert "其后的内容没有读到，也没有写入" in result.stderr
    assert "此前的 1 行已处理完：写入 1 件，原已有 0 件，拒收 0 行" in result.stderr
    assert Case.objects.count() == 1


def test_a_dry_run_of_some_rows(tmp_path: Path) -> None:
    table = write_table(tmp_path, row("A1"), row("A2"), row("A3"))
    result = say(table, "--mapping", "city.toml", "--dry-run", "--limit", 2)

    assert result.exit_code == 0
    assert "读到 2 行，可写入 2 件" in result.stdout
    assert not Case.objects.exists()


def test_a_wrong_encoding_writes_nothing(tmp_path: Path) -> None:
    table = write_table(tmp_path, row("A1", text="井盖缺失"))
    table.write_bytes(table.read_text(encoding="utf-8").encode("gb18030"))
    Path("city.toml").write_text(MAPPING + '[table]\nencoding = "utf-8"\n', encoding="utf-8")
    result = say(table, "--mapping", "city.toml")

    assert isinstance(result.exception, Invalid)
    assert "看来是 gb18030：请改 table.encoding" in result.exception.zh
    assert not Case.objects.exists()


def test_help_names_the_shipped_mappings() -> None:
    assert "boston_311、chicago_sanitation、san_francisco_open311" in say("--help").stdout
