"""Walk the real loop: `case_at(town, stage)` brings a case to a stage by the real verbs, as people would."""

from datetime import timedelta

from cityloop.cases.actions import closing, dispatching, handling, intake, requests
from cityloop.cases.models import Case, Evidence, EvidenceKind, Source
from cityloop.cases.stages import Stage
from cityloop.core import clock
from tests.town import INSIDE, Town

PATH = [
    Stage.REPORTED,
    Stage.ACCEPTED,
    Stage.FILED,
    Stage.HANDLING,
    Stage.HANDLED,
    Stage.INSPECTING,
    Stage.INSPECTED,
    Stage.CLOSED,
]


def reported(town: Town, *, by: str = "intake", source: Source = Source.HOTLINE, **more: object) -> Case:
    """A report of exposed garbage in the south-western cell."""
    told: dict[str, object] = {
        "by": town.actor(by),
        "platform": town.platform,
        "source": source,
        "nature": "event",
        "category_code": "0101",
        "description": "路边有一堆垃圾",
        "lon": INSIDE[0],
        "lat": INSIDE[1],
        "address": "测试路1号",
    }
    return intake.report(**(told | more))  # type: ignore[arg-type]


def photo(town: Town, by: str, kind: EvidenceKind = EvidenceKind.AFTER, case: Case | None = None) -> int:
    """An uploaded photo's row, without the file behind it."""
    return Evidence.objects.create(
        platform=town.platform,
        case=case,
        kind=kind,
        media_type="image/jpeg",
        path="none.jpg",
        sha256="0" * 64,
        size=1,
        uploaded_by=town.users[by],
        uploaded_at=clock.now(),
    ).pk


def case_at(
    town: Town, stage: Stage, *, unit: str = "sanitation", handler: str = "cleaner", **more: object
) -> Case:
    """A case at `stage`, brought there by the real actions."""
    case = reported(town, **more)
    if stage in PATH:
        for step in PATH[1 : PATH.index(stage) + 1]:
            case = _STEPS[step](town, case, unit, handler)
        return case
    return _ASIDE[stage](town, case, unit, handler)


def _accept(town: Town, case: Case, unit: str, handler: str) -> Case:
    return intake.accept(case, by=town.actor("intake"))


def _file(town: Town, case: Case, unit: str, handler: str) -> Case:
    rule = town.rules[f"{case.nature}:{case.category_code}"]
    return dispatching.file_case(case, by=town.actor("chief"), rule_id=rule.pk)


def _dispatch(town: Town, case: Case, unit: str, handler: str) -> Case:
    return dispatching.dispatch(case, by=town.actor("dispatcher"), department_id=town.departments[unit].pk)


def _feed_back(town: Town, case: Case, unit: str, handler: str) -> Case:
    shown = [photo(town, handler, kind) for kind in (EvidenceKind.BEFORE, EvidenceKind.AFTER)]
    return handling.feed_back(case, by=town.actor(handler), note="已清理", evidence_ids=shown)


def _request_inspection(town: Town, case: Case, unit: str, handler: str) -> Case:
    return closing.request_inspection(case, by=town.actor("intake"), person_id=town.users["inspector_wu"].pk)


def _submit_inspection(town: Town, case: Case, unit: str, handler: str) -> Case:
    return closing.submit_inspection(case, by=town.actor("inspector_wu"), fixed=True, note="已处理")


def _close(town: Town, case: Case, unit: str, handler: str) -> Case:
    return closing.close(case, by=town.actor("chief"), note="符合结案条件")


def _verifying(town: Town, case: Case, unit: str, handler: str) -> Case:
    return intake.request_verification(case, by=town.actor("intake"), person_id=town.users["inspector_wu"].pk)


def _self_handled(town: Town, case: Case, unit: str, handler: str) -> Case:
    shown = [photo(town, "inspector_li", kind) for kind in (EvidenceKind.BEFORE, EvidenceKind.AFTER)]
    return intake.report_self_handled(
        by=town.actor("inspector_li"),
        platform=town.platform,
        nature="event",
        category_code="0101",
        description="随手清理",
        lon=INSIDE[0],
        lat=INSIDE[1],
        evidence_ids=shown,
    )


def _suspended(town: Town, case: Case, unit: str, handler: str) -> Case:
    for step in PATH[1 : PATH.index(Stage.HANDLING) + 1]:
        case = _STEPS[step](town, case, unit, handler)
    until = clock.now() + timedelta(days=10)
    case = requests.request_suspension(case, by=town.actor(handler), note="等材料", until=until)
    return requests.suspend(case, by=town.actor("dispatcher"))


def _rejected(town: Town, case: Case, unit: str, handler: str) -> Case:
    return intake.reject(case, by=town.actor("intake"), note="不属于受理范围")


def _voided(town: Town, case: Case, unit: str, handler: str) -> Case:
    case = requests.request_void(case, by=town.actor("intake"), note="误报")
    return requests.void(case, by=town.actor("chief"))


def _merged(town: Town, case: Case, unit: str, handler: str) -> Case:
    return intake.merge(case, by=town.actor("intake"), main=reported(town))


_STEPS = {
    Stage.ACCEPTED: _accept,
    Stage.FILED: _file,
    Stage.HANDLING: _dispatch,
    Stage.HANDLED: _feed_back,
    Stage.INSPECTING: _request_inspection,
    Stage.INSPECTED: _submit_inspection,
    Stage.CLOSED: _close,
}
_ASIDE = {
    Stage.VERIFYING: _verifying,
    Stage.SELF_HANDLED: _self_handled,
    Stage.SUSPENDED: _suspended,
    Stage.REJECTED: _rejected,
    Stage.VOIDED: _voided,
    Stage.MERGED: _merged,
}
