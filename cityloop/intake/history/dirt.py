"""What is wrong in real tables, and what is done about it: reject the row, repair it, or only note it."""

from dataclasses import dataclass, field

REJECT, REPAIR, NOTE = "reject", "repair", "note"
FIRST, LAST = "first", "last"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of dirt (脏数据); the first of `actions` is the default, `repair` says what repairing means."""

    label: str
    actions: tuple[str, ...]
    repair: str = ""


KINDS: dict[str, Kind] = {
    # The table itself
    "cells": Kind("列数与表头不符", (REJECT,)),
    "quote": Kind("引号未闭合", (REJECT,)),
    "number": Kind("编号为空", (REJECT, REPAIR), "由整行内容算出编号"),
    "duplicate_number": Kind("编号重复", (FIRST, LAST, REJECT)),
    # Times
    "no_opened": Kind("受理时间为空", (REJECT,)),
    "bad_opened": Kind("受理时间看不懂", (REJECT,)),
    "opened_out_of_range": Kind("受理时间超出合理范围", (REJECT,)),
    "bad_closed": Kind("办结时间看不懂", (REJECT, REPAIR), "当作没有办结时间"),
    "closed_before_opened": Kind("办结早于受理", (REJECT, REPAIR), "办结时间改为受理时间"),
    "closed_in_future": Kind("办结时间在将来", (REJECT, NOTE)),
    "closed_without_time": Kind(
        "已办结但没有办结时间", (REJECT, REPAIR), "结案的改为处理中，作废、不予受理、合并的按受理时刻办结"
    ),
    "open_with_closing": Kind("未办结却有办结时间", (NOTE, REPAIR, REJECT), "按已结案处理"),
    "bad_due": Kind("截止时间看不懂", (REPAIR, REJECT), "当作没有截止时间"),
    "due_too_far": Kind("截止在二十年之后（多为“无期限”的占位）", (REPAIR, REJECT), "当作没有截止时间"),
    "due_before_opened": Kind("截止不晚于受理", (REPAIR, REJECT), "当作没有截止时间"),
    "no_due": Kind("表中没有截止时间", (NOTE, REJECT)),
    "same_second": Kind("受理与办结同一时刻", (NOTE, REJECT)),
    "bare_date": Kind("日期没有钟点", (NOTE, REJECT)),
    "clock_twice": Kind("冬令时切换中的重复钟点", (NOTE, REJECT)),
    "clock_skipped": Kind("夏令时切换中不存在的钟点", (NOTE, REJECT)),
    # What, where, who
    "unknown_status": Kind("状态词不在对照表中", (REJECT, NOTE)),
    "no_category": Kind("分类为空", (REPAIR, REJECT), "归入“未分类”"),
    "unknown_category": Kind("分类不在标准中", (REJECT,)),
    "no_unit": Kind("承办单位为空", (NOTE, REJECT)),
    "unknown_source": Kind("来源词不在对照表中", (NOTE, REJECT)),
    "no_point": Kind("没有坐标", (NOTE, REJECT)),
    "bad_point": Kind("坐标看不懂", (REPAIR, REJECT), "不写坐标"),
    "point_outside": Kind("坐标在范围之外", (REPAIR, REJECT), "不写坐标"),
    "point_swapped": Kind("经纬度颠倒", (REPAIR, REJECT), "对调"),
    "no_description": Kind("问题描述为空", (REPAIR, REJECT), "用小类名称代替"),
    "long_text": Kind("文字过长", (REPAIR, REJECT), "截断"),
    "whole_number": Kind("整数印成小数（60619.0）", (REPAIR, REJECT), "去掉 .0"),
    "main_unknown": Kind("合并件找不到主案件", (REPAIR, REJECT), "按 merge.fallback 所指阶段办结"),
    "on_time_differs": Kind("按期标记与时间不符", (NOTE,)),
}


class Rejected(Exception):
    """This row cannot become a case."""

    def __init__(self, kind: str, detail: str = "") -> None:
        self.kind, self.detail = kind, detail
        super().__init__(self.reason)

    @property
    def reason(self) -> str:
        label = KINDS[self.kind].label
        return f"{label}：{self.detail}" if self.detail else label


@dataclass(frozen=True)
class Rules:
    """What the mapping file says about each kind; the rest by default."""

    chosen: dict[str, str] = field(default_factory=dict)

    def action(self, kind: str) -> str:
        return self.chosen.get(kind) or KINDS[kind].actions[0]

    @property
    def rejecting(self) -> frozenset[str]:
        return frozenset(kind for kind in KINDS if self.action(kind) == REJECT)


class Notes:
    """The dirt found in one row."""

    __slots__ = ("_rejecting", "found")

    def __init__(self, rejecting: frozenset[str]) -> None:
        self._rejecting = rejecting
        self.found: set[str] = set()

    def flag(self, kind: str, detail: str = "") -> None:
        """Say that the row has this dirt; raises `Rejected` where the mapping wants it refused."""
        self.found.add(kind)
        if kind in self._rejecting:
            raise Rejected(kind, detail)
