"""What a screen needs to fill its menus: catalogue, places, departments, people, words."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from ninja import Query, Router

from cityloop.api.auth import ApiRequest, case_of, platform_of, today
from cityloop.api.proposals import proposal
from cityloop.api.rows import unit
from cityloop.api.schemas import Named, Word
from cityloop.api.schemas_in import Degrees, RowId
from cityloop.api.schemas_reference import (
    AddressOut,
    CategoryDetail,
    CategoryOut,
    ComponentOut,
    DepartmentOut,
    Enumerations,
    LimitOut,
    Located,
    PersonOut,
    ProposalOut,
    RuleOut,
    VerbOut,
)
from cityloop.api.translate import point
from cityloop.cases.models import Assignment, EvidenceKind, Satisfaction, Source
from cityloop.cases.queries import Lamp, Worklist
from cityloop.cases.stages import ROWS_OF, STEPS, Asked, Kind, Stage, Verb
from cityloop.catalog import queries as catalog
from cityloop.catalog.models import UNIT_CHOICES, Category, FilingRule, Nature
from cityloop.core.errors import Invalid
from cityloop.people.models import Department, Membership
from cityloop.people.posts import Post
from cityloop.places import queries as places
from cityloop.places.addresses import reverse, search_address
from cityloop.places.coords import System
from cityloop.places.models import AreaClass, DutyGrid

router = Router(tags=["基础数据"])
Text = Annotated[str, Query("", max_length=100)]
Few = Annotated[int, Query(30, ge=1, le=200)]


@router.get("/categories", response=list[CategoryOut], summary="查找小类")
def categories(
    request: ApiRequest, q: Text = "", nature: Nature | None = None, limit: Few = 30
) -> list[Category]:
    """By code, name, pinyin initials or words of the filing conditions, best match first; without `q`, all."""
    platform = platform_of(request.actor)
    if not q.strip():
        return list(catalog.categories(platform.pk, today(platform), nature))
    found = catalog.search_categories(platform.pk, q, today(platform), 200)
    return [one for one in found if nature in (None, one.nature)][:limit]


@router.get("/categories/{nature}/{code}", response=CategoryDetail, summary="小类与立案条件")
def category_detail(request: ApiRequest, nature: Nature, code: str) -> CategoryDetail:
    """One 小类 with its filing rules, closing conditions and limits."""
    platform = platform_of(request.actor)
    one = catalog.category(platform.pk, nature, code[:8], today(platform))
    rules = [_rule(rule) for rule in catalog.rules_of(one.pk)]
    return CategoryDetail(**CategoryOut.model_validate(one).model_dump(), rules=rules)


@router.get("/cases/{number}/proposal", response=ProposalOut, summary="派遣建议")
def dispatch_proposal(request: ApiRequest, number: str, department_id: RowId | None = None) -> ProposalOut:
    """The unit that the 权责清单 names, why, and until when it would have; or the limit of another unit."""
    return proposal(case_of(request, number), department_id)


@router.get("/places/locate", response=Located, summary="定位")
def locate(
    request: ApiRequest, lon: Degrees, lat: Degrees, coordinate_system: System = System.WGS84
) -> Located:
    """The grid cell of a point, its divisions, area class, duty grid and a readable address."""
    lon, lat = point(lon, lat, coordinate_system)
    found = places.locate(request.actor.platform_id, lon, lat)
    grid = DutyGrid.objects.filter(pk=found.duty_grid_id or 0).first()
    return Located(
        lon=lon,
        lat=lat,
        cell_code=found.cell_code,
        area_class=found.area_class,
        chain=[Named(code=code, name=name) for code, name in found.chain],
        duty_grid=Named(code=grid.code, name=grid.name) if grid else None,
        address=reverse(request.actor.platform_id, lon, lat),
    )


@router.get("/places/components", response=list[ComponentOut], summary="附近部件")
def components_near(
    request: ApiRequest,
    lon: Degrees,
    lat: Degrees,
    metres: Degrees = 50,
    category_code: Annotated[str | None, Query(None, max_length=8)] = None,
    limit: Few = 10,
    coordinate_system: System = System.WGS84,
) -> list[ComponentOut]:
    """Components in use around a point, nearest first."""
    lon, lat = point(lon, lat, coordinate_system)
    found = places.components_near(request.actor.platform_id, lon, lat, metres, category_code, limit)
    return [
        ComponentOut(
            code=near.component.code,
            category_code=near.component.category_code,
            name=near.component.name,
            lon=near.component.lon,
            lat=near.component.lat,
            metres=round(near.distance_m, 1),
            state=near.component.state,
            owner=unit(near.component.owner) if near.component.owner else None,
            maintainer=unit(near.component.maintainer) if near.component.maintainer else None,
        )
        for near in found
    ]


@router.get("/places/addresses", response=list[AddressOut], summary="地址检索")
def addresses(request: ApiRequest, q: Text, limit: Few = 10) -> list[AddressOut]:
    """Places that the words may mean: roads, crossings, house numbers, names, pinyin initials."""
    found = search_address(request.actor.platform_id, q, limit)
    return [
        AddressOut(
            name=one.name,
            kind=one.kind,
            lon=one.lon,
            lat=one.lat,
            exactness=one.exactness,
            exactness_label=one.exactness.label,
            cell_code=one.cell.cell_code if one.cell else None,
        )
        for one in found
    ]


@router.get("/departments", response=list[DepartmentOut], summary="部门树")
def departments(request: ApiRequest) -> list[DepartmentOut]:
    """The units of the platform that are in use, each with those below it."""
    below: dict[int | None, list[Department]] = defaultdict(list)
    rows = list(Department.objects.filter(platform_id=request.actor.platform_id, active=True))
    shown = {row.pk for row in rows}
    for row in rows:
        below[row.parent_id if row.parent_id in shown else None].append(row)
    return [_branch(row, below) for row in below[None]]


@router.get("/people", response=list[PersonOut], summary="可指派人员")
def people(request: ApiRequest, post: Post, department_id: RowId | None = None) -> list[PersonOut]:
    """Who can be given a task: all for the centre, those of one's own units for the handling side."""
    held = (
        Assignment.objects.order_by().filter(person=OuterRef("user"), ended_at__isnull=True).values("person")
    )
    open_tasks = Coalesce(Subquery(held.annotate(n=Count("pk")).values("n")), 0)
    seats = Membership.objects.filter(
        post=post,
        user__is_active=True,
        department__active=True,
        department__platform_id=request.actor.platform_id,
    )
    if not request.actor.is_centre:
        own = Q(user_id=request.actor.user_id)
        for seat in request.actor.seats:
            if seat.post is Post.HANDLER is post:
                own |= Q(department__path__startswith=seat.path)
        seats = seats.filter(own)
    if department_id is not None:
        seats = seats.filter(department_id=department_id)
    found = seats.select_related("user", "department").annotate(load=open_tasks).order_by("pk")
    return [
        PersonOut(
            id=one.user_id,
            name=str(one.user),
            initials=one.user.initials,
            department=unit(one.department),
            open_tasks=one.load,
        )
        for one in found
    ]


@router.get("/enumerations", response=Enumerations, summary="词表")
def enumerations(request: ApiRequest) -> Enumerations:
    """The words of the loop with their Chinese labels."""
    return Enumerations(
        stages=_words(Stage.choices()),
        steps=list(STEPS),
        verbs=[_verb(verb) for verb in Verb],
        kinds=_words(Kind.choices()),
        worklists=_words(Worklist.choices()),
        lamps=_words(Lamp.choices()),
        sources=_words(Source.choices()),
        natures=_words(Nature.choices),
        evidence_kinds=_words(EvidenceKind.choices()),
        asked=_words(Asked.choices()),
        posts=_words(Post.choices()),
        area_classes=_words(AreaClass.choices),
        satisfaction=_words(Satisfaction.choices()),
        coordinate_systems=_words(System.choices()),
        limit_units=_words(UNIT_CHOICES),
    )


def _rule(rule: FilingRule) -> RuleOut:
    limits = []
    for area_class in AreaClass.values:
        try:
            limits.append(LimitOut(area_class=area_class, label=catalog.limit_for(rule.pk, area_class).label))
        except Invalid:  # this class has no limit and there is none for all
            continue
    return RuleOut(
        id=rule.pk,
        rule_no=rule.rule_no,
        condition=rule.condition,
        closing_condition=rule.closing_condition,
        limits=limits,
    )


def _branch(row: Department, below: dict[int | None, list[Department]]) -> DepartmentOut:
    return DepartmentOut(
        id=row.pk,
        code=row.code,
        name=row.name,
        short_name=row.short_name,
        initials=row.initials,
        kind=row.kind,
        kind_label=row.get_kind_display(),
        desk=row.desk,
        phone=row.phone,
        children=[_branch(child, below) for child in below[row.pk]],
    )


def _verb(verb: Verb) -> VerbOut:
    rows = ROWS_OF[verb]
    return VerbOut(
        value=verb,
        label=verb.label,
        needs=sorted({need for row in rows for need in row.needs}),
        stages=[stage.value for stage in Stage if any(stage in row.sources for row in rows)],
        posts=[post.value for post in Post if any(post in row.posts for row in rows)],
    )


def _words(choices: Iterable[tuple[object, object]]) -> list[Word]:
    return [Word(value=str(value), label=str(label)) for value, label in choices]
