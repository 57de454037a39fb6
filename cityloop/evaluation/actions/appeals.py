"""申诉、审查、撤回: the unit asks once, within the window; two other people agree, or it stays as it is. Until it is
decided, who asked may take it back."""

from collections.abc import Sequence
from decimal import Decimal

from django.db import IntegrityError, transaction

from cityloop.cases.models import Case, Evidence
from cityloop.core import clock
from cityloop.core.errors import Conflict, Invalid, NotAllowed, NotFound
from cityloop.evaluation import rights
from cityloop.evaluation.adopted import scheme_of
from cityloop.evaluation.appealing import (
    Item,
    check_case,
    check_item,
    check_reviewer,
    check_withdrawal,
    latest,
    published_item,
)
from cityloop.evaluation.models import Adjustment, Appeal, ManualMark, Outcome, Publication
from cityloop.evaluation.schemes.items import Manual
from cityloop.people.actors import Actor
from cityloop.people.models import Department
from cityloop.people.posts import Permission


def file_appeal(
    *,
    by: Actor,
    unit: Department,
    reason: str,
    case: Case | None = None,
    item: Item | None = None,
    evidence_ids: Sequence[int] = (),
) -> Appeal:
    """申诉 about one case or one item. The same appeal again answers with the one that was made."""
    if unit.platform_id != by.platform_id or not rights.is_of_unit(by, unit):
        raise NotAllowed("只有本部门的处置人员可以申诉。", "Only people of the unit may appeal.")
    if not reason.strip():
        raise Invalid("申诉须写明理由。", "An appeal needs its reason.", field="reason")
    if (case is None) == (item is None):
        raise Invalid("请就一个案件或一个考核项目申诉。", "About one case or one item.", field="case")
    row = Appeal(
        platform_id=by.platform_id,
        unit=unit,
        case=case,
        reason=reason.strip(),
        asked_by_id=by.user_id or 0,
        asked_at=clock.now(),
    )
    if item is not None:
        row.scheme, row.period = item.publication.scheme, item.publication.period
        row.item, row.asked_value = item.item, item.asked_value
    if (earlier := _earlier(row)) is not None:
        return earlier
    if case is not None:
        check_case(case, unit)
    if item is not None:
        check_item(item, unit)
    return _save(row, _evidence(by, evidence_ids))


def review_appeal(*, by: Actor, appeal: Appeal, agrees: bool, note: str = "") -> Appeal:
    """审查: the first reviewer, then another one. One who does not agree ends it."""
    rights.check(by, Permission.REVIEW_APPEALS, "审查申诉")
    with transaction.atomic():
        row = _locked(by, appeal)
        check_reviewer(by, row)
        if not agrees and not note.strip():
            raise Invalid("不同意须说明理由。", "A refusal needs its reason.", field="note")
        at, first = clock.now(), row.first_by_id is None
        if first:
            row.first_by_id, row.first_agrees, row.first_note, row.first_at = by.user_id, agrees, note, at
        else:
            row.second_by_id, row.second_agrees, row.second_note, row.second_at = by.user_id, agrees, note, at
        if not agrees or not first:
            row.outcome, row.decided_at = (Outcome.GRANTED if agrees else Outcome.REFUSED), at
        row.save()
        if row.outcome == Outcome.GRANTED and row.item:
            _give_back(row)
    return row


def withdraw_appeal(*, by: Actor, appeal: Appeal, note: str = "") -> Appeal:
    """撤回: by who filed it, until it is decided. It may be filed anew while the window is open."""
    with transaction.atomic():
        row = _locked(by, appeal)
        if row.outcome == Outcome.WITHDRAWN and row.asked_by_id == by.user_id:
            return row
        check_withdrawal(by, row)
        row.outcome, row.withdrawn_note, row.decided_at = Outcome.WITHDRAWN, note.strip(), clock.now()
        row.save()
    return row


def _locked(by: Actor, appeal: Appeal) -> Appeal:
    rows = Appeal.objects.select_for_update(of=("self",))
    row = rows.filter(platform_id=by.platform_id, pk=appeal.pk).first()
    if row is None:
        raise NotFound("没有这个申诉。", "There is no such appeal.")
    return row


def _earlier(row: Appeal) -> Appeal | None:
    """One appeal per case or item: the same one again is answered, another one refused."""
    known = Appeal.objects.filter(platform_id=row.platform_id, unit=row.unit).exclude(
        outcome=Outcome.WITHDRAWN
    )
    if row.case_id is not None:
        found = known.filter(case_id=row.case_id).first()
    else:
        found = known.filter(scheme=row.scheme, period=row.period, item=row.item, case__isnull=True).first()
    if found is None:
        return None
    if (found.asked_by_id, found.reason, found.asked_value) == (row.asked_by_id, row.reason, row.asked_value):
        return found
    result = Outcome(found.outcome).label if found.outcome else "审查中"
    raise Conflict(
        f"每个案件（项目）只能申诉一次，已于 {found.asked_at:%Y-%m-%d} 申诉（{result}）。",
        "One appeal per case or item.",
        appeal=found.pk,
    )


def _evidence(by: Actor, ids: Sequence[int]) -> list[Evidence]:
    found = list(Evidence.objects.filter(pk__in=ids, platform_id=by.platform_id, uploaded_by_id=by.user_id))
    if len(found) != len(set(ids)):
        raise Invalid("有材料不存在或不是您上传的。", "Unknown evidence.", field="evidence")
    return found


def _save(row: Appeal, evidence: list[Evidence]) -> Appeal:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            row.evidence.set(evidence)
    except IntegrityError:
        earlier = _earlier(row)
        if earlier is None:
            raise
        return earlier
    return row


def _give_back(row: Appeal) -> None:
    """A granted item is worth what was asked: a mark where people give marks, else a line of 加分."""
    publication = latest(
        Publication.objects.get(
            platform_id=row.platform_id, scheme=row.scheme, period=row.period, corrects__isnull=True
        )
    )
    item = next(one for one in scheme_of(publication.scheme_version).items if one.id == row.item)
    asked = row.asked_value or Decimal(0)
    written = {
        "platform_id": row.platform_id,
        "scheme": row.scheme,
        "period": row.period,
        "object_key": str(row.unit_id),
        "basis": f"申诉 {row.pk} 成立",
        "by_id": row.second_by_id,
        "at": row.decided_at,
    }
    if isinstance(item.rule, Manual):
        ManualMark.objects.create(item=row.item, value=asked, **written)
        return
    worth = Decimal(published_item(publication, row.unit, row.item)["value"] or 0)
    points = (asked - worth) * item.weight
    Adjustment.objects.create(points=points, reason=f"申诉成立：{item.label}", **written)
