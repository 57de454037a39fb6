"""Reading the catalogue, all of it kept in memory: reporting and dispatching ask on every case."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from cityloop.catalog.calendars import builtin_calendar, work_calendar
from cityloop.catalog.models import (
    Calendar,
    CatalogueVersion,
    Category,
    FilingRule,
    LoopPolicy,
    Nature,
    StageLimit,
    TimeLimit,
)
from cityloop.catalog.proposals import Proposal, propose_unit
from cityloop.catalog.worktime import Limit, Unit, WorkCalendar
from cityloop.core.editions import CATALOG, PEOPLE, kept
from cityloop.core.errors import Invalid, NotFound
from cityloop.people.models import Department, Platform

__all__ = [
    "DEFAULT_STAGE_LIMITS",
    "Proposal",
    "StageLimitFacts",
    "calendar_for",
    "categories",
    "category",
    "limit_for",
    "policy",
    "propose_unit",
    "rules_of",
    "search_categories",
    "stage_limit",
    "version_in_force",
]

# How long a desk may hold a case where the platform has set nothing itself.
DEFAULT_STAGE_LIMITS = {
    "accept": Limit(Decimal(15), Unit.MINUTE),
    "verify": Limit(Decimal(30), Unit.MINUTE),
    "file": Limit(Decimal(30), Unit.MINUTE),
    "dispatch": Limit(Decimal(15), Unit.MINUTE),
    "sign": Limit(Decimal(1), Unit.WORK_HOUR),
    "arrange": Limit(Decimal(15), Unit.MINUTE),
    "inspect": Limit(Decimal(2), Unit.URGENT_HOUR),
    "close": Limit(Decimal(4), Unit.WORK_HOUR),
    "review": Limit(Decimal(4), Unit.WORK_HOUR),
}
DEFAULT_YELLOW_AT = Decimal("0.80")
SHOWN = 5  # suggestions for an unknown code


@dataclass(frozen=True, slots=True)
class StageLimitFacts:
    """环节时限 and the share of it after which the lamp is yellow."""

    limit: Limit
    yellow_at: Decimal


# The catalogue


def version_in_force(platform_id: int, on: date) -> CatalogueVersion:
    """The catalogue version with the latest effective day not after `on`."""
    versions = kept(CATALOG, ("versions", platform_id), lambda: _versions(platform_id))
    for version in versions:
        if version.effective_on <= on:
            return version
    if versions:
        first = versions[-1]
        raise NotFound(
            f"{on} 还没有生效的立案标准：最早的“{first.name}”自 {first.effective_on} 起生效。",
            f"No catalogue version is in force on {on}.",
        )
    raise NotFound(
        "平台还没有立案标准，请先用 cityloop load catalogue 载入。", "The platform has no catalogue yet."
    )


def categories(platform_id: int, on: date, nature: str | None = None) -> tuple[Category, ...]:
    """The 小类 in use, by nature and code."""
    found = _categories(version_in_force(platform_id, on))
    return tuple(one for one in found.values() if one.active and nature in (None, one.nature))


def category(platform_id: int, nature: str, code: str, on: date) -> Category:
    """The 小类 with a code; Invalid, with near ones, when it is unknown or no longer in use."""
    found = _categories(version_in_force(platform_id, on))
    one = found.get((nature, code))
    if one is not None and one.active:
        return one
    if nature not in Nature.values:
        raise Invalid(
            f"类别“{nature}”应为 component（部件）或 event（事件）。",
            "nature must be component or event",
            field="nature",
        )
    label = Nature(nature).label
    near = [f"{each.code} {each.name}" for each in _near(found, nature, code)]
    hint = f"是否想用：{'、'.join(near)}？" if near else "请从小类清单中选择。"
    fault = f"{label}小类 {code} 已停用" if one is not None else f"没有小类 {label} {code}"
    raise Invalid(f"{fault}。{hint}", f"No category {nature} {code}.", field="category_code", near=near)


def search_categories(platform_id: int, text: str, on: date, limit: int = 30) -> list[Category]:
    """小类 in use whose code, name, pinyin initials or filing conditions hold the text, best match first."""
    wanted = _folded(text)
    version = version_in_force(platform_id, on)
    shelf = kept(CATALOG, ("shelf", version.pk), lambda: _shelf(version))
    ranked = ((_rank(wanted, *entry), place) for place, entry in enumerate(shelf))
    found = sorted((rank, place) for rank, place in ranked if rank is not None)
    return [shelf[place][0] for _, place in found[:limit]]


def rules_of(category_id: int) -> tuple[FilingRule, ...]:
    """The 立案条件 of a 小类, in their order."""
    return kept(
        CATALOG,
        ("rules", category_id),
        lambda: tuple(FilingRule.objects.filter(category_id=category_id).order_by("rule_no")),
    )


def limit_for(rule_id: int, area_class: str) -> Limit:
    """处置时限 of a filing rule in an area class; without a row for the class, the one for all classes."""
    limits = kept(CATALOG, ("limits", rule_id), lambda: _limits(rule_id))
    found = limits.get(area_class) or limits.get("")
    if found is None:
        rule = FilingRule.objects.select_related("category").filter(pk=rule_id).first()
        named = f"“{rule.category}”第 {rule.rule_no} 条" if rule else f" {rule_id}"
        where = f"区域类别 {area_class} 的" if area_class else ""
        raise Invalid(
            f"立案条件{named}没有{where}处置时限，请在标准中补上。",
            f"Filing rule {rule_id} has no time limit.",
            rule=rule_id,
        )
    return found


# The platform's own numbers and calendars


def stage_limit(platform_id: int, kind: str) -> StageLimitFacts:
    """环节时限 of a kind of assignment (or "sign"), the platform's own or the default."""
    rows = kept(CATALOG, ("stage limits", platform_id), lambda: _stage_limits(platform_id))
    if kind in rows:
        return rows[kind]
    if kind in DEFAULT_STAGE_LIMITS:
        return StageLimitFacts(DEFAULT_STAGE_LIMITS[kind], DEFAULT_YELLOW_AT)
    raise Invalid(f"环节“{kind}”没有时限，请在环节时限中补上。", f"No stage limit for {kind!r}.", kind=kind)


def policy(platform_id: int) -> LoopPolicy:
    """流程规则 of the platform, or the defaults, unsaved."""
    return kept(CATALOG, ("policy", platform_id), lambda: _policy(platform_id))


def calendar_for(platform_id: int, department_id: int | None) -> WorkCalendar:
    """The calendar of the department, else of the nearest unit above it, else the platform's default."""
    own = kept(CATALOG, ("calendars", platform_id), lambda: _calendars(platform_id))
    if own and department_id is not None:
        paths = kept(PEOPLE, ("paths", platform_id), lambda: _paths(platform_id))
        for unit in reversed(paths.get(department_id, (department_id,))):
            if unit in own:
                return _calendar(own[unit])
    default = own.get(None)
    if default is not None:
        return _calendar(default)
    return kept(CATALOG, ("builtin calendar", platform_id), lambda: _builtin(platform_id))


# What is kept


def _versions(platform_id: int) -> tuple[CatalogueVersion, ...]:
    return tuple(CatalogueVersion.objects.filter(platform_id=platform_id).order_by("-effective_on", "-pk"))


def _categories(version: CatalogueVersion) -> dict[tuple[str, str], Category]:
    def build() -> dict[tuple[str, str], Category]:
        rows = Category.objects.filter(version=version).select_related("version").order_by("nature", "code")
        return {(one.nature, one.code): one for one in rows}

    return kept(CATALOG, ("categories", version.pk), build)


def _limits(rule_id: int) -> dict[str, Limit]:
    rows = TimeLimit.objects.filter(rule_id=rule_id)
    return {row.area_class: Limit(row.amount, Unit(row.unit)) for row in rows}


def _stage_limits(platform_id: int) -> dict[str, StageLimitFacts]:
    rows = StageLimit.objects.filter(platform_id=platform_id)
    return {row.kind: StageLimitFacts(Limit(row.amount, Unit(row.unit)), row.yellow_at) for row in rows}


def _policy(platform_id: int) -> LoopPolicy:
    found = LoopPolicy.objects.filter(platform_id=platform_id).first()
    if found is None:
        found = LoopPolicy(platform_id=platform_id)
        found.clean_fields(exclude={"platform"})  # turns the defaults into the types that rows have
    return found


def _calendars(platform_id: int) -> dict[int | None, int]:
    """Department id → calendar id; None → the default. Of two calendars the first code is taken."""
    found: dict[int | None, int] = {}
    for calendar in Calendar.objects.filter(platform_id=platform_id).order_by("code"):
        if calendar.is_default:
            found[None] = calendar.pk
        for department_id in calendar.departments.values_list("pk", flat=True):
            found.setdefault(department_id, calendar.pk)
    return found


def _paths(platform_id: int) -> dict[int, tuple[int, ...]]:
    """Department id → ids from the root down to itself."""
    rows = Department.objects.filter(platform_id=platform_id).values_list("pk", "path")
    return {pk: tuple(int(part) for part in path.split("/") if part) or (pk,) for pk, path in rows}


def _calendar(pk: int) -> WorkCalendar:
    return kept(
        CATALOG,
        ("calendar", pk),
        lambda: work_calendar(Calendar.objects.select_related("platform").get(pk=pk)),
    )


def _builtin(platform_id: int) -> WorkCalendar:
    return builtin_calendar(Platform.objects.values_list("timezone", flat=True).get(pk=platform_id))


# Searching


def _shelf(version: CatalogueVersion) -> list[tuple[Category, str]]:
    """Each 小类 in use with the words of its conditions."""
    words: dict[int, list[str]] = {}
    rows = FilingRule.objects.filter(category__version=version).order_by("rule_no")
    for category_id, condition in rows.values_list("category_id", "condition"):
        words.setdefault(category_id, []).append(_folded(condition))
    return [(one, "\n".join(words.get(one.pk, []))) for one in _categories(version).values() if one.active]


def _rank(wanted: str, one: Category, conditions: str) -> int | None:
    name = _folded(one.name)
    matches = (
        wanted == one.code or wanted == name,
        one.code.startswith(wanted),
        name.startswith(wanted),
        wanted in name,
        one.initials.startswith(wanted),
        wanted in one.initials,
        wanted in conditions,
    )
    return next((rank for rank, hit in enumerate(matches) if hit), None)


def _near(found: dict[tuple[str, str], Category], nature: str, code: str) -> list[Category]:
    codes = {one.code: one for one in found.values() if one.nature == nature and one.active}
    return [codes[near] for near in get_close_matches(code, codes, n=SHOWN, cutoff=0.5)]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()
