"""What a report claims: kind, place, words and reporter, checked before anything is written."""

import hashlib
import secrets
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cityloop.cases.models import FROM_PEOPLE, Case, Reporter, Source
from cityloop.cases.move import Facts, check_text
from cityloop.catalog import queries as catalog
from cityloop.catalog.models import Category
from cityloop.core import clock
from cityloop.core.errors import Invalid
from cityloop.people.actors import Actor
from cityloop.people.models import Platform
from cityloop.places import queries as places
from cityloop.places.models import Component
from cityloop.places.tiles import tile_of

MAX_DESCRIPTION = 2000
_CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without look-alikes


def described(
    by: Actor,
    platform: Platform,
    source: Source,
    nature: str,
    category_code: str,
    description: str,
    lon: float,
    lat: float,
    address: str,
    component_code: str,
    urgent: bool,
    source_ref: str,
) -> Case:
    """A case as it was reported, not yet written. Raises `Invalid` for whatever cannot be."""
    case = Case(
        platform=platform,
        source=source,
        description=description_of(description),
        address=line(address, "address", 200),
        urgent=urgent,
        reported_by_id=by.user_id,
        source_ref=line(source_ref, "source_ref", 80),
    )
    classify(case, nature, category_code)
    place(case, lon, lat)
    if component_code:
        component = Component.objects.filter(platform=platform, code=component_code).first()
        if component is None:
            raise Invalid(f"没有部件“{component_code}”。", "No such component.", field="component")
        case.component = component
    return case


def classify(case: Case, nature: str, code: str) -> None:
    """The 小类 of today's catalogue."""
    category: Category = catalog.category(case.platform_id, nature, code, _today(case.platform))
    case.category, case.nature, case.category_code = category, category.nature, category.code


def place(case: Case, lon: Any, lat: Any) -> None:
    """The point, and the cell, duty grid and division in which it lies."""
    found = places.locate(case.platform_id, lon, lat)
    case.lon, case.lat, case.tile = lon, lat, tile_of(lon, lat)
    case.cell_id, case.duty_grid_id = found.cell_id, found.duty_grid_id
    case.division_code, case.area_class = found.division_code, found.area_class


def told(case: Case, found_at: datetime | None) -> Facts:
    """What the timeline keeps of a report: the words only as a digest, so that personal data in them can be
    taken out later without breaking the chain; names and numbers of reporters not at all.
    """
    facts: Facts = {
        "source": str(case.source),
        "category": f"{case.nature}:{case.category_code}",
        "lon": case.lon,
        "lat": case.lat,
        "words": hashlib.sha256(f"{case.description}\n{case.address}".encode()).hexdigest(),
        "urgent": case.urgent,
    }
    if found_at is not None:
        facts["found_at"] = _sane(found_at).isoformat()
    if case.component is not None:
        facts["component"] = case.component.code
    if case.source_ref:
        facts["source_ref"] = case.source_ref
    return facts


def reporter(source: Source, name: str, phone: str, anonymous: bool) -> Reporter | None:
    """The person to be answered, with a tracking code (查询码); inspectors and machines need none."""
    if not (name or phone or anonymous or source in FROM_PEOPLE):
        return None
    code = "".join(secrets.choice(_CODE_LETTERS) for _ in range(8))
    if anonymous:
        return Reporter(anonymous=True, track_code=code)
    name, phone = line(name, "reporter_name", 40), line(phone, "reporter_phone", 20)
    return Reporter(name=name, phone=phone, track_code=code)


def _sane(found_at: datetime) -> datetime:
    if found_at.tzinfo is None:
        raise Invalid("发现时间须带时区。", "found_at must carry a time zone.", field="found_at")
    now = clock.now()
    if found_at > now + timedelta(minutes=5):
        raise Invalid("发现时间在将来，请核对设备时间。", "found_at lies in the future.", field="found_at")
    if found_at < now - timedelta(days=31):
        raise Invalid(
            "发现时间早于 31 天前，请重新核实。", "found_at is older than 31 days.", field="found_at"
        )
    return found_at


def description_of(description: str) -> str:
    """问题描述, which nobody may leave empty."""
    text = description.strip()
    if not text:
        raise Invalid("请填写问题描述。", "A description is needed.", field="description")
    check_text(text, "description", MAX_DESCRIPTION)
    return text


def line(text: str, field: str, longest: int) -> str:
    """A short text, cut where the column ends."""
    cut = text.strip()[:longest]
    check_text(cut, field, longest)
    return cut


def amendable(case: Case) -> Facts:
    """What may be corrected before filing, as it stands."""
    return {
        "nature": case.nature,
        "category": case.category_code,
        "description": case.description,
        "address": case.address,
        "lon": case.lon,
        "lat": case.lat,
        "urgent": case.urgent,
    }


def _today(platform: Platform) -> date:
    return clock.now().astimezone(ZoneInfo(platform.timezone)).date()
