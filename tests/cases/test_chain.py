"""The seal of the timeline: whatever is changed, taken away, put in or swapped is found."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from cityloop.cases.actions import intake, oversight
from cityloop.cases.chain import GENESIS, first_broken, seal
from cityloop.cases.models import Case, TimelineEntry
from cityloop.cases.stages import Stage, Verb
from cityloop.core.ids import new_id
from tests.cases.scenes import fresh
from tests.town import Town
from tests.walk import case_at, photo, reported

Rows = list[TimelineEntry]


@contextmanager
def trigger_asleep() -> Iterator[None]:
    """Somebody with the keys of the database switches the append-only trigger off."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE cases_timelineentry DISABLE TRIGGER timeline_is_append_only")
            yield
            cursor.execute("ALTER TABLE cases_timelineentry ENABLE TRIGGER timeline_is_append_only")
        else:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'timeline_is_append_only'")
            (sql,) = cursor.fetchone()
            cursor.execute("DROP TRIGGER timeline_is_append_only")
            yield
            cursor.execute(sql)


def forged(case: Case, previous: str) -> TimelineEntry:
    """A row that is sealed correctly but was never said."""
    entry = TimelineEntry(
        id=new_id(),
        case=case,
        verb=Verb.COMMENT,
        stage_from=case.stage,
        stage_to=case.stage,
        at=case.timeline.order_by("pk").last().at,
        note="伪造",
        previous_hash=previous,
    )
    entry.hash = seal(entry)
    return entry


def change_note(case: Case, rows: Rows) -> int | None:
    TimelineEntry.objects.filter(pk=rows[3].pk).update(note="改过")
    return rows[3].pk


def change_payload(case: Case, rows: Rows) -> int | None:
    TimelineEntry.objects.filter(pk=rows[2].pk).update(payload={**rows[2].payload, "rule_no": 99})
    return rows[2].pk


def change_author(case: Case, rows: Rows) -> int | None:
    TimelineEntry.objects.filter(pk=rows[7].pk).update(by=rows[0].by_id)
    return rows[7].pk


def change_time(case: Case, rows: Rows) -> int | None:
    TimelineEntry.objects.filter(pk=rows[4].pk).update(at=rows[4].at.replace(microsecond=1))
    return rows[4].pk


def delete_first(case: Case, rows: Rows) -> int | None:
    TimelineEntry.objects.filter(pk=rows[0].pk).delete()
    return rows[1].pk


def delete_middle(case: Case, rows: Rows) -> int | None:
    TimelineEntry.objects.filter(pk=rows[4].pk).delete()
    return rows[5].pk


def delete_last(case: Case, rows: Rows) -> int | None:
    TimelineEntry.objects.filter(pk=rows[-1].pk).delete()
    return None


def delete_all(case: Case, rows: Rows) -> int | None:
    TimelineEntry.objects.filter(case=case).delete()
    return None


def swap(case: Case, rows: Rows) -> int | None:
    """Two rows change places: each keeps its own seal but follows the other's predecessor."""
    one, two = rows[2], rows[5]
    TimelineEntry.objects.filter(pk=one.pk).update(previous_hash="x")
    TimelineEntry.objects.filter(pk=two.pk).update(previous_hash=one.previous_hash)
    TimelineEntry.objects.filter(pk=one.pk).update(previous_hash=two.previous_hash)
    return two.pk


def insert_beside(case: Case, rows: Rows) -> int | None:
    entry = forged(case, "f" * 64)
    entry.save(force_insert=True)
    return entry.pk


def insert_after_the_end(case: Case, rows: Rows) -> int | None:
    entry = forged(case, rows[-1].hash)
    entry.save(force_insert=True)
    return entry.pk


def insert_and_relink(case: Case, rows: Rows) -> int | None:
    """The forger hangs the following row onto the forged one, but cannot make its seal fit."""
    entry = forged(case, "0" * 63 + "1")
    TimelineEntry.objects.filter(pk=rows[4].pk).update(previous_hash=entry.hash)
    entry.previous_hash = rows[3].hash
    entry.hash = seal(entry)
    TimelineEntry.objects.filter(pk=rows[4].pk).update(previous_hash=entry.hash)
    entry.save(force_insert=True)
    return rows[4].pk


TAMPERINGS: list[tuple[Callable[[Case, Rows], int | None], str]] = [
    (change_note, "内容与封印不符（被改动）"),
    (change_payload, "内容与封印不符（被改动）"),
    (change_author, "内容与封印不符（被改动）"),
    (change_time, "内容与封印不符（被改动）"),
    (delete_first, "链条中断（有记录缺失）"),
    (delete_middle, "链条中断（有记录缺失）"),
    (delete_last, "链条中断（有记录缺失）"),
    (delete_all, "链条中断（有记录缺失）"),
    (swap, "内容与封印不符（被改动）"),
    (insert_beside, "有不在链上的记录"),
    (insert_after_the_end, "有不在链上的记录"),
    (insert_and_relink, "内容与封印不符（被改动）"),
]


@pytest.mark.parametrize(("tamper", "what"), TAMPERINGS, ids=[one.__name__ for one, _ in TAMPERINGS])
def test_tampering_is_found_and_named(
    town: Town, monday: object, tamper: Callable[[Case, Rows], int | None], what: str
) -> None:
    case = fresh(case_at(town, Stage.CLOSED))
    rows = list(case.timeline.order_by("pk"))
    assert len(rows) == 8
    assert first_broken(case, rows) is None
    with trigger_asleep():
        expected = tamper(case, rows)
    found = first_broken(fresh(case), case.timeline.all())
    assert found is not None
    assert (found[0].pk if found[0] else None, found[1]) == (expected, what)


def test_a_whole_chain_links_head_to_genesis(town: Town, monday: object) -> None:
    case = fresh(case_at(town, Stage.CLOSED))
    rows = list(case.timeline.order_by("pk"))
    assert rows[0].previous_hash == GENESIS
    assert [row.previous_hash for row in rows[1:]] == [row.hash for row in rows[:-1]]
    assert case.log_head == rows[-1].hash
    assert len({row.hash for row in rows}) == 8


def test_the_order_in_which_rows_are_read_does_not_matter(town: Town, monday: object) -> None:
    case = fresh(case_at(town, Stage.CLOSED))
    assert first_broken(case, case.timeline.order_by("-pk")) is None
    assert first_broken(case, case.timeline.order_by("hash")) is None


@pytest.mark.parametrize(
    "note",
    [
        "井盖\u200b破损，𠮷野家门口🚧",
        '引号"与\\反斜杠/斜杠',
        "一\n二\t三",
        "行\u2028段\u2029落",
        "é e\u0301",
        "％%s {} $1",
    ],
)
def test_the_seal_survives_every_text_in_the_database(town: Town, monday: object, note: str) -> None:
    case = oversight.comment(reported(town), by=town.actor("intake"), note=note)
    assert fresh(case).timeline.get(verb=Verb.COMMENT).note == note
    assert first_broken(fresh(case), case.timeline.all()) is None


@pytest.mark.parametrize("lon", [113.9005, 113.90050000000001, 113.9 + 1e-12, 113.90099999999998, 113.9001])
@pytest.mark.parametrize("lat", [35.3005, 35.30050000000001, 35.3 + 1e-7])
def test_the_seal_survives_floats_and_nested_payloads_in_the_database(
    town: Town, monday: object, lon: float, lat: float
) -> None:
    case = reported(town, lon=lon, lat=lat, evidence_ids=[photo(town, "intake")])
    case = intake.amend(case, by=town.actor("intake"), lat=lat + 1e-13, description="更正𠮷")
    entry = case.timeline.get(verb=Verb.AMEND)
    assert entry.payload["before"]["lat"] == lat
    assert first_broken(fresh(case), case.timeline.all()) is None


def test_the_database_itself_refuses_to_change_a_row(town: Town, monday: object) -> None:
    entry = reported(town).timeline.get()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        TimelineEntry.objects.filter(pk=entry.pk).update(note="改过")
    entry.note = "改过"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entry.save()
    entry.refresh_from_db()
    assert entry.note == ""


def test_postgresql_refuses_to_delete_a_row(town: Town, monday: object) -> None:
    """SQLite flushes tables by DELETE and lets it pass; there the missing row is found by the chain."""
    case = fresh(oversight.comment(reported(town), by=town.actor("intake"), note="知悉"))
    if connection.vendor == "postgresql":
        for rows in (case.timeline.all(), Case.objects.filter(pk=case.pk)):
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                rows.delete()
        assert first_broken(case, case.timeline.all()) is None
    else:
        case.timeline.filter(verb=Verb.COMMENT).delete()
        assert first_broken(case, case.timeline.all()) == (None, "链条中断（有记录缺失）")
