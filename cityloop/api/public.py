"""For citizens, without an account: number and tracking code (查询码) open one's own report and no other."""

import hashlib
from datetime import timedelta
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from cityloop.api.errors import TooMany
from cityloop.api.schemas_in import Key, Rating, Tracked
from cityloop.api.schemas_reference import Progress, Step
from cityloop.cases import rules
from cityloop.cases.actions import closing
from cityloop.cases.models import Case, Reporter
from cityloop.cases.stages import STEP_OF, STEPS, Stage, Verb, rows_at
from cityloop.core.errors import NotFound
from cityloop.people import actors, trail
from cityloop.people.actors import Actor

router = Router(tags=["市民"], auth=None)
WRONG_ALLOWED = 20
WITHIN = timedelta(minutes=5)
Code = Annotated[str, Query(min_length=1, max_length=12, description="查询码")]

# What a citizen is told of the course of things; marks and inner ways stay inside.
TOLD = {
    Verb.REPORT: "已收到",
    Verb.ACCEPT: "已受理",
    Verb.FILE_CASE: "已立案",
    Verb.REJECT: "不予受理",
    Verb.DISPATCH: "已派单位处理",
    Verb.DESIGNATE: "已派单位处理",
    Verb.FEED_BACK: "单位反馈已处理",
    Verb.REWORK: "核查未通过，重新处理",
    Verb.SUSPEND: "因故延后处理",
    Verb.RESUME: "恢复处理",
    Verb.CLOSE: "已结案",
    Verb.FORCE_CLOSE: "已结案",
    Verb.REOPEN: "已重新办理",
    Verb.VOID: "已作废",
    Verb.MERGE: "与相同问题合并办理",
}


@router.get("/public/cases/{number}", response=Progress, summary="查询进度")
def progress(request: HttpRequest, number: str, track_code: Code) -> Progress:
    """How far one's report has come; of a merged report, how far the one it was merged into has."""
    return _progress(_reporter(request, number, track_code))


@router.post("/public/cases/{number}/rate", response=Progress, summary="评价")
def rate(request: HttpRequest, number: str, body: Rating, key: Key = "") -> Progress:
    """How satisfied the reporter is, once the case is closed."""
    reporter = _reporter(request, number, body.track_code)
    closing.rate(
        reporter.case,
        by=_citizen(reporter),
        track_code=reporter.track_code,
        satisfaction=body.satisfaction,
        note=body.note,
        key=_own_key(reporter, key),
    )
    return _progress(_reporter(request, number, body.track_code))


@router.post("/public/cases/{number}/reopen", response=Progress, summary="重开")
def reopen_as_citizen(request: HttpRequest, number: str, body: Tracked, key: Key = "") -> Progress:
    """It is not fixed: within the window the case goes back to be looked at again."""
    reporter = _reporter(request, number, body.track_code)
    closing.reopen(
        reporter.case,
        by=_citizen(reporter),
        note=body.note,
        track_code=reporter.track_code,
        key=_own_key(reporter, key),
    )
    return _progress(_reporter(request, number, body.track_code))


def _reporter(request: HttpRequest, number: str, track_code: str) -> Reporter:
    """The reporter who holds number and code; guessing is slowed down."""
    thing = f"{number[:24]} {request.META.get('REMOTE_ADDR', '')}"
    if trail.times(trail.Act.TRACK_FAILED, thing, within=WITHIN) >= WRONG_ALLOWED:
        raise TooMany(
            "查询码错误次数过多，请 5 分钟后再试。",
            "Too many wrong codes.",
            retry_after=int(WITHIN.total_seconds()),
        )
    found = None
    if number.isalnum():
        reporters = Reporter.objects.select_related("case__category", "case__platform", "case__main")
        found = reporters.filter(case__number=number, track_code=track_code.strip().upper()).first()
    if found is None:
        trail.write(trail.Act.TRACK_FAILED, user_id=None, thing=thing)
        raise NotFound("案件编号或查询码不对。", "Wrong number or tracking code.")
    return found


def _citizen(reporter: Reporter) -> Actor:
    return actors.citizen(reporter.case.platform_id)


def _own_key(reporter: Reporter, key: str) -> str:
    """Citizens have no accounts that would keep their keys apart."""
    return hashlib.sha256(f"{reporter.pk} {key}".encode()).hexdigest() if key else ""


def _progress(reporter: Reporter) -> Progress:
    own = reporter.case
    followed = own.main or own
    return Progress(
        number=own.number,
        category=own.category.name,
        stage_label=Stage(followed.stage).label,
        step=STEP_OF[Stage(followed.stage)],
        steps=list(STEPS),
        reported_at=own.reported_at,
        ended_at=followed.ended_at,
        history=_history(own, followed),
        answer=reporter.answer,
        answered_at=reporter.answered_at,
        satisfaction=reporter.satisfaction or None,
        may_rate=_may(Verb.RATE, own),
        may_reopen=_may(Verb.REOPEN, own),
    )


def _history(own: Case, followed: Case) -> list[Step]:
    entries = own.timeline.filter(verb__in=list(TOLD))
    if followed.pk != own.pk:
        entries |= followed.timeline.filter(verb__in=list(TOLD), at__gt=own.reported_at)
    return [Step(at=one.at, label=TOLD[Verb(one.verb)]) for one in entries.order_by("at", "pk")]


def _may(verb: Verb, case: Case) -> bool:
    standing, citizen = rules.Standing(case), actors.citizen(case.platform_id)
    return any(
        row.verb is verb
        and rules.seat_for(row, standing, citizen)[0]
        and rules.obstacle(row, standing, citizen) is None
        for row in rows_at(Stage(case.stage))
    )
