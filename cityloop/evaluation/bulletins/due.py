"""What falls due: the last week, month and year that are over, of which nothing lies on the shelf yet."""

from collections.abc import Iterator

from cityloop.cases.models import Case
from cityloop.evaluation.bulletins import making, sections, shelf
from cityloop.evaluation.bulletins.shelf import Kept
from cityloop.evaluation.periods import Period
from cityloop.evaluation.spans import last_complete, span
from cityloop.people.models import Platform


def waiting(platform: Platform) -> list[Period]:
    """Periods in which something was reported and of which there is no bulletin."""
    periods = (last_complete(platform.pk, kind) for kind in sections.PARTS)
    return [one for one in periods if not shelf.of_period(platform, one.name) and _anything(platform, one)]


def make_due(platform: Platform) -> Iterator[Kept]:
    """Make them. Any number of copies may run: they say the same, so only the first is kept."""
    for period in waiting(platform):
        over = span(platform.pk, period)
        yield shelf.keep(platform, over, making.make(platform, over))


def _anything(platform: Platform, period: Period) -> bool:
    window = span(platform.pk, period).window
    came = Case.objects.filter(platform=platform, reported_at__gte=window.begin, reported_at__lt=window.end)
    return came.exists()
