"""The bulletin as PDF, and its charts as pictures for Word: set by typst from the same blocks, offline."""

import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from cityloop.evaluation.bulletins import telling
from cityloop.evaluation.bulletins.blocks import DRAFTED, Chart, Document
from cityloop.evaluation.bulletins.fonts import Faces, installed

SOURCE = Path(__file__).with_name("bulletin.typ")
CHART_PPI = 220


def write(document: Document, faces: Faces, *, red_header: bool = False) -> bytes:
    with tempfile.TemporaryDirectory(prefix="cityloop-bulletin-") as name:
        folder = Path(name)
        data = {
            "mode": "bulletin",
            "faces": asdict(faces),
            "drafted": DRAFTED,
            "red_header": red_header,
            **telling.told(document, lambda jpeg: _kept(folder, jpeg)),
        }
        return _set(data, folder, "pdf")


def charts(document: Document, faces: Faces) -> list[bytes]:
    """Every chart as a PNG, in order."""
    drawn = []
    with tempfile.TemporaryDirectory(prefix="cityloop-bulletin-") as name:
        for section in document.sections:
            for block in section.blocks:
                if isinstance(block, Chart):
                    data = {"mode": "chart", "faces": asdict(faces), "chart": asdict(block)}
                    drawn.append(_set(data, Path(name), "png"))
    return drawn


def _set(data: dict[str, Any], folder: Path, kind: Any) -> bytes:
    source = folder / SOURCE.name
    source.write_bytes(SOURCE.read_bytes())
    told = json.dumps(data, ensure_ascii=False)
    return typst.compile(
        source,
        root=folder,
        font_paths=installed(),
        format=kind,
        ppi=CHART_PPI if kind == "png" else None,
        sys_inputs={"data": told},
    )


def _kept(folder: Path, jpeg: bytes) -> str:
    name = f"{len(list(folder.iterdir()))}.jpg"
    (folder / name).write_bytes(jpeg)
    return name
