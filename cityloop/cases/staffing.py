"""Who can be given a task: inspectors for verification and inspection, handlers of a unit."""

from django.db.models import Count, Q

from cityloop.cases.models import Case
from cityloop.core.errors import Invalid, Refused
from cityloop.people.models import Membership
from cityloop.people.posts import Post


def inspector_for(case: Case, person_id: int | None) -> Membership:
    """The inspector who is to look: the one named, else the grid's own, else another; never the reporter."""
    seats = Membership.objects.filter(
        post=Post.INSPECTOR,
        user__is_active=True,
        department__platform_id=case.platform_id,
        department__active=True,
    ).select_related("user")
    if person_id is not None:
        found = seats.filter(user_id=person_id).order_by("pk").first()
        if found is None:
            raise Invalid("所选人员不是本平台的采集员。", "That person is no inspector here.", field="person")
        if person_id == case.reported_by_id:
            raise Refused(
                "上报人不能核实、核查自己上报的案件，请另选一名采集员。", "The reporter cannot check."
            )
        return found
    others = seats.exclude(user_id=case.reported_by_id) if case.reported_by_id else seats
    own = others.filter(user__duty_grids__pk=case.duty_grid_id) if case.duty_grid_id else others.none()
    open_tasks = Count("user__assignments", filter=Q(user__assignments__ended_at__isnull=True))
    chosen = own.first() or others.annotate(load=open_tasks).order_by("load", "pk").first()
    if chosen is None:
        raise Invalid(
            "没有可派的采集员（上报人不能核查自己的案件）。", "No inspector can be asked.", field="person"
        )
    return chosen


def handler_in(department_id: int, person_id: int) -> Membership:
    """A handler of the unit, by person."""
    found = Membership.objects.filter(
        post=Post.HANDLER, user_id=person_id, user__is_active=True, department_id=department_id
    ).first()
    if found is None:
        raise Invalid(
            "所选人员不是本单位的处置人员。", "That person is no handler of the unit.", field="person"
        )
    return found
