"""People × cases × addresses: every GET of the description has a row, and shows nobody a case that is not theirs.

A new address without a row fails. `SHOWN` are addresses where cases may come out: each is asked by everybody and
every case number in the answer must be one that the person may see. `WHOLE` must show exactly those. The other
addresses say why they need no asking here.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from cityloop.api.app import api
from cityloop.cases.models import Case
from cityloop.cases.queries import Worklist
from cityloop.core import briefly
from cityloop.people.posts import GRANTS, Permission
from tests.api.http import Voice, voices
from tests.api.sight import POST, four_cases, visible
from tests.town import Town
from tests.walk import photo

HERE = "lon=113.9005&lat=35.3005"
PHONE, NAME = "13812340000", "诉求甲"

# Where cases may come out. {number} and {evidence_id} stand for each case in turn, {name} for each list.
SHOWN = {
    "/worklists/counts": "",
    "/worklists/{name}": "size=100",
    "/exports/worklists/{name}.xlsx": "",
    "/cases/similar": f"nature=event&category=0101&{HERE}",
    "/cases/{number}": "",
    "/cases/{number}/earlier": "",
    "/cases/{number}/proposal": "",
    "/evidence/{evidence_id}": "",
    "/changes": "",
    "/mentions": "",
    "/reporters/history": f"phone={PHONE}",
    "/figures/now": "",
    "/figures/arrivals": "",
    "/figures/steps": "",
    "/figures/ticker": "",
    "/figures/trend": "",
    "/figures/ranking": "",
    "/map/tiles/cases/12/3343/1618.mvt": "stage=all",
    "/map/tiles/cells/14/13375/6472.mvt": "",
    "/map/inspectors": "",
    "/units/backlog": "",
}
WHOLE = {"/worklists/all", "/exports/worklists/all.xlsx", "/map/tiles/cases/12/3343/1618.mvt"}
NO_CASES = {
    "/categories", "/categories/{nature}/{code}", "/departments", "/enumerations", "/me/preferences", "/people", "/phrases",
    "/places/addresses", "/places/components", "/places/divisions", "/places/locate", "/map/base",
    "/map/base/{layer}/{z}/{x}/{y}", "/map/grades",
    "/session/me", "/tokens",
    "/setup/channels", "/setup/platform", "/setup/state", "/setup/{kind}/template.xlsx",
}  # fmt: skip
# By number and tracking code, without a name: tests/api/test_public.py.
OF_CITIZENS = {"/public/cases/{number}"}
# Assessment has its own rights and its own matrix: tests/evaluation.
OF_ASSESSMENT = ("/assessment/", "/bulletins", "/bulletin-")
LAYERS = "/map/tiles/{layer}/{z}/{x}/{y}.mvt"


def described() -> set[str]:
    """Every GET of the API."""
    paths = api.get_openapi_schema()["paths"]
    return {path.removeprefix("/api/v1") for path, verbs in paths.items() if "get" in verbs}


def test_every_address_has_a_row() -> None:
    rows = {LAYERS if path.startswith("/map/tiles/") else path for path in SHOWN} | NO_CASES | OF_CITIZENS
    assert rows == {path for path in described() if not path.startswith(OF_ASSESSMENT)}


@pytest.fixture
def cases(town: Town, monday: object) -> dict[str, Case]:
    found = four_cases(town)
    for case in found.values():
        case.reporters.create(name=NAME, phone=PHONE, track_code="ABCD2345")
    return found


def asked(path: str, cases: dict[str, Case], shown: dict[str, str]) -> Iterator[str]:
    """The addresses that a row stands for."""
    if "{name}" in path:
        yield from (path.format(name=name.value) for name in Worklist)
    elif "{number}" in path:
        yield from (path.format(number=case.number) for case in cases.values())
    elif "{evidence_id}" in path:
        yield from (path.format(evidence_id=one) for one in shown.values())
    else:
        yield path


def told(answer: Any) -> str:
    """All that an answer says, as text; of a workbook the words of its sheets."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    return str(content.decode("utf-8", "replace"))


@pytest.mark.parametrize("path", list(SHOWN))
def test_nobody_sees_a_case_that_is_not_theirs(town: Town, cases: dict[str, Case], path: str) -> None:
    say = voices(town)
    shown = {key: str(photo(town, "intake", case=case)) for key, case in cases.items()}
    numbers = {key: case.number for key, case in cases.items()}
    for name, voice in say.items():
        seen = {numbers[key] for key in visible(name, cases)}
        for one in asked(path, cases, shown):
            briefly.forget()
            answer = voice.get(f"{one}?{SHOWN[path]}")
            assert answer.status_code in {200, 403, 404}, (name, one, answer.status_code)
            text = told(answer)
            hidden = {number for number in numbers.values() if number in text and number not in one} - seen
            assert not hidden, (name, one)
            if one in WHOLE:
                whole = seen if answer.status_code == 200 else set()
                assert {number for number in numbers.values() if number in text} == whole, (name, one)
            if POST[name] not in GRANTS[Permission.VIEW_REPORTER]:
                assert PHONE not in text.replace(SHOWN[path], "") and NAME not in text, (name, one)
    nobody = Voice("", Client())
    for one in asked(path, cases, shown):
        assert nobody.get(f"{one}?{SHOWN[path]}").status_code == 401, one


@pytest.mark.parametrize("path", ["/cases/{number}", "/cases/{number}/earlier", "/cases/{number}/proposal"])
def test_what_is_not_theirs_is_not_there(town: Town, cases: dict[str, Case], path: str) -> None:
    for name, voice in voices(town).items():
        for key, case in cases.items():
            want = 200 if key in visible(name, cases) else 404
            assert voice.get(path.format(number=case.number)).status_code == want, (name, key)


@pytest.mark.parametrize("name", list(POST))
def test_numbers_count_only_what_may_be_seen(town: Town, cases: dict[str, Case], name: str) -> None:
    voice, seen = voices(town)[name], visible(name, cases)
    briefly.forget()
    now = voice.get("/figures/now").json()
    assert voice.get("/figures/arrivals").json()["reported"]["count"] == len(seen)
    assert sum(line["number"]["count"] for line in now["open"]) == len(seen)
    assert sum(line["number"]["count"] for line in now["lamps"]) <= len(seen)
    assert voice.get("/worklists/counts").json()["counts"]["overdue"] == 0
