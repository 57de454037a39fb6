"""Errors of the API: one shape, application/problem+json (RFC 9457), in Chinese and English.

`code` is for programs, `title` and `detail` for people; `errors` names the fields; further members
carry facts, such as the verbs that are allowed instead.
"""

import json
import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.exceptions import ValidationError as ModelProblem
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DataError, IntegrityError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.http.response import HttpResponseBase
from ninja.errors import AuthenticationError, HttpError, ValidationError

from cityloop.api.sentences import sentence
from cityloop.core.errors import CityloopError

log = logging.getLogger(__name__)

CONTENT_TYPE = "application/problem+json"
BIGGEST_BODY = 210 * 1024 * 1024  # the biggest upload allowed, with its wrapping
KEPT = frozenset({"type", "title", "detail", "detail_en", "status", "code", "errors"})
TITLES = {
    "invalid": "输入有误",
    "outside_district": "不在辖区内",
    "not_found": "没有找到",
    "not_allowed": "无权办理",
    "wrong_stage": "当前阶段不能办理",
    "refused": "规则不允许",
    "conflict": "冲突",
    "unauthenticated": "尚未登录",
    "csrf": "缺少防伪令牌",
    "too_many": "尝试过多",
    "bad_request": "请求看不懂",
    "method_not_allowed": "不支持这种请求方法",
    "too_large": "内容过大",
    "unsupported_media_type": "内容格式不支持",
    "busy": "系统繁忙",
    "internal": "系统出错",
}


class TooMany(CityloopError):
    """Wrong too often; wait."""

    code = "too_many"
    status = 429


class BadRequest(CityloopError):
    """Not even readable: no JSON, wrong encoding."""

    code = "bad_request"
    status = 400


class UnsupportedMediaType(CityloopError):
    code = "unsupported_media_type"
    status = 415


class MissingCsrf(CityloopError):
    code = "csrf"
    status = 403


def problem(
    status: int, code: str, zh: str, en: str, *, errors: list[dict[str, str]] | None = None, **facts: Any
) -> HttpResponse:
    """A refusal as the API says it."""
    body: dict[str, Any] = {
        "type": f"urn:cityloop:problem:{code}",
        "title": TITLES.get(code, "请求未完成"),
        "status": status,
        "code": code,
        "detail": zh,
        "detail_en": en,
        "errors": errors or [],
    }
    body |= {name: value for name, value in facts.items() if name not in KEPT}
    text = json.dumps(body, cls=_Encoder, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=CONTENT_TYPE)


def answer(request: HttpRequest, raised: Exception | type[Exception]) -> HttpResponse:
    """The one place where exceptions become HTTP."""
    for kind, say in _SAYINGS:
        if isinstance(raised, kind):
            return say(raised)
    log.exception("unexpected error at %s %s", request.method, request.path, exc_info=True)
    return _of_status(500)


class ProblemMiddleware:
    """Gives the answers that Django makes itself (404, 405, 413, 500 …) under /api/ the same shape."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith("/api/"):
            return self.get_response(request)
        if _length(request) > BIGGEST_BODY:  # before a byte of it is read
            return _of_status(413)
        if "Transfer-Encoding" in request.headers and not _length(request):  # would be read as empty
            return _of_status(411)
        response = self.get_response(request)
        if response.status_code >= 400 and response.get("Content-Type") != CONTENT_TYPE:
            shaped = _of_status(response.status_code)
            if "Allow" in response:
                shaped["Allow"] = response["Allow"]
            response = shaped
        response.setdefault("Cache-Control", "no-store")
        return response


def _length(request: HttpRequest) -> int:
    told = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(told) if told.isdigit() else 0


def _refusal(raised: Any) -> HttpResponse:
    facts = dict(raised.facts)
    field = facts.pop("field", None)
    errors = [{"field": str(field), "zh": raised.zh, "en": raised.en}] if field else []
    response = problem(raised.status, raised.code, raised.zh, raised.en, errors=errors, **facts)
    if "retry_after" in facts:
        response["Retry-After"] = str(facts["retry_after"])
    return response


def _fields(raised: Any) -> HttpResponse:
    errors = [sentence(error) for error in raised.errors]
    zh = "；".join(f"{error['field']} {error['zh']}" for error in errors[:5])
    en = "; ".join(f"{error['field']}: {error['en']}" for error in errors[:5])
    return problem(422, "invalid", f"{zh}。", en, errors=errors)


def _http(raised: Any) -> HttpResponse:
    cause = raised.__cause__
    if isinstance(cause, CityloopError):
        return _refusal(cause)
    if raised.status_code == 400:
        return problem(400, "bad_request", "请求体不是有效的 JSON。", "The body is not valid JSON.")
    return _of_status(raised.status_code)


def _unauthenticated(raised: Any) -> HttpResponse:
    response = _of_status(401)
    response["WWW-Authenticate"] = "Bearer"
    return response


def _clash(raised: Any) -> HttpResponse:
    log.warning("integrity error: %s", raised)
    return problem(
        409,
        "conflict",
        "与已有的数据重复或冲突，没有写入。",
        "It clashes with existing data; nothing was written.",
    )


def _busy(raised: Any) -> HttpResponse:
    log.error("database error: %s", raised)
    response = _of_status(503)
    response["Retry-After"] = "1"
    return response


def _unfit(raised: Any) -> HttpResponse:
    log.warning("value refused by the database: %s", raised)
    return problem(
        422, "invalid", "有内容超出了允许的长度或范围。", "Some value is longer or larger than allowed."
    )


def _of_status(status: int) -> HttpResponse:
    code, zh, en = _BY_STATUS.get(status, ("error", "请求未完成。", "The request was not completed."))
    return problem(status, code, zh, en)


_BY_STATUS = {
    400: ("bad_request", "请求看不懂，请检查地址与内容。", "The request cannot be understood."),
    401: (
        "unauthenticated",
        "请先登录，或在 Authorization 中给出有效的令牌。",
        "Sign in, or give a valid bearer token.",
    ),
    403: ("not_allowed", "没有权限。", "Not allowed."),
    404: ("not_found", "没有这个地址。", "There is nothing at this address."),
    405: ("method_not_allowed", "这个地址不支持这种请求方法。", "This address does not take that method."),
    411: ("bad_request", "请给出 Content-Length，不要分块发送。", "Send a Content-Length, not chunks."),
    413: ("too_large", "内容过大，没有接收。", "The content is too large."),
    416: ("bad_request", "所要的区段不在文件内。", "That range lies outside the file."),
    415: ("unsupported_media_type", "内容格式不支持，请用 application/json。", "Use application/json."),
    429: ("too_many", "请求过于频繁，请稍后再试。", "Too many requests."),
    500: ("internal", "系统出错，已记录，请稍后再试。", "An internal error; it has been logged."),
    503: ("busy", "系统繁忙，请稍后再试。", "Busy; try again shortly."),
}

_SAYINGS: list[tuple[type[Exception] | tuple[type[Exception], ...], Callable[[Any], HttpResponse]]] = [
    (CityloopError, _refusal),
    (ValidationError, _fields),
    (AuthenticationError, _unauthenticated),
    (HttpError, _http),
    (Http404, lambda raised: _of_status(404)),
    (RequestDataTooBig, lambda raised: _of_status(413)),
    ((SuspiciousOperation, MultiPartParserError, UnreadablePostError), lambda raised: _of_status(400)),
    (IntegrityError, _clash),
    (OperationalError, _busy),
    ((DataError, ModelProblem), _unfit),
]


class _Encoder(DjangoJSONEncoder):
    """Facts are shown as well as can be; a refusal must never fail itself."""

    def default(self, o: Any) -> Any:
        try:
            return super().default(o)
        except TypeError:
            return str(o)
