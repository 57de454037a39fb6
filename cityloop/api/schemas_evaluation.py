"""What the API says about scores and where they come from. Scores and points are decimals and travel as text."""

from datetime import date, datetime

from ninja import Schema

from cityloop.api.schemas import CategoryBrief, Word


class GradeOut(Schema):
    label: str
    colour: str


class ItemOut(Schema):
    """One line of the sheet; `points` are what it adds to the total, empty when it takes no part."""

    id: str
    label: str
    kind: Word
    value: str | None
    full: str
    weight: str
    points: str | None
    lost: str
    reason: str
    reason_en: str
    flags: list[Word]


class ScoreOut(Schema):
    """`total` empty: not scored, `note` says why. `rank` empty: scored without a place (小样本, incomplete).

    What was published before sentences had their English says them in Chinese in either place.
    """

    key: str
    label: str
    group: str
    total: str | None
    rank: int | None
    grade: GradeOut | None
    board: Word | None
    sample: str
    flags: list[Word]
    note: str
    note_en: str
    reasons: list[str]
    reasons_en: list[str]
    items: list[ItemOut]


class ScoreStandingOut(ScoreOut):
    """Beside the period before and the same period last year; `up`: places gained since the period before."""

    up: int | None
    before: str | None
    before_rank: int | None
    year_ago: str | None
    year_ago_rank: int | None


class PeriodOut(Schema):
    key: str
    kind: Word
    first: date
    last: date
    as_of: datetime
    running: bool


class ScoresOut(Schema):
    scheme: str
    version: str
    title: str
    digest: str
    object_type: Word
    period: PeriodOut
    rows: list[ScoreStandingOut]


class PointOut(Schema):
    key: str
    label: str
    group: str
    total: str | None
    rank: int | None


class TrendStepOut(Schema):
    period: str
    points: list[PointOut]


class ChangeOut(Schema):
    """One object before and after; `up`: places gained."""

    key: str
    label: str
    group: str
    rank_before: int | None
    rank_after: int | None
    total_before: str | None
    total_after: str | None
    up: int | None


class AgainstOut(Schema):
    scheme: str
    version: str
    title: str


class TrialOut(Schema):
    """Scores by the tried rules; `moves` against a scheme in force (`against`), empty without any."""

    title: str
    digest: str
    period: PeriodOut
    rows: list[ScoreOut]
    moves: list[ChangeOut]
    against: AgainstOut | None


class DrawnOut(Schema):
    """A number and where its cases are: give `fact` to the list."""

    fact: str
    label: str
    value: str


class FormulaOut(Schema):
    id: str
    label: str
    formula: str
    substituted: str
    value: str | None
    drawn: list[DrawnOut]


class EnteredOut(Schema):
    item: str
    value: str
    by: str
    basis: str


class TraceOut(Schema):
    """An item: its formula with the numbers put in, the rates it draws on, what people entered."""

    object: str
    label: str
    item: ItemOut
    formula: str
    substituted: str
    raw: str | None
    drawn: list[DrawnOut]
    rates: list[FormulaOut]
    entries: list[EnteredOut]


class BehindOut(Schema):
    """A case behind a number. `times` is what it adds; `ruled`: stands here by a granted appeal.

    The rest is empty where the reader may not see the case.
    """

    number: str
    times: int
    ruled: bool
    stage: str | None
    stage_label: str | None
    category: CategoryBrief | None
    description: str | None
    address: str | None
    reported_at: datetime | None
    ended_at: datetime | None


class BehindPage(Schema):
    """The `times` of all cases add up to `count`."""

    count: int
    rows: list[BehindOut]
    next_cursor: str


class CellOut(Schema):
    row: str
    column: str
    count: int


class PivotOut(Schema):
    """Cells that are not zero; labels in the order in which they are shown."""

    period: PeriodOut
    fact: Word
    cells: list[CellOut]
    rows: list[Word]
    columns: list[Word]
