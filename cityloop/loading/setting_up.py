"""建区向导: what a platform still needs before its first case can run, step by step, with the remedy of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from cityloop.cases.models import Case
from cityloop.catalog.models import (
    Calendar,
    CatalogueVersion,
    Category,
    FilingRule,
    Responsibility,
    TimeLimit,
)
from cityloop.core import clock
from cityloop.core.words import Said
from cityloop.people.channels import channels
from cityloop.people.models import Department, DepartmentKind, Desk, Membership, Platform
from cityloop.people.posts import Post
from cityloop.people.queries import zone_of
from cityloop.places.models import Division, DutyGrid, GridCell

# How many people a post needs: who reported may not check, so inspectors are two.
NEEDED_POSTS = {Post.INTAKE: 1, Post.DUTY_CHIEF: 1, Post.DISPATCHER: 1, Post.HANDLER: 1, Post.INSPECTOR: 2}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: how much there is, what it is for, and what to do while it is not done.

    `blocking` steps must be done before a case can go round; `kind` names the table that fills it.
    """

    step: str
    label: str
    done: bool
    count: int
    what: Said
    remedy: Said
    blocking: bool = True
    kind: str = ""


def state(platform: Platform) -> list[Step]:
    """All steps, in the order in which a district is set up."""
    on = clock.now().astimezone(zone_of(platform.pk)).date()
    return [*_ground(platform, on), *_people(platform), *_regulation(platform, on)]


def _ground(platform: Platform, on: date) -> Iterator[Step]:
    named = bool(platform.name and platform.division_code)
    yield Step(
        "platform",
        "平台",
        named,
        1,
        Said(f"{platform.name}（{platform.code}）", f"{platform.name} ({platform.code})"),
        Said("填写平台名称和行政区划代码", "Give the name of the platform and its division code"),
    )
    divisions = Division.objects.filter(platform=platform).count()
    yield Step(
        "divisions",
        "区划",
        divisions > 0,
        divisions,
        Said(
            "区、街道、社区，网格代码由它们组成",
            "District, streets, communities: grid codes begin with theirs",
        ),
        Said("载入区划表", "Load the table of divisions"),
        kind="divisions",
    )
    cells = _current_cells(platform, on)
    count = cells.count()
    yield Step(
        "cells",
        "单元网格",
        count > 0,
        count,
        Said("上报的位置落到网格", "The place of a report falls into one"),
        Said("载入单元网格（Excel 或 GeoJSON）", "Load the grid cells (Excel or GeoJSON)"),
        kind="cells",
    )
    loose = cells.filter(Q(duty_grid__isnull=True) | Q(duty_grid__inspector__isnull=True)).count()
    grids = DutyGrid.objects.filter(platform=platform).count()
    what = Said("每个单元网格都有责任采集员", "Every grid cell has its inspector")
    if loose:
        what = Said(f"{loose} 个单元网格还没有责任采集员", f"Grid cells without an inspector: {loose}")
    yield Step(
        "duty-grids",
        "责任网格",
        count > 0 and not loose,
        grids,
        what,
        Said("载入责任网格，指定采集员", "Load the duty grids and name their inspectors"),
        False,
        "duty-grids",
    )


def _people(platform: Platform) -> Iterator[Step]:
    units = Department.objects.filter(platform=platform, active=True)
    desks = set(units.filter(kind=DepartmentKind.CENTRE).values_list("desk", flat=True))
    sat = [one for one in (Desk.SUPERVISION, Desk.COMMAND) if desks & {one, Desk.BOTH}]
    what = Said("监督与指挥分离，各有其席", "Supervision and command are apart, each with its desks")
    remedy = Said(
        "在部门表中建立中心，中心职能选监督中心、指挥中心或监督指挥合一",
        "Make the centres in the table of departments; their desk is supervision, command or both",
    )
    yield Step("centre", "两个中心", len(sat) == 2, len(sat), what, remedy, kind="departments")
    seats = Membership.objects.filter(
        user__is_active=True, department__platform=platform, department__active=True
    )
    manned = Exists(seats.filter(department=OuterRef("pk"), post=Post.HANDLER))
    able = units.exclude(kind=DepartmentKind.CENTRE).filter(manned).count()
    yield Step(
        "units",
        "处置单位",
        able > 0,
        able,
        Said("有处置人员的部门，案件派给它们", "Departments with handlers: cases are dispatched to them"),
        Said("载入部门和处置人员", "Load departments and handlers"),
        kind="departments",
    )
    held = dict(seats.order_by().values_list("post").annotate(n=Count("user", distinct=True)))
    for post, least in NEEDED_POSTS.items():
        count = held.get(post.value, 0)
        what = Said(f"至少 {least} 名", f"At least {least}")
        if least > 1:
            what = Said(
                "至少两名：上报人不能核查自己的案件", "At least two: nobody inspects their own report"
            )
        remedy = Said("载入人员，写明岗位", "Load the people with their posts")
        yield Step(f"post:{post.value}", post.label, count >= least, count, what, remedy, kind="people")


def _regulation(platform: Platform, on: date) -> Iterator[Step]:
    versions = CatalogueVersion.objects.filter(platform=platform, effective_on__lte=on)
    version = versions.order_by("-effective_on", "-pk").first()
    rules = FilingRule.objects.filter(category__version=version, category__active=True)
    count = rules.count() if version else 0
    bare = rules.filter(~Exists(TimeLimit.objects.filter(rule=OuterRef("pk")))).count() if version else 0
    yield Step(
        "catalogue",
        "立案标准",
        count > bare,
        count,
        _catalogue_now(version, count, bare),
        Said("载入立案标准，或用软件自带的标准", "Load a catalogue, or take the one that comes along"),
        kind="catalogue",
    )
    covered = _coverage(platform, version, on)
    yield Step(
        "responsibilities",
        "权责清单",
        covered == 100,
        covered,
        Said(
            f"{covered}% 的小类有责任单位，派遣时可推荐",
            f"{covered}% of the subcategories have a unit, which is proposed at dispatch",
        ),
        Said(
            "载入权责清单，补上没有单位的小类",
            "Load the list of duties, with the subcategories that have no unit",
        ),
        False,
        "responsibilities",
    )
    calendars = Calendar.objects.filter(platform=platform)
    default = calendars.filter(is_default=True).exists()
    what = Said(
        "现按内置的周一至周五 8–12 时、14–18 时计时",
        "Now counted Monday to Friday, 8–12 and 14–18, as built in",
    )
    if default:
        what = Said("按平台自己的工作日历计时", "Counted by the platform's own calendar")
    yield Step(
        "calendar",
        "工作日历",
        default,
        calendars.count(),
        what,
        Said("设一个默认工作日历", "Make one calendar the default"),
        False,
        "calendar-windows",
    )
    cases = Case.objects.filter(platform=platform)[:1].count()
    example = f"{platform.number_prefix}{on:%Y%m%d}00001"
    what = Said(
        f"形如 {example}；第一件案件之后不宜再改前缀",
        f"Like {example}; the prefix stays after the first case",
    )
    remedy = Said("如需前缀，在平台中填写", "A prefix, if wanted, is given with the platform")
    yield Step("numbering", "案件编号", True, cases, what, remedy)
    found = channels(platform).count()
    what = Said("外部程序凭令牌上报", "Outside programs report by token")
    if not found:
        what = Said(
            "还没有外部程序上报，问题由坐席登记",
            "No outside program reports yet; problems are put in by hand",
        )
    remedy = Said("新建渠道，取得令牌", "Open a channel and take its token")
    yield Step("channels", "接入渠道", found > 0, found, what, remedy, False)


def _catalogue_now(version: CatalogueVersion | None, count: int, bare: int) -> Said:
    if version is None:
        return Said("还没有生效的立案标准", "No catalogue is in force yet")
    zh, en = f"现行“{version}”，{count} 条立案条件", f"In force: “{version}”, filing conditions: {count}"
    if bare:
        return Said(f"{zh}，其中 {bare} 条没有处置时限", f"{en}, without a time limit: {bare}")
    return Said(zh, en)


def _current_cells(platform: Platform, on: date) -> QuerySet[GridCell]:
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    return GridCell.objects.filter(begun & lasting, platform=platform)


def _coverage(platform: Platform, version: CatalogueVersion | None, on: date) -> int:
    """The share of 小类 in use, in whole percent, for which some row in force names a unit."""
    in_force = Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))
    rows: Any = Responsibility.objects.filter(in_force, platform=platform, lead__active=True)
    named = set(rows.values_list("nature", "category_code").distinct())
    codes = (
        list(Category.objects.filter(version=version, active=True).values_list("nature", "code"))
        if version
        else []
    )
    hits = sum(1 for nature, code in codes if any((nature, code[:n]) in named for n in range(len(code) + 1)))
    return 100 * hits // len(codes) if codes else 0
