"""From the record to the content of a bulletin. Every number of it is counted here, once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import TruncDate

from cityloop.cases import queries as cases
from cityloop.cases.models import Case, Evidence
from cityloop.cases.stages import Stage
from cityloop.core import clock
from cityloop.evaluation.bulletins import casebook, texts
from cityloop.evaluation.bulletins.content import (
    Adjusted,
    Content,
    LedgerLine,
    Line,
    OverdueCase,
    Quality,
    ScoreSheet,
    Tally,
    UnitPage,
)
from cityloop.evaluation.bulletins.counter import STANDING_FACTS, Counter, tallied
from cityloop.evaluation.bulletins.overview import places
from cityloop.evaluation.counting import measuring
from cityloop.evaluation.objects import objects
from cityloop.evaluation.periods import Kind, previous
from cityloop.evaluation.spans import Span
from cityloop.evaluation.words import Fact, ObjectType
from cityloop.people.models import Platform

TOP = {Kind.WEEK: 10, Kind.MONTH: 10, Kind.YEAR: 15}
TYPICAL = 3
OVERDUE_LISTED = 30
FEWEST_PER_DAY = 5  # with fewer a quiet day tells nothing
PAGE_CATEGORIES, PAGE_OVERDUE = 3, 5  # all of a unit stays on one page
CategoryKey = tuple[str, str]
Unit = dict[Fact, int]


@dataclass(frozen=True, slots=True)
class _Hot:
    """What was reported of each 小类, now and before."""

    names: Mapping[CategoryKey, str]
    now: Mapping[CategoryKey, int]
    before: Mapping[CategoryKey, int] | None

    def top(self, most: int, nature: str = "") -> list[CategoryKey]:
        keys = [key for key, count in self.now.items() if count and nature in {"", key[0]}]
        return sorted(keys, key=lambda key: (-self.now[key], key))[:most]

    def tallies(self, most: int, nature: str = "") -> tuple[Tally, ...]:
        return tuple(
            Tally(
                self.names[key], self.now[key], self.before.get(key, 0) if self.before is not None else None
            )
            for key in self.top(most, nature)
        )


def build(platform: Platform, over: Span, *, sheets: Sequence[ScoreSheet] = (), corrects: int = 0) -> Content:
    """The content of a bulletin of a period, as of its end or of now while it runs."""
    period = over.period
    now = Counter(platform, over, measuring(platform))
    earlier = now.at(previous(period))
    before = earlier if earlier.is_known else None
    hot = _hot(now, before)
    units, standing = now.lines(ObjectType.UNIT), now.lying.numbers(STANDING_FACTS)
    late = casebook.overdue(now, [key for key, one in standing.items() if one[Fact.UNHANDLED_OVERDUE]])
    top = TOP.get(period.kind, 10)
    return Content(
        period=period,
        platform=platform.name,
        made_on=clock.now().astimezone(now.zone).date(),
        totals=now.whole(),
        totals_before=before.whole() if before else None,
        sources=tallied(now.sources(), before.sources() if before else None),
        splits=now.splits(),
        units=units,
        streets=now.lines(ObjectType.STREET),
        inspectors=now.lines(ObjectType.COMPANY),
        categories={
            "all": hot.tallies(top),
            "event": hot.tallies(top, "event"),
            "component": hot.tallies(top, "component"),
        },
        trend=now.trend(),
        overdue=_longest([case for some in late.values() for case in some])[:OVERDUE_LISTED],
        overdue_total=sum(one[Fact.UNHANDLED_OVERDUE] for one in standing.values()),
        typical=casebook.typical(now, hot.top(len(hot.now)), TYPICAL),
        ledger=_ledger(platform, standing),
        suspended=casebook.suspended(now),
        sheets=tuple(sheets),
        adjusted=_adjusted(sheets),
        pages=_pages(now, before, units, late, hot.names, sheets) if period.kind is Kind.MONTH else (),
        quality=_quality(now),
        texts={topic: row.text for topic, row in texts.written(platform.pk, period.name).items()},
        corrects=corrects,
        complete=not over.running,
    )


def _hot(now: Counter, before: Counter | None) -> _Hot:
    platform_id = now.platform.pk
    came = Case.objects.filter(
        platform_id=platform_id, reported_at__gte=now.window.begin, reported_at__lt=now.window.as_of
    )
    keys = sorted(set(came.order_by().values_list("nature", "category_code").distinct()))
    names = cases.category_names(platform_id, keys)
    known: dict[CategoryKey, str] = {(nature, code): names.get((nature, code), code) for nature, code in keys}
    return _Hot(known, now.categories(known), before.categories(known) if before else None)


def _longest(rows: Sequence[OverdueCase]) -> tuple[OverdueCase, ...]:
    return tuple(sorted(rows, key=lambda row: (-row.days, row.number)))


def _ledger(platform: Platform, found: Mapping[str, Unit]) -> tuple[LedgerLine, ...]:
    """Units with something lying there, in the official order."""
    known = objects(platform.pk, ObjectType.UNIT, list(found))
    lines = [(one.label, found[one.key]) for one in known if one.key in found]
    return tuple(
        LedgerLine(label, counts[Fact.SUSPENDED], counts[Fact.UNHANDLED], counts[Fact.UNHANDLED_OVERDUE])
        for label, counts in lines
        if any(counts.values())
    )


def _adjusted(sheets: Sequence[ScoreSheet]) -> tuple[Adjusted, ...]:
    return tuple(
        Adjusted(one.label, line.points, line.reason, line.evidence)
        for sheet in sheets
        for one in sheet.scores
        for line in one.adjustments
    )


def _pages(
    now: Counter,
    before: Counter | None,
    units: Sequence[Line],
    late: Mapping[str, Sequence[OverdueCase]],
    names: Mapping[CategoryKey, str],
    sheets: Sequence[ScoreSheet],
) -> tuple[UnitPage, ...]:
    """One page for each unit that had anything due."""
    earlier = {line.key: line for line in before.lines(ObjectType.UNIT)} if before else {}
    sent = now.of_units(names)
    sent_before = before.of_units(names) if before else None
    ranked = places(units)
    reasons = {one.key: one.reasons for sheet in sheets for one in sheet.scores}
    return tuple(
        UnitPage(
            line=line,
            before=earlier.get(line.key, Line(line.key, line.label, {})) if before else None,
            place=ranked.get(line.key),
            of=len(ranked),
            categories=_sent(
                names,
                sent.get(line.key, {}),
                sent_before.get(line.key, {}) if sent_before is not None else None,
            ),
            overdue=tuple(late.get(line.key, ())[:PAGE_OVERDUE]),
            reasons=reasons.get(line.key, ()),
        )
        for line in units
        if line.of(Fact.DUE)
    )


def _sent(
    names: Mapping[CategoryKey, str], now: Mapping[CategoryKey, int], before: Mapping[CategoryKey, int] | None
) -> tuple[Tally, ...]:
    most = sorted((key for key in now if now[key]), key=lambda key: (-now[key], key))[:PAGE_CATEGORIES]
    return tuple(
        Tally(names[key], now[key], before.get(key, 0) if before is not None else None) for key in most
    )


def _quality(now: Counter) -> Quality:
    """Of everything registered in the period, inside the cells or not."""
    window = now.window
    own = Case.objects.filter(platform_id=now.platform.pk)
    came = own.filter(reported_at__gte=window.begin, reported_at__lt=window.as_of)
    photos = Evidence.objects.filter(
        case=OuterRef("pk"), kind__in=casebook.AFTER, media_type__startswith="image/"
    )
    closed = own.filter(stage=Stage.CLOSED, ended_at__gte=window.begin, ended_at__lt=window.as_of)
    by_day = dict(
        came.order_by().values_list(TruncDate("reported_at", tzinfo=now.zone)).annotate(n=Count("pk"))
    )
    usual, odd = _odd_days(now, by_day)
    return Quality(
        reported=came.count(),
        without_place=came.filter(lon__isnull=True).count(),
        without_cell=came.filter(cell__isnull=True).count(),
        without_photo=closed.exclude(Exists(photos)).count(),
        usual_per_day=usual,
        odd_days=odd,
    )


def _odd_days(
    now: Counter, by_day: Mapping[date, int]
) -> tuple[Decimal | None, tuple[tuple[date, int], ...]]:
    """采集异常日: whole days with less than half of what is usual."""
    last = now.window.as_of.astimezone(now.zone).date()
    days = [date.fromisoformat(line.key) for line in now.trend()] if now.period.kind is not Kind.YEAR else []
    whole = [day for day in days if day < last]
    if len(whole) < 3:
        return None, ()
    usual = Decimal(sum(by_day.get(day, 0) for day in whole)) / len(whole)
    odd = tuple(
        (day, by_day.get(day, 0)) for day in whole if by_day.get(day, 0) * 2 < usual >= FEWEST_PER_DAY
    )
    return usual.quantize(Decimal("0.01")), odd
