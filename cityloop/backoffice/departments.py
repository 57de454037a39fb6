"""A department's place in the tree: `path` lists the ids from the root and must follow every move."""

from django.db.models import Value
from django.db.models.functions import Concat, Substr

from cityloop.people.models import Department
from cityloop.places.pinyin import initials_of

LONGEST_PATH = 200


def initials(name: str) -> str:
    return initials_of(name)[:80]


def place(unit: Department) -> None:
    """Write the path of a saved unit below its parent; the whole subtree moves with it. Needs a transaction."""
    tree = Department.objects.select_for_update().filter(platform_id=unit.platform_id).in_bulk()
    above = tree[unit.parent_id].path if unit.parent_id else "/"
    before, path = tree[unit.pk].path, f"{above}{unit.pk}/"
    if before == path:
        return
    if before:
        below = Department.objects.filter(platform_id=unit.platform_id, path__startswith=before)
        below.update(path=Concat(Value(path), Substr("path", len(before) + 1)))
    Department.objects.filter(pk=unit.pk).update(path=path)
    unit.path = path


def problem_with_parent(unit: Department, parent: Department) -> str:
    """Why a unit cannot come under a parent; empty when it can."""
    if unit.pk is not None and f"/{unit.pk}/" in parent.path:
        return "上级不能是本部门或它的下级。"
    if len(parent.path) > LONGEST_PATH - 20:
        return "层级过深，请选择更上一级的部门。"
    return ""
