"""How long a bulletin takes on the data folder at hand: `CITYLOOP_HOME=… python bench/bulletins.py 2026-11 2026-W46`."""

import os
import sys
import time

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cityloop.config.settings")
    django.setup()
    from cityloop.evaluation.bulletins import making
    from cityloop.evaluation.spans import span
    from cityloop.people.queries import platform

    ours = platform(os.environ.get("PLATFORM", ""))
    for period in sys.argv[1:]:
        began = time.perf_counter()
        made = making.make(ours, span(ours.pk, period))
        sizes = ", ".join(f"{name} {len(content) // 1024} KB" for name, content in made.files.items())
        print(f"{period}: {time.perf_counter() - began:.1f} s, {sizes}")


if __name__ == "__main__":
    main()
