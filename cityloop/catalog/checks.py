"""Whether a row of regulation can be true: each `check_*` names what is wrong, or nothing."""

import re
from collections.abc import Iterable, Iterator

from cityloop.catalog.calendars import parse_windows
from cityloop.catalog.models import Nature
from cityloop.catalog.queries import DEFAULT_STAGE_LIMITS
from cityloop.catalog.rows import DayRow, ResponsibilityRow, RuleRow, StageLimitRow, WindowRow
from cityloop.catalog.worktime import ClockError, Limit, Window
from cityloop.core.errors import Invalid
from cityloop.core.words import Said
from cityloop.places.models import AreaClass

EVIDENCE = ("before", "after", "scene")
MAX_AMOUNT = 999_999


def check_rule(row: RuleRow) -> list[Said]:
    """Codes, lengths, and at least one limit in known area classes."""
    problems = [*_nature(row.nature)]
    if not re.fullmatch(r"\d{4,8}", row.code, re.ASCII):
        problems.append(
            Said(
                f"小类代码“{row.code}”应为 4 位数字（2 位大类 + 2 位小类）",
                f"The code “{row.code}” of the subcategory must have 4 digits (2 of the category, 2 of its own)",
            )
        )
    if not 0 < row.rule_no < 32768:
        problems.append(
            Said(
                f"序号 {row.rule_no} 应为正整数", f"The number {row.rule_no} must be a positive whole number"
            )
        )
    for label, text, longest, needed in (
        (Said("大类", "Category"), row.broad_name, 40, True),
        (Said("小类", "Subcategory"), row.name, 80, True),
        (Said("立案条件", "Filing condition"), row.condition, 500, True),
        (Said("结案条件", "Closing condition"), row.closing_condition, 500, False),
        (Said("备注", "Remark"), row.note, 400, False),
    ):
        problems += _text(label, text, longest, needed)
    if not row.limits:
        problems.append(Said("至少要有一个处置时限", "At least one time limit is needed"))
    for area_class, limit in row.limits.items():
        if area_class not in AreaClass.values:
            problems.append(
                Said(
                    f"区域类别“{area_class}”应为 A、B、C 或空",
                    f"The area class “{area_class}” must be A, B, C or empty",
                )
            )
        problems += _limit(limit)
    unknown = [word for word in row.closing_evidence or () if word not in EVIDENCE]
    if unknown:
        problems.append(
            Said(
                f"结案所需材料“{'、'.join(unknown)}”应为 before、after 或 scene",
                f"What is needed to close (“{', '.join(unknown)}”) must be before, after or scene",
            )
        )
    return problems


def check_stage_limit(row: StageLimitRow) -> list[Said]:
    """A known stage, a limit, a share between 0 and 1."""
    problems = [*_limit(row.limit)]
    if row.kind not in DEFAULT_STAGE_LIMITS:
        problems.append(
            Said(
                f"环节“{row.kind}”应为 {'、'.join(DEFAULT_STAGE_LIMITS)} 之一",
                f"The step “{row.kind}” must be one of {', '.join(DEFAULT_STAGE_LIMITS)}",
            )
        )
    if not 0 < row.yellow_at <= 1:
        problems.append(
            Said(
                f"黄灯阈值 {row.yellow_at} 应大于 0，不超过 1",
                f"The yellow lamp at {row.yellow_at} must lie above 0, at most at 1",
            )
        )
    return problems


def check_responsibility(row: ResponsibilityRow, departments: Iterable[str]) -> list[Said]:
    """Codes, dates, a clause, and units that exist."""
    problems = [*_nature(row.nature), *_text(Said("依据", "Clause"), row.clause, 400, True)]
    for label, code, shape, remedy in (
        (
            Said("小类代码", "Subcategory code"),
            row.category_code,
            r"(\d{2}|\d{4,8})?",
            Said("4 位小类、2 位大类或空", "4 digits, 2 of a category, or empty"),
        ),
        (
            Said("区划", "Division"),
            row.division_code,
            r"(\d{6}|\d{9}|\d{12})?",
            Said("6、9、12 位数字或空", "6, 9 or 12 digits, or empty"),
        ),
        (
            Said("单元网格", "Grid cell"),
            row.cell_code,
            r"(\d{15})?",
            Said("15 位数字或空", "15 digits or empty"),
        ),
    ):
        if not re.fullmatch(shape, code, re.ASCII):
            problems.append(Said(f"{label}“{code}”应为 {remedy}", f"{label.en} “{code}” must be {remedy.en}"))
    if row.cell_code and not row.cell_code.startswith(row.division_code):
        problems.append(
            Said(
                f"单元网格 {row.cell_code} 不在区划 {row.division_code} 内",
                f"Grid cell {row.cell_code} does not lie in division {row.division_code}",
            )
        )
    if row.valid_to and row.valid_to < row.valid_from:
        problems.append(Said("终止日期早于起用日期", "The last day lies before the first"))
    if row.lead in row.assisting:
        problems.append(
            Said(f"主办单位 {row.lead} 不能同时协办", f"The lead unit {row.lead} cannot assist as well")
        )
    lead, assisting = Said("主办单位", "Lead unit"), Said("协办单位", "Assisting unit")
    for label, code in ((lead, row.lead), *((assisting, one) for one in row.assisting)):
        if code not in departments:
            problems.append(
                Said(
                    f"{label}“{code}”不存在，请先载入部门",
                    f"{label.en} “{code}” does not exist; load the departments first",
                )
            )
    return problems


def check_day(row: DayRow) -> list[Said]:
    """Windows that can be read, on a day that works."""
    problems = _text(Said("说明", "Note"), row.note, 80, False)
    problems += _text(Said("时段", "Hours"), row.windows, 100, False)
    if row.windows and not row.works:
        return [*problems, Said("不上班的日子不应写时段", "A day off has no hours")]
    try:
        parse_windows(row.windows)
    except ClockError as problem:
        problems.append(Said(problem.zh, problem.en))
    return problems


def check_window(row: WindowRow) -> list[Said]:
    """Weekdays 1 to 7, a span of some length, both ends of a season or none."""
    problems: list[Said] = []
    if not re.fullmatch(r"[1-7]{1,7}", row.weekdays, re.ASCII) or len(set(row.weekdays)) != len(row.weekdays):
        problems.append(
            Said(
                f"星期“{row.weekdays}”应由 1（周一）到 7（周日）组成，不重复",
                f"The weekdays “{row.weekdays}” are written 1 (Monday) to 7 (Sunday), each once",
            )
        )
    if bool(row.season_from) != bool(row.season_to):
        problems.append(
            Said("季节起、季节止要么都填，要么都空", "A season has both a first and a last day, or neither")
        )
    for text in filter(None, (row.season_from, row.season_to)):
        if not re.fullmatch(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", text, re.ASCII):
            problems.append(
                Said(
                    f"季节起止“{text}”应写成 月-日，如 05-01",
                    f"The end of a season “{text}” is written month-day, such as 05-01",
                )
            )
    try:
        Window.of(row.opens, row.closes)
    except ClockError as problem:
        problems.append(Said(problem.zh, problem.en))
    return problems


def check_all(named: Iterable[tuple[Said, list[Said]]]) -> None:
    """Invalid, naming the first bad row, with up to fifty of them in `facts["rows"]`."""
    bad = {name: problems for name, problems in named if problems}
    if bad:
        name, problems = next(iter(bad.items()))
        more, more_en = "", ""
        if len(bad) > 1:
            more, more_en = f"（另有 {len(bad) - 1} 行有误）", f" (and {len(bad) - 1} more rows)"
        shown = dict(list(bad.items())[:50])
        raise Invalid(
            f"{name}：{'；'.join(problems)}{more}",
            f"{name.en}: {'; '.join(one.en for one in problems)}{more_en}",
            row=name,
            rows=shown,
        )


def _nature(nature: str) -> Iterator[Said]:
    if nature not in Nature.values:
        yield Said(
            f"类别“{nature}”应为 component（部件）或 event（事件）",
            f"The nature “{nature}” must be component or event",
        )


def _limit(limit: Limit) -> Iterator[Said]:
    exponent = limit.amount.as_tuple().exponent
    if limit.amount >= MAX_AMOUNT or (isinstance(exponent, int) and exponent < -2):
        yield Said(
            f"时限 {limit.label} 超出范围，最多两位小数",
            f"The limit {limit.figure} {limit.unit} is out of range; two decimals at most",
        )


def _text(label: Said, text: str, longest: int, needed: bool) -> list[Said]:
    if needed and not text.strip():
        return [Said(f"{label}不能为空", f"{label.en} must not be empty")]
    if len(text) > longest:
        return [Said(f"{label}超过 {longest} 字", f"{label.en} is longer than {longest} characters")]
    return []
