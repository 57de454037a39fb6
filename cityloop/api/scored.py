"""Scores as the API says them: live ones and those read from a snapshot have one shape."""

from collections.abc import Mapping
from typing import Any

from cityloop.api import rows
from cityloop.api.schemas import Word as WordOut
from cityloop.api.schemas_assessor import PaperOut
from cityloop.api.schemas_evaluation import (
    BehindOut,
    BehindPage,
    DrawnOut,
    FormulaOut,
    GradeOut,
    ItemOut,
    PeriodOut,
    ScoreOut,
    ScoreStandingOut,
)
from cityloop.cases.models import Evidence
from cityloop.cases.stages import Stage
from cityloop.core.words import Word
from cityloop.evaluation.queries import Standing
from cityloop.evaluation.schemes.items import Kind
from cityloop.evaluation.schemes.ranking import Board
from cityloop.evaluation.schemes.scores import Drawn, Flag, ItemScore, RateScore, Score, to_json
from cityloop.evaluation.spans import Span
from cityloop.evaluation.tracing import Cases, Listed


def word(one: Word) -> WordOut:
    return WordOut(value=one.value, label=one.label)


def paper_out(one: Evidence) -> PaperOut:
    return PaperOut(id=str(one.pk), media_type=one.media_type, size=one.size)


def period_out(over: Span) -> PeriodOut:
    period = over.period
    return PeriodOut(
        key=over.key,
        kind=word(period.kind),
        first=period.first,
        last=period.last,
        as_of=over.window.as_of,
        running=over.running,
    )


def score_out(one: Score) -> ScoreOut:
    return told_out(to_json(one))


def told_out(told: Mapping[str, Any]) -> ScoreOut:
    """A score as JSON holds it."""
    return ScoreOut(**_score(told))


def standing_out(one: Standing) -> ScoreStandingOut:
    before, year_ago = one.before, one.year_ago
    return ScoreStandingOut(
        **_score(to_json(one.score)),
        up=one.up,
        before=_total(before),
        before_rank=before.rank if before else None,
        year_ago=_total(year_ago),
        year_ago_rank=year_ago.rank if year_ago else None,
    )


def item_out(one: ItemScore) -> ItemOut:
    return _item(to_json(one))


def formula_out(one: RateScore) -> FormulaOut:
    value = None if one.value is None else f"{one.value:f}"
    return FormulaOut(
        id=one.id,
        label=one.label,
        formula=one.formula,
        substituted=one.substituted,
        value=value,
        drawn=[drawn_out(drawn) for drawn in one.drawn],
    )


def drawn_out(one: Drawn) -> DrawnOut:
    return DrawnOut(fact=str(one.fact), label=one.label, value=f"{one.value:f}")


def behind_page(found: Cases) -> BehindPage:
    return BehindPage(
        count=found.count, rows=[_behind(one) for one in found.rows], next_cursor=found.next_cursor
    )


def _behind(one: Listed) -> BehindOut:
    case = one.case
    return BehindOut(
        number=one.number,
        times=one.times,
        ruled=one.ruled,
        stage=case.stage if case else None,
        stage_label=Stage(case.stage).label if case else None,
        category=rows.category(case.category) if case else None,
        description=case.description if case else None,
        address=case.address if case else None,
        reported_at=case.reported_at if case else None,
        ended_at=case.ended_at if case else None,
    )


def _score(told: Mapping[str, Any]) -> dict[str, Any]:
    grade, board = told["grade"], told["board"]
    losing = sorted(
        (one for one in told["items"] if float(one["lost"]) > 0), key=lambda one: -float(one["lost"])
    )
    return {
        **{name: told[name] for name in ("key", "label", "group", "total", "rank", "sample", "note")},
        "note_en": _english(told, "note"),
        "grade": GradeOut(label=grade["label"], colour=grade["colour"]) if grade else None,
        "board": word(Board(board)) if board else None,
        "flags": [word(Flag(one)) for one in told["flags"]],
        "reasons": [one["reason"] for one in losing],
        "reasons_en": [_english(one, "reason") for one in losing],
        "items": [_item(one) for one in told["items"]],
    }


def _item(told: Mapping[str, Any]) -> ItemOut:
    names = ("id", "label", "value", "full", "weight", "points", "lost", "reason")
    return ItemOut(
        **{name: told[name] for name in names},
        reason_en=_english(told, "reason"),
        kind=word(Kind(told["kind"])),
        flags=[word(Flag(one)) for one in told["flags"]],
    )


def _english(told: Mapping[str, Any], name: str) -> str:
    """A sentence in English; in Chinese where it was frozen without."""
    return str(told.get(f"{name}_en", told[name]))


def _total(one: Score | None) -> str | None:
    return None if one is None or one.total is None else f"{one.total:f}"
