"""How long people wait: from the address to rows on the screen, in a real Chromium over a million cases.

    python -m bench.opening --at URL [--rounds 10]

`bench.million` builds the city and says its URL. The whole platform runs as it is shipped; each list is opened
with everything to load (a new browser), and again as on every other day (what was loaded before is kept).
"""

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from bench import million

# Looked for inside the page at every frame: from outside, looking takes longer than the page.
WATCH = """
  const look = () => {
    if (document.querySelector('[role=row][aria-selected], [role=gridcell] strong')) window.rowsAt = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
"""
PASSWORD = "opening-password-1"
LISTS = {
    "intake": ["pending", "all"],
    "dispatcher": ["pending", "approvals"],
    "cleaner": ["pending", "closed"],
    "inspector_wu": ["pending"],
    "leader": ["overdue", "all"],
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--at", required=True, help="a database built by bench.million")
    options.add_argument("--rounds", type=int, default=10)
    told = options.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("这里没有 Chromium。  No Chromium here.")
    million.use(told.at)
    _give_passwords()
    with _platform(told.at) as address, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; milliseconds")
        print(f"{'list':<28} {'first time':>10} {'median':>7} {'P95':>7}")
        for who, lists in LISTS.items():
            for name in lists:
                print(_opened(browser, address, who, name, told.rounds), flush=True)
        browser.close()


def _give_passwords() -> None:
    from cityloop.people.models import User

    for user in User.objects.filter(username__in=LISTS):
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])


def _opened(browser: Browser, address: str, who: str, name: str, rounds: int) -> str:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page = context.new_page()
    page.goto(address)
    page.get_by_label("用户名").fill(who)
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(lambda url: "login" not in url)
    kept = context.storage_state()
    page.close()
    context.add_init_script(WATCH)
    with browser.new_context(storage_state=kept, viewport={"width": 1440, "height": 900}) as fresh:
        fresh.add_init_script(WATCH)
        first = _wait(fresh, f"{address}/lists/{name}")
    took = sorted(_wait(context, f"{address}/lists/{name}") for _ in range(rounds))
    context.close()
    late = took[max(-(-len(took) * 95 // 100), 1) - 1]
    return f"{who + ': ' + name:<28} {first:>10.0f} {statistics.median(took):>7.0f} {late:>7.0f}"


def _wait(context: BrowserContext, address: str) -> float:
    """Milliseconds from the address until the first row, or the word that there is none, is on the page."""
    page = context.new_page()
    page.goto(address, wait_until="commit")
    took: float | None = None
    while took is None:
        page.wait_for_timeout(100)
        took = page.evaluate("() => window.rowsAt ?? null")
    page.close()
    return took


@contextmanager
def _platform(url: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = os.environ | {
        "DATABASE_URL": url, "PORT": str(port), "CITYLOOP_ALLOWED_HOSTS": "127.0.0.1,localhost",
        "CITYLOOP_HOME": tempfile.mkdtemp(prefix="cityloop-bench-"),
    }  # fmt: skip
    command = [sys.executable, "-W", "ignore", "-m", "cityloop.cli.main", "run", "--no-demo", "--no-live"]
    server = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urlopen(f"{address}/healthz", timeout=2).close()
                break
            except (URLError, OSError):
                time.sleep(0.3)
        yield address
    finally:
        server.terminate()
        server.wait(20)


if __name__ == "__main__":
    main()
