"""底图 in GCJ-02, fetched from its server and shifted here, so that browsers get tiles in WGS-84.

Nothing is written to disk: map vendors forbid copies. A day's tiles are kept in memory, the browser keeps its own.
A slow or dead map server must not hold the platform: few tiles are made at once, nobody waits long, and a server that
has just failed is left alone for a while.
"""

import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from http.client import HTTPException
from urllib.error import HTTPError, URLError

from cityloop.core import clock
from cityloop.core.errors import CityloopError
from cityloop.places.shifted import NoPicture, Picture, compose, pieces
from cityloop.places.vector_tiles import Tile

ANSWERS_WITHIN = 4.0
WAITS = 1.0
AT_ONCE = 2
LEFT_ALONE = 20.0
BIGGEST = 2_000_000
KEPT = 1_000

_gate = threading.BoundedSemaphore(AT_ONCE)
_fetchers = ThreadPoolExecutor(4 * AT_ONCE, thread_name_prefix="base-map")
_failed_at: dict[str, float] = {}  # address → when its server failed last


class BaseMapDown(CityloopError):
    """The map server does not answer, or we are making enough tiles already: ask again in a while."""

    code = "busy"
    status = 503


def shifted_tile(address: str, tile: Tile) -> Picture | None:
    """A tile of the base map in WGS-84, cut from its tiles in GCJ-02; None where it has none."""
    return _shifted(address, tile, clock.now().date().toordinal())


def forget() -> None:
    """Drop what is kept."""
    _failed_at.clear()
    _shifted.cache_clear()
    _fetched.cache_clear()


@lru_cache(maxsize=KEPT)
def _shifted(address: str, tile: Tile, day: int) -> Picture | None:
    if time.monotonic() < _failed_at.get(address, float("-inf")) + LEFT_ALONE:
        raise _down()
    if not _gate.acquire(timeout=WAITS):
        raise BaseMapDown("底图正忙，请稍候。", "The base map is busy.", retry_after=1)
    try:
        wanted = pieces(tile)
        found = _fetchers.map(lambda piece: _fetched(address, piece.tile, day), wanted)
        parts = {piece: content for piece, content in zip(wanted, found, strict=True) if content is not None}
        return compose(parts) if parts else None
    except (OSError, HTTPException, NoPicture) as broken:
        _failed_at[address] = time.monotonic()
        raise _down() from broken
    finally:
        _gate.release()


def _down() -> BaseMapDown:
    return BaseMapDown(
        "底图服务器没有回应，稍后自动重试。",
        "The map server does not answer; it is asked again later.",
        retry_after=int(LEFT_ALONE),
    )


@lru_cache(maxsize=KEPT)
def _fetched(address: str, tile: Tile, day: int) -> bytes | None:
    """A tile of the source as it is; None where the server says that it has none."""
    url = address.replace("{z}", str(tile.z)).replace("{x}", str(tile.x)).replace("{y}", str(tile.y))
    asked = urllib.request.Request(url, headers={"User-Agent": "cityloop", "Accept": "image/*"})
    try:
        with urllib.request.urlopen(asked, timeout=ANSWERS_WITHIN) as answer:
            content: bytes = answer.read(BIGGEST + 1)
    except HTTPError as refused:
        if refused.code in {204, 404}:
            return None
        raise
    if len(content) > BIGGEST:
        raise URLError("the tile is too big")
    return content or None
