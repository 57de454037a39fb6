"""Photos and other files made for the tests."""

import io
import struct
from typing import Any

from PIL import ExifTags, Image

RED, BLUE = (220, 20, 20), (20, 20, 220)


def photo(
    *,
    size: tuple[int, int] = (400, 300),
    orientation: int | None = None,
    taken: str | None = None,
    offset: str | None = None,
    gps: dict[int, Any] | None = None,
    form: str = "JPEG",
    **how: Any,
) -> bytes:
    """A picture whose left half is red and right half blue, as the sensor saw it, with EXIF."""
    image = Image.new("RGB", size, BLUE)
    image.paste(RED, (0, 0, size[0] // 2, size[1]))
    exif = image.getexif()
    if orientation is not None:
        exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "SecretCamera"
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    if taken is not None:
        inner[ExifTags.Base.DateTimeOriginal] = taken
    if offset is not None:
        inner[ExifTags.Base.OffsetTimeOriginal] = offset
    if gps is not None:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(gps)
    out = io.BytesIO()
    image.save(out, form, exif=exif, **how)
    return out.getvalue()


def position(lat: tuple[Any, ...], lat_ref: str, lon: tuple[Any, ...], lon_ref: str) -> dict[int, Any]:
    """The GPS block of a camera."""
    return {1: lat_ref, 2: lat, 3: lon_ref, 4: lon}


def box(kind: bytes, content: bytes = b"") -> bytes:
    """One box of an MP4 file."""
    return struct.pack(">I", len(content) + 8) + kind + content


def mp4(brand: bytes = b"isom") -> bytes:
    """The skeleton of an MP4, MOV or M4A file."""
    return box(b"ftyp", brand + b"\0\0\2\0" + brand) + box(b"moov", b"\0" * 32) + box(b"mdat", b"\1" * 64)


WEBM = bytes.fromhex("1A45DFA39F4286810142F7810142F2810442F381084282847765626D42878104428581021853806701")
SOUNDS_AND_VIDEOS = {
    "mp4": (mp4(), "video/mp4"),
    "mov": (mp4(b"qt  "), "video/quicktime"),
    "m4a": (mp4(b"M4A "), "audio/mp4"),
    "webm": (WEBM + b"\0" * 60, "video/webm"),
    "mp3": (b"ID3\x03\0\0\0\0\0\x0a" + b"\0" * 10 + (b"\xff\xfb\x90\x64" + b"\0" * 413) * 2, "audio/mpeg"),
    "mp3 without tag": ((b"\xff\xfb\x90\x64" + b"\0" * 413) * 3, "audio/mpeg"),
    "aac": (b"\xff\xf1\x50\x80\x02\x1f\xfc" + b"\0" * 300, "audio/aac"),
    "amr": (b"#!AMR\n" + b"\x3c" * 100, "audio/amr"),
    "wav": (
        b"RIFF" + struct.pack("<I", 36) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8),
        "audio/wav",
    ),
    "ogg": (b"OggS\0\2" + b"\0" * 20 + b"\1\x1e\1vorbis" + b"\0" * 40, "audio/ogg"),
}
