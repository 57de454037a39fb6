"""Spare the thousand screens that wait for news the long way through Django when there is none.

A screen asks `GET /api/v1/changes` every two seconds and mostly hears "304, nothing new". Somebody who was
let in by the endpoint a minute ago at most, and who holds a cursor given by this very process, gets that
answer here, from memory. Nothing else is ever answered here: any news, and the request goes its whole way.
"""

import hashlib
import time
from collections.abc import Callable, Iterable
from typing import Any

from cityloop.cases import news

PATH = "/api/v1/changes"
REMEMBERED_SECONDS = 60.0
MOST = 20_000
HEADERS = [("Cache-Control", "private, no-cache"), ("Vary", "Cookie, Authorization")]

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

_let_in: dict[bytes, tuple[int, float]] = {}  # credentials' digest → platform and until when


def remember(environ: Environ, platform_id: int) -> None:
    """Whoever sent this was let in to a platform."""
    if len(_let_in) >= MOST:
        _let_in.clear()
    _let_in[_credentials(environ)] = (platform_id, time.monotonic() + REMEMBERED_SECONDS)


def forget() -> None:
    _let_in.clear()


class IdleAnswers:
    """The WSGI application in front of Django's."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if (
            environ.get("PATH_INFO") == PATH
            and (tag := environ.get("HTTP_IF_NONE_MATCH"))
            and _idle(environ, tag)
        ):
            start_response("304 Not Modified", [("ETag", tag), *HEADERS])
            return []
        return self.application(environ, start_response)


def _idle(environ: Environ, tag: str) -> bool:
    cursor = tag.strip('"')
    if environ.get("QUERY_STRING") != f"since={cursor}" or environ.get("REQUEST_METHOD") != "GET":
        return False
    platform_id, until = _let_in.get(_credentials(environ), (0, 0.0))
    return until > time.monotonic() and news.tail.surely_idle(platform_id, cursor)


def _credentials(environ: Environ) -> bytes:
    told = f"{environ.get('HTTP_AUTHORIZATION', '')}\n{environ.get('HTTP_COOKIE', '')}"
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).digest()
