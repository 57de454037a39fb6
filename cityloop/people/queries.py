"""Reads about people and departments that others need."""

from zoneinfo import ZoneInfo

from cityloop.core import editions
from cityloop.core.errors import Invalid, NotFound
from cityloop.people.models import Department, DepartmentKind, Desk, Platform


def platform(code: str) -> Platform:
    """The platform with a code, or the only one when the code is empty."""
    if code:
        found = Platform.objects.filter(code=code).first()
        if found is None:
            known = "、".join(Platform.objects.order_by("code").values_list("code", flat=True)) or "（尚无）"
            raise NotFound(f"没有代码为“{code}”的平台，现有：{known}。", f"No platform {code!r}.")
        return found
    rows = list(Platform.objects.order_by("pk")[:2])
    if len(rows) != 1:
        raise NotFound("请用平台代码指明是哪一个平台。", "Say which platform.")
    return rows[0]


def zone_of(platform_id: int) -> ZoneInfo:
    """The local zone of a platform; days begin there at its midnight."""

    def build() -> ZoneInfo:
        return ZoneInfo(Platform.objects.values_list("timezone", flat=True).get(pk=platform_id))

    return editions.kept(editions.PEOPLE, ("zone", platform_id), build)


def desk_of(platform_id: int, desk: Desk) -> int:
    """The id of the centre that sits at a desk (监督中心 or 指挥中心); a merged centre sits at both."""

    def build() -> dict[str, int]:
        found: dict[str, int] = {}
        centres = Department.objects.filter(platform_id=platform_id, kind=DepartmentKind.CENTRE, active=True)
        for centre in centres.exclude(desk="").order_by("order", "pk"):
            for name in [Desk.SUPERVISION, Desk.COMMAND] if centre.desk == Desk.BOTH else [Desk(centre.desk)]:
                found.setdefault(name.value, centre.pk)
        return found

    desks = editions.kept(editions.PEOPLE, ("desks", platform_id), build)
    if desk.value not in desks:
        raise Invalid(
            f"平台还没有设置“{desk.label}”：请先建立一个中心部门并选择中心职能。",
            f"The platform has no {desk.value} centre.",
        )
    return desks[desk.value]


def department(platform_id: int, department_id: int) -> Department:
    """An active department of the platform, or a clear refusal."""
    found = Department.objects.filter(pk=department_id, platform_id=platform_id, active=True).first()
    if found is None:
        raise Invalid("没有这个部门，或它已停用。", "No such active department.", field="department")
    return found
