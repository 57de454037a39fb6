"""Reads of the assessment for somebody: scores as they stand, what was published, comparisons, rank trends."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from django.db.models import Exists, F, OuterRef, QuerySet

from cityloop.cases.models import Assignment
from cityloop.cases.stages import Kind as Held
from cityloop.cases.stages import Stage
from cityloop.core import clock
from cityloop.core.errors import Invalid, NotFound
from cityloop.evaluation import rights
from cityloop.evaluation.adopted import in_force, scheme_of
from cityloop.evaluation.appealing import case_window, recent_publications, window_days
from cityloop.evaluation.live import Scored, live, score_by, version_of_period
from cityloop.evaluation.models import (
    Adjustment,
    Appeal,
    Exemption,
    ManualMark,
    Outcome,
    Publication,
    SchemeVersion,
)
from cityloop.evaluation.periods import Kind, Period, previous, year_before
from cityloop.evaluation.schemes.scores import Score
from cityloop.evaluation.snapshots import Snapshot, replay
from cityloop.evaluation.spans import Span, span
from cityloop.evaluation.words import ObjectType
from cityloop.people.actors import Actor
from cityloop.people.models import Platform
from cityloop.people.posts import Permission

MOST_STEPS = 24
MOST_APPEALABLE = 500
_Row = TypeVar("_Row", ManualMark, Adjustment, Exemption)


@dataclass(frozen=True, slots=True)
class Standing:
    """An object in a period beside the period before (环比) and the same of last year (同比). None: not scored then."""

    score: Score
    before: Score | None
    year_ago: Score | None

    @property
    def up(self) -> int | None:
        """How many places were gained since the period before."""
        if self.before is None or self.before.rank is None or self.score.rank is None:
            return None
        return self.before.rank - self.score.rank


def scores(actor: Actor, platform: Platform, scheme: str, over: Span) -> Scored:
    """The scores as they stand now. A unit or person sees its own line only, without its place among the others."""
    found = live(platform, version_of_period(platform.pk, scheme, over), over)
    own = rights.own_objects(actor, found.scheme.object_type)
    if own is None:
        return found
    mine = [replace(one, rank=None, board=None) for one in found.scores if one.key in own]
    return replace(found, scores=mine)


def standings(actor: Actor, platform: Platform, scheme: str, over: Span) -> tuple[Scored, list[Standing]]:
    """The scores beside those of the period before and of the same period last year."""
    found = scores(actor, platform, scheme, over)
    before = _known(platform, scheme, previous(over.period))
    year_ago = _known(platform, scheme, year_before(over.period))
    return found, [Standing(one, before.get(one.key), year_ago.get(one.key)) for one in found.scores]


def trend(
    actor: Actor, platform: Platform, scheme: str, last: Period, steps: int
) -> list[tuple[Period, list[Score]]]:
    """The scores of so many periods up to one, oldest first; published ones as they were published."""
    if not 1 <= steps <= MOST_STEPS:
        raise Invalid(f"最多看 {MOST_STEPS} 期。", f"At most {MOST_STEPS} periods.", field="steps")
    rights.check(actor, Permission.VIEW_SCORES, "查看名次走势")
    periods = [last]
    while len(periods) < steps:
        periods.insert(0, previous(periods[0]))
    return [(one, list(_known(platform, scheme, one).values())) for one in periods]


def publications(actor: Actor, *, scheme: str = "", kind: str = "") -> QuerySet[Publication]:
    """What was published, the newest first; snapshots are read only when asked."""
    rows = Publication.objects.filter(platform_id=actor.platform_id).defer("snapshot", "difference")
    rows = rows.filter(scheme=scheme) if scheme else rows
    rows = rows.filter(period_kind=Kind(kind)) if kind else rows
    return rows.select_related("scheme_version", "published_by", "corrected_by")


def publication(actor: Actor, publication_id: int) -> Publication:
    """One publication of the platform."""
    rows = Publication.objects.filter(platform_id=actor.platform_id)
    found = rows.select_related("scheme_version", "published_by", "corrected_by", "platform").filter(
        pk=publication_id
    )
    if (row := found.first()) is None:
        raise NotFound("没有这次公布。", "There is no such publication.")
    return row


def shown(actor: Actor, row: Publication) -> Snapshot:
    """What of a published snapshot an actor may see: all units and regions, of personal scores one's own."""
    allowed = rights.published_objects(actor, ObjectType(row.snapshot["object_type"]))
    if allowed is None:
        return dict(row.snapshot)
    return dict(row.snapshot) | {"scores": [one for one in row.snapshot["scores"] if one["key"] in allowed]}


def schemes_for(platform_id: int, over: Span, object_type: ObjectType | None = None) -> list[SchemeVersion]:
    """The versions that count for a period."""
    return in_force(platform_id, over.period.first, object_type)


def marks(actor: Actor, version: SchemeVersion, period: str) -> QuerySet[ManualMark]:
    """Every entry of a period, the newest first, corrections among them."""
    rows = ManualMark.objects.filter(platform_id=actor.platform_id, scheme=version.scheme, period=period)
    return _mine(actor, version, rows.select_related("by", "evidence").order_by("-pk"))


def adjustments(actor: Actor, version: SchemeVersion, period: str) -> QuerySet[Adjustment]:
    """Every line of 加减分, cancelled ones among them."""
    rows = Adjustment.objects.filter(platform_id=actor.platform_id, scheme=version.scheme, period=period)
    return _mine(actor, version, rows.select_related("by", "evidence", "cancelled_by").order_by("-pk"))


def exemptions(actor: Actor, version: SchemeVersion, period: str) -> QuerySet[Exemption]:
    """豁免 of objects in a period."""
    rows = Exemption.objects.filter(platform_id=actor.platform_id, scheme=version.scheme, period=period)
    return _mine(actor, version, rows.select_related("by", "evidence", "cancelled_by").order_by("-pk"))


def exempted_cases(actor: Actor) -> QuerySet[Exemption]:
    """豁免 of cases."""
    rights.check(actor, Permission.VIEW_SCORES, "查看豁免案件")
    rows = Exemption.objects.filter(platform_id=actor.platform_id, case__isnull=False)
    return rows.select_related("by", "evidence", "case", "cancelled_by").order_by("-pk")


def appeals(actor: Actor, *, waiting: bool | None = None) -> QuerySet[Appeal]:
    """申诉: all of the platform for those who assess, a unit's own for its people."""
    rows = Appeal.objects.filter(platform_id=actor.platform_id)
    if not actor.holds(Permission.VIEW_SCORES):
        rows = rows.filter(unit__in=[int(key) for key in rights.own_units(actor)])
    if waiting is not None:
        rows = rows.filter(outcome="") if waiting else rows.exclude(outcome="")
    people = ("asked_by", "first_by", "second_by")
    return rows.select_related("unit", "case", *people).prefetch_related("evidence")


def appeal(actor: Actor, appeal_id: int) -> Appeal:
    """One appeal that the actor may see."""
    found = appeals(actor).filter(pk=appeal_id).first()
    if found is None:
        raise NotFound("没有这个申诉，或不在您的查看范围内。", "No such appeal, or not yours to see.")
    return found


def _mine(actor: Actor, version: SchemeVersion, rows: "QuerySet[_Row]") -> "QuerySet[_Row]":
    own = rights.own_objects(actor, ObjectType(version.object_type))
    return rows if own is None else rows.filter(object_key__in=own)


def _known(platform: Platform, scheme: str, period: Period) -> dict[str, Score]:
    """The scores of another period: as last published, else as they stand now by the version of then; else none."""
    over = span(platform.pk, period)
    row = (
        Publication.objects.filter(
            platform=platform, scheme=scheme, period=over.key, corrected_by__isnull=True
        )
        .select_related("scheme_version")
        .first()
    )
    if row is not None:
        found = replay(platform.pk, scheme_of(row.scheme_version), row.snapshot)
        return {one.key: one for one in found}
    version = next((one for one in in_force(platform.pk, period.first) if one.scheme == scheme), None)
    if version is None:
        return {}
    return {one.key: one for one in score_by(platform, scheme_of(version), over).scores}


def appealable(actor: Actor) -> list[tuple[Assignment, datetime]]:
    """Closed cases that a unit of the actor was late with and may still appeal about, and until when."""
    now, recent = clock.now(), recent_publications(actor.platform_id)
    since = min([now - timedelta(days=window_days(actor.platform_id)), *(one.begins_at for one in recent)])
    appealed = Appeal.objects.filter(case=OuterRef("case"), unit=OuterRef("department"))
    appealed = appealed.exclude(outcome=Outcome.WITHDRAWN)
    spells = Assignment.objects.filter(
        department__in=[int(key) for key in rights.own_units(actor)],
        kind=Held.HANDLE,
        ended_at__gt=F("due_at"),
        case__stage=Stage.CLOSED,
        case__ended_at__gte=since,
    ).exclude(Exists(appealed))
    rows = spells.select_related("case__category", "department").order_by("case__ended_at", "pk")
    last = {(spell.case_id, spell.department_id): spell for spell in rows}
    windows = [(spell, case_window(spell.case, spell.department, recent)) for spell in last.values()]
    return [(spell, until) for spell, until in windows if until is not None and until >= now][
        :MOST_APPEALABLE
    ]
