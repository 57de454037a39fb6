"""Batches of historical cases into the database: all of a batch or nothing of it, no query per row."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from cityloop.cases import numbers
from cityloop.cases.models import Assignment, Case, Source, TimelineEntry
from cityloop.cases.stages import Stage
from cityloop.catalog import queries as catalog
from cityloop.catalog.worktime import Limit
from cityloop.core import clock
from cityloop.intake.history.case_rows import Setting, Told, Walk, review_date
from cityloop.intake.history.ground import Ground
from cityloop.intake.history.inserting import insert_many, tell_planner
from cityloop.intake.history.promises import Promises
from cityloop.intake.history.reading import CategoryKey, HistoricalCase
from cityloop.people import queries as people
from cityloop.people.models import Desk

_SOURCES = [one.value for one in Source]
_ASK = 500


@dataclass(frozen=True, slots=True)
class Main:
    """A stored case that others may have been merged into."""

    pk: int
    stage: str


class Writer:
    """Writes the cases of one table onto one platform."""

    def __init__(self, ground: Ground, limits: Mapping[CategoryKey, Limit]) -> None:
        self._ground, self._limits = ground, limits
        platform = ground.platform
        now, days = clock.now(), catalog.policy(platform.pk).max_suspension_days
        self._setting = Setting(
            platform.pk,
            people.desk_of(platform.pk, Desk.SUPERVISION),
            people.desk_of(platform.pk, Desk.COMMAND),
            Promises(platform.pk, catalog.calendar_for(platform.pk, None)),
            now,
            review_date(now, days),
        )
        self._zone = ZoneInfo(platform.timezone)

    def stored(self, refs: Iterable[str]) -> dict[str, Main]:
        """The cases that are already there, by the number they have in the table."""
        return stored(self._ground.platform.pk, refs)

    def write(self, batch: Sequence[HistoricalCase], mains: Mapping[str, int] | None = None) -> None:
        """Write cases that are not there yet, with their spells and timelines, in one transaction."""
        with transaction.atomic():
            walks = [Walk(told, self._setting) for told in self._looked_up(batch, mains or {})]
            insert_many(Case, [walk.case for walk in walks])
            insert_many(Assignment, [spell for walk in walks for spell in walk.spells])
            insert_many(TimelineEntry, [entry for walk in walks for entry in walk.entries])

    def settle(self) -> None:
        """After the last batch: lists and figures of the new cases are to be quick at once."""
        tell_planner(Case, Assignment, TimelineEntry)

    def _looked_up(self, batch: Sequence[HistoricalCase], mains: Mapping[str, int]) -> list[Told]:
        given = self._numbers(batch)
        ground = self._ground
        return [
            Told(
                case,
                number,
                ground.rules[case.category],
                self._limits[case.category],
                ground.units[case.unit],
                ground.divisions.get(case.division, ""),
                mains[case.ref] if case.stage is Stage.MERGED else None,
            )
            for case, number in zip(batch, given, strict=True)
        ]

    def _numbers(self, batch: Sequence[HistoricalCase]) -> list[str]:
        """案件编号 by the local day of opening, in the order of the table."""
        days: dict[object, list[int]] = defaultdict(list)
        for index, case in enumerate(batch):
            days[case.opened.astimezone(self._zone).date()].append(index)
        given = [""] * len(batch)
        for indexes in days.values():
            opened: datetime = batch[indexes[0]].opened
            run = numbers.next_numbers(self._ground.platform, opened, len(indexes))
            for index, number in zip(indexes, run, strict=True):
                given[index] = number
        return given


def stored(platform_id: int, refs: Iterable[str]) -> dict[str, Main]:
    """Cases of a platform by their number in the source; the condition is the unique index's own."""
    wanted, found = sorted(set(refs)), {}
    for start in range(0, len(wanted), _ASK):
        rows = Case.objects.filter(
            platform_id=platform_id, source__in=_SOURCES, source_ref__in=wanted[start : start + _ASK]
        ).exclude(source_ref="")
        for ref, pk, stage in rows.values_list("source_ref", "pk", "stage"):
            found[ref] = Main(pk, stage)
    return found
