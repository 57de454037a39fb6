"""依据材料: the papers that entries and appeals rest on, shown to who may see the entry or appeal."""

from cityloop.cases.models import Evidence
from cityloop.core.errors import NotFound
from cityloop.evaluation import queries, rights
from cityloop.evaluation.models import Adjustment, Exemption, ManualMark, SchemeVersion
from cityloop.evaluation.words import ObjectType
from cityloop.people.actors import Actor


def paper(actor: Actor, evidence_id: int) -> Evidence:
    """A paper, or the same answer for what is not there and what is not the actor's to see."""
    found = Evidence.objects.filter(platform_id=actor.platform_id, pk=evidence_id).first()
    if found is None or not _may_see(actor, found):
        raise NotFound("没有这份材料，或不在您的查看范围内。", "No such evidence, or not yours to see.")
    return found


def _may_see(actor: Actor, paper: Evidence) -> bool:
    if queries.appeals(actor).filter(evidence=paper).exists():
        return True
    for table in (ManualMark, Adjustment, Exemption):
        rows = table.objects.filter(platform_id=actor.platform_id, evidence=paper)
        for scheme, key in rows.values_list("scheme", "object_key"):
            versions = SchemeVersion.objects.filter(platform_id=actor.platform_id, scheme=scheme)
            object_type = versions.values_list("object_type", flat=True).first() or ObjectType.UNIT
            own = rights.own_objects(actor, ObjectType(object_type))
            if own is None or key in own:
                return True
    return False
