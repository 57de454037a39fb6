"""Whether a row of regulation can be true: each `check_*` names what is wrong, in Chinese, or nothing."""

import re
from collections.abc import Iterable, Iterator

from cityloop.catalog.calendars import parse_windows
from cityloop.catalog.models import Nature
from cityloop.catalog.queries import DEFAULT_STAGE_LIMITS
from cityloop.catalog.rows import DayRow, ResponsibilityRow, RuleRow, StageLimitRow, WindowRow
from cityloop.catalog.worktime import ClockError, Limit, Window
from cityloop.core.errors import Invalid
from cityloop.places.models import AreaClass

EVIDENCE = ("before", "after", "scene")
MAX_AMOUNT = 999_999


def check_rule(row: RuleRow) -> list[str]:
    """Codes, lengths, and at least one limit in known area classes."""
    problems = [*_nature(row.nature)]
    if not re.fullmatch(r"\d{4,8}", row.code, re.ASCII):
        problems.append(f"小类代码“{row.code}”应为 4 位数字（2 位大类 + 2 位小类）")
    if not 0 < row.rule_no < 32768:
        problems.append(f"序号 {row.rule_no} 应为正整数")
    for label, text, longest, needed in (
        ("大类", row.broad_name, 40, True),
        ("小类", row.name, 80, True),
        ("立案条件", row.condition, 500, True),
        ("结案条件", row.closing_condition, 500, False),
        ("备注", row.note, 400, False),
    ):
        problems += _text(label, text, longest, needed)
    if not row.limits:
        problems.append("至少要有一个处置时限")
    for area_class, limit in row.limits.items():
        if area_class not in AreaClass.values:
            problems.append(f"区域类别“{area_class}”应为 A、B、C 或空")
        problems += _limit(limit)
    unknown = [word for word in row.closing_evidence or () if word not in EVIDENCE]
    if unknown:
        problems.append(f"结案所需材料“{'、'.join(unknown)}”应为 before、after 或 scene")
    return problems


def check_stage_limit(row: StageLimitRow) -> list[str]:
    """A known stage, a limit, a share between 0 and 1."""
    problems = [*_limit(row.limit)]
    if row.kind not in DEFAULT_STAGE_LIMITS:
        problems.append(f"环节“{row.kind}”应为 {'、'.join(DEFAULT_STAGE_LIMITS)} 之一")
    if not 0 < row.yellow_at <= 1:
        problems.append(f"黄灯阈值 {row.yellow_at} 应大于 0，不超过 1")
    return problems


def check_responsibility(row: ResponsibilityRow, departments: Iterable[str]) -> list[str]:
    """Codes, dates, a clause, and units that exist."""
    problems = [*_nature(row.nature), *_text("依据", row.clause, 400, True)]
    for label, code, shape, remedy in (
        ("小类代码", row.category_code, r"(\d{2}|\d{4,8})?", "4 位小类、2 位大类或空"),
        ("区划", row.division_code, r"(\d{6}|\d{9}|\d{12})?", "6、9、12 位数字或空"),
        ("单元网格", row.cell_code, r"(\d{15})?", "15 位数字或空"),
    ):
        if not re.fullmatch(shape, code, re.ASCII):
            problems.append(f"{label}“{code}”应为 {remedy}")
    if row.cell_code and not row.cell_code.startswith(row.division_code):
        problems.append(f"单元网格 {row.cell_code} 不在区划 {row.division_code} 内")
    if row.valid_to and row.valid_to < row.valid_from:
        problems.append("终止日期早于起用日期")
    if row.lead in row.assisting:
        problems.append(f"主办单位 {row.lead} 不能同时协办")
    for label, code in (("主办单位", row.lead), *(("协办单位", one) for one in row.assisting)):
        if code not in departments:
            problems.append(f"{label}“{code}”不存在，请先载入部门")
    return problems


def check_day(row: DayRow) -> list[str]:
    """Windows that can be read, on a day that works."""
    problems = _text("说明", row.note, 80, False) + _text("时段", row.windows, 100, False)
    if row.windows and not row.works:
        return [*problems, "不上班的日子不应写时段"]
    try:
        parse_windows(row.windows)
    except ClockError as problem:
        problems.append(problem.zh)
    return problems


def check_window(row: WindowRow) -> list[str]:
    """Weekdays 1 to 7, a span of some length, both ends of a season or none."""
    problems = []
    if not re.fullmatch(r"[1-7]{1,7}", row.weekdays, re.ASCII) or len(set(row.weekdays)) != len(row.weekdays):
        problems.append(f"星期“{row.weekdays}”应由 1（周一）到 7（周日）组成，不重复")
    if bool(row.season_from) != bool(row.season_to):
        problems.append("季节起、季节止要么都填，要么都空")
    for text in filter(None, (row.season_from, row.season_to)):
        if not re.fullmatch(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", text, re.ASCII):
            problems.append(f"季节起止“{text}”应写成 月-日，如 05-01")
    try:
        Window.of(row.opens, row.closes)
    except ClockError as problem:
        problems.append(problem.zh)
    return problems


def check_all(named: Iterable[tuple[str, list[str]]]) -> None:
    """Invalid, naming the first bad row, with up to fifty of them in `facts["rows"]`."""
    bad = {name: problems for name, problems in named if problems}
    if bad:
        name, problems = next(iter(bad.items()))
        more = f"（另有 {len(bad) - 1} 行有误）" if len(bad) > 1 else ""
        shown = dict(list(bad.items())[:50])
        raise Invalid(f"{name}：{'；'.join(problems)}{more}", f"row {name} is wrong", row=name, rows=shown)


def _nature(nature: str) -> Iterator[str]:
    if nature not in Nature.values:
        yield f"类别“{nature}”应为 component（部件）或 event（事件）"


def _limit(limit: Limit) -> Iterator[str]:
    exponent = limit.amount.as_tuple().exponent
    if limit.amount >= MAX_AMOUNT or (isinstance(exponent, int) and exponent < -2):
        yield f"时限 {limit.label} 超出范围，最多两位小数"


def _text(label: str, text: str, longest: int, needed: bool) -> list[str]:
    if needed and not text.strip():
        return [f"{label}不能为空"]
    return [f"{label}超过 {longest} 字"] if len(text) > longest else []
