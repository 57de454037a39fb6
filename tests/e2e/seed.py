"""The small town of the tests in a database of its own, with one hotline case waiting for the intake desk.

Run as `python -m tests.e2e.seed` with `CITYLOOP_HOME` set; prints the number of the case.
"""

import os

import django
from django.core.management import call_command


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "cityloop.config.settings"
    django.setup()

    # Models can be imported only after the set-up.
    from tests.town import build_town
    from tests.walk import reported

    call_command("migrate", verbosity=0)
    case = reported(build_town())
    print(case.number)


if __name__ == "__main__":
    main()
