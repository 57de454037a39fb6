"""道路, out of a table or a GeoJSON file. Checks and writes are those of `places`."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from cityloop.core.words import Said
from cityloop.loading.columns import (
    Column,
    geometry,
)
from cityloop.loading.kinds import Job, Kind, Told
from cityloop.loading.positions import converted_shape, too_long
from cityloop.places import actions, checks
from cityloop.places.models import Road
from cityloop.places.rows import RoadRow


class Roads(Kind[RoadRow]):
    name = "roads"
    label = "道路"
    about = "供地址查找用的道路；也可直接载入 GeoJSON 线文件。"
    columns = (
        Column("name", "名称", "同名道路只写一行", "平原路", required=True, aliases=("道路名称",)),
        Column(
            "line", "走向", "WKT 或 GeoJSON 的线", "LINESTRING(113.90 35.30, 113.91 35.30)", required=True,
            parse=geometry, aliases=("geometry", "wkt", "线"),
        ),
        Column("road_class", "类型", "", "主干路", aliases=("道路类型", "class")),
    )  # fmt: skip

    def fields(self, told: Told, job: Job) -> dict[str, Any]:
        return {**told.values, "line": converted_shape(told.values["line"], job)}

    def key(self, fields: Mapping[str, Any]) -> Hashable:
        return str(fields["name"])

    def make(self, fields: dict[str, Any]) -> RoadRow:
        return RoadRow(**fields)

    def present(self, job: Job) -> dict[Hashable, RoadRow]:
        rows = Road.objects.filter(platform=job.platform).values("name", "line", "road_class", "synthetic")
        return {row["name"]: RoadRow(**row) for row in rows}

    def check(self, job: Job, rows: Sequence[RoadRow]) -> list[list[Said]]:
        return [
            checks.check_road(row, job.known) + too_long(Said("类型", "The kind"), row.road_class, 20)
            for row in rows
        ]

    def write(self, job: Job, changed: Sequence[RoadRow], rows: Sequence[RoadRow]) -> None:
        actions.put_roads(job.platform, changed)
