"""信息收集: reports come in, are verified, accepted, rejected, merged."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from cityloop.cases import deadlines, rules, staffing
from cityloop.cases.actions import claims
from cityloop.cases.models import Case, Evidence, Reporter, Source
from cityloop.cases.move import Facts, Turn, move, open_case
from cityloop.cases.stages import FINAL, Kind, Stage, Verb
from cityloop.core.errors import Invalid, Refused
from cityloop.people.actors import Actor
from cityloop.people.models import Platform

DEFAULT_ANSWER = "您反映的问题已处理完毕，感谢您对城市管理的关心。"


def report(
    *,
    by: Actor,
    platform: Platform,
    source: Source,
    nature: str,
    category_code: str,
    description: str,
    lon: float,
    lat: float,
    address: str = "",
    component_code: str = "",
    urgent: bool = False,
    found_at: datetime | None = None,
    reporter_name: str = "",
    reporter_phone: str = "",
    anonymous: bool = False,
    source_ref: str = "",
    evidence_ids: Sequence[int] = (),
    key: str = "",
) -> Case:
    """上报: a claim enters the loop and waits at the intake desk. `key` makes a repeated call harmless.

    Raises `Invalid` for an unknown category, a point outside the district, an absurd time or an empty text.
    """
    case = claims.described(
        by,
        platform,
        source,
        nature,
        category_code,
        description,
        lon,
        lat,
        address,
        component_code,
        urgent,
        source_ref,
    )
    facts = claims.told(case, found_at)
    return open_case(
        case,
        Verb.REPORT,
        by=by,
        platform=platform,
        key=key,
        facts=facts,
        reporter=claims.reporter(source, reporter_name, reporter_phone, anonymous),
        evidence_ids=evidence_ids,
    )


def report_self_handled(
    *,
    by: Actor,
    platform: Platform,
    nature: str,
    category_code: str,
    description: str,
    lon: float,
    lat: float,
    address: str = "",
    component_code: str = "",
    evidence_ids: Sequence[int] = (),
    key: str = "",
) -> Case:
    """自行处置: an inspector found a small thing and fixed it on the spot; needs photos before and after."""
    kinds = set(Evidence.objects.filter(pk__in=evidence_ids).values_list("kind", flat=True))
    if not {"before", "after"} <= kinds:
        raise Invalid(
            "自行处置须附处置前、处置后照片各至少一张。",
            "Needs a photo before and one after.",
            field="evidence",
        )
    case = claims.described(
        by,
        platform,
        Source.INSPECTOR,
        nature,
        category_code,
        description,
        lon,
        lat,
        address,
        component_code,
        False,
        "",
    )
    return open_case(
        case,
        Verb.REPORT_SELF_HANDLED,
        by=by,
        platform=platform,
        key=key,
        facts=claims.told(case, None),
        evidence_ids=evidence_ids,
    )


def request_verification(
    case: Case, *, by: Actor, person_id: int | None = None, note: str = "", key: str = ""
) -> Case:
    """派核实: ask an inspector whether the report is true; without a person, the grid's own is asked."""

    def effect(turn: Turn) -> None:
        person = staffing.inspector_for(turn.case, person_id)
        promise = deadlines.for_stage(turn.case.platform_id, Kind.VERIFY, turn.at, person.department_id)
        turn.hold(Kind.VERIFY, person.department_id, promise, person_id=person.user_id)
        turn.payload["person"] = person.user_id

    facts: Facts = {"person": person_id}
    return move(case, Verb.REQUEST_VERIFICATION, by=by, note=note, key=key, facts=facts, effect=effect)


def submit_verification(
    case: Case, *, by: Actor, confirmed: bool, note: str, evidence_ids: Sequence[int] = (), key: str = ""
) -> Case:
    """核实反馈: the inspector says whether it is true (属实); the desk decides what follows."""
    facts: Facts = {
        "finding": rules.CONFIRMED if confirmed else rules.UNFOUNDED,
        "evidence": list(evidence_ids),
    }
    return move(
        case,
        Verb.SUBMIT_VERIFICATION,
        by=by,
        note=note,
        key=key,
        facts=facts,
        effect=lambda turn: turn.attach(evidence_ids),
    )


def accept(case: Case, *, by: Actor, note: str = "", key: str = "") -> Case:
    """受理: the report goes to the duty chief for filing."""
    return move(case, Verb.ACCEPT, by=by, note=note, key=key)


def reject(case: Case, *, by: Actor, note: str, key: str = "") -> Case:
    """不予受理: not our matter, or not true; the reason is the answer to whoever reported."""

    def effect(turn: Turn) -> None:
        answer_reporters(turn.case, note, turn.at)

    return move(case, Verb.REJECT, by=by, note=note, key=key, effect=effect)


def merge(case: Case, *, by: Actor, main: Case, note: str = "", key: str = "") -> Case:
    """合并: this report is about the same thing as `main`; it is never deleted and can be taken apart again."""
    if main.pk == case.pk:
        raise Refused("不能并入自身。", "A case cannot be merged into itself.")

    def effect(turn: Turn) -> None:
        if main.platform_id != turn.case.platform_id:
            raise Refused("主案件不属于本平台。", "The main case belongs to another platform.")
        main.refresh_from_db(fields=["stage"])
        if main.stage in FINAL - {Stage.CLOSED}:
            raise Refused(
                f"主案件“{Stage(main.stage).label}”，不能并入。",
                f"The main case is {main.stage}.",
                main=main.number,
            )
        if turn.case.subs.exists():
            raise Refused("本案已有并入的案件，请以本案为主案件。", "Other cases are merged into this one.")
        turn.case.main = main
        if main.stage == Stage.CLOSED:
            answer_reporters(turn.case, _answer_of(main), turn.at)

    with transaction.atomic():
        # Both rows, in one order for everybody, so that two crossing merges cannot wait for each other.
        list(Case.objects.select_for_update().filter(pk__in=[case.pk, main.pk]).order_by("pk"))
        return move(case, Verb.MERGE, by=by, note=note, key=key, facts={"main": main.number}, effect=effect)


def unmerge(case: Case, *, by: Actor, note: str, key: str = "") -> Case:
    """取消合并: the report stands on its own again, at the intake desk."""

    def effect(turn: Turn) -> None:
        turn.payload["main"] = Case.objects.values_list("main__number", flat=True).get(pk=turn.case.pk)
        turn.case.filing_rule = None

    return move(case, Verb.UNMERGE, by=by, note=note, key=key, effect=effect)


def approve_self_handled(case: Case, *, by: Actor, note: str = "", key: str = "") -> Case:
    """自处理审核通过: somebody else looked at the photos; the case is closed and counted apart."""
    return move(case, Verb.APPROVE_SELF_HANDLED, by=by, note=note, key=key)


def refuse_self_handled(case: Case, *, by: Actor, note: str, key: str = "") -> Case:
    """自处理审核不通过: the case goes the ordinary way."""
    return move(case, Verb.REFUSE_SELF_HANDLED, by=by, note=note, key=key)


def amend(
    case: Case,
    *,
    by: Actor,
    nature: str | None = None,
    category_code: str | None = None,
    description: str | None = None,
    address: str | None = None,
    lon: float | None = None,
    lat: float | None = None,
    urgent: bool | None = None,
    note: str = "",
    key: str = "",
) -> Case:
    """更正信息 before filing: what it is, where it is, how it is described; the timeline keeps old and new."""
    told = {
        "nature": nature,
        "category": category_code,
        "description": description,
        "address": address,
        "lon": lon,
        "lat": lat,
        "urgent": urgent,
    }
    facts: Facts = {name: value for name, value in told.items() if value is not None}
    if not facts:
        raise Invalid("没有要更正的内容。", "Nothing to amend.")

    def effect(turn: Turn) -> None:
        before = claims.amendable(turn.case)
        if nature is not None or category_code is not None:
            claims.classify(turn.case, nature or turn.case.nature, category_code or turn.case.category_code)
        if description is not None:
            turn.case.description = claims.description_of(description)
        if address is not None:
            turn.case.address = claims.line(address, "address", 200)
        if urgent is not None:
            turn.case.urgent = urgent
        if lon is not None or lat is not None:
            claims.place(
                turn.case, turn.case.lon if lon is None else lon, turn.case.lat if lat is None else lat
            )
        turn.payload["before"] = {name: before[name] for name in facts}

    return move(case, Verb.AMEND, by=by, note=note, key=key, facts=facts, effect=effect)


def answer_reporters(case: Case, answer: str, at: datetime) -> None:
    """答复: everybody who reported this, or a report merged into it, gets the answer on record."""
    # Named one by one: asked for by "this case or merged into it", PostgreSQL reads every reporter there ever was.
    cases = [case.pk, *Case.objects.filter(main=case).values_list("pk", flat=True)]
    Reporter.objects.filter(case_id__in=cases).update(answered_at=at, answer=answer[:1000])


def _answer_of(main: Case) -> str:
    """What the reporters of a closed case were told."""
    closed = (
        main.timeline.filter(stage_to=Stage.CLOSED).exclude(stage_from=Stage.CLOSED).order_by("-pk").first()
    )
    said: str = closed.payload.get("answer", "") if closed else ""
    return said or DEFAULT_ANSWER
