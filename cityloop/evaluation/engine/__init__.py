"""Who answers: DuckDB on one machine, Spark on many; the same questions over the same files."""
