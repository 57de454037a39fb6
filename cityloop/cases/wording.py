"""Words in a case: which cases hold a text, found by an index of character pairs where there is one."""

from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func, Q

ENOUGH_DIGITS = 6  # so many digits are most likely the beginning of a case number


class _Holds(Func):
    """On PostgreSQL: description and address hold the words, sought by their pairs in the index `case_words`.

    The pairs may stand anywhere, so the words are looked for as well. Not by LIKE: the planner would take the
    two for independent, and read the index even for what stands in every sixth case.
    """

    output_field = BooleanField()

    def __init__(self, at: str, text: str) -> None:
        super().__init__(F(f"{at}description"), F(f"{at}address"))
        self.text = text.lower()

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        description, address = (compiler.compile(one)[0] for one in self.source_expressions)
        words = f"{description} || ' ' || {address}"
        pairs = sorted({self.text[at : at + 2] for at in range(len(self.text) - 1)})
        return f"(strpos(lower({words}), %s) > 0 AND cityloop_pairs({words}) @> %s::text[])", [
            self.text,
            pairs,
        ]


def holds(text: str, at: str) -> Q:
    """The cases whose number begins so, or whose description or address holds the words."""
    text = text.strip()
    if len(text) > 1 and connection.vendor == "postgresql":
        words = Q(_Holds(at, text))
    else:
        words = Q(**{f"{at}description__icontains": text}) | Q(**{f"{at}address__icontains": text})
    if text.isascii() and text.isdigit() and len(text) >= ENOUGH_DIGITS:
        words |= begins(f"{at}number", text)
    return words


def begins(name: str, text: str) -> Q:
    """A code that begins so, as a range that any index serves; `LIKE` is served only by indexes made for it."""
    if text.isascii() and text.isdigit() and len(after := str(int(text) + 1).zfill(len(text))) == len(text):
        return Q(**{f"{name}__gte": text, f"{name}__lt": after})
    return Q(**{f"{name}__startswith": text})
