"""The description of the API: committed, complete, readable without the outside world."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.contrib.staticfiles import finders
from django.test import Client

from cityloop.api.app import api
from cityloop.cli import openapi, token
from cityloop.people.models import ApiToken
from tests.api.http import Voice
from tests.town import Town

ROOT = Path(__file__).parents[2]


def test_the_committed_description_is_fresh() -> None:
    assert (ROOT / "docs/openapi.json").read_text(encoding="utf-8") == openapi.document()


def test_check_notices_a_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    assert runner.invoke(openapi.command, ["--check"]).exit_code == 1
    assert runner.invoke(openapi.command, []).exit_code == 0
    assert runner.invoke(openapi.command, ["--check"]).exit_code == 0
    (tmp_path / "docs/openapi.json").write_text("{}", encoding="utf-8")
    assert runner.invoke(openapi.command, ["--check"]).exit_code == 1


def test_it_is_served(db: None) -> None:
    answer = Client().get("/api/v1/openapi.json")
    assert answer.json() == json.loads(openapi.document())


def test_every_operation_is_named_once_and_may_refuse() -> None:
    schema = json.loads(openapi.document())
    operations = [one for methods in schema["paths"].values() for one in methods.values()]
    names = [one["operationId"] for one in operations]
    assert len(names) == len(set(names))
    for one in operations:
        assert "application/problem+json" in one["responses"]["default"]["content"]
        assert one["tags"] and one["summary"]


def test_every_write_of_the_loop_takes_an_idempotency_key() -> None:
    schema = json.loads(openapi.document())
    for path, methods in schema["paths"].items():
        if "post" in methods and re.search(r"/(cases|evidence|public)", path):
            headers = [one["name"] for one in methods["post"]["parameters"] if one["in"] == "header"]
            assert headers == ["Idempotency-Key"], path


def test_the_page_loads_nothing_from_elsewhere(db: None) -> None:
    page = Client().get("/api/v1/docs").content.decode()
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len(addresses) >= 4
    for address in addresses:
        assert address.startswith("/static/ninja/")
        assert finders.find(address.removeprefix("/static/")), address
    assert "http" not in page.replace("xmlns", "")
    style = Path(str(finders.find("ninja/swagger-ui.css"))).read_text(encoding="utf-8")
    assert not re.findall(r"url\(\s*['\"]?https?:", style)


def test_every_path_of_the_description_asks_who_is_there(town: Town) -> None:
    """Without a name nothing but the doors for signing in and for citizens opens."""
    schema = api.get_openapi_schema()
    nobody = Voice("")
    for path, methods in schema["paths"].items():
        for method in methods:
            filled = re.sub(r"{[^}]+}", "1", path)
            answer = nobody.client.generic(method.upper(), filled, "{}", content_type="application/json")
            open_doors = path.startswith("/api/v1/public/") or path == "/api/v1/session/login"
            assert (answer.status_code == 401) is not open_doors, (method, path)


def test_a_token_from_the_shell(town: Town) -> None:
    made = CliRunner().invoke(token.command, ["intake", "--name", "热线接入", "--days", "30"])
    assert made.exit_code == 0
    text = made.stdout.strip()
    assert Voice(text).get("/session/me").json()["username"] == "intake"
    assert ApiToken.objects.get().expires_at is not None
    assert CliRunner().invoke(token.command, ["nobody", "--name", "x"]).exit_code == 1


def test_no_two_shapes_share_a_name() -> None:
    """The document knows shapes by name alone: of two alike, one would be told for the other."""
    found = re.findall(
        r"^class (\w+)\((?:Schema|In|\w+(?:Out|In|Row))\):",
        "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "cityloop/api").glob("*.py")),
        re.MULTILINE,
    )
    assert sorted(found) == sorted(set(found))
