"""Hands out the one page of the console; the browser routes what lies behind it."""

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cityloop.web import DIST

INDEX = DIST / "index.html"
ASKED_FIRST = ["/api/v1/session/me", "/api/v1/me/preferences"]


def content_security_policy(base_map_origins: list[str]) -> str:
    """Everything comes from here, but for the pictures of a base map that the installation has configured.

    Styles may stand on elements (heights of rows), never in the page; scripts never.
    """
    outside = "".join(f" {origin}" for origin in base_map_origins)
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "style-src-attr 'unsafe-inline'",
            f"img-src 'self' data: blob:{outside}",
            "media-src 'self' blob:",
            "font-src 'self'",
            f"connect-src 'self'{outside}",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
    )


NOT_BUILT = """<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>网页尚未构建</title>
<h1>网页尚未构建</h1>
<p>在源码目录运行 <code>make web</code>，然后重新启动平台。</p>
<p>The console is not built yet: run <code>make web</code> in the checkout and start again.</p>
<p>接口说明 API：<a href="/api/v1/docs">/api/v1/docs</a>　应用维护 back office：<a href="/admin/">/admin/</a></p>
</html>
"""


@require_safe
def console(request: HttpRequest) -> HttpResponse:
    """The page, never kept by the browser: it names the files of this very build.

    Whoever seems to be signed in is asked about at once, before the first script runs.
    """
    text = _built(INDEX.stat().st_mtime_ns) if INDEX.is_file() else NOT_BUILT
    response = HttpResponse(text, status=200 if INDEX.is_file() else 503)
    base = settings.ENV.base_map
    response["Content-Security-Policy"] = content_security_policy(base.origins if base else [])
    response["Cache-Control"] = "no-cache"
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        response["Link"] = ", ".join(f"<{path}>; rel=preload; as=fetch; crossorigin" for path in ASKED_FIRST)
    return response


@lru_cache(maxsize=1)
def _built(_edition: int) -> str:
    return INDEX.read_text(encoding="utf-8")
