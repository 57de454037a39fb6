"""Whole imports of an invented town's table: what is written, what is not, and what a second run does."""

import csv
import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import OperationalError

from cityloop.cases.models import Assignment, Case, NumberSeries, TimelineEntry
from cityloop.cases.sweeps import sweep
from cityloop.catalog.models import Category, FilingRule, TimeLimit
from cityloop.catalog.queries import calendar_for
from cityloop.intake.history import writing
from cityloop.people.models import Department, Platform
from cityloop.places.models import Division
from tests.intake.foreign import case_of, mapping_of, row, spells, story, take, write_table
from tests.intake.vows import broken_vows

pytestmark = pytest.mark.django_db


def test_a_closed_case_is_written_whole(tmp_path: Path) -> None:
    summary = take(write_table(tmp_path, row("A1")), mapping_of(tmp_path))
    case = case_of("A1")

    assert (summary.rows, summary.written, summary.there, summary.rejected_rows) == (1, 1, 0, 0)
    assert case.number == "2021030100001"
    assert (case.stage, case.source, case.nature, case.category_code) == (
        "closed",
        "hotline",
        "event",
        "L01001",
    )
    assert (case.category.broad_name, case.category.name) == ("roads", "pothole")
    assert (case.description, case.address) == ("pothole: deep one", "North district")
    assert (case.lon, case.lat, case.tile is None) == (-72.5, 42.1, False)
    assert case.division_code == "990900001"
    assert case.reported_at == datetime(2021, 3, 1, 13, 0, tzinfo=UTC)  # 08:00 in New York, winter
    assert case.ended_at == datetime(2021, 3, 2, 14, 30, tzinfo=UTC)
    assert story(case) == [
        ("report", "", "reported"),
        ("file_case", "reported", "filed"),
        ("dispatch", "filed", "handling"),
        ("feed_back", "handling", "handled"),
        ("close", "handled", "closed"),
    ]
    assert spells(case) == [
        ("accept", "file_case"),
        ("dispatch", "dispatch"),
        ("handle", "feed_back"),
        ("arrange", "close"),
    ]
    assert broken_vows("springfield") == []


def test_the_handling_spell_keeps_the_tables_promise(tmp_path: Path) -> None:
    take(write_table(tmp_path, row("A1"), row("A2", promised="2021-03-01 11:30")), mapping_of(tmp_path))
    one, other = (Assignment.objects.get(kind="handle", case__source_ref=ref) for ref in ("A1", "A2"))

    assert (one.department.name, one.limit_amount, one.limit_unit) == ("Works", 2, "calendar_day")
    assert (one.started_at, one.due_at, one.original_due_at) == (
        datetime(2021, 3, 1, 13, 0, tzinfo=UTC),
        datetime(2021, 3, 3, 13, 0, tzinfo=UTC),
        datetime(2021, 3, 3, 13, 0, tzinfo=UTC),
    )
    assert (one.limit_seconds, one.yellow_at) == (172_800, datetime(2021, 3, 3, 3, 24, tzinfo=UTC))
    assert (str(other.limit_amount), other.limit_unit, other.limit_seconds) == ("3.50", "urgent_hour", 12_600)


def test_a_row_without_a_promise_gets_the_mappings_limit_and_says_so(tmp_path: Path) -> None:
    summary = take(write_table(tmp_path, row("A1"), row("A2", promised="")), mapping_of(tmp_path))
    spell = Assignment.objects.get(kind="handle", case__source_ref="A2")
    dispatches = TimelineEntry.objects.filter(verb="dispatch").order_by("pk")

    assert spell.due_at == datetime(2021, 3, 3, 13, 0, tzinfo=UTC)  # the class's own median: two days
    assert [entry.payload["limit_from"] for entry in dispatches] == ["table", "mapping"]
    assert (summary.punctuality["closed_on_time"], summary.punctuality["no_limit"]) == (1, 1)


@pytest.mark.parametrize(
    ("cells", "stage", "verbs", "holder"),
    [
        ({"state": "new", "closed": ""}, "reported", ["report"], "accept"),
        ({"state": "sorted", "closed": ""}, "filed", ["report", "file_case"], "dispatch"),
        ({"state": "open", "closed": ""}, "handling", ["report", "file_case", "dispatch"], "handle"),
        (
            {"state": "paused", "closed": ""},
            "suspended",
            ["report", "file_case", "dispatch", "suspend"],
            "handle",
        ),
        ({"state": "checked"}, "handled", ["report", "file_case", "dispatch", "feed_back"], "arrange"),
        ({"state": "refused"}, "rejected", ["report", "reject"], None),
        ({"outcome": "a mistake"}, "voided", ["report", "file_case", "dispatch", "void"], None),
    ],
)
def test_each_stage_has_its_honest_path(
    tmp_path: Path, cells: dict[str, str], stage: str, verbs: list[str], holder: str | None
) -> None:
    take(write_table(tmp_path, row("A1", **cells)), mapping_of(tmp_path))
    case = case_of("A1")

    assert case.stage == stage
    assert [verb for verb, _, _ in story(case)] == verbs
    assert [kind for kind, outcome in spells(case) if not outcome] == ([holder] if holder else [])
    assert broken_vows("springfield") == []


def test_every_timeline_row_says_where_it_came_from(tmp_path: Path) -> None:
    take(write_table(tmp_path, row("A1"), row("A2")), mapping_of(tmp_path))
    first = TimelineEntry.objects.filter(case__source_ref="A2").order_by("pk").first()

    assert first is not None
    assert first.payload == {
        "imported": True,
        "source_row": 3,
        "source_ref": "A2",
        "original": {"text": "deep one"},
    }
    assert not TimelineEntry.objects.exclude(payload__imported=True).exists()
    assert TimelineEntry.objects.get(case__source_ref="A1", verb="feed_back").note == "filled"


def test_duplicates_hang_on_their_main_case_wherever_it_stands(tmp_path: Path) -> None:
    table = write_table(
        tmp_path,
        row("D1", outcome="dup of M1"),
        row("D2", outcome="duplicate of D1"),
        row("D3", outcome="dup of nobody"),
        row("D4", outcome="dup of D5"),
        row("D5", outcome="dup of D4"),
        row("M1"),
    )
    summary = take(table, mapping_of(tmp_path))
    main = case_of("M1")

    assert {case.source_ref: case.main_id for case in Case.objects.all()} == {
        "M1": None,
        "D1": main.pk,
        "D2": main.pk,
        "D3": None,
        "D4": None,
        "D5": None,
    }
    assert dict(summary.stages) == {"closed": 1, "merged": 2, "voided": 3}
    assert summary.dirt["main_unknown"].rows == [4, 5, 6]
    assert broken_vows("springfield") == []


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    table = write_table(tmp_path, row("A1"), row("A2", opened="nonsense"), row("A3", outcome="dup of A1"))
    mapping = mapping_of(tmp_path)
    first = take(table, mapping)
    counts = [
        model.objects.count() for model in (Case, Assignment, TimelineEntry, Category, Department, Division)
    ]
    heads = list(Case.objects.order_by("pk").values_list("number", "log_head"))
    second = take(table, mapping)

    assert (first.written, first.there, first.rejected_rows) == (2, 0, 1)
    assert (second.written, second.there, second.rejected_rows) == (0, 2, 1)
    assert second.stages == first.stages
    assert counts == [
        model.objects.count() for model in (Case, Assignment, TimelineEntry, Category, Department, Division)
    ]
    assert heads == list(Case.objects.order_by("pk").values_list("number", "log_head"))
    assert NumberSeries.objects.get(day=date(2021, 3, 1)).serial == 2


def test_a_new_source_word_does_not_make_the_same_case_twice(tmp_path: Path) -> None:
    take(write_table(tmp_path, row("A1", via="phone")), mapping_of(tmp_path))
    summary = take(write_table(tmp_path, row("A1", via="web")), mapping_of(tmp_path))

    assert (summary.written, summary.there, Case.objects.count()) == (0, 1, 1)


def test_an_import_that_broke_off_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = write_table(tmp_path, *(row(f"A{n}") for n in range(10)))
    mapping, real, calls = mapping_of(tmp_path), writing.insert_many, []

    def fails_in_the_third_batch(model: type, rows: list[object]) -> None:
        calls.append(model)
        if len(calls) == 8:  # three tables a batch: spells of the third
            raise RuntimeError("power cut")
        real(model, rows)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "insert_many", fails_in_the_third_batch)
    with pytest.raises(RuntimeError, match="power cut"):
        take(table, mapping, batch=2)
    assert (Case.objects.count(), TimelineEntry.objects.count()) == (4, 20)

    monkeypatch.setattr(writing, "insert_many", real)
    summary = take(table, mapping, batch=2)

    assert (summary.written, summary.there, Case.objects.count()) == (6, 4, 10)
    assert sorted(Case.objects.values_list("number", flat=True)) == [f"20210301{n:05d}" for n in range(1, 11)]
    assert broken_vows("springfield") == []


def test_control_c_keeps_whole_batches_and_says_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = write_table(tmp_path, *(row(f"A{n}") for n in range(6)))
    real, calls = writing.insert_many, []

    def interrupted(model: type, rows: list[object]) -> None:
        calls.append(model)
        if len(calls) == 5:
            raise KeyboardInterrupt
        real(model, rows)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "insert_many", interrupted)
    summary = take(table, mapping_of(tmp_path), batch=2)

    assert (summary.written, summary.interrupted, Case.objects.count()) == (2, "被人中止", 2)
    assert broken_vows("springfield") == []


def test_a_batch_that_the_database_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = writing.insert_many, []

    def locked(model: type, rows: list[object]) -> None:
        calls.append(model)
        if len(calls) == 4:
            raise OperationalError("database is locked")
        real(model, rows)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "insert_many", locked)
    summary = take(write_table(tmp_path, row("A1"), row("A2")), mapping_of(tmp_path), batch=1)

    assert (summary.written, summary.interrupted) == (1, "数据库没有收下这一批（database is locked）")
    assert Case.objects.count() == 1


def test_a_dry_run_writes_nothing_at_all(tmp_path: Path) -> None:
    table = write_table(tmp_path, row("A1"), row("A2", outcome="dup of A1"), row("A3", opened=""))
    summary = take(table, mapping_of(tmp_path), dry_run=True)

    assert (summary.written, summary.rejected_rows) == (2, 1)
    assert dict(summary.stages) == {"closed": 1, "merged": 1}
    assert not Platform.objects.exists()


def test_the_reject_file_has_the_original_columns_and_the_reason(tmp_path: Path) -> None:
    table = write_table(tmp_path, row("A1"), row("A2", opened="31/31/2021"), row("A3", state="??"))
    summary = take(table, mapping_of(tmp_path))
    with table.with_suffix(".rejects.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))

    assert [(one["行号"], one["拒收原因"], one["id"], one["opened"]) for one in rows] == [
        ("3", "受理时间看不懂：“31/31/2021”", "A2", "31/31/2021"),
        ("4", "状态词不在对照表中：“??”（请写进 [stage.words]）", "A3", "2021-03-01 08:00"),
    ]
    assert {kind: found.count for kind, found in summary.rejected.items()} == {
        "bad_opened": 1,
        "unknown_status": 1,
    }


def test_no_reject_file_without_rejects(tmp_path: Path) -> None:
    table = write_table(tmp_path, row("A1"))
    take(table, mapping_of(tmp_path))

    assert not table.with_suffix(".rejects.csv").exists()


@pytest.mark.parametrize(
    ("rule", "kept", "rejected"),
    [("first", ["one"], [3, 4]), ("last", ["three"], [2, 3]), ("reject", [], [2, 3, 4])],
)
def test_repeated_numbers(tmp_path: Path, rule: str, kept: list[str], rejected: list[int]) -> None:
    table = write_table(tmp_path, *(row("A1", text=text) for text in ("one", "two", "three")))
    summary = take(table, mapping_of(tmp_path, extra=f'[dirt]\nduplicate_number = "{rule}"\n'))

    assert [case.description.removeprefix("pothole: ") for case in Case.objects.all()] == kept
    assert summary.rejected["duplicate_number"].rows == rejected


def test_half_a_line_keeps_what_came_before(tmp_path: Path) -> None:
    table = write_table(tmp_path, row("A1"), row("A2"))
    table.write_text(table.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    summary = take(table, mapping_of(tmp_path))

    assert (summary.rows, summary.written, summary.whole) == (1, 1, False)
    assert summary.damage.startswith("文件在最后一行中断（只有")


def test_a_packed_file_cut_short_keeps_whole_rows(tmp_path: Path) -> None:
    whole = write_table(tmp_path, *(row(f"A{n}", text=f"number {n * 7919}") for n in range(3000)))
    packed = tmp_path / "cut.csv.gz"
    packed.write_bytes(gzip.compress(whole.read_bytes())[:-9000])
    summary = take(packed, mapping_of(tmp_path))

    assert summary.damage.startswith("压缩文件不完整")
    assert 0 < summary.written == summary.rows < 3000
    assert take(whole, mapping_of(tmp_path)).written == 3000 - summary.written


def test_an_unclosed_quote_spoils_one_row_only(tmp_path: Path) -> None:
    table = write_table(tmp_path, row("A1"), row("A2", crew='"Works'), row("A3"), row("A4", text='5" deep'))
    summary = take(table, mapping_of(tmp_path))

    assert sorted(Case.objects.values_list("source_ref", flat=True)) == ["A1", "A3", "A4"]
    assert summary.rejected["quote"].rows == [3]
    assert summary.whole


def test_categories_keep_their_codes_when_new_ones_come(tmp_path: Path) -> None:
    take(write_table(tmp_path, row("A1", kind="zebra"), row("A2", kind="moss")), mapping_of(tmp_path))
    more = [
        row("B1", kind="alder"),
        row("B2", kind="zebra"),
        row("B3", kind="lamp"),
        row("B4", kind="", **{"class": ""}),
    ]
    take(write_table(tmp_path, *more), mapping_of(tmp_path))

    assert {(one.nature, one.code, one.broad_name, one.name) for one in Category.objects.all()} == {
        ("event", "L01001", "roads", "moss"),
        ("event", "L01002", "roads", "zebra"),
        ("component", "L01003", "roads", "Street lamp"),
        ("event", "L01004", "roads", "alder"),
        ("event", "L02001", "未分类", "未分类"),
    }


def test_every_category_has_one_rule_with_a_limit(tmp_path: Path) -> None:
    table = write_table(
        tmp_path, row("A1"), row("A2", kind="moss", promised=""), row("A3", promised="2021-03-09 08:00")
    )
    take(table, mapping_of(tmp_path))
    limits = {
        limit.rule.category.name: (limit.rule.condition, str(limit.amount), limit.unit)
        for limit in TimeLimit.objects.all()
    }

    assert limits == {
        "pothole": ("历史导入", "2.00", "calendar_day"),  # the lower median of 2 and 8 days
        "moss": ("历史导入", "10.00", "calendar_day"),
    }
    assert FilingRule.objects.count() == 2


def test_a_new_platform_is_ready_for_work(tmp_path: Path) -> None:
    take(write_table(tmp_path, row("A1")), mapping_of(tmp_path))
    platform = Platform.objects.get(code="springfield")
    calendar = calendar_for(platform.pk, None)

    assert (platform.name, platform.timezone) == ("Springfield", "America/New_York")
    assert calendar.key == "always@1"
    assert [
        calendar.is_open(datetime(2021, 3, day, hour, tzinfo=UTC)) for day in (6, 7) for hour in (0, 12)
    ] == [True] * 4
    assert list(Department.objects.order_by("pk").values_list("kind", "desk", "name")) == [
        ("centre", "both", "Springfield监督指挥中心"),
        ("specialist", "", "Works"),
    ]
    assert [(one.code, one.name) for one in Division.objects.all()] == [
        ("990900", "Springfield"),
        ("990900001", "North"),
    ]


def test_another_platform_may_be_named(tmp_path: Path, town: object) -> None:
    take(write_table(tmp_path, row("A1")), mapping_of(tmp_path), platform="town")

    assert case_of("A1").platform.code == "town"
    assert not Platform.objects.filter(code="springfield").exists()
    assert broken_vows("town") == []


def test_known_words_stand_for_categories_of_the_platform(tmp_path: Path, town: object) -> None:
    words = ("lamp = {", 'pothole = "0101"\nlamp = {')
    take(write_table(tmp_path, row("A1")), mapping_of(tmp_path, words), platform="town")
    case = case_of("A1")

    assert (case.category_code, case.category.name, case.category.version.name) == (
        "0101",
        "暴露垃圾",
        "测试标准",
    )
    assert case.filing_rule is not None
    assert (case.filing_rule.rule_no, case.filing_rule.condition) == (2, "历史导入")


def test_old_lamps_are_no_news_for_the_sweep(tmp_path: Path) -> None:
    take(write_table(tmp_path, row("A1", state="open", closed="")), mapping_of(tmp_path))
    done = sweep()

    assert (done.overdue, done.near_due, done.sign_overdue, done.failed) == (0, 0, 0, [])
    assert case_of("A1").timeline.count() == 3


def test_the_summary_is_plain_json(tmp_path: Path) -> None:
    rows = [row("A1"), row("A2", ontime="N"), row("A3", closed="2021-03-05 08:00", ontime="N")]
    told = json.loads(json.dumps(take(write_table(tmp_path, *rows), mapping_of(tmp_path)).as_dict()))

    assert told["on_time_mark"] == {"agrees": 2, "differs": 1, "rows": [3]}
    assert told["punctuality"]["closed_on_time"] == 2
    assert told["punctuality"]["closed_late"] == 1
    assert told["stages"] == {"closed": 3}


def test_a_table_without_rows_writes_nothing(tmp_path: Path) -> None:
    summary = take(write_table(tmp_path), mapping_of(tmp_path))

    assert (summary.rows, summary.written, summary.whole) == (0, 0, True)
    assert not Platform.objects.exists()
