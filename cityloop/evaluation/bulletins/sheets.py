"""得分 for a bulletin: as published where they are, else as they stand now and marked so. Nobody is scored by name."""

from cityloop.evaluation.adopted import in_force, scheme_of
from cityloop.evaluation.bulletins.content import ScoreSheet
from cityloop.evaluation.live import live
from cityloop.evaluation.models import Publication, SchemeVersion
from cityloop.evaluation.periods import Kind
from cityloop.evaluation.rights import PERSONAL
from cityloop.evaluation.schemes.scores import Score
from cityloop.evaluation.snapshots import replay
from cityloop.evaluation.spans import Span
from cityloop.evaluation.words import ObjectType
from cityloop.people.models import Platform
from cityloop.people.queries import zone_of


def sheets(platform: Platform, over: Span) -> tuple[ScoreSheet, ...]:
    """One for every scheme of the period's length that was in force when it began; in a year also the monthly ones."""
    found = []
    for version in in_force(platform.pk, over.period.first):
        if ObjectType(version.object_type) in PERSONAL or not _is_for(version, over):
            continue
        found.append(_sheet(platform, version, over))
    return tuple(found)


def _is_for(version: SchemeVersion, over: Span) -> bool:
    lengths = {over.period.kind} | ({Kind.MONTH, Kind.QUARTER} if over.period.kind is Kind.YEAR else set())
    return scheme_of(version).period in {length.value for length in lengths}


def _sheet(platform: Platform, version: SchemeVersion, over: Span) -> ScoreSheet:
    published = latest_publication(platform, version.scheme, over.key)
    scores: list[Score]
    if published is not None:
        version = published.scheme_version
        scores = replay(platform.pk, scheme_of(version), published.snapshot)
    else:
        scores = live(platform, version, over).scores
    on = published.published_at.astimezone(zone_of(platform.pk)).date() if published else None
    return ScoreSheet(version.title, version.scheme, version.version, tuple(scores), on)


def latest_publication(platform: Platform, scheme: str, period: str) -> Publication | None:
    """The one that counts: not corrected since."""
    rows = Publication.objects.filter(
        platform=platform, scheme=scheme, period=period, corrected_by__isnull=True
    )
    return rows.select_related("scheme_version").first()
