"""The case page in one answer: everything about a case that this user may see."""

from collections import defaultdict
from datetime import datetime
from zoneinfo import ZoneInfo

from cityloop.api import privacy, rows
from cityloop.api.schemas import (
    AllowedVerb,
    AssignmentOut,
    CaseDetail,
    Named,
    OversightOut,
    Place,
    ReporterOut,
    RequestOut,
    RuleBrief,
    SuspensionOut,
    TimelineOut,
)
from cityloop.api.translate import verb_path
from cityloop.cases import queries, rules, sight
from cityloop.cases.models import (
    Assignment,
    Case,
    Decision,
    Evidence,
    Request,
    Satisfaction,
    Source,
    TimelineEntry,
)
from cityloop.cases.stages import STEP_OF, STEPS, Asked, Kind, Stage, Verb, rows_at
from cityloop.core import clock
from cityloop.people.actors import Actor
from cityloop.people.posts import Post
from cityloop.places.cells import cells_of


def detail(case: Case, actor: Actor) -> CaseDetail:
    """案件详情: one case with all that hangs on it."""
    now = clock.now()
    spells = list(
        case.assignments.select_related("department", "person").prefetch_related("suspensions").order_by("pk")
    )
    entries = list(queries.timeline(case))
    holder = next((spell for spell in spells if spell.ended_at is None and spell.parent_id is None), None)
    shown = Evidence.objects.filter(case=case).select_related("assignment", "uploaded_by").order_by("pk")
    stage = Stage(case.stage)
    return CaseDetail(
        number=case.number,
        classified_number=case.classified_number,
        stage=stage,
        stage_label=stage.label,
        step=STEP_OF[stage],
        steps=list(STEPS),
        lamp=queries.lamp(holder, now) if holder else None,
        due_at=holder.due_at if holder else None,
        seconds_left=rows.seconds_left(holder, now),
        holder=rows.spell_out(holder, case, actor, now) if holder else None,
        why=_why(case, entries, holder, actor),
        source=case.source,
        source_label=Source(case.source).label,
        source_ref=case.source_ref,
        urgent=case.urgent,
        category=rows.category(case.category),
        rule=_rule(case),
        closing_evidence=list(case.category.closing_evidence),
        component=Named(code=case.component.code, name=case.component.name) if case.component else None,
        description=case.description,
        place=_place(case),
        reported_at=case.reported_at,
        reported_by=privacy.reported_by(case, actor),
        ended_at=case.ended_at,
        main=_main(case, actor),
        subs=list(
            sight.visible_cases(actor).filter(main=case).order_by("pk").values_list("number", flat=True)
        ),
        allowed=allowed(case, actor),
        reporters=_reporters(case, actor),
        assignments=_nested(spells, case, actor, now),
        timeline=[timeline_out(entry, case, actor) for entry in entries],
        evidence=[rows.evidence_out(one, case, actor) for one in shown],
        requests=_requests(case),
        suspensions=[SuspensionOut.model_validate(one) for one in case.suspensions.order_by("pk")],
        oversights=_oversights(case),
    )


def allowed(case: Case, actor: Actor) -> list[AllowedVerb]:
    """What the actor's posts may say here, each verb once; with the reason where the rules object."""
    standing = rules.Standing(case)
    found: dict[Verb, AllowedVerb] = {}
    for row in rows_at(Stage(case.stage)):
        known = found.get(row.verb)
        if (known is not None and known.enabled) or not rules.seat_for(row, standing, actor)[0]:
            continue
        zh, en = rules.obstacle(row, standing, actor) or ("", "")
        found[row.verb] = AllowedVerb(
            verb=row.verb,
            label=row.verb.label,
            path="/api/v1" + verb_path(row.verb).format(number=case.number),
            needs=list(row.needs),
            enabled=not zh,
            reason=zh,
            reason_en=en,
        )
    return list(found.values())


def _why(case: Case, entries: list[TimelineEntry], holder: Assignment | None, actor: Actor) -> str:
    """One line: what happened last, and who must do what until when."""
    zone = ZoneInfo(case.platform.timezone)
    parts = []
    if entries:
        last = entries[-1]
        who = privacy.said_by(last, case, actor) or (Post(last.post).label if last.post else "")
        said = last.note.rstrip("。；， ")  # the line has stops of its own
        note = f"：{said}" if said else ""
        parts.append(f"{_day(last.at, zone)} {who}{Verb(last.verb).label}{note}")
    if holder is not None:
        due = f"复核日 {_day(holder.due_at, zone)}" if holder.paused_at else f"{_day(holder.due_at, zone)} 前"
        parts.append(f"现由{holder.department}{Kind(holder.kind).label}，{due}")
    return "；".join(parts) + "。"


def _day(at: datetime, zone: ZoneInfo) -> str:
    local = at.astimezone(zone)
    return f"{local.month}月{local.day}日 {local:%H:%M}"


def _rule(case: Case) -> RuleBrief | None:
    rule = case.filing_rule
    if rule is None:
        return None
    return RuleBrief(
        id=rule.pk, rule_no=rule.rule_no, condition=rule.condition, closing_condition=rule.closing_condition
    )


def _place(case: Case) -> Place:
    names = cells_of(case.platform_id).divisions
    codes = [case.division_code[:length] for length in (6, 9, 12) if len(case.division_code) >= length]
    return Place(
        lon=case.lon,
        lat=case.lat,
        address=case.address,
        area_class=case.area_class,
        chain=[Named(code=code, name=names.get(code, code)) for code in codes],
        cell=Named(code=case.cell.code, name=str(case.cell)) if case.cell else None,
        duty_grid=Named(code=case.duty_grid.code, name=str(case.duty_grid)) if case.duty_grid else None,
    )


def _main(case: Case, actor: Actor) -> str | None:
    if case.main_id is None:
        return None
    return sight.visible_cases(actor).filter(pk=case.main_id).values_list("number", flat=True).first()


def _reporters(case: Case, actor: Actor) -> list[ReporterOut]:
    reporters = list(case.reporters.order_by("pk"))
    full = privacy.may_see_reporters(case, reporters, actor)
    return [
        ReporterOut(
            name=one.name if full else privacy.masked_name(one.name),
            phone=one.phone if full else privacy.masked_phone(one.phone),
            anonymous=one.anonymous,
            masked=not full,
            satisfaction=one.satisfaction or None,
            satisfaction_label=Satisfaction(one.satisfaction).label if one.satisfaction else None,
            answered_at=one.answered_at,
            answer=one.answer,
        )
        for one in reporters
    ]


def _nested(spells: list[Assignment], case: Case, actor: Actor, now: datetime) -> list[AssignmentOut]:
    """Spells in order of time, those of the second level and of assisting units under their parents."""
    below: dict[int | None, list[Assignment]] = defaultdict(list)
    for spell in spells:
        below[spell.parent_id].append(spell)

    def out(spell: Assignment) -> AssignmentOut:
        told = rows.spell_out(spell, case, actor, now)
        told.children = [out(child) for child in below[spell.pk]]
        return told

    return [out(spell) for spell in below[None]]


def timeline_out(entry: TimelineEntry, case: Case, actor: Actor) -> TimelineOut:
    return TimelineOut(
        id=str(entry.pk),
        verb=entry.verb,
        label=Verb(entry.verb).label,
        stage_from=entry.stage_from or None,
        stage_to=entry.stage_to,
        by=privacy.said_by(entry, case, actor),
        post=entry.post or None,
        post_label=Post(entry.post).label if entry.post else None,
        department=str(entry.department) if entry.department else None,
        at=entry.at,
        note=entry.note,
        payload=privacy.told(entry.payload, actor),
    )


def _requests(case: Case) -> list[RequestOut]:
    found = Request.objects.filter(case=case).select_related("department", "asked_by").order_by("pk")
    return [
        RequestOut(
            asked=one.asked,
            asked_label=Asked(one.asked).label,
            department=str(one.department),
            asked_by=str(one.asked_by),
            asked_at=one.asked_at,
            reason=one.reason,
            clause=one.clause,
            until=one.until,
            decision=one.decision,
            decision_label=Decision(one.decision).label,
            decided_at=one.decided_at,
            decision_note=one.decision_note,
        )
        for one in found
    ]


def _oversights(case: Case) -> list[OversightOut]:
    return [
        OversightOut(
            department=str(one.department),
            placed_by=str(one.placed_by),
            placed_at=one.placed_at,
            requirement=one.requirement,
            answer_due_at=one.answer_due_at,
            answered_at=one.answered_at,
            answer=one.answer,
            lifted_at=one.lifted_at,
        )
        for one in case.oversights.select_related("department", "placed_by").order_by("pk")
    ]
