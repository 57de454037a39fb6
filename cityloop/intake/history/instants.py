"""Texts of foreign tables become aware instants: many formats, bare dates, wall clocks and daylight saving."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

ISO, EXCEL, EPOCH, EPOCH_MS = "iso", "excel", "epoch", "epoch_ms"
WORDS = (ISO, EXCEL, EPOCH, EPOCH_MS)
_CLOCK = re.compile(r"%[HIMSfXcpsT]")
_ISO_LIKE = re.compile(r"\d{4}-\d\d-\d\d")
_EXCEL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - local by meaning


class Moment(NamedTuple):
    """A read instant in UTC; `second` is the other reading of an hour that the clocks show twice."""

    at: datetime
    bare: bool = False
    second: datetime | None = None
    skipped: bool = False


class Unreadable(ValueError):
    """None of the formats fits the text."""


class Clock:
    """Reads the instants of one table. Bare dates get the clock time that the caller names."""

    def __init__(self, formats: Sequence[str], zone: ZoneInfo, *, midnight_is_bare: bool = False) -> None:
        self.zone = zone
        self._formats = tuple(formats)
        self._midnight_is_bare = midnight_is_bare
        self.read = lru_cache(maxsize=65536)(self._read)

    def day(self, at: datetime) -> date:
        """The local day of an instant."""
        return at.astimezone(self.zone).date()

    def _read(self, text: str, clock: time) -> Moment:
        said, bare = self._parse(text)
        if said.tzinfo is not None:
            return Moment(said.astimezone(UTC))
        if self._midnight_is_bare and said.time() == time(0):
            bare = True
        if bare:
            said = datetime.combine(said.date(), clock)
        first, second = (said.replace(tzinfo=self.zone, fold=fold) for fold in (0, 1))
        early, late = first.utcoffset(), second.utcoffset()
        if early == late or early is None or late is None:
            return Moment(first.astimezone(UTC), bare)
        if early > late:  # clocks went back: the hour comes twice
            return Moment(first.astimezone(UTC), bare, second=second.astimezone(UTC))
        return Moment(first.astimezone(UTC), bare, skipped=True)

    def _parse(self, text: str) -> tuple[datetime, bool]:
        for form in self._formats:
            try:
                return _by_word(form, text) if form in WORDS else _by_pattern(form, text)
            except (ValueError, OverflowError):
                continue
        if _ISO_LIKE.match(text):
            try:
                return _by_word(ISO, text)
            except ValueError:
                pass
        raise Unreadable(text)


def _by_pattern(form: str, text: str) -> tuple[datetime, bool]:
    return datetime.strptime(text, form), _CLOCK.search(form) is None  # noqa: DTZ007 - local by meaning


def _by_word(form: str, text: str) -> tuple[datetime, bool]:
    if form == ISO:
        return datetime.fromisoformat(text), ":" not in text and "T" not in text
    number = float(text)
    if form == EXCEL:
        if not 20_000 <= number <= 80_000:  # 1954 … 2119
            raise ValueError(text)
        said = _EXCEL_ZERO + timedelta(seconds=round(number * 86400))
        return said, number.is_integer()
    return datetime.fromtimestamp(number / (1000 if form == EPOCH_MS else 1), UTC), False
