"""Bodies and parameters as text: strict UTF-8, strict JSON, no NUL characters, declared as JSON."""

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser

from cityloop.api.errors import BadRequest, UnsupportedMediaType


class StrictParser(Parser):
    """Refuses what a lenient reader would let into the database.

    Asking for the content type also keeps other sites' forms out: a browser asks before sending JSON.
    """

    def parse_body(self, request: HttpRequest) -> Any:
        kind = request.content_type or ""
        if kind != "application/json" and not kind.endswith("+json"):
            raise UnsupportedMediaType("请求体请用 application/json。", "Send application/json.")
        try:
            text = request.body.decode("utf-8-sig")
        except UnicodeDecodeError as wrong:
            raise BadRequest("请求体不是 UTF-8 编码，请转换后再发。", "The body is not UTF-8.") from wrong
        told = json.loads(text, parse_constant=_no_constant)
        _check_text(told)
        return told

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        told = super().parse_querydict(data, list_fields, request)
        _check_text(told)
        return told


def _no_constant(name: str) -> NoReturn:
    raise BadRequest(f"JSON 中不能有 {name}。", f"{name} is not JSON.")


def _check_text(told: Any) -> None:
    """Without recursion: the depth is the sender's choice."""
    waiting = [told]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str) and "\x00" in one:
            raise BadRequest("文字中含有空字符（NUL），请去掉。", "There is a NUL character in the text.")
        if isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            waiting += one
