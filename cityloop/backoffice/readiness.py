"""What is missing before the first case can run, and what would make the platform run well."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q

from cityloop.catalog.calendars import undecreed_years_warning
from cityloop.catalog.models import Calendar, CatalogueVersion, FilingRule, Responsibility, TimeLimit
from cityloop.core import clock
from cityloop.people.models import Department, DepartmentKind, Desk, Membership, Platform
from cityloop.people.posts import Post
from cityloop.places.models import DutyGrid, GridCell

# Without these nobody could say the verbs that take a case through the loop.
NEEDED_POSTS = (Post.INTAKE, Post.DUTY_CHIEF, Post.DISPATCHER, Post.HANDLER, Post.INSPECTOR)


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing; `blocking` = without it no case can go round. `page` is where to mend it."""

    text: str
    page: str
    blocking: bool = True


def today(platform: Platform) -> date:
    return clock.now().astimezone(ZoneInfo(platform.timezone)).date()


def gaps(platform: Platform) -> list[Gap]:
    """Blocking ones first."""
    on = today(platform)
    found = [*_people(platform), *_places(platform, on), *_catalogue(platform, on), *_calendars(platform, on)]
    return sorted(found, key=lambda gap: not gap.blocking)


def _people(platform: Platform) -> Iterator[Gap]:
    units = Department.objects.filter(platform=platform, active=True)
    desks = set(units.filter(kind=DepartmentKind.CENTRE).values_list("desk", flat=True))
    for desk in (Desk.SUPERVISION, Desk.COMMAND):
        if not desks & {desk, Desk.BOTH}:
            yield Gap(f"没有{desk.label}：请建立一个中心部门并选择中心职能。", "people_department")
    seats = Membership.objects.filter(
        user__is_active=True, department__platform=platform, department__active=True
    )
    held = dict(seats.values_list("post").annotate(people=Count("user", distinct=True)))
    for post in NEEDED_POSTS:
        if not held.get(post):
            yield Gap(f"没有{post.label}。", "people_user")
    if held.get(Post.INSPECTOR) == 1:
        yield Gap(
            "只有一名采集员：自己上报的案件须由他人核实、核查，至少要两名。", "people_user", blocking=False
        )
    handlers = Membership.objects.filter(department=OuterRef("pk"), post=Post.HANDLER, user__is_active=True)
    idle = units.exclude(kind=DepartmentKind.CENTRE).filter(~Exists(handlers))
    if names := [str(unit) for unit in idle[:4]]:
        more = "等" if len(names) == 4 else ""
        yield Gap(
            f"{'、'.join(names[:3])}{more}没有处置人员，派去的案件无人签收。",
            "people_department",
            blocking=False,
        )


def _places(platform: Platform, on: date) -> Iterator[Gap]:
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    cells = GridCell.objects.filter(begun & lasting, platform=platform)
    facts = cells.aggregate(all=Count("pk"), loose=Count("pk", filter=Q(duty_grid__isnull=True)))
    if not facts["all"]:
        yield Gap("没有启用的单元网格：上报的位置无法落格。", "places_gridcell")
    elif facts["loose"]:
        yield Gap(f"{facts['loose']} 个单元网格没有划入责任网格。", "places_gridcell", blocking=False)
    unmanned = DutyGrid.objects.filter(platform=platform, inspector__isnull=True).count()
    if unmanned:
        yield Gap(f"{unmanned} 个责任网格没有采集员。", "places_dutygrid", blocking=False)


def _catalogue(platform: Platform, on: date) -> Iterator[Gap]:
    in_force = CatalogueVersion.objects.filter(platform=platform, effective_on__lte=on)
    version = in_force.order_by("-effective_on", "-pk").first()
    if version is None:
        yield Gap("没有生效的立案标准：无法上报和立案。", "catalog_catalogueversion")
        return
    limits = TimeLimit.objects.filter(rule=OuterRef("pk"))
    rules = FilingRule.objects.filter(category__version=version, category__active=True).annotate(
        limited=Exists(limits)
    )
    facts = rules.aggregate(all=Count("pk"), bare=Count("pk", filter=Q(limited=False)))
    if not facts["all"]:
        yield Gap(f"“{version}”里没有立案条件。", "catalog_category")
    elif facts["bare"]:
        yield Gap(f"{facts['bare']} 条立案条件没有处置时限，不能派遣。", "catalog_category", blocking=False)
    ended = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    if not Responsibility.objects.filter(ended, platform=platform, valid_from__lte=on).exists():
        yield Gap("权责清单为空：派遣时没有建议单位。", "catalog_responsibility", blocking=False)


def _calendars(platform: Platform, on: date) -> Iterator[Gap]:
    if not Calendar.objects.filter(platform=platform, is_default=True).exists():
        yield Gap(
            "没有默认工作日历：按内置的周一至周五 8–12 时、14–18 时计时。", "catalog_calendar", blocking=False
        )
    if warning := undecreed_years_warning(platform, on):
        yield Gap(warning, "catalog_calendar", blocking=False)
