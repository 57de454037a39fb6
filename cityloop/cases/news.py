"""What has changed since I last asked: a feed for screens that ask every two seconds.

Every process reads the end of the timeline at most twice a second and remembers, in the order in which
it came to know them, the entries of late: the `Tail`. Asking then costs no query until there is news.

Ids are ordered by the moment they were made, commits are not: a transaction that took long appears
among ids already read. So each reading goes back over the last `OVERLAP_MS` of ids and takes what it has
not seen. Nothing is missed as long as no transaction stays open longer than that and the clocks of the
machines agree to within it.

A cursor says up to where its holder was told. In the process that gave it, that is an exact place; in
another one it is the instant before the reading, less `SKEW_MS`: a few changes may be told twice, none not
at all. A cursor older than what is remembered is answered with `more`: load your lists afresh.
"""

import os
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cityloop.cases import queries, sight
from cityloop.cases.models import Assignment, TimelineEntry
from cityloop.core import ids
from cityloop.core.errors import Invalid
from cityloop.people.actors import Actor

READ_EVERY_SECONDS = 0.5
OVERLAP_MS = 10_000
AT_FIRST_MS = 60_000  # how far back a process that has just begun reads
SKEW_MS = 2_000
MOST_READ = 5_000  # more than this between two readings is a flood: everybody loads afresh
MOST_KEPT = 5_000  # per platform
MOST_ASKED = 1_000
MOST_TOLD = 200


@dataclass(frozen=True, slots=True)
class Changes:
    """Numbers of changed cases that the asker may see, and which of them wait for the asker."""

    cursor: str
    changed: list[str] = field(default_factory=list)
    mine: list[str] = field(default_factory=list)
    more: bool = False


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry as this process came to know it: its place in our order, and when we surely knew it."""

    place: int
    known_ms: int
    case_id: int
    number: str


@dataclass(slots=True)
class _Shelf:
    """The news of one platform, oldest first; everything that became known after `whole` is here."""

    whole: tuple[int, int]  # instant and place
    news: deque[_Item] = field(default_factory=deque)
    top: int = 0


class Tail:
    """The end of the timeline as this process knows it."""

    def __init__(self) -> None:
        self.name = secrets.token_hex(4)
        self._lock = threading.Lock()
        self._read_at = float("-inf")
        self._asked_ms = 0  # the instant before the latest reading
        self._whole = (0, 0)  # nothing that became known after this instant and place is missing
        self._top = 0
        self._place = 0
        self._seen: set[int] = set()
        self._shelves: dict[int, _Shelf] = {}

    @property
    def fresh(self) -> bool:
        """Whether the latest reading was a moment ago."""
        return time.monotonic() - self._read_at < READ_EVERY_SECONDS

    def refresh(self) -> None:
        """Read on, unless that was done a moment ago or somebody is at it."""
        if self.fresh or not self._lock.acquire(blocking=not self._asked_ms):
            return
        try:
            if not self.fresh:
                self._read()
        finally:
            self._lock.release()

    def cursor(self) -> str:
        return f"{self.name}.{self._asked_ms}.{self._place}"

    def latest(self, platform_id: int) -> int:
        """The newest id of the platform that is remembered; moves when something happens there."""
        shelf = self._shelves.get(platform_id)
        return shelf.top if shelf else 0

    def since(self, platform_id: int, cursor: str) -> list[_Item] | None:
        """The news after a cursor, newest first; None when not all of it is remembered."""
        name, ms, place = _parsed(cursor)
        shelf = self._shelves.get(platform_id) or _Shelf(self._whole)
        whole_ms, whole_place = shelf.whole
        if name == self.name:
            return _after(shelf, lambda one: one.place > place) if place >= whole_place else None
        known = ms - SKEW_MS
        return _after(shelf, lambda one: one.known_ms > known) if known >= whole_ms else None

    def surely_idle(self, platform_id: int, cursor: str) -> bool:
        """Whether there is nothing for the holder of a cursor of this process, without asking the database."""
        return self.fresh and cursor.startswith(f"{self.name}.") and self.since(platform_id, cursor) == []

    def _read(self) -> None:
        asked_ms = ids.moment()
        reach = OVERLAP_MS if self._asked_ms else AT_FIRST_MS
        floor = ids.first_at(max(min(self._top >> 22 or asked_ms, asked_ms) - reach, 0))
        entries = TimelineEntry.objects.filter(pk__gt=floor).order_by("-pk")
        rows = list(entries.values_list("pk", "case_id", "case__platform_id", "case__number")[:MOST_READ])
        if not self._asked_ms:
            self._whole = (asked_ms - AT_FIRST_MS + OVERLAP_MS, 0)
        if len(rows) == MOST_READ:
            self._flood(asked_ms)
        self._shelve(reversed(rows), ids.moment())
        self._seen = {row[0] for row in rows}
        self._top = rows[0][0] if rows else self._top
        self._asked_ms, self._read_at = asked_ms, time.monotonic()

    def _shelve(self, rows: Iterable[tuple[int, int, int, str]], known_ms: int) -> None:
        for pk, case_id, platform_id, number in rows:
            if pk in self._seen:
                continue
            shelf = self._shelves.setdefault(platform_id, _Shelf(self._whole))
            shelf.news.append(_Item(self._place + 1, known_ms, case_id, number))
            self._place += 1
            shelf.top = max(shelf.top, pk)
            if len(shelf.news) > MOST_KEPT:
                gone = shelf.news.popleft()
                shelf.whole = (gone.known_ms, gone.place)

    def _flood(self, asked_ms: int) -> None:
        """Too much at once to remember: every cursor given so far is too old."""
        self._place += 1
        self._whole = (asked_ms + SKEW_MS, self._place)
        for shelf in self._shelves.values():
            shelf.whole = self._whole


def _after(shelf: _Shelf, later: Callable[[_Item], bool]) -> list[_Item]:
    found: list[_Item] = []
    for one in reversed(tuple(shelf.news)):
        if not later(one):
            break
        found.append(one)
    return found


tail = Tail()


def forget() -> None:
    """Begin anew, as a process does that has just started."""
    global tail
    tail = Tail()


os.register_at_fork(after_in_child=forget)


def changes(actor: Actor, cursor: str) -> Changes:
    """What changed for an actor since a cursor; without one, only where to begin."""
    tail.refresh()
    now = tail.cursor()
    if not cursor:
        return Changes(now)
    news = tail.since(actor.platform_id, cursor)
    if news is None:
        return Changes(now, more=True)
    if not news:
        return Changes(cursor if cursor.startswith(f"{tail.name}.") else now)
    return _seen_by(actor, {one.case_id: one.number for one in news}, now)


def _seen_by(actor: Actor, numbers: dict[int, str], cursor: str) -> Changes:
    """Of these cases, newest first, those the actor may see."""
    some = list(numbers)[:MOST_ASKED]
    if not actor.is_centre:
        seen = sight.seen_among(actor, some)
        some = [pk for pk in some if pk in seen]
    told = {pk: numbers[pk] for pk in some[:MOST_TOLD]}
    waiting = Assignment.objects.filter(
        queries.addressed_to(actor), case__in=list(told), ended_at__isnull=True
    )
    mine = set(waiting.filter(paused_at__isnull=True).values_list("case_id", flat=True)) if told else set()
    more = len(numbers) > MOST_ASKED or len(some) > MOST_TOLD
    return Changes(cursor, list(told.values()), [told[pk] for pk in told if pk in mine], more)


def _parsed(cursor: str) -> tuple[str, int, int]:
    name, _, rest = cursor.partition(".")
    ms, _, place = rest.partition(".")
    if not (name and _number(ms) and _number(place) and len(cursor) <= 60):
        raise Invalid("变更标记无效，请重新开始。", "Bad cursor: begin again without one.", field="since")
    return name, int(ms), int(place)


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit()
