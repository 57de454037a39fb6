"""`cityloop due`: when does a limit run out? Needs no database and no settings, only a calendar file."""

import csv
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import click

from cityloop.catalog.calendar_file import read_calendar
from cityloop.catalog.worktime import ClockError, Due, Limit, WorkCalendar
from cityloop.catalog.worktime_days import YEARS, out_of_reach
from cityloop.catalog.worktime_windows import WEEKDAYS

Pause = tuple[datetime, datetime]
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})\s+(\d{1,2})(:\d{2}(?::\d{2})?)", re.ASCII)
SURPLUS = "多出的单元格"
ADDED = ["due", "provisional", "error"]


@click.command("due")
@click.option("--calendar", "calendar_file", required=True, metavar="FILE", help="工作日历（TOML 文件）。")
@click.option("--start", metavar="时刻", help="起算时刻，如 2026-09-30T16:30；不写时区即为日历所在地时间。")
@click.option("--limit", metavar="时限", help="如 “4 work_hour”、4工作时、2紧急工作时、5工作日。")
@click.option("--pause", "pauses", multiple=True, metavar="起..止", help="挂账与恢复的时刻，可多次给出。")
@click.option("--explain", is_flag=True, help="逐段列出计入的时间。")
@click.option("--csv", "table", metavar="IN.csv", help="整表计算：列 start、limit（或统一用 --limit）。")
@click.option("--out", metavar="OUT.csv", help="整表结果写入此文件；缺省写到标准输出。")
def due(
    calendar_file: str,
    start: str | None,
    limit: str | None,
    pauses: tuple[str, ...],
    explain: bool,
    table: str | None,
    out: str | None,
) -> None:
    """截止时间：从起算时刻数满处置时限的时刻。

    标准输出只有一行 ISO 时刻（当地时间带时差），供脚本读取；中文说明写在标准错误。
    """
    try:
        calendar = read_calendar(calendar_file)
        if table is not None:
            if start or pauses or explain:
                raise click.UsageError("--csv 不能与 --start、--pause、--explain 同用")
            sys.exit(1 if _whole_table(calendar, Path(table), limit, out) else 0)
        if not start or not limit or out:
            raise click.UsageError("请给出 --start 与 --limit；或用 --csv 整表计算（可加 --out）")
        _single(calendar, start, limit, pauses, explain)
    except csv.Error as problem:
        click.echo(f"错误：{table} 不是有效的 CSV：{problem}", err=True)
        sys.exit(1)
    except ClockError as problem:
        click.echo(f"错误：{problem.zh}\n{problem.en}", err=True)
        sys.exit(1)


command = due


def _single(calendar: WorkCalendar, start: str, limit: str, pauses: tuple[str, ...], explain: bool) -> None:
    began, wanted = parse_instant(start, calendar), Limit.parse(limit)
    spans = sorted(_parse_pause(text, calendar) for text in pauses)
    answer = calendar.add_paused(began, wanted, spans)
    local = answer.at.astimezone(calendar.tz)
    click.echo(local.isoformat())
    if explain:
        for line in _steps(calendar, began, wanted, spans, answer):
            click.echo(line)
    note = "（暂定：所涉年份的放假安排尚未公布）" if answer.provisional else ""
    click.echo(f"截止时间：{_say(local)}，时限 {wanted.label}{note}", err=True)


def parse_instant(text: str, calendar: WorkCalendar) -> datetime:
    """An ISO instant, or "2026/9/30 16:30" as spreadsheets write it; naive means the calendar's zone."""
    text = text.strip()
    if found := _SLASHED.fullmatch(text):
        year, month, day, hour, rest = found.groups()
        text = f"{year}-{month:0>2}-{day:0>2}T{hour:0>2}{rest}"
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or "T" not in text.upper().replace(" ", "T"):  # a bare date is no instant
        raise ClockError(
            f"看不懂的时刻「{text}」；请写 2026-09-30T16:30", f"cannot read the instant {text!r}"
        )
    if at.tzinfo is not None:
        return at
    if at.year not in YEARS:
        raise out_of_reach()
    local = at.replace(tzinfo=calendar.tz)
    if local.astimezone(UTC).astimezone(calendar.tz).replace(tzinfo=None) != at:
        raise ClockError(
            f"当地没有「{text}」这一时刻（夏令时拨快），请改写", f"{text} does not occur in {calendar.tz}"
        )
    return local


def _parse_pause(text: str, calendar: WorkCalendar) -> Pause:
    ends = text.split("..")
    if len(ends) != 2:
        raise ClockError(
            f"看不懂的挂账「{text}」；请写 起..止", f"cannot read the pause {text!r}; write FROM..TO"
        )
    return parse_instant(ends[0], calendar), parse_instant(ends[1], calendar)


def _steps(
    calendar: WorkCalendar, began: datetime, limit: Limit, pauses: list[Pause], answer: Due
) -> Iterator[str]:
    """The counted stretches one by one, with the running total; pauses stand between them."""
    counted = timedelta(0)
    number = 0
    runs = zip(
        [began, *(resume for _, resume in pauses)], [*(pause for pause, _ in pauses), answer.at], strict=True
    )
    for index, (start, end) in enumerate(runs):
        if index:
            pause, resume = (_say(one.astimezone(calendar.tz)) for one in pauses[index - 1])
            yield f"   挂账 {pause} 至 {resume}，不计"
        stretches = [(start, end)] if limit.unit.is_wall else calendar.windows_between(start, end)
        for opens, closes in stretches:
            number += 1
            counted += closes - opens
            first, last = opens.astimezone(calendar.tz), closes.astimezone(calendar.tz)
            until = _clock(last) if first.date() == last.date() else _say(last)
            yield f"{number}. {_say(first)} 至 {until}  计 {_span(closes - opens)}，累计 {_span(counted)}"


def _say(local: datetime) -> str:
    return f"{local.year}年{local.month}月{local.day}日 {WEEKDAYS[local.weekday()]} {_clock(local)}"


def _clock(local: datetime) -> str:
    return f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"


def _span(span: timedelta) -> str:
    minutes, seconds = divmod(int(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{hours}小时" * bool(hours), f"{minutes}分" * bool(minutes), f"{seconds}秒" * bool(seconds)]
    return "".join(parts) or "0分"


def _whole_table(calendar: WorkCalendar, path: Path, limit: str | None, out: str | None) -> int:
    """Answers every row it can and reports the others by line; gives the number that failed."""
    text, encoding = _read_text(path)
    rows = csv.DictReader(StringIO(text, newline=""), restkey=SURPLUS)
    given = list(rows.fieldnames or [])
    needed = ["start"] if limit is not None else ["start", "limit"]
    if missing := [name for name in needed if name not in given]:
        raise ClockError(
            f"{path} 缺少列 {'、'.join(missing)}；首行须为列名 start,limit（或用 --limit）",
            f"{path} lacks the columns {', '.join(missing)}",
        )
    columns = given + [name for name in ADDED if name not in given]
    answered: list[dict[str, Any]] = []
    failed = 0
    for row in rows:
        if problem := _answer(calendar, row, limit):
            failed += 1
            row |= {"due": "", "provisional": "", "error": problem.zh}
            click.echo(f"第 {rows.line_num} 行：{problem.zh}", err=True)
        answered.append(row)
    result = StringIO(newline="")
    writer = csv.DictWriter(result, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(answered)
    if out is None:
        click.echo(result.getvalue(), nl=False)
    else:
        try:
            Path(out).write_text(result.getvalue(), encoding=encoding, newline="")
        except OSError as error:
            raise ClockError(f"无法写入 {out}：{error.strerror}", f"cannot write {out}") from None
    click.echo(f"共 {len(answered)} 行，{failed} 行有误", err=True)
    return failed


def _answer(calendar: WorkCalendar, row: dict[str, Any], limit: str | None) -> ClockError | None:
    try:
        if extra := row.pop(SURPLUS, None):
            raise ClockError(f"多出的单元格：{'、'.join(extra)}", f"too many cells: {extra}")
        start = parse_instant(row["start"] or "", calendar)
        answer = calendar.add(start, Limit.parse(limit or row["limit"] or ""))
    except ClockError as problem:
        return problem
    at = answer.at.astimezone(calendar.tz).isoformat()
    row |= {"due": at, "provisional": "true" if answer.provisional else "false", "error": ""}
    return None


def _read_text(path: Path) -> tuple[str, str]:
    """UTF-8, else the encoding Chinese spreadsheets save in; the answer is written back the same way."""
    try:
        raw = path.read_bytes()
    except OSError as problem:
        raise ClockError(f"读不到 {path}：{problem.strerror}", f"cannot read {path}") from None
    for encoding in ("utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8", "gb18030"):
        try:
            return raw.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise ClockError(f"{path} 的编码无法识别；请另存为 UTF-8", f"{path}: unknown encoding; save it as UTF-8")


if __name__ == "__main__":
    due()
