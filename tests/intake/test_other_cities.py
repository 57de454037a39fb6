"""Cities that nobody has seen before: a table and a mapping, no code."""

import json
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from cityloop.cases.models import Assignment, Case
from cityloop.intake.history.mapping_file import read_mapping
from tests.intake.foreign import take
from tests.intake.vows import broken_vows

pytestmark = pytest.mark.django_db


def mapping(folder: Path, text: str) -> object:
    path = folder / "city.toml"
    path.write_text(text, encoding="utf-8")
    return read_mapping(str(path))


def facts() -> list[tuple[object, ...]]:
    return list(
        Case.objects.order_by("source_ref").values_list(
            "source_ref", "stage", "category__name", "reported_at"
        )
    )


def test_american_dates_codes_for_statuses_no_coordinates(tmp_path: Path) -> None:
    table = tmp_path / "requests.txt"
    table.write_text(
        "Unique Key|Created Date|Closed Date|Agency|Complaint|Descriptor|Status|Resolution\n"
        "101|03/01/2021 08:00:00 PM|03/02/2021 12:00:00 AM|DOT|Street Light|Out|3|Fixed.\n"
        "102|03/01/2021 12:00:00 AM||NYPD|Noise|Loud|1|\n"
        "103|03/04/2021 09:00:00 AM|03/05/2021 09:00:00 AM|DOT|Street Light|Out|3|Nothing found at the place.\n"
        "104|03/04/2021 09:00:00 AM|03/05/2021 09:00:00 AM|DOB|Street Light|Out|9|\n",
        encoding="utf-8",
    )
    summary = take(
        table,
        mapping(
            tmp_path,
            """
            [platform]
            code = "gotham"
            name = "Gotham"
            timezone = "America/New_York"
            [table]
            where = { Agency = ["DOT", "NYPD"] }
            [fields]
            number = "Unique Key"
            opened_at = "Created Date"
            closed_at = "Closed Date"
            status = "Status"
            closing = "Resolution"
            category = "{Complaint}/{Descriptor}"
            unit = "Agency"
            [time]
            formats = ["%m/%d/%Y %I:%M:%S %p"]
            [stage.words]
            1 = "handling"
            3 = "closed"
            [[stage.rules]]
            pattern = '(?i)nothing found'
            stage = "voided"
            [limit]
            default = "7 calendar_day"
            [limit.by_category]
            "noise/loud" = "8 urgent_hour"
            """,
        ),
    )

    assert summary.rejected_rows == 0
    assert facts() == [
        ("101", "closed", "Street Light/Out", datetime(2021, 3, 2, 1, tzinfo=UTC)),
        ("102", "handling", "Noise/Loud", datetime(2021, 3, 1, 5, tzinfo=UTC)),
        ("103", "voided", "Street Light/Out", datetime(2021, 3, 4, 14, tzinfo=UTC)),
    ]
    assert Assignment.objects.get(case__source_ref="102", kind="handle").due_at == datetime(
        2021, 3, 1, 13, tzinfo=UTC
    )
    assert broken_vows("gotham") == []


def test_a_chinese_export_in_gb18030_with_a_title_row(tmp_path: Path) -> None:
    table = tmp_path / "案件.csv"
    table.write_text(
        "某区数字城管案件表,,,,,,,\n"
        "任务号,上报时间,截止时间,结案时间,小类,大类,处置单位,来源\n"
        "2021-1,2021年3月1日 8:05,2021/3/1 12:05,2021-03-01 11:00:00,暴露垃圾,市容环境,环卫处,12345热线\n"
        "2021-2,2021年3月1日 9:00,2021/3/2,,井盖缺失,公用设施,供水公司,采集员\n",
        encoding="gb18030",
    )
    summary = take(
        table,
        mapping(
            tmp_path,
            """
            [platform]
            code = "mouqu"
            name = "某区"
            timezone = "Asia/Shanghai"
            number_prefix = "MQ"
            [table]
            header_row = 2
            [fields]
            number = "任务号"
            opened_at = "上报时间"
            due_at = "截止时间"
            closed_at = "结案时间"
            category = "小类"
            broad = "大类"
            unit = "处置单位"
            source = "来源"
            [time]
            formats = ["%Y年%m月%d日 %H:%M", "%Y/%m/%d %H:%M", "%Y/%m/%d"]
            [category.words]
            "井盖缺失" = { nature = "component" }
            [source.words]
            "12345热线" = "12345"
            "采集员" = "inspector"
            """,
        ),
    )
    first, second = Case.objects.order_by("source_ref")

    assert (summary.written, summary.rejected_rows) == (2, 0)
    assert (first.number, first.stage, first.source, first.category_code) == (
        "MQ2021030100001",
        "closed",
        "12345",
        "L02001",
    )
    assert (second.number, second.stage, second.nature, second.category_code) == (
        "MQ2021030100002",
        "handling",
        "component",
        "L01001",
    )
    assert Assignment.objects.get(case=second, kind="handle").due_at == datetime(
        2021, 3, 2, 15, 59, 59, tzinfo=UTC
    )
    assert (first.category.initials, broken_vows("mouqu")) == ("bllj", [])


def test_geojson_with_epochs(tmp_path: Path) -> None:
    feature = {
        "type": "Feature",
        "properties": {
            "id": 7,
            "opened": 1614600000000,
            "closed": 1614603600000,
            "what": {"name": "graffiti"},
        },
        "geometry": {"type": "Point", "coordinates": [2.35, 48.85]},
    }
    table = tmp_path / "paris.geojson"
    table.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    take(
        table,
        mapping(
            tmp_path,
            """
            [platform]
            code = "lutetia"
            name = "Lutetia"
            timezone = "Europe/Paris"
            [table]
            records = "features"
            [fields]
            number = "properties.id"
            opened_at = "properties.opened"
            closed_at = "properties.closed"
            category = "properties.what.name"
            lon = "geometry.coordinates.0"
            lat = "geometry.coordinates.1"
            [time]
            formats = ["epoch_ms"]
            [limit]
            default = "3 calendar_day"
            """,
        ),
    )
    case = Case.objects.get()

    assert facts() == [("7", "closed", "graffiti", datetime(2021, 3, 1, 12, tzinfo=UTC))]
    assert (case.lon, case.lat) == (2.35, 48.85)


def test_an_excel_sheet_without_numbers_or_statuses(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Meldung", "Eingang", "Erledigt"])
    sheet.append(["Schlagloch", datetime(2021, 3, 1, 8), datetime(2021, 3, 2, 8)])  # noqa: DTZ001
    sheet.append(["Schlagloch", datetime(2021, 3, 1, 9), None])  # noqa: DTZ001
    table = tmp_path / "stadt.xlsx"
    book.save(table)
    text = """
        [platform]
        code = "stadt"
        name = "Stadt"
        timezone = "Europe/Berlin"
        [fields]
        opened_at = "Eingang"
        closed_at = "Erledigt"
        category = "Meldung"
        [limit]
        default = "5 calendar_day"
        """
    first, second = take(table, mapping(tmp_path, text)), take(table, mapping(tmp_path, text))

    assert (first.written, second.written, second.there) == (2, 0, 2)
    assert dict(first.stages) == {"closed": 1, "handling": 1}
    assert sorted(Case.objects.values_list("reported_at", flat=True)) == [
        datetime(2021, 3, 1, 7, tzinfo=UTC),
        datetime(2021, 3, 1, 8, tzinfo=UTC),
    ]
