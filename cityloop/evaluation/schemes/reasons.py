"""失分原因: one Chinese sentence per item that lost points, as a bulletin prints it."""

from decimal import Decimal
from typing import Protocol

from cityloop.evaluation.schemes.evaluating import NoCase
from cityloop.evaluation.schemes.items import (
    Bands,
    Benchmark,
    Deduction,
    Deductions,
    Formula,
    Item,
    Linear,
    Manual,
    NoCasePolicy,
)
from cityloop.evaluation.schemes.nodes import Node, names
from cityloop.evaluation.schemes.rendering import plain, two
from cityloop.evaluation.schemes.rounding import Rounding
from cityloop.evaluation.schemes.scores import Subject


class Numbers(Protocol):
    """What a sentence asks of the sheet."""

    subject: Subject
    rate_ids: set[str]

    def work_out(self, node: Node) -> Decimal: ...
    def number_for(self, key: str) -> str: ...
    def label_for(self, key: str) -> str: ...

    @property
    def rounding(self) -> Rounding: ...


def reason_for(
    sheet: Numbers, item: Item, value: Decimal | None, lost: Decimal, refusal: Exception | None
) -> str:
    """`lost` is rounded and in points of the total. Empty when the item lost nothing."""
    if isinstance(refusal, NoCase):
        said = {NoCasePolicy.EXCLUDE: "不计分", NoCasePolicy.FULL: "计满分", NoCasePolicy.ZERO: "计零分"}
        tail = f"，扣 {two(lost)} 分" if lost > 0 else ""
        return f"{item.label}无案件，{said[item.no_case]}{tail}"
    if refusal is not None:
        return f"{refusal}未录入"
    if lost <= 0 or value is None:
        return ""
    return f"{_cause(sheet, item, value)}，扣 {two(lost)} 分"


def _cause(sheet: Numbers, item: Item, value: Decimal) -> str:
    match item.rule:
        case Linear(rate, _, _):
            return f"{sheet.label_for(rate)} {sheet.number_for(rate)}"
        case Deductions(terms, floor, _):
            causes = [cause for term in terms if (cause := _term(sheet, term))]
            floored = "，已扣至下限" if value == floor and floor > 0 else ""
            return "；".join(causes) + floored
        case Bands(node, _) as rule:
            counted = sheet.work_out(node)
            counts = "、".join(sheet.label_for(key) for key in names(node))
            return f"{counts} {plain(counted)}，在 {rule.at(counted).text} 档"
        case Formula(node):
            behind = [f"{sheet.label_for(key)} {sheet.number_for(key)}" for key in names(node)]
            return f"{item.label} {_shown(sheet, value)} 分（{'、'.join(behind)}）"
        case Manual(_):
            entry = sheet.subject.entries[item.id]
            basis = f"，依据{entry.basis}" if entry.basis else ""
            return f"{item.label} {_shown(sheet, value)} 分（{entry.by}评{basis}）"
    return item.label


def _term(sheet: Numbers, term: Benchmark | Deduction) -> str:
    taken = sheet.work_out(term.deduction)
    if taken <= 0:
        return ""
    if isinstance(term, Benchmark):
        side = "高于" if term.lower_is_better else "低于"
        return f"{sheet.label_for(term.rate)} {sheet.number_for(term.rate)}，{side}基准 {plain(term.bench)}%"
    return f"{term.label} {plain(sheet.work_out(term.count))}（计扣 {_shown(sheet, taken)} 分）"


def _shown(sheet: Numbers, value: Decimal) -> str:
    return two(sheet.rounding.shown_item(value))
