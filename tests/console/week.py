"""A week in the small town, walked by the real verbs at known instants, for figures and exports.

Monday 09:00 is the morning at which the tests stand; everything here happened before or at it.
"""

from datetime import datetime, timedelta

from cityloop.cases.actions import closing, dispatching, handling, intake
from cityloop.cases.models import Case, EvidenceKind
from cityloop.cases.stages import Stage
from cityloop.core import clock
from tests.conftest import MONDAY_MORNING
from tests.town import Town
from tests.walk import case_at, photo, reported

TUESDAY = MONDAY_MORNING + timedelta(days=1)  # 09:00
EVENING = TUESDAY + timedelta(hours=9)  # 18:00: when the figures are asked for
WEST = (113.9015, 35.3005)  # a point in 西街
HOUR = timedelta(hours=1)


def walked(
    town: Town,
    at: datetime,
    *,
    accept: int = 10,
    dispatch: int = 30,
    handle: int = 120,
    close: int = 60,
    unit: str = "sanitation",
    handler: str = "cleaner",
    **more: object,
) -> Case:
    """A case that went round; each step took so many minutes."""
    minute = timedelta(minutes=1)
    with clock.at(at):
        case = reported(town, **more)
    with clock.at(at := at + accept * minute):
        case = intake.accept(case, by=town.actor("intake"))
    with clock.at(at := at + dispatch * minute):
        rule = town.rules[f"{case.nature}:{case.category_code}"]
        case = dispatching.file_case(case, by=town.actor("chief"), rule_id=rule.pk)
        case = dispatching.dispatch(
            case, by=town.actor("dispatcher"), department_id=town.departments[unit].pk
        )
    with clock.at(at := at + handle * minute):
        case = fed_back(town, case, handler)
    with clock.at(at + close * minute):
        case = inspected(town, case, fixed=True)
        return closing.close(case, by=town.actor("chief"))


def fed_back(town: Town, case: Case, handler: str = "cleaner") -> Case:
    shown = [photo(town, handler, kind) for kind in (EvidenceKind.BEFORE, EvidenceKind.AFTER)]
    return handling.feed_back(case, by=town.actor(handler), note="已清理", evidence_ids=shown)


def inspected(town: Town, case: Case, *, fixed: bool) -> Case:
    case = closing.request_inspection(case, by=town.actor("intake"), person_id=town.users["inspector_wu"].pk)
    return closing.submit_inspection(case, by=town.actor("inspector_wu"), fixed=fixed, note="看过")


def reworked(town: Town, at: datetime) -> Case:
    """Handled, found unfixed, sent back, handled again at once, and waiting for inspection."""
    with clock.at(at):
        case = case_at(town, Stage.HANDLING)
    with clock.at(at + HOUR):
        case = fed_back(town, case)
        case = inspected(town, case, fixed=False)
        case = closing.rework(case, by=town.actor("chief"), note="没有清干净")
    with clock.at(at + 6 * HOUR):
        return fed_back(town, case)


def live(town: Town) -> None:
    """The week; ask on Tuesday at `EVENING`."""
    for hours in (0, 1, 2, 3, 4):
        walked(town, MONDAY_MORNING + hours * HOUR, unit="sanitation")
    for number in range(6):  # the last is over the limit of 4 work hours
        walked(town, TUESDAY + timedelta(minutes=7 * number), handle=100 + 70 * number, close=10)
    walked(town, TUESDAY, category_code="0401", unit="enforcement", handler="officer", handle=30)
    walked(
        town, TUESDAY, category_code="0401", unit="enforcement", handler="officer", lon=WEST[0], lat=WEST[1]
    )
    reworked(town, TUESDAY)
    with clock.at(MONDAY_MORNING):
        case_at(town, Stage.HANDLING)  # overdue since Monday
        case_at(town, Stage.HANDLING, unit="enforcement", handler="officer", category_code="0401")
        case_at(town, Stage.SUSPENDED)
    with clock.at(TUESDAY + 3 * HOUR):
        for stage in Stage:
            case_at(town, stage, by="inspector_li", source="inspector") if stage in OWN else case_at(
                town, stage
            )
        forced = case_at(town, Stage.HANDLING)
        closing.force_close(forced, by=town.actor("head"), note="现场已由他人处理")
        accepted = intake.accept(reported(town), by=town.actor("intake"))
        back = dispatching.return_to_intake(accepted, by=town.actor("chief"), note="请补充")
        intake.accept(back, by=town.actor("intake"))


OWN = frozenset({Stage.REPORTED, Stage.FILED})
