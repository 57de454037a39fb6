"""Identifiers made by the application: time-ordered 63-bit integers.

A row's id is known before it is written, so that rows which point at each other can be
written in one statement, and so that tables can later be spread over several databases.
Layout: 41 bits milliseconds since 2020 · 12 bits of this process · 10 bits serial.
"""

import os
import threading
import time

_EPOCH_MS = 1_577_836_800_000
_lock = threading.Lock()
_last_ms = 0
_serial = 0
_process = int.from_bytes(os.urandom(2)) & 0xFFF


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
    return time.time_ns() // 1_000_000 - _EPOCH_MS


def first_at(ms: int) -> int:
    """The smallest id that can be made at a moment."""
    return ms << 22


def _after_fork() -> None:
    """A forked worker must not repeat its parent's ids."""
    global _process
    _process = int.from_bytes(os.urandom(2)) & 0xFFF


os.register_at_fork(after_in_child=_after_fork)
