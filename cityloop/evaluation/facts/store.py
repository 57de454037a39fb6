"""Where the facts lie: `level=…/platform=…/month=…/facts.parquet` in the data folder, beside a list of what is in them.

One file is replaced at a time, whole; a reader sees the old or the new one.
"""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from cityloop.evaluation.facts.columns import SCHEMA, Level

FORMAT = 2  # raise it when columns or definitions change: all facts are then computed again
ROW_GROUP = 122_880


@dataclass(frozen=True, slots=True)
class Manifest:
    """How far the facts of a platform reach: the newest timeline entry that was seen, and what they lean on."""

    format: int
    watermark: int
    reference: str


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of the facts, usually `CITYLOOP_HOME/facts`."""

    root: Path

    def files(self, platform_id: int, level: Level, last_month: str = "") -> list[Path]:
        """The files of a level, those of months after `last_month` left out."""
        found = sorted(self._folder(platform_id, level).glob("month=*/facts.parquet"))
        return [
            path for path in found if not last_month or path.parent.name.removeprefix("month=") <= last_month
        ]

    def read(self, platform_id: int, level: Level, month: str) -> pa.Table:
        path = self._path(platform_id, level, month)
        if not path.exists():
            return SCHEMA.empty_table()
        return pq.read_table(path, schema=SCHEMA, partitioning=None)

    def write(self, platform_id: int, level: Level, month: str, table: pa.Table) -> None:
        path = self._path(platform_id, level, month)
        if not table.num_rows:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        pq.write_table(table, fresh, compression="zstd", row_group_size=ROW_GROUP)
        fresh.replace(path)

    def months(self, platform_id: int) -> set[str]:
        return {
            path.parent.name.removeprefix("month=")
            for level in Level
            for path in self.files(platform_id, level)
        }

    def manifest(self, platform_id: int) -> Manifest | None:
        path = self._manifest(platform_id)
        if not path.exists():
            return None
        told = json.loads(path.read_text(encoding="utf-8"))
        return Manifest(**told) if told.get("format") == FORMAT else None

    def note(self, platform_id: int, manifest: Manifest) -> None:
        path = self._manifest(platform_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(manifest)), encoding="utf-8")
        fresh.replace(path)

    @contextmanager
    def alone(self, platform_id: int) -> Iterator[None]:
        """One refresh of a platform at a time, also among processes."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / f"platform-{platform_id}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _folder(self, platform_id: int, level: Level) -> Path:
        return self.root / f"level={level}" / f"platform={platform_id}"

    def _path(self, platform_id: int, level: Level, month: str) -> Path:
        return self._folder(platform_id, level) / f"month={month}" / "facts.parquet"

    def _manifest(self, platform_id: int) -> Path:
        return self.root / f"platform-{platform_id}.json"
