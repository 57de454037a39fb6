"""A small reader of Mapbox vector tiles, written from the specification alone, to judge our writer."""

import struct
from dataclasses import dataclass
from typing import Any


@dataclass
class Feature:
    kind: int
    id: int
    properties: dict[str, Any]
    parts: list[list[tuple[int, int]]]  # one list of points per move; closed rings end where they began


def layers(tile: bytes) -> dict[str, list[Feature]]:
    """Features by layer; checks version and extent on the way."""
    found = {}
    for tag, content in fields(tile):
        assert tag == 3
        name, features = layer(content)
        found[name] = features
    return found


def layer(content: bytes) -> tuple[str, list[Feature]]:
    told = list(fields(content))
    (name,) = [one.decode() for tag, one in told if tag == 1]
    assert [one for tag, one in told if tag == 15] == [2] and [one for tag, one in told if tag == 5] == [4096]
    keys = [one.decode() for tag, one in told if tag == 3]
    values = [value(one) for tag, one in told if tag == 4]
    assert len(set(keys)) == len(keys)
    return name, [feature(one, keys, values) for tag, one in told if tag == 2]


def feature(content: bytes, keys: list[str], values: list[Any]) -> Feature:
    told = dict(fields(content))
    tags = numbers(told[2]) if told.get(2) else []
    properties = {keys[tags[at]]: values[tags[at + 1]] for at in range(0, len(tags), 2)}
    return Feature(told[3], told.get(1, 0), properties, geometry(numbers(told[4])))


def geometry(commands: list[int]) -> list[list[tuple[int, int]]]:
    parts: list[list[tuple[int, int]]] = []
    x = y = at = 0
    while at < len(commands):
        command, count = commands[at] & 7, commands[at] >> 3
        at += 1
        if command == 7:
            assert count == 1
            parts[-1].append(parts[-1][0])
            continue
        for _ in range(count):
            x, y = x + unzigzag(commands[at]), y + unzigzag(commands[at + 1])
            at += 2
            if command == 1:
                parts.append([])
            else:
                assert command == 2 and (x, y) != parts[-1][-1]
            parts[-1].append((x, y))
    return parts


def value(content: bytes) -> Any:
    ((tag, one),) = fields(content)
    if tag == 1:
        return one.decode()
    if tag == 3:
        return struct.unpack("<d", one)[0]
    return unzigzag(one) if tag == 6 else bool(one) if tag == 7 else one


def fields(content: bytes) -> Any:
    at = 0
    while at < len(content):
        head, at = varint(content, at)
        kind = head & 7
        if kind == 0:
            one, at = varint(content, at)
            yield head >> 3, one
        else:
            size, at = (8, at) if kind == 1 else varint(content, at)
            assert kind in {1, 2} and at + size <= len(content)
            yield head >> 3, content[at : at + size]
            at += size


def numbers(content: bytes) -> list[int]:
    found, at = [], 0
    while at < len(content):
        one, at = varint(content, at)
        found.append(one)
    return found


def varint(content: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        number |= (content[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if content[at - 1] < 0x80:
            return number, at


def unzigzag(number: int) -> int:
    return (number >> 1) ^ -(number & 1)
