"""The few writes to the catalogue: versions, rules with limits, stage limits, responsibilities.

Every `put_*` takes a whole list of rows, checks it, writes all or nothing (update-or-insert by key)
and tells readers that the catalogue has changed. Calendars are written in `calendar_actions`.
"""

import csv
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol, TypeVar

from django.db import models, transaction

from cityloop.catalog import checks
from cityloop.catalog.calendar_actions import (
    default_calendar,
    load_decree,
    put_calendar_days,
    replace_windows,
)
from cityloop.catalog.models import (
    CatalogueVersion,
    Category,
    FilingRule,
    Responsibility,
    StageLimit,
    TimeLimit,
)
from cityloop.catalog.rows import EVERYWHERE, ResponsibilityRow, RuleRow, StageLimitRow, Written
from cityloop.catalog.worktime import Limit, Unit
from cityloop.core import editions
from cityloop.core.errors import Conflict, Invalid
from cityloop.people.models import Department, Platform
from cityloop.places.pinyin import initials_of

__all__ = [
    "default_calendar",
    "default_rows",
    "load_decree",
    "load_default_catalogue",
    "new_catalogue_version",
    "put_calendar_days",
    "put_responsibilities",
    "put_rules",
    "put_stage_limits",
    "replace_windows",
]

DEFAULT_CATALOGUE = Path(__file__).parent / "data" / "catalogue.csv"
DEFAULT_NAME = "默认立案标准"
DEFAULT_EVIDENCE = ("after",)
BATCH = 400


class Keyed(Protocol):
    @property
    def key(self) -> Hashable: ...


K = TypeVar("K", bound=Keyed)


@transaction.atomic
def load_default_catalogue(
    platform: Platform, effective_on: date, name: str = DEFAULT_NAME
) -> CatalogueVersion:
    """The catalogue that comes with the platform (190 小类, 519 立案条件) as a version of its own."""
    version = _new_version(platform, name, effective_on, "随软件提供的一座城市的完整标准，可按本地规定修改")
    put_rules(version, default_rows())
    return version


def default_rows() -> list[RuleRow]:
    """The rows of the catalogue that comes with the platform."""
    with DEFAULT_CATALOGUE.open(encoding="utf-8", newline="") as file:
        return [
            RuleRow(
                nature=row["kind"],
                code=row["code"],
                broad_name=row["broad_class"],
                name=row["small_class"],
                rule_no=int(row["rule_no"]),
                condition=row["filing_condition"],
                limits={EVERYWHERE: Limit(Decimal(row["limit_value"]), Unit(row["limit_unit"]))},
                closing_condition=row["closing_condition"],
                note=row["note"],
            )
            for row in csv.DictReader(file)
        ]


@transaction.atomic
def new_catalogue_version(
    platform: Platform,
    name: str,
    effective_on: date,
    note: str = "",
    base: CatalogueVersion | None = None,
) -> CatalogueVersion:
    """A new version that begins as a copy of `base` (empty without one), to be changed before its day."""
    version = _new_version(platform, name, effective_on, note)
    if base is not None:
        if base.platform_id != platform.pk:
            raise Invalid(f"“{base.name}”不是本平台的标准", "the base belongs to another platform")
        _copy(base, version)
    return version


@transaction.atomic
def put_rules(version: CatalogueVersion, rows: Iterable[RuleRow]) -> Written:
    """Write 小类, 立案条件 and 处置时限; what the list does not name stays."""
    rows = list(rows)
    _check_once(rows)
    checks.check_all((_named(row), checks.check_rule(row)) for row in rows)
    if not rows:
        return Written(0, 0)
    categories = _put_categories(version, rows)
    rules = [
        FilingRule(
            category=categories[row.category_key],
            rule_no=row.rule_no,
            condition=row.condition,
            closing_condition=row.closing_condition,
            note=row.note,
        )
        for row in rows
    ]
    before = FilingRule.objects.filter(category__version=version).count()
    _upsert(rules, ["category", "rule_no"], ["condition", "closing_condition", "note"])
    created = FilingRule.objects.filter(category__version=version).count() - before
    _replace_limits(version, rows)
    editions.bump(editions.CATALOG)
    return Written(created, len(rows) - created)


@transaction.atomic
def put_stage_limits(platform: Platform, rows: Iterable[StageLimitRow]) -> Written:
    """Write 环节时限 by stage."""
    rows = list(rows)
    _check_once(rows)
    checks.check_all((f"环节 {row.kind}", checks.check_stage_limit(row)) for row in rows)
    before = StageLimit.objects.filter(platform=platform).count()
    made = [
        StageLimit(
            platform=platform,
            kind=row.kind,
            amount=row.limit.amount,
            unit=row.limit.unit,
            yellow_at=row.yellow_at,
        )
        for row in rows
    ]
    _upsert(made, ["platform", "kind"], ["amount", "unit", "yellow_at"])
    created = StageLimit.objects.filter(platform=platform).count() - before
    editions.bump(editions.CATALOG)
    return Written(created, len(rows) - created)


@transaction.atomic
def put_responsibilities(platform: Platform, rows: Iterable[ResponsibilityRow]) -> Written:
    """Write 权责清单 by scope and first day; refuses two rows for one scope on the same day."""
    rows = list(rows)
    _check_once(rows)
    units = dict(Department.objects.filter(platform=platform).values_list("code", "pk"))
    checks.check_all((str(row.key), checks.check_responsibility(row, units)) for row in rows)
    before = Responsibility.objects.filter(platform=platform).count()
    made = [
        Responsibility(
            platform=platform,
            nature=row.nature,
            category_code=row.category_code,
            division_code=row.division_code,
            cell_code=row.cell_code,
            lead_id=units[row.lead],
            clause=row.clause,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in rows
    ]
    key = ["platform", "nature", "category_code", "division_code", "cell_code", "valid_from"]
    _upsert(made, key, ["lead", "clause", "valid_to"])
    _replace_assisting(platform, rows, units)
    _check_overlaps(platform)
    created = Responsibility.objects.filter(platform=platform).count() - before
    editions.bump(editions.CATALOG)
    return Written(created, len(rows) - created)


def _new_version(platform: Platform, name: str, effective_on: date, note: str) -> CatalogueVersion:
    name = name.strip()
    if not 0 < len(name) <= 80 or len(note) > 400:
        raise Invalid("标准版本的名称须为 1 到 80 字，说明不超过 400 字", "bad name or note")
    if CatalogueVersion.objects.filter(platform=platform, name=name).exists():
        raise Conflict(f"已有名为“{name}”的标准版本，请换一个名称", f"version {name!r} exists")
    version = CatalogueVersion.objects.create(
        platform=platform, name=name, effective_on=effective_on, note=note
    )
    editions.bump(editions.CATALOG)
    return version


def _copy(base: CatalogueVersion, version: CatalogueVersion) -> None:
    categories = {one.pk: one for one in Category.objects.filter(version=base)}
    rules = {one.pk: one for one in FilingRule.objects.filter(category__version=base)}
    limits = list(TimeLimit.objects.filter(rule__category__version=base))
    for category in categories.values():
        category.pk, category.version = None, version
    Category.objects.bulk_create(categories.values(), batch_size=BATCH)
    for rule in rules.values():
        rule.pk, rule.category = None, categories[rule.category_id]
    FilingRule.objects.bulk_create(rules.values(), batch_size=BATCH)
    for limit in limits:
        limit.pk, limit.rule = None, rules[limit.rule_id]
    TimeLimit.objects.bulk_create(limits, batch_size=BATCH)


def _put_categories(version: CatalogueVersion, rows: Sequence[RuleRow]) -> dict[tuple[str, str], Category]:
    said: dict[tuple[str, str], RuleRow] = {}
    for row in rows:
        first = said.setdefault(row.category_key, row)
        if (first.broad_name, first.name, first.same_day, first.closing_evidence) != (
            row.broad_name,
            row.name,
            row.same_day,
            row.closing_evidence,
        ):
            raise Invalid(
                f"{_named(row)} 与 {_named(first)} 的小类说法不一", "a category is told in two ways"
            )
    present = {(one.nature, one.code): one for one in Category.objects.filter(version=version)}
    made = []
    for key, row in said.items():
        category = present.get(key) or Category(
            version=version, nature=row.nature, code=row.code, closing_evidence=list(DEFAULT_EVIDENCE)
        )
        category.broad_name, category.name = row.broad_name, row.name
        category.initials = initials_of(row.name)[:80]
        if row.same_day is not None:
            category.same_day = row.same_day
        if row.closing_evidence is not None:
            category.closing_evidence = list(row.closing_evidence)
        made.append(category)
    fields = ["broad_name", "name", "initials", "same_day", "closing_evidence"]
    Category.objects.bulk_create([one for one in made if one.pk is None], batch_size=BATCH)
    Category.objects.bulk_update([one for one in made if one.pk is not None], fields, batch_size=BATCH)
    return {(one.nature, one.code): one for one in made}


def _replace_limits(version: CatalogueVersion, rows: Sequence[RuleRow]) -> None:
    known = FilingRule.objects.filter(category__version=version).select_related("category")
    rules = {(one.category.nature, one.category.code, one.rule_no): one for one in known}
    told = [rules[row.key].pk for row in rows]
    for start in range(0, len(told), BATCH):
        TimeLimit.objects.filter(rule_id__in=told[start : start + BATCH]).delete()
    made = [
        TimeLimit(rule=rules[row.key], area_class=area_class, amount=limit.amount, unit=limit.unit)
        for row in rows
        for area_class, limit in row.limits.items()
    ]
    TimeLimit.objects.bulk_create(made, batch_size=BATCH)


def _replace_assisting(platform: Platform, rows: Sequence[ResponsibilityRow], units: dict[str, int]) -> None:
    told = {row.key: row for row in rows}
    for found in Responsibility.objects.filter(platform=platform).prefetch_related("assisting"):
        scope = (found.nature, found.category_code, found.division_code, found.cell_code, found.valid_from)
        if scope not in told:
            continue
        wanted = {units[code] for code in told[scope].assisting}
        if wanted != {unit.pk for unit in found.assisting.all()}:
            found.assisting.set(wanted)


def _check_overlaps(platform: Platform) -> None:
    """Of one scope, each row must end before the next begins."""
    rows = Responsibility.objects.filter(platform=platform)
    earlier: Responsibility | None = None
    for row in rows.order_by("nature", "category_code", "division_code", "cell_code", "valid_from"):
        same = earlier is not None and _scope(earlier) == _scope(row)
        if earlier and same and (earlier.valid_to is None or earlier.valid_to >= row.valid_from):
            raise Invalid(
                f"权责清单同一范围（{'，'.join(filter(None, _scope(row)))}）有两行同时有效："
                f"“{earlier.clause}”自 {earlier.valid_from} 起，“{row.clause}”自 {row.valid_from} 起。"
                f"请给前一行填上早于 {row.valid_from} 的终止日期。",
                f"Responsibility rows {earlier.pk} and {row.pk} overlap.",
                rows=[earlier.pk, row.pk],
            )
        earlier = row


def _scope(row: Responsibility) -> tuple[str, str, str, str]:
    return (row.nature, row.category_code, row.division_code, row.cell_code)


def _named(row: RuleRow) -> str:
    return f"{row.nature} {row.code} 第 {row.rule_no} 条"


def _check_once(rows: Sequence[K]) -> None:
    seen: set[Hashable] = set()
    for row in rows:
        if row.key in seen:
            raise Invalid(f"{row.key} 在同一批中重复", "a row is given twice", row=str(row.key))
        seen.add(row.key)


def _upsert(made: Sequence[models.Model], unique: Sequence[str], fields: Sequence[str]) -> None:
    if made:
        manager: models.Manager[Any] = type(made[0])._default_manager
        manager.bulk_create(
            made, batch_size=BATCH, update_conflicts=True, unique_fields=unique, update_fields=fields
        )
