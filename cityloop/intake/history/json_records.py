"""Records inside a JSON text: "result.records", "features" or the text's own list; a list breaks off only at its damage."""

import json
import re
from collections.abc import Iterator
from typing import Any

_decoder = json.JSONDecoder(parse_float=str, parse_int=str)
_BLANK = re.compile(r"[\s,]*")


def each_record(text: str, where: str) -> Iterator[Any]:
    """The objects of the list at a dotted path. KeyError when there is none, JSONDecodeError at damage."""
    path = [step for step in re.split(r"[.\[\]*$]+", where) if step]
    if not path and text.lstrip("\ufeff \t\r\n").startswith("["):
        yield from _objects(text)
        return
    found = json.loads(text.lstrip("\ufeff"), parse_float=str, parse_int=str)
    for step in path:
        if isinstance(found, list) and step.isdigit():
            found = found[int(step)]
        elif isinstance(found, dict) and step in found:
            found = found[step]
        else:
            raise KeyError(step)
    if isinstance(found, dict) and not path:
        lists = [name for name, value in found.items() if isinstance(value, list)]
        raise KeyError("顶层是对象，列表在：" + "、".join(lists) if lists else "没有列表")
    yield from found if isinstance(found, list) else [found]


def _objects(text: str) -> Iterator[Any]:
    """The items of a top-level list one by one, so that a broken tail does not cost the rest."""
    at = text.index("[") + 1
    while True:
        at = _BLANK.match(text, at).end()  # type: ignore[union-attr]
        if text[at : at + 1] == "]":
            return
        found, at = _decoder.raw_decode(text, at)
        yield found
