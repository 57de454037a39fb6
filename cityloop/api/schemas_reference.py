"""What the API says about places, the catalogue, people and words. Plain shapes without behaviour."""

from datetime import datetime

from ninja import Schema

from cityloop.api.schemas import CategoryBrief, Named, RuleBrief, Unit, Word


class LimitOut(Schema):
    """处置时限 in an area class; the empty class is the one for all others."""

    area_class: str
    label: str


class RuleOut(RuleBrief):
    limits: list[LimitOut]


class CategoryOut(CategoryBrief):
    initials: str
    closing_evidence: list[str]
    same_day: bool


class CategoryDetail(CategoryOut):
    rules: list[RuleOut]


class Located(Schema):
    """What follows from a point."""

    lon: float
    lat: float
    cell_code: str
    area_class: str
    chain: list[Named]
    duty_grid: Named | None
    address: str


class ComponentOut(Schema):
    code: str
    category_code: str
    name: str
    lon: float
    lat: float
    metres: float
    state: str
    owner: Unit | None
    maintainer: Unit | None


class AddressOut(Schema):
    name: str
    kind: str
    lon: float
    lat: float
    exactness: str
    exactness_label: str
    cell_code: str | None


class DepartmentOut(Schema):
    id: int
    code: str
    name: str
    short_name: str
    initials: str
    kind: str
    kind_label: str
    desk: str
    phone: str
    children: list["DepartmentOut"]


class PersonOut(Schema):
    id: int
    name: str
    initials: str
    department: Unit
    open_tasks: int


class DivisionOut(Named):
    """区划 with its 拼音首字母, by which people search."""

    initials: str


class BaseMap(Schema):
    """底图 from outside, as the installation configured it; coordinates are WGS-84, tiles Web Mercator."""

    tiles: list[str]
    tile_size: int
    max_zoom: int
    attribution: str


class ProposalOut(Schema):
    """建议主办单位 with its clause and the steps of the reasoning; `due_at` is when its limit would run out."""

    lead: Unit | None
    assisting: list[Unit]
    clause: str
    trace: list[str]
    trace_en: list[str]
    limit: str
    due_at: datetime | None
    provisional: bool


class VerbOut(Word):
    needs: list[str]
    stages: list[str]
    posts: list[str]


class Enumerations(Schema):
    """The words of the loop with their labels, for menus."""

    stages: list[Word]
    steps: list[str]
    verbs: list[VerbOut]
    kinds: list[Word]
    worklists: list[Word]
    lamps: list[Word]
    sources: list[Word]
    natures: list[Word]
    evidence_kinds: list[Word]
    asked: list[Word]
    posts: list[Word]
    area_classes: list[Word]
    satisfaction: list[Word]
    coordinate_systems: list[Word]
    limit_units: list[Word]


class Step(Schema):
    at: datetime
    label: str


class Progress(Schema):
    """What a citizen sees of their report: no names of people, no numbers of others."""

    number: str
    category: str
    stage_label: str
    step: int
    steps: list[str]
    reported_at: datetime
    ended_at: datetime | None
    history: list[Step]
    answer: str
    answered_at: datetime | None
    satisfaction: str | None
    may_rate: bool
    may_reopen: bool
