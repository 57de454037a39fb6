"""Settings of the test run: a data folder of its own, quick password hashes, otherwise as in service."""

import atexit
import os
import shutil
import tempfile

HOME = tempfile.mkdtemp(prefix="cityloop-test-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["CITYLOOP_HOME"] = HOME
os.environ.setdefault("CITYLOOP_ALLOWED_HOSTS", "testserver,127.0.0.1,localhost")

from cityloop.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
FACTS_SECONDS = 0.0  # what was just done is counted
LOGGING = {"version": 1, "disable_existing_loggers": False}
