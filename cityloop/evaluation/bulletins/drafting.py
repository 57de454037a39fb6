"""存在问题、下步要求: drafted from the numbers, marked as drafts, to be edited by a person before anything is sent."""

from cityloop.evaluation.bulletins.blocks import Block, Subheading
from cityloop.evaluation.bulletins.content import Content, Line
from cityloop.evaluation.bulletins.printing import cases, change, compared, rate
from cityloop.evaluation.bulletins.texts import paragraphs
from cityloop.evaluation.periods import Kind
from cityloop.evaluation.schemes.ranking import Board
from cityloop.evaluation.words import Fact, Topic

LOW, FEW = 90, 5  # a unit is named below so many percent, from so many cases on
MOST_NAMED = 3
NEXT = {Kind.WEEK: "下周", Kind.MONTH: "下月", Kind.YEAR: "下一年"}


def next_steps(content: Content) -> list[Block]:
    """存在问题和下步要求."""
    found = [said for said in (_late(content), _waiting(content), _rising(content), _again(content)) if said]
    return [
        Subheading("存在问题"),
        *paragraphs(content.texts, Topic.PROBLEMS, _listed(found or ["未见突出问题。"])),
        Subheading(f"{NEXT[content.period.kind]}要求"),
        *paragraphs(content.texts, Topic.NEXT, _listed(_asked(content))),
    ]


def news(content: Content) -> list[Block]:
    """工作动态: nobody but the office knows it."""
    return [*paragraphs(content.texts, Topic.NEWS, ["本期工作动态请填写。"])]


def rewards(content: Content) -> list[Block]:
    """奖惩情况 of a year: who stands on the red and black lists; what follows from it the office writes."""
    return [*paragraphs(content.texts, Topic.REWARDS, [*_boards(content), "奖惩决定请按考核办法填写。"])]


def _boards(content: Content) -> list[str]:
    said = []
    for sheet in content.sheets:
        for board in Board:
            if listed := [one.label for one in sheet.scores if one.board is board]:
                said.append(f"{sheet.title}：列入{board.label}的是{'、'.join(listed)}。")
    return said


def _listed(said: list[str]) -> list[str]:
    return [f"{place}．{one}" for place, one in enumerate(said, 1)]


def slow_units(content: Content) -> list[Line]:
    """Units below the line, the worst first."""
    low = [
        (share, line)
        for line in content.units
        if line.of(Fact.DUE) >= FEW
        and (share := line.rate(Fact.CLOSED_ON_TIME, Fact.DUE)) is not None
        and share < LOW
    ]
    return [line for _, line in sorted(low, key=lambda pair: pair[0])[:MOST_NAMED]]


def _late(content: Content) -> str:
    slow = slow_units(content)
    if not slow:
        return ""
    named = "、".join(f"{line.label}（{rate(line.rate(Fact.CLOSED_ON_TIME, Fact.DUE))}）" for line in slow)
    return f"部分单位按期结案率偏低：{named}。"


def _waiting(content: Content) -> str:
    if not content.overdue_total:
        return ""
    return f"超期未处置案件尚有{cases(content.overdue_total)}，需逐件销号。"


def _rising(content: Content) -> str:
    known = [(one.change, one) for one in content.categories.get("all", ()) if one.change is not None]
    rising = [(moved, one) for moved, one in known if moved > 0]
    if not rising:
        return ""
    moved, most = max(rising, key=lambda pair: pair[0])
    return f"{most.label}上报{cases(most.count)}，{compared(moved)}，增幅居高发问题之首。"


def _again(content: Content) -> str:
    now, before = content.totals, content.totals_before
    moved = change(now.of(Fact.REWORK), before.of(Fact.REWORK) if before else None)
    if not now.of(Fact.REWORK) or moved is None or moved <= 0:
        return ""
    return f"返工{cases(now.of(Fact.REWORK))}，{compared(moved)}，部分案件处置不到位。"


def _asked(content: Content) -> list[str]:
    slow = slow_units(content)
    asked = []
    if slow:
        asked.append(
            f"{'、'.join(line.label for line in slow)}要查明超期原因，明确专人盯办，提高按期结案率。"
        )
    if content.overdue_total:
        asked.append("对超期未处置案件逐件明确责任人和完成时限，处置情况及时反馈。")
    if top := content.categories.get("all", ()):
        asked.append(f"对{top[0].label}等高发问题加强源头治理和日常巡查。")
    return asked or ["继续保持按期处置，注意处置质量。"]
