"""Scoring: subjects in, scores out. The same scheme and the same numbers always give the same score."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation, Overflow, localcontext

from cityloop.core.errors import Invalid
from cityloop.core.words import NOTHING, Said
from cityloop.evaluation.schemes.document import Rollup, Scheme
from cityloop.evaluation.schemes.evaluating import DECIMALS, NoCase
from cityloop.evaluation.schemes.grading import grade_of
from cityloop.evaluation.schemes.items import Manual, MissingPolicy, NoCasePolicy
from cityloop.evaluation.schemes.ranking import boards, places
from cityloop.evaluation.schemes.rounding import kept
from cityloop.evaluation.schemes.scores import Flag, Score, Subject
from cityloop.evaluation.schemes.sheet import Missing, Sheet, adjust_of, attempt

LARGEST = Decimal(10) ** 12


def score(scheme: Scheme, subjects: Iterable[Subject]) -> list[Score]:
    """Scores in the order of the subjects, placed inside their groups. Raises Invalid for input that breaks the scheme."""
    subjects = list(subjects)
    _check_keys(subjects)
    with localcontext(DECIMALS):
        return placed(scheme, [_score_one(scheme, subject) for subject in subjects])


def mean_of_periods(scheme: Scheme, periods: Sequence[Sequence[Score]]) -> list[Score]:
    """各期得分平均: a longer period as the mean of the shorter ones in which an object was scored.

    For a scheme whose `rollup` is `recompute` the caller counts the facts over the long period and calls `score`.
    """
    if scheme.rollup is not Rollup.MEAN:
        raise Invalid("本方案规定按案件重新计算，不取各期平均", "this scheme recomputes, it takes no mean")
    by_key: dict[str, list[Score]] = defaultdict(list)
    for period in periods:
        for one in period:
            by_key[one.key].append(one)
    with localcontext(DECIMALS):
        return placed(scheme, [_mean(scheme, scores) for scores in by_key.values()])


def _mean(scheme: Scheme, scores: Sequence[Score]) -> Score:
    totals = [one.total for one in scores if one.total is not None]
    raw = sum(totals, Decimal(0)) / len(totals) if totals else None
    return replace(
        scores[-1],
        scheme=scheme.id,
        version=scheme.version,
        digest=scheme.digest,
        rates=(),
        items=(),
        adjustments=(),
        sample=sum((one.sample for one in scores), Decimal(0)),
        raw=None if raw is None else kept(raw),
        total=None if raw is None else scheme.rounding.shown_total(raw),
        flags=(Flag.INCOMPLETE,) if any(Flag.INCOMPLETE in one.flags for one in scores) else (),
        note=NOTHING if totals else Said("各期均未计分", "not scored in any of the periods"),
    )


def _check_keys(subjects: Sequence[Subject]) -> None:
    seen: set[str] = set()
    for subject in subjects:
        if subject.key in seen:
            raise Invalid(f"考核对象 {subject.key} 重复", f"subject {subject.key!r} appears twice")
        seen.add(subject.key)


def _check_subject(scheme: Scheme, subject: Subject) -> None:
    def refuse(zh: str, en: str) -> Invalid:
        return Invalid(f"{subject.label}：{zh}", f"{subject.label}: {en}", subject=subject.key)

    if not scheme.is_for(subject.group):
        raise refuse(f"方案不适用于“{subject.group}”", f"the scheme is not for group {subject.group!r}")
    numbers = [*subject.facts.values(), *(one.value for one in subject.entries.values())]
    numbers += [one.points for one in subject.adjustments]
    if not all(Decimal(one).is_finite() and abs(one) <= LARGEST for one in numbers):
        raise refuse("数值不是有限数或过大", "a number is not finite or too large")
    if any(value < 0 for value in subject.facts.values()):
        raise refuse("计数不能为负", "a count is negative")
    known = {one.id for one in scheme.inputs} | {item.id for item in scheme.items}
    for key, entry in subject.entries.items():
        if key not in known:
            raise refuse(f"方案中没有要录入的“{key}”", f"the scheme asks for no entry {key!r}")
        if entry.value < 0:
            raise refuse(f"录入的“{key}”不能为负", f"entry {key!r} is negative")
        item = next((one for one in scheme.items if one.id == key), None)
        if item and (not isinstance(item.rule, Manual) or not 0 <= entry.value <= item.full):
            raise refuse(f"{item.label}的评分要在 0 到 {item.full} 之间", f"mark for {key!r} out of range")
    adjust = adjust_of(scheme)
    if subject.adjustments and adjust is None:
        raise refuse("方案没有加减分", "the scheme has no adjustments")
    for line in subject.adjustments:
        if not line.reason or (adjust and adjust.evidence_required and not line.evidence):
            raise refuse("加减分要写明原因和依据", "an adjustment needs its reason and evidence")


def _score_one(scheme: Scheme, subject: Subject) -> Score:
    _check_subject(scheme, subject)
    try:
        sheet = Sheet(scheme, subject)
        sample = attempt(lambda: sheet.work_out(scheme.rank.sample)).value or Decimal(0)
    except (Overflow, InvalidOperation) as error:
        raise Invalid(f"{subject.label}：计算结果超出范围", f"{subject.label}: out of range") from error
    raw, flags, note = _total(scheme, sheet, sample)
    return Score(
        key=subject.key,
        label=subject.label,
        group=subject.group,
        scheme=scheme.id,
        version=scheme.version,
        digest=scheme.digest,
        rates=sheet.rates,
        items=sheet.items,
        adjustments=subject.adjustments,
        sample=kept(sample),
        raw=None if raw is None else kept(raw),
        total=None if raw is None else scheme.rounding.shown_total(raw),
        rank=None,
        grade=None,
        board=None,
        flags=flags,
        note=note,
    )


def _total(scheme: Scheme, sheet: Sheet, sample: Decimal) -> tuple[Decimal | None, tuple[Flag, ...], Said]:
    """The exact total, what is to be said about it, and why there is none."""
    if sheet.subject.exempt_on:
        basis = sheet.subject.exempt_on
        return None, (Flag.EXEMPT,), Said(f"豁免：{basis}", f"exempt: {basis}")
    if _has_no_case(scheme, sheet, sample):
        return None, (Flag.NO_CASE,), Said("本期无案件，不计分", "no case in the period: not scored")
    earned = dropped = Decimal(0)
    flags: list[Flag] = []
    unentered: list[str] = []
    for item in scheme.items:
        if item.id not in sheet.outcomes:
            continue  # the adjustments come last
        outcome = sheet.outcomes[item.id]
        if outcome.value is not None:
            earned += outcome.value * item.weight
        elif isinstance(outcome.refusal, Missing) and outcome.refusal.policy is MissingPolicy.FLAG:
            flags += [Flag.MISSING, Flag.INCOMPLETE]
            unentered.append(str(outcome.refusal))
        else:
            dropped += item.worth
            reason = Flag.NO_CASE if isinstance(outcome.refusal, NoCase) else Flag.MISSING
            flags += [reason, Flag.RENORMALISED]
    if dropped == scheme.full:
        why = Said("没有可计分的项目", "there is no item to score")
        return None, tuple(dict.fromkeys(flags)), why
    total = earned * scheme.full / (scheme.full - dropped) + _adjusted(scheme, sheet.subject)
    note = NOTHING
    if unentered:
        note = Said(
            f"{'、'.join(unentered)}未录入，合计不完整，不排名",
            f"not entered: {', '.join(unentered)}; the sum is not complete and has no rank",
        )
    return total, tuple(dict.fromkeys(flags)), note


def _has_no_case(scheme: Scheme, sheet: Sheet, sample: Decimal) -> bool:
    """True when the sample is zero and the scheme leaves out who has no cases, or when every item that needs cases
    has none and is left out: such an object is not scored, whatever a volume band, a clean record or the scaling of
    what is left would give it."""
    if sample == 0 and scheme.no_case is NoCasePolicy.EXCLUDE and sheet.asks_for_cases():
        return True
    needing = [item for item in scheme.items if sheet.has_division(item)]
    outcomes = [sheet.outcomes[item.id] for item in needing]
    return bool(outcomes) and all(isinstance(one.refusal, NoCase) for one in outcomes)


def _adjusted(scheme: Scheme, subject: Subject) -> Decimal:
    points = sum((line.points for line in subject.adjustments), Decimal(0))
    adjust = adjust_of(scheme)
    if adjust is None or adjust.cap is None:
        return points
    return max(-adjust.cap, min(adjust.cap, points))


def placed(scheme: Scheme, scores: Sequence[Score]) -> list[Score]:
    """Places, lists and grades, group by group."""
    groups: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for one in scores:
        if one.total is not None and one.sample >= scheme.rank.min_cases and Flag.INCOMPLETE not in one.flags:
            groups[one.group][one.key] = one.total
    ranks = {key: place for totals in groups.values() for key, place in places(totals).items()}
    lists = {key: board for totals in groups.values() for key, board in boards(totals, scheme.rank).items()}
    return [
        replace(
            _marked(scheme, one),
            rank=ranks.get(one.key),
            board=lists.get(one.key),
            grade=None if one.total is None else grade_of(one.total, scheme.grades),
        )
        for one in scores
    ]


def _marked(scheme: Scheme, one: Score) -> Score:
    """小样本: says why a scored object has no place."""
    if one.total is None or one.sample >= scheme.rank.min_cases:
        return one
    least = scheme.rank.min_cases
    note = Said(
        f"样本 {one.sample:f} 件，少于 {least} 件，不排名",
        f"a sample of {one.sample:f}, fewer than {least}: not ranked",
    )
    return replace(one, flags=(*one.flags, Flag.FEW_CASES), note=one.note or note)
