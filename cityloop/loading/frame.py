"""What a platform is before any table is loaded: its name, its division, how its cases are numbered."""

import re

from django.db import transaction

from cityloop.cases.models import Case
from cityloop.core import editions
from cityloop.core.errors import Invalid, Refused
from cityloop.people.models import Platform

NAME, PREFIX = 80, 8


def is_numbered(platform: Platform) -> bool:
    """Once there is a case, the prefix of its number stays: numbers must sort and be found alike."""
    return Case.objects.filter(platform=platform).exists()


@transaction.atomic
def put_frame(platform: Platform, *, name: str, division_code: str, number_prefix: str) -> Platform:
    """平台 and 案件编号 as the administrator wants them."""
    row = Platform.objects.select_for_update(of=("self",)).get(pk=platform.pk)
    name, prefix = name.strip(), number_prefix.strip()
    if not name or len(name) > NAME:
        raise Invalid(f"平台名称应为 1–{NAME} 字。", f"The name has 1–{NAME} characters.", field="name")
    if not re.fullmatch(r"\d{4}(\d\d)?", division_code.strip(), re.ASCII):
        raise Invalid(
            "行政区划代码应为 6 位数字（市为前 4 位）。",
            "A division code has 6 (or 4) digits.",
            field="division_code",
        )
    if not re.fullmatch(r"[A-Za-z0-9]*", prefix) or len(prefix) > PREFIX:
        raise Invalid(
            f"编号前缀只能用字母、数字，最多 {PREFIX} 位。",
            f"The prefix has letters and digits, at most {PREFIX}.",
            field="number_prefix",
        )
    if prefix != row.number_prefix and is_numbered(row):
        raise Refused("已有案件，编号前缀不能再改。", "There are cases: the prefix stays.")
    row.name, row.division_code, row.number_prefix = name, division_code.strip(), prefix
    row.save(update_fields=["name", "division_code", "number_prefix"])
    for edition in (editions.PEOPLE, editions.PLACES, editions.CATALOG):
        editions.bump(edition)
    return row
