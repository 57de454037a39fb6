"""What every kind of reference table has to say about itself, and the job it is loaded in."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar
from zoneinfo import ZoneInfo

from cityloop.core import clock
from cityloop.core.errors import Invalid
from cityloop.core.words import Said
from cityloop.loading.columns import Column
from cityloop.people.models import Department, Platform, User
from cityloop.places.checks import Known
from cityloop.places.coords import System, system_named

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a file cannot say itself. Each kind uses a few of them."""

    crs: str = System.CGCS2000.value  # coordinate system of the file
    version: str = ""  # name of the catalogue version; the file's name when empty
    effective_on: date | None = None  # its first day; today when empty
    nature: str = ""  # component or event, where neither column nor sheet says it
    calendar: str = ""  # code of the work calendar; the default one when empty
    decree: int | None = None  # the year whose holidays the file gives in full


@dataclass
class Told:
    """One row as the file tells it: `cells` by heading, `values` by column key."""

    sheet: str
    title: str  # what stands above the headings
    number: int
    cells: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Said] = field(default_factory=list)


@dataclass
class Job:
    """One load into one platform."""

    platform: Platform
    file_name: str = ""
    options: Options = field(default_factory=Options)
    by: User | None = None
    shelf: dict[str, Any] = field(default_factory=dict)  # what a kind prepares for its own writing

    @cached_property
    def known(self) -> Known:
        return Known(self.platform)

    def __post_init__(self) -> None:
        try:
            self.system: System = system_named(self.options.crs)
        except ValueError as problem:
            raise Invalid(str(problem), "unknown coordinate system") from None

    @cached_property
    def today(self) -> date:
        return clock.now().astimezone(ZoneInfo(self.platform.timezone)).date()

    @cached_property
    def _units(self) -> dict[str, str]:
        """Department code by code, name and short name; a name that two units share is not there."""
        rows = list(
            Department.objects.filter(platform=self.platform).values_list("code", "name", "short_name")
        )
        named: dict[str, set[str]] = {}
        for code, name, short in rows:
            for word in filter(None, (name, short)):
                named.setdefault(word, set()).add(code)
        found = {word: next(iter(codes)) for word, codes in named.items() if len(codes) == 1}
        return found | {code: code for code, _, _ in rows}

    def department(self, word: str) -> str:
        """The code of a department given by code or by name; empty stays empty."""
        if not word:
            return ""
        if word in self._units:
            return self._units[word]
        near = get_close_matches(word, self._units, n=3)
        hint = Said("，请先载入部门，或改用部门代码", "; load the departments first, or give its code")
        if near:
            hint = Said(f"，是否想写：{'、'.join(near)}", f"; did you mean “{'”, “'.join(near)}”?")
        raise Invalid(f"没有部门“{word}”{hint}", f"There is no department “{word}”{hint.en}")


class Kind(ABC, Generic[R]):
    """A kind of table. Rows are frozen dataclasses whose fields the columns fill.

    A column that the file lacks leaves its field as it is; an empty cell empties it.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    about: ClassVar[str]
    columns: ClassVar[tuple[Column, ...]]
    any_of: ClassVar[tuple[str, ...]] = ()  # of these columns, one must be there

    def arrange(self, told: Sequence[Told], job: Job) -> None:
        """Settle what only the whole file can say, before rows are made."""

    def fields(self, told: Told, job: Job) -> dict[str, Any]:
        """The fields of the row as told; Invalid with what is wrong."""
        return dict(told.values)

    @abstractmethod
    def key(self, fields: Mapping[str, Any]) -> Hashable:
        """What makes a row the same row."""

    @abstractmethod
    def make(self, fields: dict[str, Any]) -> R:
        """A row that was not there before."""

    @abstractmethod
    def present(self, job: Job) -> dict[Hashable, R]:
        """The rows of the platform by key."""

    def same(self, row: R, before: R) -> bool:
        """Would writing the row change nothing?"""
        return row == before

    def check(self, job: Job, rows: Sequence[R]) -> list[list[Said]]:
        """For each row what is wrong with it."""
        return [[] for _ in rows]

    def prepare(self, job: Job, changed: Sequence[R]) -> None:
        """Slow work that need not hold the database."""

    @abstractmethod
    def write(self, job: Job, changed: Sequence[R], rows: Sequence[R]) -> None:
        """Write the changed rows; `rows` are all that the file holds."""

    def removed(self, job: Job, rows: Sequence[R]) -> int:
        """How many rows go because the file does not name them."""
        return 0
