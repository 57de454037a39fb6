"""What is wrong with a field, in a Chinese sentence; English comes from pydantic."""

from typing import Any

_SOURCES = ("body", "query", "path", "header", "form", "file", "cookie")
_WRAPPERS = ("body", "narrow")  # names of parameters, of no interest to the caller

_SENTENCES = {
    "missing": "是必填项",
    "extra_forbidden": "不是本接口的字段",
    "string_type": "应为文字",
    "string_too_long": "最长 {max_length} 个字符",
    "string_too_short": "最少 {min_length} 个字符",
    "string_pattern_mismatch": "格式不正确",
    "string_unicode": "含有无效的字符",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_parsing_size": "数值过大",
    "int_from_float": "应为整数",
    "float_type": "应为数字",
    "float_parsing": "应为数字",
    "finite_number": "应为有限的数字",
    "decimal_parsing": "应为数字",
    "decimal_type": "应为数字",
    "decimal_max_digits": "位数过多",
    "decimal_max_places": "小数最多 {decimal_places} 位",
    "decimal_whole_digits": "数值过大",
    "date_type": "应为日期，如 2026-11-16",
    "date_parsing": "应为日期，如 2026-11-16",
    "date_from_datetime_parsing": "应为日期，如 2026-11-16",
    "date_from_datetime_inexact": "应为日期，如 2026-11-16",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "enum": "应为以下之一：{expected}",
    "literal_error": "应为以下之一：{expected}",
    "list_type": "应为列表",
    "too_long": "最多 {max_length} 项",
    "dict_type": "应为对象",
    "model_type": "应为对象",
    "model_attributes_type": "应为 JSON 对象",
    "greater_than": "应大于 {gt}",
    "greater_than_equal": "应不小于 {ge}",
    "less_than": "应小于 {lt}",
    "less_than_equal": "应不大于 {le}",
    "timezone_aware": "须带时区，如 2026-11-16T09:00:00+08:00",
    "datetime_type": "应为时刻，如 2026-11-16T09:00:00+08:00",
    "datetime_parsing": "应为时刻，如 2026-11-16T09:00:00+08:00",
    "datetime_from_date_parsing": "应为时刻，如 2026-11-16T09:00:00+08:00",
    "datetime_object_invalid": "应为时刻，如 2026-11-16T09:00:00+08:00",
}


def sentence(error: dict[str, Any]) -> dict[str, str]:
    """One error of pydantic as {field, zh, en}."""
    known = _SENTENCES.get(str(error.get("type")), "格式不正确")
    facts = {
        name: str(value).replace(", ", "、").replace(" or ", "、")
        for name, value in (error.get("ctx") or {}).items()
    }
    return {
        "field": _field(list(error.get("loc", ()))),
        "zh": known.format_map(_Told(facts)),
        "en": str(error.get("msg", "")),
    }


def _field(path: list[Any]) -> str:
    if path and path[0] in _SOURCES:
        path = path[1:]
    if len(path) > 1 and path[0] in _WRAPPERS:
        path = path[1:]
    return ".".join(str(part) for part in path) or "body"


class _Told(dict[str, str]):
    """A fact that pydantic did not give leaves no hole."""

    def __missing__(self, name: str) -> str:
        return "…"
