"""What the people of the demo district do next with a case, and when: read from where the case stands.

Nothing is remembered between two questions, so a restarted simulator goes on where the old one stopped.
At every stage the possible next steps are laid out; the earliest one is taken.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cityloop.cases import queries
from cityloop.cases.models import Case
from cityloop.cases.rules import FIXED, UNFOUNDED
from cityloop.cases.stages import OPEN, Kind, Stage, Verb
from cityloop.catalog import queries as catalog
from cityloop.demo.cast import Cast
from cityloop.demo.chances import CALLING_BACK, DECIDING, SPELLS, Delay, Twist
from cityloop.demo.lives import Life, Step
from cityloop.demo.stories import CITIZENS
from cityloop.demo.unit_work import UnitWork

MERGEABLE = OPEN - {Stage.VERIFYING, Stage.SELF_HANDLED, Stage.SUSPENDED}
AFTER_REVIEW = timedelta(minutes=21)  # by then the sweep has woken a suspended case
OFFICE = (9, 18)


class Planner:
    """Knows the district's people and rules; decides nothing that a case does not tell."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.unit_work = UnitWork(cast)
        self._stages: dict[Stage, Callable[[Life, datetime], list[Step]]] = {
            Stage.REPORTED: self._reported,
            Stage.VERIFYING: self._verifying,
            Stage.ACCEPTED: self._accepted,
            Stage.FILED: self._filed,
            Stage.HANDLING: self._handling,
            Stage.SUSPENDED: self._suspended,
            Stage.HANDLED: self._handled,
            Stage.INSPECTING: self._inspecting,
            Stage.INSPECTED: self._inspected,
            Stage.SELF_HANDLED: self._self_handled,
            Stage.CLOSED: self._closed,
            Stage.REJECTED: self._rejected,
            Stage.MERGED: self._merged,
            Stage.VOIDED: lambda _life, _now: [],
        }

    def next(self, life: Life, now: datetime) -> Step | None:
        """The next step of a case, after `now`; None when nothing more will happen."""
        steps = self._stages[life.stage](life, now)
        if not steps:
            return None
        step = min(steps, key=lambda step: step.at)
        if step.at > now:
            return step
        return replace(
            step, at=now + timedelta(seconds=life.dice.roll(f"soon{life.done.total()}").randint(20, 90))
        )

    def _reported(self, life: Life, now: datetime) -> list[Step]:
        case, done, fate = life.case, life.done, life.fate
        if done[Verb.REQUEST_VOID] and case.requests.filter(decision="").exists():
            verb = Verb.REFUSE_REQUEST if Twist.REFUSED in fate else Verb.VOID
            return [_after(life, now, DECIDING, verb)]
        verb, subject = Verb.ACCEPT, 0
        must = case.source in catalog.policy(case.platform_id).verify_sources
        if must and life.finding == UNFOUNDED:
            verb = Verb.REJECT
        elif must and not life.finding:
            verb = Verb.REJECT if Twist.NOT_OURS in fate else Verb.REQUEST_VERIFICATION
            main = None if done[Verb.UNMERGE] else _similar(case, now, self.cast.zone)
            if main is not None:
                verb, subject = Verb.MERGE, main.pk
        elif Twist.MISTAKEN in fate and not done[Verb.REQUEST_VOID]:
            verb = Verb.REQUEST_VOID
        elif Twist.AMENDED in fate and not done[Verb.AMEND]:
            verb = Verb.AMEND
        return [replace(_spell(life, now, Kind.ACCEPT, verb), subject=subject)]

    def _verifying(self, life: Life, now: datetime) -> list[Step]:
        return [_spell(life, now, Kind.VERIFY, Verb.SUBMIT_VERIFICATION)]

    def _accepted(self, life: Life, now: datetime) -> list[Step]:
        verb = Verb.FILE_CASE
        if Twist.CHIEF_REJECTS in life.fate:
            verb = Verb.REJECT
        elif Twist.RETURNED_TO_INTAKE in life.fate and not life.done[Verb.RETURN_TO_INTAKE]:
            verb = Verb.RETURN_TO_INTAKE
        return [_spell(life, now, Kind.FILE, verb)]

    def _filed(self, life: Life, now: datetime) -> list[Step]:
        return [_spell(life, now, Kind.DISPATCH, Verb.DISPATCH)]

    def _handling(self, life: Life, now: datetime) -> list[Step]:
        if life.handlings and any(life.done[verb] for verb in ASKING):
            pending = life.case.requests.filter(decision="").first()
            if pending is not None:
                verb = self.unit_work.decision(life, pending.asked)
                return [_after(life, max(now, pending.asked_at), DECIDING, verb)]
        return self.unit_work.steps(life, now)

    def _suspended(self, life: Life, now: datetime) -> list[Step]:
        pause = life.case.suspensions.filter(ended_at__isnull=True).first()
        if pause is None:
            return []
        if Twist.EARLY_RESUME in life.fate:
            early = pause.started_at + (pause.review_at - pause.started_at) * 0.6
            return [Step(_office(early, self.cast), Verb.RESUME)]
        return [Step(pause.review_at + AFTER_REVIEW, None)]

    def _handled(self, life: Life, now: datetime) -> list[Step]:
        return [_spell(life, now, Kind.ARRANGE, Verb.REQUEST_INSPECTION)]

    def _inspecting(self, life: Life, now: datetime) -> list[Step]:
        return [_spell(life, now, Kind.INSPECT, Verb.SUBMIT_INSPECTION)]

    def _inspected(self, life: Life, now: datetime) -> list[Step]:
        verb = Verb.CLOSE if life.finding == FIXED else Verb.REWORK
        if verb is Verb.CLOSE and Twist.LOOKED_TWICE in life.fate and not life.done[Verb.REINSPECT]:
            verb = Verb.REINSPECT
        return [_spell(life, now, Kind.CLOSE, verb)]

    def _self_handled(self, life: Life, now: datetime) -> list[Step]:
        refused = Twist.NOT_APPROVED in life.fate
        return [
            _spell(life, now, Kind.REVIEW, Verb.REFUSE_SELF_HANDLED if refused else Verb.APPROVE_SELF_HANDLED)
        ]

    def _closed(self, life: Life, now: datetime) -> list[Step]:
        done, fate, steps = life.done, life.fate, []
        if done[Verb.PLACE_UNDER_OVERSIGHT] > done[Verb.LIFT_OVERSIGHT]:
            steps.append(_after(life, now, DECIDING, Verb.LIFT_OVERSIGHT))
        if life.case.source in CITIZENS:
            handled = life.handlings > 0
            for twist, verb, may in (
                (Twist.CALLED_BACK, Verb.FOLLOW_UP, True),
                (Twist.RATED, Verb.RATE, True),
                (Twist.REOPENED, Verb.REOPEN, handled),
            ):
                if twist in fate and may and not done[verb]:
                    steps.append(_after(life, now, CALLING_BACK, verb))
        return [replace(step, at=_office(step.at, self.cast)) for step in steps]

    def _rejected(self, life: Life, now: datetime) -> list[Step]:
        if (
            life.case.source not in CITIZENS
            or Twist.CALLED_BACK not in life.fate
            or life.done[Verb.FOLLOW_UP]
        ):
            return []
        step = _after(life, now, CALLING_BACK, Verb.FOLLOW_UP)
        return [replace(step, at=_office(step.at, self.cast))]

    def _merged(self, life: Life, now: datetime) -> list[Step]:
        if Twist.UNMERGED not in life.fate or life.done[Verb.UNMERGE]:
            return []
        return [_after(life, now, DECIDING, Verb.UNMERGE)]


ASKING = (Verb.REQUEST_SEND_BACK, Verb.REQUEST_EXTENSION, Verb.REQUEST_SUSPENSION, Verb.REQUEST_VOID)


def _spell(life: Life, now: datetime, kind: Kind, verb: Verb) -> Step:
    return _after(life, now, SPELLS[kind], verb)


def _after(life: Life, now: datetime, delay: Delay, verb: Verb) -> Step:
    return Step(now + delay.draw(life.dice.roll(f"{verb.value}{life.done.total()}")), verb)


def _similar(case: Case, now: datetime, zone: ZoneInfo) -> Case | None:
    """An open case about the same thing, reported earlier on the same day."""
    if case.subs.exists():
        return None
    midnight = case.reported_at.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    near = queries.similar_cases(
        case.platform_id,
        category_code=case.category_code,
        nature=case.nature,
        lon=case.lon or 0.0,
        lat=case.lat or 0.0,
        at=now,
        hours=(now - midnight) / timedelta(hours=1),
        exclude=case.pk,
    )
    return next(
        (one for one, _ in near if one.reported_at < case.reported_at and one.stage in MERGEABLE), None
    )


def _office(at: datetime, cast: Cast) -> datetime:
    """The same moment, or the next morning when people would be at supper."""
    local = at.astimezone(cast.zone)
    opens, closes = OFFICE
    if local.hour < opens:
        return local.replace(hour=opens, minute=local.minute)
    if local.hour >= closes:
        return (local + timedelta(days=1)).replace(hour=opens, minute=local.minute)
    return at
