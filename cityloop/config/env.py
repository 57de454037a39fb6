"""The environment, read once and typed. Nothing else reads `os.environ`."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from cityloop.config import base_map


class EnvironmentProblem(RuntimeError):
    """A setting in the environment cannot be used; the message names it and the remedy."""


@dataclass(frozen=True, slots=True)
class Environment:
    """What an installation decides from outside.

    `CITYLOOP_HOME` data folder · `DATABASE_URL` unset = SQLite in the data folder · `PORT` ·
    `CITYLOOP_SECRET_KEY` or `CITYLOOP_SECRET_KEY_FILE`, else a key made once in the data folder ·
    `CITYLOOP_DEBUG` · `CITYLOOP_ALLOWED_HOSTS` comma separated · `CITYLOOP_TRUSTED_ORIGINS` ·
    `CITYLOOP_TIANDITU_KEY` or `CITYLOOP_BASEMAP` with `CITYLOOP_BASEMAP_SYSTEM`: see `base_map.py` ·
    `CITYLOOP_FONTS` a folder of fonts for bulletins as PDF ·
    `CITYLOOP_FACTS_SECONDS` how old the facts on the pages of the assessment may be.
    """

    home: Path
    port: int
    database_url: str
    debug: bool
    secret_key: str
    allowed_hosts: list[str]
    trusted_origins: list[str]
    base_map: base_map.BaseMap | None
    fonts: Path | None
    facts_seconds: float

    @property
    def media(self) -> Path:
        return self.home / "media"


def read() -> Environment:
    home = Path(os.environ.get("CITYLOOP_HOME") or "var").resolve()
    home.mkdir(parents=True, exist_ok=True)
    return Environment(
        home=home,
        port=_port(os.environ.get("PORT", "8000")),
        database_url=os.environ.get("DATABASE_URL", ""),
        debug=os.environ.get("CITYLOOP_DEBUG", "") == "1",
        secret_key=_secret_key(home),
        allowed_hosts=_words(os.environ.get("CITYLOOP_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")),
        trusted_origins=_words(os.environ.get("CITYLOOP_TRUSTED_ORIGINS", "")),
        base_map=_base_map(),
        fonts=_folder("CITYLOOP_FONTS"),
        facts_seconds=_seconds("CITYLOOP_FACTS_SECONDS", 30.0),
    )


def database(env: Environment) -> dict[str, object]:
    """Django's DATABASES["default"] for the environment: embedded SQLite, or PostgreSQL by URL.

    SQLite runs in WAL with IMMEDIATE transactions: with the default DEFERRED two writers
    that both read first end in "database is locked".
    """
    if not env.database_url:
        return _sqlite(env.home / "cityloop.sqlite3")
    url = urlsplit(env.database_url)
    if url.scheme == "sqlite":
        return _sqlite(Path(url.path))
    if url.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path.lstrip("/")),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": unquote(url.hostname or dict(parse_qsl(url.query)).get("host", "")),
            "PORT": str(url.port or dict(parse_qsl(url.query)).get("port", "")),
            "CONN_HEALTH_CHECKS": True,
            # Compiling a query (JIT) takes longer than all that the loop asks.
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 20}, "options": "-c jit=off"},
        }
    raise EnvironmentProblem(
        f"DATABASE_URL 的开头“{url.scheme}”不认识：请用 postgresql://用户:密码@主机:端口/库名，"
        "或不设置它以使用数据目录内的 SQLite。 "
        "DATABASE_URL must start with postgresql:// (or be unset for SQLite)."
    )


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;",
        },
    }


def _folder(name: str) -> Path | None:
    told = os.environ.get(name, "")
    if told and not Path(told).is_dir():
        raise EnvironmentProblem(f"环境变量 {name}：没有文件夹 {told}。")
    return Path(told).resolve() if told else None


def _base_map() -> base_map.BaseMap | None:
    try:
        return base_map.read(os.environ)
    except base_map.BaseMapProblem as wrong:
        raise EnvironmentProblem(str(wrong)) from wrong


def _seconds(name: str, otherwise: float) -> float:
    told = os.environ.get(name, "")
    if not told:
        return otherwise
    try:
        seconds = float(told)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 3600:
        raise EnvironmentProblem(f"{name}={told!r} 应是 0–3600 之间的秒数。  Give seconds from 0 to 3600.")
    return seconds


def _port(text: str) -> int:
    if text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise EnvironmentProblem(f"PORT 应为 1–65535 的整数，现在是“{text}”。 PORT must be 1–65535.")


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _secret_key(home: Path) -> str:
    if key := os.environ.get("CITYLOOP_SECRET_KEY"):
        return key
    path = Path(os.environ.get("CITYLOOP_SECRET_KEY_FILE") or home / "secret_key")
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()
