"""Four cases in different hands, and who sees which of them."""

from cityloop.cases.actions import dispatching
from cityloop.cases.models import Case, Source
from cityloop.cases.stages import Stage
from cityloop.people.posts import CENTRE_POSTS
from tests.town import PEOPLE, Town
from tests.walk import case_at, reported

WEST = (113.9015, 35.3005)  # the grid of 吴采集
POST = {name: post for name, _, post, _ in PEOPLE}

# Who sees what, besides the posts of the centre, which see all four.
SEES = {
    "inspector_li": {"east", "swept", "nested"},  # the own grid
    "inspector_wu": {"west", "swept"},  # the own grid, and a case given to inspect
    "cleaner": {"swept", "nested"},  # the unit and those below it
    "east_team": {"nested"},
    "east_group": set(),
    "officer": {"west"},
    "plumber": set(),
    "street": set(),
    "camera": {"east"},  # what the channel itself reported
}


def four_cases(town: Town) -> dict[str, Case]:
    """East with nobody yet, west with the enforcement, swept and inspected, nested with a team that assists."""
    east = reported(town, by="camera", source=Source.VIDEO)
    west = case_at(town, Stage.HANDLING, unit="enforcement", handler="officer", lon=WEST[0], lat=WEST[1])
    nested = case_at(town, Stage.FILED)
    dispatching.dispatch(
        nested,
        by=town.actor("dispatcher"),
        department_id=town.departments["sanitation"].pk,
        assisting_ids=[town.departments["sanitation_east"].pk],
    )
    return {"east": east, "west": west, "swept": case_at(town, Stage.INSPECTED), "nested": nested}


def visible(name: str, cases: dict[str, Case]) -> set[str]:
    """The keys of the cases a person may see."""
    return set(cases) if POST[name] in CENTRE_POSTS else SEES[name]
