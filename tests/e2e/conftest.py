"""A real server over a folder of its own, and a real browser: Debian's Chromium.

Without Chromium or without a built console these tests are skipped by name; under CI=true they must run.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from cityloop.web import DIST

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "var" / "screenshots"
PASSWORD = "town-password-1"
STARTS_WITHIN = 120.0
expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


@dataclass(frozen=True)
class Platform:
    """The running platform, the number of the case that waits in it, and the folder it lives in."""

    address: str
    number: str
    home: Path

    def run(self, *module: str) -> str:
        """What a command beside the running platform says, e.g. `run("-m", "tests.e2e.seed_shelved")`."""
        command = [sys.executable, "-W", "ignore", *module]
        done = subprocess.run(command, cwd=ROOT, env=_env(self.home), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout.strip()


def _env(home: Path) -> dict[str, str]:
    """The environment of the platform: nothing of the tests' own database."""
    env = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_URL", "DJANGO_"))
    }
    own = {
        "CITYLOOP_HOME": str(home),
        "CITYLOOP_ALLOWED_HOSTS": "127.0.0.1,localhost",
        "CITYLOOP_FACTS_SECONDS": "0",
    }
    return env | own


def _lacking(why: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is; fetched by apt-get where that is possible."""
    if shutil.which("chromium") is None and os.geteuid() == 0 and shutil.which("apt-get"):
        wanted = ["apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-cjk"]
        subprocess.run(wanted, check=False, capture_output=True)
    found = shutil.which("chromium")
    if found is None:
        _lacking("no Chromium here: apt-get install chromium fonts-noto-cjk")
    return str(found)


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """`cityloop run` over the town, as it is shipped: migrations, server, sweep, built console."""
    if not (DIST / "index.html").is_file():
        _lacking("the console is not built: make web")
    home = tmp_path_factory.mktemp("home")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = _env(home) | {"PORT": str(port)}
    seeding = [sys.executable, "-W", "ignore", "-m", "tests.e2e.seed"]
    seeded = subprocess.run(seeding, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    running = [sys.executable, "-W", "ignore", "-m", "cityloop.cli.main", "run", "--no-demo", "--no-live"]
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen(running, cwd=ROOT, env=env, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz", home / "server.log")
        yield Platform(address, seeded.stdout.strip().splitlines()[-1], home)
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(address: str, log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"the platform did not start:\n{log.read_text()[-2000:]}")


@pytest.fixture(scope="session")
def shot() -> Callable[..., None]:
    """Keep a picture of the page for human eyes."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    return lambda page, name: page.screenshot(path=SHOTS / f"{name}.png")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Gone with the module: while Playwright runs, Django takes this process for an asynchronous one."""
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def sign_in(browser: Browser, platform: Platform) -> Iterator[Callable[[str], Page]]:
    """A window of one's own for a person, signed in through the page. What it complains of fails the test."""
    complaints: list[str] = []
    contexts = []

    def enter(username: str, *, width: int = 1440, height: int = 900) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: complaints.append(f"{username}: {error}"))
        page.on(
            "console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None
        )
        page.goto(platform.address)
        page.get_by_label("用户名").fill(username)
        page.get_by_label("密码", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        begins = page.get_by_role("grid").or_(page.get_by_role("heading", name="今日概况", level=1))
        expect(begins).to_be_visible()
        return page

    yield enter
    for context in contexts:
        context.close()
    assert complaints == []
