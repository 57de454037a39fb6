"""总体情况、来源、部门和街道: the counts of the period as tables, each with its sentence."""

from collections.abc import Sequence

from cityloop.evaluation.bulletins.blocks import Block, Chart, Column, Paragraph, Series, Subheading, Table
from cityloop.evaluation.bulletins.content import Content, Line, Tally
from cityloop.evaluation.bulletins.printing import Shape, Value, cases, change, compared, days, percent, rate
from cityloop.evaluation.periods import Kind, Period
from cityloop.evaluation.words import Fact

RATINGS = (Fact.VERY_SATISFIED, Fact.SATISFIED, Fact.FAIR, Fact.DISSATISFIED)
COUNT, PERCENT = Shape.COUNT, Shape.PERCENT

# What is said of the whole: the fact, what its rate is called and what it is of.
TOTALS: tuple[tuple[Fact, str, Fact | None], ...] = (
    (Fact.REPORTED, "", None),
    (Fact.ACCEPTED, "受理率", Fact.REPORTED),
    (Fact.FILED, "立案率", Fact.REPORTED),
    (Fact.DISPATCHED, "派遣率", Fact.FILED),
    (Fact.DUE, "", None),
    (Fact.CLOSED, "结案率", Fact.DUE),
    (Fact.CLOSED_ON_TIME, "按期结案率", Fact.DUE),
    (Fact.REWORK, "返工率", Fact.DUE),
    (Fact.EXTENDED, "延期率", Fact.DUE),
)
BASIS = (
    "前四项按上报时间统计，其余按处置截止时间统计，截至期末；应结案为已处置和超期未处置之和，不含挂账。"
    "受理、立案的率比上报，派遣的率比立案，其余的率比应结案。"
)
HANDLING = (
    Column("应结案", COUNT, 3),
    Column("结案", COUNT, 3),
    Column("结案率（%）", PERCENT, 4, ratio=(2, 1)),
    Column("按期结案", COUNT, 3),
    Column("按期结案率（%）", PERCENT, 4, ratio=(4, 1)),
    Column("返工", COUNT, 3),
    Column("返工率（%）", PERCENT, 4, ratio=(6, 1)),
    Column("延期", COUNT, 3),
    Column("延期率（%）", PERCENT, 4, ratio=(8, 1)),
)


def overall(content: Content) -> list[Block]:
    """总体情况."""
    before, word = compared_with(content.period)
    earlier = content.totals_before
    columns = (
        Column("项目", width=4),
        Column("本期（件）", COUNT, 4),
        Column("率（%）", PERCENT, 4),
        Column(f"{before}（件）", COUNT, 4),
        Column(f"{word}（%）", PERCENT, 4),
    )
    rows = tuple(_total(content.totals, earlier, fact, whole) for fact, _, whole in TOTALS)
    return [
        Paragraph(_overall_sentence(content, earlier, word)),
        Table("总体情况表", columns, rows, note=f"注：{BASIS}"),
    ]


def _total(now: Line, earlier: Line | None, fact: Fact, whole: Fact | None) -> tuple[Value, ...]:
    before = earlier.of(fact) if earlier else None
    share: Value = now.rate(fact, whole) if whole else ""
    return fact.label, now.of(fact), share, before, change(now.of(fact), before)


def _overall_sentence(content: Content, earlier: Line | None, word: str) -> str:
    now = content.totals
    parts = []
    for fact, name, whole in TOTALS:
        said = f"{fact.label}{cases(now.of(fact))}"
        said += f"，{name}{rate(now.rate(fact, whole))}" if whole else ""
        if earlier is not None:
            said += f"，{compared(change(now.of(fact), earlier.of(fact)), word)}"
        parts.append(said)
    span = days(content.period.first, content.period.last)
    unfinished = "" if content.complete else "（本期尚未结束，为截至目前的数据）"
    unknown = "" if earlier else f"{compared_with(content.period)[0]}没有完整数据，{word}以“—”表示。"
    return f"{span}{unfinished}，全区{'；'.join(parts)}。{unknown}"


def sources(content: Content) -> list[Block]:
    """问题来源, the largest first."""
    if not content.sources:
        return [Paragraph("本期无上报问题。")]
    table = tallies(
        "问题来源表",
        "来源",
        content.sources,
        content.totals.of(Fact.REPORTED),
        compared_with(content.period),
        total=True,
    )
    whole = content.totals.of(Fact.REPORTED)
    said = "；".join(_tally_said(one, whole) for one in content.sources if one.count)
    return [Paragraph(f"按来源分：{said}。" if said else "本期无上报问题。"), table]


def tallies(
    title: str,
    heading: str,
    lines: Sequence[Tally],
    whole: int,
    words: tuple[str, str],
    *,
    total: bool = False,
) -> Table:
    """Counts with their share of the whole and their change; `words`: 上期 and 环比, or 上年 and 同比."""
    rows: list[tuple[Value, ...]] = [
        (line.label, line.count, percent(line.count, whole), line.before, line.change) for line in lines
    ]
    if total:
        known = [line.before for line in lines if line.before is not None]
        before = sum(known) if known else None
        rows.append(("合计", whole, percent(whole, whole), before, change(whole, before)))
    columns = (
        Column(heading, width=6),
        Column("本期（件）", COUNT, 4),
        Column("占比（%）", PERCENT, 4),
        Column(f"{words[0]}（件）", COUNT, 4),
        Column(f"{words[1]}（%）", PERCENT, 4),
    )
    return Table(title, columns, tuple(rows), total=total)


def compared_with(period: Period) -> tuple[str, str]:
    """What the period before is called and what the change is called."""
    return ("上年", "同比") if period.kind is Kind.YEAR else ("上期", "环比")


def _tally_said(line: Tally, whole: int) -> str:
    return f"{line.label}{cases(line.count)}，占{rate(percent(line.count, whole))}"


def units(content: Content) -> list[Block]:
    """部门办理情况, in the official order."""
    if not content.units:
        return [Paragraph("本期各部门无应结案件。")]
    ranked = places(content.units)
    rows: list[tuple[Value, ...]] = [
        (line.label, *handling(line), ranked.get(line.key)) for line in content.units
    ]
    rows.append(("合计", *handling(added(content.units)), ""))
    columns = (Column("部门", width=6), *HANDLING, Column("名次", COUNT, 2))
    note = (
        "注：按经手单位统计，一件案件先后由两个单位办理的各计一次，合计可能大于总体数。"
        "名次按按期结案率，同率同名次；无应结案件的不排名。"
    )
    return [
        Paragraph(_units_said(content.units, ranked)),
        Table("部门办理情况表", columns, tuple(rows), total=True, note=note),
    ]


def handling(line: Line) -> tuple[Value, ...]:
    """The nine columns of 办理情况."""
    told: list[Value] = [line.of(Fact.DUE)]
    for fact in (Fact.CLOSED, Fact.CLOSED_ON_TIME, Fact.REWORK, Fact.EXTENDED):
        told += [line.of(fact), line.rate(fact, Fact.DUE)]
    return tuple(told)


def added(lines: Sequence[Line]) -> Line:
    facts = {fact for line in lines for fact in line.counts}
    return Line("", "合计", {fact: sum(line.of(fact) for line in lines) for fact in facts})


def places(lines: Sequence[Line]) -> dict[str, int]:
    """Places by 按期结案率, exact; equal shares take equal places."""
    scored = [line for line in lines if line.of(Fact.DUE)]
    return {line.key: 1 + sum(_better(other, line) for other in scored) for line in scored}


def _better(one: Line, other: Line) -> bool:
    """Shares compared as whole numbers: no rounding decides a place."""
    return one.of(Fact.CLOSED_ON_TIME) * other.of(Fact.DUE) > other.of(Fact.CLOSED_ON_TIME) * one.of(Fact.DUE)


def _units_said(lines: Sequence[Line], ranked: dict[str, int]) -> str:
    scored = sorted((line for line in lines if line.key in ranked), key=lambda line: ranked[line.key])
    if not scored:
        return "本期各部门无应结案件。"
    said = f"{len(scored)}个部门有应结案件。"
    if len(scored) >= 6:
        said += f"按期结案率居前的是{_named(scored[:3])}；靠后的是{_named(scored[-3:])}。"
    elif len(scored) > 1:
        said += f"按期结案率最高的是{_named(scored[:1])}，最低的是{_named(scored[-1:])}。"
    return said


def _named(lines: Sequence[Line]) -> str:
    return "、".join(f"{line.label}（{rate(line.rate(Fact.CLOSED_ON_TIME, Fact.DUE))}）" for line in lines)


def streets(content: Content) -> list[Block]:
    """街道情况: what was reported there and how it was dealt with."""
    if not content.streets:
        return [Paragraph("本期各街道无案件。")]
    columns = (
        Column("街道", width=6),
        Column("上报", COUNT, 3),
        Column("立案", COUNT, 3),
        Column("未派遣", COUNT, 3),
        Column("应结案", COUNT, 3),
        Column("结案", COUNT, 3),
        Column("结案率（%）", PERCENT, 4, ratio=(5, 4)),
        Column("按期结案", COUNT, 3),
        Column("按期结案率（%）", PERCENT, 4, ratio=(7, 4)),
        Column("返工", COUNT, 3),
    )
    rows = [_street(line) for line in (*content.streets, added(content.streets))]
    most = max(content.streets, key=lambda line: line.of(Fact.REPORTED))
    said = f"上报最多的是{most.label}，{cases(most.of(Fact.REPORTED))}。"
    return [Paragraph(said), Table("街道情况表", columns, tuple(rows), total=True)]


def _street(line: Line) -> tuple[Value, ...]:
    return (
        line.label,
        line.of(Fact.REPORTED),
        line.of(Fact.FILED),
        max(0, line.of(Fact.FILED) - line.of(Fact.DISPATCHED)),
        line.of(Fact.DUE),
        line.of(Fact.CLOSED),
        line.rate(Fact.CLOSED, Fact.DUE),
        line.of(Fact.CLOSED_ON_TIME),
        line.rate(Fact.CLOSED_ON_TIME, Fact.DUE),
        line.of(Fact.REWORK),
    )


def splits(content: Content) -> list[Block]:
    """分类情况: components and events, platform and citizens, urgent ones."""
    columns = (
        Column("类别", width=6),
        Column("上报", COUNT, 3),
        Column("立案", COUNT, 3),
        Column("结案", COUNT, 3),
        Column("结案率（%）", PERCENT, 4, ratio=(3, 2)),
    )
    rows = tuple(
        (
            line.label,
            line.of(Fact.REPORTED),
            line.of(Fact.FILED),
            line.of(Fact.CLOSED),
            line.rate(Fact.CLOSED, Fact.FILED),
        )
        for line in content.splits
    )
    said = "；".join(f"{line.label}上报{cases(line.of(Fact.REPORTED))}" for line in content.splits)
    note = "注：本期上报案件截至期末的情况，结案率为结案比立案；各类别之间有交叉，不相加。"
    return [Paragraph(f"{said}。"), Table("分类情况表", columns, rows, note=note)]


def trend(content: Content) -> list[Block]:
    """趋势: by day in a week or month, by month in a year."""
    if len(content.trend) < 2:
        return []
    labels = tuple(line.label for line in content.trend)
    series = tuple(
        Series(fact.label, tuple(line.of(fact) for line in content.trend))
        for fact in (Fact.REPORTED, Fact.CLOSED)
    )
    by = "月" if content.period.kind is Kind.YEAR else "日"
    chart = Chart("lines", f"逐{by}上报和结案（件）", labels, series)
    if content.period.kind is not Kind.YEAR:
        return [chart]
    columns = (Column("月份", width=4), Column("上报", COUNT), Column("结案", COUNT))
    rows = [(line.label, line.of(Fact.REPORTED), line.of(Fact.CLOSED)) for line in content.trend]
    total = added(content.trend)
    rows.append(("合计", total.of(Fact.REPORTED), total.of(Fact.CLOSED)))
    note = "注：上报按上报时间、结案按结案时间归入各月。"
    return [Subheading("月度趋势"), chart, Table("月度趋势表", columns, tuple(rows), total=True, note=note)]


def satisfaction(content: Content) -> list[Block]:
    """公众满意度, of the ratings given for what was reported in the period."""
    if content.period.kind is Kind.WEEK:
        return []
    whole = content.totals
    rated = sum(whole.of(fact) for fact in RATINGS)
    if not rated:
        return [Paragraph("本期没有公众评价。")]
    pleased = whole.of(Fact.VERY_SATISFIED) + whole.of(Fact.SATISFIED)
    columns = (Column("评价", width=6), Column("件数", COUNT, 4), Column("占比（%）", PERCENT, 4))
    rows: list[tuple[Value, ...]] = [
        (fact.label, whole.of(fact), percent(whole.of(fact), rated)) for fact in RATINGS
    ]
    rows.append(("满意（含非常满意）", pleased, percent(pleased, rated)))
    rows.append(("评价合计", rated, percent(rated, rated)))
    said = f"公众评价{cases(rated)}，满意{cases(pleased)}，满意率{rate(percent(pleased, rated))}。"
    return [Paragraph(said), Table("公众满意度表", columns, tuple(rows))]
