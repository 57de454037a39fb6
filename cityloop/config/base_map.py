"""底图 from outside: addresses of raster tiles, checked before anything is served.

The platform stores CGCS2000, which here equals WGS-84, and the map draws in Web Mercator. Tiles in GCJ-02 lie some
hundred metres off: the platform fetches and shifts them itself. Tiles in BD-09 are cut by a grid of their own and are
refused; so are tiles that are cut by degrees (天地图 `_c`), which Web Mercator cannot place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

SYSTEMS = {"wgs84", "cgcs2000", "gcj02"}
TIANDITU = (
    "https://t0.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=default"
    "&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}&tk={key}"
)
TIANDITU_LAYERS = {"vec": ("vec", "cva"), "img": ("img", "cia"), "ter": ("ter", "cta")}


class BaseMapProblem(ValueError):
    """What is configured cannot be shown rightly; says why, in Chinese and English."""


@dataclass(frozen=True, slots=True)
class BaseMap:
    """Raster layers from below to above; every address holds {z}, {x} and {y}."""

    tiles: tuple[str, ...]
    tile_size: int
    max_zoom: int
    attribution: str
    shifted: bool = False  # in GCJ-02: the platform asks for the tiles, and lays them where they belong

    @property
    def origins(self) -> list[str]:
        """The servers that a browser may ask for pictures, and no others."""
        if self.shifted:
            return []
        parts = [urlsplit(address) for address in self.tiles]
        return sorted({f"{part.scheme}://{part.netloc}" for part in parts if part.netloc})


def read(said: Mapping[str, str]) -> BaseMap | None:
    """From the environment: `CITYLOOP_TIANDITU_KEY`, or `CITYLOOP_BASEMAP` with its coordinate system; or none."""
    key, told = said.get("CITYLOOP_TIANDITU_KEY", "").strip(), said.get("CITYLOOP_BASEMAP", "").split()
    if key and told:
        raise BaseMapProblem(
            "CITYLOOP_TIANDITU_KEY 与 CITYLOOP_BASEMAP 只能设一个。  Set one of the two, not both."
        )
    if key:
        return _tianditu(key, said.get("CITYLOOP_TIANDITU_LAYER") or "vec")
    if not told:
        return None
    system = said.get("CITYLOOP_BASEMAP_SYSTEM", "")
    _check_system(system)
    for address in told:
        _check_address(address, fetched=system == "gcj02")
    size, zoom = (
        _number(said, "CITYLOOP_BASEMAP_TILE_SIZE", 256),
        _number(said, "CITYLOOP_BASEMAP_MAX_ZOOM", 18),
    )
    attribution = said.get("CITYLOOP_BASEMAP_ATTRIBUTION", "")
    return BaseMap(tuple(told), size, zoom, attribution, shifted=system == "gcj02")


def _tianditu(key: str, kind: str) -> BaseMap:
    if kind not in TIANDITU_LAYERS:
        known = "、".join(TIANDITU_LAYERS)
        raise BaseMapProblem(f"CITYLOOP_TIANDITU_LAYER 应为 {known} 之一。  Choose one of {known}.")
    if not key.isalnum():
        raise BaseMapProblem("CITYLOOP_TIANDITU_KEY 只含字母和数字。  The key is letters and digits.")
    tiles = tuple(TIANDITU.format(layer=layer, key=key) for layer in TIANDITU_LAYERS[kind])
    return BaseMap(tiles, 256, 18, "天地图")


def _check_system(system: str) -> None:
    if system == "bd09":
        raise BaseMapProblem(
            "百度（BD-09）瓦片的切分方式不同，平台不能加载：请换用 CGCS2000、WGS-84 或 GCJ-02 的底图。  "
            "Tiles in BD-09 are cut by another grid; use a base map in WGS-84, CGCS2000 or GCJ-02."
        )
    if system not in SYSTEMS:
        raise BaseMapProblem(
            "设置 CITYLOOP_BASEMAP 时须用 CITYLOOP_BASEMAP_SYSTEM 说明坐标系：wgs84、cgcs2000 或 gcj02。  "
            "Say the coordinate system of the base map: wgs84, cgcs2000 or gcj02."
        )


def _check_address(address: str, *, fetched: bool) -> None:
    part = urlsplit(address)
    lacking = [word for word in ("{z}", "{x}", "{y}") if word not in address]
    if lacking:
        raise BaseMapProblem(
            f"底图地址“{address}”缺少 {'、'.join(lacking)}。  It lacks {', '.join(lacking)}."
        )
    if part.scheme not in {"http", "https"} and not address.startswith("/"):
        raise BaseMapProblem(
            f"底图地址“{address}”应以 https:// 或 / 开头。  It must begin with https:// or /."
        )
    if fetched and not part.netloc:
        raise BaseMapProblem(
            f"GCJ-02 底图由平台去取，地址“{address}”要写全，以 http:// 或 https:// 开头。  "
            "The platform fetches tiles in GCJ-02: give the whole address."
        )
    if any(letter in part.netloc for letter in "{}*;,'\""):
        raise BaseMapProblem(f"底图地址“{address}”的主机名须写明。  Name the host in full.")
    if "_c/" in part.path or "tilematrixset=c&" in address.lower():
        raise BaseMapProblem(
            "天地图经纬度瓦片（_c）不能用于本图，请用球面墨卡托（_w）。  Use the Web Mercator tiles (_w), not _c."
        )


def _number(said: Mapping[str, str], name: str, usual: int) -> int:
    text = said.get(name, "") or str(usual)
    if not text.isdigit() or not 0 < int(text) <= 1024:
        raise BaseMapProblem(f"{name} 应为正整数。  {name} must be a positive integer.")
    return int(text)
