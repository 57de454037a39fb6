"""Who may do what to which case. One answer serves the filter of lists, the button and the refusal.

`sight` is the scope; `seat_for` is the person's right to say a verb; `obstacle` is what the state of the case says against it.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from cityloop.cases import sight
from cityloop.cases.models import Assignment, Case, EvidenceKind, Request
from cityloop.cases.stages import ROWS_OF, Asked, Chair, Kind, Row, Stage, Verb, rows_at
from cityloop.catalog import queries as catalog
from cityloop.core import clock
from cityloop.core.errors import NotAllowed, Refused, WrongStage
from cityloop.people.actors import Actor, Seat

CONFIRMED, UNFOUNDED = "confirmed", "unfounded"  # 属实 / 不属实
FIXED, NOT_FIXED = "fixed", "not_fixed"  # 已处理 / 未处理

# Spells that are addressed to one person, not to a unit.
PERSONAL = frozenset({Kind.VERIFY, Kind.INSPECT})
REQUESTING = {
    Verb.REQUEST_SEND_BACK: Asked.SEND_BACK,
    Verb.REQUEST_EXTENSION: Asked.EXTENSION,
    Verb.REQUEST_SUSPENSION: Asked.SUSPENSION,
    Verb.REQUEST_VOID: Asked.VOID,
}


class Standing:
    """How a case stands at this moment, read once and only as far as asked."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def _open_spells(self) -> list[Assignment]:
        # Read in every move: ordered here and without the departments it costs half as much.
        return sorted(self.case.assignments.filter(ended_at__isnull=True), key=lambda spell: spell.pk)

    @property
    def holder(self) -> Assignment | None:
        """The one open spell that holds the case."""
        return next((spell for spell in self._open_spells if spell.parent_id is None), None)

    @property
    def children(self) -> list[Assignment]:
        """Open nested spells: second level and assisting units."""
        return [spell for spell in self._open_spells if spell.parent_id is not None]

    @cached_property
    def pending(self) -> Request | None:
        return self.case.requests.filter(decision="").first()

    @cached_property
    def last_handling(self) -> Assignment | None:
        spells = self.case.assignments.filter(kind=Kind.HANDLE, parent__isnull=True)
        return spells.order_by("-started_at", "-pk").first()

    @cached_property
    def last_inspection(self) -> Assignment | None:
        return self.case.assignments.filter(kind=Kind.INSPECT).order_by("-started_at", "-pk").first()

    @cached_property
    def verified(self) -> bool:
        """Whether the last inspector who went to see found it true."""
        looked = self.case.assignments.filter(kind=Kind.VERIFY).exclude(finding="")
        last = looked.order_by("-started_at", "-pk").first()
        return last is not None and last.finding == CONFIRMED

    def approved(self, asked: Asked) -> int:
        """How many requests of this kind were granted in the life of the case."""
        return self.case.requests.filter(asked=asked, decision="approved").count()

    @cached_property
    def evidence_kinds(self) -> set[str]:
        """The kinds of evidence that speak for this round: photos after handling and of the inspection are
        those since the last handling and the last inspection began.
        """
        since: dict[str, Assignment | None] = {
            EvidenceKind.AFTER: self.last_handling,
            EvidenceKind.INSPECTION: self.last_inspection,
        }
        shown = self.case.evidence.values_list("kind", "uploaded_at")
        return {kind for kind, at in shown if (spell := since.get(kind)) is None or at >= spell.started_at}


@dataclass(frozen=True, slots=True)
class Permit:
    """A checked right: the row of the table and the seat from which it is said."""

    row: Row
    seat: Seat | None


def seat_for(row: Row, standing: Standing, actor: Actor) -> tuple[bool, Seat | None]:
    """Whether the person may say the row's verb here, and from which seat."""
    if actor.platform_id != standing.case.platform_id:
        return False, None
    if actor.unmanned is not None:
        return actor.unmanned in row.posts, None
    for seat in actor.seats:
        if seat.post in row.posts and _sits(row.chair, seat, standing, actor):
            return True, seat
    return False, None


def check(verb: Verb, standing: Standing, actor: Actor) -> Permit:
    """The permit for a verb, or the refusal that says why and what is allowed instead."""
    case = standing.case
    here = [row for row in ROWS_OF[verb] if case.stage in row.sources]
    against: tuple[str, str] | None = None
    for row in here:
        may, seat = seat_for(row, standing, actor)
        if may:
            reason = obstacle(row, standing, actor)
            if reason is None:
                return Permit(row, seat)
            against = against or reason
    allowed = [permit.row.verb for permit in permits(standing, actor)]
    facts: dict[str, Any] = {
        "verb": verb.value,
        "stage": str(case.stage),
        "allowed": [one.value for one in allowed],
    }
    if against is not None:
        raise Refused(*against, **facts)
    if not here:
        raise WrongStage(
            f"案件处于“{Stage(case.stage).label}”，不能“{verb.label}”。{_instead(allowed)}",
            f"A case at stage {case.stage} cannot take {verb.value}.",
            **facts,
        )
    posts = "、".join(sorted({post.label for row in here for post in row.posts}))
    raise NotAllowed(
        f"“{verb.label}”须由{posts}{_where(here[0])}办理。{_instead(allowed)}",
        f"{verb.value} is for {', '.join(sorted({p.value for r in here for p in r.posts}))} ({here[0].chair.value}).",
        **facts,
    )


def permits(standing: Standing, actor: Actor) -> list[Permit]:
    """Everything this actor may do to this case now, each verb once, in the order of the table."""
    found: dict[Verb, Permit] = {}
    for row in rows_at(Stage(standing.case.stage)):
        if row.verb not in found:
            may, seat = seat_for(row, standing, actor)
            if may and obstacle(row, standing, actor) is None:
                found[row.verb] = Permit(row, seat)
    return list(found.values())


def obstacle(row: Row, standing: Standing, actor: Actor) -> tuple[str, str] | None:
    """What the state of the case says against the row, in Chinese and English; None if nothing."""
    return (
        _about_requests(row, standing, actor)
        or _about_handling(row, standing, actor)
        or _about_checks(row, standing, actor)
    )


def _about_requests(row: Row, standing: Standing, actor: Actor) -> tuple[str, str] | None:
    pending = standing.pending if "request" in row.needs or row.verb in REQUESTING else None
    if row.verb in REQUESTING:
        if pending is not None:
            return "已有待批的申请，请等待审批或先撤回。", "A request is already pending."
        return _about_asking(REQUESTING[row.verb], standing)
    if "request" not in row.needs:
        return None
    if pending is None:
        return "没有待批的申请。", "There is no pending request."
    if row.request is not None and pending.asked != row.request:
        return (
            f"待批的是“{Asked(pending.asked).label}”申请。",
            f"The pending request asks for {pending.asked}.",
        )
    if row.verb is Verb.REFUSE_REQUEST and row.request is None and pending.asked == Asked.VOID:
        return "作废申请由值班长审批。", "A void request is decided by the duty chief."
    if row.verb is not Verb.WITHDRAW_REQUEST and pending.asked_by_id == actor.user_id:
        return "不能审批自己的申请。", "Nobody decides their own request."
    if row.verb is Verb.SUSPEND and standing.children:
        return "还有下派或协办未结束，不能挂账。", "Nested assignments are open."
    if row.verb is Verb.SEND_BACK:
        limit = catalog.policy(standing.case.platform_id).max_returns
        if standing.approved(Asked.SEND_BACK) >= limit:
            return (
                f"已退回 {limit} 次，须由值班长“指定办理”。",
                f"Returned {limit} times already: the duty chief must designate.",
            )
    return None


def _about_asking(asked: Asked, standing: Standing) -> tuple[str, str] | None:
    holder, case = standing.holder, standing.case
    policy = catalog.policy(case.platform_id)
    if asked is Asked.SEND_BACK and holder is not None and holder.binding:
        return "本案为指定办理，不能再退回。", "The designation binds: it cannot be sent back."
    if asked in {Asked.SEND_BACK, Asked.SUSPENSION} and standing.children:
        return f"请先撤回下派或协办，再申请{asked.label}。", "Recall the nested assignments first."
    if asked in {Asked.EXTENSION, Asked.SUSPENSION} and holder is not None and clock.now() >= holder.due_at:
        return "已超期，不能再申请延期或挂账。", "Overdue: no extension or suspension can be asked for."
    if asked is Asked.EXTENSION and standing.approved(asked) >= policy.max_extensions:
        return f"延期最多 {policy.max_extensions} 次。", f"At most {policy.max_extensions} extensions."
    if asked is Asked.SUSPENSION and standing.approved(asked) >= policy.max_suspensions:
        return f"挂账最多 {policy.max_suspensions} 次。", f"At most {policy.max_suspensions} suspensions."
    return None


def _about_handling(row: Row, standing: Standing, actor: Actor) -> tuple[str, str] | None:
    if row.verb is Verb.SIGN and standing.holder is not None and standing.holder.signed_at is not None:
        return "已经签收。", "Already signed."
    if row.verb is Verb.RECALL and not standing.children:
        return "没有下派或协办可撤回。", "There is nothing to recall."
    if row.verb is Verb.FEED_BACK:
        if standing.pending is not None:
            return "有待批的申请，请先撤回再反馈。", "Withdraw the pending request first."
        below = [spell.department for spell in standing.children if spell.kind == Kind.HANDLE]
        if below:
            return (
                f"下级“{below[0]}”还未反馈，请等待或先撤回下派。",
                "A second-level unit has not reported back.",
            )
    if (
        row.verb is Verb.ANSWER_OVERSIGHT
        and not standing.case.oversights.filter(answered_at__isnull=True).exists()
    ):
        return "没有待回复的督办。", "No oversight waits for an answer."
    if (
        row.verb is Verb.LIFT_OVERSIGHT
        and not standing.case.oversights.filter(lifted_at__isnull=True).exists()
    ):
        return "没有未销号的督办。", "No oversight is open."
    return None


def _about_checks(row: Row, standing: Standing, actor: Actor) -> tuple[str, str] | None:
    case = standing.case
    own = actor.user_id is not None and actor.user_id == case.reported_by_id
    checking = {Verb.SUBMIT_VERIFICATION, Verb.SUBMIT_INSPECTION, Verb.APPROVE_SELF_HANDLED}
    if own and row.verb in checking:
        return "自己上报的案件须由他人核实、核查。", "The reporter cannot check their own case."
    if row.verb in {Verb.ACCEPT, Verb.FILE_CASE}:
        must = case.source in catalog.policy(case.platform_id).verify_sources
        if must and not standing.verified:
            return (
                "该来源的问题须先核实属实，才能受理立案。",
                "Reports of this source must be verified first.",
            )
    if row.verb is Verb.CLOSE:
        return _about_closing(standing)
    if row.verb is Verb.REOPEN:
        days = catalog.policy(case.platform_id).reopen_days
        if case.ended_at is not None and clock.now() > case.ended_at + timedelta(days=days):
            return f"结案已超过 {days} 天，请重新上报。", f"Closed more than {days} days ago: report anew."
        if standing.last_handling is None:
            return "该案未经单位处置，请重新上报。", "Never handled by a unit: report anew."
    return None


def _about_closing(standing: Standing) -> tuple[str, str] | None:
    case, inspection = standing.case, standing.last_inspection
    if inspection is None or inspection.finding != FIXED:
        return "最近一次核查未认定“已处理”，不能结案。", "The last inspection did not find it fixed."
    missing = [kind for kind in case.category.closing_evidence if kind not in standing.evidence_kinds]
    if missing:
        from_kind = {"before": "处置前", "after": "处置后", "inspection": "核查", "document": "依据"}
        words = "、".join(from_kind.get(kind, kind) for kind in missing)
        return f"结案还缺少材料：{words}照片。", f"Closing needs evidence: {', '.join(missing)}."
    return None


def _sits(chair: Chair, seat: Seat, standing: Standing, actor: Actor) -> bool:
    if chair is Chair.DESK:
        return True
    if chair is Chair.HOLDER:
        holder = standing.holder
        if holder is None or seat.department_id != holder.department_id:
            return False
        return holder.kind not in PERSONAL or holder.person_id == actor.user_id
    if chair is Chair.CHILD:
        return any(spell.department_id == seat.department_id for spell in standing.children)
    if chair is Chair.VIEWER:
        return sight.visible_cases(actor).filter(pk=standing.case.pk).exists()
    return False


def _where(row: Row) -> str:
    return {Chair.HOLDER: "（本案现承办单位）", Chair.CHILD: "（本案下派或协办单位）"}.get(row.chair, "")


def _instead(allowed: list[Verb]) -> str:
    return (
        f"您现在可以：{'、'.join(verb.label for verb in allowed)}。"
        if allowed
        else "您现在对本案没有可办事项。"
    )
