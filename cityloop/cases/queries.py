"""Reads of the loop: daily lists, filters, similar cases. Nothing here writes or counts without a bound."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from cityloop.cases import backlog, sharing, sight
from cityloop.cases.models import GIVEN_BACK, Assignment, Case, Request, TimelineEntry
from cityloop.cases.narrowing import Filter as Filter
from cityloop.cases.narrowing import Lamp as Lamp
from cityloop.cases.narrowing import holding, lamped, narrowed
from cityloop.cases.stages import POST_OF, Asked, Kind, Stage, Verb
from cityloop.catalog import queries as catalog
from cityloop.catalog.models import Category
from cityloop.core import clock
from cityloop.core.paging import MAX_PAGE, Page, page
from cityloop.core.words import Word
from cityloop.people.actors import Actor
from cityloop.people.models import Department
from cityloop.people.posts import Post
from cityloop.places.coords import metres_between
from cityloop.places.tiles import tiles_around


class Worklist(Word):
    """The lists people live in."""

    PENDING = "pending", "待办"
    UNSIGNED = "unsigned", "待签收"
    APPROVALS = "approvals", "待审批"
    BELOW = "below", "下级在办"
    NEAR_DUE = "near_due", "将超期"
    OVERDUE = "overdue", "超期"
    RETURNED = "returned", "退回"
    SUSPENDED = "suspended", "挂账"
    OVERSIGHT = "oversight", "督办"
    INVOLVED = "involved", "经办"
    DONE = "done", "已办"
    CLOSED = "closed", "已结案"
    VOIDED = "voided", "已作废"
    SELF_HANDLED = "self_handled", "自处理"
    ALL = "all", "案件查询"


# At a spot with more reports of one kind than this inside the window, the list is long enough as it is.
SIMILAR_LOOKED_AT = 500
EARLIER_METRES = 30.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: the case and the open spell that puts it there (none once it is over)."""

    case: Case
    spell: Assignment | None
    also_at: list[Department] = field(default_factory=list)  # other units that put it on the same list
    handed_down_to: list[Department] = field(default_factory=list)  # by the unit of the spell


# Lists of what is held now are ordered by due date, lists of what was by report time.
HELD = {
    Worklist.PENDING,
    Worklist.UNSIGNED,
    Worklist.APPROVALS,
    Worklist.BELOW,
    Worklist.NEAR_DUE,
    Worklist.OVERDUE,
    Worklist.RETURNED,
    Worklist.SUSPENDED,
    Worklist.OVERSIGHT,
}


# In these nested spells have no place: the unit that holds the case signs, asks and takes back what was returned.
_OF_HOLDERS = {Worklist.UNSIGNED, Worklist.APPROVALS, Worklist.RETURNED}

# What a line tells is read for the lines of the page alone: with so many tables in one question PostgreSQL no
# longer looks for the best way, and would join all that is open before it sorts.
_WHOLE_SPELLS = Assignment.objects.select_related(
    "department", "person", "case__category", "case__reported_by"
)
_WHOLE_CASES = Case.objects.select_related("category", "reported_by")


def worklist(
    actor: Actor, name: Worklist, *, narrow: Filter | None = None, size: int = 50, cursor: str = ""
) -> Page[Row]:
    """One page of `Row`s of a list, as far as the actor may see.

    Held lists by due date, 已办 by when one last did something, others by report, the newest first.
    """
    narrow = narrow or Filter()
    if name in HELD:
        found = page(spells_of(actor, name, narrow), order="due_at", size=size, cursor=cursor)
        whole = _WHOLE_SPELLS.in_bulk([spell.pk for spell in found.rows])
        spells = [whole[spell.pk] for spell in found.rows if spell.pk in whole]
        also = sharing.beside(held(actor, name), spells) if _may_repeat(actor, name) else {}
        down = sharing.handed_down(spells)
        lines = [Row(one.case, one, also.get(one.pk, []), down.get(one.pk, [])) for one in spells]
        return Page(lines, found.next_cursor)
    if name is Worklist.DONE:
        mine = page(_last_done(actor, narrow), order="-ended_at", size=size, cursor=cursor)
        return Page(_lines([spell.case_id for spell in mine.rows]), mine.next_cursor)
    pages = page(cases_of(actor, name, narrow), order="-reported_at", size=size, cursor=cursor)
    return Page(_lines([case.pk for case in pages.rows]), pages.next_cursor)


def _lines(keys: list[int]) -> list[Row]:
    """The cases with these keys, each with the spell that holds it, if any."""
    whole = _WHOLE_CASES.prefetch_related(_open_spell()).in_bulk(keys)
    cases = [whole[key] for key in keys if key in whole]
    firsts = [_first(case) for case in cases]
    down = sharing.handed_down([spell for spell in firsts if spell])
    return [
        Row(case, spell, handed_down_to=down.get(spell.pk, []) if spell else [])
        for case, spell in zip(cases, firsts, strict=True)
    ]


def spells_of(actor: Actor, name: Worklist, narrow: Filter) -> QuerySet[Assignment]:
    """The spells of a narrowed list of what is held now, one for each case."""
    spells = held(actor, name).filter(narrowed(actor, narrow, "case__")).filter(holding(actor, narrow))
    return sharing.one_per_case(spells) if _may_repeat(actor, name) else spells


def cases_of(actor: Actor, name: Worklist, narrow: Filter) -> QuerySet[Case]:
    """All cases of any other narrowed list."""
    cases = _ever(actor, name).filter(narrowed(actor, narrow, ""))
    holder = holding(actor, narrow)
    if not holder:
        return cases
    spells = Assignment.objects.filter(
        holder, ended_at__isnull=True, parent__isnull=True, case=OuterRef("pk")
    )
    # Whoever is held is open: said so that the database need not look at those long closed.
    return cases.filter(Exists(spells), ended_at__isnull=True)


def _last_done(actor: Actor, narrow: Filter) -> QuerySet[Assignment]:
    """The last spell that a person ended in each case, sought by what they did, not by what there is."""
    mine = Assignment.objects.filter(ended_by_id=actor.user_id, ended_at__isnull=False)
    later = Q(ended_at__gt=OuterRef("ended_at")) | Q(ended_at=OuterRef("ended_at"), pk__gt=OuterRef("pk"))
    last = sight.spells_in_sight(actor).filter(ended_by_id=actor.user_id, ended_at__isnull=False)
    last = last.filter(~Exists(mine.filter(later, case=OuterRef("case"))), narrowed(actor, narrow, "case__"))
    holder = holding(actor, narrow)
    if not holder:
        return last
    held_so = Assignment.objects.filter(holder, ended_at__isnull=True, parent__isnull=True)
    return last.filter(Exists(held_so.filter(case=OuterRef("case"))))


def everything(actor: Actor, name: Worklist, narrow: Filter, most: int) -> Iterator[Row]:
    """The rows of a list from its first page to its last, page by page, at most so many."""
    cursor, left = "", most
    while left > 0:
        found = worklist(actor, name, narrow=narrow, size=min(MAX_PAGE, left), cursor=cursor)
        yield from found.rows
        left, cursor = left - len(found.rows), found.next_cursor
        if not cursor:
            return


def counted_to(actor: Actor, name: Worklist, narrow: Filter, cap: int) -> int:
    """How many rows a narrowed list has, counted no further than `cap`."""
    if name in HELD:
        return spells_of(actor, name, narrow).values("pk")[:cap].count()
    return cases_of(actor, name, narrow).values("pk")[:cap].count()


def held(actor: Actor, name: Worklist) -> QuerySet[Assignment]:
    """The open spells of a list of what is held now."""
    if name is Worklist.BELOW:
        return backlog.below(actor)
    # The units of a platform hold its cases and no others: asked of the few units, not of the many cases.
    spells = Assignment.objects.filter(ended_at__isnull=True, department__platform_id=actor.platform_id)
    if name in {Worklist.PENDING, Worklist.UNSIGNED}:
        spells = spells.filter(addressed_to(actor), paused_at__isnull=True)
        return spells.filter(_waits_for_signature()) if name is Worklist.UNSIGNED else spells
    if name is Worklist.APPROVALS:
        return spells.filter(parent__isnull=True).filter(_decidable_by(actor))
    spells = spells.filter(_in_sight(actor))
    conditions: dict[Worklist, Callable[[], Q]] = {
        Worklist.NEAR_DUE: lambda: lamped(Lamp.YELLOW),
        Worklist.OVERDUE: lambda: lamped(Lamp.RED),
        Worklist.RETURNED: _was_returned,
        Worklist.SUSPENDED: lambda: Q(case__stage=Stage.SUSPENDED),
        Worklist.OVERSIGHT: lambda: Q(
            case__oversights__lifted_at__isnull=True, case__oversights__isnull=False
        ),
    }
    spells = spells.filter(conditions[name]())
    return spells.distinct() if name is Worklist.OVERSIGHT else spells


def _may_repeat(actor: Actor, name: Worklist) -> bool:
    """Whether the list may hold nested spells beside the one they lie below."""
    return name is Worklist.BELOW or (Post.HANDLER in actor.posts and name not in _OF_HOLDERS)


def addressed_to(actor: Actor) -> Q:
    """The open spells that wait for this person's own seats."""
    mine = Q(pk__in=[])
    for seat in actor.seats:
        kinds = [kind for kind, post in POST_OF.items() if post is seat.post]
        if seat.post is Post.INSPECTOR:
            mine |= Q(kind__in=kinds, person_id=actor.user_id)
        elif seat.post is Post.HANDLER:
            mine |= Q(kind__in=kinds, department_id=seat.department_id)
        elif kinds:
            mine |= Q(kind__in=kinds)
    return mine


def lamp(spell: Assignment, at: datetime | None = None) -> Lamp:
    """示警灯: a question asked of the stored promise."""
    now = at or clock.now()
    if spell.paused_at is not None:
        return Lamp.PAUSED
    if spell.due_at <= now:
        return Lamp.RED
    return Lamp.YELLOW if spell.yellow_at <= now else Lamp.GREEN


def counts(actor: Actor, *, cap: int = 1000) -> dict[str, int]:
    """How many rows each list of held cases has, counted no further than `cap`."""
    return {name.value: counted_to(actor, name, Filter(), cap) for name in Worklist if name in HELD}


def timeline(case: Case) -> QuerySet[TimelineEntry]:
    """办理经过, oldest first."""
    return case.timeline.select_related("by", "department", "assignment").order_by("at", "pk")


def similar_cases(
    platform_id: int,
    *,
    category_code: str,
    nature: str,
    lon: float,
    lat: float,
    at: datetime | None = None,
    metres: float | None = None,
    hours: float | None = None,
    exclude: int | None = None,
    limit: int = 10,
) -> list[tuple[Case, float]]:
    """相似案件: same 小类, near in space and time (radius and hours by policy), nearest first, with metres."""
    policy = catalog.policy(platform_id)
    radius = float(policy.similar_metres if metres is None else metres)
    since = (at or clock.now()) - timedelta(hours=float(policy.similar_hours if hours is None else hours))
    near = Case.objects.filter(
        platform_id=platform_id,
        tile__in=tiles_around(lon, lat, radius),
        category_code=category_code,
        nature=nature,
        reported_at__gte=since,
    ).exclude(stage__in=[Stage.VOIDED, Stage.REJECTED])
    if exclude is not None:
        near = near.exclude(pk=exclude)
    points = near.values_list("pk", "lon", "lat")[:SIMILAR_LOOKED_AT]
    measured = ((metres_between(lon, lat, at_lon or 0.0, at_lat or 0.0), pk) for pk, at_lon, at_lat in points)
    nearest = sorted(pair for pair in measured if pair[0] <= radius)[:limit]
    cases = near.select_related("category").in_bulk([pk for _, pk in nearest])
    return [(cases[pk], distance) for distance, pk in nearest if pk in cases]


def earlier_cases(actor: Actor, case: Case, *, metres: float = EARLIER_METRES, limit: int = 10) -> list[Case]:
    """此处往案: what was reported at the place of a case before, of whatever kind, newest first."""
    if case.lon is None or case.lat is None:
        return []
    near = sight.visible_cases(actor).filter(tile__in=tiles_around(case.lon, case.lat, metres))
    near = near.filter(reported_at__lte=case.reported_at).exclude(pk=case.pk).select_related("category")
    newest = near.order_by("-reported_at", "-pk")[:SIMILAR_LOOKED_AT]
    here = (one for one in newest if _metres(case, one) <= metres)
    return list(islice(here, limit))


def _metres(one: Case, other: Case) -> float:
    return metres_between(one.lon or 0.0, one.lat or 0.0, other.lon or 0.0, other.lat or 0.0)


def _in_sight(actor: Actor) -> Q:
    """Spells an actor may see: all of the platform for the centre, one's own subtree for units."""
    if actor.is_centre:
        return Q(parent__isnull=True)
    sight = Q(person_id=actor.user_id) if actor.user_id is not None else Q(pk__in=[])
    for seat in actor.seats:
        if seat.post is Post.HANDLER:
            sight |= Q(department__path__startswith=seat.path)
    return sight


def _waits_for_signature() -> Q:
    return Q(kind=Kind.HANDLE, parent__isnull=True, signed_at__isnull=True)


def _was_returned() -> Q:
    given_back = Assignment.objects.filter(case=OuterRef("case"), outcome__in=GIVEN_BACK)
    return Q(parent__isnull=True) & Q(Exists(given_back))


def _decidable_by(actor: Actor) -> Q:
    asked: list[str] = []
    if Post.DISPATCHER in actor.posts:
        asked += [Asked.SEND_BACK, Asked.EXTENSION, Asked.SUSPENSION]
    if actor.posts & {Post.DUTY_CHIEF, Post.CENTRE_HEAD}:
        asked += [Asked.VOID, Asked.SEND_BACK]
    waiting = Request.objects.filter(case=OuterRef("case"), decision="", asked__in=asked)
    return Q(Exists(waiting.exclude(asked_by_id=actor.user_id)))


def _ever(actor: Actor, name: Worklist) -> QuerySet[Case]:
    cases = sight.cases_in_sight(actor)
    touched = TimelineEntry.objects.filter(case=OuterRef("pk"), by_id=actor.user_id)
    match name:
        case Worklist.INVOLVED:
            return cases.filter(Exists(touched), ended_at__isnull=True)
        case Worklist.DONE:
            ended = Assignment.objects.filter(case=OuterRef("pk"), ended_by_id=actor.user_id)
            return cases.filter(Exists(ended))
        case Worklist.CLOSED:
            return cases.filter(stage=Stage.CLOSED)
        case Worklist.VOIDED:
            return cases.filter(stage__in=[Stage.VOIDED, Stage.REJECTED])
        case Worklist.SELF_HANDLED:
            began = TimelineEntry.objects.filter(case=OuterRef("pk"), verb=Verb.REPORT_SELF_HANDLED)
            return cases.filter(Exists(began))
        case _:
            return cases


def _first(case: Case) -> Assignment | None:
    """The spell that `_open_spell` fetched ahead."""
    spells: list[Assignment] = getattr(case, "open_spells", [])
    return spells[0] if spells else None


def _open_spell() -> "Prefetch[Any]":
    spells = Assignment.objects.filter(ended_at__isnull=True, parent__isnull=True)
    return Prefetch(
        "assignments", queryset=spells.select_related("department", "person"), to_attr="open_spells"
    )


def category_names(platform_id: int, keys: Iterable[tuple[Any, ...]]) -> dict[tuple[Any, ...], str]:
    """小类 by (nature, code); of several editions of the catalogue the latest names it."""
    codes = {key[1] for key in keys}
    rows = Category.objects.filter(version__platform_id=platform_id, code__in=codes).order_by(
        "version__effective_on"
    )
    return {(row.nature, row.code): row.name for row in rows}
