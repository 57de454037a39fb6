"""What a table needs before its cases can be written: platform, centre, units, divisions, categories, rules.

Everything is looked up by name first and made only when missing, so that a second import finds what the first made.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from cityloop.catalog.models import (
    Calendar,
    CalendarWindow,
    CatalogueVersion,
    Category,
    FilingRule,
    TimeLimit,
)
from cityloop.catalog.worktime import Limit
from cityloop.core import editions
from cityloop.core.errors import Invalid
from cityloop.core.pinyin import initials_of
from cityloop.intake.history.mapping import Mapping as MappingFile
from cityloop.intake.history.mapping import PlatformSpec, folded
from cityloop.intake.history.reading import CategoryKey
from cityloop.people import tree
from cityloop.people.models import Department, DepartmentKind, Desk, Platform
from cityloop.places.models import Division

RULE = "历史导入"
CENTRE_CODE = "centre"
_LONG_AGO = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Ground:
    """Ids and rules by the names that the table uses."""

    platform: Platform
    rules: Mapping[CategoryKey, FilingRule]
    units: Mapping[str, int]
    divisions: Mapping[str, str]


def find_platform(spec: PlatformSpec, code: str = "") -> Platform | None:
    """The platform that the cases belong to, if it exists."""
    return Platform.objects.filter(code=code or spec.code).first()


def known_categories(platform: Platform | None) -> frozenset[str]:
    """Folded names of the 小类 that the platform has."""
    if platform is None:
        return frozenset()
    names = Category.objects.filter(version__platform=platform).values_list("name", flat=True)
    return frozenset(folded(name) for name in names)


@transaction.atomic
def lay_ground(
    mapping: MappingFile,
    *,
    platform_code: str,
    limits: Mapping[CategoryKey, Limit],
    units: Iterable[str],
    divisions: Iterable[str],
) -> Ground:
    """Find or make all of it, in one transaction."""
    platform = find_platform(mapping.platform, platform_code) or _new_platform(
        mapping.platform, platform_code
    )
    _centre(platform)
    ground = Ground(
        platform,
        _Catalogue(platform, mapping).rules(limits),
        _units(platform, sorted(set(units))),
        _divisions(platform, mapping.district_code, sorted(set(divisions) - {""})),
    )
    for name in (editions.PEOPLE, editions.PLACES, editions.CATALOG):
        editions.bump(name)
    return ground


def _new_platform(spec: PlatformSpec, code: str) -> Platform:
    platform = Platform.objects.create(
        code=code or spec.code,
        name=spec.name,
        timezone=spec.timezone,
        number_prefix=spec.number_prefix,
    )
    always = Calendar.objects.create(
        platform=platform, code="always", name="全天候", is_default=True, holidays="none", work_day_hours=24
    )
    CalendarWindow.objects.create(calendar=always, weekdays="1234567", opens=time(0), closes=time(0))
    return platform


def _centre(platform: Platform) -> None:
    desks = Department.objects.filter(platform=platform, kind=DepartmentKind.CENTRE, active=True).exclude(
        desk=""
    )
    found = set(desks.values_list("desk", flat=True))
    if Desk.BOTH in found or {Desk.SUPERVISION, Desk.COMMAND} <= found:
        return
    name = f"{platform.name}监督指挥中心"[:80]
    centre = Department.objects.create(
        platform=platform,
        code=CENTRE_CODE,
        name=name,
        initials=initials_of(name)[:80],
        kind=DepartmentKind.CENTRE,
        desk=Desk.BOTH,
    )
    tree.plant(centre)


def _units(platform: Platform, names: list[str]) -> dict[str, int]:
    known = dict(Department.objects.filter(platform=platform).values_list("name", "pk"))
    codes = set(Department.objects.filter(platform=platform).values_list("code", flat=True))
    for name in names:
        if name in known:
            continue
        code = _free_code(name, codes)
        codes.add(code)
        unit = Department.objects.create(
            platform=platform,
            code=code,
            name=name,
            initials=initials_of(name)[:80],
            kind=DepartmentKind.SPECIALIST,
        )
        tree.plant(unit)
        known[name] = unit.pk
    return {name: known[name] for name in names}


def _free_code(name: str, taken: set[str]) -> str:
    """The name itself where it fits and is free, else with a serial."""
    code, serial = name[:40], 1
    while code in taken:
        serial += 1
        code = f"{name[:36]}-{serial}"
    return code


def _divisions(platform: Platform, district: str, names: list[str]) -> dict[str, str]:
    if not names:
        return {}
    below = Division.objects.filter(platform=platform, code__startswith=district)
    known = {name: code for name, code in below.values_list("name", "code") if len(code) == 9}
    serial = max((int(code[6:]) for code in known.values()), default=0)
    Division.objects.get_or_create(platform=platform, code=district, defaults={"name": platform.name})
    for name in names:
        if name in known:
            continue
        serial += 1
        if serial > 999:
            raise Invalid(
                f"{district} 之下的区划超过 999 个，请在 fields.division 用更粗的列。", "too many divisions"
            )
        known[name] = f"{district}{serial:03d}"
        Division.objects.create(
            platform=platform, code=known[name], name=name, initials=initials_of(name)[:80]
        )
    return {name: known[name] for name in names}


class _Catalogue:
    """小类 of the table: those of the platform by code, those made by earlier imports by name, new ones numbered on."""

    def __init__(self, platform: Platform, mapping: MappingFile) -> None:
        self._platform, self._prefix = platform, mapping.category.prefix
        self._version, _ = CatalogueVersion.objects.get_or_create(
            platform=platform,
            name=mapping.platform.catalogue,
            defaults={"effective_on": _LONG_AGO, "note": "导入历史案件时登记的分类"},
        )
        rows = list(
            Category.objects.filter(version__platform=platform).order_by("version__effective_on", "pk")
        )
        self._by_code = {(one.nature, one.code): one for one in rows}
        own = [one for one in rows if one.version_id == self._version.pk]
        self._by_name = {(one.nature, one.broad_name, one.name): one for one in own}
        self._by_plain_name = {
            (one.nature, folded(one.name)): one for one in rows if one.version_id != self._version.pk
        }
        self._broads: dict[str, str] = {}
        self._serials: dict[str, int] = {}
        for one in own:
            if one.code.startswith(self._prefix) and one.code[len(self._prefix) :].isdigit():
                self._remember(one.broad_name, one.code)

    def rules(self, limits: Mapping[CategoryKey, Limit]) -> dict[CategoryKey, FilingRule]:
        """A filing rule 历史导入 with its limit for every category of the table."""
        found = {}
        for key in sorted(limits):
            found[key] = self._rule(self._category(key), limits[key])
        return found

    def _category(self, key: CategoryKey) -> Category:
        if key.code:
            known = self._by_code.get((key.nature, key.code))
        else:
            known = self._by_name.get((key.nature, key.broad, key.name)) or self._by_plain_name.get(
                (key.nature, folded(key.name))
            )
        if known is not None:
            return known
        made = Category.objects.create(
            version=self._version,
            nature=key.nature,
            code=key.code or self._next_code(key.broad),
            broad_name=key.broad,
            name=key.name,
            initials=initials_of(key.name)[:80],
        )
        self._by_code[(made.nature, made.code)] = self._by_name[(made.nature, made.broad_name, made.name)] = (
            made
        )
        return made

    def _next_code(self, broad: str) -> str:
        if broad not in self._broads:
            taken = [int(one[len(self._prefix) :]) for one in self._broads.values()]
            self._broads[broad] = f"{self._prefix}{max(taken, default=0) + 1:02d}"
        self._serials[broad] = serial = self._serials.get(broad, 0) + 1
        if serial > 999:
            raise Invalid(
                f"大类“{broad}”的小类超过 999 个，请在 fields.category 用更粗的列。", "too many categories"
            )
        return f"{self._broads[broad]}{serial:03d}"

    def _remember(self, broad: str, code: str) -> None:
        self._broads[broad] = code[:-3]
        self._serials[broad] = max(self._serials.get(broad, 0), int(code[-3:]))

    def _rule(self, category: Category, limit: Limit) -> FilingRule:
        rule = FilingRule.objects.filter(category=category, condition=RULE).first()
        if rule is None:
            last = category.rules.order_by("-rule_no").values_list("rule_no", flat=True).first()
            rule = FilingRule.objects.create(category=category, rule_no=(last or 0) + 1, condition=RULE)
            TimeLimit.objects.create(rule=rule, amount=limit.amount, unit=limit.unit.value)
        rule.category = category
        return rule
