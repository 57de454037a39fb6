"""What is reported on a day: how many, when, what, where, by whom. The same day and seed give the same list."""

import math
import random
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from shapely.geometry import LineString, shape

from cityloop.cases.models import Source
from cityloop.catalog import queries as catalog
from cityloop.demo.stories import CITIZENS, SOURCES, Saying, Story, hour_of, stories
from cityloop.people.models import Platform
from cityloop.places.cells import cells_of
from cityloop.places.coords import Plane
from cityloop.places.gazetteer import METRES_PER_NUMBER
from cityloop.places.models import Component, PlaceName, Road

OF_WEEKDAY = (1.04, 1.06, 1.02, 1.0, 1.03, 0.95, 0.9)
ECHO = 0.035  # citizens who report what was reported already
ECHO_MINUTES = (10, 300)
ECHO_METRES = 0.00015  # degrees, about 15 m
SELF_HANDLED = 0.12  # of the small things that inspectors find
URGENT = 0.02
EVERY_M = 40.0
CENTRE_WEIGHT = {"A": 4.0, "B": 2.5, "C": 1.0, "": 1.0}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the words for it."""

    lon: float
    lat: float
    address: str
    inspector_id: int | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """One report to come."""

    at: datetime
    source: Source
    nature: str
    category_code: str
    description: str
    spot: Spot
    component_code: str = ""
    urgent: bool = False
    self_handled: bool = False
    anonymous: bool = False


class Arrivals:
    """The district's problems: where they can be and what the catalogue calls them."""

    def __init__(self, platform: Platform, seed: int, per_day: int) -> None:
        self.platform, self.seed, self.per_day = platform, seed, per_day
        self.zone = ZoneInfo(platform.timezone)
        self._spots, self._weights = _spots(platform)
        self._components = _components(platform)
        self._codes: dict[date, dict[tuple[str, str], str]] = {}

    def on(self, day: date) -> list[Arrival]:
        """The reports of a local day, in order of time."""
        chance = random.Random(f"{self.seed}/{day}/{self.per_day}")
        mean = self.per_day * OF_WEEKDAY[day.weekday()] / (1 + ECHO)
        known = self._known(day)
        found: list[Arrival] = []
        for _ in range(max(1, round(chance.gauss(mean, math.sqrt(mean) / 2)))):
            story = chance.choices(known, [story.often for story in known])[0]
            found.append(self._arrival(day, story, chance))
            if chance.random() < ECHO:
                found.append(self._echo(found[-1], story, chance))
        return sorted(found, key=lambda arrival: arrival.at)

    def _known(self, day: date) -> list[Story]:
        """The stories whose category is in force and, for components, stands in the streets."""
        codes = {(one.nature, one.name): one.code for one in catalog.categories(self.platform.pk, day)}
        self._codes = {day: codes}
        return [
            story
            for story in stories()
            if (code := codes.get((story.nature, story.name)))
            and (story.nature == "event" or self._components.get(code))
        ]

    def _arrival(self, day: date, story: Story, chance: random.Random) -> Arrival:
        source = chance.choices(list(SOURCES), list(SOURCES.values()))[0]
        code = self._codes[day][story.nature, story.name]
        if story.nature == "component":
            spot, component_code = chance.choice(self._components[code])
        else:
            spot, component_code = chance.choices(self._spots, cum_weights=self._weights)[0], ""
        if source is Source.INSPECTOR and spot.inspector_id is None:
            source = Source.VEHICLE
        saying = chance.choice(story.sayings(source))
        hour = hour_of(story, source, chance)
        moment = time(hour, chance.randrange(60), chance.randrange(1, 60))  # never at midnight itself
        return Arrival(
            at=datetime.combine(day, moment, self.zone),
            source=source,
            nature=story.nature,
            category_code=code,
            description=_sentence(saying, spot, source, chance),
            spot=spot,
            component_code=component_code,
            urgent=chance.random() < URGENT,
            self_handled=source is Source.INSPECTOR and story.small and chance.random() < SELF_HANDLED,
            anonymous=chance.random() < 0.3,
        )

    def _echo(self, first: Arrival, story: Story, chance: random.Random) -> Arrival:
        """Somebody else sees the same thing a little later, in other words."""
        spot = replace(
            first.spot,
            lon=first.spot.lon + chance.uniform(-ECHO_METRES, ECHO_METRES),
            lat=first.spot.lat + chance.uniform(-ECHO_METRES, ECHO_METRES),
        )
        if cells_of(self.platform.pk).find(spot.lon, spot.lat) is None:
            spot = first.spot
        source = chance.choice([Source.H12345, Source.HOTLINE, Source.PUBLIC])
        later = first.at + timedelta(minutes=chance.randint(*ECHO_MINUTES))
        last = first.at.replace(hour=23, minute=59, second=59)
        return replace(
            first,
            at=min(later, last),
            source=source,
            description=_sentence(chance.choice(story.told), spot, source, chance),
            spot=spot,
            self_handled=False,
        )


def _sentence(saying: Saying, spot: Spot, source: Source, chance: random.Random) -> str:
    text = saying.filled(chance)
    if source in CITIZENS:
        return f"{spot.address}，{text}。"
    return f"{spot.address}{text}。"


def _spots(platform: Platform) -> tuple[list[Spot], list[float]]:
    """Points along the roads and at the named places, with running weights: the centre sees more."""
    index = cells_of(platform.pk)
    found: list[Spot] = []
    weights: list[float] = []
    total = 0.0
    for number, (lon, lat, address) in enumerate(
        [*_along_roads(platform, index.plane), *_at_places(platform)]
    ):
        cell = index.find(lon, lat)
        if cell is None:
            continue
        found.append(Spot(lon, lat, address, cell.inspector_id))
        busy = 6.0 if number % 17 == 0 else 1.0  # some corners are never clean
        total += CENTRE_WEIGHT[cell.area_class] * busy
        weights.append(total)
    return found, weights


def _along_roads(platform: Platform, plane: Plane) -> list[tuple[float, float, str]]:
    points = []
    for road in Road.objects.filter(platform=platform).order_by("pk"):
        line = shape(road.line)
        metric = LineString([plane.to_metres(*position[:2]) for position in line.coords])
        for step in range(1, int(metric.length / EVERY_M)):
            point = metric.interpolate(step * EVERY_M)
            side = 7.0 if step % 2 else -7.0
            lon, lat = plane.to_degrees(point.x + side, point.y + side)
            number = max(1, round(step * EVERY_M / METRES_PER_NUMBER))
            points.append((round(lon, 7), round(lat, 7), f"{road.name}{number}号附近"))
    return points


def _at_places(platform: Platform) -> list[tuple[float, float, str]]:
    rows = PlaceName.objects.filter(platform=platform).order_by("pk")
    return [(row.lon, row.lat, f"{row.name}门口") for row in rows]


def _components(platform: Platform) -> dict[str, list[tuple[Spot, str]]]:
    found: dict[str, list[tuple[Spot, str]]] = defaultdict(list)
    rows = Component.objects.filter(platform=platform, cell__isnull=False).order_by("code")
    for code, category_code, lon, lat, address, inspector_id in rows.values_list(
        "code", "category_code", "lon", "lat", "address", "cell__duty_grid__inspector_id"
    ):
        found[category_code].append((Spot(lon, lat, address, inspector_id), code))
    return found
