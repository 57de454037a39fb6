"""Photos for a page: cut to one shape, small, encoded anew, so that nothing travels with the pixels."""

import io
from pathlib import Path

from PIL import Image, ImageOps

WIDTH, HEIGHT = 900, 675  # 4:3, about 300 dots an inch at half the width of a page
QUALITY = 82


def for_page(path: Path) -> bytes:
    """The served photo at the size of a page; raises OSError for what is no picture."""
    with Image.open(path) as image:
        fitted = ImageOps.fit(image.convert("RGB"), (WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    plain = Image.new("RGB", fitted.size)
    plain.paste(fitted)
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
