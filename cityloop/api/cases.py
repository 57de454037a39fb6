"""Lists, case detail, reports."""

from ninja import Query, Router

from cityloop.api import rows
from cityloop.api.auth import ApiRequest, case_of, platform_of
from cityloop.api.detail import detail
from cityloop.api.schemas import CaseDetail, CasePage, Counts, Earlier, Reported, Similar
from cityloop.api.schemas_in import Degrees, Key, Narrow, ReportIn, SelfHandledIn
from cityloop.api.translate import check_known, filter_of, ids, point
from cityloop.cases import queries, sight
from cityloop.cases.actions import intake
from cityloop.cases.models import Case, Reporter
from cityloop.cases.queries import Worklist
from cityloop.cases.stages import Stage
from cityloop.catalog.models import Nature
from cityloop.core import clock
from cityloop.people.actors import Actor
from cityloop.people.posts import Post
from cityloop.places.coords import System

router = Router(tags=["案件"])
CAP = 1000
TELLS_CITIZENS = frozenset({Post.INTAKE, Post.CHANNEL})  # they pass the tracking code on


@router.get("/worklists/counts", response=Counts, tags=["列表"], summary="各列表的件数")
def worklist_counts(request: ApiRequest) -> Counts:
    """Counted no further than the cap; closed lists are not counted at all."""
    return Counts(counts=queries.counts(request.actor, cap=CAP), cap=CAP)


@router.get("/worklists/{name}", response=CasePage, tags=["列表"], summary="列表：待办、经办、已办、超期……")
def worklist(request: ApiRequest, name: Worklist, narrow: Query[Narrow]) -> CasePage:
    """One page by keyset: held lists by due date, 已办 by one's own last step, others by report, newest first.

    Nothing is counted.
    """
    check_known(request, Narrow)
    found = queries.worklist(
        request.actor, name, narrow=filter_of(narrow), size=narrow.size, cursor=narrow.cursor
    )
    now = clock.now()
    return CasePage(
        rows=[rows.row(one, request.actor, now) for one in found.rows], next_cursor=found.next_cursor
    )


@router.post("/cases", response={201: Reported}, summary="上报")
def report(request: ApiRequest, body: ReportIn, key: Key = "") -> Reported:
    """A claim enters the loop. The same key with the same content answers with the same case."""
    lon, lat = point(body.lon, body.lat, body.coordinate_system)
    case = intake.report(
        by=request.actor,
        platform=platform_of(request.actor),
        source=body.source,
        nature=body.nature,
        category_code=body.category,
        description=body.description,
        lon=lon,
        lat=lat,
        address=body.address,
        component_code=body.component_code,
        urgent=body.urgent,
        found_at=body.found_at,
        reporter_name=body.reporter.name,
        reporter_phone=body.reporter.phone,
        anonymous=body.reporter.anonymous,
        source_ref=body.source_ref,
        evidence_ids=ids(body.evidence),
        key=key,
    )
    return _reported(case, request.actor)


@router.post("/cases/self-handled", response={201: Reported}, summary="自行处置上报")
def report_self_handled(request: ApiRequest, body: SelfHandledIn, key: Key = "") -> Reported:
    """Found and fixed on the spot; needs a photo before and one after."""
    lon, lat = point(body.lon, body.lat, body.coordinate_system)
    case = intake.report_self_handled(
        by=request.actor,
        platform=platform_of(request.actor),
        nature=body.nature,
        category_code=body.category,
        description=body.description,
        lon=lon,
        lat=lat,
        address=body.address,
        component_code=body.component_code,
        evidence_ids=ids(body.evidence),
        key=key,
    )
    return _reported(case, request.actor)


@router.get("/cases/similar", response=list[Similar], summary="相似案件")
def similar(
    request: ApiRequest,
    nature: Nature,
    category: str,
    lon: Degrees,
    lat: Degrees,
    coordinate_system: System = System.WGS84,
) -> list[Similar]:
    """The same 小类, near in space and time, nearest first, as far as the user may see them."""
    lon, lat = point(lon, lat, coordinate_system)
    return _similar(request.actor, nature, category, lon, lat)


@router.get("/cases/{number}", response=CaseDetail, summary="案件详情")
def case_detail(request: ApiRequest, number: str) -> CaseDetail:
    """The case page in one answer, with the verbs that are allowed now."""
    return detail(case_of(request, number), request.actor)


@router.get("/cases/{number}/earlier", response=list[Earlier], summary="此处往案")
def earlier(request: ApiRequest, number: str) -> list[Earlier]:
    """What was reported at the same place before, of whatever kind, newest first, as far as the user may see it."""
    case = case_of(request, number)
    return [
        Earlier(
            number=one.number,
            stage=one.stage,
            stage_label=Stage(one.stage).label,
            category=rows.category(one.category),
            description=one.description,
            reported_at=one.reported_at,
            ended_at=one.ended_at,
        )
        for one in queries.earlier_cases(request.actor, case)
    ]


def _reported(case: Case, actor: Actor) -> Reported:
    holder = rows.holder_of(case)
    codes = Reporter.objects.filter(case=case).values_list("track_code", flat=True)
    near: list[Similar] = []
    if case.lon is not None and case.lat is not None:
        near = _similar(actor, case.nature, case.category_code, case.lon, case.lat, exclude=case.pk)
    return Reported(
        number=case.number,
        stage=case.stage,
        stage_label=Stage(case.stage).label,
        due_at=holder.due_at if holder else None,
        track_code=codes.first() if actor.posts & TELLS_CITIZENS else None,
        similar=near,
    )


def _similar(
    actor: Actor, nature: str, category: str, lon: float, lat: float, exclude: int | None = None
) -> list[Similar]:
    found = queries.similar_cases(
        actor.platform_id, category_code=category, nature=nature, lon=lon, lat=lat, exclude=exclude
    )
    visible = sight.visible_cases(actor).filter(pk__in=[case.pk for case, _ in found])
    seen = set(visible.values_list("pk", flat=True))
    return [
        Similar(
            number=case.number,
            metres=round(metres, 1),
            stage=case.stage,
            stage_label=Stage(case.stage).label,
            description=case.description,
            reported_at=case.reported_at,
        )
        for case, metres in found
        if case.pk in seen
    ]
