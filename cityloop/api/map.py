"""What the map shows besides tiles: the inspectors on duty, and the published grades of regions."""

from datetime import datetime
from decimal import Decimal

from ninja import Router, Schema

from cityloop.api import rows
from cityloop.api.auth import ApiRequest
from cityloop.api.schemas import CategoryBrief, Named, Word
from cityloop.cases import field
from cityloop.cases.models import TimelineEntry
from cityloop.cases.stages import Kind, Verb
from cityloop.evaluation import regions

router = Router(tags=["地图"])


class ActOut(Schema):
    """What was done at which case; the place is that of the case, not that of the person."""

    at: datetime
    verb: str
    label: str
    number: str
    category: CategoryBrief
    address: str
    cell: str
    duty_grid: Named | None
    lon: float | None
    lat: float | None


class InspectorOut(Schema):
    """`act` is the last one since local midnight. `verifying` and `inspecting`: open tasks now; `/worklists/all` with
    `person_id` lists them."""

    id: int
    name: str
    grids: list[Named]
    act: ActOut | None
    verifying: int
    inspecting: int


class PublishedOut(Schema):
    """A publication from which grades are taken."""

    id: int
    scheme: str
    title: str
    period: str
    published_at: datetime


class GradeStepOut(Schema):
    """One grade: how many regions have it, and the lowest total that earns it."""

    label: str
    colour: str
    low: Decimal
    count: int


class GradedOut(Schema):
    """One type of region. `ungraded`: those without a grade, because they were not scored or the scheme has none."""

    object_type: Word
    publications: list[PublishedOut]
    legend: list[GradeStepOut]
    ungraded: int


@router.get("/map/inspectors", response=list[InspectorOut], summary="在岗采集员")
def map_inspectors(request: ApiRequest) -> list[InspectorOut]:
    """Who acted in the field today, has a duty grid or open tasks, by grid. The centre sees all, an inspector only
    themselves; nobody is followed, and nothing is ranked."""
    return [
        InspectorOut(
            id=one.user.pk,
            name=str(one.user),
            grids=[Named(code=grid.code, name=grid.name) for grid in one.grids],
            act=_act(one.act) if one.act else None,
            verifying=one.tasks.get(Kind.VERIFY, 0),
            inspecting=one.tasks.get(Kind.INSPECT, 0),
        )
        for one in field.inspectors(request.actor)
    ]


@router.get("/map/grades", response=list[GradedOut], summary="区域公布等级")
def map_grades(request: ApiRequest) -> list[GradedOut]:
    """The types of region of which scores were published, with the legend; tiles colour by them with `graded`.
    Empty until somebody publishes a scheme of cells, communities, streets or districts."""
    return [
        GradedOut(
            object_type=Word(value=one.object_type.value, label=one.object_type.label),
            publications=[
                PublishedOut(
                    id=row.pk,
                    scheme=row.scheme,
                    title=row.scheme_version.title,
                    period=row.period,
                    published_at=row.published_at,
                )
                for row in one.publications
            ],
            legend=[
                GradeStepOut(label=step.label, colour=step.colour, low=step.low, count=step.count)
                for step in one.legend
            ],
            ungraded=one.ungraded,
        )
        for one in regions.published_regions(request.actor.platform_id)
    ]


def _act(entry: TimelineEntry) -> ActOut:
    case = entry.case
    return ActOut(
        at=entry.at,
        verb=entry.verb,
        label=Verb(entry.verb).label,
        number=case.number,
        category=rows.category(case.category),
        address=case.address,
        cell=case.cell.code if case.cell else "",
        duty_grid=Named(code=case.duty_grid.code, name=case.duty_grid.name) if case.duty_grid else None,
        lon=case.lon,
        lat=case.lat,
    )
