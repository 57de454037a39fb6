"""Why points were lost and why there is no place, in English: one of each kind, beside the Chinese that is printed."""

import pytest

from cityloop.api.scored import told_out
from cityloop.evaluation.schemes.library import load_shipped
from cityloop.evaluation.schemes.scores import Score, to_json
from tests.evaluation.schemes.sample import marked, scheme, score_one, subject

BENCHMARK = 'kind = "benchmark"\nrate = "on_time"\nbench = 95\nper_pp = 1\n'
LINEAR = (BENCHMARK, 'kind = "linear"\nrate = "on_time"\n')
FORMULA = (BENCHMARK, 'kind = "formula"\nexpr = "on_time * 50 - filed"\n')
COUNT = (BENCHMARK, 'kind = "base_minus"\ncount = "shirked"\neach = 20\nfloor = 10\n')


def sampled(*more: tuple[str, str], **facts: int) -> Score:
    return score_one(scheme(*more), marked(subject(**facts), street=18))


CASES: dict[str, tuple[Score, str, str, str]] = {
    "a benchmark missed": (
        sampled(due=100, filed=10, closed_on_time=90),
        "on_time_score",
        "按期结案率 90.00%，低于基准 95%，扣 5.00 分",
        "按期结案率 90.00%, below the benchmark of 95%, 5.00 points off",
    ),
    "a band": (
        sampled(due=100, filed=120, closed_on_time=100),
        "volume",
        "立案 120，在 101 及以上 档，扣 30.00 分",
        "filed 120, in the band 101 or more, 30.00 points off",
    ),
    "a mark": (
        sampled(due=100, filed=10, closed_on_time=100),
        "street",
        "街道办考核 18.00 分（街道办评，依据纪要），扣 2.00 分",
        "街道办考核 18.00 points (by 街道办, basis: 纪要), 2.00 points off",
    ),
    "a mark not entered": (
        score_one(scheme(), subject(due=100, filed=10, closed_on_time=100)),
        "street",
        "街道办考核未录入",
        "街道办考核: not entered",
    ),
    "no case": (
        sampled(('no_case = "exclude"', 'no_case = "zero"'), filed=10),
        "on_time_score",
        "按期结案率得分无案件，计零分，扣 50.00 分",
        "按期结案率得分: no case, no points, 50.00 points off",
    ),
    "a formula": (
        sampled(FORMULA, due=100, filed=10, closed_on_time=90),
        "on_time_score",
        "按期结案率得分 35.00 分（按期结案率 90.00%、立案 10），扣 15.00 分",
        "按期结案率得分 35.00 points (按期结案率 90.00%, filed 10), 15.00 points off",
    ),
    "a rate": (
        sampled(LINEAR, due=100, filed=10, closed_on_time=90),
        "on_time_score",
        "按期结案率 90.00%，扣 5.00 分",
        "按期结案率 90.00%, 5.00 points off",
    ),
    "counted to the floor": (
        sampled(COUNT, due=100, filed=10, closed_on_time=100, shirked=4),
        "on_time_score",
        "推诿 4（计扣 80.00 分），已扣至下限，扣 40.00 分",
        "shirked 4 (80.00 points off), down to the floor, 40.00 points off",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", list(CASES))
def test_a_reason_in_both_languages(what: str) -> None:
    found, item, zh, en = CASES[what]
    reason = found.item(item).reason
    assert (reason, reason.en) == (zh, en)


NOTES: dict[str, tuple[Score, str, str]] = {
    "no case at all": (
        score_one(load_shipped("hongqi_unit"), subject()),
        "本期无案件，不计分",
        "no case in the period: not scored",
    ),
    "a small sample": (
        sampled(due=4, filed=10, closed_on_time=4),
        "样本 4 件，少于 5 件，不排名",
        "a sample of 4, fewer than 5: not ranked",
    ),
    "an entry that the total needs": (
        score_one(scheme(('missing = "renormalise"', 'missing = "flag"')), subject(due=100, closed_on_time=1)),
        "街道办考核未录入，合计不完整，不排名",
        "not entered: 街道办考核; the sum is not complete and has no rank",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", list(NOTES))
def test_a_note_in_both_languages(what: str) -> None:
    found, zh, en = NOTES[what]
    assert (found.note, found.note.en) == (zh, en)


def test_the_english_is_frozen_beside_the_chinese() -> None:
    told = to_json(sampled(due=4, filed=10, closed_on_time=4))
    assert told["note_en"] == "a sample of 4, fewer than 5: not ranked"
    assert (
        told["items"][2]["reason_en"] == "街道办考核 18.00 points (by 街道办, basis: 纪要), 2.00 points off"
    )


def test_what_was_frozen_without_its_english_is_said_in_chinese() -> None:
    told = to_json(sampled(due=4, filed=10, closed_on_time=4))
    older = {name: one for name, one in told.items() if name != "note_en"}
    older["items"] = [
        {name: one for name, one in item.items() if name != "reason_en"} for item in told["items"]
    ]
    out = told_out(older)
    assert (out.note_en, out.reasons_en) == (out.note, out.reasons)
    assert told_out(told).reasons_en == ["街道办考核 18.00 points (by 街道办, basis: 纪要), 2.00 points off"]
