"""材料: photos, sounds, videos and papers are judged by content, kept under their digest, shown to who may see the case."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from cityloop.cases import media, pictures, sight
from cityloop.cases.models import Case, Evidence, EvidenceKind
from cityloop.cases.stages import OPEN, Stage
from cityloop.core import clock
from cityloop.core.errors import Conflict, NotFound, Refused
from cityloop.people.actors import Actor
from cityloop.people.models import Platform
from cityloop.places import queries as places

FOLDER = "evidence"
CHUNK = 256 * 1024
MOST_AT_ONCE = 4 * 1024 * 1024  # of a video that is asked for in stretches


def store(
    file: BinaryIO,
    *,
    by: Actor,
    platform: Platform,
    kind: EvidenceKind,
    case: Case | None = None,
    captured_at: datetime | None = None,
    lon: float | None = None,
    lat: float | None = None,
    key: str = "",
) -> Evidence:
    """Keep an uploaded file; with `case`, hang it onto the spell that holds the case.

    What the file itself says about time and place goes before what the caller says. The same `key`
    with the same content answers with the same row; with another content it is a Conflict.
    """
    if lon is not None and lat is not None:
        places.check_point(lon, lat)
    size, sha256 = _measure(file)
    upload_key = f"{by.user_id}:{key}" if key else None
    if upload_key and (earlier := _repeats(upload_key, sha256)):
        return earlier
    row = Evidence(
        platform=platform,
        kind=kind,
        sha256=sha256,
        uploaded_by_id=by.user_id,
        uploaded_at=clock.now(),
        upload_key=upload_key,
        captured_at=captured_at.astimezone(UTC) if captured_at else None,
        captured_lon=lon,
        captured_lat=lat,
    )
    _keep(file, size, row, ZoneInfo(platform.timezone))
    try:
        with transaction.atomic():
            if case is not None:
                _hang(row, case)
            row.save(force_insert=True)
    except IntegrityError:
        if upload_key and (earlier := _repeats(upload_key, sha256)):
            return earlier
        raise
    return row


def visible(actor: Actor) -> QuerySet[Evidence]:
    """Evidence of the cases an actor may see, and their own uploads that hang on no case yet."""
    own = Q(case__isnull=True, uploaded_by_id=actor.user_id, platform_id=actor.platform_id)
    return Evidence.objects.filter(own | Q(case__in=sight.visible_cases(actor)))


def path_of(row: Evidence, *, thumbnail: bool = False) -> Path:
    """The file behind a row."""
    name = row.thumbnail if thumbnail and row.thumbnail else row.path
    path = Path(settings.MEDIA_ROOT) / name
    if not path.is_file():
        raise NotFound("材料的文件不在了，请联系管理员。", "The file behind this evidence is missing.")
    return path


def _keep(file: BinaryIO, size: int, row: Evidence, zone: ZoneInfo) -> None:
    """Write the files and fill in the row. A file without a row is harmless: it is found again by its digest."""
    medium = media.recognise(file, size, papers=row.kind == EvidenceKind.DOCUMENT)
    base = f"{FOLDER}/{row.sha256[:2]}/{row.sha256[2:4]}/{row.sha256}"
    row.media_type, row.path = medium.media_type, base + medium.suffix
    file.seek(0)
    if medium.family is not media.Family.IMAGE:
        row.size = size
        _write(row.path, _chunks(file))
        return
    picture = pictures.develop(file, zone)
    row.size, row.width, row.height = len(picture.jpeg), picture.width, picture.height
    row.captured_at = picture.captured_at or row.captured_at
    if picture.lon is not None:
        row.captured_lon, row.captured_lat = picture.lon, picture.lat
    row.thumbnail = f"{base}_thumb.jpg"
    _write(row.path, [picture.jpeg])
    _write(row.thumbnail, [picture.thumbnail])


def _hang(row: Evidence, case: Case) -> None:
    locked = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if locked.stage not in OPEN:
        raise Refused(
            f"案件“{Stage(locked.stage).label}”，不能再添加材料。",
            f"The case is {locked.stage}: nothing can be added.",
            stage=locked.stage,
        )
    row.case = locked
    row.assignment = locked.assignments.filter(ended_at__isnull=True, parent__isnull=True).first()


def _repeats(upload_key: str, sha256: str) -> Evidence | None:
    earlier = Evidence.objects.select_related("case").filter(upload_key=upload_key).first()
    if earlier is not None and earlier.sha256 != sha256:
        raise Conflict(
            "这个幂等键已用于另一份材料。", "This idempotency key was used for another file.", field="key"
        )
    return earlier


def _measure(file: BinaryIO) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    file.seek(0)
    for chunk in _chunks(file):
        digest.update(chunk)
        size += len(chunk)
    return size, digest.hexdigest()


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk


def _write(name: str, chunks: Any) -> None:
    """All of it or nothing: under another name first, then renamed."""
    path = Path(settings.MEDIA_ROOT) / name
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".incoming-")
    try:
        with os.fdopen(handle, "wb") as out:
            for chunk in chunks:
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
