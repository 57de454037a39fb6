"""What stands on the right of a field in a mapping file: where a value comes from.

"column" · "{a} {b}" (template) · ["a", "b"] (the first that is not empty) ·
{ constant = "x" } · { from = <any of these>, pattern = "regex with a (group)", format = "X-{}" }
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cityloop.intake.history.dirt import Notes
from cityloop.intake.history.sections import Section

Row = Mapping[str, str]
Value = Callable[[Row, Notes | None], str]

NULLS = frozenset({"null", "none", "nan", "n/a", "\\n", "<na>"})
LONGEST_NULL = 4
_PLACE = re.compile(r"\{([^{}]+)\}")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_EDGE = " \t：:，,;；-–—/|"


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled field: `value(row, notes)` gives a clean text, empty when there is none."""

    value: Value
    columns: tuple[str, ...]


def compile_field(section: Section, key: str) -> Expression | None:
    """The expression under a key; None when the key is absent."""
    said = section.take(key, (str, list, dict))
    return None if said is None else _compile(section, key, said)


def clean(text: str) -> str:
    """One line without doubled blanks, control characters and halves of characters."""
    if text.isascii() and text.isprintable():  # by far the most
        return " ".join(text.split()) if "  " in text else text.strip()
    return " ".join(_UNFIT.sub("", text).split())


def _compile(section: Section, key: str, said: Any) -> Expression:
    match said:
        case str() if not said.strip():
            raise section.wrong(key, "不能为空，请写列名。", "must not be empty")
        case str() if _PLACE.search(said):
            return _template(said)
        case str():
            return Expression(_column(said), (said,))
        case list() if said:
            return _first_of([_compile(section, key, one) for one in said])
        case dict():
            return _from_table(Section(section.file, f"{section.path}.{key}", said))
    raise section.wrong(key, f"须为列名、模板、列表或小节，而不是 {said!r}。", f"not a field: {said!r}")


def _column(name: str) -> Value:
    def value(row: Row, notes: Notes | None) -> str:
        text = clean(row.get(name, ""))
        if len(text) <= LONGEST_NULL and text.casefold() in NULLS:
            return ""
        if notes is not None and text.endswith(".0") and text[:-2].isdigit():
            notes.flag("whole_number", text)
            return text[:-2]
        return text

    return value


def _template(said: str) -> Expression:
    parts = _PLACE.split(said)  # text, column, text, column, … text
    columns = tuple(name.strip() for name in parts[1::2])
    readers = [_column(name) for name in columns]
    texts = parts[::2]

    def value(row: Row, notes: Notes | None) -> str:
        found = [read(row, notes) for read in readers]
        if not any(found):
            return ""
        joined = texts[0] + "".join(one + text for one, text in zip(found, texts[1:], strict=True))
        return clean(joined).strip(_EDGE)

    return Expression(value, columns)


def _first_of(options: Sequence[Expression]) -> Expression:
    def value(row: Row, notes: Notes | None) -> str:
        return next((text for option in options if (text := option.value(row, notes))), "")

    return Expression(value, tuple(name for option in options for name in option.columns))


def _from_table(section: Section) -> Expression:
    if "constant" in section:
        constant = section.text("constant", needed=True)
        section.done()
        return Expression(lambda row, notes: constant, ())
    inner = compile_field(section, "from")
    if inner is None:
        raise section.wrong("", "须写 constant 或 from。", "needs constant or from")
    pattern, shape = _pattern(section), section.text("format", "{}")
    section.done()
    if "{}" not in shape:
        raise section.wrong("format", "须含 {}，取到的内容填在那里。", "must hold {}")

    def value(row: Row, notes: Notes | None) -> str:
        found = pattern.search(inner.value(row, notes))
        if found is None:
            return ""
        caught = next((group for group in found.groups() if group), "") if found.groups() else found[0]
        return shape.replace("{}", caught.strip()) if caught else ""

    return Expression(value, inner.columns)


def _pattern(section: Section) -> re.Pattern[str]:
    return compile_pattern(section, "pattern", section.text("pattern", "(.+)"))


def compile_pattern(section: Section, key: str, text: str) -> re.Pattern[str]:
    """A regular expression, or a refusal that says where it breaks."""
    try:
        return re.compile(text)
    except re.error as problem:
        raise section.wrong(key, f"正则表达式“{text}”有误：{problem}。", f"bad pattern: {problem}") from None
