"""The table itself: what any reader of `stages.py` may rely on, computed here from the rows alone."""

from collections import Counter

import pytest

from cityloop.cases.stages import (
    FINAL,
    HOLDING,
    KEEPS_SPELL,
    MOVES,
    OPEN,
    POST_OF,
    ROWS_OF,
    STEP_OF,
    STEPS,
    Asked,
    Chair,
    Kind,
    Stage,
    Verb,
    rows_at,
)
from cityloop.people.posts import CENTRE_POSTS, Post


def reachable(start: set[Stage], without: frozenset[Stage] = frozenset()) -> set[Stage]:
    """Every stage that moves can bring a case to, never passing through `without`."""
    found = set(start)
    while True:
        more = {
            row.target
            for row in MOVES
            if row.target is not None and row.sources & found and row.target not in without
        }
        if more <= found:
            return found
        found |= more


def test_the_loop_has_these_stages_and_these_ends() -> None:
    assert [stage.label for stage in Stage] == [
        "待受理",
        "核实中",
        "待立案",
        "待派遣",
        "处理中",
        "挂账",
        "待核查",
        "核查中",
        "待结案",
        "自处理审核",
        "已结案",
        "不予受理",
        "已作废",
        "已合并",
    ]
    assert {Stage.CLOSED, Stage.REJECTED, Stage.VOIDED, Stage.MERGED} == FINAL
    assert len(OPEN) == 10


def test_a_case_begins_by_two_verbs_only() -> None:
    assert [(row.verb, row.target) for row in rows_at(None)] == [
        (Verb.REPORT, Stage.REPORTED),
        (Verb.REPORT_SELF_HANDLED, Stage.SELF_HANDLED),
    ]


def test_every_stage_is_reachable_from_a_report() -> None:
    assert reachable({Stage.REPORTED}) == set(Stage) - {Stage.SELF_HANDLED}
    assert reachable({Stage.REPORTED, Stage.SELF_HANDLED}) == set(Stage)


@pytest.mark.parametrize("stage", sorted(OPEN))
def test_every_open_stage_can_be_closed(stage: Stage) -> None:
    assert Stage.CLOSED in reachable({stage}, without=FINAL - {Stage.CLOSED})


def test_final_stages_are_left_only_by_reopening_and_unmerging() -> None:
    out = {(row.verb, stage, row.target) for row in MOVES for stage in row.sources & FINAL if row.target}
    assert out == {
        (Verb.REOPEN, Stage.CLOSED, Stage.HANDLED),
        (Verb.UNMERGE, Stage.MERGED, Stage.REPORTED),
    }


def test_the_ends_are_reached_by_closure_rejection_void_and_merge_only() -> None:
    assert {(row.verb, row.target) for row in MOVES if row.target in FINAL} == {
        (Verb.CLOSE, Stage.CLOSED),
        (Verb.FORCE_CLOSE, Stage.CLOSED),
        (Verb.APPROVE_SELF_HANDLED, Stage.CLOSED),
        (Verb.REJECT, Stage.REJECTED),
        (Verb.VOID, Stage.VOIDED),
        (Verb.MERGE, Stage.MERGED),
    }


def test_nothing_is_closed_without_a_look_on_the_spot_except_by_the_three_named_doors() -> None:
    """Ordinary closure leaves 待结案, and only a 核查 leads there."""
    (close,) = ROWS_OF[Verb.CLOSE]
    assert close.sources == {Stage.INSPECTED}
    assert {row.verb for row in MOVES if row.target is Stage.INSPECTED} == {Verb.SUBMIT_INSPECTION}
    assert {row.verb for row in MOVES if row.target is Stage.INSPECTING} == {
        Verb.REQUEST_INSPECTION,
        Verb.REINSPECT,
    }


def test_close_is_the_duty_chiefs_and_forced_closure_the_heads() -> None:
    assert [row.posts for row in ROWS_OF[Verb.CLOSE]] == [{Post.DUTY_CHIEF}]
    assert [row.posts for row in ROWS_OF[Verb.FORCE_CLOSE]] == [{Post.CENTRE_HEAD}]


def test_open_stages_have_a_holding_kind_with_a_post_and_final_ones_have_none() -> None:
    assert set(HOLDING) == OPEN
    assert {stage: POST_OF[HOLDING[stage]] for stage in OPEN} == {
        Stage.REPORTED: Post.INTAKE,
        Stage.VERIFYING: Post.INSPECTOR,
        Stage.ACCEPTED: Post.DUTY_CHIEF,
        Stage.FILED: Post.DISPATCHER,
        Stage.HANDLING: Post.HANDLER,
        Stage.SUSPENDED: Post.HANDLER,
        Stage.HANDLED: Post.INTAKE,
        Stage.INSPECTING: Post.INSPECTOR,
        Stage.INSPECTED: Post.DUTY_CHIEF,
        Stage.SELF_HANDLED: Post.INTAKE,
    }
    assert set(POST_OF) == set(Kind)


@pytest.mark.parametrize("stage", sorted(OPEN))
def test_whose_list_a_case_stands_in_can_also_move_it(stage: Stage) -> None:
    expected = POST_OF[HOLDING[stage]]
    acting = {row.verb for row in rows_at(stage) if expected in row.posts}
    assert acting - {Verb.COMMENT, Verb.URGE, Verb.ANSWER_OVERSIGHT}, f"{expected} can do nothing at {stage}"


def test_every_verb_has_a_row_and_every_row_a_verb() -> None:
    assert {row.verb for row in MOVES} == set(Verb)
    assert all(ROWS_OF[verb] for verb in Verb)


def test_no_two_rows_answer_for_the_same_stage_verb_chair_and_post() -> None:
    doubles = Counter(
        (row.verb, stage, row.chair, post, row.request)
        for row in MOVES
        for stage in row.sources
        for post in row.posts
    )
    assert [key for key, count in doubles.items() if count > 1] == []


def test_a_verb_is_either_a_move_or_a_mark_and_leads_to_one_stage() -> None:
    assert {
        verb: {row.target for row in rows}
        for verb, rows in ROWS_OF.items()
        if len({r.target for r in rows}) > 1
    } == {}


def test_only_suspending_and_resuming_keep_the_spell() -> None:
    assert {Verb.SUSPEND, Verb.RESUME} == KEEPS_SPELL


def test_labels_on_buttons_are_unique_and_chinese() -> None:
    for words in (Stage, Verb, Kind, Asked, Post):
        labels = [word.label for word in words]
        assert [label for label, count in Counter(labels).items() if count > 1] == []
        assert all(label and not label.isascii() for label in labels)


def test_the_stage_bar_has_six_steps_and_a_place_for_every_stage() -> None:
    assert STEPS == ("信息收集", "案件建立", "任务派遣", "任务处理", "处理反馈", "核查结案")
    assert set(STEP_OF) == set(Stage)
    assert {STEP_OF[stage] for stage in OPEN} == set(range(6))


def test_what_is_needed_is_said_in_known_words() -> None:
    assert {need for row in MOVES for need in row.needs} == {
        "note",
        "clause",
        "evidence",
        "filing_rule",
        "department",
        "person",
        "finding",
        "main",
        "request",
        "until",
    }


def test_what_is_asked_for_is_decided_by_another_post() -> None:
    """申请 and 审批 are never the same post; each of the four has both."""
    asking = {
        Asked.SEND_BACK: Verb.REQUEST_SEND_BACK,
        Asked.EXTENSION: Verb.REQUEST_EXTENSION,
        Asked.SUSPENSION: Verb.REQUEST_SUSPENSION,
        Asked.VOID: Verb.REQUEST_VOID,
    }
    granting = {row.request: row for row in MOVES if row.request and row.verb is not Verb.REFUSE_REQUEST}
    assert {asked: granting[asked].verb for asked in Asked} == {
        Asked.SEND_BACK: Verb.SEND_BACK,
        Asked.EXTENSION: Verb.EXTEND,
        Asked.SUSPENSION: Verb.SUSPEND,
        Asked.VOID: Verb.VOID,
    }
    for asked, verb in asking.items():
        askers = {post for row in ROWS_OF[verb] for post in row.posts}
        assert askers.isdisjoint(granting[asked].posts)


def test_refusals_and_returns_carry_a_reason() -> None:
    reasoned = {row.verb for row in MOVES if "note" in row.needs}
    assert reasoned >= {
        Verb.REJECT,
        Verb.RETURN_TO_INTAKE,
        Verb.REQUEST_SEND_BACK,
        Verb.REFUSE_REQUEST,
        Verb.REWORK,
        Verb.FORCE_CLOSE,
        Verb.DESIGNATE,
        Verb.REOPEN,
        Verb.REQUEST_VOID,
        Verb.UNMERGE,
    }
    assert ROWS_OF[Verb.REQUEST_SEND_BACK][0].needs == ("note", "clause")


def test_desks_are_manned_by_the_centre_and_units_speak_from_their_own_chair() -> None:
    for row in MOVES:
        if row.chair is Chair.DESK:
            assert row.posts <= CENTRE_POSTS | {Post.SYSTEM}, row
        if row.chair in {Chair.HOLDER, Chair.CHILD}:
            assert row.posts <= {Post.HANDLER, Post.INSPECTOR}, row
        if row.chair is Chair.REPORTER:
            assert row.posts == {Post.CITIZEN}, row


def test_the_clockwork_says_only_what_time_says() -> None:
    assert {row.verb for row in MOVES if Post.SYSTEM in row.posts} == {
        Verb.RESUME,
        Verb.MARK_NEAR_DUE,
        Verb.MARK_OVERDUE,
        Verb.MARK_SIGN_OVERDUE,
        Verb.RECOMPUTE_DUE,
    }


def test_the_citizen_reports_reopens_and_rates() -> None:
    assert {row.verb for row in MOVES if Post.CITIZEN in row.posts} == {Verb.REPORT, Verb.REOPEN, Verb.RATE}
