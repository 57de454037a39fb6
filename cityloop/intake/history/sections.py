"""Reading one table of a TOML file: every wrong value is named by file and key, with what to do about it."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from cityloop.core.errors import Invalid

_TYPES: dict[type, tuple[str, str]] = {
    str: ("文字（用引号）", "text"),
    bool: ("true 或 false", "true or false"),
    int: ("整数", "a whole number"),
    dict: ("小节（表）", "a table"),
    list: ("列表", "a list"),
}


class MappingError(Invalid):
    """The mapping file says something that cannot be followed."""

    code = "mapping"


def nearest(wrong: str, known: Iterable[str]) -> str:
    """ "，是否想写“x”？" for the known word that looks most alike; empty when none does."""
    names = {name.casefold(): name for name in known}
    found = get_close_matches(wrong.casefold(), names, n=1, cutoff=0.6)
    return f"，是否想写“{names[found[0]]}”？" if found else "。"


class Section:
    """One table of the file. Take every key that is known, then call `done()`: what is left over is refused."""

    def __init__(self, file: str, path: str, said: Any) -> None:
        self.file, self.path = file, path
        if not isinstance(said, dict):
            raise self.wrong("", f"须为小节 [{path}]。", "must be a table")
        self._said: dict[str, Any] = dict(said)
        self._known: set[str] = set()

    def wrong(self, key: str, zh: str, en: str) -> MappingError:
        """The refusal of a key's value: `zh` says what is wrong and what to write instead."""
        place = f"{self.path}.{key}" if self.path and key else self.path or key
        return MappingError(
            f"映射文件 {self.file} 的 {place}：{zh}", f"{self.file}, {place}: {en}", key=place
        )

    def take(
        self, key: str, kind: type | tuple[type, ...], default: Any = None, *, needed: bool = False
    ) -> Any:
        """The value of a key, of the right type."""
        self._known.add(key)
        if key not in self._said:
            if needed:
                raise self.wrong(key, "缺少这一项，请补上。", "is missing")
            return default
        value = self._said[key]
        kinds = kind if isinstance(kind, tuple) else (kind,)
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            zh = "或".join(_TYPES[one][0] for one in kinds if one in _TYPES)
            raise self.wrong(key, f"须为{zh}，而不是 {value!r}。", f"wrong type: {value!r}")
        return value

    def text(self, key: str, default: str = "", *, needed: bool = False) -> str:
        value: str = self.take(key, str, default, needed=needed)
        if needed and not value.strip():
            raise self.wrong(key, "不能为空。", "must not be empty")
        return value.strip()

    def choice(self, key: str, allowed: Iterable[str], default: str) -> str:
        """One of a few words."""
        words = list(allowed)
        value = self.text(key, default)
        if value not in words:
            raise self.wrong(
                key, f"“{value}”不在可选之列：{'、'.join(words)}{nearest(value, words)}", "unknown word"
            )
        return value

    def texts(self, key: str, default: Iterable[str] = ()) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        value = self.take(key, (list, str), list(default))
        values = [value] if isinstance(value, str) else value
        for one in values:
            if not isinstance(one, str):
                raise self.wrong(key, f"列表里须都是文字，而不是 {one!r}。", "a list of texts is needed")
        return tuple(values)

    def pairs(self, key: str) -> dict[str, Any]:
        """A table of free keys."""
        value: dict[str, Any] = self.take(key, dict, {})
        return value

    def section(self, key: str) -> "Section":
        """A table inside this one; an absent one is empty."""
        return Section(self.file, f"{self.path}.{key}" if self.path else key, self.take(key, dict, {}))

    def sections(self, key: str) -> list["Section"]:
        """An array of tables, `[[a.b]]`."""
        name = f"{self.path}.{key}" if self.path else key
        listed = self.take(key, list, [])
        return [Section(self.file, f"{name}[{index}]", one) for index, one in enumerate(listed, 1)]

    def done(self) -> None:
        """Refuse keys that nobody took."""
        for key in self._said:
            if key not in self._known:
                known = sorted(self._known)
                hint = nearest(key, known)
                raise self.wrong(key, f"没有这一项{hint}可用：{'、'.join(known)}。", "unknown key")

    def __contains__(self, key: str) -> bool:
        return key in self._said
