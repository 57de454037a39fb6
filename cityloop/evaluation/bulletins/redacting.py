"""Personal data stay out of what is sent around: numbers of phones and papers, and whoever told us of a case."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

from cityloop.cases.models import Reporter

MASK = "＊＊＊"
_NUMBERS = re.compile(r"(?<!\d)(?:\d[\s-]?){7,17}[\dXx](?!\d)")  # mobile, landline, identity card
SHORTEST_NAME = 2


def secrets_of(case_ids: Collection[int]) -> Mapping[int, frozenset[str]]:
    """Case → the names and numbers of its reporters."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = Reporter.objects.filter(case_id__in=case_ids).values_list("case_id", "name", "phone")
    for case_id, name, phone in rows:
        found[case_id] |= {word for word in (name, phone) if len(word) >= SHORTEST_NAME}
    return {case_id: frozenset(words) for case_id, words in found.items()}


def redacted(text: str, secrets: Collection[str] = ()) -> str:
    """The text without them."""
    for word in sorted(secrets, key=len, reverse=True):
        text = text.replace(word, MASK)
    return _NUMBERS.sub(MASK, text)
