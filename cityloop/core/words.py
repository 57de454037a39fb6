"""Words that people and programs share, and sentences in both languages; free of Django."""

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


class Said(str):
    """A sentence that the platform composes: itself in Chinese, with the same in English beside it.

    Names, codes and words of a file stand in both as they are.
    """

    en: str

    def __new__(cls, zh: str, en: str) -> Self:
        said = str.__new__(cls, zh)
        said.en = en
        return said


NOTHING = Said("", "")
