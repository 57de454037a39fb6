"""What the API is told. Unknown fields are refused, so that a slip of the pen is not silently lost."""

from decimal import Decimal
from typing import Annotated

from ninja import Header, Schema
from pydantic import AwareDatetime, ConfigDict, Field

from cityloop.cases.done import Done
from cityloop.cases.models import Satisfaction, Source
from cityloop.cases.queries import Lamp
from cityloop.cases.stages import Stage
from cityloop.catalog.models import Nature
from cityloop.catalog.worktime import Unit
from cityloop.core.paging import MAX_PAGE
from cityloop.places.coords import System
from cityloop.places.models import AreaClass

BIG = 2**63 - 1
Key = Annotated[
    str,
    Header(
        default="",
        alias="Idempotency-Key",
        max_length=80,
        pattern=r"^[\x21-\x7e]*$",
        description="幂等键：同一个键、同样的内容，只办一次。",
    ),
]
NoteText = Annotated[str, Field(max_length=1000)]
Degrees = Annotated[float, Field(allow_inf_nan=False)]
RowId = Annotated[int, Field(ge=1, le=BIG)]
BigId = Annotated[str, Field(pattern=r"^[0-9]{1,19}$", description="编号，以文字传送")]
EvidenceIds = Annotated[list[BigId], Field(max_length=50)]


class In(Schema):
    model_config = ConfigDict(extra="forbid")


class ReporterIn(In):
    name: Annotated[str, Field(max_length=40)] = ""
    phone: Annotated[str, Field(max_length=20, pattern=r"^[0-9+() \-]*$")] = ""
    anonymous: bool = False


class SelfHandledIn(In):
    """自行处置上报."""

    nature: Nature
    category: Annotated[str, Field(max_length=8)]
    description: str
    lon: Degrees
    lat: Degrees
    coordinate_system: System = System.WGS84
    address: Annotated[str, Field(max_length=200)] = ""
    component_code: Annotated[str, Field(max_length=16)] = ""
    evidence: EvidenceIds = Field(default_factory=list)


class ReportIn(SelfHandledIn):
    """上报. `source_ref` is the number the report has in the channel it comes from."""

    source: Source
    urgent: bool = False
    found_at: AwareDatetime | None = None
    reporter: ReporterIn = ReporterIn()
    source_ref: Annotated[str, Field(max_length=80)] = ""


class Narrow(In):
    """What narrows a list; empty fields do not."""

    text: Annotated[str, Field(max_length=100)] = ""
    nature: Nature | None = None
    category_code: Annotated[str, Field(max_length=8)] = ""
    source: Source | None = None
    stage: Stage | None = None
    division_code: Annotated[str, Field(max_length=12)] = ""
    cell_code: Annotated[str, Field(max_length=15)] = ""
    area_class: AreaClass | None = None
    rule_id: RowId | None = None
    department_id: RowId | None = None
    person_id: Annotated[RowId | None, Field(description="现经办人")] = None
    open: Annotated[bool | None, Field(description="只看未办结（true）或已办结（false）")] = None
    urgent: bool | None = None
    lamp: Lamp | None = None
    reported_from: AwareDatetime | None = None
    reported_to: AwareDatetime | None = None
    subcategory: Annotated[str, Field(max_length=8, description="完整的小类代码")] = ""
    same_day: bool | None = None
    done: Annotated[Done | None, Field(description="办过的环节；下面几项说明何时、由谁、是否超时")] = None
    done_from: AwareDatetime | None = None
    done_to: AwareDatetime | None = None
    done_by: RowId | None = None
    done_late: bool | None = None
    done_over: Annotated[int | None, Field(ge=0, le=10**7, description="用时超过多少分钟")] = None
    done_within: Annotated[int | None, Field(ge=0, le=10**7, description="用时不超过多少分钟")] = None
    size: Annotated[int, Field(ge=1, le=MAX_PAGE)] = 50
    cursor: Annotated[str, Field(max_length=400)] = ""


class Note(In):
    """意见."""

    note: NoteText = ""


class Shown(Note):
    """意见 with evidence that was uploaded ahead."""

    evidence: EvidenceIds = Field(default_factory=list)


class Verified(Shown):
    confirmed: bool


class Inspected(Shown):
    fixed: bool


class Somebody(Note):
    person_id: RowId | None = None


class OnePerson(Note):
    person_id: RowId


class ByRule(Note):
    rule_id: RowId


class IntoMain(Note):
    main: Annotated[str, Field(max_length=24)]


class ToUnits(Note):
    department_id: RowId
    assisting_ids: Annotated[list[RowId], Field(max_length=20, default_factory=list)]
    clause: Annotated[str, Field(max_length=400)] = ""


class LimitIn(In):
    amount: Annotated[Decimal, Field(gt=0, max_digits=8, decimal_places=2)]
    unit: Unit


class BelowUnit(Note):
    department_id: RowId
    limit: LimitIn | None = None


class WithClause(Note):
    clause: Annotated[str, Field(max_length=400)]


class Until(Note):
    until: AwareDatetime


class Factor(Note):
    factor: Annotated[Decimal, Field(gt=0, max_digits=6, decimal_places=2)] = Decimal(1)


class Answered(Note):
    answer: NoteText = ""


class AnswerBy(Note):
    answer_due_at: AwareDatetime | None = None


class Satisfied(Note):
    satisfaction: Satisfaction | None = None


class Amendment(Note):
    """更正信息; fields that are absent stay."""

    nature: Nature | None = None
    category: Annotated[str, Field(max_length=8)] | None = None
    description: str | None = None
    address: Annotated[str, Field(max_length=200)] | None = None
    lon: Degrees | None = None
    lat: Degrees | None = None
    coordinate_system: System = System.WGS84
    urgent: bool | None = None


class Tracked(In):
    track_code: Annotated[str, Field(min_length=1, max_length=12)]
    note: NoteText = ""


class Rating(Tracked):
    satisfaction: Satisfaction


class Login(In):
    username: Annotated[str, Field(min_length=1, max_length=150)]
    password: Annotated[str, Field(min_length=1, max_length=200)]


class TokenIn(In):
    name: Annotated[str, Field(min_length=1, max_length=60)]
    days: int | None = 365
