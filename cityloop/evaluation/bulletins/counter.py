"""The counts of a bulletin: two populations, one window, everything as of the end of the period."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import dropwhile
from zoneinfo import ZoneInfo

from cityloop.cases.models import Case, Source
from cityloop.evaluation.bulletins.content import Line, Tally
from cityloop.evaluation.counting import Counting
from cityloop.evaluation.engine.questions import EVERYWHERE, Where
from cityloop.evaluation.measures import Measuring, Window
from cityloop.evaluation.models import CaseTheme
from cityloop.evaluation.objects import objects
from cityloop.evaluation.periods import Kind, Period, containing
from cityloop.evaluation.spans import Span, span
from cityloop.evaluation.words import AttributeBy, Fact, ObjectType, Population
from cityloop.people.models import Platform
from cityloop.people.queries import zone_of

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)

# What came in the period, by the report; what fell due in it, by the unit's promise.
CAME = Population(attribute_by=AttributeBy.REPORTED)
FELL_DUE = Population(attribute_by=AttributeBy.DUE)
CLOSED = Population(attribute_by=AttributeBy.CLOSED)
EVER_SENT = Population(attribute_by=AttributeBy.DISPATCHED)
CAME_FACTS = (
    Fact.REPORTED,
    Fact.VALID_REPORT,
    Fact.ACCEPTED,
    Fact.FILED,
    Fact.DISPATCHED,
    Fact.TO_INSPECT,
    Fact.INSPECTED_ON_TIME,
    Fact.VERY_SATISFIED,
    Fact.SATISFIED,
    Fact.FAIR,
    Fact.DISSATISFIED,
)
DUE_FACTS = (Fact.DUE, Fact.CLOSED, Fact.CLOSED_ON_TIME, Fact.REWORK, Fact.EXTENDED)
STANDING_FACTS = (Fact.UNHANDLED, Fact.UNHANDLED_OVERDUE, Fact.SUSPENDED)

SPLIT_FACTS = (Fact.REPORTED, Fact.FILED, Fact.CLOSED)
SPLITS: tuple[tuple[str, Where], ...] = (
    ("事件类", Where({"nature": ["event"]})),
    ("部件类", Where({"nature": ["component"]})),
    ("采集员巡查", Where({"source": [Source.INSPECTOR.value]})),
    ("公众诉求", Where({"public": [True]})),
    ("12345转办", Where({"source": [Source.H12345.value]})),
    ("热线", Where({"source": [Source.HOTLINE.value]})),
    ("视频和物联发现", Where({"source": [Source.VIDEO.value, Source.VEHICLE.value, Source.SENSOR.value]})),
    ("紧急案件", Where({"urgent": [True]})),
)


@dataclass(frozen=True)
class Counter:
    """One platform's counts in one period, up to the instant of its span. Granted appeals are in them."""

    platform: Platform
    span: Span
    measuring: Measuring

    @property
    def window(self) -> Window:
        return self.span.window

    @property
    def period(self) -> Period:
        return self.span.period

    @cached_property
    def zone(self) -> ZoneInfo:
        return zone_of(self.platform.pk)

    def at(self, period: Period) -> "Counter":
        """The same for another period."""
        return Counter(self.platform, span(self.platform.pk, period, as_of=self.window.as_of), self.measuring)

    @property
    def is_known(self) -> bool:
        """Whether the record reaches back to the beginning of the period; a part of it compares with nothing."""
        first = (
            Case.objects.filter(platform_id=self.platform.pk)
            .order_by("reported_at")
            .values_list("reported_at", flat=True)
            .first()
        )
        return first is not None and first < self.window.begin + timedelta(days=1)

    def whole(self) -> Line:
        """总体: the regions of the platform together."""
        found = self._both(ObjectType.DISTRICT)
        return Line("", "合计", summed(found.values()))

    def lines(self, object_type: ObjectType) -> tuple[Line, ...]:
        """Objects in the official order; those of which nothing was counted are left out, but for streets."""
        found = self._both(object_type)
        known = objects(self.platform.pk, object_type, list(found))
        lines = [Line(one.key, one.label, found.get(one.key, {})) for one in known]
        keeps = object_type is ObjectType.STREET and any(found.values())
        return tuple(line for line in lines if keeps or any(line.counts.values()))

    @cached_property
    def lying(self) -> Counting:
        """What lies with each unit at the end, whenever it was sent there."""
        ever = Window(LONG_AGO, self.window.end, self.window.as_of)
        return Counting(self.platform, ObjectType.UNIT, ever, EVER_SENT)

    def splits(self) -> tuple[Line, ...]:
        """By what is usual everywhere, and by the city's own themes (专项) with what is left beside them (常规)."""
        found = [(label, self._came(where, SPLIT_FACTS)) for label, where in SPLITS]
        return tuple(
            Line(label, label, counts)
            for label, counts in (*found, *self._themes())
            if counts.get(Fact.REPORTED)
        )

    def _themes(self) -> list[tuple[str, dict[Fact, int]]]:
        themes = CaseTheme.objects.filter(platform=self.platform)
        found = [
            (
                one.name,
                self._came(Where({"nature": [one.nature], "category_code": one.category_codes}), SPLIT_FACTS),
            )
            for one in themes
        ]
        if not found:
            return []
        whole = self._came(EVERYWHERE, SPLIT_FACTS)
        usual = {
            fact: whole.get(fact, 0) - sum(counts.get(fact, 0) for _, counts in found) for fact in SPLIT_FACTS
        }
        return [*found, ("常规案件", usual)]

    def sources(self) -> dict[str, int]:
        return {_called(one): self._reported(Where({"source": [one.value]})) for one in Source}

    def categories(self, names: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], int]:
        """How many were reported of each 小类."""
        return {key: self._reported(_of(key)) for key in names}

    def of_units(self, names: Mapping[tuple[str, str], str]) -> dict[str, dict[tuple[str, str], int]]:
        """How many of each 小类 were sent to each unit."""
        found: dict[str, dict[tuple[str, str], int]] = {}
        for key in names:
            counts = self.measuring.measure(ObjectType.UNIT, self.window, CAME, (Fact.DISPATCHED,), _of(key))
            for unit, numbers in counts.items():
                found.setdefault(str(unit), {})[key] = numbers[Fact.DISPATCHED]
        return found

    def trend(self) -> tuple[Line, ...]:
        """逐日, or 逐月 in a year, from where the record begins, as far as the period has gone."""
        steps = [one for one in _steps(self.period) if one.bounds(self.zone)[0] < self.window.as_of]
        windows = [Window(*one.bounds(self.zone), self.window.as_of) for one in steps]
        if not windows:
            return ()
        came = self.measuring.series(ObjectType.DISTRICT, windows, CAME, (Fact.REPORTED,))
        done = self.measuring.series(ObjectType.DISTRICT, windows, CLOSED, (Fact.CLOSED,))
        lines = [
            Line(
                one.first.isoformat(),
                f"{one.first.month}月"
                if self.period.kind is Kind.YEAR
                else f"{one.first.month}.{one.first.day}",
                summed(reported.values()) | summed(closed.values()),
            )
            for one, reported, closed in zip(steps, came, done, strict=True)
        ]
        return tuple(dropwhile(lambda line: not any(line.counts.values()), lines))

    def _both(self, object_type: ObjectType) -> dict[str, dict[Fact, int]]:
        came = Counting(self.platform, object_type, self.window, CAME).numbers(CAME_FACTS)
        due = Counting(self.platform, object_type, self.window, FELL_DUE).numbers(DUE_FACTS)
        return {key: came.get(key, {}) | due.get(key, {}) for key in {**came, **due}}

    def _came(self, where: Where, facts: Sequence[Fact]) -> dict[Fact, int]:
        return summed(self.measuring.measure(ObjectType.DISTRICT, self.window, CAME, facts, where).values())

    def _reported(self, where: Where = EVERYWHERE) -> int:
        return self._came(where, (Fact.REPORTED,)).get(Fact.REPORTED, 0)


def tallied(now: Mapping[str, int], before: Mapping[str, int] | None) -> tuple[Tally, ...]:
    """The largest first; what is zero now and before is left out."""
    rows = [
        Tally(label, count, before.get(label, 0) if before is not None else None)
        for label, count in now.items()
        if count or (before or {}).get(label)
    ]
    return tuple(sorted(rows, key=lambda row: -row.count))


def summed(counts: Iterable[Mapping[Fact, int]]) -> dict[Fact, int]:
    total: dict[Fact, int] = {}
    for one in counts:
        for fact, number in one.items():
            total[fact] = total.get(fact, 0) + number
    return total


def _called(source: Source) -> str:
    """A name that ends in figures would run into the number after it."""
    return f"{source.label}热线" if source.label[-1].isdigit() else source.label


def _of(key: tuple[str, str]) -> Where:
    nature, code = key
    return Where({"nature": [nature], "category_code": [code]})


def _steps(period: Period) -> list[Period]:
    step = Kind.MONTH if period.kind is Kind.YEAR else Kind.CUSTOM
    found: list[Period] = []
    day = period.first
    while day <= period.last:
        one = containing(step, day) if step is Kind.MONTH else Period(step, day, day)
        found.append(one)
        day = one.last + timedelta(days=1)
    return found
