"""The clock for whole columns: the same answers as `WorkCalendar`, a million rows at a time. Pure.

Instants are int64 seconds since 1970 UTC. A missing instant is -1 or NaT (the smallest int64,
what `datetime64[s]` becomes as int64) and gives a missing answer, -1.
"""

from datetime import UTC, datetime

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cityloop.catalog.worktime import EARLIEST, LATEST, ClockError, Unit, WorkCalendar
from cityloop.catalog.worktime_days import HORIZON, HORIZON_YEARS, Table, out_of_reach

MISSING = -1
_NAT = np.iinfo(np.int64).min


def add_many(calendar: WorkCalendar, starts: ArrayLike, seconds: ArrayLike, unit: Unit) -> NDArray[np.int64]:
    """Due instants: the twin of `WorkCalendar.add_seconds`; `seconds` is one number or a column."""
    start, budget = np.broadcast_arrays(_column(starts), _column(seconds))
    known = _known(start)
    _check_reach(start[known])
    due = np.full(start.shape, MISSING, dtype=np.int64)
    due[known] = _add(calendar, start[known], budget[known], unit)
    return due


def between_many(calendar: WorkCalendar, a: ArrayLike, b: ArrayLike, unit: Unit) -> NDArray[np.int64]:
    """Counted seconds from a to b, 0 if b is not after a: the twin of `WorkCalendar.between`."""
    start, end = np.broadcast_arrays(_column(a), _column(b))
    known = _known(start) & _known(end)
    used = np.full(start.shape, MISSING, dtype=np.int64)
    one, other = start[known], end[known]
    _check_reach(one)
    _check_reach(other)
    if not one.size or unit.is_wall:
        used[known] = np.maximum(other - one, 0)
        return used
    first = min(int(one.min()), int(other.min()))
    table = calendar.table_at(_moment(first), _moment(max(int(one.max()), int(other.max()))))
    used[known] = np.maximum(_positions(table, other) - _positions(table, one), 0)
    return used


def _add(
    calendar: WorkCalendar, start: NDArray[np.int64], budget: NDArray[np.int64], unit: Unit
) -> NDArray[np.int64]:
    if not start.size:
        return start
    if int(budget.min()) < 0:
        raise ClockError("剩余时限不能为负", "cannot count a negative number of seconds")
    if int(budget.max()) > HORIZON:
        raise calendar.too_far()
    if unit.is_wall or not budget.any():
        return start + budget
    calendar.check_ever_open()
    first, last = _year(calendar, int(start.min())), _year(calendar, int(start.max()))
    for reach in range(last, last + HORIZON_YEARS + 1):
        table = calendar.table(first - 1, reach)
        target = _positions(table, start) + budget
        if int(target.max()) <= table.total:
            break
    else:
        raise calendar.too_far()
    opens, before = np.asarray(table.opens, dtype=np.int64), np.asarray(table.before, dtype=np.int64)
    # A row with nothing to count may stand before the first window; it is set right below.
    index = np.maximum(np.searchsorted(before, target, side="left") - 1, 0)
    due = np.where(budget == 0, start, opens[index] + target - before[index])
    if int((due - start).max()) > HORIZON:
        raise calendar.too_far()
    return due


def _positions(table: Table, at: NDArray[np.int64]) -> NDArray[np.int64]:
    """Open seconds of the table that have passed by each instant."""
    if not table.opens:
        return np.zeros_like(at)
    opens, closes, before = (
        np.asarray(column, dtype=np.int64) for column in (table.opens, table.closes, table.before)
    )
    index = np.searchsorted(opens, at, side="right") - 1
    inside = np.minimum(at, closes[index]) - opens[index]
    return np.where(index < 0, 0, before[index] + inside)


def _column(values: ArrayLike) -> NDArray[np.int64]:
    column = np.asarray(values)
    if column.dtype.kind == "M":
        return column.astype("datetime64[s]").astype(np.int64)
    if column.size and column.dtype.kind not in "iu":
        raise ClockError(
            f"时刻列须为整数秒，而不是 {column.dtype}",
            f"a column must hold whole seconds, not {column.dtype}",
        )
    return column.astype(np.int64)


def _known(column: NDArray[np.int64]) -> NDArray[np.bool_]:
    known: NDArray[np.bool_] = (column != MISSING) & (column != _NAT)
    return known


def _check_reach(column: NDArray[np.int64]) -> None:
    if column.size and not EARLIEST <= int(column.min()) <= int(column.max()) < LATEST:
        raise out_of_reach()


def _moment(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


def _year(calendar: WorkCalendar, second: int) -> int:
    return datetime.fromtimestamp(second, calendar.tz).year
