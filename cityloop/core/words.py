"""Words that people and programs share: an English value with its Chinese label, free of Django."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """Members are written `NAME = "value", "标签"`."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs as Django's `choices=` wants them."""
        return [(word.value, word.label) for word in cls]
