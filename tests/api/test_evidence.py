"""Evidence over HTTP: judged by content, encoded anew, stripped; time and place kept in the row; shown by right."""

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cityloop.cases import media as media_room
from cityloop.cases import pictures
from cityloop.cases.models import Evidence
from cityloop.cases.stages import Stage
from tests.api.http import Voice
from tests.api.photos import BLUE, RED, SOUNDS_AND_VIDEOS, box, mp4, photo, position
from tests.town import Town
from tests.walk import case_at

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "photos"


def served(voice: Voice, answer: Any, size: str = "full") -> Any:
    return voice.get(f"/evidence/{answer.json()['id']}", size=size)


def content(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def near(image: Image.Image, point: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    seen = image.getpixel(point)
    return isinstance(seen, tuple) and all(abs(a - b) < 40 for a, b in zip(seen, colour, strict=True))


# Where red and blue are, as a person sees the picture: (point relative to width and height).
UPRIGHT = {
    1: ((0.1, 0.5), (0.9, 0.5)),
    2: ((0.9, 0.5), (0.1, 0.5)),
    3: ((0.9, 0.5), (0.1, 0.5)),
    4: ((0.1, 0.5), (0.9, 0.5)),
    5: ((0.5, 0.1), (0.5, 0.9)),
    6: ((0.5, 0.1), (0.5, 0.9)),
    7: ((0.5, 0.9), (0.5, 0.1)),
    8: ((0.5, 0.9), (0.5, 0.1)),
}


@pytest.mark.parametrize("orientation", list(UPRIGHT))
def test_orientation_is_applied(say: dict[str, Voice], media: Path, orientation: int) -> None:
    answer = say["cleaner"].upload(photo(orientation=orientation))
    assert answer.status_code == 201, answer.content
    turned = orientation >= 5
    assert (answer.json()["width"], answer.json()["height"]) == ((300, 400) if turned else (400, 300))
    image = Image.open(io.BytesIO(content(served(say["cleaner"], answer))))
    red, blue = ((int(x * image.width), int(y * image.height)) for x, y in UPRIGHT[orientation])
    assert near(image, red, RED) and near(image, blue, BLUE)


def test_nothing_travels_with_the_pixels(say: dict[str, Voice], media: Path) -> None:
    gps = position((35.0, 18.0, 1.8), "N", (113.0, 54.0, 1.8), "E")
    raw = photo(taken="2026:11:16 08:30:00", gps=gps, comment=b"SecretComment", icc_profile=b"x" * 200)
    assert b"SecretCamera" in raw and b"SecretComment" in raw
    answer = say["cleaner"].upload(raw)
    for size in ("full", "thumb"):
        shown = content(served(say["cleaner"], answer, size))
        assert b"Secret" not in shown and b"Exif" not in shown and b"ICC" not in shown
        assert not Image.open(io.BytesIO(shown)).getexif()
    told = answer.json()
    assert told["captured_at"] == "2026-11-16T00:30:00Z"  # the camera's clock stands in the platform's zone
    assert (told["captured_lon"], told["captured_lat"]) == (113.9005, 35.3005)
    assert told["sha256"] == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize(
    ("taken", "offset", "kept"),
    [
        ("2026:11:16 08:30:00", "+08:00", "2026-11-16T00:30:00Z"),
        ("2026:11:16 08:30:00", "+00:00", "2026-11-16T08:30:00Z"),
        ("2026:11:16 08:30:00", "-05:00", "2026-11-16T13:30:00Z"),
        ("2026:11:16 08:30:00", "nonsense", "2026-11-16T00:30:00Z"),
        ("0000:00:00 00:00:00", None, None),
        ("    :  :     :  :  ", None, None),
        ("0001:01:01 00:00:00", "+14:00", None),
    ],
)
def test_capture_time(
    say: dict[str, Voice], media: Path, taken: str, offset: str | None, kept: str | None
) -> None:
    assert say["cleaner"].upload(photo(taken=taken, offset=offset)).json()["captured_at"] == kept


@pytest.mark.parametrize(
    ("gps", "kept"),
    [
        (position((35.0, 18.0, 0.0), "N", (113.0, 54.0, 0.0), "E"), (113.9, 35.3)),
        (position((35.0, 18.0, 0.0), "S", (113.0, 54.0, 0.0), "W"), (-113.9, -35.3)),
        (position((35.0, 18.0, 0.0), "s", (113.0, 54.0, 0.0), "E"), (113.9, -35.3)),
        (position((0.0, 0.0, 0.0), "N", (0.0, 0.0, 0.0), "E"), (None, None)),
        (position((95.0, 0.0, 0.0), "N", (113.0, 0.0, 0.0), "E"), (None, None)),
        ({1: "N", 2: (35.0, 18.0)}, (None, None)),
    ],
)
def test_capture_position(
    say: dict[str, Voice], media: Path, gps: dict[int, Any], kept: tuple[Any, Any]
) -> None:
    told = say["cleaner"].upload(photo(gps=gps)).json()
    assert (told["captured_lon"], told["captured_lat"]) == kept


def test_rationals_without_a_fix() -> None:
    """Cameras write 0/0 while they look for satellites."""
    from PIL.TiffImagePlugin import IFDRational

    nothing = IFDRational(0, 0)
    assert pictures._degrees((nothing, nothing, nothing), "N") is None
    assert pictures._degrees((IFDRational(35), IFDRational(18), IFDRational(9, 5)), "N") == pytest.approx(
        35.3005
    )


def test_hints_are_used_where_the_file_is_silent(say: dict[str, Voice], media: Path) -> None:
    hints = {
        "captured_at": "2026-11-16T08:00:00+08:00",
        "captured_lon": "113.9005",
        "captured_lat": "35.3005",
    }
    told = say["cleaner"].upload(photo(), **hints).json()
    assert (told["captured_at"], told["captured_lon"]) == ("2026-11-16T00:00:00Z", 113.9005)
    told = say["cleaner"].upload(photo(taken="2026:11:15 08:00:00"), **hints).json()
    assert told["captured_at"] == "2026-11-15T00:00:00Z"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_every_photo_becomes_a_jpeg_of_sensible_size(say: dict[str, Voice], media: Path, form: str) -> None:
    answer = say["cleaner"].upload(photo(size=(4000, 1000), form=form), name="holiday.txt")
    assert (answer.json()["media_type"], answer.json()["width"], answer.json()["height"]) == (
        "image/jpeg",
        2560,
        640,
    )
    small = served(say["cleaner"], answer, "thumb")
    assert max(Image.open(io.BytesIO(content(small))).size) == 320
    assert (small["Content-Type"], small["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert small["Cache-Control"].startswith("private")


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "CMYK", "I;16"])
def test_every_colour_model(say: dict[str, Voice], media: Path, mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (30, 20)).save(out, "TIFF" if mode == "CMYK" else "PNG")
    if mode == "CMYK":
        out = io.BytesIO()
        Image.new(mode, (30, 20)).save(out, "JPEG")
    assert say["cleaner"].upload(out.getvalue()).status_code == 201


@pytest.mark.parametrize("name", list(SOUNDS_AND_VIDEOS))
def test_sounds_and_videos(say: dict[str, Voice], media: Path, name: str) -> None:
    raw, media_type = SOUNDS_AND_VIDEOS[name]
    answer = say["cleaner"].upload(raw, name="photo.jpg")
    assert (answer.status_code, answer.json().get("media_type")) == (201, media_type)
    got = served(say["cleaner"], answer)
    assert content(got) == raw
    assert got["Content-Disposition"].startswith("attachment;")


def test_a_player_asks_for_a_stretch(say: dict[str, Voice], media: Path) -> None:
    raw = mp4()
    url = say["cleaner"].upload(raw).json()["url"]
    headers = say["cleaner"]._headers()
    part = say["cleaner"].client.get(url, headers=headers | {"Range": "bytes=4-11"})
    assert (part.status_code, part.content) == (206, raw[4:12])
    assert part["Content-Range"] == f"bytes 4-11/{len(raw)}"
    assert say["cleaner"].client.get(url, headers=headers | {"Range": "bytes=9999-"}).status_code == 416


HEIC = box(b"ftyp", b"heic\0\0\0\0mif1heic") + b"\0" * 100
REFUSED: dict[str, tuple[bytes, int, str]] = {
    "nothing": (b"", 422, "空的"),
    "text": (b"just some words", 422, "看不出是照片"),
    "script named as photo": (
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        422,
        "看不出",
    ),
    "web page": (b"<!DOCTYPE html><html><script>alert(1)</script>", 422, "看不出"),
    "program": (b"MZ" + b"\0" * 200, 422, "看不出"),
    "PDF as a photo": (b"%PDF-1.4\n%%EOF", 422, "只能作为“依据”上传"),
    "HEIC": (HEIC, 422, "HEIC"),
    "half a JPEG": (photo()[: len(photo()) // 2], 422, "损坏"),
    "half a PNG": (photo(form="PNG")[:-100], 422, "损坏"),
    "only a JPEG's beginning": (b"\xff\xd8\xff\xe0" + b"\0" * 50, 422, "损坏"),
    "half an MP4": (mp4()[:-20], 422, "损坏"),
    "an MP4 without contents": (box(b"ftyp", b"isom\0\0\2\0isom") + box(b"mdat", b"\0" * 8), 422, "损坏"),
    "other Matroska": (SOUNDS_AND_VIDEOS["webm"][0].replace(b"webm", b"mkv1"), 422, "看不出"),
}


@pytest.mark.parametrize("what", list(REFUSED))
def test_refusals_leave_nothing_behind(say: dict[str, Voice], media: Path, what: str) -> None:
    raw, status, words = REFUSED[what]
    answer = say["cleaner"].upload(raw, name="photo.jpg")
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert words in answer.json()["detail"]
    assert answer.json()["errors"][0]["field"] == "file"
    assert not Evidence.objects.exists()
    assert not [path for path in media.rglob("*") if path.is_file()]


PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def test_a_paper_in_pdf_is_kept_as_it_is_and_only_to_be_saved(say: dict[str, Voice], media: Path) -> None:
    answer = say["cleaner"].upload(PDF, name="photo.html", kind="document")
    told = answer.json()
    assert (answer.status_code, told["media_type"], told["size"]) == (201, "application/pdf", len(PDF))
    assert (told["thumbnail_url"], told["sha256"]) == (None, hashlib.sha256(PDF).hexdigest())
    got = served(say["cleaner"], answer)
    assert content(got) == PDF
    assert (got["Content-Type"], got["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert got["Content-Disposition"] == f'attachment; filename="{told["id"]}.pdf"'
    assert "sandbox" in got["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("raw", "kind", "said"),
    [
        (PDF, "after", "只能作为“依据”上传"),
        (PDF[:-20], "document", "已损坏或不完整"),
        (b"\n" + PDF, "document", "看不出"),  # other readers would look for the signature further on
        (b"<html><script>1</script>" + PDF, "document", "看不出"),
    ],
)
def test_what_only_looks_like_a_paper(
    say: dict[str, Voice], media: Path, raw: bytes, kind: str, said: str
) -> None:
    answer = say["cleaner"].upload(raw, name="paper.pdf", kind=kind)
    assert (answer.status_code, said in answer.json()["detail"]) == (422, True), answer.json()
    assert not Evidence.objects.exists()
    assert not [path for path in media.rglob("*") if path.is_file()]


def test_too_many_pixels(say: dict[str, Voice], media: Path) -> None:
    out = io.BytesIO()
    Image.new("1", (9000, 6000)).save(out, "PNG")  # 54 megapixels in a few kilobytes
    answer = say["cleaner"].upload(out.getvalue())
    assert (answer.status_code, answer.json()["limit_pixels"]) == (422, 50_000_000)
    out = io.BytesIO()
    Image.new("1", (11000, 10000)).save(out, "PNG")
    assert say["cleaner"].upload(out.getvalue()).status_code == 422


def test_a_photo_of_fifty_megabytes(say: dict[str, Voice], media: Path) -> None:
    answer = say["cleaner"].upload(photo() + b"\0" * 50_000_000)
    assert (answer.status_code, answer.json()["code"], answer.json()["limit_mb"]) == (413, "too_large", 20)
    assert "最大 20 MB" in answer.json()["detail"]
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(("name", "limit"), [("mp3", 30), ("wav", 30), ("webm", 200), ("pdf", 20)])
def test_limits_of_sounds_and_videos(name: str, limit: int) -> None:
    file = io.BytesIO(PDF if name == "pdf" else SOUNDS_AND_VIDEOS[name][0])
    media_room.recognise(file, limit * 1024 * 1024, papers=True)
    with pytest.raises(media_room.TooLarge):
        media_room.recognise(file, limit * 1024 * 1024 + 1, papers=True)


def test_a_body_beyond_every_limit_is_not_even_read(say: dict[str, Voice]) -> None:
    headers = say["cleaner"]._headers()
    answer = say["cleaner"].client.post(
        "/api/v1/evidence",
        b"",
        content_type="multipart/form-data; boundary=x",
        headers=headers,
        CONTENT_LENGTH="999999999",
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_repeated_upload_is_one_row(say: dict[str, Voice], media: Path) -> None:
    first = say["cleaner"].upload(photo(), key="upload-1")
    again = say["cleaner"].upload(photo(), key="upload-1")
    assert first.json() == again.json()
    other = say["cleaner"].upload(photo(size=(100, 100)), key="upload-1")
    assert (other.status_code, other.json()["code"]) == (409, "conflict")
    assert say["officer"].upload(photo(), key="upload-1").json()["id"] != first.json()["id"]
    assert Evidence.objects.count() == 2
    assert len([path for path in media.rglob("*") if path.is_file()]) == 2  # one photo, one thumbnail


def test_files_lie_under_their_digest(say: dict[str, Voice], media: Path) -> None:
    digest = say["cleaner"].upload(photo()).json()["sha256"]
    assert (media / "evidence" / digest[:2] / digest[2:4] / f"{digest}.jpg").is_file()
    assert not list(media.rglob(".incoming-*"))


def test_hung_onto_the_case_and_its_holder(town: Town, say: dict[str, Voice], media: Path) -> None:
    case = case_at(town, Stage.HANDLING)
    told = say["cleaner"].upload(photo(), case=case.number).json()
    holder = case.assignments.get(ended_at__isnull=True)
    assert (told["case"], told["assignment"]) == (case.number, str(holder.pk))
    assert say["officer"].upload(photo(), case=case.number).status_code == 404
    closed = case_at(town, Stage.CLOSED)
    refused = say["cleaner"].upload(photo(), case=closed.number)
    assert (refused.status_code, refused.json()["code"]) == (409, "refused")


def test_shown_only_to_who_may_see_the_case(town: Town, say: dict[str, Voice], media: Path) -> None:
    loose = say["cleaner"].upload(photo())
    assert served(say["cleaner"], loose).status_code == 200
    for name in ("officer", "intake", "head", "admin", "inspector_li"):
        assert served(say[name], loose).status_code == 404
    case = case_at(town, Stage.HANDLING)
    hung = say["cleaner"].upload(photo(), case=case.number)
    for name, status in [
        ("intake", 200),
        ("cleaner", 200),
        ("inspector_li", 200),
        ("officer", 404),
        ("plumber", 404),
    ]:
        assert served(say[name], hung).status_code == status
    assert say["cleaner"].client.get(hung.json()["url"]).status_code == 401
    assert say["intake"].client.get(f"/media/evidence/{hung.json()['sha256']}.jpg").status_code == 404


@pytest.mark.parametrize("number", ["0", "1", "-1", "abc", "9999999999999999999", "1%00", "1.0"])
def test_no_such_evidence(say: dict[str, Voice], number: str) -> None:
    assert say["intake"].get(f"/evidence/{number}").status_code == 404


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"kind": "selfie"}, "kind"),
        ({"captured_at": "yesterday"}, "captured_at"),
        ({"captured_at": "2026-11-16T08:00:00"}, "captured_at"),
        ({"captured_lon": "east"}, "captured_lon"),
    ],
)
def test_wrong_fields(say: dict[str, Voice], media: Path, form: dict[str, str], field: str) -> None:
    answer = say["cleaner"].upload(photo(), **form)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert not Evidence.objects.exists()


def test_no_file_and_no_form(say: dict[str, Voice]) -> None:
    voice = say["cleaner"]
    assert voice.raw("/evidence", b"{}").status_code == 422
    broken = voice.raw("/evidence", b"--x\r\nrubbish", "multipart/form-data")
    assert (broken.status_code, broken.json()["code"]) == (400, "bad_request")


@pytest.mark.parametrize(
    ("name", "position"),
    [("DSCN0010.jpg", (11.885127, 43.467448)), ("portrait_6.jpg", None), ("potbot_bath_photo.JPG", None)],
)
def test_real_photos(
    say: dict[str, Voice], media: Path, name: str, position: tuple[float, float] | None
) -> None:
    """Photos of real cameras: one with GPS, one on its side, one from a phone."""
    path = REAL / name
    if not path.exists():
        pytest.skip(f"real photo {path} is not here")
    answer = say["cleaner"].upload(path.read_bytes(), name=name)
    assert answer.status_code == 201
    told = answer.json()
    shown = Image.open(io.BytesIO(content(served(say["cleaner"], answer))))
    assert not shown.getexif()
    assert shown.size == (told["width"], told["height"])
    if name == "portrait_6.jpg":
        assert told["height"] > told["width"]
    if position is not None:
        assert (told["captured_lon"], told["captured_lat"]) == pytest.approx(position, abs=1e-4)
