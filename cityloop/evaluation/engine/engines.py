"""What an engine must be able to do. Everything in which DuckDB and Spark differ is behind this."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

Cell = int | str | None


class Engine(Protocol):
    """Runs a question over Parquet files. The SQL names them as `facts`."""

    def ask(self, sql: str, files: Sequence[Path]) -> list[tuple[Cell, ...]]: ...

    def whole(self, dividend: str, divisor: int) -> str:
        """The whole part of a quotient of integers that are not negative."""
        ...
