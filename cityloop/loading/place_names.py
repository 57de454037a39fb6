"""地名, for finding addresses. Checks and writes are those of `places`."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from cityloop.core.words import Said
from cityloop.loading.columns import (
    Column,
)
from cityloop.loading.kinds import Job, Kind, Told
from cityloop.loading.positions import LAT, LON, point, too_long
from cityloop.places import actions, checks
from cityloop.places.models import PlaceName
from cityloop.places.rows import PlaceNameRow


class PlaceNames(Kind[PlaceNameRow]):
    name = "place-names"
    label = "地名"
    about = "市场、学校、小区、广场等，供地址查找用。"
    columns = (
        Column("name", "名称", "同名的只写一行", "人民公园", required=True, aliases=("地名",)),
        LON,
        LAT,
        Column("kind", "类型", "", "公园", aliases=("地名类型",)),
    )

    def fields(self, told: Told, job: Job) -> dict[str, Any]:
        found = dict(told.values)
        found["lon"], found["lat"] = point(found, job)
        return found

    def key(self, fields: Mapping[str, Any]) -> Hashable:
        return str(fields["name"])

    def make(self, fields: dict[str, Any]) -> PlaceNameRow:
        return PlaceNameRow(**fields)

    def present(self, job: Job) -> dict[Hashable, PlaceNameRow]:
        rows = PlaceName.objects.filter(platform=job.platform).values(
            "name", "lon", "lat", "kind", "synthetic"
        )
        return {row["name"]: PlaceNameRow(**row) for row in rows}

    def check(self, job: Job, rows: Sequence[PlaceNameRow]) -> list[list[Said]]:
        return [
            checks.check_place_name(row, job.known) + too_long(Said("类型", "The kind"), row.kind, 20)
            for row in rows
        ]

    def write(self, job: Job, changed: Sequence[PlaceNameRow], rows: Sequence[PlaceNameRow]) -> None:
        actions.put_place_names(job.platform, changed)
