"""The console in the browser: built from `web/` into `dist/`, which the wheel carries."""

from pathlib import Path

DIST = Path(__file__).resolve().parent / "dist"
