"""The timeline's seal: every entry carries the hash of the entry before it in the same case."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC

from cityloop.cases.models import Case, TimelineEntry

GENESIS = "0" * 64


def seal(entry: TimelineEntry) -> str:
    """SHA-256 over everything the entry says, in a form that every database gives back unchanged."""
    said = [
        entry.previous_hash,
        entry.pk,
        entry.case_id,
        entry.verb,
        entry.stage_from,
        entry.stage_to,
        entry.by_id,
        entry.post,
        entry.department_id,
        entry.assignment_id,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.note,
        entry.payload,
    ]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def first_broken(case: Case, entries: Iterable[TimelineEntry]) -> tuple[TimelineEntry | None, str] | None:
    """Walk the chain from its beginning; None when whole, else the first broken row and what is wrong.

    The row is None when the chain ends before the head that the case remembers (rows are missing).
    """
    rows = sorted(entries, key=lambda entry: entry.pk)
    after = {entry.previous_hash: entry for entry in rows}
    hash_, walked = GENESIS, set[int]()
    while hash_ != case.log_head and hash_ in after:
        entry = after[hash_]
        if seal(entry) != entry.hash:
            return entry, "内容与封印不符（被改动）"
        hash_ = entry.hash
        walked.add(entry.pk)
    stray = next((entry for entry in rows if entry.pk not in walked), None)
    if hash_ != case.log_head:
        return stray, "链条中断（有记录缺失）"
    return (stray, "有不在链上的记录") if stray else None
