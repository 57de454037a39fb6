"""The shipped schemes (随附方案): real cities' rules as data, a starting point to copy and change."""

from functools import cache
from pathlib import Path

from cityloop.core.errors import NotFound
from cityloop.evaluation.schemes.document import Scheme, parse_scheme

FOLDER = Path(__file__).parent / "shipped"


@cache
def shipped() -> tuple[str, ...]:
    """Ids of the shipped schemes; the file is called like the scheme."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def shipped_text(key: str) -> str:
    """The document as it is shipped, to be copied into an office's own."""
    if key not in shipped():
        raise NotFound(f"没有随附方案 {key}", f"there is no shipped scheme {key!r}")
    return (FOLDER / f"{key}.toml").read_text("utf-8")


@cache
def load_shipped(key: str) -> Scheme:
    return parse_scheme(shipped_text(key))
