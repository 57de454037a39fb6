"""考核得分: scores by group in order of place, what was added or taken off, why the last lost points; a page per unit."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from cityloop.evaluation.bulletins.blocks import Block, Column, NewPage, Paragraph, Subheading, Table
from cityloop.evaluation.bulletins.casework import overdue_table
from cityloop.evaluation.bulletins.content import Content, Line, ScoreSheet, UnitPage
from cityloop.evaluation.bulletins.overview import tallies
from cityloop.evaluation.bulletins.printing import Shape, Value, cases, change, compared, day, rate, text
from cityloop.evaluation.bulletins.texts import paragraphs
from cityloop.evaluation.schemes.ranking import Board
from cityloop.evaluation.schemes.scores import Score
from cityloop.evaluation.words import Fact, Topic

COUNT, PERCENT, POINTS = Shape.COUNT, Shape.PERCENT, Shape.POINTS
MONTHLY = ("上期", "环比")
LAST = 3  # 后三名


def scores(content: Content) -> list[Block]:
    """考核得分."""
    if not content.sheets:
        return [Paragraph("本期没有采用的考核方案，未计分。")]
    blocks: list[Block] = []
    for sheet in content.sheets:
        blocks += _sheet(sheet)
    if content.adjusted:
        blocks += _adjusted(content)
    return blocks


def _sheet(sheet: ScoreSheet) -> list[Block]:
    when = f"于{day(sheet.published)}公布" if sheet.published else "尚未公布"
    blocks: list[Block] = [Subheading(f"{sheet.title}（{when}）")]
    groups: dict[str, list[Score]] = defaultdict(list)
    for one in sheet.scores:
        groups[one.group].append(one)
    for group, members in groups.items():
        ordered = sorted(members, key=_by_place)
        blocks += [Paragraph(_group_said(group, ordered)), _group_table(sheet, group, ordered)]
        if last := _last(ordered):
            blocks += [Paragraph(f"{one.label}失分原因：{_reasons(one)}") for one in last]
    return blocks


def _named(group: str) -> str:
    """What a scheme without groups scores is one body."""
    return f"{group}组" if group else "考核对象"


def _by_place(one: Score) -> tuple[int, Decimal]:
    return (one.rank or 10**9, -(one.total if one.total is not None else Decimal(-1)))


def _group_said(group: str, ordered: Sequence[Score]) -> str:
    ranked = [one for one in ordered if one.rank is not None]
    if not ranked:
        return f"{_named(group)}共{len(ordered)}个，均未参加排名。"
    named = "、".join(f"{one.label}（{text(one.total, POINTS)}分）" for one in ranked[:LAST])
    said = f"{_named(group)}共{len(ordered)}个，{len(ranked)}个参加排名，居前的是{named}。"
    for board in Board:
        if listed := [one.label for one in ordered if one.board is board]:
            said += f"列入{board.label}的是{'、'.join(listed)}。"
    return said


def _group_table(sheet: ScoreSheet, group: str, ordered: Sequence[Score]) -> Table:
    items = ordered[0].items
    columns = [Column("名次", COUNT, 2), Column("部门", width=6)]
    columns += [Column(item.label, POINTS, 3) for item in items]
    every = (2, 2 + len(items))  # the items and what was added or taken off
    columns += [Column("加减分", POINTS, 3), Column("得分", POINTS, 3, sums=every), Column("等级", width=3)]
    rows = tuple(_row(one) for one in ordered)
    if sheet.means:
        columns += [Column("各期均分", POINTS, 3), Column("期数", COUNT, 2), Column("全年重算", POINTS, 3)]
        rows = tuple((*row, *_beside(sheet, one)) for row, one in zip(rows, ordered, strict=True))
    notes = "；".join(f"{one.label}：{one.note}" for one in ordered if one.note)
    said = f"注：方案{sheet.scheme}，版本{sheet.version}。{notes + '。' if notes else ''}"
    return Table(f"{_named(group)}得分表", tuple(columns), rows, note=said)


def _row(one: Score) -> tuple[Value, ...]:
    points = tuple(item.points for item in one.items)
    added = sum((line.points for line in one.adjustments), Decimal(0)) if one.adjustments else ""
    return (one.rank, one.label, *points, added, one.total, one.grade.label if one.grade else "")


def _beside(sheet: ScoreSheet, one: Score) -> tuple[Value, ...]:
    """The mean of the shorter periods and the whole year counted anew: they differ where periods weigh differently."""
    mean = sheet.means.get(one.key)
    return (mean.points if mean else None, mean.periods if mean else 0, sheet.whole.get(one.key))


def _last(ordered: Sequence[Score]) -> list[Score]:
    """The last three places of a group of more than three."""
    ranked = [one for one in ordered if one.rank is not None]
    return [one for one in ranked[max(LAST, len(ranked) - LAST) :] if one.reasons]


def _reasons(one: Score) -> str:
    return "；".join(reason.rstrip("。；") for reason in one.reasons) + "。"


def _adjusted(content: Content) -> list[Block]:
    columns = (
        Column("部门", width=5),
        Column("分值", POINTS, 3),
        Column("原因", width=8),
        Column("依据", width=8),
    )
    rows = tuple((one.label, one.points, one.reason, one.basis) for one in content.adjusted)
    return [Subheading("加减分说明"), Table("加减分说明表", columns, rows)]


def praise(content: Content) -> list[Block]:
    """表扬台账: what points were added for, and what the office writes beside it."""
    columns = (
        Column("对象", width=5),
        Column("事由", width=8),
        Column("依据", width=8),
        Column("加分", POINTS, 3),
    )
    rows = tuple((one.label, one.reason, one.basis, one.points) for one in content.adjusted if one.points > 0)
    said: list[Block] = [*paragraphs(content.texts, Topic.PRAISE, [])]
    if not rows:
        return said or [Paragraph("本期无表扬事项。")]
    return [*said, Table("表扬台账", columns, rows)]


def meeting(content: Content) -> list[Block]:
    """分单位讲评, one page for each unit."""
    blocks: list[Block] = []
    for page in content.pages:
        blocks += [*([NewPage()] if blocks else []), Subheading(page.line.label), *_page(page)]
    return blocks or [Paragraph("本期各部门无应结案件。")]


def _page(page: UnitPage) -> list[Block]:
    now = page.line
    blocks: list[Block] = [Paragraph(_page_said(page))]
    if main := page.reasons[:LAST]:
        blocks.append(Paragraph(f"主要失分原因：{'；'.join(one.rstrip('。；') for one in main)}。"))
    blocks.append(_page_table(now, page.before))
    if page.categories:
        blocks.append(tallies("主要问题类型", "小类", page.categories, now.of(Fact.DISPATCHED), MONTHLY))
    if page.overdue:
        blocks.append(overdue_table("超期最久的案件", page.overdue))
    return blocks


def _page_said(page: UnitPage) -> str:
    now = page.line
    place = f"，按期结案率在{page.of}个部门中列第{page.place}位" if page.place else ""
    return (
        f"应结案{cases(now.of(Fact.DUE))}，结案{cases(now.of(Fact.CLOSED))}，"
        f"结案率{rate(now.rate(Fact.CLOSED, Fact.DUE))}；"
        f"按期结案率{rate(now.rate(Fact.CLOSED_ON_TIME, Fact.DUE))}{place}；"
        f"{_compared(page)}。"
    )


def _compared(page: UnitPage) -> str:
    if page.before is None:
        return "上期没有完整数据"
    return f"应结案{compared(_moved(page.line, page.before, Fact.DUE))}"


def _moved(now: Line, before: Line | None, fact: Fact) -> Decimal | None:
    return change(now.of(fact), before.of(fact) if before else None)


def _page_table(now: Line, before: Line | None) -> Table:
    columns = (
        Column("项目", width=5),
        Column("本期（件）", COUNT, 4),
        Column("率（%）", PERCENT, 4),
        Column("上期（件）", COUNT, 4),
        Column("环比（%）", PERCENT, 4),
    )
    facts = (Fact.DUE, Fact.CLOSED, Fact.CLOSED_ON_TIME, Fact.REWORK, Fact.EXTENDED)
    rows = tuple(
        (
            fact.label,
            now.of(fact),
            "" if fact is Fact.DUE else now.rate(fact, Fact.DUE),
            before.of(fact) if before else None,
            _moved(now, before, fact),
        )
        for fact in facts
    )
    return Table("办理情况", columns, rows)
