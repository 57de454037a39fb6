"""What a correction (更正) changed: every object whose score, numbers or entries are not the same as before."""

from collections.abc import Iterator
from typing import Any

from cityloop.evaluation.snapshots import Snapshot, cases_in, count_in, score_in
from cityloop.evaluation.words import Fact

SHOWN = ("total", "rank", "grade", "note")
ENTERED = ("entries", "adjustments", "exempt_on", "group")


def difference(before: Snapshot, after: Snapshot) -> list[dict[str, Any]]:
    """Object by object; empty when nothing is different."""
    keys = dict.fromkeys(one["key"] for told in (after, before) for one in told["scores"])
    return [one for key in keys if (one := _object(before, after, key))]


def _object(before: Snapshot, after: Snapshot, key: str) -> dict[str, Any] | None:
    old, new = score_in(before, key) or {}, score_in(after, key) or {}
    facts = list(_facts(before, after, key))
    entered = [word for word in ENTERED if _entered(before, key, word) != _entered(after, key, word)]
    if not facts and not entered and all(old.get(word) == new.get(word) for word in SHOWN):
        return None
    return {
        "key": key,
        "label": (new or old)["label"],
        "group": (new or old)["group"],
        "total_before": old.get("total"),
        "total_after": new.get("total"),
        "rank_before": old.get("rank"),
        "rank_after": new.get("rank"),
        "facts": facts,
        "entered": entered,
    }


def _facts(before: Snapshot, after: Snapshot, key: str) -> Iterator[dict[str, Any]]:
    for fact in Fact:
        old, new = (dict(cases_in(told, key, fact)) for told in (before, after))
        counts = count_in(before, key, fact), count_in(after, key, fact)
        if old != new or counts[0] != counts[1]:
            yield {
                "fact": str(fact),
                "label": fact.label,
                "before": counts[0],
                "after": counts[1],
                "added": sorted(number for number in new if number not in old),
                "removed": sorted(number for number in old if number not in new),
            }


def _entered(told: Snapshot, key: str, word: str) -> list[Any]:
    return [one[word] for part in told["parts"] for one in part["subjects"] if one["key"] == key]
