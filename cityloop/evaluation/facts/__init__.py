"""Facts from the record: a case's spells and timeline become rows of instants, kept as Parquet."""
