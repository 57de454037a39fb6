"""公布与更正: a person says the scores of a period in public; later changes come out as a correction with its difference."""

from typing import Any

from django.db import IntegrityError, transaction

from cityloop.core import clock
from cityloop.core.errors import Conflict, Invalid, NotFound, Refused
from cityloop.evaluation import rights
from cityloop.evaluation.counting import look_after
from cityloop.evaluation.differences import difference
from cityloop.evaluation.live import live, version_of_period
from cityloop.evaluation.models import Publication, SchemeVersion
from cityloop.evaluation.snapshots import seal, take
from cityloop.evaluation.spans import Span, span
from cityloop.people.actors import Actor
from cityloop.people.models import Platform
from cityloop.people.posts import Permission


def publish(*, by: Actor, platform: Platform, scheme: str, period: str, key: str = "") -> Publication:
    """公布 a period that is over, by the version of the scheme that was in force when it began."""
    rights.check(by, Permission.ASSESS, "公布成绩")
    if earlier := _repeats(by, key, scheme=scheme, period=period, corrects=None):
        return earlier
    over = span(platform.pk, period)
    if over.running:
        raise Refused(
            f"{over.key} 到 {over.period.last} 才结束，结束后才能公布。",
            "The period is not over.",
            period=over.key,
        )
    version = version_of_period(platform.pk, scheme, over)
    _check_first(platform, version, over)
    return _write(by, platform, version, over, {"request_key": _key(by, key)})


def correct(*, by: Actor, publication: Publication, reason: str, key: str = "") -> Publication:
    """更正: the period counted anew by the same scheme, with what has been ruled, entered or put right since."""
    rights.check(by, Permission.ASSESS, "更正成绩")
    if publication.platform_id != by.platform_id:
        raise NotFound("没有这次公布。", "There is no such publication.")
    if not reason.strip():
        raise Invalid("更正须写明原因。", "A correction needs its reason.", field="reason")
    if earlier := _repeats(by, key, corrects=publication.pk, reason=reason.strip()):
        return earlier
    if hasattr(publication, "corrected_by"):
        raise Conflict(
            "这次公布已被更正，请更正最新的一次。",
            "It was corrected already: correct the latest.",
            latest=publication.corrected_by.pk,
        )
    over = span(publication.platform_id, publication.period, as_of=publication.as_of)
    return _write(
        by,
        publication.platform,
        publication.scheme_version,
        over,
        {"corrects": publication, "reason": reason.strip(), "request_key": _key(by, key)},
    )


def _write(
    by: Actor, platform: Platform, version: SchemeVersion, over: Span, columns: dict[str, Any]
) -> Publication:
    look_after(platform)
    snapshot = take(platform, live(platform, version, over))
    earlier: Publication | None = columns.get("corrects")
    if earlier is not None:
        changed = difference(earlier.snapshot, snapshot)
        if not changed:
            raise Refused("与已公布的成绩没有差异，不需要更正。", "Nothing differs from what was published.")
        columns["difference"] = {"objects": changed}
    row = Publication(
        platform=platform,
        scheme_version=version,
        scheme=version.scheme,
        period_kind=over.period.kind,
        period=over.key,
        begins_at=over.window.begin,
        ends_at=over.window.end,
        as_of=over.window.as_of,
        snapshot=snapshot,
        digest=seal(snapshot),
        published_by_id=by.user_id or 0,
        published_at=clock.now(),
        **columns,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as broken:
        raise Conflict("刚刚有人公布或更正了本期成绩。", "Somebody else was faster.") from broken
    return row


def _check_first(platform: Platform, version: SchemeVersion, over: Span) -> None:
    known = Publication.objects.filter(
        platform=platform, scheme=version.scheme, period=over.key, corrects__isnull=True
    ).first()
    if known is not None:
        raise Conflict(
            f"{over.key} 的成绩已于 {known.published_at:%Y-%m-%d} 公布；有变化请用更正。",
            "The period is published: correct it instead.",
            publication=known.pk,
        )


def _key(by: Actor, key: str) -> str | None:
    return f"{by.user_id}:{key}" if key else None


def _repeats(by: Actor, key: str, **said: Any) -> Publication | None:
    """What this very request made before; the same key for something else is a Conflict."""
    if not key:
        return None
    earlier = Publication.objects.filter(request_key=_key(by, key)).first()
    if earlier is not None and not Publication.objects.filter(pk=earlier.pk, **said).exists():
        raise Conflict(
            "这个幂等键已用于另一个请求。", "This idempotency key was used for another request.", field="key"
        )
    return earlier
