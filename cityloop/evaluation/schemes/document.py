"""READ FIRST. A scheme (考核方案): a versioned TOML document, read once, checked whole, then scored exactly.

Every key and primitive is described for assessors in docs/schemes.md.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from cityloop.core.words import Word
from cityloop.evaluation.schemes.grading import Grade, read_grades
from cityloop.evaluation.schemes.item_reading import ItemReader, read_input, read_rate
from cityloop.evaluation.schemes.items import Input, Item, Kind, NoCasePolicy, Rate
from cityloop.evaluation.schemes.names import FACT_LABELS, FACTS, RESERVED, Scope
from cityloop.evaluation.schemes.positions import Path
from cityloop.evaluation.schemes.ranking import RankRule, read_rank_rule
from cityloop.evaluation.schemes.reading import Section, read_document
from cityloop.evaluation.schemes.rendering import plain
from cityloop.evaluation.schemes.rounding import Rounding, RoundingMode
from cityloop.evaluation.words import (
    AttributeBy,
    Denominator,
    Exclusion,
    ObjectType,
    OverdueAt,
    Population,
    ReworkPer,
)

T = TypeVar("T")
ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
WORD = re.compile(r"[^\W\d]\w*")
KEYS = ("scheme", "version", "title", "note", "period", "object", "groups", "full", "no_case", "rollup")
TABLES = ("population", "rounding", "inputs", "rates", "items", "rank", "grades")


class Period(Word):
    WEEK = "week", "周"
    MONTH = "month", "月"
    QUARTER = "quarter", "季"
    YEAR = "year", "年"
    CUSTOM = "custom", "自定"


class Rollup(Word):
    """How a longer period is scored from shorter ones."""

    RECOMPUTE = "recompute", "按案件重新计算"
    MEAN = "mean", "各期得分平均"


@dataclass(frozen=True)
class Scheme:
    id: str
    version: str
    title: str
    note: str
    period: Period
    object_type: ObjectType
    groups: tuple[str, ...]  # empty: for every group
    full: Decimal
    no_case: NoCasePolicy
    rollup: Rollup
    population: Population
    rounding: Rounding
    inputs: tuple[Input, ...]
    rates: tuple[Rate, ...]
    items: tuple[Item, ...]
    rank: RankRule
    grades: tuple[Grade, ...]  # best first; empty: the scheme gives none
    labels: Mapping[str, str] = field(repr=False)
    table: Mapping[str, Any] = field(repr=False)
    lines: Mapping[Path, int] = field(repr=False, compare=False)

    @property
    def digest(self) -> str:
        """快照标识: the same for the same rules, however the file is laid out or commented."""
        text = json.dumps(_canonical(self.table), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def is_for(self, group: str) -> bool:
        return not self.groups or group in self.groups


def parse_scheme(text: bytes | str) -> Scheme:
    """Read and check a document. Raises SchemeError with the line and the reason, and every other mistake beside it."""
    return scheme_from(read_document(text))


def scheme_from(section: Section) -> Scheme:
    """Read on behind a mistake, so that the author is told of all of them; raise them together."""
    mistakes = section.mistakes
    section.only(*KEYS, *TABLES)
    full = mistakes.attempt(lambda: section.number("full", 1, 10_000, Decimal(100)), Decimal(100))
    population = mistakes.attempt(lambda: _population(section.section("population")), Population())
    no_case = mistakes.attempt(lambda: section.choice("no_case", NoCasePolicy), NoCasePolicy.EXCLUDE)
    _check_ids(section)
    scope = Scope(population, _needs(section))
    inputs = _read_each(section, "inputs", scope, lambda one: read_input(one, scope))
    rates = _read_each(section, "rates", scope, lambda one: read_rate(one, scope))
    items = _read_each(section, "items", scope, ItemReader(scope, rates, full, no_case).read)
    if len(items) == len(_sections(section, "items")):
        with mistakes.noted():
            _check_worth(section, items, full)
    rounding = mistakes.attempt(lambda: _rounding(section.section("rounding")), None)
    rank = mistakes.attempt(lambda: read_rank_rule(section.section("rank"), scope), None)
    grades: tuple[Grade, ...] = ()
    with mistakes.noted():
        grades = read_grades(section, full)
    words = _words(section)
    mistakes.check()
    assert rounding is not None and rank is not None and words is not None
    return Scheme(
        full=full,
        no_case=no_case,
        population=population,
        rounding=rounding,
        inputs=inputs,
        rates=rates,
        items=items,
        rank=rank,
        grades=grades,
        labels=dict(scope.labels),
        table=section.table,
        lines=section.lines,
        **words,
    )


def _words(section: Section) -> dict[str, Any] | None:
    """What stands at the top of the document."""
    reads: dict[str, Callable[[], Any]] = {
        "id": lambda: _id(section, "scheme"),
        "version": lambda: section.text("version"),
        "title": lambda: section.text("title"),
        "note": lambda: section.text("note"),
        "period": lambda: section.choice("period", Period),
        "object_type": lambda: section.choice("object", ObjectType),
        "groups": lambda: section.texts("groups"),
        "rollup": lambda: section.choice("rollup", Rollup),
    }
    return {name: section.mistakes.attempt(read, None) for name, read in reads.items()}


def _sections(section: Section, key: str) -> Sequence[Section]:
    return section.mistakes.attempt(lambda: section.sections(key), ())


def _read_each(section: Section, key: str, scope: Scope, read: Callable[[Section], T]) -> tuple[T, ...]:
    """Those that can be read; the words of the others are given up."""
    found: list[T] = []
    for one in _sections(section, key):
        with section.mistakes.noted():
            found.append(read(one))
            continue
        scope.give_up(one.table.get("id"), one.table.get("label"))
    return tuple(found)


def _population(section: Section) -> Population:
    """The four forks must be spelled out: each of them changes results, so none has a silent default."""
    section.only("attribute_by", "denominator", "overdue_at", "rework_per", "exclude")
    exclude = section.texts("exclude")
    for word in exclude:
        if word not in {str(one) for one in Exclusion}:
            allowed = "、".join(Exclusion)
            raise section.refuse("exclude", f"exclude 只能取：{allowed}", f"'exclude' takes {allowed}")
    return Population(
        section.choice("attribute_by", AttributeBy),
        section.choice("denominator", Denominator),
        section.choice("overdue_at", OverdueAt),
        section.choice("rework_per", ReworkPer),
        frozenset(Exclusion(word) for word in exclude),
    )


def _rounding(section: Section) -> Rounding:
    section.only("mode", "rate", "item", "total")
    rate, item = (section.whole(key, 0, 8) if section.has(key) else None for key in ("rate", "item"))
    return Rounding(section.choice("mode", RoundingMode), section.whole("total", 0, 8), rate, item)


def _id(section: Section, key: str) -> str:
    word = section.text(key)
    if not ID.fullmatch(word):
        raise section.refuse(
            key,
            f"{key} 只能用小写字母、数字和下划线，以字母开头，最多 40 个",
            f"{key!r} takes small letters, digits and underscores, a letter first, at most 40",
        )
    return word


def _defining(section: Section) -> Iterator[Section]:
    for key in ("inputs", "rates", "items"):
        yield from _sections(section, key)


def _check_ids(section: Section) -> None:
    """One word, one meaning: ids and labels are not given twice, and none hides a fact."""
    seen: set[str] = set()
    adjusted = False
    for one in _defining(section):
        with section.mistakes.noted():
            _check_id(one, seen)
        if one.table.get("kind") == Kind.ADJUST:
            if adjusted:
                section.mistakes.found.append(
                    one.refuse("kind", "加减分只能有一项", "there can be only one 'adjust' item")
                )
            adjusted = True


def _check_id(one: Section, seen: set[str]) -> None:
    word, label = _id(one, "id"), one.text("label")
    if word in seen or label in seen:
        key = "id" if word in seen else "label"
        raise one.refuse(key, f"{key} 重复：{one.text(key)}", f"duplicate {key} {one.text(key)!r}")
    seen |= {word, label}
    if word in FACTS or word in RESERVED:
        raise one.refuse("id", f"{word} 已是基础事实或保留字", f"{word!r} is a fact or a reserved word")
    if one.path[0] != "items" and label in FACT_LABELS:
        raise one.refuse("label", f"{label} 已是基础事实的名称", f"label {label!r} is that of a fact")


def _needs(section: Section) -> dict[str, frozenset[str]]:
    words = {str(one.table.get("id")): " ".join(_texts(one.table)) for one in _defining(section)}
    return {key: frozenset(WORD.findall(text)) for key, text in words.items() if ID.fullmatch(key)}


def _texts(table: Mapping[str, Any]) -> Iterator[str]:
    """What may hold references: every text of an item but its own id and label, two levels down."""
    for key, value in table.items():
        if isinstance(value, str) and key not in ("id", "label"):
            yield value
        for inner in value if isinstance(value, list) else ():
            if isinstance(inner, dict):
                yield from (text for text in inner.values() if isinstance(text, str))


def _check_worth(section: Section, items: tuple[Item, ...], full: Decimal) -> None:
    if not items:
        raise section.refuse("items", "方案至少要有一个考核项目", "a scheme needs at least one item")
    worth = sum((item.worth for item in items), Decimal(0))
    if worth != full:
        raise section.refuse(
            "items",
            f"各项满分×权重合计 {plain(worth)}，应为 {plain(full)}（加减分不算在内）",
            f"full × weight of the items sums to {plain(worth)}, not {plain(full)} (adjustments apart)",
        )


def _canonical(value: Any) -> Any:
    """Numbers by value (95, 95.0 and 9.5e1 are one), everything else as it is."""
    if isinstance(value, dict):
        return {key: _canonical(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_canonical(inner) for inner in value]
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return plain(Decimal(value))
    return value
