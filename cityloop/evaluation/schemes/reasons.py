"""失分原因: one sentence per item that lost points, in Chinese as a bulletin prints it, with the English beside it."""

from decimal import Decimal
from typing import Protocol

from cityloop.core.words import NOTHING, Said
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
from cityloop.evaluation.schemes.names import FACTS
from cityloop.evaluation.schemes.nodes import Node, names
from cityloop.evaluation.schemes.rendering import plain, printed, two
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
) -> Said:
    """`lost` is rounded and in points of the total. Empty when the item lost nothing."""
    if isinstance(refusal, NoCase):
        said = {
            NoCasePolicy.EXCLUDE: Said("不计分", "not counted"),
            NoCasePolicy.FULL: Said("计满分", "full marks"),
            NoCasePolicy.ZERO: Said("计零分", "no points"),
        }[item.no_case]
        tail = _off(lost) if lost > 0 else NOTHING
        return Said(f"{item.label}无案件，{said}{tail}", f"{item.label}: no case, {said.en}{tail.en}")
    if refusal is not None:
        return Said(f"{refusal}未录入", f"{refusal}: not entered")
    if lost <= 0 or value is None:
        return NOTHING
    cause, off = _cause(sheet, item, value), _off(lost)
    return Said(f"{cause}{off}", f"{cause.en}{off.en}")


def _off(lost: Decimal) -> Said:
    return Said(f"，扣 {two(lost)} 分", f", {two(lost)} points off")


def _cause(sheet: Numbers, item: Item, value: Decimal) -> Said:
    match item.rule:
        case Linear(rate, _, _):
            return _numbered(sheet, rate)
        case Deductions(terms, floor, _):
            causes = [cause for term in terms if (cause := _term(sheet, term))]
            floored = Said("，已扣至下限", ", down to the floor") if value == floor and floor > 0 else NOTHING
            return Said(f"{'；'.join(causes)}{floored}", f"{'; '.join(one.en for one in causes)}{floored.en}")
        case Bands(node, _) as rule:
            counted = sheet.work_out(node)
            band, number = rule.at(counted).text, plain(counted)
            counts = [_named(sheet, key) for key in names(node)]
            return Said(
                f"{'、'.join(counts)} {number}，在 {band} 档",
                f"{', '.join(one.en for one in counts)} {number}, in the band {band.en}",
            )
        case Formula(node):
            behind = [_numbered(sheet, key) for key in names(node)]
            shown = _shown(sheet, value)
            return Said(
                f"{item.label} {shown} 分（{'、'.join(behind)}）",
                f"{item.label} {shown} points ({', '.join(one.en for one in behind)})",
            )
        case Manual(_):
            entry, shown = sheet.subject.entries[item.id], _shown(sheet, value)
            basis = Said(f"，依据{entry.basis}", f", basis: {entry.basis}") if entry.basis else NOTHING
            return Said(
                f"{item.label} {shown} 分（{entry.by}评{basis}）",
                f"{item.label} {shown} points (by {entry.by}{basis.en})",
            )
    return Said(item.label, item.label)


def _term(sheet: Numbers, term: Benchmark | Deduction) -> Said:
    taken = sheet.work_out(term.deduction)
    if taken <= 0:
        return NOTHING
    if isinstance(term, Benchmark):
        side = Said("高于", "above") if term.lower_is_better else Said("低于", "below")
        rate, bench = _numbered(sheet, term.rate), plain(term.bench)
        return Said(f"{rate}，{side}基准 {bench}%", f"{rate.en}, {side.en} the benchmark of {bench}%")
    count, shown = plain(sheet.work_out(term.count)), _shown(sheet, taken)
    return Said(
        f"{term.label} {count}（计扣 {shown} 分）", f"{_counted(sheet, term)} {count} ({shown} points off)"
    )


def _counted(sheet: Numbers, term: Deduction) -> str:
    """A label that only repeats what is counted is said anew."""
    if term.label == printed(term.count, sheet.label_for):
        return printed(term.count, lambda key: _named(sheet, key).en)
    return term.label


def _named(sheet: Numbers, key: str) -> Said:
    """Rates and items are called as the scheme calls them; what is counted, by its own words."""
    label = sheet.label_for(key)
    return Said(label, key.replace("_", " ") if key in FACTS else label)


def _numbered(sheet: Numbers, key: str) -> Said:
    name, number = _named(sheet, key), sheet.number_for(key)
    return Said(f"{name} {number}", f"{name.en} {number}")


def _shown(sheet: Numbers, value: Decimal) -> str:
    return two(sheet.rounding.shown_item(value))
