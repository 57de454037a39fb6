"""Publication: frozen with its cases, scored again to the same result, corrected only by a later one with its difference."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from cityloop.cases.actions import closing
from cityloop.cases.models import Case
from cityloop.core import clock
from cityloop.core.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from cityloop.evaluation import live, queries
from cityloop.evaluation.actions import appeals, entries, publishing
from cityloop.evaluation.actions.entries import About, Basis
from cityloop.evaluation.adopted import facts_of, scheme_of
from cityloop.evaluation.models import Publication
from cityloop.evaluation.schemes.document import parse_scheme
from cityloop.evaluation.snapshots import cases_in, count_in, replay, score_in, seal
from cityloop.evaluation.spans import span
from cityloop.evaluation.words import Fact
from tests.evaluation import november
from tests.evaluation.conftest import November


def published(lived: November, **more: Any) -> Publication:
    told = {"by": lived.town.actor("assessor"), "platform": lived.town.platform, "scheme": "hongqi_unit"}
    return publishing.publish(**(told | {"period": november.MONTH} | more))


def totals(lived: November) -> dict[str, Decimal | None]:
    """As they stand now."""
    over = span(lived.town.platform.pk, november.MONTH)
    return {one.key: one.total for one in live.live(lived.town.platform, lived.version, over).scores}


def test_a_snapshot_says_what_the_live_scores_said_and_scores_again_to_the_same(lived: November) -> None:
    over = span(lived.town.platform.pk, november.MONTH)
    now = live.live(lived.town.platform, lived.version, over).scores
    row = Publication.objects.get(pk=published(lived).pk)
    assert [one["total"] for one in row.snapshot["scores"]] == [
        None if one.total is None else f"{one.total:f}" for one in now
    ]
    assert replay(row.platform_id, scheme_of(row.scheme_version), row.snapshot) == now
    assert seal(row.snapshot) == row.digest
    assert row.snapshot["scheme"]["digest"] == lived.version.digest


def test_every_frozen_number_is_the_length_of_its_list(lived: November) -> None:
    row = published(lived)
    seen = 0
    for subject in row.snapshot["parts"][0]["subjects"]:
        for fact in facts_of(scheme_of(lived.version)):
            listed = cases_in(row.snapshot, subject["key"], fact)
            assert sum(times for _, times in listed) == count_in(row.snapshot, subject["key"], fact), fact
            seen += len(listed)
    assert seen > 60
    late = [case.number for case in lived.cases["sanitation"][-2:]]
    timely = [number for number, _ in cases_in(row.snapshot, lived.key("sanitation"), Fact.HANDLED_ON_TIME)]
    assert sorted(timely) == sorted({one.number for one in lived.cases["sanitation"]} - set(late))


def test_what_happens_to_a_case_later_changes_nothing_that_was_published(lived: November) -> None:
    row = published(lived)
    before = dict(row.snapshot)
    case = lived.cases["enforcement"][0]
    closing.reopen(case, by=lived.town.actor("intake"), note="市民反映未清理")
    assert Publication.objects.get(pk=row.pk).snapshot == before
    with pytest.raises(Refused, match="没有差异"):
        publishing.correct(by=lived.town.actor("assessor"), publication=row, reason="核对")


def test_a_correction_names_the_difference_and_leaves_the_first_as_it_was(lived: November) -> None:
    town, assessor = lived.town, lived.town.actor("assessor")
    row = published(lived)
    late = lived.cases["sanitation"][-1]
    appeal = appeals.file_appeal(
        by=town.actor("cleaner"), unit=town.departments["sanitation"], case=late, reason="当日暴雨，无法作业"
    )
    for reviewer in ("assessor", "head"):
        appeals.review_appeal(by=town.actor(reviewer), appeal=appeal, agrees=True)
    later = publishing.correct(by=assessor, publication=row, reason="申诉成立")
    (one,) = later.difference["objects"]
    assert (one["label"], one["total_before"], one["total_after"]) == (
        "环卫处",
        score_in(row.snapshot, one["key"])["total"],  # type: ignore[index]
        score_in(later.snapshot, one["key"])["total"],  # type: ignore[index]
    )
    changed = {
        fact["fact"]: (fact["before"], fact["after"], fact["added"], fact["removed"]) for fact in one["facts"]
    }
    assert changed["handled_on_time"] == (4, 5, [late.number], [])
    assert changed["public_closed_late"] == (2, 1, [], [late.number])
    assert set(changed) == {"handled_on_time", "public_closed_late"}
    assert Publication.objects.get(pk=row.pk).snapshot == row.snapshot
    assert later.as_of == row.as_of and later.corrects == row
    with pytest.raises(Conflict, match="已被更正"):
        publishing.correct(by=assessor, publication=queries.publication(assessor, row.pk), reason="再改")


def test_a_correction_tells_of_entries_too(lived: November) -> None:
    row = published(lived)
    assessor = lived.town.actor("assessor")
    about = About(lived.version, span(row.platform_id, november.MONTH), lived.key("enforcement"))
    entries.adjust(by=assessor, about=about, points=Decimal(1), reason="表彰", basis=Basis("文〔2026〕1号"))
    later = publishing.correct(by=assessor, publication=row, reason="补录加分")
    (one,) = later.difference["objects"]
    assert (one["entered"], one["facts"]) == (["adjustments"], [])
    assert Decimal(one["total_after"]) - Decimal(one["total_before"]) == 1


def test_only_the_assessor_publishes_once_and_after_the_end(lived: November) -> None:
    with pytest.raises(NotAllowed, match="考核员"):
        published(lived, by=lived.town.actor("head"))
    with pytest.raises(Refused, match="2026-12-31 才结束"):
        published(lived, period="2026-12")
    with pytest.raises(NotFound, match="没有采用方案"):
        published(lived, scheme="unknown")
    with pytest.raises(Invalid, match="看不懂周期"):
        published(lived, period="十一月")
    row = published(lived, key="one")
    assert published(lived, key="one") == row
    with pytest.raises(Conflict, match="已于 2026-12-01 公布"):
        published(lived)


def test_longer_periods_are_counted_anew(lived: November) -> None:
    with clock.at(november.DECEMBER + timedelta(days=60)):
        row = published(lived, period="2026-Q4")
    assert [part["period"] for part in row.snapshot["parts"]] == ["2026-Q4"]


def test_a_scheme_that_averages_takes_the_mean_of_the_months(lived: November) -> None:
    averaging = parse_scheme(lived.version.text.replace('rollup = "recompute"', 'rollup = "mean"'))
    with clock.at(november.DECEMBER + timedelta(days=60)):
        year, month = (span(lived.town.platform.pk, period) for period in ("2026", november.MONTH))
        found = live.score_by(lived.town.platform, averaging, year)
        of_month = live.score_by(lived.town.platform, averaging, month).scores
    assert [part.span.key for part in found.parts] == [f"2026-{number:02}" for number in range(1, 13)]
    assert {one.key: one.total for one in found.scores} == {one.key: one.total for one in of_month}


def test_a_case_exempted_is_left_out(lived: November) -> None:
    assessor, case = lived.town.actor("assessor"), lived.cases["sanitation"][-1]
    before = totals(lived)[lived.key("sanitation")]
    line = entries.exempt_case(by=assessor, case=Case.objects.get(pk=case.pk), basis=Basis("红色暴雨预警"))
    after = totals(lived)[lived.key("sanitation")]
    assert before is not None and after is not None and after > before
    entries.cancel_exemption(by=assessor, line=line, basis=Basis("预警时段不符"))
    assert totals(lived)[lived.key("sanitation")] == before
