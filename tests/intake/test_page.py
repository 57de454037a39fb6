"""The manual page is true: its mapping can be used as printed, and every key and kind of dirt stands there."""

import re
from pathlib import Path

import pytest

from cityloop.cases.models import Case
from cityloop.intake.history.dirt import KINDS
from cityloop.intake.history.mapping_file import read_mapping
from tests.intake.foreign import take

PAGE = Path(__file__).resolve().parents[2] / "docs" / "import.md"


@pytest.mark.django_db
def test_the_annotated_mapping_reads_a_table(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    (tmp_path / "page.toml").write_text(re.findall(r"```toml\n(.*?)```", page, re.S)[0], encoding="utf-8")
    table = tmp_path / "requests.csv"
    table.write_text(
        "request_id,created,closed,updated,target,status,resolution,type,class,agency,ward,details,street,house,x,y,"
        "met_target,zip\n"
        "R-1,03/01/2021 08:00:00 AM,,03/02/2021 08:00:00 AM,03/04/2021,Closed,Filled,Graffiti,Walls,DPW,3,big,Elm St,5,"
        "-72.5,42.1,Y,01101\n"
        "R-2,03/01/2021 12:00:00 AM,03/02/2021,,,closed,duplicate of #1,Street light,Lights,PARKS,3,out,Elm St,5,"
        "-72.5,42.1,,01101\n"
        "R-3,03/01/2021,,,,Open,,Graffiti,Walls,WATER,3,wet,Elm St,5,-72.5,42.1,,01101\n",
        encoding="utf-8",
    )
    summary = take(table, read_mapping(str(tmp_path / "page.toml")))

    assert (summary.rows, summary.written, summary.agrees) == (2, 2, 1)
    assert list(
        Case.objects.order_by("source_ref").values_list("source_ref", "stage", "address", "source")
    ) == [
        ("R-1", "closed", "Elm St 5", "hotline"),
        ("R-2", "merged", "Elm St 5", "hotline"),
    ]


def test_every_kind_of_dirt_stands_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = {
        name: (label, default)
        for name, label, default in re.findall(r"^\| `(\w+)` \| ([^|]+) \| (\w+) \|", page, re.M)
    }

    assert {name: (kind.label, kind.actions[0]) for name, kind in KINDS.items()} == rows
