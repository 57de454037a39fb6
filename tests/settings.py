"""Settings of the test run: a data folder of its own, quick password hashes, otherwise as in service."""

import os
import tempfile
from pathlib import Path

os.environ["CITYLOOP_HOME"] = tempfile.mkdtemp(prefix="cityloop-test-")
(Path(os.environ["CITYLOOP_HOME"]) / "static").mkdir()
os.environ.setdefault("CITYLOOP_ALLOWED_HOSTS", "testserver,127.0.0.1,localhost")

from cityloop.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGGING = {"version": 1, "disable_existing_loggers": False}
