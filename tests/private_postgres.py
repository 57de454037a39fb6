"""A private PostgreSQL cluster in a temporary folder, on a socket of its own, gone when stopped."""

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

SUPERUSER = "postgres"


@dataclass
class Cluster:
    """A running cluster; `url` is its maintenance database."""

    folder: Path
    binaries: Path
    url: str

    def stop(self) -> None:
        _as_server(
            [str(self.binaries / "pg_ctl"), "-D", str(self.folder / "data"), "-m", "immediate", "stop"]
        )
        shutil.rmtree(self.folder, ignore_errors=True)


def start(more: str = "") -> Cluster | None:
    """Make and start a cluster, with `more` settings for its server; None where that is impossible.

    Installs the distribution's package where we are root.
    """
    binaries = _binaries() or (_install() if os.geteuid() == 0 else None)
    if binaries is None:
        return None
    folder = Path(tempfile.mkdtemp(prefix="cityloop-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, SUPERUSER)
    data = folder / "data"
    _as_server(
        [str(binaries / "initdb"), "-D", str(data), "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--no-sync"]
    )
    options = f"-k {folder} -c listen_addresses='' -c max_connections=200 -c shared_buffers=256MB {more}"
    log = str(folder / "log")
    _as_server([str(binaries / "pg_ctl"), "-D", str(data), "-o", options, "-l", log, "-w", "start"])
    return Cluster(folder, binaries, f"postgresql://{SUPERUSER}@/{SUPERUSER}?host={folder}")


def _binaries() -> Path | None:
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    found = str(versions[-1]) if versions else shutil.which("initdb")
    return Path(found).parent if found else None


def _install() -> Path | None:
    if shutil.which("apt-get") is None:
        return None
    quiet = {"check": False, "stdout": subprocess.DEVNULL}
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.run(["apt-get", "update", "-qq"], env=environment, **quiet)  # type: ignore[call-overload]
    subprocess.run(["apt-get", "install", "-y", "-qq", "postgresql"], env=environment, **quiet)  # type: ignore[call-overload]
    return _binaries()


def _as_server(command: list[str]) -> None:
    """PostgreSQL refuses to run as root: step down to its own user there."""
    if os.geteuid() == 0:
        pwd.getpwnam(SUPERUSER)
        command = ["runuser", "-u", SUPERUSER, "--", *command]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
