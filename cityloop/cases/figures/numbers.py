"""What every figure is: a number of cases, and the `Filter` of the list 案件查询 that shows exactly these.

Answers are kept for some seconds. Nothing reads further back than its window.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from cityloop.cases.queries import Filter
from cityloop.core import briefly, clock
from cityloop.people.actors import Actor
from cityloop.people.queries import zone_of

T = TypeVar("T")

KEPT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Number:
    """So many cases: exactly those of the list narrowed by `cases`."""

    count: int
    cases: Filter


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; empty when there is no whole."""

    part: Number
    whole: Number

    @property
    def value(self) -> float | None:
        return self.part.count / self.whole.count if self.whole.count else None


@dataclass(frozen=True, slots=True)
class Slice:
    """One line of a breakdown."""

    key: str
    label: str
    number: Number


def kept(actor: Actor, name: Hashable, build: Callable[[], T]) -> T:
    """Built once in some seconds for everybody who sees the same cases."""
    scope = "centre" if actor.is_centre else actor.user_id
    return briefly.kept((actor.platform_id, scope, name), KEPT_SECONDS, build)


def midnight(actor: Actor, days_ago: int = 0) -> datetime:
    """When the local day began, so many days ago."""
    local = clock.now().astimezone(zone_of(actor.platform_id))
    return (local - timedelta(days=days_ago)).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
