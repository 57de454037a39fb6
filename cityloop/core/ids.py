"""Identifiers made by the application: time-ordered 63-bit integers.

A row's id is known before it is written, so that rows which point at each other can be
written in one statement, and so that tables can later be spread over several databases.
Layout: 41 bits milliseconds since 2020 · 12 bits of this process · 10 bits serial.
"""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from cityloop.core import clock

_EPOCH_MS = 1_577_836_800_000
_lock = threading.Lock()
_last_ms = 0
_serial = 0
_process = int.from_bytes(os.urandom(2)) & 0xFFF
_by_clock = False


def new_id() -> int:
    """A new id, larger than every id this process made before."""
    global _last_ms, _serial
    with _lock:
        ms = max(moment(), _last_ms)
        if ms == _last_ms:
            _serial += 1
            if _serial > 0x3FF:
                ms, _serial = ms + 1, 0
        else:
            _serial = 0
        _last_ms = ms
        return ms << 22 | _process << 10 | _serial


def moment() -> int:
    """The present, in the milliseconds that ids begin with."""
    if _by_clock:
        return int(clock.now().timestamp() * 1000) - _EPOCH_MS
    return time.time_ns() // 1_000_000 - _EPOCH_MS


def first_at(ms: int) -> int:
    """The smallest id that can be made at a moment."""
    return ms << 22


@contextmanager
def by_clock(process: int) -> Iterator[None]:
    """Ids of the platform's clock rather than the machine's, for who writes a past on a simulated clock.

    `process` tells writers of the same past apart: their instants are the same full seconds.
    """
    global _process, _last_ms, _by_clock
    kept = _process, _last_ms
    _process, _last_ms, _by_clock = process & 0xFFF, 0, True
    try:
        yield
    finally:
        (_process, _last_ms), _by_clock = kept, False


def _after_fork() -> None:
    """A forked worker must not repeat its parent's ids."""
    global _process
    _process = int.from_bytes(os.urandom(2)) & 0xFFF


os.register_at_fork(after_in_child=_after_fork)
