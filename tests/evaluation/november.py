"""A November of the small town as an assessor sees it: cases in time and late, of two units, closed within the month."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from cityloop.cases.models import Case
from cityloop.cases.stages import Stage
from cityloop.core import clock
from cityloop.evaluation.actions import schemes
from cityloop.evaluation.models import SchemeVersion
from cityloop.evaluation.schemes.library import shipped_text
from tests import walk
from tests.town import Town

MONTH = "2026-11"
MIDMONTH = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)  # Mon 09:00 in Beijing
DECEMBER = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)  # Tue 09:00
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

# unit, who handles it, 小类, in time, late
LIVED = [
    ("sanitation", "cleaner", "0101", 4, 2),
    ("enforcement", "officer", "0401", 5, 0),
]


def handled(town: Town, at: datetime, *, after: timedelta = HOUR, **more: Any) -> Case:
    """A case reported at an instant, handled so much later, and closed at once."""
    unit, handler = more.pop("unit", "sanitation"), more.pop("handler", "cleaner")
    with clock.at(at):
        case = walk.case_at(town, Stage.HANDLING, unit=unit, handler=handler, **more)
    with clock.at(at + after):
        for stage in (Stage.HANDLED, Stage.INSPECTING, Stage.INSPECTED, Stage.CLOSED):
            case = walk._STEPS[stage](town, case, unit, handler)
    return case


def lived(town: Town) -> dict[str, list[Case]]:
    """The month; by unit the cases, the late ones last."""
    found: dict[str, list[Case]] = {}
    for unit, handler, category, timely, late in LIVED:
        rows = found.setdefault(unit, [])
        for number in range(timely + late):
            after = HOUR if number < timely else 2 * DAY
            day = MIDMONTH + (number % 2) * DAY
            told = {"unit": unit, "handler": handler, "category_code": category}
            rows.append(handled(town, day + number * timedelta(minutes=5), after=after, **told))
    return found


def adopted(
    town: Town, scheme: str = "hongqi_unit", text: str = "", on: date = date(2026, 1, 1)
) -> SchemeVersion:
    """A scheme in force."""
    return schemes.adopt_scheme(
        by=town.actor("assessor"), platform=town.platform, text=text or shipped_text(scheme), valid_from=on
    )
