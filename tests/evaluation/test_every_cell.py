"""Facts agree with a brute-force recomputation in every cell: each object, fact and fork, as of several instants."""

import pytest

from cityloop.evaluation.facts.refreshing import refresh
from cityloop.evaluation.facts.store import Store
from cityloop.evaluation.measures import Measuring, Window
from tests.demo.conftest import Story, district, story  # noqa: F401  (fixtures)
from tests.evaluation import brute
from tests.evaluation.story import POPULATIONS, at, counted, differences, measuring, recomputed, told

pytestmark = pytest.mark.django_db

# The month, the first day as of its end, some hours in the middle, a window that ends while cases wait.
WINDOWS = [
    Window(at("2026-11-01 00:00"), at("2026-12-01 00:00"), at("2026-12-01 00:00")),
    Window(at("2026-11-16 00:00"), at("2026-11-18 00:00"), at("2026-11-18 00:00")),
    Window(at("2026-11-17 10:00"), at("2026-11-17 16:00"), at("2026-11-18 09:30")),
    Window(at("2026-11-18 00:00"), at("2026-11-19 00:00"), at("2026-11-18 15:00")),
]


@pytest.fixture(scope="module")
def facts(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Measuring:  # noqa: F811
    store = Store(tmp_path_factory.mktemp("facts"))
    refresh(story.platform, store)
    return measuring(store, story.platform)


@pytest.fixture(scope="module")
def cases(story: Story) -> list[object]:  # noqa: F811
    return list(brute.load(story.platform))


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("population", POPULATIONS)
def test_every_cell(story, facts, cases, window, population) -> None:  # type: ignore[no-untyped-def]  # noqa: F811
    mine, theirs = (
        counted(facts, window, population),
        recomputed(story.platform, window, population, cases),
    )
    assert not differences(mine, theirs), told(mine, theirs)
