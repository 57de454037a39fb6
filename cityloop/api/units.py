"""下级办理情况: what lies with each unit one looks down on; for the centre all of them, for a unit those below."""

from ninja import Router, Schema

from cityloop.api.auth import ApiRequest
from cityloop.api.rows import unit
from cityloop.api.schemas import Unit
from cityloop.cases import backlog

router = Router(tags=["列表"])


class BacklogOut(Schema):
    """One unit. `open` is what runs: give its id as `department_id` to the list `below` (for `own` units
    `pending`) and exactly these are listed, with `lamp` those that are near or past due; `suspended` likewise.
    """

    department: Unit
    kind: str
    kind_label: str
    parent_id: int | None
    own: bool
    open: int
    unsigned: int
    near_due: int
    overdue: int
    suspended: int
    handed_down: int
    asked: int


@router.get("/units/backlog", response=list[BacklogOut], summary="单位在办")
def units_backlog(request: ApiRequest) -> list[BacklogOut]:
    """Each unit before those below it, in the official order; also those where nothing lies."""
    return [
        BacklogOut(
            department=unit(one.unit),
            kind=one.unit.kind,
            kind_label=one.unit.get_kind_display(),
            parent_id=one.unit.parent_id,
            own=one.own,
            open=one.open,
            unsigned=one.unsigned,
            near_due=one.near_due,
            overdue=one.overdue,
            suspended=one.suspended,
            handed_down=one.handed_down,
            asked=one.asked,
        )
        for one in backlog.backlog(request.actor)
    ]
