"""底图 in GCJ-02 through our server: a real tile server beside it, a known picture, and every point where it belongs."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

import numpy as np
import pytest
from django.conf import settings
from django.test import Client
from PIL import Image, ImageDraw

from cityloop.config.base_map import read
from cityloop.places import base_tiles
from tests.town import Town

Z, EDGE = 16, 256
# WGS-84 and GCJ-02 of the same place, as tests/places/test_coords.py has them.
POINTS = [
    ((113.8832, 35.3032), (113.88913151, 35.30260768)),  # 新乡
    ((116.404, 39.915), (116.41024450, 39.91640428)),  # 北京
    ((121.4737, 31.2304), (121.47822306, 31.22845774)),  # 上海
    ((91.1322, 29.6604), (91.13374332, 29.65767959)),  # 拉萨
]


def pixel(lon: float, lat: float) -> tuple[float, float]:
    """Where a point lies on the web map at the zoom, in pixels of the whole world."""
    sine = np.sin(np.radians(lat))
    x, y = (lon + 180) / 360, 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
    return x * (1 << Z) * EDGE, y * (1 << Z) * EDGE


@dataclass
class MapServer:
    """Tiles in GCJ-02: white, with a red dot of 9 pixels on each point; how often it was asked; how it behaves."""

    address: str = ""
    asked: list[str] = field(default_factory=list)
    status: int = 200
    content: bytes | None = None

    def tile(self, x: int, y: int) -> bytes:
        picture = Image.new("RGB", (EDGE, EDGE), "white")
        pen = ImageDraw.Draw(picture)
        for _, gcj in POINTS:
            at_x, at_y = pixel(*gcj)
            left, top = at_x - x * EDGE, at_y - y * EDGE
            pen.ellipse((left - 4, top - 4, left + 4, top + 4), fill=(255, 0, 0))
        out = BytesIO()
        picture.save(out, "PNG")
        return out.getvalue()


@pytest.fixture
def server() -> Iterator[MapServer]:
    told = MapServer()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append(self.path)
            _, _, x, y = self.path.strip("/").split("/")
            content = told.tile(int(x), int(y)) if told.content is None else told.content
            self.send_response(told.status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *said: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    told.address = f"http://127.0.0.1:{http.server_port}/map/{{z}}/{{x}}/{{y}}"
    base_tiles.forget()
    yield told
    http.shutdown()
    http.server_close()
    thread.join()
    base_tiles.forget()


def configure(monkeypatch: pytest.MonkeyPatch, address: str, system: str = "gcj02") -> None:
    base = read({"CITYLOOP_BASEMAP": address, "CITYLOOP_BASEMAP_SYSTEM": system})
    told = {name: getattr(settings.ENV, name) for name in settings.ENV.__slots__} | {"base_map": base}
    monkeypatch.setattr(settings, "ENV", type(settings.ENV)(**told))


@pytest.fixture
def reader(client: Client, town: Town, server: MapServer, monkeypatch: pytest.MonkeyPatch) -> Client:
    configure(monkeypatch, server.address)
    client.force_login(town.users["intake"])
    return client


def tile_of(wgs: tuple[float, float]) -> tuple[int, int]:
    x, y = pixel(*wgs)
    return int(x // EDGE), int(y // EDGE)


def address(x: int, y: int, *, z: int = Z, layer: int = 0) -> str:
    return f"/api/v1/map/base/{layer}/{z}/{x}/{y}"


def red_middle(content: bytes) -> tuple[float, float]:
    """The middle of what is red."""
    seen = np.asarray(Image.open(BytesIO(content)).convert("RGB")).astype(int)
    rows, columns = np.nonzero((seen[..., 0] > 200) & (seen[..., 1] < 80))
    assert len(rows) > 40  # the dot is there, not merely its edge
    return float(columns.mean()), float(rows.mean())


@pytest.mark.parametrize(("wgs", "gcj"), POINTS)
def test_a_known_point_lies_where_it_belongs(
    reader: Client, server: MapServer, wgs: tuple[float, float], gcj: tuple[float, float]
) -> None:
    x, y = tile_of(wgs)
    answer = reader.get(address(x, y))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert "max-age=86400" in answer["Cache-Control"]
    found, wanted = red_middle(answer.content), pixel(*wgs)
    assert found == pytest.approx((wanted[0] - x * EDGE, wanted[1] - y * EDGE), abs=1.5)
    unmoved = np.subtract(pixel(*gcj), wanted)
    assert np.hypot(*unmoved) > 100  # what it would be off by


def test_a_tile_is_fetched_once(reader: Client, server: MapServer) -> None:
    x, y = tile_of(POINTS[0][0])
    reader.get(address(x, y))
    assert len(server.asked) == len(set(server.asked)) == 4
    reader.get(address(x, y))
    assert len(server.asked) == 4
    reader.get(address(x + 1, y))  # its neighbour has two of them already
    assert len(server.asked) == 6


def test_a_server_that_fails_is_left_alone_and_said_in_words(reader: Client, server: MapServer) -> None:
    server.status = 500
    x, y = tile_of(POINTS[0][0])
    for step in range(3):
        answer = reader.get(address(x + step, y))
        assert (answer.status_code, answer.json()["code"], answer["Retry-After"]) == (503, "busy", "20")
        assert "底图服务器" in answer.json()["detail"]
    assert len(server.asked) <= 4
    server.status = 200
    base_tiles.forget()  # as after some seconds
    assert reader.get(address(x, y)).status_code == 200


@pytest.mark.parametrize("content", [b"<html>please pay</html>", b"x" * 2_000_001], ids=["a page", "too big"])
def test_what_is_no_picture_is_not_passed_on(reader: Client, server: MapServer, content: bytes) -> None:
    server.content = content
    assert reader.get(address(*tile_of(POINTS[0][0]))).status_code == 503


def test_where_the_map_has_nothing_there_is_nothing(reader: Client, server: MapServer) -> None:
    server.status = 404
    assert reader.get(address(*tile_of(POINTS[0][0]))).status_code == 404
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    "path",
    [address(0, 0, layer=1), address(0, 0, z=19), address(1, 0, z=0), address(-1, 0), address(0, 1 << Z)],
)
def test_there_is_no_such_tile(reader: Client, server: MapServer, path: str) -> None:
    assert reader.get(path).status_code == 404
    assert server.asked == []


def test_strangers_get_none_and_without_configuration_nobody(
    client: Client, town: Town, server: MapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = address(*tile_of(POINTS[0][0]))
    configure(monkeypatch, server.address)
    assert client.get(path).status_code == 401
    client.force_login(town.users["intake"])
    configure(monkeypatch, server.address, "wgs84")  # browsers ask that server themselves
    assert client.get(path).status_code == 404
    configure(monkeypatch, "")
    assert client.get(path).status_code == 404
    assert server.asked == []
