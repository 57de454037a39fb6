"""More cases for the running platform, by the real verbs and the real clock; prints the number of the case.

`python -m tests.e2e.more handling` — a case that lies with 环卫处;
`python -m tests.e2e.more shelved 20` — one that is suspended and wakes in twenty seconds.
"""

import os
import sys
from datetime import timedelta

import django

from cityloop.core import clock


def main(what: str, *more: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "cityloop.config.settings"
    django.setup()

    # Models can be imported only after the set-up.
    from cityloop.cases.actions import requests
    from cityloop.cases.stages import Stage
    from tests import town, walk

    there = town.found_town()
    case = walk.case_at(there, Stage.HANDLING, description=f"井盖旁堆放杂物（{what}）")
    if what == "shelved":
        until = clock.now() + timedelta(seconds=float(more[0]))
        requests.request_suspension(case, by=there.actor("cleaner"), note="等待材料到货", until=until)
        requests.suspend(case, by=there.actor("dispatcher"), note="同意，到期复核")
    print(case.number)


if __name__ == "__main__":
    main(*sys.argv[1:])
