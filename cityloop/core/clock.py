"""The only place that asks the time.

Everything else calls `now()`. A simulator or a test lets the clock stand where it wants
with `at(instant)`; the change is local to the running thread of work.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_frozen: ContextVar[datetime | None] = ContextVar("cityloop_clock", default=None)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _frozen.get() or datetime.now(UTC)


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Let the clock stand at an aware instant for the body of the `with`."""
    if instant.tzinfo is None:
        raise ValueError("时刻须带时区 (the instant must be aware)")
    token = _frozen.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)
