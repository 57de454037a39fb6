"""Working time of many holdings at once, in the clock of the limit each was given."""

from collections import defaultdict
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from cityloop.catalog.worktime import Unit, WorkCalendar
from cityloop.catalog.worktime_columns import between_many

_SECOND = 1_000_000


class Stopwatch:
    """Takes stretches of time, gives a ticket for their sum; the sums are counted together at the end."""

    def __init__(self, calendar_of: Callable[[int], WorkCalendar]) -> None:
        self._calendar_of = calendar_of
        self._tickets = 0
        self._stretches: dict[tuple[int, str], list[tuple[int, int, int, int]]] = defaultdict(list)

    def ticket(self) -> int:
        self._tickets += 1
        return self._tickets

    def count(self, ticket: int, department_id: int, unit: str, begin: int, end: int, sign: int = 1) -> None:
        """Add the counted time from `begin` to `end` (microseconds); a pause is taken off with sign -1."""
        self._stretches[department_id, unit].append((ticket, begin // _SECOND, end // _SECOND, sign))

    def seconds(self) -> NDArray[np.int64]:
        """Counted seconds by ticket; ticket 0 is nothing."""
        sums = np.zeros(self._tickets + 1, dtype=np.int64)
        for (department_id, unit), rows in self._stretches.items():
            ticket, begin, end, sign = np.array(rows, dtype=np.int64).T
            used = between_many(self._calendar_of(department_id), begin, end, Unit(unit))
            np.add.at(sums, ticket, used * sign)
        return np.maximum(sums, 0)
