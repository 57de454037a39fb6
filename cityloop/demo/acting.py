"""Saying a verb as the people of the demo district would, through the real actions and no other door."""

import random
from collections.abc import Callable
from datetime import timedelta

from cityloop.cases.actions import closing, dispatching, handling, intake, oversight, requests
from cityloop.cases.models import Case, EvidenceKind, Satisfaction, Source
from cityloop.cases.rules import CONFIRMED, FIXED, NOT_FIXED, UNFOUNDED
from cityloop.cases.stages import Asked, Stage, Verb
from cityloop.catalog import queries as catalog
from cityloop.core import clock
from cityloop.core.errors import Refused
from cityloop.demo import words
from cityloop.demo.arrivals import Arrival
from cityloop.demo.cast import Cast
from cityloop.demo.chances import Dice, Twist
from cityloop.demo.lives import Life, open_spells
from cityloop.demo.photos import Photos
from cityloop.demo.stories import CITIZENS, MACHINES, rule_no_of
from cityloop.people.actors import Actor
from cityloop.people.posts import Post

CLAUSE = "《红旗区城市管理权责清单（演示）》：先属主、后属地"
BOTH = (EvidenceKind.BEFORE, EvidenceKind.AFTER)
PLEASED: dict[Satisfaction, int] = {Satisfaction.VERY: 5, Satisfaction.SATISFIED: 9, Satisfaction.FAIR: 3}
Doing = Callable[[Life, int, str], Case]

# Verbs that need no more than somebody of a post and a sentence; a handler is one of the unit that holds the case.
PLAIN: dict[Verb, tuple[Callable[..., Case], Post]] = {
    Verb.ACCEPT: (intake.accept, Post.INTAKE),
    Verb.UNMERGE: (intake.unmerge, Post.INTAKE),
    Verb.APPROVE_SELF_HANDLED: (intake.approve_self_handled, Post.INTAKE),
    Verb.REFUSE_SELF_HANDLED: (intake.refuse_self_handled, Post.INTAKE),
    Verb.RETURN_TO_INTAKE: (dispatching.return_to_intake, Post.DUTY_CHIEF),
    Verb.SIGN: (handling.sign, Post.HANDLER),
    Verb.RECALL: (handling.recall, Post.HANDLER),
    Verb.REQUEST_EXTENSION: (requests.request_extension, Post.HANDLER),
    Verb.WITHDRAW_REQUEST: (requests.withdraw_request, Post.HANDLER),
    Verb.SEND_BACK: (requests.send_back, Post.DISPATCHER),
    Verb.EXTEND: (requests.extend, Post.DISPATCHER),
    Verb.SUSPEND: (requests.suspend, Post.DISPATCHER),
    Verb.RESUME: (requests.resume, Post.DISPATCHER),
    Verb.VOID: (requests.void, Post.DUTY_CHIEF),
    Verb.REWORK: (closing.rework, Post.DUTY_CHIEF),
    Verb.FORCE_CLOSE: (closing.force_close, Post.CENTRE_HEAD),
    Verb.REOPEN: (closing.reopen, Post.INTAKE),
    Verb.URGE: (oversight.urge, Post.DISPATCHER),
    Verb.LIFT_OVERSIGHT: (oversight.lift_oversight, Post.OVERSEER),
    Verb.COMMENT: (oversight.comment, Post.DISPATCHER),
}


class Acting:
    """Who says which verb with what in hand."""

    def __init__(self, cast: Cast, photos: Photos) -> None:
        self.cast, self.photos = cast, photos
        self._doing: dict[Verb, Doing] = {
            verb: getattr(self, f"_{verb.value}") for verb in Verb if hasattr(self, f"_{verb.value}")
        }

    def report(self, arrival: Arrival, seed: int, serial: int, key: str = "") -> Case:
        """A report comes in by its channel."""
        roll = Dice(seed, f"{arrival.at.isoformat()}#{serial}").roll("report")
        by = self._reporter(arrival, serial, seed)
        spot = arrival.spot
        told = {
            "by": by,
            "platform": self.cast.platform,
            "nature": arrival.nature,
            "category_code": arrival.category_code,
            "description": arrival.description,
            "lon": spot.lon,
            "lat": spot.lat,
            "address": spot.address,
            "component_code": arrival.component_code,
            "key": key,
        }
        if arrival.self_handled:
            shown = [self.photos.take(kind, by, spot.lon, spot.lat, roll) for kind in BOTH]
            return intake.report_self_handled(**told, evidence_ids=shown)  # type: ignore[arg-type]
        shown = []
        if by.user_id is not None and arrival.source in MACHINES | {Source.INSPECTOR}:
            shown.append(self.photos.take(EvidenceKind.BEFORE, by, spot.lon, spot.lat, roll))
        if arrival.source in CITIZENS and not arrival.anonymous:
            told |= {
                "reporter_name": f"{roll.choice(words.CALLERS)}（演示）",
                "reporter_phone": f"0000{roll.randrange(10**7):07d}",  # no such number can exist
            }
        return intake.report(
            **told,  # type: ignore[arg-type]
            source=arrival.source,
            urgent=arrival.urgent,
            found_at=clock.now() - timedelta(minutes=roll.randint(1, 9)),
            anonymous=arrival.source in CITIZENS and arrival.anonymous,
            evidence_ids=shown,
        )

    def do(self, life: Life, verb: Verb, subject: int, key: str = "") -> None:
        """Say the verb; the life remembers it. Refusals of the loop come through."""
        if verb in PLAIN:
            action, post = PLAIN[verb]
            by = self._unit(life) if post is Post.HANDLER else self._by(life, post)
            life.case = action(life.case, by=by, note=self._note(life, verb), key=key)
        else:
            life.case = self._doing[verb](life, subject, key)
        life.done[verb] += 1

    # Before dispatch

    def _request_verification(self, life: Life, _: int, key: str) -> Case:
        person = self._inspector(life)
        life.finding = ""
        return intake.request_verification(
            life.case,
            by=self._by(life, Post.INTAKE),
            person_id=person,
            note=self._note(life, Verb.REQUEST_VERIFICATION),
            key=key,
        )

    def _submit_verification(self, life: Life, _: int, key: str) -> Case:
        confirmed = Twist.UNFOUNDED not in life.fate
        by, roll = self._holding_person(life), self._roll(life)
        shown = [self._photo(life, EvidenceKind.VERIFICATION, by)] if confirmed else []
        note = roll.choice(words.CONFIRMED if confirmed else words.UNFOUNDED)
        case = intake.submit_verification(
            life.case, by=by, confirmed=confirmed, note=note, evidence_ids=shown, key=key
        )
        life.finding = CONFIRMED if confirmed else UNFOUNDED
        return case

    def _amend(self, life: Life, _: int, key: str) -> Case:
        return intake.amend(
            life.case, by=self._by(life, Post.INTAKE), address=f"{life.case.address}（路东侧）"[:200], key=key
        )

    def _reject(self, life: Life, _: int, key: str) -> Case:
        post = Post.INTAKE if life.stage is Stage.REPORTED else Post.DUTY_CHIEF
        said = words.UNFOUNDED if life.finding == UNFOUNDED else words.NOT_OURS
        return intake.reject(life.case, by=self._by(life, post), note=self._roll(life).choice(said), key=key)

    def _merge(self, life: Life, subject: int, key: str) -> Case:
        main = Case.objects.get(pk=subject)
        return intake.merge(life.case, by=self._by(life, Post.INTAKE), main=main, note="同一处问题", key=key)

    def _file_case(self, life: Life, _: int, key: str) -> Case:
        case = life.case
        rules = catalog.rules_of(case.category_id)
        wanted = rule_no_of(case.nature, case.category.name, case.description)
        rule = next((one for one in rules if one.rule_no == wanted), rules[0])
        return dispatching.file_case(
            case,
            by=self._by(life, Post.DUTY_CHIEF),
            rule_id=rule.pk,
            note=self._note(life, Verb.FILE_CASE),
            key=key,
        )

    def _dispatch(self, life: Life, _: int, key: str) -> Case:
        lead, assisting, clause = self._proper_unit(life)
        before = life.done[Verb.DISPATCH]
        if (Twist.WRONG_UNIT in life.fate and before == 0) or (Twist.PING_PONG in life.fate and before < 2):
            lead, assisting = self.cast.specialist(lead, self._roll(life)), ()
        return dispatching.dispatch(
            life.case,
            by=self._by(life, Post.DISPATCHER),
            department_id=lead,
            assisting_ids=assisting,
            clause=clause,
            note=self._note(life, Verb.DISPATCH),
            key=key,
        )

    def _designate(self, life: Life, _: int, key: str) -> Case:
        lead, _assisting, clause = self._proper_unit(life)
        by = self._by(life, Post.DUTY_CHIEF)
        return dispatching.designate(
            life.case,
            by=by,
            department_id=lead,
            clause=clause,
            note=self._note(life, Verb.DESIGNATE),
            key=key,
        )

    # At the unit

    def _assign_person(self, life: Life, _: int, key: str) -> Case:
        by = self._unit(life)
        return handling.assign_person(
            life.case, by=by, person_id=by.user_id or 0, note=self._note(life, Verb.ASSIGN_PERSON), key=key
        )

    def _redispatch(self, life: Life, _: int, key: str) -> Case:
        teams = self.cast.units[life.unit_id].teams
        team = teams[(life.case.duty_grid_id or 0) % len(teams)]
        by = self._unit(life)
        return handling.redispatch(
            life.case, by=by, department_id=team, note=self._note(life, Verb.REDISPATCH), key=key
        )

    def _report_back(self, life: Life, subject: int, key: str) -> Case:
        by = self.cast.handler(subject, self._roll(life))
        shown = [self._photo(life, EvidenceKind.AFTER, by)]
        return handling.report_back(
            life.case, by=by, note=self._note(life, Verb.REPORT_BACK), evidence_ids=shown, key=key
        )

    def _feed_back(self, life: Life, _: int, key: str) -> Case:
        by = self._unit(life)
        shown = [self._photo(life, EvidenceKind.AFTER, by)]
        if "before" in life.case.category.closing_evidence:
            shown.append(self._photo(life, EvidenceKind.BEFORE, by))
        return handling.feed_back(
            life.case, by=by, note=self._note(life, Verb.FEED_BACK), evidence_ids=shown, key=key
        )

    def _request_send_back(self, life: Life, _: int, key: str) -> Case:
        by = self._unit(life)
        return requests.request_send_back(
            life.case, by=by, note=self._note(life, Verb.REQUEST_SEND_BACK), clause=CLAUSE, key=key
        )

    def _request_suspension(self, life: Life, _: int, key: str) -> Case:
        until = clock.now() + timedelta(days=self._roll(life).randint(4, 20), hours=3)
        return requests.request_suspension(
            life.case,
            by=self._unit(life),
            note=self._note(life, Verb.REQUEST_SUSPENSION),
            until=until,
            key=key,
        )

    def _request_void(self, life: Life, _: int, key: str) -> Case:
        by = self._unit(life) if life.stage is Stage.HANDLING else self._by(life, Post.INTAKE)
        return requests.request_void(life.case, by=by, note=self._note(life, Verb.REQUEST_VOID), key=key)

    # Decisions

    def _refuse_request(self, life: Life, _: int, key: str) -> Case:
        pending = life.case.requests.filter(decision="").first()
        void = pending is not None and pending.asked == Asked.VOID
        by = self._by(life, Post.DUTY_CHIEF if void else Post.DISPATCHER)
        return requests.refuse_request(life.case, by=by, note=self._note(life, Verb.REFUSE_REQUEST), key=key)

    # Checking and closing

    def _request_inspection(self, life: Life, _: int, key: str) -> Case:
        return closing.request_inspection(
            life.case,
            by=self._by(life, Post.INTAKE),
            person_id=self._inspector(life),
            note=self._note(life, Verb.REQUEST_INSPECTION),
            key=key,
        )

    def _reinspect(self, life: Life, _: int, key: str) -> Case:
        return closing.reinspect(
            life.case,
            by=self._by(life, Post.DUTY_CHIEF),
            person_id=self._inspector(life),
            note=self._note(life, Verb.REINSPECT),
            key=key,
        )

    def _submit_inspection(self, life: Life, _: int, key: str) -> Case:
        before = life.done[Verb.REWORK]
        bad = Twist.NOT_FIXED in life.fate and (
            before == 0 or (before == 1 and Twist.STILL_NOT_FIXED in life.fate)
        )
        by = self._holding_person(life)
        shown = [self._photo(life, EvidenceKind.SCENE if bad else EvidenceKind.INSPECTION, by)]
        note = self._roll(life).choice(words.NOT_FIXED if bad else words.FIXED)
        case = closing.submit_inspection(
            life.case, by=by, fixed=not bad, note=note, evidence_ids=shown, key=key
        )
        life.finding = NOT_FIXED if bad else FIXED
        return case

    def _close(self, life: Life, _: int, key: str) -> Case:
        by = self._by(life, Post.DUTY_CHIEF)
        answer = self._roll(life).choice(words.ANSWERS) if life.case.source in CITIZENS else ""
        return closing.close(life.case, by=by, note=self._note(life, Verb.CLOSE), answer=answer, key=key)

    def _follow_up(self, life: Life, _: int, key: str) -> Case:
        pleased = None if life.stage is Stage.REJECTED else self._satisfaction(life)
        return closing.follow_up(
            life.case,
            by=self._by(life, Post.INTAKE),
            note=self._note(life, Verb.FOLLOW_UP),
            satisfaction=pleased,
            key=key,
        )

    def _rate(self, life: Life, _: int, key: str) -> Case:
        return closing.rate(
            life.case,
            by=self.cast.citizen,
            track_code=life.case.reporters.values_list("track_code", flat=True)[0],
            satisfaction=self._satisfaction(life),
            note=self._note(life, Verb.RATE),
            key=key,
        )

    # Words from the centre

    def _place_under_oversight(self, life: Life, _: int, key: str) -> Case:
        return oversight.place_under_oversight(
            life.case,
            by=self._by(life, Post.OVERSEER),
            note=self._note(life, Verb.PLACE_UNDER_OVERSIGHT),
            answer_due_at=clock.now() + timedelta(hours=24),
            key=key,
        )

    def _answer_oversight(self, life: Life, _: int, key: str) -> Case:
        asked = life.case.oversights.filter(answered_at__isnull=True).values_list("department_id", flat=True)[
            0
        ]
        by = self.cast.handler(asked, self._roll(life))
        return oversight.answer_oversight(
            life.case, by=by, note=self._note(life, Verb.ANSWER_OVERSIGHT), key=key
        )

    # Who, and with what

    def _roll(self, life: Life) -> random.Random:
        return life.dice.roll(f"act{life.done.total()}")

    def _by(self, life: Life, post: Post) -> Actor:
        return self.cast.someone(post, self._roll(life))

    def _note(self, life: Life, verb: Verb) -> str:
        return words.note(verb, self._roll(life))

    def _unit(self, life: Life) -> Actor:
        """Somebody of the unit that holds the case."""
        return self.cast.handler(life.unit_id, self._roll(life))

    def _holding_person(self, life: Life) -> Actor:
        """The inspector who was sent."""
        if not life.person_id:
            holder, _ = open_spells(life.case)
            life.person_id = (holder.person_id if holder else None) or 0
        if life.person_id not in self.cast.by_user:
            raise Refused("没有派出演示采集员。", "No inspector of the demo was sent.")
        return self.cast.by_user[life.person_id]

    def _inspector(self, life: Life) -> int:
        case = life.case
        by = self.cast.inspector(case.duty_grid_id, case.reported_by_id, clock.now(), self._roll(life))
        life.person_id = by.user_id or 0
        return life.person_id

    def _photo(self, life: Life, kind: EvidenceKind, by: Actor) -> int:
        case = life.case
        return self.photos.take(kind, by, case.lon or 0.0, case.lat or 0.0, self._roll(life))

    def _satisfaction(self, life: Life) -> Satisfaction:
        if Twist.UNHAPPY in life.fate or life.done[Verb.REOPEN]:
            return Satisfaction.NOT
        return self._roll(life).choices(list(PLEASED), list(PLEASED.values()))[0]

    def _proper_unit(self, life: Life) -> tuple[int, tuple[int, ...], str]:
        """Whom the 权责清单 names."""
        case = life.case
        owner, maintainer = self.cast.keepers.get(case.component_id or 0, (None, None))
        found = catalog.propose_unit(
            case.platform_id,
            case.category,
            division_code=case.division_code,
            cell_code=self.cast.cells.get(case.cell_id or 0, ""),
            on=clock.now().astimezone(self.cast.zone).date(),
            owner_id=owner,
            maintainer_id=maintainer,
        )
        if found is None:
            raise Refused("权责清单没有主办单位。", "No unit is named.")
        return found.lead_id, found.assisting_ids, found.clause

    def _reporter(self, arrival: Arrival, serial: int, seed: int) -> Actor:
        roll = Dice(seed, f"{arrival.at.isoformat()}#{serial}").roll("reporter")
        if arrival.source is Source.INSPECTOR:
            return self.cast.by_user[arrival.spot.inspector_id or 0]
        if arrival.source is Source.PUBLIC:
            return self.cast.citizen
        return self.cast.someone(Post.CHANNEL if arrival.source in MACHINES else Post.INTAKE, roll)
