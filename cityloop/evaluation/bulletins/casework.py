"""高发问题、超期案件、典型案例、台账: cases one by one and by kind."""

from collections.abc import Sequence

from cityloop.evaluation.bulletins.blocks import (
    Block,
    Chart,
    Column,
    Paragraph,
    Photos,
    Series,
    Table,
)
from cityloop.evaluation.bulletins.content import Content, Line, OverdueCase, Tally
from cityloop.evaluation.bulletins.overview import added, compared_with, tallies
from cityloop.evaluation.bulletins.printing import Shape, Value, cases, day, rate, text
from cityloop.evaluation.bulletins.texts import paragraphs
from cityloop.evaluation.periods import Kind
from cityloop.evaluation.words import Fact, Topic

COUNT, PERCENT, POINTS = Shape.COUNT, Shape.PERCENT, Shape.POINTS
TYPICAL_RULE = (
    "典型案例选取规则：本期结案、处置前后照片齐全、未返工未超期的案件中，"
    "按高发问题的顺序，每类取处置用时最短的一件。"
)
FIRST = 3


def hot(content: Content) -> list[Block]:
    """高发问题."""
    top = content.categories.get("all", ())
    if not top:
        return [Paragraph("本期无高发问题。")]
    said = f"高发问题前{len(top)}类：{_listed(top)}。"
    if content.period.kind is not Kind.WEEK:
        for key, label in (("event", "事件"), ("component", "部件")):
            if some := content.categories.get(key, ()):
                said += f"{label}类前{len(some[:FIRST])}位：{_listed(some[:FIRST])}。"
    whole, words = content.totals.of(Fact.REPORTED), compared_with(content.period)
    chart = Chart(
        "bars",
        "高发问题（件）",
        tuple(one.label for one in top),
        (Series("件数", tuple(one.count for one in top)),),
    )
    blocks: list[Block] = [Paragraph(said), chart, tallies("高发问题表", "小类", top, whole, words)]
    if content.period.kind is not Kind.WEEK:
        for key, label in (("event", "事件"), ("component", "部件")):
            if some := content.categories.get(key, ()):
                blocks.append(
                    tallies(f"{label}类前{len(some[:FIRST])}位", "小类", some[:FIRST], whole, words)
                )
    return blocks


def _listed(lines: Sequence[Tally]) -> str:
    return "、".join(f"{one.label}{cases(one.count)}" for one in lines)


def overdue(content: Content) -> list[Block]:
    """超期未处置案件."""
    if not content.overdue_total:
        return [Paragraph("截至期末，无超期未处置案件。")]
    total = content.overdue_total
    said = f"截至期末，超期未处置案件{cases(total)}"
    listed = len(content.overdue)
    said += "，列表如下。" if listed == total else f"，超期最久的{listed}件列表如下，全部案件可在平台查询。"
    return [Paragraph(said), overdue_table("超期未处置案件表", content.overdue)]


def overdue_table(title: str, lines: Sequence[OverdueCase]) -> Table:
    columns = (
        Column("序号", COUNT, 2),
        Column("案件编号", width=5),
        Column("问题类型", width=5),
        Column("地址", width=8),
        Column("责任单位", width=5),
        Column("超期（天）", POINTS, 3),
    )
    rows = tuple(
        (place, one.number, one.category, one.address, one.unit, one.days)
        for place, one in enumerate(lines, 1)
    )
    return Table(title, columns, rows)


def typical(content: Content) -> list[Block]:
    """典型案例 with photos before and after."""
    if not content.typical:
        return [Paragraph("本期无处置前后照片齐全的典型案例。")]
    blocks: list[Block] = [Paragraph(TYPICAL_RULE)]
    for place, one in enumerate(content.typical, 1):
        said = (
            f"案例{place}：{one.address or '（无地址）'}{one.category}（案件编号{one.number}），"
            f"由{one.unit}处置，处置用时{text(one.hours, POINTS)}小时。"
        )
        blocks.append(Photos(said, one.before, one.after))
    return blocks


def ledger(content: Content) -> list[Block]:
    """挂账和积压."""
    if not content.ledger:
        return [Paragraph("截至期末，各单位无挂账、无积压。")]
    columns = (
        Column("部门", width=6),
        Column("在办", COUNT, 3),
        Column("其中超期", COUNT, 3),
        Column("挂账", COUNT, 3),
    )
    rows: list[tuple[Value, ...]] = [
        (one.unit, one.open, one.overdue, one.suspended) for one in content.ledger
    ]
    totals = [sum(numbers) for numbers in zip(*(row[1:] for row in rows), strict=True)]
    rows.append(("合计", *totals))
    said = f"截至期末，各单位在办案件{cases(totals[0])}，其中超期{cases(totals[1])}；挂账案件{cases(totals[2])}。"
    blocks: list[Block] = [Paragraph(said), Table("挂账和积压情况表", columns, tuple(rows), total=True)]
    if content.suspended:
        blocks.append(_suspended(content))
    return blocks


def _suspended(content: Content) -> Table:
    columns = (
        Column("序号", COUNT, 2),
        Column("案件编号", width=6),
        Column("问题类型", width=6),
        Column("责任单位", width=5),
        Column("挂账日期", width=8),
        Column("复核日期", width=8),
    )
    rows = tuple(
        (place, one.number, one.category, one.unit, day(one.since), day(one.review_on))
        for place, one in enumerate(content.suspended, 1)
    )
    return Table("挂账台账", columns, rows)


def inspectors(content: Content) -> list[Block]:
    """采集工作: by the company (or centre) that employs the collectors; nobody is named."""
    if not content.inspectors:
        return [Paragraph("本期无采集员上报。")]
    columns = (
        Column("采集单位", width=6),
        Column("上报", COUNT, 3),
        Column("有效上报", COUNT, 3),
        Column("有效率（%）", PERCENT, 4, ratio=(2, 1)),
        Column("应核查", COUNT, 3),
        Column("按时核查", COUNT, 3),
        Column("任务完成率（%）", PERCENT, 4, ratio=(5, 4)),
    )
    whole = added(content.inspectors)
    rows = tuple(_collected(line) for line in (*content.inspectors, whole))
    said = (
        f"采集上报{cases(whole.of(Fact.REPORTED))}，有效上报{cases(whole.of(Fact.VALID_REPORT))}，"
        f"有效率{rate(whole.rate(Fact.VALID_REPORT, Fact.REPORTED))}；"
        f"应核查{cases(whole.of(Fact.TO_INSPECT))}，按时核查{cases(whole.of(Fact.INSPECTED_ON_TIME))}，"
        f"任务完成率{rate(whole.rate(Fact.INSPECTED_ON_TIME, Fact.TO_INSPECT))}。"
    )
    return [Paragraph(said), Table("采集工作情况表", columns, rows, total=True)]


def _collected(line: Line) -> tuple[Value, ...]:
    return (
        line.label,
        line.of(Fact.REPORTED),
        line.of(Fact.VALID_REPORT),
        line.rate(Fact.VALID_REPORT, Fact.REPORTED),
        line.of(Fact.TO_INSPECT),
        line.of(Fact.INSPECTED_ON_TIME),
        line.rate(Fact.INSPECTED_ON_TIME, Fact.TO_INSPECT),
    )


def quality(content: Content) -> list[Block]:
    """数据质量 and 采集异常日."""
    told = content.quality
    columns = (Column("项目", width=8), Column("数值", COUNT, 3))
    rows: tuple[tuple[Value, ...], ...] = (
        ("本期上报（件）", told.reported),
        ("无坐标（件）", told.without_place),
        ("未落入单元网格（件）", told.without_cell),
        ("结案无处置后照片（件）", told.without_photo),
        ("日均上报（件）", told.usual_per_day),
        ("采集异常日（天）", len(told.odd_days)),
    )
    blocks: list[Block] = [Table("数据质量表", columns, rows, note=_ODD)]
    if not told.odd_days:
        return [*blocks, Paragraph("本期无采集异常日。")]
    days = (Column("日期", width=8), Column("上报（件）", COUNT, 3))
    listed = tuple((day(on), count) for on, count in told.odd_days)
    return [
        *blocks,
        Table("采集异常日表", days, listed),
        *paragraphs(content.texts, Topic.ODD_DAYS, ["异常原因（降雨、系统故障、其他）：请填写。"]),
    ]


_ODD = "注：某日上报不足本期日均的一半，列为采集异常日；原因由考核员填写。"
