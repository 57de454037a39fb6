"""Spark over the same files, for a city whose facts outgrow one machine. Needs the extra `spark` and a Java."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cityloop.evaluation.engine.engines import Cell

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class SparkEngine:
    """Asks a Spark session that the caller has started, on whatever cluster."""

    def __init__(self, session: "SparkSession") -> None:
        self._session = session

    def ask(self, sql: str, files: Sequence[Path]) -> list[tuple[Cell, ...]]:
        session = self._session.newSession()  # its temporary names are its own, also among threads
        session.read.parquet(*map(str, files)).createTempView("facts")
        return [tuple(row) for row in session.sql(sql).collect()]

    def whole(self, dividend: str, divisor: int) -> str:
        return f"(({dividend}) DIV {divisor})"
