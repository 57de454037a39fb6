"""What the API says about schemes, entries, appeals and publications."""

from datetime import date, datetime
from typing import Any

from ninja import Schema

from cityloop.api.schemas import CategoryBrief, Unit, Word
from cityloop.api.schemas_evaluation import ScoreOut


class SchemeRow(Schema):
    """A version of a scheme; `in_force` today."""

    id: int
    scheme: str
    version: str
    title: str
    period: Word
    object_type: Word
    groups: list[str]
    digest: str
    valid_from: date
    retired_on: date | None
    adopted_by: str | None
    adopted_at: datetime
    in_force: bool


class TunableOut(Schema):
    """A number that may be changed in a trial; `path` goes into `changes`."""

    path: str
    label: str
    value: str


class EntryWanted(Schema):
    """What people are to enter: a mark up to `full`, or a count."""

    id: str
    label: str
    full: str | None


class SchemeOut(SchemeRow):
    text: str
    note: str
    tunables: list[TunableOut]
    entries: list[EntryWanted]
    adjustable: bool


class ShippedOut(Schema):
    id: str
    title: str
    object_type: Word
    groups: list[str]
    text: str


class MistakeOut(Schema):
    """`line` counts from 1."""

    line: int
    zh: str
    en: str


class GoldenOut(Schema):
    """One worked example: what is expected and what this text gives."""

    name: str
    name_en: str
    expected: str
    expected_en: str
    got: str
    got_en: str
    ok: bool


class CheckedOut(Schema):
    """Every mistake that was found, in the order of the lines, or the examples that were checked."""

    mistakes: list[MistakeOut]
    title: str
    object_type: Word | None
    digest: str
    golden: list[GoldenOut]


class PaperOut(Schema):
    """A paper that an entry or appeal rests on: a photo, or a file to save (`application/pdf`)."""

    id: str
    media_type: str
    size: int


class MarkOut(Schema):
    """The newest row of an object and item counts; an empty value took the entry back."""

    id: int
    object: str
    item: str
    value: str | None
    basis: str
    paper: PaperOut | None
    by: str
    at: datetime


class AdjustmentOut(Schema):
    id: int
    object: str
    points: str | None
    reason: str
    basis: str
    paper: PaperOut | None
    by: str
    at: datetime
    cancels: int | None
    cancelled: bool


class ExemptionOut(Schema):
    id: int
    object: str
    case: str | None
    basis: str
    paper: PaperOut | None
    by: str
    at: datetime
    cancels: int | None
    cancelled: bool


class EntriesOut(Schema):
    marks: list[MarkOut]
    adjustments: list[AdjustmentOut]
    exemptions: list[ExemptionOut]


class GroupOut(Schema):
    key: str
    label: str
    group: str


class PolicyOut(Schema):
    appeal_days: int


class ReviewOut(Schema):
    by: str
    agrees: bool
    note: str
    at: datetime


class AppealOut(Schema):
    id: int
    unit: Unit
    case: str | None
    scheme: str
    period: str
    item: str
    asked_value: str | None
    reason: str
    papers: list[PaperOut]
    asked_by: str
    asked_at: datetime
    reviews: list[ReviewOut]
    outcome: Word | None
    withdrawn_note: str
    decided_at: datetime | None
    may_review: bool
    may_withdraw: bool


class AppealableOut(Schema):
    number: str
    unit: Unit
    category: CategoryBrief
    description: str
    due_at: datetime
    handled_at: datetime
    until: datetime


class PublicationRow(Schema):
    """`corrected`: the id of the later publication that counts instead; `corrects`: the earlier one."""

    id: int
    scheme: str
    version: str
    title: str
    object_type: Word
    period_kind: Word
    period: str
    as_of: datetime
    digest: str
    published_by: str
    published_at: datetime
    corrects: int | None
    corrected: int | None
    reason: str


class PublicationOut(PublicationRow):
    """As published; `difference` of a correction: object by object, with the numbers of the cases."""

    rows: list[ScoreOut]
    difference: list[dict[str, Any]]
