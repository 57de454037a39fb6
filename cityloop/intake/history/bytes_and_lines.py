"""From bytes to lines of text: packed files, unknown encodings, files that break off."""

import codecs
import gzip
import io
import re
import warnings
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from cityloop.core.errors import Invalid

T = TypeVar("T")
CHUNK = 1 << 20
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_RUNS = re.compile(rb"[\x81-\xfe][\x40-\xfe](?:[\x81-\xfe][\x40-\xfe])+")


class Damaged(Exception):
    """The file breaks off or is spoilt from here on; what came before is good."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh, self.en = zh, en


class EncodingError(Invalid):
    """The bytes are not text in the encoding that was named."""

    code = "encoding"


def first_bytes(path: Path, count: int = 4096) -> bytes:
    """The beginning of a file, unpacked; as much as can be read."""
    return next(_chunks(path, count), b"")[:count]


def lines(path: Path, encoding: str, replace: bool) -> Iterator[str]:
    """The lines of a text file with their ends; `Damaged` where it breaks off, after the last whole line."""
    errors = "replace" if replace else "strict"
    with _open(path) as stream, io.TextIOWrapper(stream, encoding, errors=errors, newline="") as text:
        try:
            yield from text
        except UnicodeDecodeError:
            raise Damaged("文件末尾的字符残缺", "the last character is cut off") from None
        except (EOFError, zlib.error, gzip.BadGzipFile) as problem:
            raise _broken_pack(problem) from None


def whole_text(path: Path, encoding: str, replace: bool) -> tuple[str, Damaged | None]:
    """All the text that can be had, and what cut it short."""
    decoder = codecs.getincrementaldecoder(encoding)("replace" if replace else "strict")
    parts = []
    try:
        for chunk in _chunks(path):
            parts.append(decoder.decode(chunk))
    except Damaged as damage:
        return "".join(parts), damage
    return "".join(parts), None


def encoding_of(path: Path, named: str, replace: bool) -> str:
    """The encoding to read a file with: found out for "auto", checked to the last byte otherwise."""
    mark = first_bytes(path, 4)
    for bom, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if mark.startswith(bom):
            return name
    if named != "auto":
        _check_known(named)
    has_high, bad_at = _survey_bytes(path)
    if named == "auto":
        return "utf-8" if bad_at is None else _guess(path)
    if _is_utf8(named):
        if bad_at is not None and not replace:
            raise EncodingError(
                f"{path.name} 第 {bad_at} 字节起不是 {named}，看来是 {_guess(path)}：请改 table.encoding"
                '（个别坏字节可写 table.bad_bytes = "replace"）。没有写入任何案件。',
                f"{path.name} is not {named} from byte {bad_at} on",
            )
        return named
    if bad_at is None and has_high:
        raise EncodingError(
            f'{path.name} 是有效的 UTF-8，用 {named} 读会成乱码：请写 table.encoding = "utf-8"。没有写入任何案件。',
            f"{path.name} is valid UTF-8, not {named}",
        )
    return named


def delimiter_of(head: str) -> str:
    """The delimiter that the header uses most."""
    return max([",", ";", "\t", "|"], key=head.count)


def quietly(do: Callable[[], T]) -> T:
    """Without the library's remarks about styles that nobody asked for."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return do()


def _open(path: Path) -> io.BufferedReader | gzip.GzipFile:
    stream = path.open("rb")
    if stream.peek(2)[:2] != b"\x1f\x8b":
        return stream
    stream.close()
    return gzip.GzipFile(path, "rb")


def _chunks(path: Path, size: int = CHUNK) -> Iterator[bytes]:
    with _open(path) as stream:
        try:
            while chunk := stream.read(size):
                yield chunk
        except (EOFError, zlib.error, gzip.BadGzipFile) as problem:
            raise _broken_pack(problem) from None


def _broken_pack(problem: Exception) -> Damaged:
    return Damaged(f"压缩文件不完整（{problem}）", f"the packed file is damaged: {problem}")


def _survey_bytes(path: Path) -> tuple[bool, int | None]:
    """Whether there is anything beyond ASCII, and the first byte that is not UTF-8. A cut-off end is no fault."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    has_high, passed = False, 0
    try:
        for chunk in _chunks(path):
            has_high = has_high or not chunk.isascii()
            pending = len(decoder.getstate()[0])
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as problem:
                return has_high, passed - pending + problem.start
            passed += len(chunk)
    except Damaged:
        pass  # told when the rows are read
    return has_high, None


def _guess(path: Path) -> str:
    """gb18030 where the high bytes come in pairs and runs as Chinese does, else the western code page."""
    sample = b"".join(_sample(path))
    high = len(_HIGH.findall(sample))
    in_runs = sum(len(_HIGH.findall(run)) for run in _HIGH_RUNS.findall(sample))
    return "gb18030" if in_runs > high / 2 else "cp1252"


def _sample(path: Path) -> Iterator[bytes]:
    try:
        for chunk in _chunks(path):
            yield b"\n".join(line for line in chunk.split(b"\n") if not line.isascii())
    except Damaged:
        return


def _check_known(name: str) -> None:
    try:
        codecs.lookup(name)
    except LookupError:
        raise EncodingError(
            f"不认识编码“{name}”（table.encoding），可写 auto、utf-8、gb18030、cp1252 等。",
            f"unknown encoding {name}",
        ) from None


def _is_utf8(name: str) -> bool:
    return codecs.lookup(name).name in {"utf-8", "utf-8-sig"}
