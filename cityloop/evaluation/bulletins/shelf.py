"""通报架: what was made, kept in the data folder: `bulletins/<platform>/<period>/<number>/`, with an index beside the files.

An issue is written aside and renamed into its place, so that any number of copies may make bulletins: the first
keeps its number, the others take the next. A file that lies there is never written again.
"""

import fcntl
import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from cityloop.core import clock
from cityloop.core.errors import NotFound
from cityloop.evaluation.bulletins import telling
from cityloop.evaluation.bulletins.making import Made
from cityloop.evaluation.spans import Span
from cityloop.people.models import Platform

FOLDER = "bulletins"
INDEX, READER, ISSUED = "index.json", "reader.json", "issued.json"
NAME = re.compile(r"([0-9][0-9A-Z-]{3,9})\.([0-9]{1,4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class File:
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One issue (稿) on the shelf. `by` empty: made by the clockwork; `issued_at` None: nobody sent it out yet (未公布)."""

    folder: Path
    kind: str
    period: str
    number: int
    title: str
    made_at: datetime
    by: str
    corrects: int
    digest: str
    scores: tuple[str, ...]
    missing: str
    files: tuple[File, ...]
    issued_at: datetime | None = None
    issued_by: str = ""

    @property
    def name(self) -> str:
        return f"{self.period}.{self.number}"

    def path(self, name: str) -> Path:
        """A file of the issue; only what its index lists, or a picture of the reader."""
        pictures = {path.name for path in self.folder.glob("photo-*.jpg")}
        if name not in {one.name for one in self.files} | pictures:
            raise NotFound("通报里没有这个文件。", "No such file in this bulletin.")
        return self.folder / name

    def reader(self) -> dict[str, Any]:
        """The content for reading on screen."""
        found: dict[str, Any] = json.loads((self.folder / READER).read_text("utf-8"))
        return found


def every(platform: Platform) -> list[Kept]:
    """All issues, the latest period first."""
    found = [_read(path.parent) for path in _root(platform).glob(f"*/*/{INDEX}")]
    return sorted(found, key=lambda one: (one.made_at, one.period, one.number), reverse=True)


def one(platform: Platform, name: str) -> Kept:
    told = NAME.fullmatch(name)
    folder = _root(platform) / told[1] / told[2] if told else None
    if folder is None or not (folder / INDEX).is_file():
        raise NotFound("没有这份通报。", "No such bulletin.")
    return _read(folder)


def of_period(platform: Platform, period: str) -> list[Kept]:
    """The issues of a period, the first one first."""
    found = [_read(path.parent) for path in (_root(platform) / period).glob(f"*/{INDEX}")]
    return sorted(found, key=lambda one: one.number)


def last_issued(platform: Platform, period: str) -> int:
    """Which issue another one would put right: the last that was sent out, or 0."""
    return max((one.number for one in of_period(platform, period) if one.issued_at), default=0)


def keep(platform: Platform, over: Span, made: Made, *, by: str = "") -> Kept:
    """Put a bulletin on the shelf; one that says the same as the last is not kept twice."""
    digest = telling.digest(made.document)
    with alone(platform):
        before = of_period(platform, over.key)
        if before and before[-1].digest == digest:
            return before[-1]
        number = before[-1].number + 1 if before else 1
        place = _root(platform) / over.key / str(number)
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".making-", dir=_root(platform)))
        try:
            aside.chmod(0o755)
            _write(aside, over, made, number, digest, by)
            aside.rename(place)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
    return _read(place)


def issue(kept: Kept, *, by: str) -> Kept:
    """印发: from now on the units may read it. Said twice it stays with the first."""
    path = kept.folder / ISSUED
    if not path.exists():
        _put(path, {"at": clock.now().isoformat(), "by": by})
    return _read(kept.folder)


@contextmanager
def alone(platform: Platform) -> Iterator[None]:
    """One writer at a time on this machine."""
    root = _root(platform)
    root.mkdir(parents=True, exist_ok=True)
    with (root / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write(folder: Path, over: Span, made: Made, number: int, digest: str, by: str) -> None:
    for name, content in made.files.items():
        (folder / name).write_bytes(content)
    pictures: list[bytes] = []

    def kept(jpeg: bytes) -> str:
        pictures.append(jpeg)
        return f"photo-{len(pictures)}.jpg"

    _put(folder / READER, telling.told(made.document, kept))
    for place, jpeg in enumerate(pictures, 1):
        (folder / f"photo-{place}.jpg").write_bytes(jpeg)
    scores = [f"{sheet.scheme} {sheet.version}" for sheet in made.content.sheets if sheet.published]
    files = [
        File(name, len(content), hashlib.sha256(content).hexdigest()) for name, content in made.files.items()
    ]
    index = {
        "kind": over.period.kind.value,
        "period": over.key,
        "number": number,
        "title": made.document.title,
        "made_at": clock.now().isoformat(),
        "by": by,
        "corrects": made.content.corrects,
        "digest": digest,
        "scores": scores,
        "missing": made.missing,
        "files": [asdict(one) for one in files],
    }
    _put(folder / INDEX, index)


def _put(path: Path, told: dict[str, Any]) -> None:
    """Whole or not at all."""
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    fresh.replace(path)


def _read(folder: Path) -> Kept:
    told = json.loads((folder / INDEX).read_text("utf-8"))
    issued: dict[str, str] = {}
    if (folder / ISSUED).is_file():
        issued = json.loads((folder / ISSUED).read_text("utf-8"))
    told["made_at"] = datetime.fromisoformat(told["made_at"])
    told["scores"] = tuple(told["scores"])
    told["files"] = tuple(File(**one) for one in told["files"])
    at = datetime.fromisoformat(issued["at"]) if issued else None
    return Kept(folder=folder, issued_at=at, issued_by=issued.get("by", ""), **told)


def _root(platform: Platform) -> Path:
    return Path(settings.ENV.home) / FOLDER / platform.code
