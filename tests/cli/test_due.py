"""`cityloop due` as a shell script sees it."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cityloop.cli.due import due

ROOT = Path(__file__).parents[2]
CHINA = str(ROOT / "examples" / "calendars" / "china-2026.toml")


def call(*words: str, calendar: str = CHINA) -> Result:
    return CliRunner().invoke(due, ["--calendar", calendar, *words])


@pytest.mark.parametrize(
    ("start", "limit", "line"),
    [
        ("2026-09-30T16:30", "4 work_hour", "2026-10-08T10:30:00+08:00"),
        ("2026-09-30 16:30", "4工作时", "2026-10-08T10:30:00+08:00"),
        ("2026/9/30 16:30", "2紧急工作时", "2026-09-30T18:30:00+08:00"),
        ("2026-09-30T08:30:00Z", "4小时", "2026-10-08T10:30:00+08:00"),
        ("2026-09-30T04:30-04:00", "4 work_hour", "2026-10-08T10:30:00+08:00"),
    ],
)
def test_stdout_is_one_line(start: str, limit: str, line: str) -> None:
    answer = call("--start", start, "--limit", limit)
    assert (answer.exit_code, answer.stdout) == (0, line + "\n")


def test_people_read_stderr() -> None:
    answer = call("--start", "2026-09-30T16:30", "--limit", "4 work_hour")
    assert answer.stderr == "截止时间：2026年10月8日 周四 10:30，时限 4 工作时\n"


def test_provisional_is_said() -> None:
    answer = call("--start", "2050-09-30T16:30", "--limit", "4 work_hour")
    assert (answer.exit_code, "暂定" in answer.stderr, "暂定" in answer.stdout) == (0, True, False)


def test_explain_lists_what_was_counted() -> None:
    answer = call(
        *("--start", "2023-09-04T09:00", "--limit", "4工作时", "--explain"),
        *("--pause", "2023-09-04T11:00..2023-09-06T09:00"),
    )
    assert answer.stdout.splitlines() == [
        "2023-09-06T11:00:00+08:00",
        "1. 2023年9月4日 周一 09:00 至 11:00  计 2小时，累计 2小时",
        "   挂账 2023年9月4日 周一 11:00 至 2023年9月6日 周三 09:00，不计",
        "2. 2023年9月6日 周三 09:00 至 11:00  计 2小时，累计 4小时",
    ]


def test_explain_of_a_wall_clock_and_of_nights() -> None:
    answer = call("--start", "2026-09-30T23:00:30", "--limit", "2 urgent_hour", "--explain")
    assert answer.stdout.splitlines()[1:] == [
        "1. 2026年9月30日 周三 23:00:30 至 2026年10月1日 周四 01:00:30  计 2小时，累计 2小时"
    ]


def test_pauses_in_any_order() -> None:
    answer = call(
        *("--start", "2023-09-04T09:00", "--limit", "4工作时"),
        *("--pause", "2023-09-06T10:00..2023-09-06T18:00", "--pause", "2023-09-04T11:00..2023-09-06T09:00"),
    )
    assert answer.stdout == "2023-09-07T09:00:00+08:00\n"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--start", "2026-09-30", "--limit", "4工作时"], "看不懂的时刻「2026-09-30」"),
        (["--start", "soon", "--limit", "4工作时"], "看不懂的时刻「soon」"),
        (["--start", "2026-09-30T16:30", "--limit", "4"], "看不懂的时限「4」"),
        (["--start", "2026-09-30T16:30", "--limit", "0工作时"], "大于零"),
        (["--start", "0001-01-01T00:00", "--limit", "4工作时"], "年份"),
        (["--start", "2026-09-30T16:30", "--limit", "4工作时", "--pause", "2026-10-08"], "看不懂的挂账"),
        (
            [
                "--start",
                "2026-09-30T16:30",
                "--limit",
                "4工作时",
                "--pause",
                "2026-10-09T09:00..2026-10-10T09:00",
            ],
            "已超时",
        ),
    ],
)
def test_refusals_are_one_clear_line(words: list[str], complaint: str) -> None:
    answer = call(*words)
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr.startswith("错误：") and complaint in answer.stderr


def test_wrong_use_is_exit_status_two() -> None:
    assert call("--start", "2026-09-30T16:30").exit_code == 2
    assert call("--csv", "x.csv", "--explain").exit_code == 2


def test_a_bad_calendar_is_named() -> None:
    answer = call("--start", "2026-09-30T16:30", "--limit", "4工作时", calendar="nowhere.toml")
    assert (answer.exit_code, "nowhere.toml" in answer.stderr) == (1, True)


def test_a_local_time_that_does_not_occur(tmp_path: Path) -> None:
    calendar = tmp_path / "ny.toml"
    calendar.write_text('timezone = "America/New_York"\nwindows = ["09:00-17:00"]', encoding="utf-8")
    answer = call("--start", "2026-03-08T02:30", "--limit", "4工作时", calendar=str(calendar))
    assert (answer.exit_code, "当地没有" in answer.stderr) == (1, True)
    assert call("--start", "2026-03-09T09:00", "--limit", "1工作时", calendar=str(calendar)).stdout == (
        "2026-03-09T10:00:00-04:00\n"
    )


def table(tmp_path: Path, text: str, encoding: str = "utf-8") -> str:
    path = tmp_path / "in.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


def test_a_table_is_answered_row_by_row(tmp_path: Path) -> None:
    rows = (
        "no,start,limit\n1,2026-09-30T16:30,4工作时\n2,never,4工作时\n"
        "3,2050-09-30T16:30,1工作日\n4,2026-09-30T16:30,4小时30分\n5,2026-09-30T16:30,1天,surplus\n6\n"
    )
    answer = call("--csv", table(tmp_path, rows))
    assert answer.exit_code == 1
    lines = answer.stdout.splitlines()
    assert lines[:4] == [
        "no,start,limit,due,provisional,error",
        "1,2026-09-30T16:30,4工作时,2026-10-08T10:30:00+08:00,false,",
        "2,never,4工作时,,,看不懂的时刻「never」；请写 2026-09-30T16:30",
        "3,2050-09-30T16:30,1工作日,2050-10-03T16:30:00+08:00,true,",
    ]
    assert len(lines) == 7
    said = answer.stderr.splitlines()
    assert [line.split("：")[0] for line in said[:-1]] == ["第 3 行", "第 5 行", "第 6 行", "第 7 行"]
    assert said[-1] == "共 6 行，4 行有误"


def test_a_table_with_one_limit_for_all_into_a_file(tmp_path: Path) -> None:
    source = table(tmp_path, "起草人,start\n张三,2026-09-30T16:30\n李四,2026/10/9 17:00\n", "gb18030")
    out = tmp_path / "out.csv"
    answer = call("--csv", source, "--limit", "4工作时", "--out", str(out))
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert out.read_text(encoding="gb18030").splitlines() == [
        "起草人,start,due,provisional,error",
        "张三,2026-09-30T16:30,2026-10-08T10:30:00+08:00,false,",
        "李四,2026/10/9 17:00,2026-10-10T11:00:00+08:00,false,",
    ]


def test_a_table_keeps_its_byte_order_mark(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    call("--csv", table(tmp_path, "start,limit\n2026-09-30T16:30,1天\n", "utf-8-sig"), "--out", str(out))
    assert out.read_bytes().startswith(b"\xef\xbb\xbfstart,limit,due")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [("begin,limit\n", "缺少列 start"), ("start\n", "缺少列 limit"), ("", "缺少列 start、limit")],
)
def test_a_table_without_its_columns(tmp_path: Path, text: str, complaint: str) -> None:
    answer = call("--csv", table(tmp_path, text))
    assert (answer.exit_code, complaint in answer.stderr) == (1, True)


def test_tables_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    assert "读不到" in call("--csv", str(tmp_path / "missing.csv")).stderr
    source = table(tmp_path, "start,limit\n2026-09-30T16:30,1天\n")
    assert "无法写入" in call("--csv", source, "--out", str(tmp_path / "no" / "out.csv")).stderr
    (tmp_path / "in.csv").write_bytes(b"\xff\xff\xff")
    assert "编码无法识别" in call("--csv", source).stderr


def test_the_clock_needs_no_django() -> None:
    script = (
        "import sys, cityloop.cli.due, cityloop.catalog.worktime_columns\n"
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0
