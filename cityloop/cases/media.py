"""What an uploaded file is, judged by its content and never by its name; and how large it may be."""

import os
import struct
from dataclasses import dataclass
from typing import BinaryIO

import puremagic

from cityloop.core.errors import Invalid
from cityloop.core.words import Word

HEAD = 4096
MEGABYTE = 1024 * 1024


class Family(Word):
    IMAGE = "image", "照片"
    AUDIO = "audio", "录音"
    VIDEO = "video", "视频"
    PAPER = "paper", "PDF 文件"


MOST_MEGABYTES = {Family.IMAGE: 20, Family.AUDIO: 30, Family.VIDEO: 200, Family.PAPER: 20}


class TooLarge(Invalid):
    """The file is larger than its kind may be."""

    code = "too_large"
    status = 413


@dataclass(frozen=True, slots=True)
class Medium:
    """A format that is accepted."""

    family: Family
    media_type: str
    suffix: str


_JPEG = Medium(Family.IMAGE, "image/jpeg", ".jpg")
_MP4 = Medium(Family.VIDEO, "video/mp4", ".mp4")
_QUICKTIME = Medium(Family.VIDEO, "video/quicktime", ".mov")
_WEBM = Medium(Family.VIDEO, "video/webm", ".webm")
_MP3 = Medium(Family.AUDIO, "audio/mpeg", ".mp3")
_M4A = Medium(Family.AUDIO, "audio/mp4", ".m4a")
_AAC = Medium(Family.AUDIO, "audio/aac", ".aac")
_AMR = Medium(Family.AUDIO, "audio/amr", ".amr")
_WAV = Medium(Family.AUDIO, "audio/wav", ".wav")
_PDF = Medium(Family.PAPER, "application/pdf", ".pdf")
_OGG = Medium(Family.AUDIO, "audio/ogg", ".ogg")

# The extension that the signature stands for → what it is here. Every image is served as JPEG.
_BY_EXTENSION: dict[str, Medium] = {
    **dict.fromkeys((".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".bmp", ".webp"), _JPEG),
    ".mp4": _MP4,
    ".mov": _QUICKTIME,
    ".webm": _WEBM,
    **dict.fromkeys((".mp3", ".mpga"), _MP3),
    ".m4a": _M4A,
    ".aac": _AAC,
    ".amr": _AMR,
    ".wav": _WAV,
    **dict.fromkeys((".ogg", ".oga"), _OGG),
}
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"hevc", b"hevx", b"mif1", b"msf1"})
_PDF_BEGINS, _PDF_ENDS, _PDF_TAIL = b"%PDF-", b"%%EOF", 1024
_BOXED = frozenset({_MP4, _QUICKTIME, _M4A})


def recognise(file: BinaryIO, size: int, *, papers: bool = False) -> Medium:
    """What the content is; Invalid for what is not accepted, broken, or larger than its kind may be.

    A PDF is accepted where papers are asked for: it shows nothing on the spot.
    """
    file.seek(0)
    head = file.read(HEAD)
    if not head:
        raise _refused("文件是空的，请重新选择。", "The file is empty.")
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
        raise _refused(
            "暂不支持 HEIC 照片：请在手机相机设置中改为“兼容性最佳”（JPEG）后重拍，或转换为 JPEG。",
            "HEIC is not supported: set the camera to JPEG, or convert the photo.",
        )
    medium = _PDF if head.startswith(_PDF_BEGINS) else _by_signature(head)
    if medium is _PDF and not papers:
        raise _refused(
            "PDF 只能作为“依据”上传，这里请用照片、录音或视频。",
            "A PDF is accepted as a document only; use a photo, sound or video here.",
        )
    if medium is None:
        raise _refused(
            "看不出是照片、录音或视频；可用：JPEG、PNG、WebP 照片，MP4、MOV、WebM 视频，"
            "MP3、M4A、AAC、AMR、WAV、OGG 录音。",
            "Neither a photo, a sound nor a video of a known format.",
        )
    most = MOST_MEGABYTES[medium.family]
    if size > most * MEGABYTE:
        raise TooLarge(
            f"{medium.family.label}最大 {most} MB，这份有 {size / MEGABYTE:.1f} MB，请压缩后再传。",
            f"At most {most} MB for {medium.family.value}; this one has {size / MEGABYTE:.1f} MB.",
            field="file",
            limit_mb=most,
        )
    if (medium in _BOXED and not _is_whole(file, size)) or (medium is _PDF and not _ends(file)):
        raise broken(medium.family)
    return medium


def broken(family: Family) -> Invalid:
    """The refusal of a file that says it is something but cannot be read as such."""
    return _refused(
        f"{family.label}已损坏或不完整，无法打开，请重新{'扫描' if family is Family.PAPER else '拍摄'}或上传。",
        f"The {family.value} is broken or incomplete.",
    )


def _by_signature(head: bytes) -> Medium | None:
    try:
        matches = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return None
    known = (_BY_EXTENSION.get(match.extension) for match in matches)
    medium = next((one for one in known if one is not None), None)
    if medium is _WEBM and b"webm" not in head[:64]:  # other Matroska files begin alike
        return None
    return medium


def _is_whole(file: BinaryIO, size: int) -> bool:
    """Whether the boxes of an MP4 or QuickTime file fill it to the end and hold its table of contents."""
    at, kinds = 0, set()
    while at < size:
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            return False
        length, kind = struct.unpack(">I4s", head[:8])
        if length == 1 and len(head) == 16:
            (length,) = struct.unpack(">Q", head[8:])
        elif length == 0:
            length = size - at
        if length < 8 or at + length > size:
            return False
        kinds.add(kind)
        at += length
    return b"moov" in kinds


def _ends(file: BinaryIO) -> bool:
    """Whether a PDF comes to its end; what was cut short does not."""
    file.seek(max(file.seek(0, os.SEEK_END) - _PDF_TAIL, 0))
    return _PDF_ENDS in file.read(_PDF_TAIL)


def _refused(zh: str, en: str) -> Invalid:
    return Invalid(zh, en, field="file")
