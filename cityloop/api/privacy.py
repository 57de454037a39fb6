"""Who is named to whom.

Reporters are masked except for posts that answer them. The handling side never learns who reported,
verified or inspected: people have been threatened for it.
"""

from cityloop.cases.models import Assignment, Case, Evidence, Reporter, TimelineEntry
from cityloop.cases.rules import PERSONAL
from cityloop.cases.stages import Kind
from cityloop.people import trail
from cityloop.people.actors import Actor
from cityloop.people.models import User
from cityloop.people.posts import Permission, Post

# What people of the field may be found by; only the centre sees it.
TELLING = frozenset({"person"})


def masked_name(name: str) -> str:
    """张三 → 张**."""
    return f"{name[:1]}**" if name else ""


def masked_phone(phone: str) -> str:
    """13812341234 → 138****1234; short numbers keep their last two digits."""
    digits = phone.strip()
    if len(digits) >= 11:
        return f"{digits[:3]}****{digits[-4:]}"
    return f"****{digits[-2:]}" if digits else ""


def may_see_reporters(case: Case, reporters: list[Reporter], actor: Actor) -> bool:
    """Whether names and numbers are shown in full; if so, and there is something to see, it goes on the trail."""
    if not actor.holds(Permission.VIEW_REPORTER):
        return False
    if any(reporter.name or reporter.phone for reporter in reporters):
        trail.write(trail.Act.VIEW_REPORTER, user_id=actor.user_id, thing=case.number)
    return True


def reported_by(case: Case, actor: Actor) -> str | None:
    """The member of staff who reported, for the centre and for themselves."""
    if case.reported_by is None:
        return None
    return str(case.reported_by) if actor.is_centre or case.reported_by_id == actor.user_id else None


def said_by(entry: TimelineEntry, case: Case, actor: Actor) -> str | None:
    """Who said a verb; outside the centre nobody learns the reporter's or an inspector's name."""
    if entry.by is None:
        return None
    return None if _hidden(entry.by, case, actor, field=entry.post == Post.INSPECTOR) else str(entry.by)


def held_by(spell: Assignment, case: Case, actor: Actor) -> str | None:
    """The person a spell is given to; checks are anonymous outside the centre."""
    if spell.person is None:
        return None
    return None if _hidden(spell.person, case, actor, field=spell.kind in PERSONAL) else str(spell.person)


def uploaded_by(shown: Evidence, case: Case | None, actor: Actor) -> str | None:
    """Who took a photo; outside the centre only those of the handling are named."""
    if shown.uploaded_by is None:
        return None
    handling = shown.assignment is not None and shown.assignment.kind in {Kind.HANDLE, Kind.ASSIST}
    return None if _hidden(shown.uploaded_by, case, actor, field=not handling) else str(shown.uploaded_by)


def told(payload: dict[str, object], actor: Actor) -> dict[str, object]:
    """The facts of a timeline row as far as the actor may know them."""
    shown = {name: value for name, value in payload.items() if actor.is_centre or name not in TELLING}
    if isinstance(ids := shown.get("evidence"), list):
        shown["evidence"] = [str(one) for one in ids]
    return shown


def _hidden(who: User, case: Case | None, actor: Actor, *, field: bool) -> bool:
    if actor.is_centre or who.pk == actor.user_id:
        return False
    return field or (case is not None and who.pk == case.reported_by_id)
