"""Photos, sounds, videos and papers: taken in by content, given out only to who may see the case."""

import re
from typing import Annotated, BinaryIO, cast

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from ninja import File, Form, Router
from ninja.files import UploadedFile
from pydantic import AwareDatetime, Field

from cityloop.api.auth import ApiRequest, case_of, platform_of
from cityloop.api.rows import evidence_out
from cityloop.api.schemas import EvidenceOut
from cityloop.api.schemas_in import BIG, Degrees, In, Key
from cityloop.cases import evidence
from cityloop.cases.models import Evidence, EvidenceKind
from cityloop.core.errors import NotFound
from cityloop.core.words import Word

router = Router(tags=["材料"])
BINARY = {
    "responses": {
        200: {"description": "OK", "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}}
    }
}
_RANGE = re.compile(r"bytes=(\d{1,18})-(\d{0,18})")


class Size(Word):
    FULL = "full", "原尺寸"
    THUMB = "thumb", "缩略图"


class EvidenceIn(In):
    """Hints are used where the file itself says nothing."""

    kind: EvidenceKind
    case: Annotated[str, Field(max_length=24, description="案件编号；不填则先上传、后随动作附上")] = ""
    captured_at: AwareDatetime | None = None
    captured_lon: Degrees | None = None
    captured_lat: Degrees | None = None


@router.post("/evidence", response={201: EvidenceOut}, summary="上传材料")
def upload(
    request: ApiRequest, file: File[UploadedFile], body: Form[EvidenceIn], key: Key = ""
) -> EvidenceOut:
    """Photos are decoded in full and encoded anew without metadata; time and place go into the record.
    A PDF is taken in as `kind=document` only."""
    row = evidence.store(
        cast(BinaryIO, file.file),
        by=request.actor,
        platform=platform_of(request.actor),
        kind=body.kind,
        case=case_of(request, body.case) if body.case else None,
        captured_at=body.captured_at,
        lon=body.captured_lon,
        lat=body.captured_lat,
        key=key,
    )
    return evidence_out(row, row.case, request.actor)


@router.get("/evidence/{evidence_id}", summary="查看材料", openapi_extra=BINARY)
def serve(request: ApiRequest, evidence_id: str, size: Size = Size.FULL) -> HttpResponseBase:
    """The file itself, or `size=thumb` of a photo."""
    return send(request, _visible(request, evidence_id), size)


def send(request: HttpRequest, row: Evidence, size: Size = Size.FULL) -> HttpResponseBase:
    """The file behind a row, for a reader who may see it."""
    thumbnail = size is Size.THUMB and bool(row.thumbnail)
    response = _ranged(request, row, thumbnail)
    response["Cache-Control"] = "private, max-age=3600"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if not row.media_type.startswith("image/"):
        response["Content-Disposition"] = f'attachment; filename="{row.pk}{evidence.path_of(row).suffix}"'
    return response


def _visible(request: ApiRequest, evidence_id: str) -> Evidence:
    number = int(evidence_id) if re.fullmatch(r"[0-9]{1,19}", evidence_id) else 0
    found = evidence.visible(request.actor).filter(pk=number).first() if 0 < number <= BIG else None
    if found is None:
        raise NotFound("没有这份材料，或不在您的查看范围内。", "No such evidence, or not yours to see.")
    return found


def _ranged(request: HttpRequest, row: Evidence, thumbnail: bool) -> HttpResponseBase:
    """The whole file, or the one stretch that players of videos ask for."""
    path = evidence.path_of(row, thumbnail=thumbnail)
    length = path.stat().st_size
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None:
        whole = FileResponse(path.open("rb"), content_type=row.media_type)
        whole["Accept-Ranges"] = "bytes"
        return whole
    first = int(asked[1])
    last = min(int(asked[2]) if asked[2] else length - 1, length - 1, first + evidence.MOST_AT_ONCE - 1)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{length}"})
    with path.open("rb") as file:
        file.seek(first)
        part = HttpResponse(file.read(last - first + 1), status=206, content_type=row.media_type)
    part["Content-Range"], part["Accept-Ranges"] = f"bytes {first}-{last}/{length}", "bytes"
    return part
