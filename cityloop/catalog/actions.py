"""The few writes to the catalogue: versions, rules with limits, stage limits.

Every `put_*` takes a whole list of rows, checks it, writes all or nothing (update-or-insert by key)
and tells readers that the catalogue has changed. Calendars and the 权责清单 have files of their own;
all writes can be had from here.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.db import transaction

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
    StageLimit,
    TimeLimit,
)
from cityloop.catalog.responsibility_actions import put_responsibilities
from cityloop.catalog.rows import EVERYWHERE, RuleRow, StageLimitRow, Written
from cityloop.catalog.upserts import BATCH, check_once, upsert
from cityloop.catalog.worktime import Limit, Unit
from cityloop.core import editions
from cityloop.core.errors import Conflict, Invalid
from cityloop.core.pinyin import initials_of
from cityloop.core.words import Said
from cityloop.people.models import Platform

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
    check_once(rows)
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
    upsert(rules, ["category", "rule_no"], ["condition", "closing_condition", "note"])
    created = FilingRule.objects.filter(category__version=version).count() - before
    _replace_limits(version, rows)
    editions.bump(editions.CATALOG)
    return Written(created, len(rows) - created)


@transaction.atomic
def put_stage_limits(platform: Platform, rows: Iterable[StageLimitRow]) -> Written:
    """Write 环节时限 by stage."""
    rows = list(rows)
    check_once(rows)
    checks.check_all(
        (Said(f"环节 {row.kind}", f"step {row.kind}"), checks.check_stage_limit(row)) for row in rows
    )
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
    upsert(made, ["platform", "kind"], ["amount", "unit", "yellow_at"])
    created = StageLimit.objects.filter(platform=platform).count() - before
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
        said[row.category_key] = _agreed(said.get(row.category_key, row), row)
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


def _agreed(first: RuleRow, row: RuleRow) -> RuleRow:
    """What two rows say of their 小类; Invalid when they disagree."""
    for name in ("broad_name", "name", "same_day", "closing_evidence"):
        one, other = getattr(first, name), getattr(row, name)
        if None not in (one, other) and one != other:
            here, there = _named(row), _named(first)
            raise Invalid(
                f"{here} 与 {there} 的小类说法不一（{one}、{other}）",
                f"{here.en} and {there.en} differ on the subcategory ({one}, {other})",
            )
    return replace(
        first,
        same_day=row.same_day if first.same_day is None else first.same_day,
        closing_evidence=first.closing_evidence or row.closing_evidence,
    )


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


def _named(row: RuleRow) -> Said:
    where = f"{row.nature} {row.code}"
    return Said(f"{where} 第 {row.rule_no} 条", f"{where}, rule {row.rule_no}")
