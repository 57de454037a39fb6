"""What if (试算): the same document with some numbers changed, checked anew; and who moves because of it."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cityloop.core.errors import Invalid
from cityloop.evaluation.schemes.document import Scheme, scheme_from
from cityloop.evaluation.schemes.reading import Section
from cityloop.evaluation.schemes.scores import Score

Changed = Decimal | int | str | bool


def what_if(scheme: Scheme, changes: Mapping[str, Changed]) -> Scheme:
    """A new scheme with the values at some paths replaced, all at once, and checked like any other.

    A path names tables by key, items and rates by id, other list members by number from 0:
    `items.on_time.weight`, `items.volume.bands.1.to`, `grades.0.from`, `population.rework_per`.
    Raises Invalid for a path that is not in the document, SchemeError (with the line) for what results.
    """
    table: dict[str, Any] = copy.deepcopy(dict(scheme.table))
    for path, value in changes.items():
        *above, last = path.split(".")
        holder: Any = table
        for step in above:
            holder = _step(holder, step, path)
        if not isinstance(holder, dict) or isinstance(holder.get(last, {}), dict | list):
            raise _no_such(path)
        holder[last] = value
    return scheme_from(Section(table, scheme.lines))


def _step(holder: Any, step: str, path: str) -> Any:
    if isinstance(holder, dict) and step in holder:
        return holder[step]
    if isinstance(holder, list):
        for index, one in enumerate(holder):
            if isinstance(one, dict) and one.get("id", str(index)) == step:
                return one
    raise _no_such(path)


def _no_such(path: str) -> Invalid:
    return Invalid(f"方案中没有可以改的 {path}", f"the scheme has no value at {path!r}", path=path)


@dataclass(frozen=True, slots=True)
class Move:
    """One object before and after. `up` is how many places it gained; None when it has no place on one side."""

    key: str
    label: str
    group: str
    rank_before: int | None
    rank_after: int | None
    total_before: Decimal | None
    total_after: Decimal | None

    @property
    def up(self) -> int | None:
        if self.rank_before is None or self.rank_after is None:
            return None
        return self.rank_before - self.rank_after


def compare(before: Sequence[Score], after: Sequence[Score]) -> list[Move]:
    """Every object of either list, in the order of `after`, then those that are gone."""
    old, new = ({one.key: one for one in scores} for scores in (before, after))
    return [_move(old.get(key), new.get(key)) for key in [*new, *(key for key in old if key not in new)]]


def _move(old: Score | None, new: Score | None) -> Move:
    named = new or old
    assert named is not None
    return Move(
        named.key,
        named.label,
        named.group,
        old.rank if old else None,
        new.rank if new else None,
        old.total if old else None,
        new.total if new else None,
    )
