"""What became of one holding, change by change, folded into as few rows as the past allows.

A change that only makes something known needs no new row: until its instant the column counts for nothing.
A change that takes back or replaces what was known does.
"""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from cityloop.evaluation.facts.columns import EMPTY, GUARD, NEVER

Value = int | str
Change = tuple[int, int, dict[str, Value]]  # at, order within the case, columns
Version = tuple[int, int, dict[str, Value]]  # valid_from, valid_to, columns


class History:
    """The changes of one row in the order in which they happened, and how things stand after the last."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.now: dict[str, Value] = {}

    def set(self, at: int, order: int, **columns: Value) -> None:
        self.changes.append((at, order, columns))
        self.now.update(columns)

    def first(self, at: int, order: int, **columns: Value) -> None:
        """Only what had not happened yet: the first time counts."""
        fresh = {name: value for name, value in columns.items() if not self.has(name)}
        if fresh:
            self.set(at, order, **fresh)

    def has(self, name: str) -> bool:
        return self.now.get(name, NEVER) != NEVER

    def count(self, at: int, order: int, times: str, since: str) -> None:
        """One time more (次)."""
        if self.has(since):
            self.set(at, order, **{times: int(self.now[times]) + 1})
        else:
            self.set(at, order, **{since: at, times: 1})


def versions(own: Sequence[Change], common: Sequence[Change]) -> Iterator[Version]:
    """The rows of a holding: its own changes among those of the whole case. Nothing is true before its first."""
    changes = sorted([*common, *own], key=itemgetter(0, 1))
    begins = min(own, key=itemgetter(0, 1))[0]
    state, since = dict(EMPTY), begins
    for at, _, columns in changes:
        if at > begins and _replaces(state, columns, at):
            if since < at:
                yield since, at, dict(state)
            since = at
        state.update(columns)
    yield since, NEVER, state


def _replaces(state: dict[str, Value], columns: dict[str, Value], at: int) -> bool:
    """Whether somebody who asks as of an instant before `at` would be told what came later."""
    for name, value in columns.items():
        if state[name] == value or (value == at and state[name] == EMPTY[name]):
            continue
        guard = GUARD.get(name)
        if guard is None or state[guard] != NEVER or columns.get(guard) != at:
            return True
    return False
