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


def mentioned(platform_id: int, text: str) -> list[int]:
    """The active departments that a text calls by "@简称" or "@全称", in its order; the longest name counts."""
    if "@" not in text and "＠" not in text:
        return []
    names = editions.kept(editions.PEOPLE, ("names", platform_id), lambda: _names(platform_id))
    found: dict[int, None] = {}
    for tail in text.replace("＠", "@").split("@")[1:]:
        name = next((name for name in names if tail.startswith(name)), None)
        if name is not None:
            found.setdefault(names[name])
    return list(found)


def _names(platform_id: int) -> dict[str, int]:
    """Department by name, the longest first; a name that two units share calls neither."""
    named: dict[str, set[int]] = {}
    units = Department.objects.filter(platform_id=platform_id, active=True)
    for pk, name, short in units.values_list("pk", "name", "short_name"):
        for word in filter(None, (name, short)):
            named.setdefault(word, set()).add(pk)
    unique = {name: next(iter(units)) for name, units in named.items() if len(units) == 1}
    return dict(sorted(unique.items(), key=lambda pair: -len(pair[0])))
