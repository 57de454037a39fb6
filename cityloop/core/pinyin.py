"""First letters of the pinyin (拼音首字母), by which people search names. Pure."""

import unicodedata
from functools import lru_cache

from pypinyin import Style, lazy_pinyin


@lru_cache(maxsize=8192)
def initials_of(text: str) -> str:
    """ "平原路23号" → "pyl23h": lower-case first letters; digits and Latin letters stay, the rest goes."""
    folded = unicodedata.normalize("NFKC", text)
    letters = "".join(lazy_pinyin(folded, style=Style.FIRST_LETTER)).lower()
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())
