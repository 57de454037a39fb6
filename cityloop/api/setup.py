"""Setting a district up in the browser: what is missing, tables in, one test case round the loop."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

from django.http import HttpResponse
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from cityloop.api.auth import ApiRequest, platform_of
from cityloop.api.detail import timeline_out
from cityloop.api.exports import EXCEL, FILE
from cityloop.api.schemas import TimelineOut
from cityloop.api.schemas_in import In
from cityloop.api.setup_channels import check_right
from cityloop.cases import queries
from cityloop.catalog.models import Nature
from cityloop.core.errors import Invalid
from cityloop.loading import rehearsal, setting_up
from cityloop.loading.kinds import Job, Options
from cityloop.loading.registry import KINDS, kind_named
from cityloop.loading.tables import Report, load
from cityloop.loading.workbooks import write_failures, write_template
from cityloop.people import trail
from cityloop.places.coords import System

router = Router(tags=["建区"])
MOST_PROBLEMS = 200
SUFFIXES = frozenset({".xlsx", ".csv", ".txt", ".json", ".geojson", ".zip"})


class StepOut(Schema):
    """`kind` is the table that fills the step, if one does; `blocking` steps come before the first case."""

    step: str
    label: str
    done: bool
    count: int
    what: str
    what_en: str
    remedy: str
    remedy_en: str
    blocking: bool
    kind: str


class TableOut(Schema):
    kind: str
    label: str
    about: str


class State(Schema):
    ready: bool
    steps: list[StepOut]
    tables: list[TableOut]


class How(In):
    """What a file cannot say itself."""

    skip_bad: bool = False
    crs: System = System.CGCS2000
    version: Annotated[str, Field(max_length=80)] = ""
    effective_on: date | None = None
    nature: Nature | None = None
    calendar: Annotated[str, Field(max_length=40)] = ""
    decree: Annotated[int | None, Field(ge=2000, le=2100)] = None


class ProblemRow(Schema):
    """Row 0 is the file as a whole."""

    sheet: str
    row: int
    problem: str
    problem_en: str


class Loaded(Schema):
    """What was written, or in a dry run would be; `problems` holds the first ones, `problem_count` says of how many."""

    kind: str
    written: bool
    total: int
    created: int
    updated: int
    unchanged: int
    removed: int
    skipped: int
    problem_count: int
    problems: list[ProblemRow]
    notes: list[str]
    notes_en: list[str]


class Rehearsed(Schema):
    number: str
    timeline: list[TimelineOut]


@router.get("/setup/state", response=State, summary="建区进度")
def setup_state(request: ApiRequest) -> State:
    """What is there, what is missing, and what to do about it."""
    check_right(request)
    steps = setting_up.state(platform_of(request.actor))
    return State(
        ready=all(step.done for step in steps if step.blocking),
        steps=[_step(step) for step in steps],
        tables=[TableOut(kind=kind.name, label=kind.label, about=kind.about) for kind in KINDS.values()],
    )


@router.get("/setup/{kind}/template.xlsx", summary="表格模板", openapi_extra=FILE)
def setup_template(request: ApiRequest, kind: str) -> HttpResponse:
    """An empty table with drop-down lists and an explanation of every column."""
    check_right(request)
    found = kind_named(kind)
    with _folder() as folder:
        write_template(found, folder / "template.xlsx")
        return _excel((folder / "template.xlsx").read_bytes(), f"{found.label}模板.xlsx")


@router.post("/setup/test-case", response={201: Rehearsed}, summary="测试案件")
def setup_test_case(request: ApiRequest) -> Rehearsed:
    """One labelled case round the whole loop by the platform's own people; closed at the end, or nothing."""
    check_right(request)
    case = rehearsal.rehearse(platform_of(request.actor))
    trail.write("setup_test_case", user_id=request.actor.user_id, thing=case.number)
    return Rehearsed(
        number=case.number,
        timeline=[timeline_out(one, case, request.actor) for one in queries.timeline(case)],
    )


@router.post("/setup/{kind}/dry-run", response=Loaded, summary="试载")
def setup_dry_run(request: ApiRequest, kind: str, file: File[UploadedFile], how: Form[How]) -> Loaded:
    """Everything is checked and counted; nothing is written."""
    return _loaded(_load(request, kind, file, how, dry_run=True))


@router.post("/setup/{kind}/load", response=Loaded, summary="载入")
def setup_load(request: ApiRequest, kind: str, file: File[UploadedFile], how: Form[How]) -> Loaded:
    """All or nothing, unless bad rows are to be skipped."""
    return _loaded(_load(request, kind, file, how, dry_run=False))


@router.post("/setup/{kind}/errors.xlsx", summary="错误行", openapi_extra=FILE)
def setup_errors(request: ApiRequest, kind: str, file: File[UploadedFile], how: Form[How]) -> HttpResponse:
    """The failed rows of the same file, each with its number and what to do; mended, it can be loaded itself."""
    report = _load(request, kind, file, how, dry_run=True)
    if not report.failed:
        raise Invalid("这个文件没有错误行。", "No row of this file is wrong.", field="file")
    with _folder() as folder:
        write_failures(report.failed, folder / "errors.xlsx")
        return _excel((folder / "errors.xlsx").read_bytes(), f"{report.kind}错误行.xlsx")


def _load(request: ApiRequest, kind: str, file: UploadedFile, how: How, *, dry_run: bool) -> Report:
    check_right(request)
    found, platform = kind_named(kind), platform_of(request.actor)
    options = Options(
        crs=how.crs.value,
        version=how.version,
        effective_on=how.effective_on,
        nature=how.nature or "",
        calendar=how.calendar,
        decree=how.decree,
    )
    job = Job(platform, file_name=Path(file.name or "").name[:120], options=options, by=request.person)
    with _folder() as folder:
        return load(found, _kept(file, folder), job, dry_run=dry_run, skip_bad=how.skip_bad)


def _kept(file: UploadedFile, folder: Path) -> Path:
    suffix = Path(file.name or "").suffix.lower()
    if suffix not in SUFFIXES:
        raise Invalid(
            "请上传 xlsx、csv、GeoJSON，或压缩为 zip 的 shapefile。",
            "Send xlsx, csv, GeoJSON or a zipped shapefile.",
            field="file",
        )
    path = folder / f"table{suffix}"
    with path.open("wb") as out:
        for chunk in file.chunks():
            out.write(chunk)
    return path


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="cityloop-setup-") as name:
        yield Path(name)


def _excel(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=EXCEL)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def _step(step: setting_up.Step) -> StepOut:
    return StepOut(
        step=step.step,
        label=step.label,
        done=step.done,
        count=step.count,
        what=step.what,
        what_en=step.what.en,
        remedy=step.remedy,
        remedy_en=step.remedy.en,
        blocking=step.blocking,
        kind=step.kind,
    )


def _loaded(report: Report) -> Loaded:
    shown = report.problems[:MOST_PROBLEMS]
    return Loaded(
        kind=report.kind,
        written=report.written,
        total=report.total,
        created=report.created,
        updated=report.updated,
        unchanged=report.unchanged,
        removed=report.removed,
        skipped=report.skipped,
        problem_count=len(report.problems),
        problems=[
            ProblemRow(sheet=one.sheet, row=one.row, problem=one.zh, problem_en=one.en) for one in shown
        ],
        notes=[str(one) for one in report.notes],
        notes_en=[one.en for one in report.notes],
    )
