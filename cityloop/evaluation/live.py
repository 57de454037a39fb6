"""The scores of a period as they stand now: counts, what people entered, and the scheme in force, put together."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from cityloop.evaluation.adopted import facts_of, scheme_of, version_for
from cityloop.evaluation.counting import Counting, as_decimals
from cityloop.evaluation.models import Adjustment, Exemption, ManualMark, SchemeVersion
from cityloop.evaluation.objects import Object, objects
from cityloop.evaluation.periods import Kind, Period
from cityloop.evaluation.schemes.document import Rollup, Scheme
from cityloop.evaluation.schemes.scores import Adjustment as Line
from cityloop.evaluation.schemes.scores import Entry, Score, Subject
from cityloop.evaluation.schemes.scoring import mean_of_periods, score
from cityloop.evaluation.spans import Span, parts_of, span
from cityloop.evaluation.words import Fact
from cityloop.people.models import Platform

LENGTH = [Kind.WEEK, Kind.MONTH, Kind.QUARTER, Kind.YEAR]


@dataclass(frozen=True, slots=True)
class Part:
    """A period that was counted and scored at once."""

    span: Span
    subjects: list[Subject]


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of a period with what they were made of: one part, or the several that were averaged."""

    scheme: Scheme
    span: Span
    parts: list[Part]
    scores: list[Score]

    def of(self, key: str) -> Score | None:
        return next((one for one in self.scores if one.key == key), None)


def live(platform: Platform, version: SchemeVersion, over: Span) -> Scored:
    """Score a period by a version."""
    return score_by(platform, scheme_of(version), over)


def score_by(platform: Platform, scheme: Scheme, over: Span) -> Scored:
    """Score a period by any scheme, adopted or not."""
    parts = [Part(one, subjects(platform, scheme, one)) for one in spans_of(platform.pk, scheme, over)]
    return Scored(scheme, over, parts, scores_of(scheme, over, parts))


def scores_of(scheme: Scheme, over: Span, parts: list[Part]) -> list[Score]:
    """The same parts always give the same scores."""
    if is_averaged(scheme, over.period):
        return mean_of_periods(scheme, [score(scheme, part.subjects) for part in parts])
    return score(scheme, parts[0].subjects)


def is_averaged(scheme: Scheme, period: Period) -> bool:
    """各期得分平均: a longer period of a scheme that takes the mean of the shorter ones."""
    return scheme.rollup is Rollup.MEAN and _is_longer(period, Kind(scheme.period))


def spans_of(platform_id: int, scheme: Scheme, over: Span) -> list[Span]:
    """What is counted apart: the period itself, or the parts of it that have begun."""
    if not is_averaged(scheme, over.period):
        return [over]
    parts = parts_of(over.period, Kind(scheme.period))
    spans = [span(platform_id, part, as_of=over.window.as_of) for part in parts]
    return [one for one in spans if one.window.begin < over.window.as_of]


def counting_for(platform: Platform, scheme: Scheme, over: Span) -> Counting:
    """What a scheme counts in a period."""
    return Counting(platform, scheme.object_type, over.window, scheme.population)


def subjects(platform: Platform, scheme: Scheme, over: Span) -> list[Subject]:
    """Everybody the scheme is for, with what was counted and entered."""
    numbers = counting_for(platform, scheme, over).numbers(facts_of(scheme))
    return subjects_from(platform, scheme, over, numbers)


def subjects_from(
    platform: Platform, scheme: Scheme, over: Span, numbers: dict[str, dict[Fact, int]]
) -> list[Subject]:
    """Counts and entries as the subjects of scoring."""
    entered = Entered(platform.pk, scheme, over.key)
    return [
        entered.subject(one, numbers.get(one.key, {}))
        for one in objects(platform.pk, scheme.object_type, numbers)
        if scheme.is_for(one.group)
    ]


def version_of_period(platform_id: int, scheme: str, over: Span) -> SchemeVersion:
    """The version that counts for a period: the one in force on its first day."""
    return version_for(platform_id, scheme, over.period.first)


class Entered:
    """What people entered for a scheme in a period."""

    def __init__(self, platform_id: int, scheme: Scheme, period: str) -> None:
        about = Q(platform_id=platform_id, scheme=scheme.id, period=period)
        self.marks: dict[str, dict[str, Entry]] = defaultdict(dict)
        self.lines: dict[str, list[Line]] = defaultdict(list)
        known = {one.id for one in scheme.inputs} | {item.id for item in scheme.items}
        for mark in ManualMark.objects.filter(about, item__in=known).select_related("by").order_by("pk"):
            if mark.value is None:
                self.marks[mark.object_key].pop(mark.item, None)
            else:
                self.marks[mark.object_key][mark.item] = Entry(mark.value, str(mark.by), mark.basis)
        stands = Q(cancels__isnull=True, cancelled_by__isnull=True)
        for line in Adjustment.objects.filter(about, stands).order_by("pk"):
            if line.points is not None:
                self.lines[line.object_key].append(Line(line.points, line.reason, line.basis))
        exempt = Exemption.objects.filter(about, stands, object_type=scheme.object_type).order_by("pk")
        self.exempt = dict(exempt.values_list("object_key", "basis"))

    def subject(self, one: Object, counts: dict[Fact, int]) -> Subject:
        return Subject(
            key=one.key,
            label=one.label,
            group=one.group,
            facts=as_decimals(counts),
            entries=self.marks.get(one.key, {}),
            adjustments=tuple(self.lines.get(one.key, [])),
            exempt_on=self.exempt.get(one.key, ""),
        )


def _is_longer(period: Period, kind: Kind) -> bool:
    if period.kind is Kind.CUSTOM or kind is Kind.CUSTOM:
        return False
    return LENGTH.index(period.kind) > LENGTH.index(kind)
