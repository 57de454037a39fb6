"""快照: a period's scores with everything they rest on, as JSON that can be opened and scored again.

`parts` hold, per object, the facts, entries and the numbers of the cases behind each fact: every case number once,
and per fact a bitmap over them (hexadecimal, the first case is the lowest bit) with the times that are not one.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from cityloop.evaluation.adopted import facts_of
from cityloop.evaluation.counting import Behind
from cityloop.evaluation.live import Part, Scored, counting_for, scores_of
from cityloop.evaluation.schemes.document import Scheme
from cityloop.evaluation.schemes.scores import Adjustment, Entry, Score, Subject, to_json
from cityloop.evaluation.spans import span
from cityloop.evaluation.words import Fact
from cityloop.people.models import Platform

FORMAT = 1
Snapshot = dict[str, Any]


def take(platform: Platform, scored: Scored) -> Snapshot:
    """Freeze the scores of a period."""
    scheme = scored.scheme
    return {
        "format": FORMAT,
        "scheme": {
            "id": scheme.id,
            "version": scheme.version,
            "title": scheme.title,
            "digest": scheme.digest,
        },
        "object_type": str(scheme.object_type),
        "period": scored.span.key,
        "as_of": scored.span.window.as_of.isoformat(),
        "scores": to_json(scored.scores),
        "parts": [_part(platform, scheme, part) for part in scored.parts],
    }


def seal(snapshot: Snapshot) -> str:
    """The digest of a snapshot, whatever the order of its keys."""
    text = json.dumps(snapshot, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def replay(platform_id: int, scheme: Scheme, snapshot: Snapshot) -> list[Score]:
    """Score the frozen numbers again: must give the frozen scores."""
    over = span(platform_id, snapshot["period"])
    parts = [
        Part(span(platform_id, part["period"]), [_subject(one) for one in part["subjects"]])
        for part in snapshot["parts"]
    ]
    return scores_of(scheme, over, parts)


def score_in(snapshot: Snapshot, key: str) -> dict[str, Any] | None:
    """The frozen score of an object."""
    return next((one for one in snapshot["scores"] if one["key"] == key), None)


def cases_in(snapshot: Snapshot, key: str, fact: Fact) -> list[tuple[str, int]]:
    """The frozen numbers of the cases behind a number, and what each adds."""
    found: list[tuple[str, int]] = []
    for part in snapshot["parts"]:
        held = part["cases"].get(key)
        if held is not None and fact in held["facts"]:
            found += _unpacked(held["numbers"], held["facts"][fact])
    return found


def count_in(snapshot: Snapshot, key: str, fact: Fact) -> int:
    """The frozen number itself."""
    return sum(
        one["facts"].get(fact, 0)
        for part in snapshot["parts"]
        for one in part["subjects"]
        if one["key"] == key
    )


def _part(platform: Platform, scheme: Scheme, part: Part) -> dict[str, Any]:
    facts = facts_of(scheme)
    cases = counting_for(platform, scheme, part.span).cases(facts)
    scored = {one.key for one in part.subjects}
    return {
        "period": part.span.key,
        "subjects": [_plain(one) for one in part.subjects],
        "cases": {
            key: packed(rows) for key, rows in sorted(cases.items()) if key in scored and any(rows.values())
        },
    }


def _plain(subject: Subject) -> dict[str, Any]:
    return {
        "key": subject.key,
        "label": subject.label,
        "group": subject.group,
        "facts": {str(fact): int(number) for fact, number in subject.facts.items()},
        "entries": to_json(subject.entries),
        "adjustments": to_json(subject.adjustments),
        "exempt_on": subject.exempt_on,
    }


def _subject(told: Mapping[str, Any]) -> Subject:
    return Subject(
        key=told["key"],
        label=told["label"],
        group=told["group"],
        facts={Fact(fact): Decimal(number) for fact, number in told["facts"].items()},
        entries={
            key: Entry(Decimal(one["value"]), one["by"], one["basis"]) for key, one in told["entries"].items()
        },
        adjustments=tuple(
            Adjustment(Decimal(one["points"]), one["reason"], one["evidence"]) for one in told["adjustments"]
        ),
        exempt_on=told["exempt_on"],
    )


def packed(rows: Mapping[Fact, Sequence[Behind]]) -> dict[str, Any]:
    """The lists of one object, every case number written once."""
    numbers = sorted({one.number for cases in rows.values() for one in cases})
    place = {number: index for index, number in enumerate(numbers)}
    facts: dict[str, Any] = {}
    for fact, cases in rows.items():
        bits, more = 0, {}
        for one in cases:
            bits |= 1 << place[one.number]
            if one.times != 1:
                more[str(place[one.number])] = one.times
        facts[str(fact)] = {"cases": f"{bits:x}"} | ({"times": more} if more else {})
    return {"numbers": numbers, "facts": facts}


def _unpacked(numbers: Sequence[str], held: Mapping[str, Any]) -> list[tuple[str, int]]:
    bits, more = int(held["cases"], 16), held.get("times", {})
    return [(number, more.get(str(index), 1)) for index, number in enumerate(numbers) if bits >> index & 1]
