"""Facts are brought up to date: only the cases on whose timeline something new stands, month by month.

The result is the same as from scratch, byte for byte. Whatever was written so late, or with so old an id, that
the watermark missed it shows in the number of timeline entries, and then everything is computed again.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db.models import Max

from cityloop.cases.models import Case, TimelineEntry
from cityloop.core.ids import first_at
from cityloop.evaluation.facts.columns import NEVER, ORDER, SCHEMA, Level
from cityloop.evaluation.facts.record import read
from cityloop.evaluation.facts.reference import Reference
from cityloop.evaluation.facts.store import FORMAT, Manifest, Store
from cityloop.evaluation.facts.tables import month_of, tables
from cityloop.people.models import Platform

BATCH = 2_000  # cases in memory at once, with all that is recorded of them
OVERLAP = first_at(10 * 60 * 1000)  # ids are made before the commit: ten minutes are looked at again


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did."""

    cases: int
    months: int
    whole: bool  # everything was computed, not only what is new


def refresh(platform: Platform, store: Store, *, from_scratch: bool = False) -> Refreshed:
    """Bring the facts of a platform up to date."""
    with store.alone(platform.pk):
        known = None if from_scratch else store.manifest(platform.pk)
        reference = Reference(platform.pk)
        newest = TimelineEntry.objects.aggregate(newest=Max("id"))["newest"] or 0
        manifest = Manifest(FORMAT, newest, reference.digest())
        if known is not None and known.reference == manifest.reference:
            done = _changed(platform, store, reference, known.watermark)
            if _entries(store, platform.pk) == _recorded(platform):
                store.note(platform.pk, manifest)
                return done
        done = _everything(platform, store, reference)
        store.note(platform.pk, manifest)
        return done


def _changed(platform: Platform, store: Store, reference: Reference, watermark: int) -> Refreshed:
    fresh = TimelineEntry.objects.filter(case__platform=platform, id__gt=watermark - OVERLAP)
    cases = fresh.order_by().values_list("case_id", "case__reported_at").distinct()
    by_month: dict[str, list[int]] = defaultdict(list)
    for case_id, reported_at in cases:
        by_month[month_of(reported_at, reference)].append(case_id)
    for month, case_ids in by_month.items():
        _replace(store, platform.pk, month, sorted(case_ids), reference)
    return Refreshed(sum(map(len, by_month.values())), len(by_month), whole=False)


def _everything(platform: Platform, store: Store, reference: Reference) -> Refreshed:
    by_month: dict[str, list[int]] = defaultdict(list)
    for case_id, reported_at in (
        Case.objects.filter(platform=platform).values_list("pk", "reported_at").iterator()
    ):
        by_month[month_of(reported_at, reference)].append(case_id)
    for month in store.months(platform.pk) - set(by_month):
        for level in Level:
            store.write(platform.pk, level, month, SCHEMA.empty_table())
    for month, case_ids in by_month.items():
        _write(store, platform.pk, month, _computed(sorted(case_ids), reference), {})
    return Refreshed(sum(map(len, by_month.values())), len(by_month), whole=True)


def _replace(
    store: Store, platform_id: int, month: str, case_ids: Sequence[int], reference: Reference
) -> None:
    """Other rows of the month stay as they are."""
    changed = pa.array(case_ids, pa.int64())
    kept = {}
    for level in Level:
        table = store.read(platform_id, level, month)
        kept[level] = table.filter(pc.invert(pc.is_in(table["case_id"], changed)))
    _write(store, platform_id, month, _computed(case_ids, reference), kept)


def _write(
    store: Store,
    platform_id: int,
    month: str,
    parts: Iterable[dict[Level, pa.Table]],
    kept: dict[Level, pa.Table],
) -> None:
    found: dict[Level, list[pa.Table]] = {level: [kept[level]] if level in kept else [] for level in Level}
    for part in parts:
        for level, table in part.items():
            found[level].append(table)
    for level, some in found.items():
        whole = pa.concat_tables(some) if some else SCHEMA.empty_table()
        store.write(platform_id, level, month, whole.sort_by(ORDER).combine_chunks())


def _computed(case_ids: Sequence[int], reference: Reference) -> Iterable[dict[Level, pa.Table]]:
    ids = iter(case_ids)
    while some := list(islice(ids, BATCH)):
        yield tables(read(some), reference)


def _entries(store: Store, platform_id: int) -> int:
    """How many timeline entries went into the facts."""
    total = 0
    for path in store.files(platform_id, Level.CASE):
        rows = pq.read_table(path, columns=["entries", "valid_to"], partitioning=None)
        standing = rows.filter(pc.equal(rows["valid_to"], NEVER))
        total += pc.sum(standing["entries"]).as_py() or 0
    return total


def _recorded(platform: Platform) -> int:
    return TimelineEntry.objects.filter(case__platform=platform).count()
