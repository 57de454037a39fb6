"""A small invented town's table, and the mapping that reads it."""

from pathlib import Path

from cityloop.cases.models import Assignment, Case, TimelineEntry
from cityloop.intake.history import importing
from cityloop.intake.history.mapping import Mapping
from cityloop.intake.history.mapping_file import read_mapping
from cityloop.intake.history.report import Summary

HEADER = "id,opened,promised,closed,state,outcome,kind,class,crew,area,x,y,via,ontime,text"
MAPPING = r"""
title = "Springfield"
[platform]
code = "springfield"
name = "Springfield"
timezone = "America/New_York"
[fields]
number = "id"
opened_at = "opened"
due_at = "promised"
closed_at = "closed"
status = "state"
closing = "outcome"
main = { from = "outcome", pattern = '(?i)dup(?:licate)? of (\w+)' }
category = "kind"
broad = "class"
unit = "crew"
division = "area"
lon = "x"
lat = "y"
source = "via"
on_time = "ontime"
description = "{kind}: {text}"
address = "{area} district"
keep = ["text"]
[time]
formats = ["%Y-%m-%d %H:%M", "%m/%d/%Y", "iso"]
[category.words]
lamp = { nature = "component", name = "Street lamp" }
[division]
district_code = "990900"
[place]
bounds = [-73.0, 42.0, -72.0, 43.0]
[stage.words]
done = "closed"
open = "handling"
new = "reported"
sorted = "filed"
paused = "suspended"
checked = "handled"
refused = "rejected"
[[stage.rules]]
pattern = '(?i)\bdup'
stage = "merged"
[[stage.rules]]
pattern = '(?i)mistake'
stage = "voided"
[limit]
default = "10 calendar_day"
[on_time]
yes = ["Y"]
no = ["N"]
[source.words]
phone = "hotline"
web = "public"
"""


def row(number: str, **cells: str) -> str:
    """A good row, closed on time, with some cells replaced."""
    told = {
        "id": number,
        "opened": "2021-03-01 08:00",
        "promised": "2021-03-03 08:00",
        "closed": "2021-03-02 09:30",
        "state": "done",
        "outcome": "filled",
        "kind": "pothole",
        "class": "roads",
        "crew": "Works",
        "area": "North",
        "x": "-72.5",
        "y": "42.1",
        "via": "phone",
        "ontime": "Y",
        "text": "deep one",
    } | cells
    return ",".join(told[name] for name in HEADER.split(","))


def write_table(folder: Path, *rows: str, name: str = "springfield.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return path


def mapping_of(folder: Path, *changes: tuple[str, str], extra: str = "", text: str = MAPPING) -> Mapping:
    """The mapping with some of its text replaced, read from a file as a user's would be."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path = folder / "springfield.toml"
    path.write_text(text + extra, encoding="utf-8")
    return read_mapping(str(path))


def take(table: Path, mapping: Mapping, **more: object) -> Summary:
    """Import a table into the test's database; the reject file lands beside the table."""
    rejects = table.with_suffix(".rejects.csv")
    return importing.run(importing.Order(table=table, mapping=mapping, rejects=rejects, **more))  # type: ignore[arg-type]


def case_of(ref: str) -> Case:
    return Case.objects.get(source_ref=ref)


def story(case: Case) -> list[tuple[str, str, str]]:
    """The verbs of a case with the stages they join."""
    rows = TimelineEntry.objects.filter(case=case).order_by("pk")
    return list(rows.values_list("verb", "stage_from", "stage_to"))


def spells(case: Case) -> list[tuple[str, str]]:
    """Kinds and outcomes of the spells of a case; an open one has no outcome."""
    return list(Assignment.objects.filter(case=case).order_by("pk").values_list("kind", "outcome"))
