"""Run the whole suite twice: on SQLite, then on a real PostgreSQL.

The PostgreSQL is the one `TEST_DATABASE_URL` names; else a private cluster made from the
distribution's package, which is installed where we are root. Without either this says so plainly;
under CI=true it must run.
"""

import os
import subprocess
import sys

from tests import private_postgres


def main() -> int:
    arguments = sys.argv[1:]
    print("== SQLite", flush=True)
    failed = _pytest(arguments, "")
    url = os.environ.get("TEST_DATABASE_URL", "")
    if url:
        print("== PostgreSQL (TEST_DATABASE_URL)", flush=True)
        return _pytest(arguments, url) or failed
    cluster = private_postgres.start()
    if cluster is None:
        print(
            "\n!! PostgreSQL 部分没有运行：未设置 TEST_DATABASE_URL，本机也没有 PostgreSQL，且不是 root 无法安装。\n"
            "!! The PostgreSQL half did NOT run: no TEST_DATABASE_URL, no local PostgreSQL, not root to install it.",
            flush=True,
        )
        return failed or (1 if os.environ.get("CI") == "true" else 0)
    try:
        print("== PostgreSQL (private cluster)", flush=True)
        return _pytest(arguments, cluster.url) or failed
    finally:
        cluster.stop()


def _pytest(arguments: list[str], url: str) -> int:
    environment = dict(os.environ, DATABASE_URL=url)
    return subprocess.run(
        [sys.executable, "-m", "pytest", *arguments], env=environment, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
