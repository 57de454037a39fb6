"""The tables of the loop: `loop` carries it, the others lie around it."""

from cityloop.cases.models.evidence import Evidence as Evidence
from cityloop.cases.models.evidence import EvidenceKind as EvidenceKind
from cityloop.cases.models.loop import FROM_PEOPLE as FROM_PEOPLE
from cityloop.cases.models.loop import GIVEN_BACK as GIVEN_BACK
from cityloop.cases.models.loop import Assignment as Assignment
from cityloop.cases.models.loop import Case as Case
from cityloop.cases.models.loop import NumberSeries as NumberSeries
from cityloop.cases.models.loop import Source as Source
from cityloop.cases.models.loop import TimelineEntry as TimelineEntry
from cityloop.cases.models.reporters import Reporter as Reporter
from cityloop.cases.models.reporters import Satisfaction as Satisfaction
from cityloop.cases.models.requests import Decision as Decision
from cityloop.cases.models.requests import Oversight as Oversight
from cityloop.cases.models.requests import Request as Request
from cityloop.cases.models.requests import Suspension as Suspension
