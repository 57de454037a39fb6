"""The real tables of three cities, counted again here with nothing but csv and json.

Boston's own ONTIME/OVERDUE mark agrees with its times on every row that has both, which says that
local times, daylight saving and due dates are read as the city meant them.
"""

import csv
import gzip
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cityloop.cases.models import Assignment, Case, TimelineEntry
from cityloop.intake.history.importing import Order, run
from cityloop.intake.history.mapping_file import read_mapping
from cityloop.intake.history.report import Summary
from tests.intake.vows import broken_vows

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "311"
BOSTON = DATA / "boston_2011_07-10.csv.gz"
CHICAGO = DATA / "chicago_sanitation_2012-2013.csv.gz"
SAN_FRANCISCO = DATA / "sf_open311_500_2011_fixture.json"
pytestmark = [pytest.mark.real_data, pytest.mark.django_db]


def table(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        pytest.skip(f"no {path.name} beside the checkout")
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def bring_in(path: Path, name: str, folder: Path) -> Summary:
    return run(Order(table=path, mapping=read_mapping(name), rejects=folder / "rejects.csv"))


def instant(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def stages() -> dict[str, int]:
    return dict(Counter(Case.objects.values_list("stage", flat=True)))


def test_boston(tmp_path: Path) -> None:
    rows = table(BOSTON)
    summary = bring_in(BOSTON, "boston_311", tmp_path)

    assert (summary.rows, summary.written, summary.rejected_rows, summary.whole) == (
        len(rows),
        len(rows),
        0,
        True,
    )
    found = stages()
    assert found["handling"] == sum(row["case_status"] == "Open" for row in rows) == 2459
    assert sum(found.values()) - found["handling"] == sum(row["case_status"] == "Closed" for row in rows)
    assert {row["case_enquiry_id"] for row in rows} == set(Case.objects.values_list("source_ref", flat=True))
    check_due_dates(rows)
    check_punctuality(rows, summary)
    check_ends(rows)
    check_mergers()
    assert TimelineEntry.objects.filter(verb="report").count() == len(rows)
    assert broken_vows("boston") == []


def check_due_dates(rows: list[dict[str, str]]) -> None:
    """Every handling spell is due when target_dt says, in Boston's own clock."""
    due = dict(Assignment.objects.filter(kind="handle").values_list("case__source_ref", "original_due_at"))
    told = {
        row["case_enquiry_id"]: instant(row["target_dt"], "America/New_York")
        for row in rows
        if row["open_dt"] < row["target_dt"] < "2031"  # later ones stand for "no limit"
    }
    mine = [ref for ref in told if ref in due]
    assert len(mine) > 34_000
    assert [ref for ref in mine if due[ref] != told[ref]] == []


def check_punctuality(rows: list[dict[str, str]], summary: Summary) -> None:
    limited = [row for row in rows if row["open_dt"] < row["target_dt"] < "2031"]
    marked = [row for row in limited if row["ontime"]]
    assert (summary.agrees, summary.differs.count) == (len(marked), 0)
    late = sum(row["closed_dt"] > row["target_dt"] for row in limited if row["closed_dt"])
    in_time = sum(row["closed_dt"] <= row["target_dt"] for row in limited if row["closed_dt"])
    counted = summary.punctuality
    closed = counted["closed_on_time"] + counted["closed_late"] + counted["ended_otherwise"]
    assert closed == late + in_time
    assert counted["no_limit"] == len(rows) - len(limited)
    assert summary.dirt["no_due"].count == sum(not row["target_dt"] for row in rows) == 6073
    assert (
        summary.dirt["same_second"].count == sum(row["open_dt"] == row["closed_dt"] for row in rows) == 1894
    )


def check_ends(rows: list[dict[str, str]]) -> None:
    """Openings and closings in Boston's clock; the hour that autumn repeats may be either of two."""
    zone = "America/New_York"
    stored = {
        ref: (began, ended)
        for ref, began, ended in Case.objects.values_list("source_ref", "reported_at", "ended_at")
    }
    for row in rows:
        began, ended = stored[row["case_enquiry_id"]]
        assert began == instant(row["open_dt"], zone)
        assert ended == (instant(row["closed_dt"], zone) if row["closed_dt"] else None)


def check_mergers() -> None:
    """A merged case names in its closing words a number of the table; chains end at a case that is not merged."""
    merged = {case.source_ref: case for case in Case.objects.filter(stage="merged").select_related("main")}
    said = {
        entry.case_id: entry for entry in TimelineEntry.objects.filter(verb="merge", case__stage="merged")
    }
    for case in merged.values():
        entry, ref = said[case.pk], said[case.pk].payload["main"]
        assert ref[-6:] in entry.note
        while ref in merged:
            ref = said[merged[ref].pk].payload["main"]
        assert case.main is not None
        assert (case.main.source_ref, case.main.stage in {"closed", "handling", "voided"}) == (ref, True)


def test_chicago(tmp_path: Path) -> None:
    rows = table(CHICAGO)
    summary = bring_in(CHICAGO, "chicago_sanitation", tmp_path)
    numbers = Counter(row["Service_Request_Number"] for row in rows)
    repeated = sum(count - 1 for count in numbers.values())

    assert (summary.rows, summary.written, summary.rejected_rows) == (len(rows), len(numbers), repeated)
    assert {kind: found.count for kind, found in summary.rejected.items()} == {"duplicate_number": 176}
    with (tmp_path / "rejects.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == repeated
    first: dict[str, dict[str, str]] = {}
    for row in rows:
        first.setdefault(row["Service_Request_Number"], row)
    told = Counter(row["Status"] for row in first.values())
    assert stages() == {
        "closed": told["Completed"],
        "voided": told["Completed - Dup"],
        "handling": told["Open - Dup"],
    }
    zone = "America/Chicago"
    stored = Case.objects.values_list("source_ref", "reported_at", "ended_at")
    for ref, began, ended in stored:
        row = first[ref]
        assert began.astimezone(ZoneInfo(zone)).date().isoformat() == row["Creation_Date"]
        assert (ended.astimezone(ZoneInfo(zone)).date().isoformat() if ended else "") == row[
            "Completion_Date"
        ]
    assert Case.objects.filter(lon__isnull=True).count() == sum(not row["Latitude"] for row in first.values())
    assert broken_vows("chicago-sanitation") == []


def test_san_francisco(tmp_path: Path) -> None:
    if not SAN_FRANCISCO.exists():
        pytest.skip(f"no {SAN_FRANCISCO.name} beside the checkout")
    objects = json.loads(SAN_FRANCISCO.read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = [one["fields"] for one in objects if one["model"] == "dashboard.request"]
    summary = bring_in(SAN_FRANCISCO, "san_francisco_open311", tmp_path)
    backwards = [
        row
        for row in rows
        if row["status"] == "Closed" and row["updated_datetime"] < row["requested_datetime"]
    ]

    assert len(rows) == summary.rows == 500
    assert {kind: found.count for kind, found in summary.rejected.items()} == {
        "closed_before_opened": len(backwards)  # the export printed 12-hour clocks without am and pm
    }
    assert summary.written == 500 - len(backwards)
    assert stages() == {
        "closed": sum(row["status"] == "Closed" for row in rows) - len(backwards),
        "handling": sum(row["status"] == "Open" for row in rows),
    }
    good = [row for row in rows if row not in backwards]
    assert Case.objects.filter(lon__isnull=True).count() == sum(not row["lat"] for row in good)
    assert broken_vows("san-francisco") == []
