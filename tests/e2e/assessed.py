"""Last week in the small town: closed cases of two units, two of them late, and a scheme in force.

`python -m tests.e2e.assessed` beside a running platform; prints the week and the number of a late case.
"""

import os
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import django

from cityloop.core import clock

ZONE = ZoneInfo("Asia/Shanghai")
# unit, who handles it, 小类, in time, late
LIVED = [
    ("sanitation", "cleaner", "0101", 6, 2),
    ("enforcement", "officer", "0401", 7, 0),
]


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "cityloop.config.settings"
    django.setup()

    # Models can be imported only after the set-up.
    from cityloop.evaluation.periods import Kind, containing, previous
    from tests.evaluation import november
    from tests.town import found_town

    town = found_town()
    week = previous(containing(Kind.WEEK, clock.now().astimezone(ZONE).date()))
    monday = datetime.combine(week.first, time(9), ZONE)
    november.adopted(town, on=date(2020, 1, 1))
    late = ""
    for unit, handler, category, timely, overdue in LIVED:
        for number in range(timely + overdue):
            after = november.HOUR if number < timely else 2 * november.DAY
            told = {"unit": unit, "handler": handler, "category_code": category}
            case = november.handled(town, monday + number * timedelta(minutes=7), after=after, **told)
            late = case.number if number >= timely else late
    print(week.name, late)


if __name__ == "__main__":
    main()
