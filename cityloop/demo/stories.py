"""What goes wrong in the demo district, how people say it, and when. The sentences stand in `data/stories.toml`."""

import random
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cityloop.cases.models import Source

# How often something is reported in each hour of the day.
HOURS: dict[str, tuple[int, ...]] = {
    "day": (0, 0, 0, 0, 0, 0, 2, 8, 14, 16, 14, 8, 4, 4, 12, 15, 13, 8, 4, 2, 1, 0, 0, 0),
    "meals": (0, 0, 0, 0, 0, 1, 8, 14, 8, 6, 8, 14, 10, 5, 4, 6, 11, 14, 12, 9, 5, 2, 1, 0),
    "evening": (2, 1, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 2, 2, 2, 3, 4, 7, 12, 16, 16, 12, 7, 4),
    "night": (9, 6, 4, 3, 3, 5, 5, 3, 2, 2, 2, 2, 3, 3, 2, 2, 2, 2, 3, 5, 9, 13, 15, 14),
    "always": (2, 1, 1, 1, 2, 4, 6, 8, 8, 7, 6, 5, 5, 5, 6, 6, 6, 7, 7, 5, 4, 3, 3, 2),
}
# Inspectors walk from 7 to 19 h; an hour of theirs may be empty of stories of the night.
PATROL = range(7, 19)

SOURCES: dict[Source, int] = {
    Source.INSPECTOR: 700,
    Source.H12345: 110,
    Source.HOTLINE: 60,
    Source.PUBLIC: 60,
    Source.VIDEO: 35,
    Source.VEHICLE: 15,
    Source.LEADER: 6,
    Source.DEPARTMENT: 6,
    Source.MEDIA: 4,
    Source.PETITION: 4,
}
CITIZENS = frozenset({Source.H12345, Source.HOTLINE, Source.PUBLIC, Source.MEDIA, Source.PETITION})
MACHINES = frozenset({Source.VIDEO, Source.VEHICLE})
SAID_BY_MACHINE = "自动识别：疑似{name}，待人工确认"
_OWN_RULE = re.compile(r"#(\d+)$")


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence with the filing rule it stands for."""

    text: str
    rule_no: int

    def filled(self, chance: random.Random) -> str:
        return self.text.replace("{n}", str(chance.randint(2, 12)))

    @property
    def fragment(self) -> str:
        """The part that is the same however the blanks are filled."""
        return self.text.partition("{n}")[0]


@dataclass(frozen=True, slots=True)
class Story:
    """One kind of problem."""

    nature: str
    name: str
    often: int
    hours: str
    small: bool
    seen: tuple[Saying, ...]
    told: tuple[Saying, ...]

    def sayings(self, source: Source) -> tuple[Saying, ...]:
        if source in MACHINES:
            return (Saying(SAID_BY_MACHINE.format(name=self.name), self.seen[0].rule_no),)
        return self.told if source in CITIZENS else self.seen


@cache
def stories() -> tuple[Story, ...]:
    """All of them, as the file tells them."""
    text = (files("cityloop.demo") / "data" / "stories.toml").read_text("utf-8")
    return tuple(
        Story(
            nature=told.get("nature", "event"),
            name=told["name"],
            often=told["often"],
            hours=told.get("hours", "day"),
            small=told.get("small", False),
            seen=_sayings(told["seen"], told.get("rule", 1)),
            told=_sayings(told["told"], told.get("rule", 1)),
        )
        for told in tomllib.loads(text)["story"]
    )


def rule_no_of(nature: str, name: str, description: str) -> int:
    """The filing rule that a description was written for; the first one when it is nobody's of ours."""
    for story in stories():
        if (story.nature, story.name) == (nature, name):
            for saying in (*story.seen, *story.told):
                if saying.fragment in description:
                    return saying.rule_no
            return story.seen[0].rule_no
    return 1


def hour_of(story: Story, source: Source, chance: random.Random) -> int:
    """The hour of the day at which such a thing is reported from such a source."""
    weights: Sequence[int] = HOURS[story.hours]
    if source is Source.INSPECTOR:
        weights = [weight if hour in PATROL else 0 for hour, weight in enumerate(weights)]
    elif source not in CITIZENS | MACHINES:
        weights = HOURS["day"]
    return chance.choices(range(24), weights)[0]


def _sayings(texts: Sequence[str], rule_no: int) -> tuple[Saying, ...]:
    found = []
    for text in texts:
        own = _OWN_RULE.search(text)
        found.append(Saying(_OWN_RULE.sub("", text), int(own[1]) if own else rule_no))
    return tuple(found)
