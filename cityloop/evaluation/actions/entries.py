"""评分、填报、加减分、豁免: what people put beside the counts. A correction is another row; nothing is written over."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from cityloop.cases.models import Case, Evidence
from cityloop.core import clock
from cityloop.core.errors import Conflict, Invalid, NotFound, Refused
from cityloop.evaluation import rights
from cityloop.evaluation.adopted import scheme_of
from cityloop.evaluation.models import Adjustment, Exemption, ManualMark, SchemeVersion
from cityloop.evaluation.objects import objects
from cityloop.evaluation.schemes.document import Scheme
from cityloop.evaluation.schemes.items import Adjust, Manual
from cityloop.evaluation.spans import Span
from cityloop.evaluation.words import ObjectType
from cityloop.people.actors import Actor
from cityloop.people.posts import Permission

MOST = Decimal(10) ** 9
M = TypeVar("M", ManualMark, Adjustment, Exemption)
C = TypeVar("C", Adjustment, Exemption)


@dataclass(frozen=True, slots=True)
class About:
    """What an entry is about: an object in a period of a scheme."""

    version: SchemeVersion
    span: Span
    object_key: str

    @property
    def scheme(self) -> Scheme:
        return scheme_of(self.version)

    def columns(self) -> dict[str, Any]:
        return {
            "platform_id": self.version.platform_id,
            "scheme": self.version.scheme,
            "period": self.span.key,
            "object_key": self.object_key,
        }


@dataclass(frozen=True, slots=True)
class Basis:
    """依据: the words (a document's number) and, if it was scanned, the evidence."""

    text: str
    evidence_id: int | None = None


def put_mark(
    *, by: Actor, about: About, item: str, value: Decimal | None, basis: Basis, key: str = ""
) -> ManualMark:
    """录入人工评分或填报数; None takes an earlier entry back."""
    rights.check(by, Permission.ASSESS, "人工评分")
    _check_object(about)
    _check_value(about.scheme, item, value)
    row = ManualMark(item=item, value=value)
    return _written(row, by, about.columns(), basis, key, same=("item", "value"))


def adjust(
    *, by: Actor, about: About, points: Decimal, reason: str, basis: Basis, key: str = ""
) -> Adjustment:
    """加减分, with its reason."""
    rights.check(by, Permission.ASSESS, "加减分")
    _check_object(about)
    rule = next((item.rule for item in about.scheme.items if isinstance(item.rule, Adjust)), None)
    if rule is None:
        raise Refused(
            f"方案“{about.scheme.title}”没有加减分。", "The scheme has no adjustments.", field="scheme"
        )
    if not points or not points.is_finite() or abs(points) > 1000:
        raise Invalid("分值应为不等于零、不超过 1000 的数。", "Points out of range.", field="points")
    if not reason.strip():
        raise Invalid("加减分须写明原因。", "An adjustment needs its reason.", field="reason")
    row = Adjustment(points=points, reason=reason.strip())
    return _written(row, by, about.columns(), basis, key, same=("points", "reason"))


def cancel_adjustment(*, by: Actor, line: Adjustment, basis: Basis) -> Adjustment:
    """撤销加减分: the line stays on record and no longer counts."""
    rights.check(by, Permission.ASSESS, "撤销加减分")
    row = Adjustment(points=None, reason=f"撤销：{line.reason}"[:200], cancels=line)
    return _cancelling(row, line, by, basis)


def exempt(*, by: Actor, about: About, basis: Basis, key: str = "") -> Exemption:
    """豁免: the object is not scored in the period."""
    rights.check(by, Permission.ASSESS, "豁免")
    _check_object(about)
    row = Exemption(object_type=about.version.object_type)
    return _written(row, by, about.columns(), basis, key, same=("object_type",))


def exempt_case(*, by: Actor, case: Case, basis: Basis, key: str = "") -> Exemption:
    """豁免案件 (不可抗力 and the like): it is left out by every scheme that leaves out 豁免."""
    rights.check(by, Permission.ASSESS, "豁免案件")
    if case.platform_id != by.platform_id:
        raise NotFound("没有这个案件。", "No such case.")
    live = Exemption.objects.filter(case=case, cancels__isnull=True, cancelled_by__isnull=True)
    if not key and live.exists():
        raise Conflict(f"案件 {case.number} 已豁免。", "The case is exempt already.", number=case.number)
    columns = {"platform_id": case.platform_id, "scheme": "", "period": "", "object_key": ""}
    return _written(Exemption(case=case), by, columns, basis, key, same=("case_id",))


def cancel_exemption(*, by: Actor, line: Exemption, basis: Basis) -> Exemption:
    """撤销豁免."""
    rights.check(by, Permission.ASSESS, "撤销豁免")
    return _cancelling(Exemption(object_type=line.object_type, case=line.case, cancels=line), line, by, basis)


def _cancelling(row: C, line: C, by: Actor, basis: Basis) -> C:
    if line.platform_id != by.platform_id:
        raise NotFound("没有这条记录。", "There is no such line.")
    if line.cancels_id is not None or type(line).objects.filter(cancels_id=line.pk).exists():
        raise Refused("这条记录已撤销，或本身就是撤销记录。", "It is cancelled already.")
    columns = {
        "platform_id": line.platform_id,
        "scheme": line.scheme,
        "period": line.period,
        "object_key": line.object_key,
    }
    return _written(row, by, columns, basis, "", same=())


def _written(
    row: M, by: Actor, columns: dict[str, Any], basis: Basis, key: str, *, same: tuple[str, ...]
) -> M:
    """Fill in and save a line. The same key answers with the line that it made; with other content it is a Conflict."""
    if not basis.text.strip():
        raise Invalid("须写明依据（文件名称、文号或说明）。", "The basis is missing.", field="basis")
    for name, value in columns.items():
        setattr(row, name, value)
    row.basis, row.evidence = basis.text.strip(), _evidence(by, basis.evidence_id)
    row.by_id, row.at = by.user_id or 0, clock.now()
    row.request_key = f"{by.user_id}:{key}" if key else None
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        earlier = type(row).objects.filter(request_key=row.request_key).first() if key else None
        if earlier is None:
            raise
        names = (*columns, *same, "basis", "evidence_id")
        if any(getattr(earlier, name) != getattr(row, name) for name in names):
            raise Conflict(
                "这个幂等键已用于另一个请求。",
                "This idempotency key was used for another request.",
                field="key",
            ) from None
        return earlier
    return row


def _evidence(by: Actor, evidence_id: int | None) -> Evidence | None:
    """An upload of one's own; a scan of the paper."""
    if evidence_id is None:
        return None
    found = Evidence.objects.filter(
        pk=evidence_id, platform_id=by.platform_id, uploaded_by_id=by.user_id
    ).first()
    if found is None:
        raise Invalid(
            "依据材料不存在或不是您上传的，请重新上传。",
            "Unknown evidence: upload it first.",
            field="evidence",
        )
    return found


def _check_object(about: About) -> None:
    """The scheme scores this object."""
    every = objects(about.version.platform_id, ObjectType(about.version.object_type))
    found = next((one for one in every if one.key == about.object_key), None)
    if found is None:
        label = ObjectType(about.version.object_type).label
        raise Invalid(
            f"没有这个考核对象：方案考核的是{label}。", "The scheme scores no such object.", field="object"
        )
    if not about.scheme.is_for(found.group):
        groups = "、".join(about.scheme.groups)
        raise Invalid(
            f"{found.label}在“{found.group or '未分组'}”，方案只适用于：{groups}。",
            "The scheme is for other groups.",
            field="object",
        )


def _check_value(scheme: Scheme, item: str, value: Decimal | None) -> None:
    marks = {one.id: one.full for one in scheme.items if isinstance(one.rule, Manual)}
    limits: dict[str, Decimal] = {one.id: MOST for one in scheme.inputs} | marks
    if item not in limits:
        known = "、".join(sorted(limits)) or "（没有）"
        raise Invalid(
            f"方案没有要录入的“{item[:40]}”，可录入：{known}。",
            f"The scheme asks for no {item[:40]!r}.",
            field="item",
        )
    if value is not None and not (value.is_finite() and 0 <= value <= limits[item]):
        raise Invalid(f"数值应在 0 到 {limits[item]:f} 之间。", "The value is out of range.", field="value")
