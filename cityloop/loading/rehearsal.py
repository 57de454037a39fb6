"""测试案件: one labelled case round the whole loop by the platform's own people, to see that everything stands.

The real verbs, said by real posts, in one transaction: either the case is closed at the end or nothing was
written and the refusal says which step failed and why.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef
from PIL import Image, ImageDraw
from shapely.geometry import shape

from cityloop.cases import evidence
from cityloop.cases.actions import closing, dispatching, handling, intake
from cityloop.cases.models import Case, EvidenceKind, Source
from cityloop.catalog import queries as catalog
from cityloop.catalog.models import Category, FilingRule, TimeLimit
from cityloop.core import clock
from cityloop.core.errors import CityloopError, Refused
from cityloop.core.words import NOTHING, Said
from cityloop.people import actors
from cityloop.people.actors import Actor
from cityloop.people.models import Department, DepartmentKind, Membership, Platform
from cityloop.people.posts import Post
from cityloop.people.queries import zone_of
from cityloop.places.cells import cells_of
from cityloop.places.models import GridCell

LABEL = "【测试案件】"
NOTE = f"{LABEL}建区自检"
PICTURE = (320, 240)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who says what, about which kind of problem."""

    intake: Actor
    chief: Actor
    dispatcher: Actor
    inspector: Actor
    handler: Actor
    unit: Department
    rule: FilingRule
    lon: float
    lat: float


def rehearse(platform: Platform) -> Case:
    """Run the test case and return it closed."""
    cast = _cast(platform)
    case: Case | None = None
    with transaction.atomic():
        for label, step in STEPS:
            try:
                case = step(platform, cast, case)
            except CityloopError as refusal:
                facts = {**refusal.facts, "step": label}
                raise Refused(
                    f"“{label}”没有通过：{refusal.zh}", f"{label.en}: {refusal.en}", **facts
                ) from refusal
    if case is None:
        raise AssertionError("no steps")
    return case


def _cast(platform: Platform) -> Cast:
    handler = _somebody(platform, Post.HANDLER, outside_centre=True)
    rule, (lon, lat) = _rule(platform), _place(platform)
    return Cast(
        intake=_actor(_somebody(platform, Post.INTAKE)),
        chief=_actor(_somebody(platform, Post.DUTY_CHIEF)),
        dispatcher=_actor(_somebody(platform, Post.DISPATCHER)),
        inspector=_actor(_somebody(platform, Post.INSPECTOR)),
        handler=_actor(handler),
        unit=handler.department,
        rule=rule,
        lon=lon,
        lat=lat,
    )


def _somebody(platform: Platform, post: Post, *, outside_centre: bool = False) -> Membership:
    seats = Membership.objects.filter(
        post=post, user__is_active=True, department__platform=platform, department__active=True
    ).select_related("user", "department")
    if outside_centre:
        seats = seats.exclude(department__kind=DepartmentKind.CENTRE)
    found = seats.order_by("department__order", "pk").first()
    if found is None:
        where = NOTHING
        if outside_centre:
            where = Said("（须在专业部门或二级平台）", " (in a department or a second-level platform)")
        raise Refused(
            f"还没有{post.label}{where}，请先载入人员。",
            f"There is no {post.value} yet{where.en}; load the people first.",
            step="人员",
        )
    return found


def _actor(seat: Membership) -> Actor:
    return actors.of(seat.user)


def _rule(platform: Platform) -> FilingRule:
    """A rule of the catalogue in force with a limit, of a category that asks for little evidence."""
    on = clock.now().astimezone(zone_of(platform.pk)).date()
    version = catalog.version_in_force(platform.pk, on)
    limited = Exists(TimeLimit.objects.filter(rule=OuterRef("pk"), area_class=""))
    rules = FilingRule.objects.filter(limited, category__version=version, category__active=True)
    found = sorted(
        rules.select_related("category").order_by("category__nature", "category__code", "rule_no")[:200],
        key=lambda rule: (rule.category.nature != "event", len(rule.category.closing_evidence)),
    )
    if not found:
        raise Refused(
            "立案标准里没有带处置时限的立案条件。",
            "No filing rule of the catalogue has a time limit.",
            step="立案标准",
        )
    return found[0]


def _place(platform: Platform) -> tuple[float, float]:
    """A point inside a cell in use."""
    index = cells_of(platform.pk)
    for cell in GridCell.objects.filter(platform=platform).order_by("code")[:50]:
        point = shape(cell.polygon).representative_point()
        if index.find(point.x, point.y) is not None:
            return point.x, point.y
    raise Refused(
        "还没有启用的单元网格，请先载入。",
        "There is no grid cell in use yet; load them first.",
        step="单元网格",
    )


def _report(platform: Platform, cast: Cast, _: Case | None) -> Case:
    category: Category = cast.rule.category
    return intake.report(
        by=cast.intake,
        platform=platform,
        source=Source.OTHER,
        nature=category.nature,
        category_code=category.code,
        description=f"{LABEL}建区自检：由系统按真实流程走完一遍，请勿办理。",
        lon=cast.lon,
        lat=cast.lat,
        address=LABEL,
    )


def _verify(platform: Platform, cast: Cast, case: Case | None) -> Case:
    """Only where the platform wants this source verified."""
    if Source.OTHER not in catalog.policy(platform.pk).verify_sources:
        return _there(case)
    asked = intake.request_verification(
        _there(case), by=cast.intake, person_id=cast.inspector.user_id, note=NOTE
    )
    return intake.submit_verification(asked, by=cast.inspector, confirmed=True, note=NOTE)


def _feed_back(platform: Platform, cast: Cast, case: Case | None) -> Case:
    kinds = {EvidenceKind.AFTER, *map(EvidenceKind, cast.rule.category.closing_evidence)} - {
        EvidenceKind.INSPECTION
    }
    shown = [_photo(platform, cast.handler, kind) for kind in sorted(kinds)]
    return handling.feed_back(_there(case), by=cast.handler, note=NOTE, evidence_ids=shown)


def _inspect(platform: Platform, cast: Cast, case: Case | None) -> Case:
    sent = closing.request_inspection(
        _there(case), by=cast.intake, person_id=cast.inspector.user_id, note=NOTE
    )
    shown = [_photo(platform, cast.inspector, EvidenceKind.INSPECTION)]
    return closing.submit_inspection(sent, by=cast.inspector, fixed=True, note=NOTE, evidence_ids=shown)


def _photo(platform: Platform, by: Actor, kind: EvidenceKind) -> int:
    """A picture that nobody can take for a real one."""
    picture = Image.new("RGB", PICTURE, "#dce6f4")
    ImageDraw.Draw(picture).text(
        (20, 110), f"TEST {kind.value} {clock.now():%Y-%m-%d %H:%M:%S} UTC", fill="#b00020"
    )
    file = io.BytesIO()
    picture.save(file, "JPEG")
    file.seek(0)
    return evidence.store(file, by=by, platform=platform, kind=kind).pk


def _there(case: Case | None) -> Case:
    if case is None:
        raise AssertionError("the case is reported first")
    return case


Take = Callable[[Platform, Cast, Case | None], Case]
STEPS: tuple[tuple[Said, Take], ...] = (
    (Said("上报", "Report"), _report),
    (Said("核实", "Verification"), _verify),
    (
        Said("受理", "Intake"),
        lambda platform, cast, case: intake.accept(_there(case), by=cast.intake, note=NOTE),
    ),
    (
        Said("立案", "Filing"),
        lambda platform, cast, case: dispatching.file_case(
            _there(case), by=cast.chief, rule_id=cast.rule.pk, note=NOTE
        ),
    ),
    (
        Said("派遣", "Dispatch"),
        lambda platform, cast, case: dispatching.dispatch(
            _there(case), by=cast.dispatcher, department_id=cast.unit.pk, clause=LABEL, note=NOTE
        ),
    ),
    (
        Said("签收", "Signing"),
        lambda platform, cast, case: handling.sign(_there(case), by=cast.handler, note=NOTE),
    ),
    (Said("处理反馈", "Feedback"), _feed_back),
    (Said("核查", "Inspection"), _inspect),
    (
        Said("结案", "Closure"),
        lambda platform, cast, case: closing.close(_there(case), by=cast.chief, note=NOTE),
    ),
)
