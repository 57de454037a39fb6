"""DuckDB inside this process: nothing to install or to start beside Python."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from cityloop.evaluation.engine.engines import Cell


class DuckEngine:
    """A private in-memory DuckDB; reads the files where they lie."""

    def __init__(self, *, threads: int | None = None, memory: str = "1GB") -> None:
        """`memory`: beyond it DuckDB puts intermediate results on disk."""
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "autoinstall_known_extensions": False,
        }
        if threads is not None:
            settings["threads"] = threads
        self._database = duckdb.connect(":memory:", config=settings)

    def ask(self, sql: str, files: Sequence[Path]) -> list[tuple[Cell, ...]]:
        named = ", ".join("'" + str(path).replace("'", "''") + "'" for path in files)
        with self._database.cursor() as cursor:  # its temporary names are its own, also among threads
            cursor.execute(
                f"CREATE TEMP VIEW facts AS FROM read_parquet([{named}], hive_partitioning = false)"
            )
            return cursor.execute(sql).fetchall()

    def whole(self, dividend: str, divisor: int) -> str:
        return f"(({dividend}) // {divisor})"
