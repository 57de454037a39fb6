"""Answers that may be a few seconds old, kept in this process: figures that many screens ask for at once."""

import threading
import time
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")

MOST = 2000  # answers kept at once; when full, the stale ones go, then all

_lock = threading.Lock()
_answers: dict[Hashable, tuple[float, object]] = {}
_building: dict[Hashable, threading.Lock] = {}


def kept(key: Hashable, seconds: float, build: Callable[[], T]) -> T:
    """The answer of `build()`, at most so many seconds old. Who asks while it is being built waits for it."""
    if (found := _fresh(key)) is not None:
        return cast(T, found[1])
    with _lock:
        turn = _building.setdefault(key, threading.Lock())
    with turn:
        if (found := _fresh(key)) is not None:
            return cast(T, found[1])
        try:
            value = build()
            with _lock:
                if len(_answers) >= MOST:
                    _make_room(time.monotonic())
                _answers[key] = (time.monotonic() + seconds, value)
        finally:
            with _lock:
                _building.pop(key, None)
    return value


def _fresh(key: Hashable) -> tuple[float, object] | None:
    found = _answers.get(key)
    return found if found is not None and found[0] > time.monotonic() else None


def forget() -> None:
    """Drop everything."""
    with _lock:
        _answers.clear()


def _make_room(now: float) -> None:
    for key in [key for key, (until, _) in _answers.items() if until <= now]:
        del _answers[key]
    if len(_answers) >= MOST:
        _answers.clear()
