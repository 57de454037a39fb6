"""On which line a key of a TOML document stands. `tomllib` reads values but forgets where they were.

The walk follows the grammar loosely: it is asked only about documents that `tomllib` has accepted.
"""

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]

_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{1,2})?'
    r"|'''.*?'''(?:'{1,2})?"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|\n|[\[\]{},=.]|[ \t\r]+"
    r"|[^\s\[\]{},=.#\"']+|.",
    re.DOTALL,
)
Token = tuple[str, int]


def tokens(text: str) -> list[Token]:
    """(token, line) without blanks and comments; works on any text, valid or not."""
    found: list[Token] = []
    line = 1
    for match in _TOKEN.finditer(text):
        token = match.group()
        if not token.startswith("#") and (token == "\n" or not token.isspace()):
            found.append((token, line))
        line += token.count("\n")
    return found


def lines(text: str) -> dict[Path, int]:
    """Path of every key, table and array element → line, for text that is valid TOML."""
    walk = _Walk(tokens(text))
    walk.document()
    return walk.found


def line_of(found: Mapping[Path, int], path: Path) -> int:
    """The line of a path, or of the nearest thing around it that is written down."""
    while path and path not in found:
        path = path[:-1]
    return found.get(path, 1)


class _Walk:
    def __init__(self, stream: list[Token]) -> None:
        self.stream = [*stream, ("\n", stream[-1][1] if stream else 1)]
        self.at = 0
        self.found: dict[Path, int] = {}
        self.counts: dict[Path, int] = {}  # how many [[tables]] a path has had

    @property
    def here(self) -> str:
        return self.stream[self.at][0] if self.at < len(self.stream) else ""

    @property
    def line(self) -> int:
        return self.stream[min(self.at, len(self.stream) - 1)][1]

    def skip(self, token: str) -> bool:
        if self.here != token:
            return False
        self.at += 1
        return True

    def document(self) -> None:
        table: Path = ()
        while self.here:
            if self.skip("\n"):
                continue
            if self.here == "[":
                table = self.header()
            else:
                self.pair(table)

    def header(self) -> Path:
        line = self.line
        self.at += 1
        is_array = self.skip("[")
        *above, last = self.key()
        path = (*self.inside_arrays(tuple(above)), last)
        if is_array:
            index = self.counts.get(path, 0)
            self.counts[path] = index + 1
            self.found.setdefault(path, line)
            path = (*path, index)
        self.found[path] = line
        while self.here and self.here != "\n":
            self.at += 1
        return path

    def inside_arrays(self, parts: Path) -> Path:
        """`[items.x]` after `[[items]]` means the item written last."""
        path: Path = ()
        for part in parts:
            path = (*path, part)
            if path in self.counts:
                path = (*path, self.counts[path] - 1)
        return path

    def key(self) -> list[str]:
        names = [self.word()]
        while self.skip("."):
            names.append(self.word())
        return names

    def word(self) -> str:
        token = self.here
        self.at += 1
        return token[1:-1] if token[:1] in ("'", '"') else token

    def pair(self, table: Path) -> None:
        line = self.line
        path = table
        for name in self.key():
            path = (*path, name)
            self.found.setdefault(path, line)
        self.skip("=")
        self.value(path)

    def value(self, path: Path) -> None:
        if self.skip("["):
            self.array(path)
        elif self.skip("{"):
            while self.here and not self.skip("}"):
                if not self.skip(",") and not self.skip("\n"):
                    self.pair(path)
        else:
            while self.here not in ("", ",", "]", "}", "\n"):
                self.at += 1

    def array(self, path: Path) -> None:
        index = 0
        while self.here and not self.skip("]"):
            if self.skip("\n") or self.skip(","):
                continue
            self.found[(*path, index)] = self.line
            self.value((*path, index))
            index += 1
