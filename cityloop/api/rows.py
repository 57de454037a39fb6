"""Rows, spells and evidence as the API shows them: translation only, nothing is decided here."""

from datetime import datetime

from cityloop.api import privacy
from cityloop.api.schemas import (
    AssignmentOut,
    CaseRow,
    CategoryBrief,
    EvidenceOut,
    Moved,
    Unit,
)
from cityloop.cases import deadlines, queries
from cityloop.cases.models import Assignment, Case, Evidence, EvidenceKind, Source
from cityloop.cases.stages import STEP_OF, Kind, Stage, Verb
from cityloop.catalog.models import Category
from cityloop.catalog.worktime import Limit
from cityloop.catalog.worktime import Unit as ClockUnit
from cityloop.people.actors import Actor
from cityloop.people.models import Department


def row(found: queries.Row, actor: Actor, now: datetime) -> CaseRow:
    """One line of a list."""
    case, spell = found.case, found.spell
    return CaseRow(
        number=case.number,
        classified_number=case.classified_number,
        lamp=queries.lamp(spell, now) if spell else None,
        due_at=spell.due_at if spell else None,
        seconds_left=seconds_left(spell, now),
        stage=case.stage,
        stage_label=Stage(case.stage).label,
        step=STEP_OF[Stage(case.stage)],
        kind=spell.kind if spell else None,
        category=category(case.category),
        description=case.description,
        address=case.address,
        lon=case.lon,
        lat=case.lat,
        source=case.source,
        source_label=Source(case.source).label,
        urgent=case.urgent,
        department=unit(spell.department) if spell else None,
        also_at=[unit(one) for one in found.also_at],
        handed_down_to=[unit(one) for one in found.handed_down_to],
        person=privacy.held_by(spell, case, actor) if spell else None,
        reported_at=case.reported_at,
        ended_at=case.ended_at,
    )


def moved(case: Case) -> Moved:
    """How a case stands after a verb."""
    holder = holder_of(case)
    return Moved(
        number=case.number,
        stage=case.stage,
        stage_label=Stage(case.stage).label,
        lamp=queries.lamp(holder) if holder else None,
        due_at=holder.due_at if holder else None,
        kind=holder.kind if holder else None,
        department=unit(holder.department) if holder else None,
    )


def holder_of(case: Case) -> Assignment | None:
    """The open spell that holds a case."""
    spells = case.assignments.filter(ended_at__isnull=True, parent__isnull=True)
    return spells.select_related("department").first()


def seconds_left(spell: Assignment | None, now: datetime) -> int | None:
    """Wall-clock seconds until the due instant; None while the clock stands still."""
    if spell is None or spell.ended_at is not None or spell.paused_at is not None:
        return None
    return int((spell.due_at - now).total_seconds())


def spell_out(spell: Assignment, case: Case, actor: Actor, now: datetime) -> AssignmentOut:
    """A spell with its own used time; children are hung in by the caller."""
    used = None
    if spell.limit_unit:
        calendar = deadlines.calendar_of(spell)
        used = spell.used_before + deadlines.used_seconds(spell, calendar, spell.ended_at or now)
    return AssignmentOut(
        id=str(spell.pk),
        kind=spell.kind,
        kind_label=Kind(spell.kind).label,
        department=unit(spell.department),
        person=privacy.held_by(spell, case, actor),
        limit=limit_label(spell),
        limit_seconds=spell.limit_seconds,
        used_seconds=used,
        clause=spell.clause,
        binding=spell.binding,
        rework=spell.rework_of_id is not None,
        provisional=spell.provisional,
        lamp=None if spell.ended_at else queries.lamp(spell, now),
        started_at=spell.started_at,
        due_at=spell.due_at,
        original_due_at=spell.original_due_at,
        paused_at=spell.paused_at,
        sign_due_at=spell.sign_due_at,
        signed_at=spell.signed_at,
        ended_at=spell.ended_at,
        outcome=spell.outcome or None,
        outcome_label=Verb(spell.outcome).label if spell.outcome else None,
        finding=spell.finding or None,
        children=[],
    )


def limit_label(spell: Assignment) -> str:
    """The frozen limit for people: "4 工作时"."""
    if not spell.limit_amount or not spell.limit_unit:
        return ""
    return Limit(spell.limit_amount, ClockUnit(spell.limit_unit)).label


def evidence_out(shown: Evidence, case: Case | None, actor: Actor) -> EvidenceOut:
    """A piece of evidence with the addresses it is served at."""
    url = f"/api/v1/evidence/{shown.pk}"
    return EvidenceOut(
        id=str(shown.pk),
        case=case.number if case else None,
        assignment=str(shown.assignment_id) if shown.assignment_id else None,
        kind=shown.kind,
        kind_label=EvidenceKind(shown.kind).label,
        media_type=shown.media_type,
        size=shown.size,
        width=shown.width,
        height=shown.height,
        sha256=shown.sha256,
        captured_at=shown.captured_at,
        captured_lon=shown.captured_lon,
        captured_lat=shown.captured_lat,
        uploaded_at=shown.uploaded_at,
        uploaded_by=privacy.uploaded_by(shown, case, actor),
        url=url,
        thumbnail_url=f"{url}?size=thumb" if shown.thumbnail else None,
    )


def category(one: Category) -> CategoryBrief:
    return CategoryBrief(nature=one.nature, code=one.code, broad_name=one.broad_name, name=one.name)


def unit(department: Department) -> Unit:
    return Unit(id=department.pk, name=str(department))
