"""What stands now: open cases by stage and by lamp."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from cityloop.cases import sight
from cityloop.cases.figures.numbers import Number, Slice, kept
from cityloop.cases.narrowing import lamped, with_holder
from cityloop.cases.queries import Filter, Lamp
from cityloop.cases.stages import OPEN, Stage
from cityloop.core import clock
from cityloop.people.actors import Actor


@dataclass(frozen=True, slots=True)
class Now:
    at: datetime
    open: list[Slice]
    lamps: list[Slice]


def now(actor: Actor) -> Now:
    """The open cases that an actor may see, by where they stand and how they burn."""
    return kept(actor, "now", lambda: Now(clock.now(), *_held(actor)))


def _held(actor: Actor) -> tuple[list[Slice], list[Slice]]:
    """How many open cases stand where and burn how, in one pass."""
    burning = {lamp.value: Count("pk", filter=lamped(lamp, "holder__")) for lamp in Lamp}
    held = with_holder(sight.ever_in_sight(actor).filter(ended_at__isnull=True)).filter(holder__isnull=False)
    by_stage: Counter[str] = Counter()
    by_lamp: Counter[str] = Counter()
    for stage, count, *counts in held.order_by().values_list("stage").annotate(n=Count("pk"), **burning):
        by_stage[stage] += count
        by_lamp.update(dict(zip(burning, counts, strict=True)))
    stages = [
        Slice(stage.value, stage.label, Number(by_stage[stage], Filter(stage=stage)))
        for stage in Stage
        if stage in OPEN
    ]
    lamps = [Slice(lamp.value, lamp.label, Number(by_lamp[lamp], Filter(lamp=lamp))) for lamp in Lamp]
    return stages, lamps
