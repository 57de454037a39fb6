"""Reference data kept in memory, exact to within a second, in any number of processes.

Whoever changes places, catalogue, people or calendars calls `bump(name)` in the same
transaction. Whoever reads builds its value with `kept(name, key, build)`; it is built again
when the edition has moved. The edition itself is asked at most once a second.
"""

import threading
import time
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from django.db import transaction
from django.db.models import F

from cityloop.core.models import Edition

T = TypeVar("T")

PEOPLE = "people"
PLACES = "places"
CATALOG = "catalog"

RECHECK_SECONDS = 1.0

_lock = threading.RLock()
_numbers: dict[str, int] = {}
_asked_at = float("-inf")
_values: dict[tuple[str, Hashable], tuple[int, object]] = {}


def bump(name: str) -> None:
    """Say that this body of reference data has changed."""
    _, created = Edition.objects.get_or_create(name=name, defaults={"number": 1})
    if not created:
        Edition.objects.filter(name=name).update(number=F("number") + 1)
    forget()
    transaction.on_commit(forget)


def current(name: str) -> int:
    """The edition's number, at most `RECHECK_SECONDS` old."""
    global _asked_at
    with _lock:
        if time.monotonic() - _asked_at > RECHECK_SECONDS:
            _numbers.clear()
            _numbers.update(Edition.objects.values_list("name", "number"))
            _asked_at = time.monotonic()
        return _numbers.get(name, 0)


def kept(name: str, key: Hashable, build: Callable[[], T]) -> T:
    """The value of `build()` for the present edition, built once per process and edition."""
    number = current(name)
    with _lock:
        found = _values.get((name, key))
    if found is not None and found[0] == number:
        return cast(T, found[1])
    value = build()
    with _lock:
        _values[(name, key)] = (number, value)
    return value


def forget() -> None:
    """Drop everything kept; the next reader asks the database."""
    global _asked_at
    with _lock:
        _values.clear()
        _numbers.clear()
        _asked_at = float("-inf")
