"""Lists as Excel files: exactly the rows that the list shows, in the columns that were chosen."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import IO, Annotated
from zoneinfo import ZoneInfo

import xlsxwriter
from django.http import FileResponse
from ninja import Query, Router
from pydantic import Field

from cityloop.api import rows
from cityloop.api.auth import ApiRequest, platform_of
from cityloop.api.schemas import CaseRow
from cityloop.api.schemas_in import Narrow
from cityloop.api.translate import check_known, filter_of, query_of
from cityloop.cases import queries
from cityloop.cases.queries import Filter, Lamp, Worklist
from cityloop.cases.stages import Kind
from cityloop.catalog.models import Nature
from cityloop.core import clock
from cityloop.core.errors import Invalid, NotAllowed, Refused
from cityloop.people import trail
from cityloop.people.actors import Actor
from cityloop.people.posts import Permission

router = Router(tags=["列表"])
MOST_ROWS = 100_000
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE = {
    "responses": {
        200: {"description": "OK", "content": {EXCEL: {"schema": {"type": "string", "format": "binary"}}}}
    }
}
Cell = Callable[[CaseRow, ZoneInfo], str]


def _units(row: CaseRow) -> str:
    """All units that hold the case on this list, the one that is due first before the others."""
    return "、".join(one.name for one in (row.department, *row.also_at) if one)


def _local(at: datetime | None, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if at else ""


# Key → heading, width, and what stands in the cell: always text, never a formula.
COLUMNS: dict[str, tuple[str, int, Cell]] = {
    "lamp": ("示警灯", 8, lambda row, zone: Lamp(row.lamp).label if row.lamp else ""),
    "number": ("案件编号", 16, lambda row, zone: row.number),
    "description": ("问题描述", 50, lambda row, zone: row.description),
    "stage": ("当前阶段", 10, lambda row, zone: row.stage_label),
    "nature": ("案件分类", 8, lambda row, zone: Nature(row.category.nature).label),
    "broad": ("大类", 12, lambda row, zone: row.category.broad_name),
    "category": ("小类", 16, lambda row, zone: row.category.name),
    "address": ("地址", 30, lambda row, zone: row.address),
    "source": ("来源", 10, lambda row, zone: row.source_label),
    "urgent": ("紧急", 6, lambda row, zone: "是" if row.urgent else ""),
    "reported_at": ("上报时间", 16, lambda row, zone: _local(row.reported_at, zone)),
    "kind": ("环节", 8, lambda row, zone: Kind(row.kind).label if row.kind else ""),
    "department": ("当前部门", 18, lambda row, zone: _units(row)),
    "person": ("经办人", 10, lambda row, zone: row.person or ""),
    "due_at": ("截止时间", 16, lambda row, zone: _local(row.due_at, zone)),
    "left": (
        "剩余小时",
        10,
        lambda row, zone: "" if row.seconds_left is None else f"{row.seconds_left / 3600:.1f}",
    ),
    "ended_at": ("办结时间", 16, lambda row, zone: _local(row.ended_at, zone)),
    "classified_number": ("统一分类编号", 24, lambda row, zone: row.classified_number),
    "lon": ("经度", 12, lambda row, zone: "" if row.lon is None else f"{row.lon:.6f}"),
    "lat": ("纬度", 12, lambda row, zone: "" if row.lat is None else f"{row.lat:.6f}"),
}


class Chosen(Narrow):
    """The filters of the list, and the columns in their order, separated by commas; all without."""

    columns: Annotated[str, Field(max_length=400)] = ""


@router.get("/exports/worklists/{name}.xlsx", summary="导出列表", openapi_extra=FILE)
def export_worklist(request: ApiRequest, name: Worklist, narrow: Query[Chosen]) -> FileResponse:
    """An Excel file of the list as it is narrowed now; who took it out is recorded."""
    check_known(request, Chosen)
    actor, narrowed = request.actor, filter_of(narrow)
    columns = _chosen(narrow.columns)
    if not actor.holds(Permission.EXPORT):
        raise NotAllowed("您的岗位不能导出。", "Your post may not export.")
    _check_size(actor, name, narrowed)
    file, count = _workbook(actor, name, narrowed, columns, ZoneInfo(platform_of(actor).timezone))
    told = {"filter": query_of(narrowed), "columns": columns, "rows": count}
    trail.write("export", user_id=actor.user_id, thing=f"worklist {name.value}", **told)
    return FileResponse(file, as_attachment=True, filename=f"{name.label}.xlsx", content_type=EXCEL)


def _chosen(text: str) -> list[str]:
    chosen = [one.strip() for one in text.split(",") if one.strip()] or list(COLUMNS)
    unknown = [one for one in chosen if one not in COLUMNS]
    if unknown or len(set(chosen)) != len(chosen):
        known = "、".join(COLUMNS)
        raise Invalid(f"列有重复或不认识，可选：{known}。", f"Choose from: {known}.", field="columns")
    return chosen


def _check_size(actor: Actor, name: Worklist, narrow: Filter) -> None:
    if queries.counted_to(actor, name, narrow, MOST_ROWS + 1) > MOST_ROWS:
        raise Refused(
            f"符合条件的超过 {MOST_ROWS} 件，一次最多导出 {MOST_ROWS} 件，请缩小范围（如按上报时间分段）。",
            f"More than {MOST_ROWS} rows: narrow the list, e.g. by time of report.",
            most=MOST_ROWS,
        )


def _workbook(
    actor: Actor, name: Worklist, narrow: Filter, columns: list[str], zone: ZoneInfo
) -> tuple[IO[bytes], int]:
    """A workbook on disk, written row by row in little memory, rewound to be sent."""
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # the response closes it
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet, bold, count = book.add_worksheet(name.label), book.add_format({"bold": True}), 0
    for place, key in enumerate(columns):
        heading, width, _ = COLUMNS[key]
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, bold)
    sheet.freeze_panes(1, 0)
    for count, row in enumerate(_rows(actor, name, narrow), 1):
        for place, key in enumerate(columns):
            sheet.write_string(count, place, COLUMNS[key][2](row, zone))
    book.close()
    file.seek(0)
    return file, count


def _rows(actor: Actor, name: Worklist, narrow: Filter) -> Iterator[CaseRow]:
    now = clock.now()
    for found in queries.everything(actor, name, narrow, MOST_ROWS):
        yield rows.row(found, actor, now)
