"""Adopted schemes: which version counts for a period, read once per process."""

from datetime import date
from functools import lru_cache

from django.db.models import Q

from cityloop.core.errors import NotFound
from cityloop.evaluation.models import SchemeVersion
from cityloop.evaluation.schemes.document import Scheme, parse_scheme
from cityloop.evaluation.schemes.items import expression_of
from cityloop.evaluation.schemes.names import FACTS
from cityloop.evaluation.schemes.nodes import names
from cityloop.evaluation.words import Fact, ObjectType


@lru_cache(maxsize=256)
def _parsed(digest: str, text: str) -> Scheme:
    return parse_scheme(text)


def scheme_of(version: SchemeVersion) -> Scheme:
    """The rules of a version, ready to score."""
    return _parsed(version.digest, version.text)


def in_force(platform_id: int, on: date, object_type: ObjectType | None = None) -> list[SchemeVersion]:
    """On a day, one version of every scheme that is not retired by then."""
    rows = SchemeVersion.objects.filter(platform_id=platform_id, valid_from__lte=on)
    if object_type is not None:
        rows = rows.filter(object_type=object_type)
    latest = {row.scheme: row for row in rows.order_by("scheme", "valid_from")}
    return [row for row in latest.values() if row.retired_on is None or row.retired_on > on]


def version_for(platform_id: int, scheme: str, on: date) -> SchemeVersion:
    """The version of a scheme for a period that begins on a day, or a refusal that names what there is."""
    every = SchemeVersion.objects.filter(platform_id=platform_id, scheme=scheme)
    rows = every.filter(Q(retired_on__isnull=True) | Q(retired_on__gt=on), valid_from__lte=on)
    found = rows.order_by("-valid_from").first()
    if found is not None:
        return found
    dates = [f"{row.version} 自 {row.valid_from}" for row in every.order_by("valid_from")]
    if dates:
        raise NotFound(
            f"方案 {scheme} 在 {on} 没有有效的版本，已有：{'；'.join(dates)}。",
            f"No version of {scheme!r} is in force on {on}.",
            scheme=scheme,
        )
    adopted = SchemeVersion.objects.filter(platform_id=platform_id).values_list("scheme", flat=True)
    known = "、".join(sorted(set(adopted))) or "（尚无）"
    raise NotFound(
        f"没有采用方案“{scheme[:40]}”，已采用：{known}。",
        f"Scheme {scheme!r} is not adopted.",
        scheme=scheme[:40],
    )


def facts_of(scheme: Scheme) -> tuple[Fact, ...]:
    """Every fact a scheme draws on: of its rates, items and sample."""
    nodes = [rate.node for rate in scheme.rates] + [scheme.rank.sample]
    nodes += [node for item in scheme.items if (node := expression_of(item.rule)) is not None]
    keys = {key for node in nodes for key in names(node)}
    return tuple(fact for key, fact in FACTS.items() if key in keys)
