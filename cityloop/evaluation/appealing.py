"""What may be appealed, until when, and by whom it may be reviewed: what `actions.appeals` asks before it writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import F

from cityloop.cases.models import Assignment, Case
from cityloop.cases.stages import Kind, Stage
from cityloop.core import clock
from cityloop.core.errors import Invalid, NotAllowed, NotFound, Refused
from cityloop.evaluation import rights
from cityloop.evaluation.adopted import scheme_of
from cityloop.evaluation.models import Appeal, AssessmentPolicy, Outcome, Publication
from cityloop.evaluation.schemes.items import Adjust, Manual
from cityloop.evaluation.snapshots import score_in
from cityloop.evaluation.words import ObjectType
from cityloop.people.actors import Actor
from cityloop.people.models import Department
from cityloop.people.posts import Permission

APPEAL_DAYS = 5


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a published score, and what the unit holds it to be worth."""

    publication: Publication
    item: str
    asked_value: Decimal


def window_days(platform_id: int) -> int:
    """申诉期限 in days."""
    days = AssessmentPolicy.objects.filter(platform_id=platform_id).values_list("appeal_days", flat=True)
    return days.first() or APPEAL_DAYS


def recent_publications(platform_id: int) -> list[Publication]:
    """What was published about units so lately that appeals about it are still open."""
    since = clock.now() - timedelta(days=window_days(platform_id))
    rows = Publication.objects.filter(platform_id=platform_id, published_at__gte=since)
    return list(rows.filter(scheme_version__object_type=ObjectType.UNIT))


def case_window(case: Case, unit: Department, recent: Sequence[Publication]) -> datetime | None:
    """Until when a unit may appeal about a case: so many days from its closing or from the publication that
    counts it, whichever is later. None while it is open."""
    if case.ended_at is None:
        return None
    said = [row.published_at for row in recent if _counts(row, case.number, str(unit.pk))]
    return max([case.ended_at, *said]) + timedelta(days=window_days(case.platform_id))


def was_late(case: Case, unit: Department) -> bool:
    """Whether the unit let the limit of one of its spells pass."""
    spells = Assignment.objects.filter(case=case, department=unit, kind=Kind.HANDLE)
    return spells.filter(ended_at__gt=F("due_at")).exists()


def check_case(case: Case, unit: Department) -> None:
    """It is closed, the unit handled it, it was late, and the window is open."""
    handled = Assignment.objects.filter(case=case, department=unit, kind=Kind.HANDLE)
    if case.platform_id != unit.platform_id or not handled.exists():
        raise NotFound("没有这个案件，或不是本部门处置的。", "No such case, or not handled by the unit.")
    until = case_window(case, unit, recent_publications(case.platform_id))
    if until is None or case.stage != Stage.CLOSED:
        raise Refused("案件结案后才能申诉。", "A case is appealed once it is closed.", number=case.number)
    if not was_late(case, unit):
        raise Refused("案件没有超期，不需要申诉。", "The case was not late.", number=case.number)
    if clock.now() > until:
        raise _too_late(case.platform_id)


def check_item(item: Item, unit: Department) -> None:
    """It is published for the unit, worth less than asked, can be given back, and the window is open."""
    line = published_item(item.publication, unit, item.item)
    worth = Decimal(line["value"] or 0)
    if not item.asked_value.is_finite() or not worth < item.asked_value <= Decimal(line["full"]):
        raise Invalid(
            f"请求的得分应高于公布的 {worth:f} 且不超过满分 {line['full']}。",
            "Ask for more than was given and at most the full marks.",
            field="asked_value",
        )
    rules = [one.rule for one in scheme_of(item.publication.scheme_version).items if one.id == item.item]
    every = scheme_of(item.publication.scheme_version).items
    if not isinstance(rules[0], Manual) and not any(isinstance(one.rule, Adjust) for one in every):
        raise Refused(
            "这个项目由案件计算，方案又没有加减分：请就具体案件申诉。",
            "The item is counted and the scheme has no adjustments: appeal about the cases.",
        )
    days = window_days(unit.platform_id)
    if clock.now() > latest(item.publication).published_at + timedelta(days=days):
        raise _too_late(unit.platform_id)


def check_reviewer(by: Actor, row: Appeal) -> None:
    """Not decided yet, not one's own, and not twice by one."""
    _check_open(row)
    if by.user_id == row.asked_by_id or rights.is_of_unit(by, row.unit):
        raise NotAllowed("申诉人及其部门不能审查自己的申诉。", "Not one's own appeal.")
    if by.user_id == row.first_by_id:
        raise NotAllowed("初审、复审须由两人分别进行。", "Two different people review.")


def check_withdrawal(by: Actor, row: Appeal) -> None:
    """By who filed it, until it is decided."""
    if by.user_id is None or by.user_id != row.asked_by_id:
        raise NotAllowed("只有申诉人本人可以撤回申诉。", "Only who filed an appeal may withdraw it.")
    _check_open(row)


def _check_open(row: Appeal) -> None:
    if row.outcome:
        raise Refused(f"申诉已办结：{Outcome(row.outcome).label}。", "The appeal is decided.")


def may_withdraw(by: Actor, row: Appeal) -> bool:
    """Whether the button of withdrawal is for this person now."""
    return not row.outcome and by.user_id is not None and by.user_id == row.asked_by_id


def may_review(by: Actor, row: Appeal) -> bool:
    """Whether the reviewing button is for this person now."""
    if not by.holds(Permission.REVIEW_APPEALS):
        return False
    try:
        check_reviewer(by, row)
    except (Refused, NotAllowed):
        return False
    return True


def published_item(publication: Publication, unit: Department, item: str) -> dict[str, Any]:
    """The line of an item as it is published for a unit now."""
    shown = latest(publication)
    score = score_in(shown.snapshot, str(unit.pk))
    if shown.snapshot["object_type"] != ObjectType.UNIT or score is None:
        raise NotFound("公布的成绩中没有本部门。", "The unit is not in this publication.")
    line: dict[str, Any] | None = next((one for one in score["items"] if one["id"] == item), None)
    if line is None:
        known = "、".join(one["label"] for one in score["items"])
        raise Invalid(f"没有这个考核项目，可申诉：{known}。", "There is no such item.", field="item")
    return line


def latest(publication: Publication) -> Publication:
    """The last correction of a publication, or itself."""
    while hasattr(publication, "corrected_by"):
        publication = publication.corrected_by
    return publication


def _counts(publication: Publication, number: str, key: str) -> bool:
    parts = publication.snapshot["parts"]
    return any(number in part["cases"].get(key, {"numbers": ()})["numbers"] for part in parts)


def _too_late(platform_id: int) -> Refused:
    days = window_days(platform_id)
    return Refused(
        f"已过申诉期限（结案或公布后 {days} 天内）。", f"Appeals close after {days} days.", days=days
    )
