"""The tree of departments: `path` lists the ids from the root, so that a subtree is a prefix; it follows every move."""

from collections.abc import Mapping

from django.db.models import Value
from django.db.models.functions import Concat, Substr

from cityloop.people.models import Department, Platform

LONGEST_PATH = 200
BATCH = 500


def plant(unit: Department) -> None:
    """Write the path of a saved unit below its parent; the whole subtree moves with it. Needs a transaction."""
    tree = Department.objects.select_for_update().filter(platform_id=unit.platform_id)
    rows = dict(tree.filter(pk__in=[unit.pk, unit.parent_id]).values_list("pk", "path"))
    above = rows[unit.parent_id] if unit.parent_id else "/"
    before, path = rows[unit.pk], f"{above}{unit.pk}/"
    if before == path:
        return
    if before:
        below = Department.objects.filter(platform_id=unit.platform_id, path__startswith=before)
        below.update(path=Concat(Value(path), Substr("path", len(before) + 1)))
    Department.objects.filter(pk=unit.pk).update(path=path)
    unit.path = path


def plant_all(platform: Platform, parents: Mapping[str, str]) -> None:
    """Set the parents told (child code → parent code, empty for a root), then the path of every unit that moves."""
    units = {unit.code: unit for unit in Department.objects.filter(platform=platform)}
    by_id = {unit.pk: unit for unit in units.values()}
    for child, parent in parents.items():
        units[child].parent_id = units[parent].pk if parent else None
    moved = {units[child].pk: units[child] for child in parents}
    for unit in units.values():
        path, above = f"/{unit.pk}/", unit.parent_id
        while above is not None:
            path, above = f"/{above}{path}", by_id[above].parent_id
        if path != unit.path:
            unit.path, moved[unit.pk] = path, unit
    Department.objects.bulk_update(moved.values(), ["parent", "path"], batch_size=BATCH)


def problem_with_parent(unit: Department, parent: Department) -> str:
    """Why a unit cannot come under a parent; empty when it can."""
    if unit.pk is not None and f"/{unit.pk}/" in parent.path:
        return "上级不能是本部门或它的下级。"
    if len(parent.path) > LONGEST_PATH - 20:
        return "层级过深，请选择更上一级的部门。"
    return ""
