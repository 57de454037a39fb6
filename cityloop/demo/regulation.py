"""By which rules the demo district works: catalogue, 权责清单, calendars, limits of the desks, policy."""

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal

from cityloop.catalog import actions as catalog
from cityloop.catalog import calendar_actions as calendars
from cityloop.catalog.models import Calendar, Category, LoopPolicy
from cityloop.catalog.rows import ResponsibilityRow, StageLimitRow, WindowRow
from cityloop.catalog.worktime import Limit, Unit
from cityloop.demo.district import read_divisions
from cityloop.people.models import Department, Platform
from cityloop.places.models import Component

IN_FORCE = date(2020, 1, 1)
VERIFY_FIRST = ["public", "hotline", "12345", "media", "petition"]
SAME_DAY = ("占道经营", "店外经营", "无照经营游商", "暴露生活垃圾", "道路不洁", "非机动车乱停放", "垃圾满溢")

# Components: broad class, or a whole 小类 that differs from its class → who owns and keeps them.
KEEPERS = {"01": "shizheng", "02": "shizheng", "03": "huanwei", "04": "yuanlin", "05": "shizheng"}
KEEPERS_OF_CATEGORY = {
    "0101": "gongshui",
    "0102": "paishui",
    "0103": "paishui",
    "0104": "paishui",
    "0106": "zhaoming",
    "0110": "reli",
    "0111": "ranqi",
    "0127": "tongxin",
    "0128": "gongdian",
    "0131": "tongxin",
    "0137": "zhaoming",
    "0306": "guanggao",
}

# Events for the whole district: category → lead, assisting units. The most exact row wins.
EVENTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "01": ("huanwei", ()),
    "0101": ("zhifa", ()),
    "0108": ("gongdian", ()),
    "0111": ("huanwei", ("zhifa",)),
    "0113": ("shizheng", ()),
    "0114": ("huanwei", ("zhifa",)),
    "0117": ("yuanlin", ()),
    "0118": ("yuanlin", ()),
    "0121": ("yuanlin", ()),
    "0122": ("yuanlin", ()),
    "0128": ("zhifa", ()),
    "0129": ("zhifa", ()),
    "0130": ("zhifa", ("paishui",)),
    "0179": ("yuanlin", ()),
    "0180": ("tongxin", ()),
    "0191": ("zhifa", ("yuanlin",)),
    "0196": ("jiaotong", ()),
    "02": ("guanggao", ()),
    "0201": ("huanwei", ()),
    "0202": ("zhifa", ()),
    "03": ("gongdi", ()),
    "0301": ("zhifa", ("gongdi",)),
    "0304": ("gongdi", ("zhifa",)),
    "04": ("zhifa", ()),
    "0410": ("jiaotong", ()),
    "0493": ("jiaotong", ()),
    "05": ("shizheng", ()),
    "0501": ("gongshui", ("shizheng",)),
    "0502": ("ranqi", ("shizheng",)),
    "0503": ("paishui", ()),
    "0504": ("reli", ("shizheng",)),
    "0506": ("paishui", ("shizheng",)),
    "0508": ("tongxin", ("gongdian",)),
    "06": ("zhifa", ()),
}
# What the streets do themselves: 先属地.
OF_STREETS = ("0107", "0135", "0136", "0405", "0406", "0401", "0207", "0496", "0604")

STAGE_LIMITS = {
    "accept": (15, Unit.MINUTE),
    "verify": (30, Unit.MINUTE),
    "file": (30, Unit.MINUTE),
    "dispatch": (15, Unit.MINUTE),
    "sign": (1, Unit.WORK_HOUR),
    "arrange": (15, Unit.MINUTE),
    "inspect": (2, Unit.URGENT_HOUR),
    "close": (4, Unit.WORK_HOUR),
    "review": (4, Unit.WORK_HOUR),
}
NIGHT_WINDOWS = (("04:00", "12:00"), ("14:00", "22:00"))


def build_regulation(platform: Platform, departments: dict[str, Department]) -> None:
    """Write everything that the loop asks the catalogue for."""
    LoopPolicy.objects.create(platform=platform, verify_sources=VERIFY_FIRST)
    version = catalog.load_default_catalogue(platform, IN_FORCE, "演示立案标准")
    Category.objects.filter(version=version, nature="event", name__in=SAME_DAY).update(same_day=True)
    limits = ((kind, Limit(Decimal(amount), unit)) for kind, (amount, unit) in STAGE_LIMITS.items())
    catalog.put_stage_limits(platform, [StageLimitRow(kind=kind, limit=limit) for kind, limit in limits])
    catalog.put_responsibilities(platform, list(_responsibilities()))
    _calendars(platform, departments)


def give_components(platform: Platform, departments: dict[str, Department]) -> None:
    """Own and keep the components whose 小类 differs from the rest of its class."""
    for category_code, unit in KEEPERS_OF_CATEGORY.items():
        Component.objects.filter(platform=platform, category_code=category_code).update(
            owner=departments[unit], maintainer=departments[unit]
        )


def _responsibilities() -> Iterator[ResponsibilityRow]:
    number = 0

    def row(nature: str, category: str, lead: str, **more: object) -> ResponsibilityRow:
        nonlocal number
        number += 1
        facts = {"nature": nature, "category_code": category, "lead": lead, "valid_from": IN_FORCE} | more
        return ResponsibilityRow(clause=f"《红旗区城市管理权责清单（演示）》第{number}条", **facts)  # type: ignore[arg-type]

    for category, unit in {**KEEPERS, **KEEPERS_OF_CATEGORY}.items():
        yield row("component", category, unit)
    for category, (unit, assisting) in EVENTS.items():
        yield row("event", category, unit, assisting=assisting)
    for division in read_divisions():
        if len(division.code) == 9:
            for category in OF_STREETS:
                yield row("event", category, division.code, division_code=division.code)
    yield row("event", "", "zhifa")


def _calendars(platform: Platform, departments: dict[str, Department]) -> None:
    calendars.default_calendar(platform)
    night = Calendar.objects.create(
        platform=platform,
        code="cleaning",
        name="环卫两班（含周末和节假日）",
        holidays="none",
        work_day_hours="16.00",
    )
    night.departments.add(departments["huanwei"])
    windows = [
        WindowRow(weekdays="1234567", opens=time.fromisoformat(opens), closes=time.fromisoformat(closes))
        for opens, closes in NIGHT_WINDOWS
    ]
    calendars.replace_windows(night, windows)
