"""What the map shows besides tiles: the inspectors on duty, and the published grades of regions."""

from datetime import datetime

from ninja import Router, Schema

from cityloop.api import rows
from cityloop.api.auth import ApiRequest
from cityloop.api.schemas import CategoryBrief, Named
from cityloop.cases import field
from cityloop.cases.models import TimelineEntry
from cityloop.cases.stages import Kind, Verb

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


@router.get("/map/inspectors", response=list[InspectorOut], summary="在岗监督员")
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
