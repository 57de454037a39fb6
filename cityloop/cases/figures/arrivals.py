"""What was reported today: how much of it is over, which kinds, where and at what hours problems are many."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from cityloop.cases import queries
from cityloop.cases.figures.numbers import Number, Share, Slice, kept, midnight
from cityloop.cases.queries import Filter, Worklist
from cityloop.cases.stages import Stage
from cityloop.core import clock
from cityloop.people.actors import Actor
from cityloop.people.queries import zone_of
from cityloop.places.cells import STREET, cells_of

HOT = 10


@dataclass(frozen=True, slots=True)
class Arrivals:
    at: datetime
    since: datetime
    reported: Number
    same_day: Share
    categories: list[Slice]
    streets: list[Slice]
    hours: list[Slice]


def arrivals(actor: Actor) -> Arrivals:
    """The cases reported since local midnight that an actor may see."""
    return kept(actor, "arrivals", lambda: _arrivals(actor, midnight(actor)))


def _arrivals(actor: Actor, begin: datetime) -> Arrivals:
    found = _Arrived(actor, begin)
    return Arrivals(
        at=clock.now(),
        since=begin,
        reported=found.reported,
        same_day=Share(found.ended_same_day, found.reported),
        categories=found.categories(),
        streets=found.streets(),
        hours=found.hours(),
    )


class _Arrived:
    """The cases reported since the day began, as far as the actor may see: read once."""

    def __init__(self, actor: Actor, begin: datetime) -> None:
        self._actor, self._begin, self._zone = actor, begin, zone_of(actor.platform_id)
        self._narrow = Filter(reported_from=begin)
        found = queries.cases_of(actor, Worklist.ALL, self._narrow).order_by()
        self._cases = [
            _Case(*row)
            for row in found.values_list(
                "stage", "nature", "category_code", "division_code", "reported_at", "ended_at"
            )
        ]

    @property
    def reported(self) -> Number:
        return Number(len(self._cases), self._narrow)

    @property
    def ended_same_day(self) -> Number:
        """同日办结."""
        ended = [one for one in self._cases if one.stage == Stage.CLOSED and one.on_one_day(self._zone)]
        return Number(len(ended), replace(self._narrow, stage=Stage.CLOSED, same_day=True))

    def categories(self) -> list[Slice]:
        """高发问题."""
        found = Counter((one.nature, one.category_code) for one in self._cases)
        names = queries.category_names(self._actor.platform_id, found)
        return _most(
            Slice(f"{nature}:{code}", names.get((nature, code), code),
                  Number(count, replace(self._narrow, nature=nature, subcategory=code)))
            for (nature, code), count in found.items()
        )  # fmt: skip

    def streets(self) -> list[Slice]:
        """高发区域."""
        streets = (one.division_code[:STREET] for one in self._cases)
        found = Counter(code for code in streets if len(code) == STREET)
        names = cells_of(self._actor.platform_id).divisions
        return _most(
            Slice(code, names.get(code, code), Number(count, replace(self._narrow, division_code=code)))
            for code, count in found.items()
        )

    def hours(self) -> list[Slice]:
        """高发时段: every hour of the local day."""
        found = Counter(one.reported_at.astimezone(self._zone).hour for one in self._cases)
        return [
            Slice(str(hour), f"{hour} 时", Number(found[hour], self._in_hour(hour))) for hour in range(24)
        ]

    def _in_hour(self, hour: int) -> Filter:
        at = self._begin.replace(hour=hour)
        return replace(self._narrow, reported_from=at, reported_to=at + timedelta(hours=1))


class _Case(NamedTuple):
    """What figures ask of a case that arrived."""

    stage: str
    nature: str
    category_code: str
    division_code: str
    reported_at: datetime
    ended_at: datetime | None

    def on_one_day(self, zone: ZoneInfo) -> bool:
        """Reported and ended on the same local day."""
        if self.ended_at is None:
            return False
        return self.reported_at.astimezone(zone).date() == self.ended_at.astimezone(zone).date()


def _most(lines: Iterable[Slice]) -> list[Slice]:
    return sorted(lines, key=lambda line: (-line.number.count, line.key))[:HOT]
