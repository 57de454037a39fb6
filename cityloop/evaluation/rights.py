"""Who may see and do what in the assessment. One answer serves lists, single things and refusals.

The assessor writes; assessor and head of the centre review appeals; the centre's leading posts see what is not yet
published. A unit sees every published score of units, but marks and appeals only of its own; personal scores are seen
by those who assess and by the person.
"""

from cityloop.core.errors import NotAllowed
from cityloop.evaluation.words import ObjectType
from cityloop.people.actors import Actor
from cityloop.people.models import Department
from cityloop.people.posts import GRANTS, Permission, Post

PERSONAL = frozenset({ObjectType.INSPECTOR, ObjectType.INTAKE, ObjectType.DUTY_CHIEF, ObjectType.DISPATCHER})


def check(actor: Actor, permission: Permission, what: str) -> None:
    """Raise NotAllowed, naming the posts that may."""
    if not actor.holds(permission):
        posts = "、".join(sorted(post.label for post in GRANTS[permission]))
        raise NotAllowed(
            f"{what}须由{posts}办理。", f"This needs the right '{permission}'.", permission=permission
        )


def is_of_unit(actor: Actor, unit: Department) -> bool:
    """Whether somebody handles cases for a unit: in it, or in what stands above it."""
    return any(seat.post is Post.HANDLER and unit.path.startswith(seat.path) for seat in actor.seats)


def own_units(actor: Actor) -> frozenset[str]:
    """The keys of the units an actor speaks for: their own and everything below."""
    found: set[str] = set()
    for seat in actor.seats:
        if seat.post is Post.HANDLER:
            below = Department.objects.filter(path__startswith=seat.path, platform_id=actor.platform_id)
            found.update(str(pk) for pk in below.values_list("pk", flat=True))
    return frozenset(found)


def own_objects(actor: Actor, object_type: ObjectType) -> frozenset[str] | None:
    """The objects whose marks, traces and unpublished scores an actor may see; None: all of them."""
    if actor.holds(Permission.VIEW_SCORES):
        return None
    if object_type in (ObjectType.UNIT, ObjectType.SECOND_LEVEL):
        return own_units(actor)
    if object_type in PERSONAL and actor.user_id is not None:
        return frozenset({str(actor.user_id)})
    return frozenset()


def published_objects(actor: Actor, object_type: ObjectType) -> frozenset[str] | None:
    """The objects whose published scores an actor may see; None: all of them."""
    return own_objects(actor, object_type) if object_type in PERSONAL else None


def check_sees(actor: Actor, object_type: ObjectType, key: str) -> None:
    """Marks, traces and unpublished scores of an object."""
    allowed = own_objects(actor, object_type)
    if allowed is not None and key not in allowed:
        raise NotAllowed(
            "只能查看本单位（本人）的评分明细；各单位的公布成绩可在“公布”中查看。",
            "Details only of your own; what is published can be seen under publications.",
        )
