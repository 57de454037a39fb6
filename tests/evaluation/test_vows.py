"""What the database itself keeps: rows that are only added, schemes that stay, appeals by three different people."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from cityloop.core import clock
from cityloop.evaluation.actions import entries, publishing
from cityloop.evaluation.actions.entries import About, Basis
from cityloop.evaluation.models import Adjustment, Appeal, Exemption, ManualMark, ObjectGroup, SchemeVersion
from cityloop.evaluation.spans import span
from tests.evaluation import november
from tests.evaluation.conftest import November
from tests.town import Town


def refused(write: Callable[[], Any]) -> bool:
    try:
        with transaction.atomic():
            write()
    except DatabaseError:
        return True
    return False


def test_what_was_put_is_only_added_to(lived: November) -> None:
    town, assessor = lived.town, lived.town.actor("assessor")
    about = About(lived.version, span(town.platform.pk, november.MONTH), lived.key("sanitation"))
    line = entries.adjust(
        by=assessor, about=about, points=Decimal("0.5"), reason="重大活动保障", basis=Basis("城管〔2026〕8号")
    )
    exemption = entries.exempt(by=assessor, about=about, basis=Basis("城管〔2026〕9号"))
    mark = ManualMark.objects.create(
        platform=town.platform,
        scheme="x",
        period="2026-11",
        object_key="1",
        item="team",
        value=1,
        basis="依据",
        by=town.users["assessor"],
        at=clock.now(),
    )
    published = publishing.publish(
        by=assessor, platform=town.platform, scheme="hongqi_unit", period="2026-11"
    )
    for row in (line, exemption, mark, published):
        table = type(row)._default_manager
        assert refused(lambda table=table, row=row: table.filter(pk=row.pk).update(platform=town.platform)), (
            row
        )


@pytest.mark.parametrize(
    "change",
    [
        {"text": "x"},
        {"digest": "0" * 64},
        {"version": "2"},
        {"valid_from": date(2025, 1, 1)},
        {"groups": ["环卫"]},
        {"object_type": "cell"},
    ],
    ids=str,
)
def test_an_adopted_scheme_is_fixed(town: Town, monday: object, change: dict[str, Any]) -> None:
    version = november.adopted(town)
    assert refused(lambda: SchemeVersion.objects.filter(pk=version.pk).update(**change))
    SchemeVersion.objects.filter(pk=version.pk).update(retired_on=date(2026, 12, 1))


CASE = {"asked_value": None, "item": "", "scheme": "", "period": ""}
ITEM = {"case": None, "item": "conduct", "scheme": "hongqi_unit", "period": "2026-11", "asked_value": 5}
FIRST = {"first_by": "assessor", "first_agrees": True, "first_at": True}
SECOND = {"second_by": "head", "second_agrees": True, "second_at": True}
DONE = {"outcome": "granted", "decided_at": True}
WITHDRAWN = {"outcome": "withdrawn", "decided_at": True, "withdrawn_note": "材料有误"}


@pytest.mark.parametrize(
    ("columns", "kept"),
    [
        (CASE, True),
        (ITEM, True),
        (CASE | FIRST, True),
        (CASE | FIRST | SECOND | DONE, True),
        (CASE | FIRST | {"first_agrees": False} | DONE | {"outcome": "refused"}, True),
        (CASE | FIRST | SECOND | {"second_agrees": False} | DONE | {"outcome": "refused"}, True),
        (CASE | {"item": "conduct"}, False),  # of a case and of an item
        (ITEM | {"item": ""}, False),  # of neither
        (CASE | FIRST | SECOND, False),  # both agreed, nothing decided
        (CASE | FIRST | DONE, False),  # granted by one
        (CASE | DONE, False),  # granted by nobody
        (CASE | DONE | {"outcome": "refused"}, False),  # refused by nobody
        (CASE | FIRST | {"first_agrees": False} | SECOND | DONE, False),  # granted against the first
        (CASE | SECOND, False),  # a second without a first
        (CASE | FIRST | {"first_at": None}, False),  # half a review
        (CASE | FIRST | {"first_by": "cleaner"}, False),  # the applicant
        (CASE | FIRST | SECOND | DONE | {"second_by": "cleaner"}, False),  # the applicant
        (CASE | FIRST | SECOND | DONE | {"second_by": "assessor"}, False),  # the first again
        (CASE | {"reason": ""}, False),
        (CASE | WITHDRAWN, True),
        (CASE | FIRST | WITHDRAWN, True),
        (CASE | WITHDRAWN | {"withdrawn_note": ""}, True),
        (CASE | WITHDRAWN | {"decided_at": None}, False),
        (CASE | FIRST | SECOND | WITHDRAWN, False),  # decided before
        (CASE | FIRST | {"first_agrees": False} | WITHDRAWN, False),  # refused before
        (CASE | {"withdrawn_note": "材料有误"}, False),  # a note and no withdrawal
    ],
)
def test_an_appeal_is_of_one_thing_and_decided_by_two_others(
    town: Town, monday: object, columns: dict[str, Any], kept: bool
) -> None:
    case = november.handled(town, november.MIDMONTH)
    told: dict[str, Any] = {"case": case, "reason": "雨天"} | columns
    for name, value in told.items():
        if name.endswith("_by"):
            told[name] = town.users[value]
        elif name.endswith("_at") and value:
            told[name] = clock.now()
    base = {"platform": town.platform, "unit": town.departments["sanitation"], "asked_at": clock.now()}
    row = Appeal(**base, asked_by=town.users["cleaner"], **told)
    assert refused(row.save) is not kept


def test_one_appeal_per_case_and_unit_and_per_item(town: Town, monday: object) -> None:
    case = november.handled(town, november.MIDMONTH)
    base = {
        "platform": town.platform,
        "asked_by": town.users["cleaner"],
        "asked_at": clock.now(),
        "reason": "雨",
    }
    ours, theirs = town.departments["sanitation"], town.departments["water"]
    for told in ({"case": case}, ITEM):
        Appeal.objects.create(**base, unit=ours, **told)
        Appeal.objects.create(**base, unit=theirs, **told)
        with pytest.raises(IntegrityError), transaction.atomic():
            Appeal.objects.create(**base, unit=ours, **told)
        Appeal.objects.filter(unit=ours, outcome="").update(outcome="withdrawn", decided_at=clock.now())
        Appeal.objects.create(**base, unit=ours, **told)


def test_what_was_said_in_an_appeal_is_fixed(town: Town, monday: object) -> None:
    case = november.handled(town, november.MIDMONTH)
    now = clock.now()
    row = Appeal.objects.create(
        platform=town.platform,
        unit=town.departments["sanitation"],
        case=case,
        reason="雨天",
        asked_by=town.users["cleaner"],
        asked_at=now,
    )
    one = Appeal.objects.filter(pk=row.pk)
    assert refused(lambda: one.update(reason="另一个理由"))
    one.update(first_by=town.users["assessor"], first_agrees=True, first_at=now)
    assert refused(lambda: one.update(first_note="改口"))
    one.update(
        second_by=town.users["head"], second_agrees=True, second_at=now, outcome="granted", decided_at=now
    )
    assert refused(lambda: one.update(second_note="改口"))


def test_a_line_gives_points_or_cancels_and_only_once(town: Town, monday: object) -> None:
    base = {
        "platform": town.platform,
        "scheme": "x",
        "period": "2026-11",
        "object_key": "1",
        "reason": "保障",
        "basis": "文",
        "by": town.users["assessor"],
        "at": clock.now(),
    }
    line = Adjustment.objects.create(**base, points=1)
    assert refused(lambda: Adjustment.objects.create(**base))
    assert refused(lambda: Adjustment.objects.create(**base, points=1, cancels=line))
    Adjustment.objects.create(**base, cancels=line)
    assert refused(lambda: Adjustment.objects.create(**base, cancels=line))
    assert refused(lambda: Adjustment.objects.create(**(base | {"basis": ""}), points=1))
    assert refused(lambda: ManualMark.objects.create(**_mark(base), value=-1))
    case = november.handled(town, november.MIDMONTH)
    assert refused(lambda: Exemption.objects.create(**_exemption(base), case=case))


def test_an_object_stands_in_one_group(town: Town) -> None:
    told = {"platform": town.platform, "object_type": "unit", "object_key": "1"}
    ObjectGroup.objects.create(**told, group="环卫片区")
    assert refused(lambda: ObjectGroup.objects.create(**told, group="园林片区"))


def _mark(base: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in base.items() if name != "reason"} | {"item": "team"}


def _exemption(base: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in base.items() if name != "reason"}
