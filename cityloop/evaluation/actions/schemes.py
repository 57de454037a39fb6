"""采用方案、停用、分组: which rules a platform goes by, and who is compared with whom."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction

from cityloop.core import clock
from cityloop.core.errors import Conflict, Invalid, NotFound, Refused
from cityloop.evaluation import rights
from cityloop.evaluation.adopted import in_force
from cityloop.evaluation.models import AssessmentPolicy, ObjectGroup, Publication, SchemeVersion
from cityloop.evaluation.schemes.document import Scheme, parse_scheme
from cityloop.evaluation.schemes.library import load_shipped, shipped_text
from cityloop.evaluation.words import ObjectType
from cityloop.people.actors import Actor
from cityloop.people.models import Platform
from cityloop.people.posts import Permission, Post


def adopt_scheme(*, by: Actor, platform: Platform, text: str, valid_from: date) -> SchemeVersion:
    """采用方案 from a day on. The same document again answers with the version as it is."""
    _check(by, "采用考核方案")
    scheme = parse_scheme(text)
    known = SchemeVersion.objects.filter(platform=platform, scheme=scheme.id, version=scheme.version).first()
    if known is not None:
        if known.digest == scheme.digest and known.valid_from == valid_from:
            return known
        raise Conflict(
            f"方案 {scheme.id} 的版本 {scheme.version} 已于 {known.valid_from} 起采用，内容不能再改：请写一个新的版本号。",
            f"Version {scheme.version!r} was adopted before: choose another version.",
            field="version",
        )
    _check_not_published(platform, scheme, valid_from)
    row = SchemeVersion(
        platform=platform,
        scheme=scheme.id,
        version=scheme.version,
        title=scheme.title,
        object_type=scheme.object_type,
        groups=list(scheme.groups),
        text=text,
        digest=scheme.digest,
        valid_from=valid_from,
        adopted_by_id=by.user_id,
        adopted_at=clock.now(),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as broken:
        raise Conflict(
            f"方案 {scheme.id} 在 {valid_from} 已有另一个版本起用，请另选日期。",
            "Another version of the scheme begins on that day.",
            field="valid_from",
        ) from broken
    return row


def adopt_defaults(*, by: Actor, platform: Platform, schemes: tuple[str, ...], valid_from: date) -> int:
    """Shipped schemes, as they are, for a platform that has none of the kind yet; how many were adopted."""
    adopted = {(one.object_type, tuple(one.groups)) for one in in_force(platform.pk, valid_from)}
    wanted = [key for key in schemes if _scope(load_shipped(key)) not in adopted]
    for key in wanted:
        adopt_scheme(by=by, platform=platform, text=shipped_text(key), valid_from=valid_from)
    return len(wanted)


def retire_scheme(*, by: Actor, version: SchemeVersion, on: date) -> SchemeVersion:
    """停用: periods that begin on that day or later are no longer scored by it."""
    _check(by, "停用考核方案")
    if on < version.valid_from:
        raise Invalid(
            f"停用日期不能早于起用日期 {version.valid_from}。", "Retired before it begins.", field="on"
        )
    version.retired_on = on
    version.save(update_fields=["retired_on"])
    return version


@transaction.atomic
def put_groups(*, by: Actor, platform: Platform, object_type: ObjectType, groups: Mapping[str, str]) -> None:
    """分组: object → group; an empty group puts the object back into the group of its kind."""
    _check(by, "考核分组")
    for key, group in groups.items():
        if group:
            ObjectGroup.objects.update_or_create(
                platform=platform, object_type=object_type, object_key=key, defaults={"group": group}
            )
        else:
            ObjectGroup.objects.filter(platform=platform, object_type=object_type, object_key=key).delete()


def set_appeal_days(*, by: Actor, platform: Platform, days: int) -> AssessmentPolicy:
    """申诉期限: how long after closing or publication a unit may appeal."""
    _check(by, "申诉期限")
    if not 1 <= days <= 365:
        raise Invalid("申诉期限应在 1 到 365 天之间。", "1 to 365 days.", field="appeal_days")
    row, _ = AssessmentPolicy.objects.update_or_create(platform=platform, defaults={"appeal_days": days})
    return row


def version_of(platform_id: int, version_id: int) -> SchemeVersion:
    """A version of the platform, or a refusal."""
    found = SchemeVersion.objects.filter(platform_id=platform_id, pk=version_id).first()
    if found is None:
        raise NotFound("没有这个方案版本。", "There is no such version.")
    return found


def _check(by: Actor, what: str) -> None:
    if by.unmanned is not Post.SYSTEM:  # a new platform gets its first schemes from the software
        rights.check(by, Permission.ASSESS, what)


def _scope(scheme: Scheme) -> tuple[str, tuple[str, ...]]:
    return scheme.object_type, scheme.groups


def _check_not_published(platform: Platform, scheme: Scheme, valid_from: date) -> None:
    """A period that was published keeps its rules: no other version may begin before it does."""
    later = Publication.objects.filter(platform=platform, scheme=scheme.id, begins_at__date__gte=valid_from)
    row = later.order_by("begins_at").first()
    if row is not None:
        raise Refused(
            f"{row.period} 的成绩已按原版本公布，新版本的起用日期须在其后。",
            f"{row.period} is published by another version: begin later.",
            field="valid_from",
        )
