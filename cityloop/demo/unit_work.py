"""What a unit does while it holds a case: sign, hand down, ask for something, feed back; and who reminds it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from cityloop.cases.models import Assignment
from cityloop.cases.stages import Asked, Kind, Verb
from cityloop.catalog import queries as catalog
from cityloop.catalog.worktime import Unit, WorkCalendar
from cityloop.demo.cast import Cast
from cityloop.demo.chances import ANSWERING, COMPLAINING, ORDINARY, PACES, REMINDING, SIGNING, Pace, Twist
from cityloop.demo.lives import Life, Step, open_spells

ROUND_THE_CLOCK = frozenset({Unit.URGENT_HOUR, Unit.URGENT_DAY, Unit.CALENDAR_DAY, Unit.MINUTE})
LEAST_SECONDS = 1800  # a unit whose budget is spent still needs this long
WAITING = timedelta(minutes=40)


@dataclass(frozen=True, slots=True)
class Spell:
    """The spell under hand with its clock and its chance."""

    row: Assignment
    life: Life
    calendar: WorkCalendar
    start: datetime
    pace: Pace

    @property
    def left(self) -> int:
        """What the unit may use from `start` on."""
        if self.start != self.row.started_at:
            return max(self.calendar.between(self.start, self.row.due_at, self.unit), LEAST_SECONDS)
        return max((self.row.limit_seconds or 0) - self.row.used_before, LEAST_SECONDS)

    @property
    def unit(self) -> Unit:
        return Unit(self.row.limit_unit)

    def roll(self, label: str) -> random.Random:
        return self.life.dice.roll(f"{label}{self.life.handlings}")

    def at_share(self, share: float) -> datetime:
        """The instant at which this share of the budget is used."""
        return self.calendar.add_seconds(self.start, max(60, int(self.left * share)), self.unit).at

    @property
    def opening(self) -> datetime:
        """When the unit first looks at it."""
        return self.start if self.unit in ROUND_THE_CLOCK else self.calendar.next_open(self.start)


class UnitWork:
    """The steps that are possible while a case is being handled."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def steps(self, life: Life, now: datetime) -> list[Step]:
        """Every possible next step with its instant."""
        holder, children = open_spells(life.case)
        if holder is None or holder.department_id not in self.cast.units:
            return []
        life.unit_id = holder.department_id
        spell = self._spell(life, holder)
        steps = list(self._reminders(spell, now))
        if self._wants_to_be_rid_of(spell):
            verb = Verb.RECALL if children else Verb.REQUEST_SEND_BACK
            return [*steps, Step(spell.opening + COMPLAINING.draw(spell.roll("complain")), verb)]
        share = spell.pace.draw(spell.roll("finish"))
        finish = spell.at_share(share)
        steps += self._asking(spell, now, children)
        if holder.signed_at is None and Twist.NEVER_SIGNED not in life.fate:
            signed = min(spell.opening + SIGNING.draw(spell.roll("sign")), finish - timedelta(minutes=1))
            steps.append(Step(signed, Verb.SIGN))
        steps += self._below(spell, children, share)
        if not any(child.kind == Kind.HANDLE for child in children):
            steps.append(Step(finish, Verb.FEED_BACK))
        return steps

    def decision(self, life: Life, asked: str) -> Verb:
        """What becomes of a request."""
        fate, done = life.fate, life.done
        if Twist.WITHDRAWN in fate and asked != Asked.SEND_BACK:
            return Verb.WITHDRAW_REQUEST
        if asked == Asked.SEND_BACK:
            if done[Verb.SEND_BACK] >= catalog.policy(life.case.platform_id).max_returns:
                return Verb.DESIGNATE
            fair = Twist.WRONG_UNIT in fate or Twist.PING_PONG in fate or Twist.GIVEN_IN in fate
            return Verb.SEND_BACK if fair else Verb.REFUSE_REQUEST
        if Twist.REFUSED in fate:
            return Verb.REFUSE_REQUEST
        granted = {Asked.EXTENSION: Verb.EXTEND, Asked.SUSPENSION: Verb.SUSPEND, Asked.VOID: Verb.VOID}
        return granted[Asked(asked)]

    def _spell(self, life: Life, holder: Assignment) -> Spell:
        calendar = catalog.calendar_for(life.case.platform_id, holder.department_id)
        start = holder.started_at
        if life.done[Verb.SUSPEND]:
            pause = holder.suspensions.filter(ended_at__isnull=False).order_by("-ended_at").first()
            start = pause.ended_at if pause is not None and pause.ended_at else start
        code = self.cast.units[holder.department_id].code
        return Spell(holder, life, calendar, start, PACES.get(code, ORDINARY))

    def _wants_to_be_rid_of(self, spell: Spell) -> bool:
        fate, done = spell.life.fate, spell.life.done
        if spell.row.binding or spell.row.rework_of_id is not None:
            return False
        if Twist.PING_PONG in fate:
            return done[Verb.REQUEST_SEND_BACK] < 3
        if Twist.WRONG_UNIT in fate:
            return done[Verb.DISPATCH] == 1 and done[Verb.REQUEST_SEND_BACK] == 0
        return Twist.QUARREL in fate and done[Verb.REQUEST_SEND_BACK] == 0

    def _asking(self, spell: Spell, now: datetime, children: list[Assignment]) -> Iterator[Step]:
        """Requests: each once in the life of a case, and never once overdue."""
        fate, done = spell.life.fate, spell.life.done
        slow = spell.unit not in ROUND_THE_CLOCK
        for twist, verb, share, alone in (
            (Twist.UNIT_VOID, Verb.REQUEST_VOID, 0.2, False),
            (Twist.SUSPENSION, Verb.REQUEST_SUSPENSION, 0.05, True),
            (Twist.EXTENSION, Verb.REQUEST_EXTENSION, 0.15, False),
        ):
            if twist in fate and not done[verb] and slow and now < spell.row.due_at:
                at = spell.at_share(share)
                if at < spell.row.due_at:
                    yield Step(at, Verb.RECALL if alone and children else verb)

    def _below(self, spell: Spell, children: list[Assignment], share: float) -> Iterator[Step]:
        """The second level, assisting units, and the person who is to do it."""
        life, signed = spell.life, spell.row.signed_at
        for child in children:
            part = (
                0.85
                if child.kind == Kind.HANDLE
                else life.dice.roll(f"assist{child.department_id}").uniform(0.3, 0.9)
            )
            yield Step(spell.at_share(share * part), Verb.REPORT_BACK, child.department_id)
        if signed is None:
            return
        teams = self.cast.units[spell.row.department_id].teams
        if teams and Twist.SECOND_LEVEL in life.fate:
            if not children and not self._handed_down(spell):
                yield Step(
                    signed + timedelta(minutes=spell.roll("hand down").randint(3, 20)), Verb.REDISPATCH
                )
        elif Twist.NAMED_PERSON in life.fate and not life.done[Verb.ASSIGN_PERSON]:
            yield Step(signed + timedelta(minutes=spell.roll("name").randint(2, 15)), Verb.ASSIGN_PERSON)

    def _handed_down(self, spell: Spell) -> bool:
        """Whether the unit has done so in this spell, or so near its end that it will not again."""
        if not spell.life.done[Verb.REDISPATCH]:
            return False
        return spell.row.children.filter(kind=Kind.HANDLE).exists()

    def _reminders(self, spell: Spell, now: datetime) -> Iterator[Step]:
        """Words from the centre to whoever holds the case, and the answers."""
        fate, done, due = spell.life.fate, spell.life.done, spell.row.due_at
        if Twist.COMMENTED in fate and not done[Verb.COMMENT]:
            yield Step(spell.opening + WAITING, Verb.COMMENT)
        if Twist.URGED in fate and not done[Verb.URGE]:
            yield Step(due + REMINDING.draw(spell.roll("urge")), Verb.URGE)
        placed, answered = done[Verb.PLACE_UNDER_OVERSIGHT], done[Verb.ANSWER_OVERSIGHT]
        if placed > answered:
            yield Step(now + ANSWERING.draw(spell.roll("answer")), Verb.ANSWER_OVERSIGHT)
        elif not placed and Twist.WATCHED in fate:
            yield Step(spell.start + timedelta(minutes=12), Verb.PLACE_UNDER_OVERSIGHT)
        elif not placed and Twist.OVERSEEN in fate:
            yield Step(due + 4 * REMINDING.draw(spell.roll("oversee")), Verb.PLACE_UNDER_OVERSIGHT)
        if Twist.FORCED in fate:
            yield Step(due + timedelta(hours=60), Verb.FORCE_CLOSE)
