"""Answers that may be a few seconds old, kept in this process: figures that many screens ask for at once."""

import threading
import time
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")

MOST = 2000  # answers kept at once; when full, the stale ones go, then all

_lock = threading.Lock()
_answers: dict[Hashable, tuple[float, object]] = {}


def kept(key: Hashable, seconds: float, build: Callable[[], T]) -> T:
    """The answer of `build()`, at most so many seconds old."""
    now = time.monotonic()
    found = _answers.get(key)
    if found is not None and found[0] > now:
        return cast(T, found[1])
    value = build()
    with _lock:
        if len(_answers) >= MOST:
            _make_room(now)
        _answers[key] = (time.monotonic() + seconds, value)
    return value


def forget() -> None:
    """Drop everything."""
    with _lock:
        _answers.clear()


def _make_room(now: float) -> None:
    for key in [key for key, (until, _) in _answers.items() if until <= now]:
        del _answers[key]
    if len(_answers) >= MOST:
        _answers.clear()
