"""The shelf: kept once, corrected after it was sent out, made by itself when due, read by whom it is for."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cityloop.cli.bulletin import command
from cityloop.core.errors import NotFound
from cityloop.evaluation.bulletins import due, fonts, making, shelf
from cityloop.evaluation.bulletins.making import Made
from cityloop.evaluation.spans import span
from tests.api.http import Voice, voices
from tests.evaluation import november
from tests.evaluation.conftest import November
from tests.town import PEOPLE

CENTRE = {
    "intake", "chief", "dispatcher", "dispatcher_2", "overseer", "head", "leader", "assessor", "admin",
}  # fmt: skip
UNITS = {"cleaner", "east_team", "east_group", "officer", "plumber", "street"}


@pytest.fixture(autouse=True)
def quick(monkeypatch: Any) -> None:
    """Without PDF."""
    monkeypatch.setattr(fonts, "faces", lambda: None)


@pytest.fixture
def week(lived: November) -> Made:
    return made(lived)


def made(lived: November, period: str = "2026-W47", corrects: int = 0) -> Made:
    return making.make(lived.town.platform, span(lived.town.platform.pk, period), corrects=corrects)


def put(lived: November, what: Made) -> shelf.Kept:
    platform = lived.town.platform
    return shelf.keep(platform, span(platform.pk, what.content.period), what)


def test_what_says_the_same_is_kept_once(lived: November, week: Made) -> None:
    first, again = put(lived, week), put(lived, week)
    assert first.name == again.name == "2026-W47.1"
    assert [one.name for one in shelf.every(lived.town.platform)] == ["2026-W47.1"]
    assert {one.name for one in first.files} == set(week.files)


def test_what_changed_gets_the_next_number_and_corrects_what_was_sent_out(
    lived: November, week: Made
) -> None:
    platform = lived.town.platform
    first = put(lived, week)
    assert shelf.last_issued(platform, "2026-W47") == 0
    assert shelf.issue(first, by="杨考核").issued_at == shelf.issue(first, by="别人").issued_at
    late = november.MIDMONTH + 2 * november.DAY
    november.handled(lived.town, late)
    second = put(lived, made(lived, corrects=shelf.last_issued(platform, "2026-W47")))
    assert (second.number, second.corrects) == (2, 1) and "（更正）" in second.title
    assert all("（更正）" in one.name for one in second.files)


def test_many_at_once_leave_one(lived: November, week: Made) -> None:
    platform = lived.town.platform
    over = span(platform.pk, "2026-W47")
    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(lambda _: shelf.keep(platform, over, week), range(8)))
    assert {one.name for one in kept} == {"2026-W47.1"}
    assert not list((kept[0].folder.parent.parent).glob(".making-*"))


def test_nothing_is_left_when_writing_fails(lived: November, week: Made, monkeypatch: Any) -> None:
    def broken(*_: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(shelf, "_write", broken)
    with pytest.raises(OSError, match="disk full"):
        put(lived, week)
    assert shelf.every(lived.town.platform) == []


@pytest.mark.parametrize("name", ["", "..", "2026-W47.2", "../x.1", "2026-W47.1/..", "2026-W47.01x"])
def test_no_way_out_of_the_shelf(lived: November, week: Made, name: str) -> None:
    put(lived, week)
    with pytest.raises(NotFound):
        shelf.one(lived.town.platform, name)


@pytest.mark.parametrize("name", ["index.json", "reader.json", "../1/index.json", "issued.json", ""])
def test_only_listed_files_are_given_out(lived: November, week: Made, name: str) -> None:
    with pytest.raises(NotFound):
        put(lived, week).path(name)


def test_what_is_due_is_made_once(lived: November) -> None:
    platform = lived.town.platform
    assert [one.name for one in due.waiting(platform)] == ["2026-11"]  # last week was empty, last year too
    assert [one.name for one in due.make_due(platform)] == ["2026-11.1"]
    assert list(due.make_due(platform)) == []


def test_who_reads(lived: November, week: Made) -> None:
    say = voices(lived.town)
    kept = put(lived, week)
    path = f"/bulletins/{kept.name}"
    for who, *_ in PEOPLE:
        expected = 200 if who in CENTRE else 404 if who in UNITS else 403
        assert say[who].get(path).status_code == expected, who
    assert say["officer"].get("/bulletins").json() == []
    assert say["head"].post(f"{path}/issue").status_code == 403
    assert say["assessor"].post(f"{path}/issue").json()["issued_at"]
    assert say["officer"].get(path).json()["bulletin"]["id"] == kept.name
    assert [one["id"] for one in say["officer"].get("/bulletins").json()] == [kept.name]


def test_reading_and_taking_out(lived: November, week: Made) -> None:
    say = voices(lived.town)["assessor"]
    kept = put(lived, week)
    content = say.get(f"/bulletins/{kept.name}").json()["content"]
    assert content["sections"][0]["heading"] == "总体情况"
    assert {one["type"] for part in content["sections"] for one in part["blocks"]} >= {"paragraph", "table"}
    for file in kept.files:
        answer = say.get(f"/bulletins/{kept.name}/files/{file.name}")
        assert b"".join(answer.streaming_content) == week.files[file.name]
        assert "attachment" in answer["Content-Disposition"]
    assert say.get(f"/bulletins/{kept.name}/files/index.json").status_code == 404


def test_made_by_a_click(lived: November) -> None:
    say: dict[str, Voice] = voices(lived.town)
    assert say["officer"].post("/bulletins", {"period": "2026-W47"}).status_code == 403
    answer = say["assessor"].post("/bulletins", {"period": "2026-W47"})
    assert (answer.status_code, answer.json()["id"], answer.json()["made_by"]) == (
        201,
        "2026-W47.1",
        "杨考核",
    )
    assert say["assessor"].post("/bulletins", {"period": "2026-W47"}).json()["id"] == "2026-W47.1"
    assert say["assessor"].post("/bulletins", {"period": "2026-Q4"}).status_code == 422


def test_the_command_writes_into_a_folder(lived: November, tmp_path: Path) -> None:
    done = CliRunner().invoke(command, ["--week", "2026-W47", "--out", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "2026-W47周通报.docx",
        "2026-W47周通报附表.xlsx",
    ]
    assert "CITYLOOP_FONTS" in done.output
    assert shelf.every(lived.town.platform) == []


def test_the_command_without_a_folder_uses_the_shelf(lived: November) -> None:
    assert CliRunner().invoke(command, ["--month", "last"]).exit_code == 0
    assert [one.name for one in shelf.every(lived.town.platform)] == ["2026-11.1"]


@pytest.mark.parametrize(
    "asked", [[], ["--week", "2026-11"], ["--week", "last", "--month", "last"], ["--year", "2026-W01"]]
)
def test_the_command_refuses_what_is_unclear(lived: November, asked: list[str]) -> None:
    assert CliRunner().invoke(command, asked).exit_code == 2


def test_the_command_gives_the_templates_and_overwrites_none(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert CliRunner().invoke(command, ["template", "--out", str(out)]).exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["周通报.docx", "年度考核.docx", "月讲评.docx"]
    assert CliRunner().invoke(command, ["template", "--out", str(out)]).exit_code == 1


def test_the_command_makes_what_is_due(lived: November) -> None:
    assert CliRunner().invoke(command, ["due"]).exit_code == 0
    assert [one.name for one in shelf.every(lived.town.platform)] == ["2026-11.1"]


def test_words_and_themes_at_the_api(lived: November) -> None:
    """Only who assesses sees and writes them."""
    say = voices(lived.town)
    texts, themes = "/bulletin-texts?period=2026-11", "/bulletin-themes"
    told = {"period": "2026-11", "topic": "next", "text": "加强巡查。"}
    wanted = {"themes": [{"name": "四乱", "nature": "event", "category_codes": ["0101"]}]}
    for who, *_ in PEOPLE:
        expected = 200 if who == "assessor" else 403
        assert say[who].get(texts).status_code == say[who].get(themes).status_code == expected, who
        assert say[who].put("/bulletin-texts", told).status_code == expected, who
        assert say[who].put(themes, wanted).status_code == expected, who
    found = {one["topic"]: one for one in say["assessor"].get(texts).json()}
    assert list(found) == ["news", "praise", "odd_days", "problems", "next"]
    assert (found["next"]["text"], found["next"]["by"], found["news"]["text"]) == ("加强巡查。", "杨考核", "")
    assert say["assessor"].get(themes).json() == wanted["themes"]
    broken = {"themes": [{"name": "四乱", "nature": "event", "category_codes": ["9999"]}]}
    assert say["assessor"].put(themes, broken).status_code == 422
    assert say["assessor"].put("/bulletin-texts", told | {"topic": "gossip"}).status_code == 422
