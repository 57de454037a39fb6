"""What the API says about cases. Plain shapes without behaviour; ids of 63 bits travel as strings."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """What lists are made of, by the hundred: a third of the time that a `Schema` of ninja takes, which also resolves."""

    model_config = ConfigDict(from_attributes=True)


class Word(Shape):
    """An English value and its Chinese label."""

    value: str
    label: str


class Named(Shape):
    code: str
    name: str


class Unit(Shape):
    """A department, as cases name it."""

    id: int
    name: str


class Problem(Shape):
    """An error, application/problem+json; further members carry facts."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    detail_en: str
    errors: list[dict[str, str]]


class CategoryBrief(Shape):
    nature: str
    code: str
    broad_name: str
    name: str


class CaseRow(Shape):
    """One line of a list. `seconds_left` is wall-clock time, negative when overdue, empty when paused or over.

    A case stands in a list once. `department` is the unit that is due first; `also_at` are the other units that put it
    on the same list, `handed_down_to` those to which `department` has passed it and that have not reported back.
    """

    number: str
    classified_number: str
    lamp: str | None
    due_at: datetime | None
    seconds_left: int | None
    stage: str
    stage_label: str
    step: int
    kind: str | None
    category: CategoryBrief
    description: str
    address: str
    lon: float | None
    lat: float | None
    source: str
    source_label: str
    urgent: bool
    department: Unit | None
    also_at: list[Unit]
    handed_down_to: list[Unit]
    person: str | None
    reported_at: datetime
    ended_at: datetime | None


class CasePage(Shape):
    """`next_cursor` is empty on the last page; give it back as `cursor` for the next one."""

    rows: list[CaseRow]
    next_cursor: str


class Counts(Shape):
    """How many rows each list holds, counted no further than `cap`."""

    counts: dict[str, int]
    cap: int


class Similar(Shape):
    number: str
    metres: float
    stage: str
    stage_label: str
    description: str
    reported_at: datetime


class Earlier(Shape):
    """An earlier case at the same place."""

    number: str
    stage: str
    stage_label: str
    category: CategoryBrief
    description: str
    reported_at: datetime
    ended_at: datetime | None


class Reported(Shape):
    """A new case. `track_code` (查询码) is given to those who pass it on to the citizen."""

    number: str
    stage: str
    stage_label: str
    due_at: datetime | None
    track_code: str | None
    similar: list[Similar]


class Moved(Shape):
    """How the case stands after a verb."""

    number: str
    stage: str
    stage_label: str
    lamp: str | None
    due_at: datetime | None
    kind: str | None
    department: Unit | None


class AllowedVerb(Shape):
    """A verb that the user's post may say here; `enabled` is false, with the reason, when the rules object."""

    verb: str
    label: str
    path: str
    needs: list[str]
    enabled: bool
    reason: str
    reason_en: str


class EvidenceOut(Shape):
    id: str
    case: str | None
    assignment: str | None
    kind: str
    kind_label: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    sha256: str
    captured_at: datetime | None
    captured_lon: float | None
    captured_lat: float | None
    uploaded_at: datetime
    uploaded_by: str | None
    url: str
    thumbnail_url: str | None


class AssignmentOut(Shape):
    """One spell (环节). Seconds are counted in the limit's own clock, pauses taken out."""

    id: str
    kind: str
    kind_label: str
    department: Unit
    person: str | None
    limit: str
    limit_seconds: int | None
    used_seconds: int | None
    clause: str
    binding: bool
    rework: bool
    provisional: bool
    lamp: str | None
    started_at: datetime
    due_at: datetime
    original_due_at: datetime
    paused_at: datetime | None
    sign_due_at: datetime | None
    signed_at: datetime | None
    ended_at: datetime | None
    outcome: str | None
    outcome_label: str | None
    finding: str | None
    children: list["AssignmentOut"]


class TimelineOut(Shape):
    id: str
    verb: str
    label: str
    stage_from: str | None
    stage_to: str
    by: str | None
    post: str | None
    post_label: str | None
    department: str | None
    at: datetime
    note: str
    payload: dict[str, Any]


class RequestOut(Shape):
    asked: str
    asked_label: str
    department: str
    asked_by: str | None
    asked_at: datetime
    reason: str
    clause: str
    until: datetime | None
    decision: str
    decision_label: str
    decided_at: datetime | None
    decision_note: str


class SuspensionOut(Shape):
    started_at: datetime
    review_at: datetime
    due_before: datetime
    ended_at: datetime | None


class OversightOut(Shape):
    department: str
    placed_by: str
    placed_at: datetime
    requirement: str
    answer_due_at: datetime | None
    answered_at: datetime | None
    answer: str
    lifted_at: datetime | None


class ReporterOut(Shape):
    """诉求人; name and phone are masked unless the user's post may see them (and then the view is recorded)."""

    name: str
    phone: str
    anonymous: bool
    masked: bool
    satisfaction: str | None
    satisfaction_label: str | None
    answered_at: datetime | None
    answer: str


class RuleBrief(Shape):
    id: int
    rule_no: int
    condition: str
    closing_condition: str


class Place(Shape):
    lon: float | None
    lat: float | None
    address: str
    area_class: str
    chain: list[Named]
    cell: Named | None
    duty_grid: Named | None


class CaseDetail(Shape):
    number: str
    classified_number: str
    stage: str
    stage_label: str
    step: int
    steps: list[str]
    lamp: str | None
    due_at: datetime | None
    seconds_left: int | None
    holder: AssignmentOut | None
    why: str
    source: str
    source_label: str
    source_ref: str
    urgent: bool
    category: CategoryBrief
    rule: RuleBrief | None
    closing_evidence: list[str]
    component: Named | None
    description: str
    place: Place
    reported_at: datetime
    reported_by: str | None
    ended_at: datetime | None
    main: str | None
    subs: list[str]
    allowed: list[AllowedVerb]
    reporters: list[ReporterOut]
    assignments: list[AssignmentOut]
    timeline: list[TimelineOut]
    evidence: list[EvidenceOut]
    requests: list[RequestOut]
    suspensions: list[SuspensionOut]
    oversights: list[OversightOut]
