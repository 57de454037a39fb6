"""A few child processes that live and end together."""

import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType, TracebackType

import click

PATIENCE = 15.0  # seconds a child gets to end by itself
MOST_DEATHS, WITHIN = 3, 60.0
NAP = 0.3


@dataclass
class Child:
    """A program with its name in messages; started again when it dies, unless it dies too often."""

    name: str
    argv: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        # A session of its own: Ctrl-C reaches only us, and we end the children in order.
        self.process = subprocess.Popen(self.argv, start_new_session=True)

    def look_after(self) -> None:
        """Start it again if it has died; a clear refusal when that does not help."""
        if self.process is None or (code := self.process.poll()) is None:
            return
        now = time.monotonic()
        self.deaths = [*(at for at in self.deaths if now - at < WITHIN), now]
        if len(self.deaths) >= MOST_DEATHS:
            raise click.ClickException(
                f"“{self.name}”一再退出（退出码 {code}），已全部停止；原因见上面的日志。"
            )
        click.echo(f"“{self.name}”退出（退出码 {code}），重新启动。", err=True)
        self.start()

    def ask_to_end(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def end(self) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Family:
    """All children of a run, as a context: inside they live, afterwards none is left."""

    def __init__(self, children: Sequence[Child]) -> None:
        self.children = children

    def __enter__(self) -> "Family":
        for child in self.children:
            child.start()
        return self

    def __exit__(
        self, _type: type | None, _problem: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for child in self.children:
            child.ask_to_end()
        for child in self.children:
            child.end()

    def wait_until_well(self, url: str, seconds: float = 90) -> None:
        """Until the address answers 200."""
        last, end = "", time.monotonic() + seconds
        while time.monotonic() < end:
            self._look_after()
            try:
                with urllib.request.urlopen(url, timeout=5) as answer:
                    if answer.status == 200:
                        return
            except urllib.error.HTTPError as problem:
                last = problem.read(400).decode("utf-8", "replace")
            except OSError as problem:
                last = str(problem)
            time.sleep(NAP)
        raise click.ClickException(f"服务没有就绪：{last}")

    def stay(self) -> None:
        """Until somebody says stop."""
        while True:
            self._look_after()
            time.sleep(NAP)

    def _look_after(self) -> None:
        for child in self.children:
            child.look_after()


def stop_on_signals() -> None:
    """SIGTERM ends us as Ctrl-C does, so that the children are ended too."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)


def check_port(host: str, port: int) -> None:
    """A refusal with a remedy when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise click.ClickException(
                f"端口 {port} 不能使用（{problem.strerror}）：可能已有一个平台在运行。"
                f"请先停止它，或换一个端口，如 PORT={port + 1} make run。"
            ) from problem
