"""得分 for a bulletin: as published where they are, else as they stand now and marked so. Nobody is scored by name."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cityloop.evaluation.adopted import in_force, scheme_of
from cityloop.evaluation.bulletins.content import Mean, ScoreSheet
from cityloop.evaluation.live import live, subjects
from cityloop.evaluation.models import Publication, SchemeVersion
from cityloop.evaluation.periods import Kind
from cityloop.evaluation.rights import PERSONAL
from cityloop.evaluation.schemes.scores import Score
from cityloop.evaluation.schemes.scoring import score
from cityloop.evaluation.snapshots import replay
from cityloop.evaluation.spans import Span, parts_of, span
from cityloop.evaluation.words import ObjectType
from cityloop.people.models import Platform
from cityloop.people.queries import zone_of


def sheets(platform: Platform, over: Span) -> tuple[ScoreSheet, ...]:
    """One for every scheme of the period's length that was in force when it began; in a year also the monthly ones."""
    found = []
    for version in in_force(platform.pk, over.period.first):
        if ObjectType(version.object_type) in PERSONAL or not _is_for(version, over):
            continue
        sheet = _sheet(platform, version, over)
        found.append(_with_means(platform, version, over, sheet) if over.period.kind is Kind.YEAR else sheet)
    return tuple(found)


def _is_for(version: SchemeVersion, over: Span) -> bool:
    lengths = {over.period.kind} | ({Kind.MONTH, Kind.QUARTER} if over.period.kind is Kind.YEAR else set())
    return scheme_of(version).period in {length.value for length in lengths}


def _sheet(platform: Platform, version: SchemeVersion, over: Span) -> ScoreSheet:
    published = latest_publication(platform, version.scheme, over.key)
    if published is not None:
        version = published.scheme_version
        scores = replay(platform.pk, scheme_of(version), published.snapshot)
    else:
        scores = live(platform, version, over).scores
    on = published.published_at.astimezone(zone_of(platform.pk)).date() if published else None
    return ScoreSheet(version.title, version.scheme, version.version, tuple(scores), on)


def _with_means(platform: Platform, version: SchemeVersion, over: Span, sheet: ScoreSheet) -> ScoreSheet:
    """In a year, the mean of the shorter periods beside the whole counted anew, whichever of them the scheme goes by."""
    scheme = scheme_of(version)
    if scheme.period == Kind.YEAR.value:
        return sheet
    totals: dict[str, list[Decimal]] = defaultdict(list)
    for scores in _parts(platform, version, over):
        for one in scores:
            if one.total is not None:
                totals[one.key].append(one.total)
    means = {
        key: Mean(scheme.rounding.shown_total(sum(some, Decimal(0)) / len(some)), len(some))
        for key, some in totals.items()
    }
    anew = score(scheme, subjects(platform, scheme, over))
    return replace(sheet, means=means, whole={one.key: one.total for one in anew if one.total is not None})


def _parts(platform: Platform, version: SchemeVersion, over: Span) -> Iterator[list[Score]]:
    """The scores of the shorter periods that have begun: as published, else as they stand."""
    scheme = scheme_of(version)
    for part in parts_of(over.period, Kind(scheme.period)):
        within = span(platform.pk, part, as_of=over.window.as_of)
        if within.window.begin >= over.window.as_of:
            return
        published = latest_publication(platform, version.scheme, within.key)
        if published is None:
            yield score(scheme, subjects(platform, scheme, within))
        else:
            yield replay(platform.pk, scheme_of(published.scheme_version), published.snapshot)


def latest_publication(platform: Platform, scheme: str, period: str) -> Publication | None:
    """The one that counts: not corrected since."""
    rows = Publication.objects.filter(
        platform=platform, scheme=scheme, period=period, corrected_by__isnull=True
    )
    return rows.select_related("scheme_version").first()
