"""Who may ask what of the console: everybody of the town against every endpoint; outsiders get nothing."""

import pytest

from cityloop.cases.stages import Stage
from cityloop.people.posts import GRANTS, Permission
from tests.api.http import Voice
from tests.console.asking import table, voice
from tests.town import PEOPLE, Town, build_town
from tests.walk import case_at

POSTS = {name: post for name, _, post, _ in PEOPLE}
EVERYBODY = None
ENDPOINTS: dict[str, Permission | None] = {
    "/changes": EVERYBODY,
    "/figures/now": EVERYBODY,
    "/figures/arrivals": EVERYBODY,
    "/figures/steps": EVERYBODY,
    "/figures/ticker": EVERYBODY,
    "/figures/trend": EVERYBODY,
    "/figures/ranking": EVERYBODY,
    "/phrases?verb=close": EVERYBODY,
    "/mentions": EVERYBODY,
    "/exports/worklists/all.xlsx": Permission.EXPORT,
    "/map/tiles/cases/3/6/3.mvt": EVERYBODY,
    "/map/tiles/cells/14/13375/6464.mvt": EVERYBODY,
    "/map/tiles/components/16/1/1.mvt": EVERYBODY,
    "/reporters/history?phone=13812341234": Permission.VIEW_REPORTER,
}


@pytest.mark.parametrize("path", list(ENDPOINTS))
def test_people_by_endpoints(say: dict[str, Voice], path: str) -> None:
    needs = ENDPOINTS[path]
    may = {name for name, post in POSTS.items() if needs is None or post in GRANTS[needs]}
    said = {name: one.get(path).status_code for name, one in say.items()}
    assert said == {name: 200 if name in may else 403 for name in POSTS}
    assert Voice("").get(path).status_code == 401
    assert Voice("cityloop_wrong").get(path).status_code == 401


@pytest.mark.parametrize("path", list(ENDPOINTS))
def test_the_neighbours_see_nothing_of_ours(say: dict[str, Voice], town: Town, path: str) -> None:
    numbers = [
        case_at(town, stage, reporter_phone="13812341234").number for stage in (Stage.HANDLING, Stage.CLOSED)
    ]
    answer = voice(build_town("other"), "head").get(path)
    told = str(table(answer)) if answer.streaming else answer.content.decode()
    assert answer.status_code == 200 and not any(number in told for number in numbers)
