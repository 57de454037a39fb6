"""Who is scored: the objects of each type, what they are called and in which group they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from cityloop.core import editions
from cityloop.evaluation.models import ObjectGroup
from cityloop.evaluation.words import ObjectType
from cityloop.people.models import Department, DepartmentKind, Membership, User
from cityloop.people.posts import Post
from cityloop.places.cells import COMMUNITY, DISTRICT, STREET
from cityloop.places.models import AreaClass, Division, GridCell

POST_OF = {
    ObjectType.INSPECTOR: Post.INSPECTOR,
    ObjectType.INTAKE: Post.INTAKE,
    ObjectType.DUTY_CHIEF: Post.DUTY_CHIEF,
    ObjectType.DISPATCHER: Post.DISPATCHER,
}
CODE_LENGTH = {
    ObjectType.DISTRICT: DISTRICT,
    ObjectType.STREET: STREET,
    ObjectType.COMMUNITY: COMMUNITY,
}
KINDS_OF = {
    ObjectType.UNIT: (DepartmentKind.SPECIALIST, DepartmentKind.SECOND_LEVEL),
    ObjectType.SECOND_LEVEL: (DepartmentKind.SECOND_LEVEL, DepartmentKind.TEAM),
}
OWN_INSPECTORS = "中心自有采集队"
# Until an office says otherwise: the core is 一类区域, the rest 二类区域.
AREA_GROUPS = {AreaClass.A.value: "一类区域", AreaClass.B.value: "二类区域", AreaClass.C.value: "二类区域"}


@dataclass(frozen=True, slots=True)
class Object:
    """One object of assessment (考核对象). `key`: id of a department or person, code of a division or cell."""

    key: str
    label: str
    group: str


def objects(platform_id: int, object_type: ObjectType, counted: Iterable[str] = ()) -> list[Object]:
    """Everything of the type that is in use, and what has been counted though it no longer is."""
    named = _named(platform_id, object_type)
    missing = [key for key in counted if key not in named]
    named |= _former(object_type, missing)
    groups = dict(
        ObjectGroup.objects.filter(platform_id=platform_id, object_type=object_type).values_list(
            "object_key", "group"
        )
    )
    return [Object(key, label, groups.get(key, group)) for key, (label, group) in named.items()]


def _named(platform_id: int, object_type: ObjectType) -> dict[str, tuple[str, str]]:
    """Key → label and the group of its kind."""
    if object_type in POST_OF:
        return _people(platform_id, POST_OF[object_type])
    if object_type in KINDS_OF:
        kinds = KINDS_OF[object_type]
        units = Department.objects.filter(platform_id=platform_id, kind__in=kinds, active=True)
        return {str(one.pk): (str(one), one.get_kind_display()) for one in units}
    if object_type is ObjectType.COMPANY:
        seats = Membership.objects.filter(department__platform_id=platform_id, post=Post.INSPECTOR)
        companies = Department.objects.filter(pk__in=seats.values("department"), active=True)
        return {str(one.pk): (str(one), _kind_of_company(one)) for one in companies}
    name = editions.PLACES
    return dict(
        editions.kept(name, ("assessed", platform_id, object_type), lambda: _places(platform_id, object_type))
    )


def _kind_of_company(one: Department) -> str:
    """Inspectors stand in the centre itself, or in a department that stands for the company they are hired from."""
    return OWN_INSPECTORS if one.kind == DepartmentKind.CENTRE else ObjectType.COMPANY.label


def _people(platform_id: int, post: Post) -> dict[str, tuple[str, str]]:
    seats = Membership.objects.filter(
        department__platform_id=platform_id, department__active=True, post=post, user__is_active=True
    )
    rows = User.objects.filter(pk__in=seats.values("user")).order_by("pk")
    return {str(one.pk): (str(one), "") for one in rows}


def _places(platform_id: int, object_type: ObjectType) -> dict[str, tuple[str, str]]:
    if object_type is ObjectType.CELL:
        cells = GridCell.objects.filter(platform_id=platform_id, valid_to__isnull=True).order_by("code")
        rows = cells.values_list("code", "name", "area_class")
        return {code: (name or code, AREA_GROUPS.get(area, "")) for code, name, area in rows}
    divisions = Division.objects.filter(platform_id=platform_id).order_by("code")
    pairs = divisions.values_list("code", "name")
    return {code: (name, "") for code, name in pairs if len(code) == CODE_LENGTH[object_type]}


def _former(object_type: ObjectType, keys: list[str]) -> dict[str, tuple[str, str]]:
    if not keys:
        return {}
    if object_type in POST_OF:
        people = User.objects.in_bulk([int(key) for key in keys])
        return {str(pk): (str(one), "") for pk, one in people.items()}
    if object_type in KINDS_OF or object_type is ObjectType.COMPANY:
        units = Department.objects.in_bulk([int(key) for key in keys])
        is_company = object_type is ObjectType.COMPANY
        told = {
            pk: _kind_of_company(one) if is_company else one.get_kind_display() for pk, one in units.items()
        }
        return {str(pk): (str(one), told[pk]) for pk, one in units.items()}
    return {key: (key, "") for key in keys}
