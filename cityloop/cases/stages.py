"""READ FIRST: the whole loop on one page (闭环).

A case (案件) stands at a stage. A row of `MOVES` says which verb takes it from which stages to
which stage, which posts may say the verb, from which chair, and what it needs. Rows whose target
is `None` are marks: they write the timeline and leave the stage alone. The diagram in
`docs/loop.md`, the buttons on the screen and the refusals of the API all come from these rows.

Sources: national seven steps and city practice; names of stages are those that people use.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cityloop.core.words import Word
from cityloop.people.posts import Post


class Stage(Word):
    """Where a case stands. Open stages have exactly one holder and a due time; final ones have neither."""

    REPORTED = "reported", "待受理"
    VERIFYING = "verifying", "核实中"
    ACCEPTED = "accepted", "待立案"
    FILED = "filed", "待派遣"
    HANDLING = "handling", "处理中"
    SUSPENDED = "suspended", "挂账"
    HANDLED = "handled", "待核查"
    INSPECTING = "inspecting", "核查中"
    INSPECTED = "inspected", "待结案"
    SELF_HANDLED = "self_handled", "自处理审核"
    CLOSED = "closed", "已结案"
    REJECTED = "rejected", "不予受理"
    VOIDED = "voided", "已作废"
    MERGED = "merged", "已合并"


FINAL = frozenset({Stage.CLOSED, Stage.REJECTED, Stage.VOIDED, Stage.MERGED})
OPEN = frozenset(Stage) - FINAL


class Kind(Word):
    """What a spell of holding (环节) is for; the kind fixes its limit and its lamp."""

    ACCEPT = "accept", "受理"
    VERIFY = "verify", "核实"
    FILE = "file", "立案"
    DISPATCH = "dispatch", "派遣"
    HANDLE = "handle", "处置"
    ARRANGE = "arrange", "派核查"
    INSPECT = "inspect", "核查"
    CLOSE = "close", "结案"
    REVIEW = "review", "自处理审核"
    ASSIST = "assist", "协办"


# The spell that an open stage opens.
HOLDING: dict[Stage, Kind] = {
    Stage.REPORTED: Kind.ACCEPT,
    Stage.VERIFYING: Kind.VERIFY,
    Stage.ACCEPTED: Kind.FILE,
    Stage.FILED: Kind.DISPATCH,
    Stage.HANDLING: Kind.HANDLE,
    Stage.SUSPENDED: Kind.HANDLE,
    Stage.HANDLED: Kind.ARRANGE,
    Stage.INSPECTING: Kind.INSPECT,
    Stage.INSPECTED: Kind.CLOSE,
    Stage.SELF_HANDLED: Kind.REVIEW,
}

# Whose daily list (待办) a spell stands in. Several posts may act on it, one is expected to.
POST_OF: dict[Kind, Post] = {
    Kind.ACCEPT: Post.INTAKE,
    Kind.VERIFY: Post.INSPECTOR,
    Kind.FILE: Post.DUTY_CHIEF,
    Kind.DISPATCH: Post.DISPATCHER,
    Kind.HANDLE: Post.HANDLER,
    Kind.ASSIST: Post.HANDLER,
    Kind.ARRANGE: Post.INTAKE,
    Kind.INSPECT: Post.INSPECTOR,
    Kind.CLOSE: Post.DUTY_CHIEF,
    Kind.REVIEW: Post.INTAKE,
}

# The six steps that people see (信息收集 … 核查结案), as indexes of the stage bar.
STEPS = ("信息收集", "案件建立", "任务派遣", "任务处理", "处理反馈", "核查结案")
STEP_OF: dict[Stage, int] = {
    Stage.REPORTED: 0,
    Stage.VERIFYING: 0,
    Stage.SELF_HANDLED: 0,
    Stage.ACCEPTED: 1,
    Stage.FILED: 2,
    Stage.HANDLING: 3,
    Stage.SUSPENDED: 3,
    Stage.HANDLED: 4,
    Stage.INSPECTING: 5,
    Stage.INSPECTED: 5,
    Stage.CLOSED: 5,
    Stage.REJECTED: 0,
    Stage.VOIDED: 5,
    Stage.MERGED: 0,
}


class Chair(StrEnum):
    """From which chair a verb is said, besides the post."""

    DESK = "desk"  # any holder of the post in the platform's centre
    HOLDER = "holder"  # the department (and person, if named) that holds the case now
    CHILD = "child"  # a unit that holds a nested spell: second level or assisting
    VIEWER = "viewer"  # whoever may see the case
    REPORTER = "reporter"  # the citizen who reported it


class Verb(Word):
    """Everything that can be done to a case."""

    REPORT = "report", "上报"
    REPORT_SELF_HANDLED = "report_self_handled", "自行处置上报"
    REQUEST_VERIFICATION = "request_verification", "派核实"
    SUBMIT_VERIFICATION = "submit_verification", "核实反馈"
    ACCEPT = "accept", "受理"
    FILE_CASE = "file_case", "立案"
    RETURN_TO_INTAKE = "return_to_intake", "回退受理"
    REJECT = "reject", "不予受理"
    MERGE = "merge", "合并"
    UNMERGE = "unmerge", "取消合并"
    APPROVE_SELF_HANDLED = "approve_self_handled", "自处理通过"
    REFUSE_SELF_HANDLED = "refuse_self_handled", "自处理不通过"
    DISPATCH = "dispatch", "派遣"
    DESIGNATE = "designate", "指定办理"
    SEND_BACK = "send_back", "同意退回"
    FEED_BACK = "feed_back", "处理反馈"
    SUSPEND = "suspend", "同意挂账"
    RESUME = "resume", "恢复"
    REQUEST_INSPECTION = "request_inspection", "派核查"
    SUBMIT_INSPECTION = "submit_inspection", "核查反馈"
    REINSPECT = "reinspect", "再次核查"
    REWORK = "rework", "返工"
    CLOSE = "close", "结案"
    FORCE_CLOSE = "force_close", "强制结案"
    VOID = "void", "作废"
    REOPEN = "reopen", "重开"
    # Marks: the stage stays.
    AMEND = "amend", "更正信息"
    SIGN = "sign", "签收"
    ASSIGN_PERSON = "assign_person", "指派经办人"
    REDISPATCH = "redispatch", "二级派遣"
    REPORT_BACK = "report_back", "下级反馈"
    RECALL = "recall", "撤回下派"
    REQUEST_SEND_BACK = "request_send_back", "申请退回"
    REQUEST_EXTENSION = "request_extension", "申请延期"
    REQUEST_SUSPENSION = "request_suspension", "申请挂账"
    REQUEST_VOID = "request_void", "申请作废"
    WITHDRAW_REQUEST = "withdraw_request", "撤回申请"
    REFUSE_REQUEST = "refuse_request", "不同意申请"
    EXTEND = "extend", "同意延期"
    URGE = "urge", "催办"
    PLACE_UNDER_OVERSIGHT = "place_under_oversight", "督办"
    ANSWER_OVERSIGHT = "answer_oversight", "督办回复"
    LIFT_OVERSIGHT = "lift_oversight", "督办销号"
    COMMENT = "comment", "备注"
    FOLLOW_UP = "follow_up", "回访"
    RATE = "rate", "评价"
    MARK_NEAR_DUE = "mark_near_due", "将超期"
    MARK_OVERDUE = "mark_overdue", "超期"
    MARK_SIGN_OVERDUE = "mark_sign_overdue", "签收超时"
    RECOMPUTE_DUE = "recompute_due", "时限重算"


class Asked(Word):
    """What a unit may ask for and somebody else decides (申请)."""

    SEND_BACK = "send_back", "退回"
    EXTENSION = "extension", "延期"
    SUSPENSION = "suspension", "挂账"
    VOID = "void", "作废"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: `posts` say `verb` at `sources` from `chair`; the case goes to `target`.

    `needs` names what must be given: "note" 意见, "clause" 依据, "evidence" 材料, "filing_rule" 立案条件,
    "department" 单位, "person" 人员, "finding" 结论, "main" 主案件, "request" 待批申请, "until" 日期.
    """

    verb: Verb
    sources: frozenset[Stage]
    target: Stage | None
    posts: frozenset[Post]
    chair: Chair
    needs: tuple[str, ...] = ()
    request: Asked | None = None

    @property
    def is_move(self) -> bool:
        return self.target is not None


# The unit keeps the case while its clock stands still; every other move ends the spell that held the case.
KEEPS_SPELL = frozenset({Verb.SUSPEND, Verb.RESUME})

P, S, V = Post, Stage, Verb
NEW: frozenset[Stage] = frozenset()


def _row(
    verb: Verb,
    sources: Iterable[Stage],
    target: Stage | None,
    posts: Iterable[Post],
    chair: Chair,
    *needs: str,
    request: Asked | None = None,
) -> Row:
    return Row(verb, frozenset(sources), target, frozenset(posts), chair, needs, request)


CHIEFS = {P.DUTY_CHIEF, P.CENTRE_HEAD}
CENTRE = {P.INTAKE, P.DUTY_CHIEF, P.DISPATCHER, P.OVERSEER, P.CENTRE_HEAD, P.LEADER}
REPORTERS = {P.INSPECTOR, P.INTAKE, P.HANDLER, P.OVERSEER, P.LEADER, P.CHANNEL, P.CITIZEN}
BEFORE_DISPATCH = {S.REPORTED, S.ACCEPTED, S.FILED}
AT_UNIT = {S.HANDLING}
AFTER_UNIT = {S.HANDLED, S.INSPECTING, S.INSPECTED}

MOVES: tuple[Row, ...] = (
    # 信息收集
    _row(V.REPORT, NEW, S.REPORTED, REPORTERS, Chair.VIEWER),
    _row(V.REPORT_SELF_HANDLED, NEW, S.SELF_HANDLED, {P.INSPECTOR}, Chair.VIEWER, "evidence"),
    _row(V.REQUEST_VERIFICATION, {S.REPORTED}, S.VERIFYING, {P.INTAKE}, Chair.DESK, "person"),
    _row(V.SUBMIT_VERIFICATION, {S.VERIFYING}, S.REPORTED, {P.INSPECTOR}, Chair.HOLDER, "finding", "note"),
    _row(V.ACCEPT, {S.REPORTED}, S.ACCEPTED, {P.INTAKE}, Chair.DESK),
    _row(V.REJECT, {S.REPORTED}, S.REJECTED, {P.INTAKE, P.DUTY_CHIEF}, Chair.DESK, "note"),
    _row(V.REJECT, {S.ACCEPTED}, S.REJECTED, {P.DUTY_CHIEF}, Chair.DESK, "note"),
    _row(V.MERGE, {S.REPORTED}, S.MERGED, {P.INTAKE, P.DUTY_CHIEF}, Chair.DESK, "main"),
    _row(V.MERGE, {S.ACCEPTED}, S.MERGED, {P.DUTY_CHIEF}, Chair.DESK, "main"),
    _row(V.MERGE, {S.FILED}, S.MERGED, {P.DISPATCHER, P.DUTY_CHIEF}, Chair.DESK, "main"),
    _row(V.UNMERGE, {S.MERGED}, S.REPORTED, {P.INTAKE, P.DUTY_CHIEF}, Chair.DESK, "note"),
    _row(V.APPROVE_SELF_HANDLED, {S.SELF_HANDLED}, S.CLOSED, {P.INTAKE, P.DUTY_CHIEF}, Chair.DESK),
    _row(V.REFUSE_SELF_HANDLED, {S.SELF_HANDLED}, S.REPORTED, {P.INTAKE, P.DUTY_CHIEF}, Chair.DESK, "note"),
    # 案件建立
    _row(V.FILE_CASE, {S.REPORTED, S.ACCEPTED}, S.FILED, {P.DUTY_CHIEF}, Chair.DESK, "filing_rule"),
    _row(V.RETURN_TO_INTAKE, {S.ACCEPTED}, S.REPORTED, {P.DUTY_CHIEF}, Chair.DESK, "note"),
    _row(V.RETURN_TO_INTAKE, {S.FILED}, S.REPORTED, {P.DISPATCHER}, Chair.DESK, "note"),
    # 任务派遣
    _row(V.DISPATCH, {S.FILED}, S.HANDLING, {P.DISPATCHER}, Chair.DESK, "department"),
    _row(V.DESIGNATE, {S.FILED, S.HANDLING}, S.HANDLING, CHIEFS, Chair.DESK, "department", "note"),
    # 任务处理
    _row(V.FEED_BACK, {S.HANDLING}, S.HANDLED, {P.HANDLER}, Chair.HOLDER, "note", "evidence"),
    _row(V.SEND_BACK, {S.HANDLING}, S.FILED, {P.DISPATCHER}, Chair.DESK, "request", request=Asked.SEND_BACK),
    _row(
        V.SUSPEND, {S.HANDLING}, S.SUSPENDED, {P.DISPATCHER}, Chair.DESK, "request", request=Asked.SUSPENSION
    ),
    _row(V.RESUME, {S.SUSPENDED}, S.HANDLING, {P.DISPATCHER, P.SYSTEM}, Chair.DESK),
    # 处理反馈、核查结案
    _row(V.REQUEST_INSPECTION, {S.HANDLED}, S.INSPECTING, {P.INTAKE}, Chair.DESK, "person"),
    _row(V.SUBMIT_INSPECTION, {S.INSPECTING}, S.INSPECTED, {P.INSPECTOR}, Chair.HOLDER, "finding", "note"),
    _row(V.REINSPECT, {S.INSPECTED}, S.INSPECTING, {P.INTAKE, P.DUTY_CHIEF}, Chair.DESK, "person", "note"),
    _row(V.REWORK, {S.INSPECTED}, S.HANDLING, {P.INTAKE, P.DUTY_CHIEF}, Chair.DESK, "note"),
    _row(V.CLOSE, {S.INSPECTED}, S.CLOSED, {P.DUTY_CHIEF}, Chair.DESK),
    _row(V.FORCE_CLOSE, AT_UNIT | {S.SUSPENDED} | AFTER_UNIT, S.CLOSED, {P.CENTRE_HEAD}, Chair.DESK, "note"),
    _row(V.REOPEN, {S.CLOSED}, S.HANDLED, {P.CITIZEN}, Chair.REPORTER, "note"),
    _row(V.REOPEN, {S.CLOSED}, S.HANDLED, {P.INTAKE}, Chair.DESK, "note"),
    _row(
        V.VOID,
        BEFORE_DISPATCH | AT_UNIT | {S.SUSPENDED},
        S.VOIDED,
        CHIEFS,
        Chair.DESK,
        "request",
        request=Asked.VOID,
    ),
    # Marks
    _row(V.AMEND, {S.REPORTED}, None, {P.INTAKE, P.DUTY_CHIEF}, Chair.DESK),
    _row(V.AMEND, {S.ACCEPTED}, None, {P.DUTY_CHIEF}, Chair.DESK),
    _row(V.SIGN, AT_UNIT, None, {P.HANDLER}, Chair.HOLDER),
    _row(V.ASSIGN_PERSON, AT_UNIT, None, {P.HANDLER}, Chair.HOLDER, "person"),
    _row(V.REDISPATCH, AT_UNIT, None, {P.HANDLER}, Chair.HOLDER, "department"),
    _row(V.REDISPATCH, AT_UNIT, None, {P.HANDLER}, Chair.CHILD, "department"),
    _row(V.REPORT_BACK, AT_UNIT, None, {P.HANDLER}, Chair.CHILD, "note"),
    _row(V.RECALL, AT_UNIT, None, {P.HANDLER}, Chair.HOLDER, "note"),
    _row(V.REQUEST_SEND_BACK, AT_UNIT, None, {P.HANDLER}, Chair.HOLDER, "note", "clause"),
    _row(V.REQUEST_EXTENSION, AT_UNIT, None, {P.HANDLER}, Chair.HOLDER, "note"),
    _row(V.REQUEST_SUSPENSION, AT_UNIT, None, {P.HANDLER}, Chair.HOLDER, "note", "until"),
    _row(V.REQUEST_VOID, AT_UNIT | {S.SUSPENDED}, None, {P.HANDLER}, Chair.HOLDER, "note"),
    _row(V.REQUEST_VOID, {S.REPORTED}, None, {P.INTAKE}, Chair.DESK, "note"),
    _row(V.REQUEST_VOID, {S.FILED}, None, {P.DISPATCHER}, Chair.DESK, "note"),
    _row(V.WITHDRAW_REQUEST, AT_UNIT | {S.SUSPENDED}, None, {P.HANDLER}, Chair.HOLDER, "request"),
    _row(V.REFUSE_REQUEST, AT_UNIT, None, {P.DISPATCHER}, Chair.DESK, "request", "note"),
    _row(
        V.REFUSE_REQUEST,
        BEFORE_DISPATCH | AT_UNIT | {S.SUSPENDED},
        None,
        CHIEFS,
        Chair.DESK,
        "request",
        "note",
        request=Asked.VOID,
    ),
    _row(V.EXTEND, AT_UNIT, None, {P.DISPATCHER}, Chair.DESK, "request", request=Asked.EXTENSION),
    _row(V.URGE, OPEN, None, CENTRE, Chair.DESK),
    _row(
        V.PLACE_UNDER_OVERSIGHT,
        OPEN,
        None,
        {P.OVERSEER, P.DUTY_CHIEF, P.CENTRE_HEAD, P.LEADER},
        Chair.DESK,
        "note",
    ),
    _row(V.ANSWER_OVERSIGHT, OPEN, None, {P.HANDLER}, Chair.VIEWER, "note"),
    _row(V.LIFT_OVERSIGHT, frozenset(Stage), None, {P.OVERSEER, P.CENTRE_HEAD, P.LEADER}, Chair.DESK, "note"),
    _row(V.COMMENT, frozenset(Stage), None, CENTRE | {P.HANDLER, P.INSPECTOR}, Chair.VIEWER, "note"),
    _row(V.FOLLOW_UP, {S.CLOSED, S.REJECTED}, None, {P.INTAKE}, Chair.DESK, "note"),
    _row(V.RATE, {S.CLOSED}, None, {P.CITIZEN}, Chair.REPORTER),
    # The platform's own clockwork
    _row(V.MARK_NEAR_DUE, OPEN - {S.SUSPENDED}, None, {P.SYSTEM}, Chair.DESK),
    _row(V.MARK_OVERDUE, OPEN - {S.SUSPENDED}, None, {P.SYSTEM}, Chair.DESK),
    _row(V.MARK_SIGN_OVERDUE, AT_UNIT, None, {P.SYSTEM}, Chair.DESK),
    _row(V.RECOMPUTE_DUE, OPEN, None, {P.SYSTEM}, Chair.DESK),
)

ROWS_OF: dict[Verb, tuple[Row, ...]] = {
    verb: tuple(row for row in MOVES if row.verb is verb) for verb in Verb
}


def rows_at(stage: Stage | None) -> tuple[Row, ...]:
    """The rows that exist at a stage; `None` gives those that begin a case."""
    return tuple(row for row in MOVES if (stage in row.sources if stage else not row.sources))
