"""底图 from outside: what may be configured, what is refused in words, and that only its server is let in."""

import pytest
from django.conf import settings
from django.test import Client

from cityloop.config.base_map import BaseMap, BaseMapProblem, read
from cityloop.web.views import content_security_policy
from tests.town import Town

XYZ = "https://tiles.city.example/roads/{z}/{x}/{y}.png"


def test_without_a_word_there_is_none() -> None:
    assert read({}) is None


def test_tianditu_is_its_map_and_the_names_above_it() -> None:
    base = read({"CITYLOOP_TIANDITU_KEY": "abc123"})
    assert base is not None
    assert [address.split("LAYER=")[1].split("&")[0] for address in base.tiles] == ["vec", "cva"]
    assert all("tk=abc123" in address and "{z}" in address and "_w/" in address for address in base.tiles)
    assert base.origins == ["https://t0.tianditu.gov.cn"]


def test_addresses_of_one_s_own() -> None:
    wmts = "http://10.1.2.3:8080/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
    base = read(
        {
            "CITYLOOP_BASEMAP": f"{XYZ} {wmts} /tiles/{{z}}/{{x}}/{{y}}.png",
            "CITYLOOP_BASEMAP_SYSTEM": "cgcs2000",
        }
    )
    assert base is not None
    assert base.origins == ["http://10.1.2.3:8080", "https://tiles.city.example"]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"CITYLOOP_BASEMAP": XYZ}, "坐标系"),
        ({"CITYLOOP_BASEMAP": XYZ, "CITYLOOP_BASEMAP_SYSTEM": "mars"}, "坐标系"),
        ({"CITYLOOP_BASEMAP": XYZ, "CITYLOOP_BASEMAP_SYSTEM": "bd09"}, "切分方式不同"),
        ({"CITYLOOP_BASEMAP": "/t/{z}/{x}/{y}", "CITYLOOP_BASEMAP_SYSTEM": "gcj02"}, "要写全"),
        ({"CITYLOOP_BASEMAP": "https://a.example/{z}/{x}.png", "CITYLOOP_BASEMAP_SYSTEM": "wgs84"}, "缺少 {y}"),
        ({"CITYLOOP_BASEMAP": "ftp://a/{z}/{x}/{y}", "CITYLOOP_BASEMAP_SYSTEM": "wgs84"}, "https://"),
        ({"CITYLOOP_BASEMAP": "https://*.a/{z}/{x}/{y}", "CITYLOOP_BASEMAP_SYSTEM": "wgs84"}, "主机名"),
        ({"CITYLOOP_BASEMAP": "https://t/vec_c/{z}/{x}/{y}", "CITYLOOP_BASEMAP_SYSTEM": "wgs84"}, "墨卡托"),
        ({"CITYLOOP_TIANDITU_KEY": "a", "CITYLOOP_BASEMAP": XYZ}, "只能设一个"),
        ({"CITYLOOP_TIANDITU_KEY": "a", "CITYLOOP_TIANDITU_LAYER": "moon"}, "vec"),
        ({"CITYLOOP_TIANDITU_KEY": "a&b"}, "字母和数字"),
        ({"CITYLOOP_BASEMAP": XYZ, "CITYLOOP_BASEMAP_SYSTEM": "wgs84", "CITYLOOP_BASEMAP_TILE_SIZE": "x"}, "正整数"),
    ],
)  # fmt: skip
def test_what_would_be_drawn_wrongly_is_refused(told: dict[str, str], why: str) -> None:
    with pytest.raises(BaseMapProblem, match=why.replace("{", r"\{")):
        read(told)


def test_the_browser_may_ask_that_server_for_pictures_and_nothing_else() -> None:
    told = dict(
        part.split(" ", 1) for part in content_security_policy(["https://tiles.city.example"]).split("; ")
    )
    assert {name for name, sources in told.items() if "tiles.city.example" in sources} == {
        "img-src",
        "connect-src",
    }
    assert "http" not in content_security_policy([])


def test_the_console_is_told(client: Client, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    client.force_login(town.users["intake"])
    assert client.get("/api/v1/map/base").json() is None
    base = BaseMap((XYZ,), 256, 18, "某市")
    told = type(settings.ENV)(
        **{name: getattr(settings.ENV, name) for name in settings.ENV.__slots__} | {"base_map": base}
    )
    monkeypatch.setattr(settings, "ENV", told)
    assert client.get("/api/v1/map/base").json() == {
        "tiles": [XYZ],
        "tile_size": 256,
        "max_zoom": 18,
        "attribution": "某市",
    }
    assert (
        "img-src 'self' data: blob: https://tiles.city.example" in client.get("/")["Content-Security-Policy"]
    )


def test_a_map_in_gcj_02_comes_from_here_and_from_nowhere_else(
    client: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = read({"CITYLOOP_BASEMAP": f"{XYZ} {XYZ}", "CITYLOOP_BASEMAP_SYSTEM": "gcj02"})
    assert base is not None
    told = type(settings.ENV)(
        **{name: getattr(settings.ENV, name) for name in settings.ENV.__slots__} | {"base_map": base}
    )
    monkeypatch.setattr(settings, "ENV", told)
    client.force_login(town.users["intake"])
    assert client.get("/api/v1/map/base").json()["tiles"] == [
        "/api/v1/map/base/0/{z}/{x}/{y}",
        "/api/v1/map/base/1/{z}/{x}/{y}",
    ]
    assert "tiles.city.example" not in client.get("/")["Content-Security-Policy"]


def test_a_stranger_is_not_told(client: Client, town: Town) -> None:
    assert client.get("/api/v1/map/base").status_code == 401
