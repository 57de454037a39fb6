"""A bulletin as blocks: what every renderer understands, and nothing about any of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from cityloop.evaluation.bulletins.printing import Shape, Value, text

DRAFTED = "【草拟，请核改】"


@dataclass(frozen=True, slots=True)
class Subheading:
    """（一）…"""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or more. `drafted`: written by the platform, to be edited by a person before it is sent; `topic`
    says under which 栏目 one's own words take its place.
    """

    text: str
    drafted: bool = False
    topic: str = ""

    @property
    def said(self) -> str:
        return f"{DRAFTED}{self.text}" if self.drafted else self.text


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in parts of the table. For Excel, `ratio`: the columns whose quotient this one is in percent;
    `sums`: the first and last of the columns that this one adds up.
    """

    label: str
    shape: Shape = Shape.TEXT
    width: int = 4
    ratio: tuple[int, int] | None = None
    sums: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """`total`: the last row adds up the others."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    total: bool = False
    note: str = ""

    @property
    def printed(self) -> list[list[str]]:
        return [
            [text(value, column.shape) for value, column in zip(row, self.columns, strict=True)]
            for row in self.rows
        ]


@dataclass(frozen=True, slots=True)
class Series:
    label: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars lie, one for each label, of one series; lines go along the labels."""

    kind: Literal["bars", "lines"]
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Photos:
    """处置前、处置后 side by side: two JPEGs without metadata."""

    caption: str
    before: bytes = field(repr=False)
    after: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewPage:
    """The subheading that follows begins a page."""


Block = Subheading | Paragraph | Table | Chart | Photos | NewPage


@dataclass(frozen=True, slots=True)
class Section:
    """一、…; `key` is its heading and its place in the template. `annexed`: after the date, on pages of its own."""

    key: str
    blocks: tuple[Block, ...]
    annexed: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The whole. `annex` are tables for Excel only: what the scores were computed from."""

    title: str
    issuer: str
    period: str
    issue: str
    date: str
    remark: str
    sections: tuple[Section, ...]
    annex: tuple[Table, ...] = ()

    def tables(self) -> Sequence[Table]:
        """Those of the body; the pages of the units say nothing that these do not."""
        body = (section for section in self.sections if not section.annexed)
        return [block for section in body for block in section.blocks if isinstance(block, Table)]
