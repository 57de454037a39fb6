"""What people decide about an assessment; counts are never stored here but in what was published."""

from cityloop.evaluation.models.appeals import Appeal as Appeal
from cityloop.evaluation.models.appeals import Outcome as Outcome
from cityloop.evaluation.models.bulletins import BulletinText as BulletinText
from cityloop.evaluation.models.bulletins import CaseTheme as CaseTheme
from cityloop.evaluation.models.entries import Adjustment as Adjustment
from cityloop.evaluation.models.entries import Exemption as Exemption
from cityloop.evaluation.models.entries import ManualMark as ManualMark
from cityloop.evaluation.models.publications import Publication as Publication
from cityloop.evaluation.models.schemes import AssessmentPolicy as AssessmentPolicy
from cityloop.evaluation.models.schemes import ObjectGroup as ObjectGroup
from cityloop.evaluation.models.schemes import SchemeVersion as SchemeVersion
