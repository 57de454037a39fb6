"""Small files to load, and one short way to load them."""

import csv
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from cityloop.loading.kinds import Job, Options
from cityloop.loading.registry import kind_named
from cityloop.loading.tables import Report, load
from cityloop.people.models import Platform

Rows = Sequence[Sequence[object]]
Load = Callable[..., Report]
Table = Callable[..., Path]
CHINESE = re.compile("[\u4e00-\u9fff]")
QUOTED = re.compile("“[^”]*”|'[^']*'")


@pytest.fixture
def platform(db: None) -> Platform:
    return Platform.objects.create(code="p", name="甲区", division_code="410702")


@pytest.fixture
def book(tmp_path: Path) -> Table:
    """Write sheets of a workbook: book(部件=[[…], …])."""

    def write(name: str = "表.xlsx", **sheets: Rows) -> Path:
        path = tmp_path / name
        with xlsxwriter.Workbook(str(path)) as made:
            for title, rows in sheets.items():
                sheet = made.add_worksheet(title)
                for number, row in enumerate(rows):
                    for place, value in enumerate(row):
                        sheet.write(number, place, value)
        return path

    return write


@pytest.fixture
def comma(tmp_path: Path) -> Table:
    """Write a CSV: comma([[…], …], encoding="gb18030")."""

    def write(rows: Rows, name: str = "表.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows(rows)
        return path

    return write


@pytest.fixture
def run() -> Load:
    """run("divisions", path, platform, dry_run=True, crs="gcj02"). What is said must be said in English too."""

    def do(kind: str, path: Path, platform: Platform, **how: Any) -> Report:
        ways = {name: how.pop(name) for name in ("dry_run", "skip_bad") if name in how}
        report = load(kind_named(kind), path, Job(platform, options=Options(**how)), **ways)
        english = [one.en for one in (*report.problems, *report.notes)]
        assert [one for one in english if not one or CHINESE.search(QUOTED.sub("", one))] == []
        return report

    return do


def counts(report: Report) -> tuple[int, int, int]:
    """New, changed, unchanged; only of a load without problems."""
    assert [one.zh for one in report.problems] == []
    return (report.created, report.updated, report.unchanged)


def said(report: Report) -> list[str]:
    """The problems with their rows, as people read them."""
    return [f"{one.row}: {one.zh}" for one in report.problems]
