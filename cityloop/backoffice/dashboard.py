"""The first page: is the platform ready, does the clockwork beat, how much is there."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from cityloop.backoffice import readiness, rights
from cityloop.cases.models import Assignment, Case
from cityloop.cases.sweeps import HEARTBEAT
from cityloop.catalog.models import Category, FilingRule, Responsibility
from cityloop.core import clock
from cityloop.core.models import Heartbeat
from cityloop.people.models import Department, Platform, User
from cityloop.places.models import Component, GridCell

SILENCE = timedelta(minutes=5)
CAP = 100_000  # counted no further


@dataclass(frozen=True, slots=True)
class Figure:
    label: str
    value: str
    link: str


def context(request: HttpRequest, page: dict[str, Any]) -> dict[str, Any]:
    """What the index page shows besides Django's own."""
    page["platforms"] = [_platform(platform, request) for platform in _platforms(request)]
    page["sweep"] = sweep_state()
    return page


def sweep_state() -> dict[str, Any]:
    """巡检 (the sweep): beating, silent, or never started."""
    beat = Heartbeat.objects.filter(name=HEARTBEAT).first()
    if beat is None:
        return {
            "well": False,
            "text": "还没有运行过：请启动 cityloop run 或 cityloop sweep，否则不会提示将超期和超期。",
        }
    at = f"{timezone.localtime(beat.beat_at):%Y-%m-%d %H:%M:%S}"
    if clock.now() - beat.beat_at > SILENCE:
        return {"well": False, "text": f"已停止：最后一次在 {at}。请检查 cityloop sweep 进程。"}
    return {"well": True, "text": f"正常，最近一次 {at}。{beat.note}"}


def _platforms(request: HttpRequest) -> QuerySet[Any]:
    return rights.scoped(Platform.objects.order_by("pk"), "pk", request)


def _platform(platform: Any, request: HttpRequest) -> dict[str, Any]:
    gaps = [
        {"text": gap.text, "blocking": gap.blocking, "link": _page(gap.page)}
        for gap in readiness.gaps(platform)
    ]
    return {
        "platform": platform,
        "gaps": gaps if rights.may_manage(request) else [gap | {"link": ""} for gap in gaps],
        "blocked": any(gap["blocking"] for gap in gaps),
        "figures": list(_figures(platform)),
    }


def _figures(platform: Platform) -> list[Figure]:
    cases = Case.objects.filter(platform=platform)
    held = Assignment.objects.filter(case__platform=platform, ended_at__isnull=True, parent__isnull=True)
    late = held.filter(paused_at__isnull=True, due_at__lte=clock.now())
    rows: list[tuple[str, QuerySet[Any], str]] = [
        ("在办案件", held, "cases_case"),
        ("其中超期", late, "cases_assignment"),
        ("案件总数", cases, "cases_case"),
        ("部门", Department.objects.filter(platform=platform, active=True), "people_department"),
        ("人员", User.objects.filter(platform=platform, is_active=True), "people_user"),
        ("单元网格", GridCell.objects.filter(platform=platform), "places_gridcell"),
        ("部件", Component.objects.filter(platform=platform), "places_component"),
        ("小类", Category.objects.filter(version__platform=platform), "catalog_category"),
        ("立案条件", FilingRule.objects.filter(category__version__platform=platform), "catalog_category"),
        ("权责清单", Responsibility.objects.filter(platform=platform), "catalog_responsibility"),
    ]
    return [Figure(label, _counted(found), _page(page)) for label, found, page in rows]


def _counted(rows: QuerySet[Any]) -> str:
    count = rows.order_by().values("pk")[:CAP].count()
    return f"{CAP:,}+" if count == CAP else f"{count:,}"


def _page(name: str) -> str:
    return reverse(f"admin:{name}_changelist")
