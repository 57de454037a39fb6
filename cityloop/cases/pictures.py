"""Photos as they are kept: upright, of a sensible size, told nothing about but what they show.

Capture time and position are read before everything that travels with the pixels is dropped.
"""

import contextlib
import io
import math
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from PIL import ExifTags, Image

from cityloop.cases.media import Family, broken
from cityloop.core.errors import Invalid

MOST_PIXELS = 50_000_000
LONGEST_EDGE, THUMBNAIL_EDGE = 2560, 320
QUALITY, THUMBNAIL_QUALITY = 85, 75
FORMATS = ("JPEG", "PNG", "GIF", "BMP", "WEBP")
Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # a second line: refuses while the header is read

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo ready to be kept, with what the camera said about it."""

    jpeg: bytes
    thumbnail: bytes
    width: int
    height: int
    captured_at: datetime | None
    lon: float | None
    lat: float | None


def develop(file: BinaryIO, zone: ZoneInfo) -> Picture:
    """Decode a photo in full and encode it anew; a camera clock without offset stands in `zone`."""
    try:
        with Image.open(file, formats=FORMATS) as image:
            _check_pixels(image.width, image.height)
            told, place = _exif(image)
            image.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))  # JPEG decodes faster at a smaller scale
            image.load()
            whole = _flat(image)
    except Invalid:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_many_pixels() from bomb
    except Exception as wrong:  # decoders of broken files raise whatever they stumble over
        raise broken(Family.IMAGE) from wrong
    turn = _UPRIGHT.get(told.get(ExifTags.Base.Orientation, 1))
    upright = whole.transpose(turn) if turn is not None else whole
    upright.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
    small = upright.copy()
    small.thumbnail((THUMBNAIL_EDGE, THUMBNAIL_EDGE), Image.Resampling.LANCZOS)
    lon, lat = _position(place)
    return Picture(
        jpeg=_encoded(upright, QUALITY),
        thumbnail=_encoded(small, THUMBNAIL_QUALITY),
        width=upright.width,
        height=upright.height,
        captured_at=_taken(told, zone),
        lon=lon,
        lat=lat,
    )


def _check_pixels(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> Invalid:
    return Invalid(
        f"照片像素过多：最多 {MOST_PIXELS // 1_000_000} 百万像素，请缩小后再传。",
        f"At most {MOST_PIXELS // 1_000_000} megapixels.",
        field="file",
        limit_pixels=MOST_PIXELS,
    )


def _flat(image: Image.Image) -> Image.Image:
    """Plain colour on white, in a fresh image that carries nothing along."""
    if image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    fresh = Image.new("RGB", image.size, "white")
    if "A" in image.getbands() or "transparency" in image.info:
        seen = image.convert("RGBA")
        fresh.paste(seen, mask=seen.getchannel("A"))
    else:
        fresh.paste(image.convert("RGB"))
    return fresh


def _encoded(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _exif(image: Image.Image) -> tuple[dict[int, Any], dict[int, Any]]:
    """The tags of the picture and those of its position; a broken block is as good as none."""
    told: dict[int, Any] = {}
    place: dict[int, Any] = {}
    with contextlib.suppress(Exception):
        block = image.getexif()
        told |= dict(block)
        told |= block.get_ifd(ExifTags.IFD.Exif)
        place |= block.get_ifd(ExifTags.IFD.GPSInfo)
    return told, place


def _taken(told: dict[int, Any], zone: ZoneInfo) -> datetime | None:
    tags = ExifTags.Base
    for stamp, offset in (
        (tags.DateTimeOriginal, tags.OffsetTimeOriginal),
        (tags.DateTimeDigitized, tags.OffsetTimeDigitized),
        (tags.DateTime, tags.OffsetTime),
    ):
        try:
            local = datetime.strptime(_text(told.get(stamp)), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
        except ValueError:
            continue
        with contextlib.suppress(ValueError, OverflowError):
            return local.replace(tzinfo=_offset(_text(told.get(offset))) or zone).astimezone(UTC)
    return None


def _offset(text: str) -> Any:
    """The zone of "+08:00"."""
    try:
        return datetime.strptime(text, "%z").tzinfo
    except ValueError:
        return None


def _position(place: dict[int, Any]) -> tuple[float | None, float | None]:
    tags = ExifTags.GPS
    lat = _degrees(place.get(tags.GPSLatitude), _text(place.get(tags.GPSLatitudeRef)))
    lon = _degrees(place.get(tags.GPSLongitude), _text(place.get(tags.GPSLongitudeRef)))
    if lon is None or lat is None or abs(lon) > 180 or abs(lat) > 90 or (lon == 0 and lat == 0):
        return None, None
    return round(lon, 7), round(lat, 7)


def _degrees(parts: Any, side: str) -> float | None:
    """Degrees, minutes, seconds as rationals; 0/0, which cameras write without a fix, is no number."""
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(value):
        return None
    return -value if side.upper() in {"S", "W"} else value


def _text(told: Any) -> str:
    if isinstance(told, bytes):
        told = told.decode("ascii", "ignore")
    return str(told or "").strip("\x00 ")
