"""Exports: the rows of the list and no others, the chosen columns, nothing that Excel would compute."""

import io
from datetime import datetime

import openpyxl
import pytest

from cityloop.api import exports
from cityloop.cases.queries import Worklist
from cityloop.cases.stages import Stage
from cityloop.people.models import AccessEntry
from tests.api.http import Voice
from tests.console.asking import listed, table
from tests.town import Town
from tests.walk import case_at, reported


@pytest.fixture
def busy(say: dict[str, Voice], town: Town) -> dict[str, Voice]:
    for stage in Stage:
        case_at(town, stage)
    case_at(town, Stage.HANDLING, unit="enforcement", handler="officer")
    return say


@pytest.mark.parametrize("name", [one.value for one in Worklist])
@pytest.mark.parametrize("who", ["leader", "cleaner", "dispatcher"])
def test_a_file_holds_what_the_list_shows(busy: dict[str, Voice], who: str, name: str) -> None:
    rows = table(busy[who].get(f"/exports/worklists/{name}.xlsx", columns="number"))
    assert rows[0] == ("案件编号",)
    assert [row[0] for row in rows[1:]] == listed(busy[who], {}, name)


def test_filters_and_columns_are_those_asked_for(busy: dict[str, Voice], town: Town) -> None:
    unit = town.departments["enforcement"].pk
    query = {"department_id": unit, "columns": "stage,number,department,due_at,reported_at,lamp"}
    rows = table(busy["leader"].get("/exports/worklists/all.xlsx", **query))
    assert rows[0] == ("当前阶段", "案件编号", "当前部门", "截止时间", "上报时间", "示警灯")
    (row,) = rows[1:]
    assert (row[0], row[2], row[4], row[5]) == ("处理中", "城管执法大队", "2026-11-16 09:00", "未超时")
    assert row[1] == listed(busy["leader"], {"department_id": unit})[0]


def test_formulas_stay_text(say: dict[str, Voice], town: Town) -> None:
    """What somebody reported is never computed by Excel, nor made a link."""
    bad = ['=HYPERLINK("http://x","y")', "+1+1", "-2", "@SUM(A1)", "http://example.org/", "\t=1", "a\x01b"]
    for text in bad:
        reported(town, description=text)
    file = say["leader"].get("/exports/worklists/all.xlsx", columns="description,number")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(file.streaming_content)))
    cells = [row[0] for row in book.active.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"} and not any(cell.hyperlink for cell in cells)
    assert {cell.value for cell in cells} >= {text.strip() for text in bad[:5]}


def test_too_much_is_refused_with_the_cap(busy: dict[str, Voice], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST_ROWS", 5)
    answer = busy["leader"].get("/exports/worklists/all.xlsx")
    assert (answer.status_code, answer.json()["code"], answer.json()["most"]) == (409, "refused", 5)
    assert not AccessEntry.objects.filter(act="export").exists()
    assert busy["leader"].get("/exports/worklists/closed.xlsx").status_code == 200


def test_taking_out_is_recorded(busy: dict[str, Voice], town: Town) -> None:
    table(busy["cleaner"].get("/exports/worklists/all.xlsx", columns="number,stage", nature="event"))
    entry = AccessEntry.objects.get(act="export")
    assert (entry.user, entry.object) == (town.users["cleaner"], "worklist all")
    assert entry.facts["filter"] == {"nature": "event"} and entry.facts["columns"] == ["number", "stage"]
    assert entry.facts["rows"] == len(listed(busy["cleaner"], {"nature": "event"}))


@pytest.mark.parametrize(
    "query", [{"columns": "number,phone"}, {"columns": "number,number"}, {"colums": "number"}]
)
def test_unknown_columns_and_filters_are_refused(say: dict[str, Voice], query: dict[str, str]) -> None:
    answer = say["leader"].get("/exports/worklists/all.xlsx", **query)
    assert answer.status_code == 422 and answer.json()["errors"][0]["field"] in {"columns", "colums"}


def test_the_file_has_every_column_by_default(say: dict[str, Voice], town: Town, monday: datetime) -> None:
    case_at(town, Stage.HANDLING)
    heading, row = table(say["leader"].get("/exports/worklists/all.xlsx"))
    assert heading == tuple(title for title, _, _ in exports.COLUMNS.values())
    told = dict(zip(heading, row, strict=True))
    assert (told["案件分类"], told["大类"], told["小类"]) == ("事件", "市容环境", "暴露垃圾")
    assert (told["剩余小时"], told["环节"], told["经度"]) == ("6.0", "处置", "113.900500")
