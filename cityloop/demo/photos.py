"""Placeholder pictures, drawn once into the media folder and plainly marked 演示; rows of evidence refer to them.

The four characters are strokes of our own: a fresh machine has no Chinese font.
"""

import hashlib
import io
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from cityloop.cases.models import Evidence, EvidenceKind
from cityloop.core import clock
from cityloop.people.actors import Actor
from cityloop.people.models import Platform

FOLDER = "demo"
SIZE, THUMB = (640, 480), (240, 180)
PER_KIND = 3
AFTERWARDS = frozenset({EvidenceKind.AFTER, EvidenceKind.INSPECTION})

Stroke = tuple[tuple[float, float], ...]
GLYPHS: dict[str, tuple[Stroke, ...]] = {
    "演": (
        ((0.08, 0.10), (0.20, 0.20)),
        ((0.04, 0.36), (0.16, 0.46)),
        ((0.06, 0.92), (0.22, 0.62)),
        ((0.62, 0.02), (0.66, 0.12)),
        ((0.34, 0.30), (0.34, 0.16), (0.94, 0.16), (0.94, 0.28)),
        ((0.44, 0.32), (0.86, 0.32)),
        ((0.42, 0.44), (0.88, 0.44), (0.88, 0.72), (0.42, 0.72), (0.42, 0.44)),
        ((0.42, 0.58), (0.88, 0.58)),
        ((0.65, 0.32), (0.65, 0.72)),
        ((0.52, 0.78), (0.34, 0.94)),
        ((0.76, 0.78), (0.94, 0.94)),
    ),
    "示": (
        ((0.24, 0.14), (0.76, 0.14)),
        ((0.08, 0.38), (0.92, 0.38)),
        ((0.50, 0.38), (0.50, 0.90), (0.38, 0.82)),
        ((0.28, 0.54), (0.12, 0.80)),
        ((0.72, 0.54), (0.90, 0.80)),
    ),
    "前": (
        ((0.30, 0.04), (0.38, 0.16)),
        ((0.70, 0.04), (0.60, 0.18)),
        ((0.06, 0.24), (0.94, 0.24)),
        ((0.18, 0.94), (0.18, 0.38), (0.48, 0.38), (0.48, 0.92), (0.40, 0.88)),
        ((0.18, 0.54), (0.48, 0.54)),
        ((0.18, 0.70), (0.48, 0.70)),
        ((0.66, 0.40), (0.66, 0.72)),
        ((0.86, 0.36), (0.86, 0.92), (0.74, 0.86)),
    ),
    "后": (
        ((0.80, 0.08), (0.22, 0.18)),
        ((0.22, 0.16), (0.22, 0.56), (0.08, 0.94)),
        ((0.22, 0.40), (0.94, 0.40)),
        ((0.38, 0.58), (0.84, 0.58), (0.84, 0.90), (0.38, 0.90), (0.38, 0.58)),
    ),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A file in the media folder."""

    path: str
    thumbnail: str
    sha256: str
    size: int


class Photos:
    """The pictures, ready to be shown as evidence."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self._pictures: dict[bool, list[Picture]] = defaultdict(list)
        for after in (False, True):
            for number in range(1, PER_KIND * 2 + 1):
                self._pictures[after].append(_drawn(after, number))

    def take(self, kind: EvidenceKind, by: Actor, lon: float, lat: float, roll: random.Random) -> int:
        """A photo uploaded now by somebody on the spot: the id of its row."""
        picture = roll.choice(self._pictures[kind in AFTERWARDS])
        now = clock.now()
        return Evidence.objects.create(
            platform=self.platform,
            kind=kind,
            media_type="image/jpeg",
            path=picture.path,
            thumbnail=picture.thumbnail,
            sha256=picture.sha256,
            size=picture.size,
            width=SIZE[0],
            height=SIZE[1],
            captured_at=now,
            captured_lon=lon,
            captured_lat=lat,
            uploaded_by_id=by.user_id,
            uploaded_at=now,
        ).pk


def _drawn(after: bool, number: int) -> Picture:
    """The picture of this number; drawn the same in every data folder."""
    name = f"{'after' if after else 'before'}-{number:02d}"
    image = _scene(after, random.Random(name))
    data, small = _jpeg(image), _jpeg(image.resize(THUMB))
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in ((f"{name}.jpg", data), (f"{name}-small.jpg", small)):
        if not (folder / file).exists():
            (folder / file).write_bytes(content)
    return Picture(
        f"{FOLDER}/{name}.jpg", f"{FOLDER}/{name}-small.jpg", hashlib.sha256(data).hexdigest(), len(data)
    )


def _scene(after: bool, chance: random.Random) -> Image.Image:
    """A street as a child would draw it; littered before, clean after."""
    image = Image.new("RGB", SIZE, (201, 218, 235))
    draw = ImageDraw.Draw(image)
    for left in range(0, 640, 80):
        top = chance.randint(110, 220)
        shade = chance.randint(150, 205)
        draw.rectangle((left, top, left + 76, 300), fill=(shade, shade - 12, shade - 28))
    draw.rectangle((0, 300, 640, 350), fill=(176, 172, 164))
    draw.rectangle((0, 350, 640, 480), fill=(104, 108, 112))
    for left in range(20, 640, 120):
        draw.rectangle((left, 412, left + 60, 418), fill=(232, 232, 224))
    if not after:
        for _ in range(26):
            x, y, r = chance.randint(120, 520), chance.randint(315, 400), chance.randint(4, 13)
            colour = chance.choice(((122, 84, 52), (66, 96, 62), (190, 60, 54), (224, 220, 212)))
            draw.ellipse((x - r, y - r // 2, x + r, y + r // 2), fill=colour)
    _write(draw, "演示", 22, 22, 72, (168, 32, 32))
    _write(draw, "后" if after else "前", 546, 22, 72, (32, 96, 48) if after else (168, 32, 32))
    label = f"DEMO {'AFTER' if after else 'BEFORE'} - NOT A REAL PLACE"
    draw.text((24, 446), label, fill=(250, 250, 250), font=ImageFont.load_default(20))
    return image


def _write(
    draw: ImageDraw.ImageDraw, text: str, x: int, y: int, size: int, colour: tuple[int, int, int]
) -> None:
    for place, character in enumerate(text):
        for stroke in GLYPHS[character]:
            line = [(x + place * size * 1.15 + a * size, y + b * size) for a, b in stroke]
            draw.line(line, fill=colour, width=6, joint="curve")


def _jpeg(image: Image.Image) -> bytes:
    held = io.BytesIO()
    image.save(held, "JPEG", quality=72)
    return held.getvalue()
